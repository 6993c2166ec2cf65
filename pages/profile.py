"""Hồ sơ tỉnh: one province, from its predecessors to its offices."""

import streamlit as st

from analytics import measures
from analytics.units import NATIONAL
from pages.components import (
    cards,
    causes,
    filters,
    genealogy,
    headlines,
    lines,
    links,
    notes,
    rows,
    series,
    sheets,
    show,
    tables,
    text,
)
from pages.components.session import ask, breaks, catalog, derive, draw, units, view

heading = st.container()
with st.container(horizontal=True, gap="medium"):
    province = filters.province()
    dimension = filters.dimension()

place = {**view().period, "borders": view().borders}
name, rate, dataset = units().get(province).name, catalog().indicators["rate"], catalog().datasets[dimension]
standings = {each: ask(measures.compare, dimension=each, **place) for each in catalog().dimensions}
own = [derive(rows.only, standing, province) for standing in standings.values()]
book = links.book()
past = [
    ask(measures.trend, unit_ids=(province, NATIONAL), dimension=each, borders=view().borders)
    for each in catalog().dimensions
]
ranked = derive(rows.ranking, standings[dimension], rate)
drawn = derive(lines.lines, past[list(standings).index(dimension)], (province, NATIONAL), months=view().months)

finding = headlines.profile(name, own, view().label)
show.heading(heading, finding, notes.facts(rows.of_standings(own), "có điều kiện"))
figures, history = st.columns([9, 10], gap="medium")
with figures:
    st.html(draw(cards.six, *own, tuple(derive(rows.of_unit, found, province) for found in past), catalog(), book=book))
    st.html(genealogy.tree(units(), province))
with history:
    title = headlines.trend(drawn, dimension, breaks())
    show.chart(draw(series.figure, drawn, dimension, NATIONAL, False, breaks(), most_years=7), title, "history")
notes.exhibit(sheets.series(drawn, dataset), lines.results(drawn), "có điều kiện", series.REMARK)
notes.before_the_merger((province,))

why = st.container()
since = causes.since(rows.of_unit(past[list(standings).index(dimension)], province))
change = {"since": since, "until": (view().year, view().months), "borders": view().borders}
(moved,) = found = ask(measures.explain, dimension=dimension, unit_id=province, **change)
why.subheader(text.unbroken(causes.headline(moved, dimension)))
if moved.decomposition:
    show.chart(draw(causes.figure, found, dimension), causes.headline(moved, dimension), "causes")
    notes.exhibit(causes.sheet(moved, dataset), [moved.before, moved.after], "có điều kiện", causes.REMARK)
else:
    notes.empty(*causes.missing(moved, name, since))

st.subheader(headlines.place(ranked, province, dimension))
peers = derive(rows.around, ranked, province)
if peers:
    st.html(derive(tables.ranking, peers, dataset, rate, province, name, book))

found = ask(measures.compare, dimension=dimension, level="office", parent=province, **place)
offices = derive(rows.ranking, found, rate)
st.subheader(headlines.offices(offices, dimension))
if offices:
    st.html(derive(tables.ranking, offices, dataset, rate, None, f"Các cơ quan của {name}", book))
    notes.exhibit(sheets.ranking(offices, dataset, rate, "co-quan"), rows.results(offices), "có điều kiện")
else:
    st.caption("Nạp tệp có tên từng Chi cục hoặc Phòng THADS khu vực để thấy các cơ quan của tỉnh này.")
