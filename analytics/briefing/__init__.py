"""From measures to what a conference needs: slides, a report, a workbook, a page that works without a network.

``build`` makes a deck and ``verify`` asks whether a printed slide still holds; they are loaded when they are first
asked for, since numpy and scipy come with them.
"""

from typing import Any

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
    "build",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name == "build":
        from analytics.briefing.building import build

        return build
    if name == "verify":
        from analytics.briefing.stamps import verify

        return verify
    raise AttributeError(name)
