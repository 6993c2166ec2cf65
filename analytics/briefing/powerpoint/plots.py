"""Native charts with two axes of their own: points, and bars from day to day."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from analytics.briefing import fitting, words
from analytics.briefing.deck import Chart, Point
from analytics.briefing.powerpoint.canvas import SMALLEST, Box, Theme, colour
from analytics.briefing.powerpoint.labels import NAME_LETTERS, label, plain, value


def scatter(slide: Any, chart: Chart, box: Box, theme: Theme) -> Any:
    """Units as points, targets as lines across; who stands out is named."""
    data = XyChartData(number_format="0.00")
    points = [each for each in chart.series[0].points if None not in (each.figure.value, each.x.value)]
    units = data.add_series(f"{chart.series[0].name} (ngang {chart.x_unit}, dọc {chart.unit})")
    for point in points:
        units.add_data_point(value(point.x), value(point.figure))
    spans = _spans(chart, points)
    for line in chart.lines:
        across = data.add_series(f"{line.name} {line.figure.text}")
        for end in spans["y" if line.axis == "x" else "x"]:
            at = value(line.figure)
            across.add_data_point(*((at, end) if line.axis == "x" else (end, at)))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box.emu, data)
    native = frame.chart
    plain(native, theme, legend=True)
    _scatter_axes(native, chart, spans, theme)
    drawn = list(native.plots[0].series)
    _scattered(drawn[0], points, chart, theme)
    for series in drawn[1:]:
        series.marker.style = XL_MARKER_STYLE.NONE
        series.format.line.color.rgb, series.format.line.width = colour(theme.target), Pt(2)
        series.format.line.dash_style = MSO_LINE.DASH
    return frame


def _spans(chart: Chart, points: Sequence[Point]) -> dict[str, tuple[float, float]]:
    found: dict[str, list[float]] = {
        "x": [value(each.x) for each in points],
        "y": [value(each.figure) for each in points],
    }
    for line in chart.lines:
        found[line.axis].append(value(line.figure))
    return {
        axis: (5 * int(min(each) / 5 - 0.5), min(100, 5 * int(max(each) / 5 + 1.5))) for axis, each in found.items()
    }


def _scatter_axes(native: Any, chart: Chart, spans: dict[str, tuple[float, float]], theme: Theme) -> None:
    for axis, name, said in ((native.category_axis, "x", chart.x_unit), (native.value_axis, "y", chart.unit)):
        axis.minimum_scale, axis.maximum_scale = spans[name]
        axis.has_major_gridlines = False
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
        axis.format.line.color.rgb = colour(theme.quiet)
        axis.has_title = True
        axis.axis_title.text_frame.text = f"Tỷ lệ xong ({said})"
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(SMALLEST)


def _scattered(drawn: Any, points: Sequence[Point], chart: Chart, theme: Theme) -> None:
    drawn.format.line.fill.background()
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 10
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = colour(theme.bar)
    named = fitting.named(points)
    for at, point in enumerate(points):
        mark = drawn.points[at].marker
        mark.style = XL_MARKER_STYLE.DIAMOND if point.missed else XL_MARKER_STYLE.CIRCLE
        mark.size = 10
        mark.format.fill.solid()
        mark.format.fill.fore_color.rgb = colour(theme.missed if point.missed else theme.bar)
        if at in named:
            label(drawn.points[at], words.short(point.label, NAME_LETTERS), chart, theme)
            drawn.points[at].data_label.position = XL_LABEL_POSITION.RIGHT


def calendar(slide: Any, chart: Chart, box: Box, theme: Theme) -> Any:
    """Bars from day to day: an unseen bar up to the first day, then the days themselves."""
    first = min(span.starts for span in chart.spans)
    data = CategoryChartData(number_format="0")
    data.categories = [words.short(span.label, 60) for span in chart.spans]
    data.add_series("Từ ngày đầu tiên (ngày)", [(span.starts - first).days for span in chart.spans])
    data.add_series("Số ngày", [(span.ends - span.starts).days + 1 for span in chart.spans])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box.emu, data)
    native = frame.chart
    plain(native, theme, legend=False)
    native.value_axis.visible, native.value_axis.has_major_gridlines = False, False
    native.category_axis.reverse_order = True
    native.category_axis.format.line.color.rgb = colour(theme.rule)
    unseen, days = native.plots[0].series
    unseen.format.fill.background()
    days.format.fill.solid()
    days.format.fill.fore_color.rgb = colour(theme.bar)
    for at, span in enumerate(chart.spans):
        label(days.points[at], span.when, chart, theme)
        days.points[at].data_label.position = XL_LABEL_POSITION.INSIDE_BASE
        days.points[at].data_label.text_frame.paragraphs[0].runs[0].font.color.rgb = colour(theme.ground)
    return frame
