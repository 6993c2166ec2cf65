"""Thứ tự làm: one unit's cases, the easy before the hard, and how few of them reach the target."""

import streamlit as st

from analytics import measures
from analytics.measures import worklist
from pages.components import address, enforcer_words, notes, show, templates, text, work_chart, work_table, work_words
from pages.components.session import ask, catalog, derive, draw, view

heading = st.container()
everything = ask(worklist.worklist, year=view().year)
with st.container(horizontal=True, gap="medium"):
    unit_id = work_table.unit(everything)

if unit_id is None:
    show.heading(heading, work_words.headline([], "", []), text.NO_FIGURE.capitalize())
    notes.empty(*work_words.NOTHING)
    with st.container(horizontal=True, gap="medium"):
        templates.download(catalog().datasets["worklist"], catalog())
    address.leave()

found = ask(worklist.worklist, year=view().year, unit_id=unit_id)
span = {"first_year": view().year, "last_year": view().year, "months": view().months}
cases, money = (ask(measures.trend, unit_ids=(unit_id,), dimension=each, **span) for each in catalog().dimensions)
name = enforcer_words.name(unit_id)
show.heading(heading, work_words.headline(found, name, [*cases, *money]), work_words.facts(found))

ordered = derive(worklist.in_order, found)
steps, known = derive(work_chart.steps, ordered, cases, money), derive(work_chart.known, cases, money)
st.markdown(work_words.plans(ordered, cases, money))
show.remark(work_words.time_left())

if known and steps:
    st.subheader("Làm theo thứ tự thì tỷ lệ đi đến đâu")
    words = work_chart.alt(steps, known)
    show.chart(draw(work_chart.figure, steps, known), words, "thu-tu-lam", work_words.facts(found))
    show.remark(words)
if steps:
    st.subheader("Thứ tự, dễ làm trước, khó làm sau")
    st.html(work_table.order(steps, f"Thứ tự làm của {name}"))
    show.remark(work_table.remark(steps))
    notes.download(f"thu-tu-lam-{unit_id}-{view().year}", work_table.sheet, steps)
    st.subheader("Dự kiến làm bằng biện pháp nào")
    st.html(work_table.measures(found, f"Biện pháp dự kiến của {name}"))
address.leave()
