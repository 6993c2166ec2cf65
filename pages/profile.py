"""Hồ sơ tỉnh: one province, from its predecessors to its offices."""

import streamlit as st

from analytics import measures
from analytics.measures import judging
from analytics.units import NATIONAL
from pages.components import (
    alike,
    cards,
    filters,
    genealogy,
    great_cases,
    headlines,
    lines,
    links,
    notes,
    pasts,
    rows,
    series,
    sheets,
    show,
    tables,
    target_reading,
    verdicts,
    why_it_changed,
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
followed = {"unit_ids": (province, NATIONAL), "borders": view().borders, "months": view().months}
judged = ask(judging.judge, dimension=dimension, **place)
ranked = derive(rows.ranking, standings[dimension], rate, judged)
drawn = derive(lines.lines, ask(measures.trend, dimension=dimension, **followed), (province, NATIONAL))

finding = headlines.profile(name, own, view().label)
show.heading(heading, finding, notes.facts(rows.of_standings(own), "có điều kiện"))
figures, history = st.columns([9, 10], gap="medium")
with figures:
    st.html(draw(cards.six, *own, pasts.of(province, view().borders), catalog(), book=book))
    st.html(genealogy.tree(units(), province))
with history:
    title = headlines.trend(drawn, dimension, breaks())
    noted = ask(measures.annotations, unit_ids=(province, NATIONAL), borders=view().borders)
    course = draw(series.figure, drawn, dimension, NATIONAL, False, breaks(), most_years=7, occasions=noted)
    show.chart(course, title, "history", notes.facts(lines.results(drawn), "có điều kiện"))
notes.exhibit(derive(sheets.series, drawn, dataset), lines.results(drawn), "có điều kiện", series.REMARK)
notes.before_the_merger((province,))

why_it_changed.section(province, name, dimension)

st.subheader(headlines.place(ranked, province, dimension))
peers = derive(rows.around, ranked, province)
if peers:
    st.html(derive(tables.ranking, peers, dataset, rate, province, name, book))
    show.remark(verdicts.under(judged, "bang", province, dimension))

alike.section(province, ranked, dataset, judged)
target_reading.section(province, dimension)
great_cases.section(dimension, place, province)

inside = {"dimension": dimension, "level": "office", "parent": province, **place}
told = ask(judging.judge, **inside)
offices = derive(rows.ranking, ask(measures.compare, **inside), rate, told)
st.subheader(headlines.offices(offices, dimension))
if offices:
    st.html(derive(tables.ranking, offices, dataset, rate, None, f"Các cơ quan của {name}", book))
    show.remark(verdicts.under(told, "bang", None, dimension))
    notes.exhibit(derive(sheets.ranking, offices, dataset, rate, "co-quan"), rows.results(offices), "có điều kiện")
else:
    st.caption("Nạp tệp có tên từng Chi cục hoặc Phòng THADS khu vực để thấy các cơ quan của tỉnh này.")
