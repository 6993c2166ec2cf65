"""So sánh các tỉnh: where each stands on one measure, and how far its place and its target can be told."""

import streamlit as st

from analytics import measures
from analytics.measures import judging
from pages.components import (
    address,
    charts,
    denominators,
    filters,
    funnels,
    great_cases,
    headlines,
    judging_filters,
    links,
    maps,
    notes,
    peer_groups,
    quadrant,
    rows,
    sheets,
    show,
    tables,
    verdicts,
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
    against = judging_filters.against(face, dimension)

place = {**view().period, "borders": view().borders, "parent": parent, "level": "office" if parent else "province"}
place["among"] = peers.members if peers else None
dataset = catalog().datasets[dimension]
denominator = dataset.column(indicator.denominator[0].column).label
found = {each: ask(measures.compare, dimension=each, **place) for each in catalog().dimensions}
judged = ask(judging.judge, dimension=dimension, **place, indicator=indicator.id, against=against)
chosen = derive(rows.ranking, found[dimension], indicator, judged)
points = derive(quadrant.points, *(derive(rows.ranking, each, indicator) for each in found.values()))
title = headlines.comparison(chosen, dimension, view().label)

finding = {"ma-tran": headlines.both(points), "pheu": verdicts.headline(judged)}.get(face) or title
facts = notes.facts(rows.results(chosen), denominator, peer_groups.inside(peers))
show.heading(heading, finding, facts)

if not rows.reported(chosen):
    notes.no_figures(dimension)
    address.leave()

match face:
    case "bang":
        st.html(derive(tables.ranking, chosen, dataset, indicator, pinned, title, links.book()))
    case "bieu-do":
        show.chart(draw(charts.ranking, chosen, dimension, indicator.short, pinned), title, "ranking", facts)
    case "ma-tran":
        show.chart(draw(quadrant.figure, points), finding, "quadrant", facts)
    case "ban-do":
        with st.container(width=maps.WIDTH):
            picture = draw(maps.country, areas(view().map_borders), chosen, dimension, is_small=False)
            show.chart(picture, title, "country", facts)
    case "pheu" if funnels.can_draw(judged):
        funnel = draw(funnels.figure, judged, pinned)
        show.leading_to_profiles(funnel, finding, "funnel", facts, leads=parent is None)
    case "pheu":
        notes.no_funnel(dimension)

show.remark(verdicts.under(judged, face, pinned or parent, dimension))
if face == "pheu" and funnels.can_draw(judged):
    st.html(funnels.table(judged, links.book(), parent is None))
sheet = derive(sheets.quadrant, points) if face == "ma-tran" else derive(sheets.ranking, chosen, dataset, indicator)
notes.exhibit(sheet, rows.results(chosen), denominator, verdicts.remark(judged, face))
show.remark(peer_groups.note(peers))
notes.silent(chosen, parent or peers)

country = derive(rows.telling, ask(measures.national, dimension=dimension, **view().period))
three = denominators.compared(chosen, pinned, country)
if face == "bang" and three:
    judging_filters.three_denominators(three)
great_cases.section(dimension, place)
