"""Bars and calendars of the hall, drawn with boxes, so that their words are as large as all others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from analytics.briefing import Chart, Point, Series, fitting
from analytics.briefing.deck import Span

ONE_COLUMN, MOST = 12, 36
KINDS = {"lien": "liền", "dut": "đứt"}
HATCHED = "Cột gạch chéo:"


@dataclass(frozen=True, kw_only=True)
class Scale:
    """From the lowest to the highest value drawn, zero among them."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Percent of the way across."""
        return 100 * (value - self.low) / ((self.high - self.low) or 1)


def bars(chart: Chart) -> str:
    """One bar for each label and series; what it is held against are marks across it."""
    shown = fitting.bars(replace(chart, note=""), MOST)
    drawn = [each for each in shown.series if not each.is_target]
    marks = [each for each in shown.series if each.is_target]
    scale = _scale([*(point for each in shown.series for point in each.points)], shown)
    rows = [
        _bar(point, series, _marks(point, marks, scale), scale, len(drawn) > 1)
        for points in zip(*(series.points for series in drawn), strict=True)
        for point, series in zip(points, drawn, strict=True)
    ]
    key = _key(chart, marks, shown.note)
    two = " hai-cot" if len(rows) > ONE_COLUMN else ""
    deep = f' style="--dong: {-(-len(rows) // 2) if two else len(rows)}"'
    return f'{key}<div class="cac-thanh{two}"{deep}>{"".join(rows)}</div>'


def _marks(point: Point, marks: Sequence[Series], scale: Scale) -> str:
    """The first as a whole line, the second as a broken one."""
    found = [
        (kind, series.name, each.figure)
        for kind, series in zip(KINDS, marks, strict=False)
        for each in series.points
        if each.label == point.label and each.figure.value is not None
    ]
    return "".join(
        f'<i class="{kind}" style="left:{scale.at(float(figure.value)):.2f}%" '
        f'title="{escape(f"{point.label}: {name.lower()} {figure.text}")}"></i>'
        for kind, name, figure in found
    )


def _scale(points: Sequence[Point], chart: Chart) -> Scale:
    values = [float(point.figure.value) for point in points if point.figure.value is not None]
    values += [float(line.figure.value) for line in chart.lines if line.figure.value is not None]
    return Scale(low=min([0.0, *values]), high=max([0.0, *values]))


def _bar(point: Point, series: Series, marks: str, scale: Scale, is_named: bool) -> str:
    value = point.figure.value
    left, right = sorted((scale.at(0), scale.at(float(value)))) if value is not None else (0, 0)
    kind = " truot" if point.missed else ""
    name = f"{point.label}, {series.name.lower()}" if is_named else point.label
    return (
        f'<div class="mot-thanh {escape(point.figure.dimension)}{kind}"><span class="ten">{escape(name)}</span>'
        f'<span class="ranh"><b style="left:{left:.2f}%;width:{right - left:.2f}%"></b>{marks}</span>'
        f'<span class="so">{"▼ " if point.missed else ""}{escape(point.figure.text)}</span></div>'
    )


def _key(chart: Chart, marks: Sequence[Series], cut: str) -> str:
    """What the marks and hollow bars mean; the deck says it of columns, here they are bars."""
    said = [f"đơn vị tính: {chart.unit}"] if chart.unit and chart.unit != "%" else []
    said += [f"vạch {word}: {_mark(series)}" for word, series in zip(KINDS.values(), marks, strict=False)]
    if any(point.missed for series in chart.series for point in series.points):
        said.append(f"▼ thanh rỗng: {_slow(chart)}")
    said += [f"{line.name}: {line.figure.phrase}" for line in chart.lines] + ([cut] if cut else [])
    told = "; ".join(said)
    return f'<p class="chu-hinh">{escape(told[:1].upper() + told[1:])}</p>' if told else ""


def _mark(series: Series) -> str:
    """The name of what bars are held against, with its value where it is one for all."""
    common = {point.figure.text for point in series.points if point.figure.value is not None}
    return f"{series.name.lower()} {common.pop()}" if len(common) == 1 else f"{series.name.lower()} của từng đơn vị"


def _slow(chart: Chart) -> str:
    """What the deck says of its hatched columns."""
    hatched = chart.note.partition(HATCHED)[2]
    return hatched.split(".")[0].strip() or "chưa đạt, hoặc chậm tiến độ"


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
