"""Theo chấp hành viên: one office's enforcers by initials, their targets, and whether these add up to the office's."""

import streamlit as st

from analytics import measures
from analytics.measures import enforcers
from pages.components import (
    address,
    enforcer_filters,
    enforcer_table,
    enforcer_words,
    naming,
    notes,
    show,
    templates,
    text,
)
from pages.components.session import ask, catalog, view

heading = st.container()
everybody = ask(enforcers.enforcers, **view().period)
with st.container(horizontal=True, gap="medium"):
    unit_id = enforcer_filters.unit(everybody)
    with_leaders = enforcer_filters.with_leaders()

if unit_id is None:
    show.heading(heading, enforcer_words.headline([], ""), text.NO_FIGURE.capitalize())
    notes.empty(*enforcer_words.NOTHING)
    with st.container(horizontal=True, gap="medium"):
        templates.download(catalog().datasets["enforcers"], catalog())
    address.leave()

found = ask(enforcers.enforcers, unit_id=unit_id, **view().period)
name = enforcer_words.name(unit_id)
show.heading(heading, enforcer_words.headline(found, name), enforcer_words.facts(found))
naming.offer()

year = {"first_year": view().year, "last_year": view().year, "months": view().months}
for dimension in catalog().dimensions:
    shown = enforcer_table.ordered(found, dimension, with_leaders)
    if not shown:
        continue
    office = next(iter(ask(measures.trend, unit_ids=(unit_id,), dimension=dimension, **year)), None)
    title = enforcer_words.title(dimension)
    st.subheader(title)
    st.html(enforcer_table.table(shown, f"{title}, {name}", naming.names("enforcers", unit_id)))
    whole = enforcer_table.ordered(found, dimension, True)
    st.markdown(text.unbroken(enforcer_words.adding_up(whole, office)))
    show.remark(text.unbroken(enforcer_words.beside_the_office(whole, office)))
    show.remark(text.unbroken(enforcer_words.load(shown, dimension)))

show.remark(enforcer_words.REMARK)
notes.download(f"chap-hanh-vien-{unit_id}-{view().year}-{view().months:02d}", enforcer_table.sheet, found)
