"""The funnel: rates against numbers of cases, with the limits that ordinary variation keeps."""

from collections.abc import Sequence
from html import escape

import numpy as np
import plotly.graph_objects as go

from analytics import numbers
from analytics.measures.funnel import ABOVE, BELOW, FEWEST, LEVELS, WITHIN
from analytics.measures.judgement import TARGET, Judged, Judgement
from pages.components import canvas, clock, links, tables
from pages.components.links import Book
from pages.components.rows import plain_name
from pages.components.theme import SMALL_SIZE, Palette

HEIGHT, STEPS, LIFT = 560, 80, 0.01
SIDES = {ABOVE: "trên vùng bình thường", WITHIN: "trong vùng bình thường", BELOW: "dưới vùng bình thường"}
ORDER = (BELOW, ABOVE, WITHIN)


def can_draw(judgements: Sequence[Judgement]) -> bool:
    """Of a few units the spread between them cannot be told; of money there is no funnel."""
    return any(each.funnel is not None and each.of >= FEWEST for each in judgements)


def figure(judgements: Sequence[Judgement], pinned: str | None, palette: Palette) -> go.Figure:
    """Every ranked unit by size and rate; names only of those outside and of the reader's own."""
    judgement = judgements[0]
    units = judgement.ranked
    sizes = [unit.n for unit in units]
    curve = np.geomspace(max(1, min(sizes) * 0.9), max(sizes) * 1.08, STEPS)
    low, high = _reach(judgement, curve)
    traces = [
        *_band(judgement, curve, LEVELS[1], palette.grid),
        *_band(judgement, curve, LEVELS[0], palette.band),
        _centre(judgement, curve, palette),
        *(_marks([unit for unit in units if unit.limits.side == side], side, palette) for side in ORDER),
        _names([unit for unit in units if _is_named(unit, pinned)], pinned, LIFT * (high - low), palette),
    ]
    return canvas.figure(
        traces,
        palette,
        HEIGHT,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": SMALL_SIZE}},
        margin={"l": 8, "r": 8, "t": 36, "b": 8},
        clickmode="event+select",
        xaxis={"type": "log", "title": "Số việc có điều kiện (thang logarit)", "tickvals": _ticks(sizes),
               "ticktext": [numbers.integer(each) for each in _ticks(sizes)],
               "range": [float(np.log10(curve[0])), float(np.log10(curve[-1]))]},
        yaxis={"range": [low, high], "title": "Tỷ lệ xong", "ticksuffix": " %"},
    )  # fmt: skip


def _band(judgement: Judgement, curve: np.ndarray, level: float, fill: str) -> list[dict]:
    low, high = judgement.funnel.at(curve, level)
    shape = {"type": "scatter", "mode": "lines", "x": curve.round(1).tolist(), "hoverinfo": "skip", "showlegend": False}
    edge = {"line": {"width": 0}}
    return [
        shape | edge | {"y": low.round(3).tolist()},
        shape | edge | {"y": high.round(3).tolist(), "fill": "tonexty", "fillcolor": fill},
    ]


def _centre(judgement: Judgement, curve: np.ndarray, palette: Palette) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [float(curve[0]), float(curve[-1])],
        "y": [judgement.funnel.centre] * 2,
        "line": {"color": palette.ink, "width": 1.5},
        "hoverinfo": "skip",
        "name": "chỉ tiêu" if judgement.against == TARGET else "tỷ lệ chung",
    }


def _marks(units: Sequence[Judged], side: str, palette: Palette) -> dict:
    looks = {
        ABOVE: {"symbol": "triangle-up", "color": palette.hue["cases"], "size": 12},
        WITHIN: {"symbol": "circle", "color": palette.quiet, "size": 8},
        BELOW: {"symbol": "triangle-down", "color": palette.alarm, "size": 12},
    }
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [unit.n for unit in units],
        "y": [canvas.rounded(unit.rate) for unit in units],
        "customdata": [unit.result.unit_id for unit in units],
        "marker": looks[side] | {"line": {"width": 1, "color": palette.paper}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "hovertext": [_hover(unit) for unit in units],
        "hoverinfo": "text",
        "name": SIDES[side],
    }


