"""Both rates step by step as the list is done in its order, up to the target."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import plotly.graph_objects as go

from analytics import numbers
from analytics.measures import Result, worklist
from analytics.measures.worklist import Step, Task
from pages.components import canvas, race_words, text
from pages.components.theme import Palette

HEIGHT, RIGHT = 360, 150
Trace = dict[str, Any]


def steps(ordered: Sequence[Task], cases: Sequence[Result], money: Sequence[Result]) -> list[Step]:
    """The stair of both rates; each dimension has one result or none."""
    return worklist.steps(ordered, next(iter(cases), None), next(iter(money), None))


def known(cases: Sequence[Result], money: Sequence[Result]) -> list[Result]:
    """The results that a stair can start from."""
    return [result for result in (*cases, *money) if result.rate is not None]


def rates(found: Sequence[Step], result: Result) -> list[Fraction]:
    """Where the unit stands before the first case and after each, as far as it is known."""
    after = [getattr(step, result.dimension) for step in found]
    known = after[: after.index(None)] if None in after else after
    return [result.rate, *known]


def reached_at(found: Sequence[Step], result: Result) -> int | None:
    """After how many cases of the order the target is met; ``None`` when it is not."""
    if result.target is None:
        return None
    return next((place for place, rate in enumerate(rates(found, result)) if result.target.is_met_by(rate)), None)


def alt(found: Sequence[Step], results: Sequence[Result]) -> str:
    """What the picture shows, in words."""
    return text.capital("; ".join(_told(found, result) for result in results)) + "."


def _told(found: Sequence[Step], result: Result) -> str:
    course, place = rates(found, result), reached_at(found, result)
    about = text.about(result.dimension)
    said = f"{about} đi từ {numbers.percent(course[0])} đến {numbers.percent(course[-1])} sau {len(course) - 1} việc"
    if result.target is None:
        return said
    ends = "đã đạt chỉ tiêu từ đầu" if place == 0 else f"đạt chỉ tiêu sau việc thứ {place}" if place else "chưa đạt"
    return f"{said}, {ends} ({race_words.SIGNS[result.target.comparator]} {numbers.percent(result.target.pct)})"


def figure(found: Sequence[Step], results: Sequence[Result], palette: Palette) -> go.Figure:
    """A stair for each dimension that has figures, its target as a thin line."""
    traces = [trace for result in results for trace in _traces(found, result, palette)]
    return canvas.figure(
        traces,
        palette,
        HEIGHT,
        margin={"l": 8, "r": RIGHT, "t": 16, "b": 8},
        annotations=[note for result in results for note in _notes(found, result, palette)],
        xaxis={"title": "Số việc đã làm xong, theo thứ tự", "rangemode": "tozero", "showgrid": False, "nticks": 8},
        yaxis={"ticksuffix": " %", "nticks": 6},
    )


def _traces(found: Sequence[Step], result: Result, palette: Palette) -> list[Trace]:
    course, hue = rates(found, result), palette.hue[result.dimension]
    about = text.capital(text.about(result.dimension))
    words = [f"{about}, xong {place} việc: {numbers.percent(rate)}" for place, rate in enumerate(course)]
    stair = _line(list(range(len(course))), [canvas.rounded(rate) for rate in course], hue, 2.5)
    stair |= {"hovertext": words, "hoverinfo": "text"}
    stair["line"] |= {"shape": "hv", "dash": "solid" if result.dimension == "cases" else "dash"}
    if result.target is None:
        return [stair]
    level = canvas.rounded(result.target.pct)
    return [
        stair,
        _line([0, len(found)], [level, level], palette.ink, 1) | {"hoverinfo": "skip"},
        *_mark(found, result, hue),
    ]


def _line(x: list, y: list, colour: str, width: float) -> Trace:
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": colour, "width": width}}


def _mark(found: Sequence[Step], result: Result, hue: str) -> list[Trace]:
    """The case with which the target is met."""
    place = reached_at(found, result)
    if not place:
        return []
    level = canvas.rounded(rates(found, result)[place])
    mark = {"symbol": "circle" if result.dimension == "cases" else "diamond", "size": 11, "color": hue}
    words = f"Đạt chỉ tiêu {text.about(result.dimension)} sau việc thứ {place}"
    return [{"type": "scatter", "mode": "markers", "x": [place], "y": [level], "marker": mark, "hovertext": [words],
             "hoverinfo": "text"}]  # fmt: skip


def _notes(found: Sequence[Step], result: Result, palette: Palette) -> list[dict[str, Any]]:
    """The name of the stair at its end, and the target's value on its line."""
    course, edge = rates(found, result), {"xref": "paper", "xanchor": "left", "xshift": 8}
    name = f"{text.capital(text.about(result.dimension))} {numbers.percent(course[-1], 1)}"
    said = [canvas.note(name, 1, float(course[-1]), palette, color=palette.hue[result.dimension], **edge)]
    if result.target is None:
        return said
    level, sign = float(result.target.pct), race_words.SIGNS[result.target.comparator]
    words = f"Chỉ tiêu {text.about(result.dimension)} {sign} {numbers.percent(result.target.pct)}"
    return [*said, canvas.note(words, 0, level, palette, color=palette.ink, xanchor="left", yanchor="bottom")]
