"""Tổng quan: how the country stands in việc and in tiền, and which provinces need a word; ten seconds."""

import streamlit as st

from analytics import measures
from analytics.measures import judging
from analytics.units import NATIONAL
from pages.components import (
    cards,
    conference_words,
    filters,
    headlines,
    links,
    lists,
    maps,
    notes,
    pasts,
    rows,
    sheets,
    show,
    verdicts,
)
from pages.components.session import areas, ask, catalog, derive, draw, view

rate = catalog().indicators["rate"]
place = {**view().period, "borders": view().borders}
reporting = ask(measures.reporting, **place)
found = {dimension: ask(measures.compare, dimension=dimension, **place) for dimension in catalog().dimensions}
ranked = {dimension: derive(rows.ranking, standings, rate) for dimension, standings in found.items()}
nation = {
    dimension: derive(rows.telling, ask(measures.national, dimension=dimension, **view().period))
    for dimension in catalog().dimensions
}
past = pasts.of(NATIONAL)

title = headlines.country(ranked["cases"], ranked["money"], len(reporting), view().label, view().months)
fresh = headlines.freshness(reporting)
show.heading(st, title, notes.facts(rows.results(ranked["cases"]), "có điều kiện", fresh))

figures, country = st.columns(2, gap="medium")
with country:
    dimension = filters.dimension(is_labelled=False)
    judged = ask(judging.judge, dimension=dimension, **place)
    chosen = derive(rows.ranking, found[dimension], rate, judged)
    picture = draw(maps.country, areas(view().map_borders), chosen, dimension, is_small=True)
    told = headlines.comparison(chosen, dimension, view().label)
    show.chart(picture, told, "country", notes.facts(rows.results(chosen), "có điều kiện", fresh))
with figures:
    st.html(draw(cards.six, nation["cases"], nation["money"], past, catalog(), book=links.book()))
    st.html(lists.three(chosen, reporting, dimension, view().year))
    st.html(
        lists.onward(
            links.link("Còn thiếu bao nhiêu", links.to(links.TARGETS, **links.onward())),
            links.link("Trình chiếu", links.to(links.PRESENT, **conference_words.at_once())),
        )
    )
    show.remark(verdicts.under(judged, "ban-do", None, dimension))
    notes.exhibit(
        derive(sheets.ranking, chosen, catalog().datasets[dimension], rate), rows.results(chosen), "có điều kiện"
    )
