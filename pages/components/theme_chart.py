"""Two bars a group: its share of the cases and its share of the money, each of the whole."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import plotly.graph_objects as go

from analytics import numbers
from analytics.measures.themes import Theme
from pages.components import canvas, theme_words
from pages.components.theme import Palette

ROW, FOOT = 74, 56
WORDS = {"cases": "số việc", "money": "số tiền"}


def drawable(found: Sequence[Theme], basis: str) -> list[Theme]:
    """Groups with a share of the cases or of the money, the largest share of the money first."""
    known = [each for each in theme_words.about(found) if _shares(each, basis) != (None, None)]
    return sorted(known, key=lambda each: -(each.leverage(basis).money or 0))


def figure(found: Sequence[Theme], basis: str, palette: Palette) -> go.Figure:
    """Việc above tiền for every group; the value stands at the end of its bar."""
    rows = drawable(found, basis)
    names = [f"<b>{theme_words.group(each.group)}</b>" for each in rows]
    shares = [_shares(each, basis) for each in rows]
    traces = [
        _bars(dimension, names, [pair[place] for pair in shares], palette) for place, dimension in enumerate(WORDS)
    ]
    return canvas.figure(
        traces,
        palette,
        ROW * len(rows) + FOOT,
        barmode="group",
        bargap=0.3,
        bargroupgap=0.12,
        margin={"l": 8, "r": 96, "t": 8, "b": 8},
        xaxis={"range": [0, _top(shares)], "ticksuffix": " %", "nticks": 4, "tickangle": 0},
        yaxis={"autorange": "reversed", "showgrid": False},
    )


def said(found: Sequence[Theme], basis: str) -> str:
    """The bars in a sentence."""
    told = (
        f"{theme_words.group(each.group)}: {numbers.percent(cases)} số việc, {numbers.percent(money)} số tiền"
        for each in drawable(found, basis)
        for cases, money in (_shares(each, basis),)
    )
    return "Tỷ trọng của từng nhóm việc trong toàn bộ, các nhóm chồng lên nhau. " + "; ".join(told)


def _shares(each: Theme, basis: str) -> tuple[Fraction | None, Fraction | None]:
    lever = each.leverage(basis)
    return lever.cases, lever.money


def _bars(dimension: str, names: Sequence[str], values: Sequence[Fraction | None], palette: Palette) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": WORDS[dimension],
        "y": list(names),
        "x": [canvas.rounded(value) for value in values],
        "marker": {"color": palette.hue[dimension]},
        "text": ["" if value is None else f"{numbers.percent(value)} {WORDS[dimension]}" for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _top(shares: Sequence[tuple[Fraction | None, Fraction | None]]) -> float:
    highest = max(float(value) for pair in shares for value in pair if value is not None)
    return min(110.0, 1.12 * highest or 1.0)
