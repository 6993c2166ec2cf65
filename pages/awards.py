"""Đăng ký và khen thưởng: what became of the registrations, who decided what, and whether the rules of the day hold."""

import streamlit as st

from analytics import measures
from analytics.measures import bonuses, honour_rules, journeys
from analytics.measures.awards import totals
from pages.components import (
    award_chart,
    award_filters,
    award_forms,
    award_rules,
    award_tables,
    award_words,
    notes,
    show,
    templates,
)
from pages.components.session import ask, catalog, derive, draw

heading = st.container()
wanted, given = ask(measures.registrations), ask(measures.awards)
with st.container(horizontal=True, gap="medium"):
    year = award_filters.year(wanted, given)
    unit_id = award_filters.unit(year, wanted, given)
    sector = award_filters.sector()
    step = award_filters.step()

place = {"year": year, "unit_id": unit_id}
wanted, given = ask(measures.registrations, **place), ask(measures.awards, **place)
each = ask(journeys.journeys, **place, sector=sector or "inside")
found, counted = derive(journeys.together, each), totals(given)
title = award_words.headline(found, counted, award_words.units(wanted, given), year)
facts = award_words.facts(wanted, given)
show.heading(heading, title, facts)

if not each:
    notes.empty(*award_words.NOTHING)
    with st.container(horizontal=True, gap="medium"):
        templates.download(catalog().datasets["registrations"], catalog())
        templates.download(catalog().datasets["awards"], catalog())
else:
    st.subheader("Từ đăng ký đến quyết định")
    show.chart(draw(award_chart.figure, found), award_chart.alt(found), "khen-thuong", facts)
    show.remark(award_words.REMARK)
    award_tables.show("Năm con số của mỗi danh hiệu", award_tables.journeys(each), year)

if given:
    award_tables.show("Ai quyết định, hình thức nào", award_tables.matrix(given, sector), year)
    award_tables.show("Theo phương thức khen", award_tables.methods(given, sector), year)
    award_tables.show("Trong ngành và ngoài ngành", award_tables.shares(counted), year)
    show.remark(award_words.shares(counted))

st.subheader("Đối chiếu với quy tắc của ngày quyết định")
award_rules.show(ask(honour_rules.check, **place), year)

paid = ask(bonuses.bonuses, **place, sector=sector, step=step)
award_tables.show("Tiền thưởng kèm theo", award_tables.bonuses(paid), year)
show.remark(award_tables.money(paid))
st.subheader("Biểu thống kê để nộp")
award_forms.download(ask(measures.movements, **place), given, year, unit_id)
