"""Native charts that PowerPoint can edit: their numbers lie in a data sheet, their labels are the deck's strings.

Number separators of a native chart follow the language of the machine that shows it; the labels are therefore written
as words, so that a laptop set to English does not turn 62,63 % into 62.63 %.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.fill import FillFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from analytics.briefing import fitting, words
from analytics.briefing.deck import BARS, GANTT, LINES, SCATTER, STACKED, Chart, Figure, Point, Series
from analytics.briefing.powerpoint.canvas import FONT, SMALLEST, Box, Theme, colour

ROTATED_FROM, NAME_LETTERS, WIDE_LETTERS = 13, 26, 44
WHOLE = r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0"
UPRIGHT = "-5400000"
INSIDE_FROM, FEW = 0.45, 5
KINDS = {BARS: XL_CHART_TYPE.COLUMN_CLUSTERED, STACKED: XL_CHART_TYPE.COLUMN_STACKED, LINES: XL_CHART_TYPE.LINE_MARKERS}


def draw(slide: Any, chart: Chart, box: Box, theme: Theme) -> None:
    """Put the chart on the slide, with its sentence for those who cannot see it."""
    shown = fitting.bars(chart)
    made = {GANTT: _calendar, SCATTER: _scatter}.get(shown.kind, _columns)(slide, shown, box, theme)
    made._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)


def value(figure: Figure) -> float | None:
    """A figure where a chart needs a number."""
    return None if figure.value is None else float(figure.value)


def _columns(slide: Any, chart: Chart, box: Box, theme: Theme) -> Any:
    """Columns, stacks or lines over shared labels; targets as marks across."""
    data = CategoryChartData(number_format="0.00" if "%" in chart.unit else "General")
    most = NAME_LETTERS if len(chart.labels) >= ROTATED_FROM else WIDE_LETTERS
    data.categories = [words.short(label, most) for label in chart.labels]
    for series in chart.series:
        data.add_series(f"{series.name} ({chart.unit})", [value(point.figure) for point in series.points])
    frame = slide.shapes.add_chart(KINDS[chart.kind], *box.emu, data)
    native = frame.chart
    _plain(native, theme, legend=len(chart.series) > 1)
    _axes(native, chart, theme)
    if chart.kind != LINES:
        native.plots[0].gap_width = 35 if len(chart.labels) > FEW else 140
    for place, (drawn, series) in enumerate(zip(native.plots[0].series, chart.series, strict=True)):
        if not series.is_target:
            _dress(drawn, series, chart, theme, place)
    if any(series.is_target for series in chart.series):
        _across(native, chart, theme)
    return frame


def _plain(native: Any, theme: Theme, legend: bool) -> None:
    native.font.size, native.font.name = Pt(SMALLEST), FONT
    native.font.color.rgb = colour(theme.words)
    native.has_title = False
    native.has_legend = legend
    if legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _axes(native: Any, chart: Chart, theme: Theme) -> None:
    names, values = native.category_axis, native.value_axis
    values.has_major_gridlines, values.major_gridlines.format.line.color.rgb = True, colour(theme.rule)
    values.format.line.fill.background()
    names.format.line.color.rgb = colour(theme.quiet)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    known = [value(point.figure) for series in chart.series for point in series.points]
    known = [each for each in known if each is not None]
    is_large = max(known, default=0) >= 1000
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = WHOLE if is_large else "0", False
    if chart.kind != LINES and min(known, default=0) >= 0:
        values.minimum_scale = 0
    if max(known, default=0) > 0:
        values.maximum_scale = _roof(max(known), chart)
    if len(chart.labels) >= ROTATED_FROM:
        names._element.get_or_add_txPr().find(qn("a:bodyPr")).set("rot", UPRIGHT)
        names._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("vert", "horz")


def _roof(highest: float, chart: Chart) -> float:
    """A round number above the highest column, with room for its label where that stands outside."""
    is_tall = len(chart.labels) >= ROTATED_FROM and len(chart.series) == 1
    roomy = highest * (1.3 if is_tall else 1.12)
    if chart.unit == "%" and highest <= 100 < roomy:
        return 100.0
    step = 10 ** max(0, len(str(int(roomy))) - 1) / (5 if roomy >= 10 else 1)
    return (int(roomy / step) + 1) * step


def _dress(drawn: Any, series: Series, chart: Chart, theme: Theme, place: int) -> None:
    """Colours and labels of the points; a missed one is hatched as well as coloured."""
    crowded = len(series.points) >= ROTATED_FROM
    highest = max((abs(value(point.figure) or 0) for point in series.points), default=0)
    inks = (theme.bar, theme.quiet, theme.missed)
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = colour(inks[place % len(inks)])
    if chart.kind == LINES:
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = colour(theme.bar), Pt(3)
    for at, point in enumerate(series.points):
        if point.missed:
            _hatch(drawn.points[at].format.fill, theme)
        if point.figure.value is not None and (point.figure.value or chart.kind != STACKED):
            is_inside = crowded and _is_high(point, highest) and len(chart.series) > 1
            _label(drawn.points[at], point.figure.text, chart, theme, crowded, is_inside)


def _is_high(point: Point, highest: float) -> bool:
    """Whether a label fits inside the column."""
    return (value(point.figure) or 0) > INSIDE_FROM * highest


def _hatch(fill: FillFormat, theme: Theme) -> None:
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = colour(theme.missed), colour(theme.hatch)


def _label(point: Any, said: str, chart: Chart, theme: Theme, crowded: bool = False, is_inside: bool = False) -> None:
    label = point.data_label
    frame = label.text_frame
    frame.text = said
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.name = Pt(SMALLEST), FONT
    run.font.color.rgb = colour(theme.ground if chart.kind == STACKED or is_inside else theme.words)
    positions = {STACKED: XL_LABEL_POSITION.CENTER, LINES: XL_LABEL_POSITION.ABOVE}
    usual = XL_LABEL_POSITION.INSIDE_BASE if is_inside else XL_LABEL_POSITION.OUTSIDE_END
    label.position = positions.get(chart.kind, usual)
    if crowded:
        frame._txBody.find(qn("a:bodyPr")).set("rot", UPRIGHT)
        frame._txBody.find(qn("a:bodyPr")).set("vert", "horz")


def _across(native: Any, chart: Chart, theme: Theme) -> None:
    """Move the targets out of the columns into a line chart on the same axes: short marks over each column."""
    bars = native._chartSpace.find(".//" + qn("c:barChart"))
    lines = parse_xml(f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/></c:lineChart>')
    inks = iter((theme.target, theme.quiet))
    for element, series in zip(list(bars.findall(qn("c:ser"))), chart.series, strict=True):
        if series.is_target:
            lines.append(_mark(element, next(inks)))
    lines.append(parse_xml(f'<c:marker {nsdecls("c")} val="1"/>'))
    for axis in bars.findall(qn("c:axId")):
        lines.append(deepcopy(axis))
    bars.addnext(lines)


def _mark(element: Any, ink: str) -> Any:
    """A series of columns made a series of dashes without a line."""
    for name in ("c:invertIfNegative", "c:spPr", "c:dLbls"):
        for found in element.findall(qn(name)):
            element.remove(found)
    element.getparent().remove(element)
    fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    spaces = nsdecls("c", "a")
    shape = parse_xml(f"<c:spPr {spaces}><a:ln><a:noFill/></a:ln></c:spPr>")
    mark = parse_xml(
        f'<c:marker {spaces}><c:symbol val="dash"/><c:size val="12"/>'
        f"<c:spPr>{fill}<a:ln>{fill}</a:ln></c:spPr></c:marker>"
    )
    element.find(qn("c:tx")).addnext(shape)
    shape.addnext(mark)
    return element


def _scatter(slide: Any, chart: Chart, box: Box, theme: Theme) -> Any:
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
    _plain(native, theme, legend=True)
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
            _label(drawn.points[at], words.short(point.label, NAME_LETTERS), chart, theme)
            drawn.points[at].data_label.position = XL_LABEL_POSITION.RIGHT


def _calendar(slide: Any, chart: Chart, box: Box, theme: Theme) -> Any:
    """Bars from day to day: an unseen bar up to the first day, then the days themselves."""
    first = min(span.starts for span in chart.spans)
    data = CategoryChartData(number_format="0")
    data.categories = [words.short(span.label, 60) for span in chart.spans]
    data.add_series("Từ ngày đầu tiên (ngày)", [(span.starts - first).days for span in chart.spans])
    data.add_series("Số ngày", [(span.ends - span.starts).days + 1 for span in chart.spans])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box.emu, data)
    native = frame.chart
    _plain(native, theme, legend=False)
    native.value_axis.visible, native.value_axis.has_major_gridlines = False, False
    native.category_axis.reverse_order = True
    native.category_axis.format.line.color.rgb = colour(theme.rule)
    unseen, days = native.plots[0].series
    unseen.format.fill.background()
    days.format.fill.solid()
    days.format.fill.fore_color.rgb = colour(theme.bar)
    for at, span in enumerate(chart.spans):
        _label(days.points[at], span.when, chart, theme)
        days.points[at].data_label.position = XL_LABEL_POSITION.INSIDE_BASE
        days.points[at].data_label.text_frame.paragraphs[0].runs[0].font.color.rgb = colour(theme.ground)
    return frame
