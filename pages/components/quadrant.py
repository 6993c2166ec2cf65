"""Việc against tiền: who is above and below on both."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import plotly.graph_objects as go

from analytics import numbers
from pages.components import canvas
from pages.components.rows import Row
from pages.components.theme import SMALL_SIZE, Palette

HEIGHT = 560
LIFT = 0.008
LABEL_WIDTH, LABEL_HEIGHT = 0.13, 0.035
BOTH, CASES, MONEY, NEITHER = "cả hai", "chỉ việc", "chỉ tiền", "chưa bên nào"


@dataclass(frozen=True, kw_only=True)
class Point:
    """A unit with both rates. ``x`` and ``y`` are gaps to target when both are known for all, else rates."""

    row: Row
    other: Row
    x: Fraction
    y: Fraction
    side: str


def points(cases: Sequence[Row], money: Sequence[Row]) -> list[Point]:
    """One point per unit whose two gaps to target are known."""
    of_money = {row.unit_id: row for row in money if row.gap is not None}
    pairs = [(row, of_money[row.unit_id]) for row in cases if row.gap is not None and row.unit_id in of_money]
    return [
        Point(row=row, other=other, x=row.gap, y=other.gap, side=_side(bool(row.met), bool(other.met)))
        for row, other in pairs
    ]


def _side(cases_met: bool, money_met: bool) -> str:
    return {(True, True): BOTH, (True, False): CASES, (False, True): MONEY, (False, False): NEITHER}[
        cases_met, money_met
    ]


def count(found: Sequence[Point], side: str) -> int:
    """How many units stand on that side of both targets."""
    return sum(point.side == side for point in found)


def figure(found: Sequence[Point], palette: Palette) -> go.Figure:
    """Distance to target in việc (across) and tiền (up); the two targets are the dark lines through zero."""
    reach_x, reach_y = (_reach([getattr(point, axis) for point in found]) for axis in "xy")
    traces = [_marks(found, side, palette) for side in (BOTH, CASES, MONEY, NEITHER)]
    axis = {"zeroline": True, "zerolinecolor": palette.ink, "zerolinewidth": 1.5, "tickformat": "+,.0f"}
    return canvas.figure(
        [*traces, _names(found, reach_x, reach_y, palette)],
        palette,
        HEIGHT,
        annotations=[_corner(found, side, palette) for side in (BOTH, CASES, MONEY, NEITHER)],
        xaxis=axis | {"range": [-reach_x, reach_x], "title": "Việc: so với chỉ tiêu (điểm %)"},
        yaxis=axis | {"range": [-reach_y, reach_y], "title": "Tiền: so với chỉ tiêu (điểm %)"},
    )


def _reach(values: Sequence[Fraction]) -> float:
    return 1.15 * max([abs(float(value)) for value in values] + [1.0])


def _look(side: str, palette: Palette) -> dict:
    return {
        BOTH: {"symbol": "circle", "color": palette.quiet},
        CASES: {"symbol": "square", "color": palette.hue["cases"]},
        MONEY: {"symbol": "diamond", "color": palette.hue["money"]},
        NEITHER: {"symbol": "triangle-down", "color": palette.alarm},
    }[side] | {"size": 10, "line": {"width": 1, "color": palette.paper}}


def _marks(found: Sequence[Point], side: str, palette: Palette) -> dict:
    here = [point for point in found if point.side == side]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [canvas.rounded(point.x) for point in here],
        "y": [canvas.rounded(point.y) for point in here],
        "marker": _look(side, palette),
        "hovertext": [_hover(point) for point in here],
        "hoverinfo": "text",
    }


def _hover(point: Point) -> str:
    return (
        f"<b>{point.row.unit}</b><br>Việc {numbers.percent(point.row.value)}, {numbers.points(point.x)}"
        f"<br>Tiền {numbers.percent(point.other.value)}, {numbers.points(point.y)}"
    )


def _names(found: Sequence[Point], reach_x: float, reach_y: float, palette: Palette) -> dict:
    """Names of those farthest from the crossing, as long as no two names touch."""
    placed: list[Point] = []
    for point in sorted(found, key=lambda p: -((float(p.x) / reach_x) ** 2 + (float(p.y) / reach_y) ** 2)):
        if not any(_touch(point, other, reach_x, reach_y) for other in placed):
            placed.append(point)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [canvas.rounded(point.x) for point in placed],
        "y": [canvas.rounded(float(point.y) + LIFT * reach_y) for point in placed],
        "text": [point.row.unit for point in placed],
        "textposition": ["top left" if float(p.x) > 0.88 * reach_x else "top center" for p in placed],
        "textfont": {"size": SMALL_SIZE, "color": palette.ink},
        "hoverinfo": "skip",
    }


def _touch(one: Point, other: Point, reach_x: float, reach_y: float) -> bool:
    across = abs(float(one.x - other.x)) / (2 * reach_x)
    along = abs(float(one.y - other.y)) / (2 * reach_y)
    return across < LABEL_WIDTH and along < LABEL_HEIGHT


def _corner(found: Sequence[Point], side: str, palette: Palette) -> dict:
    right, top = side in (BOTH, CASES), side in (BOTH, MONEY)
    words = {BOTH: "Đạt cả hai", CASES: "Đạt về việc, chưa đạt về tiền", MONEY: "Đạt về tiền, chưa đạt về việc"}
    return canvas.note(
        f"<b>{words.get(side, 'Chưa đạt cả hai')}: {count(found, side)}</b>",
        1 if right else 0,
        1 if top else 0,
        palette,
        xref="paper",
        yref="paper",
        xanchor="right" if right else "left",
        yanchor="top" if top else "bottom",
        color=palette.ink,
    )
