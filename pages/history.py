"""Lịch sử nạp: everything that ever entered the ledger; taken back, compared, approved, locked, and who is late."""

import streamlit as st

from analytics import custody
from pages.components import (
    address,
    approvals,
    differences,
    dossier,
    due_days,
    history_filters,
    journal,
    notes,
    show,
    signing,
    undoing,
    wizard,
)
from pages.components.session import catalog, entries, recall, view

heading = st.container()
signing.tell()
part = history_filters.part()

if part == "so-sanh":
    with st.container(horizontal=True, gap="medium"):
        before, after, days = history_filters.compared()
    too_many = differences.too_many(entries(), before, after)
    if too_many:
        show.heading(heading, differences.between(before, after, days), too_many)
        address.leave()
    found = recall(custody.difference, before, after)
    show.heading(heading, differences.headline(found, catalog(), days), differences.remark(found))
    show.section("Các dòng số liệu khác nhau", differences.facts(found, catalog(), entries()))
    show.section("Tỷ lệ, hạng và chỉ tiêu đổi theo", differences.moves(found, catalog()))
    notes.download(f"so-sanh-but-toan-{before}-{after}", differences.sheet, found, catalog(), entries())
    address.leave()

if part == "duyet-khoa":
    with st.container(horizontal=True, gap="medium"):
        dataset = history_filters.dimension()
        states = approvals.states(dataset)
        period = history_filters.period(approvals.options(states))
    show.heading(heading, approvals.headline(states, dataset), approvals.LADDER)
    approvals.step(dataset, period, states)
    show.section("Các kỳ đã duyệt hoặc đã khoá", approvals.ladder(states, is_preliminary=False))
    wizard.fold("Các kỳ còn là sơ bộ", approvals.ladder(states, is_preliminary=True))
    address.leave()

if part == "lich-bao-cao":
    dataset = history_filters.dimension()
    rows = due_days.found(dataset.id)
    show.heading(heading, due_days.headline(rows, dataset.id, view().label), due_days.rule(view(), rows))
    show.remark(due_days.why_unknown(rows))
    st.html(due_days.table(rows))
    notes.download(f"lich-bao-cao-{dataset.id}-{view().year}-{view().months:02d}", due_days.sheet, rows, dataset.id)
    address.leave()

undone = recall(journal.taken_back)
choices = st.container(horizontal=True, gap="medium")
with choices:
    opened = history_filters.entry()

if opened:
    show.heading(heading, dossier.headline(opened), dossier.signature(opened, undone.get(opened.entry)))
    dossier.show(opened)
    undoing.offer(opened.entry)
    address.leave()

with choices:
    listed = journal.chosen(entries(), history_filters.dataset(), history_filters.person())
    page = history_filters.page(listed)

show.heading(heading, journal.headline(listed, undone), journal.ABOUT)
st.html(journal.table(journal.of_page(listed, page), undone, catalog()))
notes.download("lich-su-nap", journal.sheet, listed, undone, catalog())