def _hover(unit: Judged) -> str:
    low, high = unit.limits.far_low, unit.limits.far_high
    return (
        f"<b>{plain_name(unit.result.unit)}</b><br>{numbers.percent(unit.rate)} của {numbers.integer(unit.n)} việc"
        f"<br>{SIDES[unit.limits.side].capitalize()} ({numbers.decimal(low, 1)}–{numbers.decimal(high, 1)} %)"
    )


def _is_named(unit: Judged, pinned: str | None) -> bool:
    return unit.limits.side != WITHIN or unit.result.unit_id == pinned


def _names(units: Sequence[Judged], pinned: str | None, lift: float, palette: Palette) -> dict:
    names = {unit.result.unit_id: plain_name(unit.result.unit) for unit in units}
    return {
        "type": "scatter",
        "mode": "text",
        "x": [unit.n for unit in units],
        "y": [canvas.rounded(float(unit.rate) + (-lift if unit.limits.side == BELOW else lift)) for unit in units],
        "text": [f"<b>{name}</b>" if unit_id == pinned else name for unit_id, name in names.items()],
        "textposition": ["bottom center" if unit.limits.side == BELOW else "top center" for unit in units],
        "textfont": {"size": SMALL_SIZE, "color": palette.ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _reach(judgement: Judgement, curve: np.ndarray) -> tuple[float, float]:
    """The axis holds every rate and the limits at the middle size; the mouth of the funnel may run out of it."""
    rates = [float(unit.rate) for unit in judgement.ranked]
    low, high = judgement.funnel.at(curve[STEPS // 4 : STEPS // 4 + 1], LEVELS[1])
    ends = min(*rates, float(low[0])), max(*rates, float(high[0]))
    room = 0.08 * (ends[1] - ends[0] + 1)
    return max(0.0, ends[0] - room), min(101.0, ends[1] + room)


def _ticks(sizes: Sequence[int]) -> list[int]:
    steps = [factor * 10**power for power in range(7) for factor in (1, 2, 5)]
    return [step for step in steps if 0.9 * min(sizes) <= step <= 1.08 * max(sizes)]


def table(judgements: Sequence[Judgement], book: Book, has_profiles: bool) -> str:
    """The same in figures, those outside first; provinces lead to their profiles, by keyboard too."""
    header = (
        "Đơn vị",
        "Có điều kiện (việc)",
        "Tỷ lệ xong",
        "Giới hạn 95 %",
        "Giới hạn 99,8 %",
        "Vị trí",
        "Khoảng hạng",
    )
    units = sorted(judgements[0].ranked, key=lambda unit: ORDER.index(unit.limits.side))
    head = "".join(f'<th scope="col" class="{"so" if 0 < n < 5 else ""}">{name}</th>' for n, name in enumerate(header))
    body = "".join(f"<tr>{_line(unit, book, has_profiles)}</tr>" for unit in units)
    caption = "<caption>Vị trí của từng đơn vị so với vùng bình thường</caption>"
    return tables.scrolling(
        f'<table class="bang pheu">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def _line(unit: Judged, book: Book, has_profiles: bool) -> str:
    name = plain_name(unit.result.unit)
    shown = links.link(name, links.profile(unit.result.unit_id, book)) if has_profiles else escape(name)
    limits = unit.limits
    figures = (
        numbers.integer(unit.n),
        numbers.percent(unit.rate),
        f"{numbers.decimal(limits.low, 1)}–{numbers.decimal(limits.high, 1)} %",
        f"{numbers.decimal(limits.far_low, 1)}–{numbers.decimal(limits.far_high, 1)} %",
    )
    cells = "".join(f'<td class="so">{figure}</td>' for figure in figures)
    words = tables.cells((SIDES[limits.side], f"{unit.rank_low}–{unit.rank_high}"))
    return f'<th scope="row">{shown}{clock.mark(unit.result)}</th>{cells}{words}'
