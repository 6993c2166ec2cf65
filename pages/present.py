"""Trình chiếu: one slide after the other, filling the screen, as known at the entry the conference is pinned to."""

import streamlit as st

from pages.components import address, conference_words, hall, links, notes, show, stages

stage = stages.asked()
stages.keep_place()
back = links.to(links.CONFERENCE, **conference_words.way_back())

if stage is None or not stage.deck.slides:
    show.heading(st, *conference_words.nothing_to_show(stage))
    notes.empty(*conference_words.why_nothing(stage))
    st.html(f"<p>{links.link('Về trang Hội nghị', back)}</p>")
    address.leave()

st.title(stage.deck.title, anchor=False)
st.html(hall.document(stage, stages.ground(), address.remembered(stages.NOTES) == "1", back))
