"""Notes of what happened outside the figures, drawn behind a course: a light band with its word at the foot."""

from collections.abc import Sequence
from typing import Any

from analytics.measures.annotations import Annotation
from analytics.periods import YEAR_MONTHS
from analytics.units import NATIONAL, Units
from pages.components import canvas
from pages.components.theme import Palette

WORD_HEIGHT = 17
KINDS = {"disease": "dịch bệnh", "law": "luật, văn bản", "merger": "sáp nhập, tổ chức lại"}


def span(occasion: Annotation, by_month: bool) -> tuple[float, float]:
    """Where the band begins and ends on an axis of years or of months counted through the years."""
    (first_year, first), (last_year, last) = occasion.periods
    if by_month:
        return first_year * YEAR_MONTHS + first - 0.5, last_year * YEAR_MONTHS + last + 0.5
    return first_year - 0.5, last_year + 0.5


def visible(
    occasions: Sequence[Annotation], by_month: bool, first: float, last: float
) -> list[tuple[Annotation, float, float]]:
    """Those that touch the axis, cut to it."""
    spans = ((each, *span(each, by_month)) for each in occasions)
    return [(each, max(low, first), min(high, last)) for each, low, high in spans if low < last and high > first]


def bands(shown: Sequence[tuple[Annotation, float, float]], palette: Palette) -> list[dict[str, Any]]:
    """The bands, behind everything."""
    look = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": {"width": 0}}
    return [look | {"x0": low, "x1": high, "fillcolor": palette.band, "opacity": 0.45} for _, low, high in shown]


def words(shown: Sequence[tuple[Annotation, float, float]], middle: float, palette: Palette) -> list[dict[str, Any]]:
    """The word of each band, one line each from the foot upwards, written towards the middle of the axis."""
    foot = {"yref": "paper", "yanchor": "bottom"}
    return [
        canvas.note(
            each.label,
            low if low < middle else high,
            0,
            palette,
            xanchor="left" if low < middle else "right",
            yshift=4 + WORD_HEIGHT * level,
            **foot,
        )
        for level, (each, low, high) in enumerate(shown)
    ]


def told(occasions: Sequence[Annotation], units: Units) -> list[str]:
    """Each note as a line: what, whom it concerns, when, and who says so; plain text."""
    return [f"{each.label}: {_whom(each, units)}, {_when(each)}{_source(each)}" for each in occasions]


def _whom(occasion: Annotation, units: Units) -> str:
    return "cả nước" if occasion.unit_id == NATIONAL else units.get(occasion.unit_id).name


def _when(occasion: Annotation) -> str:
    if occasion.starts is None:
        return f"năm {occasion.year}"
    first = f"từ {occasion.starts:%d/%m/%Y}" if occasion.ends else f"ngày {occasion.starts:%d/%m/%Y}"
    return f"{first} đến {occasion.ends:%d/%m/%Y}" if occasion.ends else first


def _source(occasion: Annotation) -> str:
    kind = KINDS.get(occasion.kind, "")
    said = f" ({kind})" if kind else ""
    return f"{said}. Nguồn: {occasion.source}" if occasion.source else f"{said}."
