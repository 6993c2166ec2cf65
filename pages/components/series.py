"""Results over time → lines: years or months, breaks drawn where rules or borders changed, gaps left open."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics import numbers, periods
from analytics.measures import Annotation, Result
from analytics.periods import YEAR_MONTHS
from pages.components import canvas
from pages.components import occasions as behind
from pages.components.geography import Break
from pages.components.lines import Line, is_firm, place, with_gaps
from pages.components.theme import Palette

HEIGHT = 440
LABEL_GAP = 0.045
LETTER_WIDTH, WORD_HEIGHT, FEW_YEARS = 7, 17, 5
REMARK = (
    "Chấm rỗng là tỷ lệ chỉ có theo công bố hoặc còn thiếu đơn vị; chỗ đứt là kỳ chưa có số liệu. "
    "Vạch chấm là lúc cách tính hoặc địa giới thay đổi: số hai bên vạch không so sánh thẳng được. "
    "Dải nhạt là điều xảy ra bên ngoài số liệu, theo tệp Ghi chú trên biểu đồ."
)


def figure(
    found: Sequence[Line],
    dimension: str,
    country_id: str,
    by_month: bool,
    breaks: Sequence[Break],
    palette: Palette,
    most_years: int = 16,
    occasions: Sequence[Annotation] = (),
) -> go.Figure:
    """Rates over time. The country is a grey line behind; a point that was only published is hollow.

    ``most_years`` is how many years can be written under the axis in the width there is; ``occasions`` are bands.
    """
    colours = _colours(found, dimension, country_id, palette)
    places = [place(result, by_month) for line in found for result in line.results]
    first, last = (min(places), max(places)) if places else (0, 1)
    low, high = _bounds(found)
    shown = [mark for mark in breaks if first < _break_place(mark, found, by_month) < last]
    noted = behind.visible(occasions, by_month, first - 0.4, last + 0.4)
    traces = [_trace(line, colours[line.unit_id], by_month, palette) for line in _country_first(found, country_id)]
    return canvas.figure(
        traces,
        palette,
        HEIGHT,
        margin={"l": 8, "r": _label_space(found), "t": 12 + WORD_HEIGHT * len(shown), "b": 8},
        shapes=[
            *behind.bands(noted, palette),
            *(_dotted(_break_place(mark, found, by_month), palette) for mark in shown),
        ],
        annotations=[
            *_break_words(shown, found, by_month, (first + last) / 2, palette),
            *behind.words(noted, (first + last) / 2, palette),
            *_end_labels(found, colours, by_month, low, high, palette),
        ],
        xaxis=_ticks(first, last, by_month, most_years) | {"showgrid": False, "range": [first - 0.4, last + 0.4]},
        yaxis={"range": [low, high], "ticksuffix": " %", "nticks": 6},
    )


def _colours(found: Sequence[Line], dimension: str, country_id: str, palette: Palette) -> dict[str, str]:
    chosen = [line.unit_id for line in found if line.unit_id != country_id]
    hues = (palette.hue[dimension], *palette.series)
    return dict(zip(chosen, hues, strict=False)) | {country_id: palette.line}


def _country_first(found: Sequence[Line], country_id: str) -> list[Line]:
    return sorted(found, key=lambda line: line.unit_id != country_id)


def _break_place(mark: Break, found: Sequence[Line], by_month: bool) -> float:
    """Between the last figure before the break and the first one that contains it."""
    if by_month:
        return mark.year * YEAR_MONTHS + mark.months + 0.5
    months = next((result.months for line in found for result in line.results), YEAR_MONTHS)
    return mark.year + (0.5 if months <= mark.months else -0.5)


def _trace(line: Line, colour: str, by_month: bool, palette: Palette) -> dict:
    points = with_gaps(line.results, by_month)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [place(result, by_month) if result else None for result in points],
        "y": [canvas.rounded(result.shown_rate) if result else None for result in points],
        "line": {"color": colour, "width": 2},
        "marker": {
            "size": 5 if by_month else 8,
            "color": [colour if result is None or is_firm(result) else palette.paper for result in points],
            "line": {"color": colour, "width": 1.5},
        },
        "hovertext": [_hover(line, result) if result else "" for result in points],
        "hoverinfo": "text",
        "connectgaps": False,
    }


def _hover(line: Line, result: Result) -> str:
    rate = (
        numbers.percent(result.rate)
        if result.rate is not None
        else f"{numbers.percent(result.shown_rate)} (theo công bố)"
    )
    partial = f"<br>mới có {result.parts_reported}/{result.parts} đơn vị" if result.missing else ""
    return f"<b>{line.unit}</b>, {periods.label(result.year, result.months)}<br>{rate}{partial}"


def _bounds(found: Sequence[Line]) -> tuple[float, float]:
    """The axis is cut to whole tens around the lines; the cut is visible on its ticks."""
    rates = [float(result.shown_rate) for line in found for result in line.results] or [0.0, 100.0]
    low, high = 10 * (min(rates) // 10), 10 * (max(rates) // 10 + 1)
    return (low, high) if high - low > 10 else (low - 10, high)


def _ticks(first: int, last: int, by_month: bool, most_years: int) -> dict:
    if not by_month:
        if last - first < FEW_YEARS:
            return {"tickvals": list(range(first, last + 1)), "tickformat": "d"}
        return {"tickmode": "auto", "nticks": min(last - first + 1, most_years), "tickformat": "d", "tickangle": 0}
    years = range(first // YEAR_MONTHS, last // YEAR_MONTHS + 1)
    places = [(year * YEAR_MONTHS + 6.5, f"năm {year}") for year in years if first <= year * YEAR_MONTHS + 6.5 <= last]
    return {"tickvals": [place for place, _ in places], "ticktext": [words for _, words in places]}


def _dotted(place: float, palette: Palette) -> dict:
    line = {"color": palette.quiet, "width": 1.2, "dash": "dot"}
    return {"type": "line", "x0": place, "x1": place, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _break_words(
    marks: Sequence[Break], found: Sequence[Line], by_month: bool, middle: float, palette: Palette
) -> list[dict]:
    """Words above the plot, one line each, written towards the middle so that they stay inside."""
    spots = [_break_place(mark, found, by_month) for mark in marks]
    return [
        canvas.note(
            mark.label,
            spot,
            1,
            palette,
            yref="paper",
            yanchor="bottom",
            yshift=WORD_HEIGHT * level,
            xanchor="left" if spot < middle else "right",
        )
        for level, (mark, spot) in enumerate(zip(marks, spots, strict=True))
    ]


def _label_space(found: Sequence[Line]) -> int:
    """Pixels right of the plot that the longest name and its figure need."""
    return LETTER_WIDTH * max((len(line.unit) for line in found), default=0) + 44


def _end_labels(
    found: Sequence[Line], colours: dict[str, str], by_month: bool, low: float, high: float, palette: Palette
) -> list[dict]:
    """Each line's name and last value where it ends, moved apart where they would touch."""
    ends = sorted(found, key=lambda line: float(line.results[-1].shown_rate))
    heights = spread([float(line.results[-1].shown_rate) for line in ends], LABEL_GAP * (high - low))
    return [
        canvas.note(
            f"{line.unit} {numbers.decimal(line.results[-1].shown_rate, 1)}",
            1,
            height,
            palette,
            xref="paper",
            xanchor="left",
            xshift=6,
            color=palette.quiet if colours[line.unit_id] == palette.line else colours[line.unit_id],
        )
        for line, height in zip(ends, heights, strict=True)
    ]


def spread(values: Sequence[float], gap: float) -> list[float]:
    """Ascending values pushed up just enough to lie ``gap`` apart."""
    placed: list[float] = []
    for value in values:
        placed.append(max(value, placed[-1] + gap) if placed else value)
    return placed
