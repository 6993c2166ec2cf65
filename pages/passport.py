"""Hộ chiếu của con số: what one figure is made of, from which row of which file, by whom, and what it was before."""

import streamlit as st

from pages.components import address, earlier_values, links, notes, passport_question, passport_sheet, show
from pages.components.session import catalog, entries, view

heading = st.container()
question = passport_question.asked()
wrong = passport_question.what_is_wrong(question)

if wrong:
    show.heading(heading, "Hộ chiếu của con số", "Nguồn gốc của từng con số: công thức, dòng trong tệp, người nạp.")
    notes.empty(*wrong, passport_question.HOW)
    passport_question.way_back()
    address.leave()

dataset = catalog().datasets[question.dimension]
found = passport_question.found(question)
show.heading(heading, passport_sheet.headline(found, question), passport_sheet.facts())
passport_question.way_back()

if not found.parts:
    notes.empty("Sổ chưa có con số này.", "Đơn vị chưa nạp số liệu của kỳ đang xem.", passport_question.HOW)
    address.leave()

st.html(passport_sheet.account(found, question))
st.subheader(passport_sheet.origin(found))
st.html(passport_sheet.parts(found, dataset))
lines = list(earlier_values.sentences(found, dataset, {entry.entry: entry for entry in entries()}))
earlier_values.show(lines)
st.html(passport_sheet.permanent(links.link("Liên kết cố định", passport_question.permalink(question)), view().entry))
notes.download(f"ho-chieu-{question.unit_id}-{question.number}", passport_sheet.sheet, found, dataset)
