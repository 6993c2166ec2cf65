"""Rows of a ranking → figures. No Streamlit here: a figure is an object that tests and slides can read too."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics import numbers
from pages.components import canvas, places, text
from pages.components.rows import Row, reported
from pages.components.theme import SMALL_SIZE, Palette

ROW_HEIGHT, FRAME_HEIGHT, ROOM = 24, 60, 1.025
BARS, COLUMNS = 0.66, 3
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
    # One trace for all marks and one for all words: each trace more costs the browser as much as thirty points.
    traces = [
        _bars(shown, list(names.values()), dimension, palette),
        _marks(shown, names, palette),
        _words(shown, list(names.values()), palette),
    ]
    return canvas.figure(
        traces,
        palette,
        FRAME_HEIGHT + ROW_HEIGHT * len(shown),
        bargap=0.35,
        margin={"l": left, "r": 8, "t": 30, "b": AXIS_HEIGHT},
        xaxis=fixed | {"range": [0, right], "title": title, "ticksuffix": " %", "domain": [0, BARS]},
        xaxis2=_columns(palette),
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


def _marks(rows: Sequence[Row], names: dict[str, str], palette: Palette) -> dict:
    """A stroke at the target, a ring at last year's value."""
    targets = [row for row in rows if row.target is not None]
    lasts = [row for row in rows if row.last is not None]
    strokes, rings = len(targets), len(lasts)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [canvas.rounded(value) for value in (*(row.target for row in targets), *(row.last for row in lasts))],
        "y": [names[row.unit_id] for row in (*targets, *lasts)],
        "marker": {
            "symbol": ["line-ns"] * strokes + ["circle"] * rings,
            "size": [15] * strokes + [7] * rings,
            "color": palette.paper,
            "opacity": 1,
            "line": {"width": [2] * strokes + [1.3] * rings, "color": palette.ink},
        },
        "hoverinfo": "skip",
    }


def _words(rows: Sequence[Row], names: list[str], palette: Palette) -> dict:
    """The figures stand in columns right of the bars, as in a table: value, range of places, denominator."""
    count = len(rows)
    labels = [palette.alarm if row.met is False else palette.ink for row in rows]
    return {
        "type": "scatter",
        "mode": "text",
        "xaxis": "x2",
        "x": [0] * count + [1.7] * count + [COLUMNS] * count,
        "y": names * 3,
        "text": [*map(_label, rows), *map(places.span, rows), *map(_size, rows)],
        "textposition": ["middle right"] * count + ["middle center"] * count + ["middle left"] * count,
        "textfont": {"size": SMALL_SIZE, "color": labels + [palette.quiet] * (2 * count)},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _columns(palette: Palette) -> dict:
    return {
        "domain": [BARS, 1],
        "range": [0, COLUMNS],
        "side": "top",
        "anchor": "y",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "tickvals": [1.7, 2.68],
        "ticktext": ["Khoảng hạng", "Mẫu số"],
        "tickfont": {"size": SMALL_SIZE, "color": palette.quiet},
    }


def _size(row: Row) -> str:
    if row.result.dimension == "money":
        return numbers.billion(row.denominator, 0)
    return numbers.integer(row.denominator)


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
    if row.rank is not None:
        lines.append(f"Hạng {row.rank} trong {row.of}, khoảng hạng {places.span(row)}")
    if row.denominator is not None:
        lines.append(f"Mẫu số {_size(row)}")
    return "<br>".join([*lines, *row.marks])
