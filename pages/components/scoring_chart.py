"""“Vì sao 92,5?” as a waterfall lying down: a criterion begins where the one above ended, last the total."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import plotly.graph_objects as go

from analytics.scoring import Scheme, Score, Span, words
from analytics.scoring.criterion import BASE
from analytics.scoring.span import ZERO
from pages.components import canvas
from pages.components.theme import Palette

ROW, FOOT, BROAD, MOST = 46, 44, 0.36, 30
TOTAL = "Tổng điểm"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One bar: what it is called, what it added, out of how many points."""

    label: str
    points: Span
    maximum: Fraction | None = None


def parts(scheme: Scheme, score: Score) -> list[Part]:
    """One part a criterion (a section where there are many), then what the caps of the scheme took away. They add up to
    the total exactly."""
    many = len(scheme.criteria) > MOST
    found: dict[str, Part] = {}
    for step in score.log:
        if step.delta is None or (not step.criterion and step.delta == ZERO):
            continue
        one = _named(scheme, step.criterion, step.step, many)
        known = found.get(one.label)
        found[one.label] = Part(
            label=one.label, points=step.delta + known.points if known else step.delta, maximum=one.maximum
        )
    return list(found.values())


def _named(scheme: Scheme, criterion: str, step: str, many: bool) -> Part:
    if not criterion:
        return Part(label=CAPS[step], points=ZERO)
    own = scheme.criteria[criterion]
    if not many:
        return Part(label=own.label, points=ZERO, maximum=own.maximum if own.kind == BASE else None)
    inside = [each.maximum or 0 for each in scheme.of_kind(BASE) if each.section == own.section]
    return Part(label=scheme.sections[own.section].label, points=ZERO, maximum=Fraction(sum(inside)) or None)


CAPS = {
    "group_cap": "Giới hạn của phần",
    "bonus_cap": "Trần điểm thưởng",
    "penalty_cap": "Trần điểm trừ",
    "total_cap": "Giới hạn của tổng điểm",
}


def alt(found: Sequence[Part], score: Score) -> str:
    """The figure in a sentence."""
    told = "; ".join(f"{each.label}: {_told(each)}" for each in found)
    return f"Vì sao {score.total.words} điểm, {score.unit}. {told}. Cộng lại đúng bằng {score.total.words} điểm"


def _told(each: Part) -> str:
    most = f"/{words.number(each.maximum)}" if each.maximum else ""
    return f"{each.points.words}{most} điểm"


def figure(found: Sequence[Part], score: Score, palette: Palette) -> go.Figure:
    """What is sure in the hue of việc, what is not known yet only as an outline, what was possible in grey."""
    starts, level = [], Fraction(0)
    for each in found:
        starts.append(level)
        level += each.points.low or 0
    ends = [*starts, level]
    traces = [_possible(found, starts, palette), _sure(found, starts, palette), _unsure(found, starts, palette)]
    high = score.total.high if score.total.high is not None else level
    traces.append(_bar([high], [0], [-len(found)], {"color": "rgba(0,0,0,0)", "line": _line(palette)}))
    traces.append(_bar([level], [0], [-len(found)], {"color": palette.hue["money"]}))
    rows = [(each.label, _told(each)) for each in found] + [(TOTAL, f"{score.total.words} điểm")]
    return canvas.figure(
        traces,
        palette,
        ROW * len(rows) + FOOT,
        barmode="overlay",
        annotations=[_name(*row, -place, palette) for place, row in enumerate(rows)],
        shapes=[_joint(end, place, palette) for place, end in enumerate(ends[1:], start=1)],
        xaxis={"title": "điểm", "rangemode": "tozero"},
        yaxis={"visible": False, "range": [-len(rows) + 0.5, 0.8]},
    )


def _possible(found: Sequence[Part], starts: Sequence[Fraction], palette: Palette) -> dict:
    widths = [each.maximum or 0 for each in found]
    return _bar(widths, starts, _places(found), {"color": palette.grid})


def _sure(found: Sequence[Part], starts: Sequence[Fraction], palette: Palette) -> dict:
    widths = [each.points.low or 0 for each in found]
    colours = [palette.hue["cases"] if width >= 0 else palette.alarm for width in widths]
    return _bar(widths, starts, _places(found), {"color": colours})


def _unsure(found: Sequence[Part], starts: Sequence[Fraction], palette: Palette) -> dict:
    widths = [(each.points.high or 0) - (each.points.low or 0) for each in found]
    after = [start + (each.points.low or 0) for start, each in zip(starts, found, strict=True)]
    line = {**_line(palette), "width": [1.2 if width else 0 for width in widths]}
    return _bar(widths, after, _places(found), {"color": "rgba(0,0,0,0)", "line": line})


def _line(palette: Palette) -> dict:
    return {"color": palette.hue["cases"], "width": 1.2}


def _places(found: Sequence[Part]) -> list[int]:
    return [-place for place in range(len(found))]


def _bar(widths: Sequence, starts: Sequence, places: Sequence[int], look: dict) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [canvas.rounded(each) for each in starts],
        "x": [canvas.rounded(each) for each in widths],
        "y": list(places),
        "width": BROAD,
        "marker": look,
        "hoverinfo": "skip",
    }


def _name(label: str, told: str, y: float, palette: Palette) -> dict:
    look = {"xanchor": "left", "yanchor": "bottom", "align": "left", "xref": "paper", "color": palette.ink}
    return canvas.note(f"{_short(label)} <b>{told}</b>", 0, y + BROAD / 2, palette, **look)


def _short(label: str) -> str:
    return label if len(label) <= 64 else f"{label[:61].rstrip()}…"


def _joint(level: Fraction, place: int, palette: Palette) -> dict:
    line = {"color": palette.line, "width": 1, "dash": "dot"}
    low, high = -place, -place + 1
    return {
        "type": "line",
        "x0": float(level),
        "x1": float(level),
        "y0": low,
        "y1": high,
        "line": line,
        "layer": "below",
    }
