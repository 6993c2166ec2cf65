"""Cảnh báo và chỉ đạo: who is falling behind and why, what was done about it, and what came after."""

import streamlit as st

from analytics import measures
from analytics.measures import alarm_rules as rules_in_force
from analytics.measures.alarm_answers import declared_stories
from analytics.measures.alarms import alarm_stories
from analytics.units import NATIONAL
from pages.components import (
    alarm_course,
    alarm_filters,
    alarm_rules,
    alarm_tables,
    alarm_words,
    filters,
    notes,
    show,
    signing,
)
from pages.components.session import ask, derive, view

heading = st.container()
signing.tell()
with st.container(horizontal=True, gap="medium"):
    dimensions = alarm_filters.dimensions()
    parent = filters.level()
    state = alarm_filters.state()

inside = {"level": "office", "parent": parent} if parent else {"level": "province"}
place = {**view().period, "borders": view().borders, **inside}
courses = tuple(ask(alarm_stories, dimension=dimension, **place) for dimension in dimensions)
found = derive(alarm_filters.watched, courses, ask(measures.interventions, year=view().year))
listed, recovered = alarm_filters.listed(found, state), alarm_filters.recovered(found)
declared = ask(declared_stories)

title = alarm_words.headline(found, declared, parent)
show.heading(heading, title, notes.facts(alarm_course.results(found), "có điều kiện", alarm_course.covered(found)))

if not found:
    alarm_course.nothing(parent)
elif not listed:
    alarm_course.none_listed(state)
else:
    st.html(alarm_tables.units(listed, title))
    notes.exhibit(alarm_tables.sheet(listed), [], remark=alarm_tables.remark(listed))
    alarm_course.section(found, listed)

if recovered:
    st.subheader("Đã ra khỏi báo động trong năm")
    st.html(alarm_tables.recovered(recovered, "Đã ra khỏi báo động"))
    notes.exhibit(alarm_tables.sheet(recovered, "ra-khoi-bao-dong"), [], remark=alarm_tables.beyond(recovered))

show.section("Báo động đã nêu trong báo cáo, hội nghị", alarm_tables.declared(declared, "Báo động đã nêu"))
alarm_rules.show(ask(rules_in_force.rules_of, unit_id=parent or NATIONAL, year=view().year), parent)
