"""Movements in the calendar, by quarter: days of each wave, and apart from them the window it is measured over."""

import textwrap
from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from analytics.measures import Movement, Wave
from pages.components import canvas, movement_words, text
from pages.components.theme import Palette

ROW, FOOT, BROAD, MOST_LINES = 86, 60, 0.3, 2
PATTERNS = {"peak": "", "thematic": "/", "regular": ".", None: "x"}
REMARK = (
    "Thanh là ngày của đợt, loại phong trào đọc ở tên và ở nét: đặc là cao điểm, sọc là chuyên đề, chấm là thường "
    "xuyên, ô chéo là nguồn không ghi loại. Vạch mảnh có hai đầu thoi là khoảng đo. Tam giác là ngày kết thúc của đợt "
    "không rõ ngày bắt đầu. Giai đoạn chỉ ghi năm được vẽ rỗng."
)


def timed(movements: Sequence[Movement], waves: Sequence[Wave]) -> list[tuple[Movement, list[Wave]]]:
    """Movements that have days or a stage, with their waves; a movement with days and no wave is one itself."""
    found = [(each, _waves(each, waves)) for each in movement_words.distinct(movements)]
    return [(each, own) for each, own in found if own or each.stage]


def untimed(movements: Sequence[Movement], waves: Sequence[Wave]) -> str:
    """How many movements are not drawn, and why."""
    missing = len(movement_words.distinct(movements)) - len(timed(movements, waves))
    return f"{missing} phong trào không ghi ngày nên không có trên hình." if missing else ""


def alt(movements: Sequence[Movement], waves: Sequence[Wave]) -> str:
    """The figure in a sentence."""
    said = [
        f"{each.name}: {each.stage or '; '.join(movement_words.span(w.starts, w.ends) for w in own)}"
        for each, own in timed(movements, waves)
    ]
    return "Lịch các phong trào. " + ". ".join(said)


def figure(movements: Sequence[Movement], waves: Sequence[Wave], year: int, palette: Palette) -> go.Figure:
    """One row a movement, its name above its bars."""
    rows = timed(movements, waves)
    first, last = date(year - 1, 10, 1), date(year, 12, 31)
    drawn = [trace for place, row in enumerate(rows) for trace in _row(*row, -place, palette, first, last)]
    ticks = [date(year - (month == 10 and index == 0), month, 1) for index, month in enumerate((10, 1, 4, 7, 10))]
    return canvas.figure(
        drawn,
        palette,
        ROW * len(rows) + FOOT,
        barmode="overlay",
        annotations=[_name(each, -place, first, palette) for place, (each, _) in enumerate(rows)],
        xaxis={
            "type": "date",
            "range": [first.isoformat(), last.isoformat()],
            "tickvals": [day.isoformat() for day in ticks],
            "ticktext": [f"Quý {_QUARTERS[day.month]}<br>{day.year}" for day in ticks],
            "ticklabelposition": "outside right",
            "side": "bottom",
        },
        yaxis={"visible": False, "range": [-len(rows) + 0.4, 0.85]},
    )


_QUARTERS = {1: "I", 4: "II", 7: "III", 10: "IV"}


def _waves(movement: Movement, waves: Sequence[Wave]) -> list[Wave]:
    own = [each for each in waves if (each.unit_id, each.movement) == (movement.unit_id, movement.name)]
    if own or not (movement.starts or movement.ends):
        return own
    empty = {"measured_from": None, "measured_to": None, "source": movement.source, "entry": movement.entry}
    place = {"unit_id": movement.unit_id, "year": movement.year, "movement": movement.name, "wave": ""}
    return [Wave(**place, **empty, starts=movement.starts, ends=movement.ends)]


def _row(movement: Movement, own: Sequence[Wave], y: int, palette: Palette, first: date, last: date) -> list[dict]:
    if not own:
        years = movement.years
        days = max(date(years[0], 1, 1), first), min(date(years[1], 12, 31), last)
        return [_bar(movement, *days, y, palette, f"Giai đoạn {movement.stage}", is_hollow=True)]
    drawn = []
    for each in own:
        said = f"Đợt {each.wave}".strip() + f"<br>{movement_words.span(each.starts, each.ends)}"
        whole = None not in (each.starts, each.ends)
        drawn.append(_bar(movement, each.starts, each.ends, y, palette, said) if whole else _end(each, y, palette))
        drawn += [_window(each, y, palette)] if each.window[1] else []
    return drawn


def _bar(
    movement: Movement, starts: date, ends: date, y: int, palette: Palette, said: str, is_hollow: bool = False
) -> dict:
    hue = palette.hue["cases"]
    pattern = {"shape": PATTERNS[movement.kind], "fgcolor": hue, "bgcolor": palette.tint["cases"], "size": 7}
    solid = PATTERNS[movement.kind] == "" and not is_hollow
    fill = {"color": hue} if solid else {"color": palette.paper} if is_hollow else {"pattern": pattern}
    return {
        "type": "bar",
        "orientation": "h",
        "y": [y],
        "base": [starts.isoformat()],
        "x": [(ends - starts + timedelta(days=1)).days * 86_400_000],
        "width": BROAD,
        "marker": {**fill, "line": {"color": hue, "width": 1.5}},
        "hovertext": f"{movement_words.kind(movement.kind)}<br>{said}",
        "hoverinfo": "text",
        "textposition": "none",
    }


def _end(wave: Wave, y: int, palette: Palette) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [(wave.ends or wave.starts).isoformat()],
        "y": [y],
        "marker": {"symbol": "triangle-left", "size": 13, "color": palette.hue["cases"]},
        "hovertext": f"Đợt {wave.wave}<br>{movement_words.span(wave.starts, wave.ends)}",
        "hoverinfo": "text",
    }


def _window(wave: Wave, y: int, palette: Palette) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [day.isoformat() for day in wave.window],
        "y": [y - 0.27, y - 0.27],
        "line": {"color": palette.hue["money"], "width": 2},
        "marker": {"symbol": "diamond", "size": 8, "color": palette.hue["money"]},
        "hovertext": f"Khoảng đo<br>{movement_words.span(*wave.window)}",
        "hoverinfo": "text",
    }


def _name(movement: Movement, y: int, first: date, palette: Palette) -> dict:
    marks = (movement_words.kind(movement.kind), movement.stage, movement.name)
    words = text.capital(" · ".join(filter(None, marks)))
    lines = textwrap.wrap(words, 50, max_lines=MOST_LINES, placeholder=" …")
    look = {"xanchor": "left", "yanchor": "bottom", "align": "left", "color": palette.ink}
    return canvas.note("<br>".join(lines), first.isoformat(), y + 0.2, palette, **look)
