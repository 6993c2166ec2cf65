"""Rà soát cuối năm: months that left a unit's own usual course and ask for an explanation, and what the unit says."""

import streamlit as st

from analytics import measures
from pages.components import address, filters, notes, show, signal_words, signals, signing, statements, text, xmr
from pages.components.session import ask, derive, draw, view

heading = st.container()
signing.tell()
with st.container(horizontal=True, gap="medium"):
    dimension = filters.dimension()
    parent = filters.level()
    subject = signals.subject()
    strength = signals.strength()

place = {**view().period, "borders": view().borders, "parent": parent, "level": "office" if parent else "province"}
courses = ask(measures.radar, dimension=dimension, **place)
said = ask(measures.explanations, dimension=dimension, year=view().year)
standings = ask(measures.compare, dimension=dimension, **place)
found = derive(signals.found, courses, said, strength, subject, view().borders)
title = signal_words.headline(found, courses, dimension, "cơ quan" if parent else "tỉnh")

results = [standing.result for standing in standings]
show.heading(heading, title, notes.facts(results, more=signal_words.explained(found)))

if not signal_words.charted(courses):
    notes.empty(*signal_words.missing(dimension))
else:
    if found:
        st.html(signals.table(found, title))
        notes.exhibit(signals.sheet(found, dimension), [], remark=signals.REMARK)
        chosen = signals.chosen(found)
        st.subheader(text.unbroken(signal_words.finding(chosen)))
        course, words = st.columns([5, 3], gap="medium")
        with course:
            show.chart(draw(xmr.figure, found, chosen.id), signal_words.finding(chosen), "xmr", notes.facts(results))
            show.remark(xmr.REMARK)
        with words:
            statements.show(chosen)
    show.remark(signal_words.untold(courses, [each.unit for each in results]))

st.subheader("Quanh mức chỉ tiêu")
st.markdown(text.unbroken(signal_words.around_target(measures.bunching(standings), view().label)))
address.leave()
