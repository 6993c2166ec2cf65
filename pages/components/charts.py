"""Rows of a ranking → figures. No Streamlit here: a figure is an object that tests and slides can read too."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics import numbers
from pages.components import canvas, text
from pages.components.rows import Row, reported
from pages.components.theme import SMALL_SIZE, Palette

ROW_HEIGHT, FRAME_HEIGHT, ROOM = 24, 60, 1.025
LETTER_WIDTH, LABEL_GAP, AXIS_HEIGHT = 7, 14, 50


def ranking(rows: Sequence[Row], dimension: str, title: str, pinned: str | None, palette: Palette) -> go.Figure:
    """Bars from zero, longest first; a bar below its target is pale, the target a dark stroke, last year a ring."""
    shown = reported(rows)
    names = {row.unit_id: f"<b>{row.unit}</b>" if row.unit_id == pinned else row.unit for row in shown}
    reach = max((float(value or 0) for row in shown for value in (row.shown, row.target, row.last)), default=100)
    right = reach * ROOM
    # Margins are given: a browser that has to find room for sixty names draws the whole chart twice.
    left = LABEL_GAP + LETTER_WIDTH * max((len(row.unit) for row in shown), default=0)
    fixed = {"automargin": False}
    traces = [
        _bars(shown, list(names.values()), dimension, palette),
        _strokes(shown, names, palette),
        _rings(shown, names, palette),
        _values(shown, list(names.values()), right, palette),
    ]
    return canvas.figure(
        traces,
        palette,
        FRAME_HEIGHT + ROW_HEIGHT * len(shown),
        bargap=0.35,
        margin={"l": left, "r": 132, "t": 8, "b": AXIS_HEIGHT},
        xaxis=fixed | {"range": [0, right], "title": title, "ticksuffix": " %"},
        yaxis=fixed
        | {"type": "category", "range": [len(shown) - 0.4, -0.6], "showgrid": False, "tick_colour": palette.ink},
    )


def _bars(rows: Sequence[Row], names: list[str], dimension: str, palette: Palette) -> dict:
    hue, tint = palette.hue[dimension], palette.tint[dimension]
    fills = [tint if row.met is False else palette.paper if row.value is None else hue for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [canvas.rounded(row.shown) for row in rows],
        "y": names,
        "marker": {"color": fills, "line": {"color": hue, "width": 1}},
        "hovertext": [hover(row) for row in rows],
        "hoverinfo": "text",
    }


def _strokes(rows: Sequence[Row], names: dict[str, str], palette: Palette) -> dict:
    with_target = [row for row in rows if row.target is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [canvas.rounded(row.target) for row in with_target],
        "y": [names[row.unit_id] for row in with_target],
        "marker": {"symbol": "line-ns", "size": 15, "line": {"width": 2, "color": palette.ink}},
        "hoverinfo": "skip",
    }


def _rings(rows: Sequence[Row], names: dict[str, str], palette: Palette) -> dict:
    with_last = [row for row in rows if row.last is not None]
    ring = {"size": 7, "color": palette.paper, "line": {"width": 1.3, "color": palette.ink}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [canvas.rounded(row.last) for row in with_last],
        "y": [names[row.unit_id] for row in with_last],
        "marker": ring,
        "hoverinfo": "skip",
    }


def _values(rows: Sequence[Row], names: list[str], right: float, palette: Palette) -> dict:
    """The figures stand in one column right of the bars, as in a table."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [right] * len(rows),
        "y": names,
        "text": [_label(row) for row in rows],
        "textposition": "middle right",
        "textfont": {"size": SMALL_SIZE, "color": [palette.alarm if row.met is False else palette.ink for row in rows]},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _label(row: Row) -> str:
    figure = percent(row)
    if row.gap is None:
        return figure
    return f"{figure} {'▼' if row.met is False else '△'} {numbers.decimal(abs(row.gap), 1)}"


def percent(row: Row, decimals: int = 2) -> str:
    """The value as it is written everywhere: a published one with its qualifier and a star."""
    if row.value is not None:
        return numbers.percent(row.value, decimals)
    if row.published is None:
        return numbers.MISSING
    return f"{text.QUALIFIERS.get(row.result.qualifier, '')}{numbers.percent(row.published, decimals)}*"


def hover(row: Row) -> str:
    """What a pointer over a unit says."""
    lines = [f"<b>{row.unit}</b>", percent(row)]
    if row.target is not None:
        lines.append(f"Chỉ tiêu {numbers.percent(row.target)}")
    if row.gap is not None:
        lines.append(f"So với chỉ tiêu {numbers.points(row.gap)}")
    if row.change is not None:
        lines.append(f"So với cùng kỳ {numbers.points(row.change)}")
    return "<br>".join([*lines, *row.marks])
