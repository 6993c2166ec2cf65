"""Puts a figure on the page as it is: no theme over ours, no mode bar, a sentence for those who cannot see it."""

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.components import address, pictures, session, text
from pages.components.canvas import CONFIG


def heading(place: DeltaGenerator, title: str, facts: str) -> None:
    """The finding of a page, and under it what it rests on."""
    place.title(text.unbroken(title), anchor=False)
    place.caption(text.unbroken(facts))


def section(title: str, content: str) -> None:
    """A titled part of a page, where there is any."""
    if content:
        st.subheader(title)
        st.html(content)


def remark(words: str) -> None:
    """A quiet line, where there is one."""
    if words:
        st.caption(words)


def leading_to_profiles(figure: go.Figure, title: str, key: str, facts: str, *, leads: bool) -> None:
    """Draw the figure; a click on a province opens its profile."""
    chosen = st.plotly_chart(
        figure, theme=None, config=CONFIG, alt=_told(title), key=key, on_select="rerun", selection_mode="points"
    )
    pictures.offer(key, title, facts)
    ids = [point["customdata"] for point in chosen.selection.points if point.get("customdata")]
    if ids and leads:
        address.keep("tinh", ids[0])
        st.switch_page("profile.py")


def chart(figure: go.Figure, title: str, key: str, facts: str) -> None:
    """Draw the figure as wide as its place. Who takes it away as a picture gets its ``title`` and ``facts`` with it."""
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=_told(title), key=key)
    pictures.offer(key, title, facts)


def _told(title: str) -> str:
    """The figure in words, for those who cannot see it."""
    return f"{title}. {text.SIMULATED}" if session.view().is_simulated else title
