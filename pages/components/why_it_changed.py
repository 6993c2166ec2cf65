"""“Vì sao tỷ lệ đổi”: the part of a profile that takes the change of a rate apart."""

import streamlit as st

from analytics import measures
from analytics.measures.contrast import contrast
from pages.components import causes, chance, notes, show, text
from pages.components.session import ask, catalog, draw, view


def section(province: str, name: str, dimension: str) -> None:
    """The change between a period of the reader's choice and the one shown, with its chart and table."""
    heading = st.container()
    known = ask(measures.trend, unit_ids=(province,), dimension=dimension, borders=view().borders)
    since = causes.since(known)
    change = {"since": since, "until": (view().year, view().months), "borders": view().borders}
    found = ask(measures.explain, dimension=dimension, unit_id=province, **change)
    (moved,) = found
    heading.subheader(text.unbroken(causes.headline(moved, dimension)))
    if not moved.decomposition:
        notes.empty(*causes.missing(moved, name, since))
        return
    facts = notes.facts([moved.before, moved.after], "có điều kiện")
    show.chart(draw(causes.figure, found, dimension), causes.headline(moved, dimension), "causes", facts)
    show.remark(chance.sentence(contrast(moved.after, moved.before)))
    sheet = causes.sheet(moved, catalog().datasets[dimension])
    notes.exhibit(sheet, [moved.before, moved.after], "có điều kiện", causes.REMARK)
