"""Nạp số liệu: a file is understood, checked, compared with the ledger, and recorded once a person agrees."""

import streamlit as st

from pages.components import address, changes, filters, findings, templates, wizard
from pages.components.session import catalog, here, view

st.title("Nạp số liệu từ tệp")
st.caption(wizard.welcome(view()))
line = st.empty()

with st.container(horizontal=True, gap="medium"):
    person = wizard.person()
    dataset = catalog().datasets[filters.dataset()]
file = wizard.file()

if not file or not person:
    line.html(wizard.steps(1))
    templates.offer(dataset, catalog(), is_waiting_for_name=bool(file))
    address.leave()

receipt = wizard.receipt(file)
if receipt:
    line.html(wizard.steps(5))
    wizard.hand_back(receipt)
    address.leave()

examination = wizard.examine(here(), file, dataset.id)
receipt = examination.receipt
line.html(wizard.steps(wizard.step(examination)))

st.subheader("Đọc hiểu")
wizard.show(findings.preview(examination.reading, dataset), findings.decisions(receipt, dataset))

st.subheader(findings.verdict(receipt))
st.markdown(findings.account(receipt))
if receipt.questions:
    wizard.ask(file, receipt.questions)
for title, found in findings.groups(receipt):
    with st.expander(title, expanded=found[0].severity == "error"):
        st.html(findings.listing(found))
wizard.downloads(receipt)
wizard.fold("Các dòng để ngoài", findings.left_out(receipt, catalog()))

planned = changes.changes(here(), examination)
if planned:
    st.subheader(changes.headline(examination))
    st.html(findings.before_after(planned))
wizard.agree(here(), file, examination, person)
