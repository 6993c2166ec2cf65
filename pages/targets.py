"""Chỉ tiêu và tiến độ: what is still missing, how fast it must go, and who decides the result."""

import streamlit as st

from analytics import measures
from analytics.measures import pursuit
from analytics.units import NATIONAL
from pages.components import (
    filters,
    links,
    notes,
    race_course,
    race_parts,
    race_sheets,
    race_table,
    race_words,
    races,
    rows,
    show,
    text,
)
from pages.components.session import ask, catalog, derive, view

heading = st.container()
with st.container(horizontal=True, gap="small"):
    dimension = filters.dimension()
    parent = filters.level(races.WIDTH)
    pinned = filters.pinned(races.WIDTH)
    basis = races.basis()
    growth = races.growth()

place = {**view().period, "borders": view().borders, "dimension": dimension}
asked = {**place, "basis": basis, "growth": growth}
inside = {"level": "office", "parent": parent} if parent else {"level": "province"}
around = {"level": "province" if parent else "national"}
found = ask(pursuit.pursuits, **asked, **inside)
above = ask(pursuit.pursuits, **asked, **around)
whole = derive(races.of_whole, above, parent or NATIONAL)
running, dataset = derive(races.running, found), catalog().datasets[dimension]

title = race_words.headline(found, whole, dimension, parent, view().year)
more = race_words.assumed(basis, growth, view().months)
show.heading(heading, title, notes.facts(races.results(found), "có điều kiện", more))
race_course.when_over(running)

if not running:
    race_course.nothing(found, dimension, parent)
else:
    st.html(derive(race_table.table, found, dataset, pinned, title, links.book()))
    sheet, remark = derive(race_sheets.race, found, dataset), race_words.remark(view().months)
    notes.exhibit(sheet, races.results(running), "có điều kiện", remark)
    show.remark(race_parts.untold(found))
    standings = ask(measures.compare, **place, **inside)
    notes.silent(derive(rows.ranking, standings, catalog().indicators["rate"]), parent)

race_course.section(whole, running, pinned, asked, inside, around)
st.subheader("Chỉ tiêu giao có cộng lại đủ không")
st.markdown(text.unbroken(race_parts.adding_up(found, whole, parent)))
