"""So sánh các tỉnh: where each stands on one measure, against its target and the same period of last year."""

import streamlit as st

from analytics import measures
from pages.components import (
    address,
    charts,
    filters,
    great_cases,
    headlines,
    links,
    maps,
    notes,
    peer_groups,
    quadrant,
    rows,
    sheets,
    show,
    tables,
    text,
)
from pages.components.session import areas, ask, catalog, derive, draw, view

heading = st.container()
with st.container(horizontal=True, gap="medium"):
    face = filters.exhibit()
    dimension = filters.dimension()
    indicator = filters.indicator()
    parent = filters.level()
    peers = peer_groups.chosen(parent)
    pinned = filters.pinned()

place = {**view().period, "borders": view().borders, "parent": parent, "level": "office" if parent else "province"}
place["among"] = peers.members if peers else None
dataset = catalog().datasets[dimension]
denominator = dataset.column(indicator.denominator[0].column).label
ranked = {
    each: derive(rows.ranking, ask(measures.compare, dimension=each, **place), indicator)
    for each in catalog().dimensions
}
chosen = ranked[dimension]
points = derive(quadrant.points, ranked["cases"], ranked["money"])
title = headlines.comparison(chosen, dimension, view().label)

finding = headlines.both(points) if face == "ma-tran" else title
show.heading(heading, finding, notes.facts(rows.results(chosen), denominator, peer_groups.inside(peers)))

if not rows.reported(chosen):
    notes.no_figures(dimension)
    address.leave()

match face:
    case "bang":
        st.html(derive(tables.ranking, chosen, dataset, indicator, pinned, title, links.book()))
    case "bieu-do":
        show.chart(draw(charts.ranking, chosen, dimension, indicator.short, pinned), title, "ranking")
    case "ma-tran":
        show.chart(draw(quadrant.figure, points), headlines.both(points), "quadrant")
    case "ban-do":
        with st.container(width=maps.WIDTH):
            picture = draw(maps.country, areas(view().map_borders), chosen, dimension, is_small=False)
            show.chart(picture, title, "country")

sheet = derive(sheets.quadrant, points) if face == "ma-tran" else derive(sheets.ranking, chosen, dataset, indicator)
notes.exhibit(sheet, rows.results(chosen), denominator, text.UNDER[face])
show.remark(peer_groups.note(peers))
notes.silent(chosen, parent or peers)
great_cases.section(dimension, place)
