"""From measures to what a conference needs: slides, a report, a workbook, a page that works without a network."""

from analytics.briefing.building import build
from analytics.briefing.deck import (
    Card,
    Chart,
    Deck,
    Figure,
    Footnote,
    LeftOut,
    Line,
    Point,
    Profile,
    Series,
    Slide,
    Table,
)
from analytics.briefing.stamps import Verdict, verify

__all__ = [
    "Card",
    "Chart",
    "Deck",
    "Figure",
    "Footnote",
    "LeftOut",
    "Line",
    "Point",
    "Profile",
    "Series",
    "Slide",
    "Table",
    "Verdict",
    "build",
    "verify",
]
