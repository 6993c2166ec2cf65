"""Native charts that PowerPoint can edit: their numbers lie in a data sheet, their labels are the deck's strings.

Number separators of a native chart follow the language of the machine that shows it; the labels are therefore written
as words, so that a laptop set to English does not turn 62,63 % into 62.63 %.
"""

from copy import deepcopy
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.fill import FillFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from analytics.briefing import fitting, words
from analytics.briefing.deck import BARS, GANTT, LINES, SCATTER, STACKED, Chart, Point, Series
from analytics.briefing.powerpoint import plots
from analytics.briefing.powerpoint.canvas import Box, Theme, colour
from analytics.briefing.powerpoint.labels import NAME_LETTERS, ROTATED_FROM, UPRIGHT, WIDE_LETTERS, label, plain, value

WHOLE = r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0"
INSIDE_FROM, FEW = 0.45, 5
KINDS = {BARS: XL_CHART_TYPE.COLUMN_CLUSTERED, STACKED: XL_CHART_TYPE.COLUMN_STACKED, LINES: XL_CHART_TYPE.LINE_MARKERS}


def draw(slide: Any, chart: Chart, box: Box, theme: Theme) -> None:
    """Put the chart on the slide, with its sentence for those who cannot see it."""
    shown = fitting.bars(chart)
    made = {GANTT: plots.calendar, SCATTER: plots.scatter}.get(shown.kind, _columns)(slide, shown, box, theme)
    made._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)


def _columns(slide: Any, chart: Chart, box: Box, theme: Theme) -> Any:
    """Columns, stacks or lines over shared labels; targets as marks across."""
    data = CategoryChartData(number_format="0.00" if "%" in chart.unit else "General")
    most = NAME_LETTERS if len(chart.labels) >= ROTATED_FROM else WIDE_LETTERS
    data.categories = [words.short(label, most) for label in chart.labels]
    for series in chart.series:
        data.add_series(f"{series.name} ({chart.unit})", [value(point.figure) for point in series.points])
    frame = slide.shapes.add_chart(KINDS[chart.kind], *box.emu, data)
    native = frame.chart
    plain(native, theme, legend=len(chart.series) > 1)
    _axes(native, chart, theme)
    if chart.kind != LINES:
        native.plots[0].gap_width = 35 if len(chart.labels) > FEW else 140
    for place, (drawn, series) in enumerate(zip(native.plots[0].series, chart.series, strict=True)):
        if not series.is_target:
            _dress(drawn, series, chart, theme, place)
    if any(series.is_target for series in chart.series):
        _across(native, chart, theme)
    return frame


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
            label(drawn.points[at], point.figure.text, chart, theme, crowded, is_inside)


def _is_high(point: Point, highest: float) -> bool:
    """Whether a label fits inside the column."""
    return (value(point.figure) or 0) > INSIDE_FROM * highest


def _hatch(fill: FillFormat, theme: Theme) -> None:
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = colour(theme.missed), colour(theme.hatch)


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
