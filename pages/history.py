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
)
from pages.components.session import catalog, entries, recall, view

heading = st.container()
signing.tell()
part = history_filters.part()

if part == "so-sanh":
    with st.container(horizontal=True, gap="medium"):
        before, after = history_filters.pair()
    found = recall(custody.difference, before, after)
    show.heading(heading, differences.headline(found), differences.remark(found) or "Số liệu trước → sau, từng dòng.")
    if not found.facts:
        notes.empty("Không có gì khác.", differences.NOTHING, "Hãy chọn hai bút toán xa nhau hơn.")
        address.leave()
    show.section("Tỷ lệ, hạng và chỉ tiêu đổi theo", differences.moves(found, catalog()))
    show.section("Các dòng số liệu khác nhau", differences.facts(found, catalog()))
    sheet = differences.sheet(found, catalog())
    notes.download(sheet, sheet.name)
    address.leave()

if part == "duyet-khoa":
    dataset = history_filters.dimension()
    states = approvals.states(dataset)
    show.heading(heading, approvals.headline(states, dataset), approvals.LADDER)
    if not states:
        notes.no_figures(dataset.id)
        address.leave()
    approvals.step(dataset, history_filters.period(approvals.options(states)))
    show.section("Mọi kỳ", approvals.ladder(states))
    address.leave()

if part == "lich-bao-cao":
    dataset = history_filters.dimension()
    rows = due_days.found(dataset.id)
    show.heading(heading, due_days.headline(rows, dataset.id, view().label), due_days.rule(view(), rows))
    show.remark(due_days.why_unknown(rows))
    st.html(due_days.table(rows))
    notes.download(due_days.sheet(rows, dataset.id), f"lich-bao-cao-{dataset.id}-{view().year}-{view().months:02d}")
    address.leave()

undone = recall(journal.taken_back)
with st.container(horizontal=True, gap="medium"):
    opened = history_filters.entry()
    listed = journal.chosen(entries(), history_filters.dataset(), history_filters.person())
    page = history_filters.page(listed)

if opened:
    show.heading(heading, dossier.headline(opened), dossier.signature(opened, undone.get(opened.entry)))
    dossier.show(opened)
    undoing.offer(opened.entry)
    address.leave()

show.heading(heading, journal.headline(listed, undone), journal.ABOUT)
st.html(journal.table(journal.of_page(listed, page), undone, catalog()))
notes.download(journal.sheet(listed, undone, catalog()), "lich-su-nap")
