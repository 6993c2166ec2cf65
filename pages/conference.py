"""Hội nghị: prepare a conference over figures that stand still, arrange its slides, look back at what was said."""

import streamlit as st

from pages.components import (
    address,
    conference_calling,
    conference_changes,
    conference_conclusions,
    conference_filters,
    conference_order,
    conference_pack,
    conference_words,
    notes,
    show,
    signing,
    stages,
)

heading = st.container()
signing.tell()
with st.container(horizontal=True, gap="medium"):
    chosen = conference_filters.conference(stages.conferences())
    part = conference_filters.part() if chosen else ""

if chosen is None:
    show.heading(heading, conference_words.count(stages.conferences()), conference_words.ABOUT)
    st.html(conference_words.without_conference())
    conference_calling.call()
    address.leave()

stage = stages.of_conference(chosen)
if stage is None:
    show.heading(heading, chosen.conference, conference_words.ABOUT)
    notes.empty(*conference_words.why_nothing(stage))
    address.leave()

show.heading(heading, conference_words.headline(stage), conference_words.facts(stage))
st.html(conference_words.start(stage))

if part == "trang":
    conference_order.show(stage)
if part == "doi":
    conference_changes.since_pinned(stage)
    conference_changes.since_last(stage, stages.conferences())
if part == "ket-luan":
    conference_conclusions.come_back(stage)
    conference_conclusions.taken(stage)
    conference_conclusions.conclude(stage)
if part == "tai":
    conference_pack.offer(stage)
    conference_pack.verify()
