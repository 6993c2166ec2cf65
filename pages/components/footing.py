"""What stands at the foot of the sidebar: date of the data, ledger entry, who may see."""

import streamlit as st

from analytics import measures
from pages.components import clock, session
from pages.components.view import View


def of_sidebar(view: View) -> None:
    """Date of the data and the entry they are read at."""
    entries = {entry.entry: entry for entry in session.entries()}
    entry = entries.get(view.entry)
    written = f", ghi ngày {clock.day(entry.made_at)}" if entry else ""
    st.caption(f"Số liệu đến {view.day:%d/%m/%Y}  \nBút toán {view.entry}{written}  \nChưa phân quyền người xem")


def is_provisional(view: View) -> bool:
    """True when a figure that is shown may still change."""
    shown = [
        standing.result.vintage
        for dimension in session.catalog().dimensions
        for standing in session.ask(measures.compare, dimension=dimension, **view.period, borders=view.borders)
    ]
    return "preliminary" in shown
