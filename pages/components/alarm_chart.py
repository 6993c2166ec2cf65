"""One unit's year: its distance to the straight line month by month, its states as shapes, what was done as lines."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics import numbers, periods
from analytics.measures.alarm_answers import Answer
from analytics.measures.alarms import MET, NORMAL, RECOVERING, Moment
from analytics.periods import YEAR_MONTHS
from analytics.standards.alarm_rules import ALARM, WATCH
from pages.components import alarm_words, canvas, movement_words
from pages.components.alarm_filters import Watched
from pages.components.sheets import Sheet
from pages.components.theme import Palette

HEIGHT, HALF = 380, 6
SYMBOLS = {ALARM: "square", WATCH: "diamond", RECOVERING: "triangle-up-open", MET: "circle", NORMAL: "circle-open"}
REMARK = (
    "Trên không là vượt đường thẳng đến chỉ tiêu, dưới không là chậm. Hình của chấm là trạng thái cuối tháng; nét đứt "
    "nối lúc 6 tháng với tháng mới nhất; vạch đứng là ngày chỉ đạo. Hình không nói vì sao kết quả thay đổi."
)


def figure(found: Sequence[Watched], chosen: str, palette: Palette) -> go.Figure:
    """The line of the months that have counts and a target, with its marks."""
    own = next(each for each in found if each.id == chosen)
    moments = drawn(own)
    hue = palette.hue[own.story.dimension]
    return canvas.figure(
        [_line(moments, hue), *_slope(moments, palette), *_states(moments, hue, palette)],
        palette,
        HEIGHT,
        margin={"l": 8, "r": 84, "t": 64, "b": 8},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.14, "yanchor": "bottom", "xanchor": "left"},
        shapes=[_level(palette), *(_mark(answer, palette) for answer in _dated(own))],
        annotations=[_end(moments[-1], hue, palette), *(_words(answer, palette) for answer in _dated(own))],
        xaxis=_months(moments[0].sign.result.year) | {"showgrid": False, "range": [0.6, YEAR_MONTHS + 0.6]},
        yaxis={"title": "So với đường thẳng (điểm %)", "nticks": 6},
    )


def drawn(own: Watched) -> list[Moment]:
    """The months that can be drawn."""
    return [moment for moment in own.story.moments if moment.ahead is not None]


def _line(moments: Sequence[Moment], hue: str) -> dict[str, Any]:
    return _trace(moments, mode="lines", line={"color": hue, "width": 1.8}, hoverinfo="skip", showlegend=False)


def _states(moments: Sequence[Moment], hue: str, palette: Palette) -> list[dict[str, Any]]:
    """A trace a state, so that the legend names every shape."""
    there = [state for state in SYMBOLS if any(moment.state == state for moment in moments)]
    return [_state([each for each in moments if each.state == state], state, hue, palette) for state in there]


def _state(moments: Sequence[Moment], state: str, hue: str, palette: Palette) -> dict[str, Any]:
    colour = palette.alarm if state == ALARM else hue
    mark = {"symbol": SYMBOLS[state], "size": 11, "color": colour, "line": {"width": 2, "color": colour}}
    words = [f"{moment.day:%d/%m/%Y}: {numbers.points(moment.ahead)}<br>{_why(moment)}" for moment in moments]
    name = alarm_words.STATES[state]
    return _trace(moments, mode="markers", name=name, marker=mark, hovertext=words, hoverinfo="text")


def _trace(moments: Sequence[Moment], **look: Any) -> dict[str, Any]:
    places = {"x": [each.months for each in moments], "y": [canvas.rounded(each.ahead) for each in moments]}
    return {"type": "scatter", "cliponaxis": False, **places, **look}


def _why(moment: Moment) -> str:
    return "<br>".join([alarm_words.STATES[moment.state], *alarm_words.reasons(moment)])


def _slope(moments: Sequence[Moment], palette: Palette) -> list[dict[str, Any]]:
    """From the half-year to the newest month."""
    half = next((moment for moment in moments if moment.months == HALF), None)
    if half is None or half is moments[-1]:
        return []
    look = {"color": palette.ink, "width": 1.5, "dash": "dash"}
    return [_trace([half, moments[-1]], mode="lines", name="Từ 6 tháng đến nay", line=look, hoverinfo="skip")]


def _dated(own: Watched) -> list[Answer]:
    return [answer for answer in own.answers if answer.intervention.taken_on]


def _place(answer: Answer) -> float:
    """The day on the axis, where whole numbers are ends of months."""
    day = answer.intervention.taken_on
    year, months = periods.months_to(day)
    extra = YEAR_MONTHS * (year - answer.episode.opened.sign.result.year)
    return extra + months - 1 + day.day / periods.period_end(year, months).day


def _mark(answer: Answer, palette: Palette) -> dict[str, Any]:
    line = {"color": palette.ink, "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": _place(answer), "x1": _place(answer), "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _words(answer: Answer, palette: Palette) -> dict[str, Any]:
    given = answer.intervention
    kind = movement_words.choice("interventions", "kind", given.kind)
    said = f"{given.taken_on:%d/%m}: {kind.lower()}"
    side = "right" if _place(answer) > YEAR_MONTHS / 2 else "left"
    place = {"yref": "paper", "yanchor": "bottom", "xanchor": side, "color": palette.ink}
    return canvas.note(said, _place(answer), 1.0, palette, **place)


def _level(palette: Palette) -> dict[str, Any]:
    line = {"color": palette.line, "width": 1.2}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": 0, "y1": 0, "line": line}


def _end(moment: Moment, hue: str, palette: Palette) -> dict[str, Any]:
    words = f"<b>{numbers.points(moment.ahead).removesuffix(' điểm %')}</b>"
    place = {"xanchor": "left", "xshift": 10, "color": hue}
    return canvas.note(words, moment.months, float(moment.ahead), palette, **place)


def _months(year: int) -> dict[str, Any]:
    days = [periods.period_end(year, months) for months in range(1, YEAR_MONTHS + 1)]
    words = [f"{day:%-m}" if day.month not in (10, 1) else f"{day:%-m}/{day:%Y}" for day in days]
    return {"tickvals": list(range(1, YEAR_MONTHS + 1)), "ticktext": words, "tickangle": 0, "title": "Cuối tháng"}


def sheet(own: Watched) -> Sheet:
    """Month by month: rate, distance to the straight line, state and reasons."""
    rows = tuple(
        (
            f"{moment.day:%m/%Y}",
            moment.sign.result.rate,
            moment.ahead,
            alarm_words.STATES[moment.state],
            _reasons(moment),
        )
        for moment in own.story.moments
    )
    header = ("Tháng", "Tỷ lệ xong (%)", "So với đường thẳng (điểm %)", "Trạng thái", "Vì sao")
    return Sheet(name=f"canh-bao-{own.id.replace('.', '-')}", header=header, rows=rows)


def _reasons(moment: Moment) -> str:
    return "; ".join(alarm_words.reason(moment, reason) for reason in moment.reasons)
