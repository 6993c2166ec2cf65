"""Numbers, letters and labels of native charts."""

from typing import Any

from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
)
from pptx.oxml.ns import qn
from pptx.util import Pt

from analytics.briefing.deck import LINES, STACKED, Chart, Figure
from analytics.briefing.powerpoint.canvas import FONT, SMALLEST, Theme, colour

ROTATED_FROM, NAME_LETTERS, WIDE_LETTERS = 13, 26, 44
UPRIGHT = "-5400000"


def value(figure: Figure) -> float | None:
    """A figure where a chart needs a number."""
    return None if figure.value is None else float(figure.value)


def plain(native: Any, theme: Theme, legend: bool) -> None:
    """Letters of the chart, no title of its own, names of the series above if wanted."""
    native.font.size, native.font.name = Pt(SMALLEST), FONT
    native.font.color.rgb = colour(theme.words)
    native.has_title = False
    native.has_legend = legend
    if legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def label(point: Any, said: str, chart: Chart, theme: Theme, crowded: bool = False, is_inside: bool = False) -> None:
    """The string of a figure beside its point, or inside it; upright where points are many."""
    beside = point.data_label
    frame = beside.text_frame
    frame.text = said
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.name = Pt(SMALLEST), FONT
    run.font.color.rgb = colour(theme.ground if chart.kind == STACKED or is_inside else theme.words)
    positions = {STACKED: XL_LABEL_POSITION.CENTER, LINES: XL_LABEL_POSITION.ABOVE}
    usual = XL_LABEL_POSITION.INSIDE_BASE if is_inside else XL_LABEL_POSITION.OUTSIDE_END
    beside.position = positions.get(chart.kind, usual)
    if crowded:
        frame._txBody.find(qn("a:bodyPr")).set("rot", UPRIGHT)
        frame._txBody.find(qn("a:bodyPr")).set("vert", "horz")
