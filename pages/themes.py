"""Chuyên đề: groups of cases beside the whole, who works on them, and the largest cases."""

import streamlit as st

from analytics import measures
from analytics.measures import themes as measured
from pages.components import (
    great_cases,
    movement_tables,
    notes,
    quality_table,
    show,
    templates,
    theme_chart,
    theme_filters,
    theme_table,
    theme_words,
)
from pages.components.session import ask, catalog, derive, draw, view

heading = st.container()
with st.container(horizontal=True, gap="medium"):
    unit_id = theme_filters.unit()
    basis = theme_filters.basis()

place = {**view().period, "borders": view().borders}
found = ask(measured.themes, unit_id=unit_id, **place)
title = theme_words.headline(found, basis, view().label)
facts = theme_words.facts(found, basis)
show.heading(heading, title, facts)

if not theme_words.about(found):
    theme_words.nothing(view().label)
    with st.container(horizontal=True, gap="medium"):
        for dataset in catalog().dimensions.values():
            templates.download(dataset, catalog())
else:
    if theme_chart.drawable(found, basis):
        show.chart(draw(theme_chart.figure, found, basis), theme_chart.said(found, basis), "chuyen-de", facts)
    st.html(theme_table.table(theme_words.about(found), basis, title))
    show.remark(theme_words.REMARK)
    show.remark(theme_words.uncovered(found))
    notes.download(f"chuyen-de-{view().year}-{view().months:02d}", theme_table.sheet, found, basis)

st.subheader("Thoả thuận, thuyết phục và cưỡng chế")
st.markdown("  \n".join(theme_words.settled(found)) or theme_words.NO_SETTLED)

st.subheader("Một nhóm việc ở các tỉnh")
group = theme_filters.group()
provinces = ask(measured.across, group=group, **place)
if not provinces:
    show.remark(f"Chưa tỉnh nào có số liệu của nhóm này, {view().label}.")
else:
    st.html(derive(theme_table.across, provinces, basis, theme_words.group(group)))
    notes.download(f"chuyen-de-{group}-{view().year}-{view().months:02d}", theme_table.sheet, provinces, basis, group)

quality_table.section()

forces = theme_words.task_forces(ask(measures.interventions, year=view().year, **theme_words.within(unit_id)))
movement_tables.show("Tổ công tác", movement_tables.interventions(forces), view().year)
great_cases.section(great_cases.MONEY, place, theme_words.within(unit_id).get("unit_id"))
show.section("Mốc tham chiếu theo công bố", movement_tables.table(theme_table.references(), "Mốc tham chiếu"))
show.remark(theme_words.REFERENCES)
