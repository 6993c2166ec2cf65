"""The months of one unit on one subject: how far each lies from its usual, with the limits of its own past."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics import numbers
from analytics.measures.control_chart import OUTSIDE, Chart
from analytics.measures.radar import Point
from analytics.periods import YEAR_MONTHS
from pages.components import canvas, signals
from pages.components.signals import Signal
from pages.components.theme import Palette

HEIGHT, SHOWN_YEARS = 300, 4
REMARK = (
    "Mỗi chấm là một tháng: phần tăng thêm trừ mức thường lệ của cùng tháng các năm trước. Vùng nhạt là giới hạn dao "
    "động quen thuộc của chính đơn vị; hình thoi là tháng cần giải thích."
)


def figure(found: Sequence[Signal], chosen: str, palette: Palette) -> go.Figure:
    """A line of the last years, the limits as a band, flagged months as diamonds, the chosen one (by id) in words."""
    signal = next(each for each in found if each.id == chosen)
    course, point = signal.course, signal.flag.point
    points = [each for each in course.points if each.year > point.year - SHOWN_YEARS]
    places = [_place(each) for each in points]
    hue = palette.hue[course.dimension]
    return canvas.figure(
        [_line(points, places, hue), _diamonds(signal, palette)],
        palette,
        HEIGHT,
        shapes=[_band(course.chart, palette), _level(course.chart.centre, palette)],
        annotations=[_words(signal, places, palette)],
        margin={"l": 8, "r": 8, "t": 26, "b": 8},
        xaxis={"showgrid": False, **_ticks(places)},
        yaxis={"ticksuffix": "", "nticks": 6, "title": "Chênh so với thường lệ (điểm %)", "zeroline": False},
    )


def _place(point: Point) -> int:
    return point.year * YEAR_MONTHS + point.months


def _line(points: Sequence[Point], places: list[int], hue: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": places,
        "y": [canvas.rounded(point.difference) for point in points],
        "line": {"color": hue, "width": 1.5},
        "marker": {"size": 5, "color": hue},
        "hovertext": [
            f"{signals.month(point.year, point.months)}<br>trong tháng {numbers.points(point.added)}<br>"
            f"thường lệ {numbers.points(point.usual)}<br>chênh {numbers.points(point.difference)}"
            for point in points
        ],
        "hoverinfo": "text",
    }


def _diamonds(signal: Signal, palette: Palette) -> dict:
    flags = [flag for flag in signal.course.flags if flag.rule == OUTSIDE or flag == signal.flag]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_place(flag.point) for flag in flags],
        "y": [canvas.rounded(flag.point.difference) for flag in flags],
        "marker": {
            "symbol": "diamond",
            "size": 12,
            "color": palette.alarm,
            "line": {"width": 1, "color": palette.paper},
        },
        "hoverinfo": "skip",
    }


def _band(chart: Chart, palette: Palette) -> dict:
    edge = {"color": palette.edge, "width": 1}
    place = {"x0": 0, "x1": 1, "xref": "paper", "y0": chart.low, "y1": chart.high}
    return {"type": "rect", **place, "fillcolor": palette.grid, "opacity": 0.6, "line": edge, "layer": "below"}


def _level(centre: float, palette: Palette) -> dict:
    line = {"color": palette.line, "width": 1}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": centre, "y1": centre, "line": line}


def _words(signal: Signal, places: list[int], palette: Palette) -> dict:
    place, middle = _place(signal.flag.point), (places[0] + places[-1]) / 2
    side = {"xanchor": "right", "xshift": -9} if place > middle else {"xanchor": "left", "xshift": 9}
    words = f"<b>{signal.month}: cần giải thích</b>"
    return canvas.note(words, place, signal.flag.point.difference, palette, color=palette.alarm, **side)


def _ticks(places: list[int]) -> dict:
    years = range(places[0] // YEAR_MONTHS, places[-1] // YEAR_MONTHS + 1)
    marks = [(year * YEAR_MONTHS + 6.5, f"năm {year}") for year in years]
    shown = [(place, words) for place, words in marks if places[0] <= place <= places[-1]]
    return {"tickvals": [place for place, _ in shown], "ticktext": [words for _, words in shown]}
