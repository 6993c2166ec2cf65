"""Xu hướng: how provinces and the country moved, over years or months, and where the rules or borders changed."""

import streamlit as st

from analytics import measures
from analytics.units import NATIONAL
from pages.components import address, filters, headlines, lines, notes, series, sheets, show
from pages.components.session import ask, breaks, catalog, derive, draw, view

heading = st.container()
with st.container(horizontal=True, gap="medium"):
    dimension = filters.dimension()
    by_month = filters.by_month()
    provinces = filters.provinces()

span = {"first_year": view().year - 3} if by_month else {"months": view().months}
unit_ids = (*provinces, NATIONAL)
found = ask(measures.trend, unit_ids=unit_ids, dimension=dimension, borders=view().borders, **span)
drawn = derive(lines.lines, found, unit_ids)
noted = ask(measures.annotations, unit_ids=unit_ids, borders=view().borders)
title = headlines.trend(drawn, dimension, breaks())

facts = notes.facts(lines.results(drawn), "có điều kiện")
show.heading(heading, title, facts)

if not drawn:
    notes.no_figures(dimension)
    address.leave()

course = draw(series.figure, drawn, dimension, NATIONAL, by_month, breaks(), occasions=noted)
show.chart(course, title, "trend", facts)
notes.exhibit(
    derive(sheets.series, drawn, catalog().datasets[dimension]), lines.results(drawn), "có điều kiện", series.REMARK
)
notes.before_the_merger(provinces)
notes.breaks(breaks(), drawn, noted)
