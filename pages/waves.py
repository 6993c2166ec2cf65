"""Đợt cao điểm: how far a wave has come, what it brought and what is missing, whether it was faster than usual."""

from datetime import date

import streamlit as st

from analytics import measures
from analytics.measures import campaign_effect, campaigns
from analytics.measures import quarters as quarterly
from pages.components import (
    address,
    filters,
    movement_tables,
    notes,
    show,
    templates,
    wave_cards,
    wave_charts,
    wave_effects,
    wave_filters,
    wave_table,
    wave_words,
)
from pages.components.session import ask, catalog, derive, draw

heading = st.container()
with st.container(horizontal=True, gap="medium"):
    known = ask(campaigns.known_waves)
    year = wave_filters.year(known)
    wave = wave_filters.wave(known, year)
    dimension = filters.dimension()

if wave is None:
    show.heading(heading, "Chưa có đợt thi đua nào trong sổ", "Đợt vào sổ từ tệp Đợt thi đua và khoảng đo.")
    wave_words.nothing()
    templates.download(catalog().datasets["waves"], catalog())
    address.leave()

asked = {"wave": wave, "months": wave_filters.months(wave)}
both = [ask(campaigns.progress, dimension=each, **asked) for each in catalog().dimensions]
found = ask(campaigns.progress, dimension=dimension, **asked)
dataset, title = catalog().datasets[dimension], wave_words.headline(wave, found, dimension)
facts = wave_words.facts(found, wave)
show.heading(heading, title, facts)
st.markdown(wave_words.clock(wave, found, date.today()))
show.remark(wave_words.story(ask(measures.movements, year=year), wave))
st.html(wave_cards.both(both, catalog()))
show.remark(wave_words.span_of(wave))

if not found:
    wave_words.no_figures(wave)
    address.leave()

show.remark(wave_words.aim(found[0], catalog()))
if wave_charts.drawable(found):
    show.chart(draw(wave_charts.figure, found), wave_charts.said(found), "dot", facts)
    show.remark(wave_charts.PARTS)
st.html(derive(wave_table.table, found, dataset, title))
show.remark(wave_words.REMARK)
notes.download(f"dot-cao-diem-{dimension}-{year}", wave_table.sheet, found, dataset)

wave_effects.section(ask(campaign_effect.wave_effect, dimension=dimension, **asked), dimension, facts)

st.subheader("Từng quý của năm công tác")
unit_id = wave_filters.subject(found)
place = {"unit_id": unit_id, "dimension": dimension, "year": year, "borders": campaigns.borders_of(wave)}
by_quarter = ask(quarterly.quarters, months=asked["months"], **place)
st.html(movement_tables.table(derive(wave_table.quarters, by_quarter, dataset), "Từng quý"))
show.remark(wave_words.quarters(by_quarter))
wave_effects.every([each for each in known if each.year == year], dimension, asked["months"], year)
