"""Nạp số liệu: figures are understood, checked, compared with the ledger, and recorded once a person agrees."""

import streamlit as st

from pages.components import (
    address,
    changes,
    entered,
    filters,
    findings,
    pairing,
    questions,
    returning,
    templates,
    understanding,
    wizard,
)
from pages.components.session import catalog, here, view

st.title("Nạp số liệu")
st.caption(wizard.welcome(view()))
line = st.empty()

with st.container(horizontal=True, gap="medium"):
    person = wizard.person()
    dataset = catalog().datasets[filters.dataset()]
    filters.way_in()
original = wizard.hand_in(dataset, here())

if not original or not person:
    line.html(wizard.steps(1))
    templates.offer(dataset, catalog(), is_waiting_for_name=bool(original), is_typed=filters.is_typed())
    address.leave()

file = returning.mended(original)
returning.back(file, original)
done = entered.receipt(file)
if done:
    line.html(wizard.steps(5))
    entered.show(done.receipt)
    returning.offer(file, done.reading, is_open=False)
    address.leave()

examination = wizard.examine(here(), file)
receipt, reading = examination.receipt, examination.reading
line.html(wizard.steps(wizard.step(examination)))

st.subheader("Đọc hiểu")
wizard.show(findings.preview(reading, dataset), findings.decisions(receipt, dataset))
pairing.columns(file, examination, dataset, person)
understanding.change(file, examination, catalog())

st.subheader(findings.verdict(receipt))
st.markdown(findings.account(receipt))
questions.ask(file, receipt.questions)
for title, found in findings.groups(receipt):
    with st.expander(title, expanded=found[0].severity == "error"):
        st.html(findings.listing(found))
wizard.downloads(receipt)
returning.offer(file, reading)
wizard.fold("Các dòng không phải số liệu", findings.left_out(receipt, catalog()))

planned = changes.changes(here(), examination)
if planned:
    st.subheader(changes.headline(examination))
    st.html(changes.before_after(planned))
    entered.moves(receipt)
wizard.agree(here(), file, examination, person)
