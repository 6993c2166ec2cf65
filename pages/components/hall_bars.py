"""Bars and calendars of the hall, drawn with boxes, so that their words are as large as all others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from analytics.briefing import Chart, Point, Series, fitting
from analytics.briefing.deck import Span

ONE_COLUMN, MOST = 12, 36


@dataclass(frozen=True, kw_only=True)
class Scale:
    """From the lowest to the highest value drawn, zero among them."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Percent of the way across."""
        return 100 * (value - self.low) / ((self.high - self.low) or 1)


def bars(chart: Chart) -> str:
    """One bar for each label and series; the target is a mark across it."""
    shown = fitting.bars(replace(chart, note=""), MOST)
    drawn, targets = [each for each in shown.series if not each.is_target], _targets(shown)
    scale = _scale([*(point for each in shown.series for point in each.points)], shown)
    rows = [
        _bar(point, series, targets.get(point.label), scale, len(drawn) > 1)
        for points in zip(*(series.points for series in drawn), strict=True)
        for point, series in zip(points, drawn, strict=True)
    ]
    key = _key(shown, targets)
    two = " hai-cot" if len(rows) > ONE_COLUMN else ""
    deep = f' style="--dong: {-(-len(rows) // 2) if two else len(rows)}"'
    return f'{key}<div class="cac-thanh{two}"{deep}>{"".join(rows)}</div>'


def _targets(chart: Chart) -> dict[str, Point]:
    found = [point for series in chart.series if series.is_target for point in series.points]
    return {point.label: point for point in found if point.figure.value is not None}


def _scale(points: Sequence[Point], chart: Chart) -> Scale:
    values = [float(point.figure.value) for point in points if point.figure.value is not None]
    values += [float(line.figure.value) for line in chart.lines if line.figure.value is not None]
    return Scale(low=min([0.0, *values]), high=max([0.0, *values]))


def _bar(point: Point, series: Series, target: Point | None, scale: Scale, is_named: bool) -> str:
    value = point.figure.value
    left, right = sorted((scale.at(0), scale.at(float(value)))) if value is not None else (0, 0)
    kind = " truot" if point.missed else ""
    mark = "" if target is None else f'<i style="left:{scale.at(float(target.figure.value)):.2f}%"></i>'
    name = f"{point.label}, {series.name.lower()}" if is_named else point.label
    return (
        f'<div class="mot-thanh {escape(point.figure.dimension)}{kind}"><span class="ten">{escape(name)}</span>'
        f'<span class="ranh"><b style="left:{left:.2f}%;width:{right - left:.2f}%"></b>{mark}</span>'
        f'<span class="so">{"▼ " if point.missed else ""}{escape(point.figure.text)}</span></div>'
    )


def _key(chart: Chart, targets: dict[str, Point]) -> str:
    said = [f"Đơn vị tính: {chart.unit}"] if chart.unit and chart.unit != "%" else []
    common = {point.figure.text for point in targets.values()}
    if len(common) == 1:
        said.append(f"vạch đứng: chỉ tiêu {common.pop()}")
    elif common:
        said.append("vạch đứng: chỉ tiêu của từng đơn vị")
    if any(point.missed for series in chart.series for point in series.points):
        said.append("▼ thanh rỗng: chưa đạt" if targets else "▼ thanh rỗng: thấp hơn mốc")
    said += [chart.note] if chart.note else []
    said += [f"{line.name}: {line.figure.phrase}" for line in chart.lines]
    return f'<p class="chu-hinh">{escape("; ".join(said)[:1].upper() + "; ".join(said)[1:])}</p>' if said else ""


def calendar(chart: Chart) -> str:
    """Spans of days, one under the other."""
    first = min(span.starts for span in chart.spans).toordinal()
    last = max(span.ends for span in chart.spans).toordinal()
    scale = Scale(low=first, high=last)
    rows = "".join(_span(span, scale) for span in chart.spans)
    return f'<div class="cac-thanh lich" style="--dong: {len(chart.spans)}">{rows}</div>'


def _span(span: Span, scale: Scale) -> str:
    left, right = scale.at(span.starts.toordinal()), scale.at(span.ends.toordinal())
    return (
        f'<div class="mot-thanh"><span class="ten">{escape(span.label)}</span>'
        f'<span class="ranh"><b style="left:{left:.2f}%;width:{max(0.6, right - left):.2f}%"></b></span>'
        f'<span class="so">{escape(span.when)}</span></div>'
    )
