"""One unit's year on its way to its target: every mark has a shape and a word of its own."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics import numbers, periods
from analytics.measures.tracks import Track
from analytics.periods import YEAR_MONTHS
from pages.components import canvas, race_words, series
from pages.components.theme import Palette

HEIGHT, LABEL_SPACE, TOP = 430, 168, 34
Trace = dict[str, Any]


def figure(found: Sequence[Track], palette: Palette) -> go.Figure:
    """What was reached, both ways to the target, and where the year may end."""
    (own,) = found
    hue = palette.hue[own.pursuit.result.dimension]
    traces = [*_ways(own, palette), _reached(own, hue), *_ends(own, hue, palette)]
    return canvas.figure(
        traces,
        palette,
        HEIGHT,
        margin={"l": 8, "r": LABEL_SPACE, "t": TOP, "b": 8},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "xanchor": "left"},
        annotations=_labels(own, hue, palette),
        xaxis=_months(own) | {"showgrid": False, "range": [0, YEAR_MONTHS + 0.25]},
        yaxis={"range": [0, _top(own)], "ticksuffix": " %", "nticks": 6},
    )


def _top(own: Track) -> float:
    """The axis ends at the whole ten above everything that is drawn."""
    outlook = own.pursuit.outlook
    highest = [float(own.pursuit.race.target), float(own.pursuit.race.projection), float(own.pursuit.race.rate)]
    return 10 * (max([*highest, *([outlook.high] if outlook else [])]) // 10 + 1)


def _months(own: Track) -> dict[str, Any]:
    days = [periods.period_end(own.pursuit.result.year, months) for months in range(1, YEAR_MONTHS + 1)]
    words = [f"{day:%-m}" if day.month not in (10, 1) else f"{day:%-m}/{day:%Y}" for day in days]
    return {"tickvals": list(range(1, YEAR_MONTHS + 1)), "ticktext": words, "tickangle": 0, "title": "Cuối tháng"}


def _ways(own: Track, palette: Palette) -> list[Trace]:
    """The straight line, and the usual course where past years tell it."""
    straight = _line("Đường thẳng đến chỉ tiêu", own.straight, palette.line, "dash")
    usual = _line("Nhịp thường lệ đến chỉ tiêu", ((0, 0), *own.usual), palette.quiet, "dot")
    return [straight, usual] if own.usual else [straight]


def _line(name: str, points: Sequence[tuple[int, Any]], colour: str, dash: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [months for months, _ in points],
        "y": [canvas.rounded(pct) for _, pct in points],
        "line": {"color": colour, "width": 1.8, "dash": dash},
        "hovertext": [f"{name}: {numbers.percent(pct, 1)}" for _, pct in points],
        "hoverinfo": "text",
    }


def _reached(own: Track, hue: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "Đã đạt",
        "x": [each.months for each in own.reached],
        "y": [canvas.rounded(each.rate) for each in own.reached],
        "line": {"color": hue, "width": 2.5},
        "marker": {"size": 7, "color": hue},
        "hovertext": [f"{periods.label(each.year, each.months)}: {numbers.percent(each.rate)}" for each in own.reached],
        "hoverinfo": "text",
    }


def _ends(own: Track, hue: str, palette: Palette) -> list[Trace]:
    """The marks at the end of September: target, today's speed kept, past years with their range."""
    race, outlook = own.pursuit.race, own.pursuit.outlook
    target = _mark("Chỉ tiêu", race.target, "line-ew-open", palette.ink, 22)
    kept = _mark("Giữ nhịp đến nay", race.projection, "triangle-up-open", palette.ink, 11)
    if outlook is None:
        return [target, kept]
    told = _mark("Dự báo theo các năm trước", outlook.rate, "diamond", hue, 11)
    spread = {"array": [outlook.high - outlook.rate], "arrayminus": [outlook.rate - outlook.low], "symmetric": False}
    return [target, kept, told | {"error_y": spread | {"type": "data", "color": hue, "thickness": 2, "width": 6}}]


def _mark(name: str, pct: Any, symbol: str, colour: str, size: int) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [YEAR_MONTHS],
        "y": [canvas.rounded(pct)],
        "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"width": 2.5, "color": colour}},
        "hovertext": [f"{name}: {numbers.percent(pct, 1)}"],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _labels(own: Track, hue: str, palette: Palette) -> list[dict[str, Any]]:
    """The words of the marks at the right edge, moved apart where they would touch; today's rate at its point."""
    race, outlook = own.pursuit.race, own.pursuit.outlook
    words = [
        (float(race.target), f"Chỉ tiêu {race_words.target(race)}", palette.ink),
        (float(race.projection), f"Giữ nhịp {numbers.percent(race.projection, 1)}", palette.ink),
    ]
    if outlook:
        low, high = (numbers.decimal(value, 1) for value in (outlook.low, outlook.high))
        words.append((outlook.rate, f"Dự báo {numbers.decimal(outlook.rate, 1)} ({low}–{high})", hue))
    words.sort(key=lambda each: each[0])
    heights = series.spread([height for height, _, _ in words], 0.06 * _top(own))
    above = max(0.0, heights[-1] - 0.97 * _top(own))
    edge = {"xref": "paper", "xanchor": "left", "xshift": 8}
    placed = zip(heights, words, strict=True)
    return [
        canvas.note(said, 1, height - above, palette, color=colour, **edge) for height, (_, said, colour) in placed
    ] + [
        canvas.note(
            f"<b>{numbers.percent(race.rate)}</b>",
            own.pursuit.result.months,
            float(race.rate),
            palette,
            color=hue,
            yanchor="top",
            xanchor="left",
            yshift=-6,
        )
    ]
