"""Pictures of a wave: what each unit had before it and what it brought; its months beside those of other provinces."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import plotly.graph_objects as go

from analytics import numbers
from analytics.measures.campaign_effect import Effect
from analytics.measures.campaigns import Progress
from pages.components import canvas, race_words, wave_verdicts, wave_words
from pages.components.rows import plain_name
from pages.components.theme import Palette

ROW, FOOT, STRIP = 30, 70, 190
CLOSE = 12
"""Percentage points within which words and a mark would touch."""
PARTS = (
    "Đoạn bên trái là phần đã có trước đợt, bên phải là phần tăng của đợt, cộng lại là tỷ lệ luỹ kế; ô chéo là thiếu "
    "số tháng trước đợt nên không tách được. Vạch đứng là mức phải đạt. Hình không nói vì sao nhanh hay chậm."
)
SPREAD = (
    "Mỗi vòng rỗng là một tỉnh không có đợt trong những tháng ấy, coi như thể có; thoi đặc là tỉnh có đợt. Nơi mở đợt "
    "tự chọn mình và chọn lúc nên hình không nói đợt là nguyên nhân."
)
Trace = dict[str, Any]


def drawable(found: Sequence[Progress]) -> list[Progress]:
    """Units with a rate, the wave's own first and then by their rate."""
    known = [each for each in found if each.result.shown_rate is not None]
    return [*known[:1], *sorted(known[1:], key=lambda each: -each.result.shown_rate)]


def figure(found: Sequence[Progress], palette: Palette) -> go.Figure:
    """A bar a unit, in percent of what can be enforced."""
    rows = drawable(found)
    hue, tint = (shades[rows[0].result.dimension] for shades in (palette.hue, palette.tint))
    names = [plain_name(each.result.unit) for each in rows]
    parts = [_parts(each) for each in rows]
    edge = {"color": hue, "width": 1}
    traces = [
        _bars("Trước đợt", names, [before for before, _, _ in parts], {"color": tint, "line": edge}),
        _bars("Phần tăng của đợt", names, [gain for _, gain, _ in parts], {"color": hue, "line": edge}),
        _bars("Không tách được", names, [whole for _, _, whole in parts], _crossed(hue, tint, edge)),
        _aims(rows, names, palette),
    ]
    used = [trace for trace in traces if any(value is not None for value in trace["x"])]
    return canvas.figure(
        used,
        palette,
        ROW * len(rows) + FOOT,
        barmode="stack",
        bargap=0.35,
        margin={"l": 8, "r": 64, "t": 26, "b": 8},
        annotations=[_total(each, name, palette) for each, name in zip(rows, names, strict=True)]
        + _aim_of_the_first(rows, names, palette),
        xaxis={"range": [0, _top(rows)], "ticksuffix": " %", "nticks": 6},
        yaxis={"autorange": "reversed", "showgrid": False, "tickcolor": "rgba(0,0,0,0)"},
    )


def said(found: Sequence[Progress]) -> str:
    """The bars in a sentence."""
    rows = drawable(found)
    told = [
        f"{plain_name(each.result.unit)} {wave_words.rate(each)}"
        + ("" if each.gain is None else f", trong đó phần tăng của đợt {numbers.decimal(each.gain, 1)} điểm %")
        for each in rows[:4]
    ]
    return f"Tỷ lệ luỹ kế trước và trong đợt. {'; '.join(told)}"


def _parts(each: Progress) -> tuple[float | None, float | None, float | None]:
    """(before the wave, in it, both where they cannot be told apart), in percent."""
    if each.gain is None or each.after is None or each.after.months != each.result.months:
        return None, None, canvas.rounded(each.result.shown_rate)
    return canvas.rounded(each.after.rate - each.gain), canvas.rounded(each.gain), None


def _bars(name: str, names: Sequence[str], values: Sequence[float | None], marker: dict[str, Any]) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": list(names),
        "x": list(values),
        "marker": marker,
        "hovertext": [
            f"{unit}<br>{name}: {numbers.decimal(value, 2)} %" for unit, value in zip(names, values, strict=True)
        ],
        "hoverinfo": "text",
        "textposition": "none",
    }


def _crossed(hue: str, tint: str, edge: dict[str, Any]) -> dict[str, Any]:
    return {"pattern": {"shape": "x", "fgcolor": hue, "bgcolor": tint, "size": 7}, "line": edge}


def _aims(rows: Sequence[Progress], names: Sequence[str], palette: Palette) -> Trace:
    aims = [canvas.rounded(each.race.target) if each.race else None for each in rows]
    words = [
        f"{name}<br>Mức {race_words.target(each.race)}" if each.race else ""
        for each, name in zip(rows, names, strict=True)
    ]
    look = {"symbol": "line-ns-open", "size": 20, "line": {"width": 2.5, "color": palette.ink}, "color": palette.ink}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Mức phải đạt",
        "x": aims,
        "y": list(names),
        "marker": look,
        "hovertext": words,
        "hoverinfo": "text",
    }


def _total(each: Progress, name: str, palette: Palette) -> dict[str, Any]:
    """The rate at the end of its bar, or behind the mark of the target where that would be in the way."""
    rate = each.result.shown_rate
    in_the_way = each.race is not None and 0 <= each.race.target - rate < CLOSE
    look = {"xanchor": "left", "xshift": 6, "yanchor": "middle", "color": palette.ink}
    return canvas.note(wave_words.rate(each), float(each.race.target if in_the_way else rate), name, palette, **look)


def _aim_of_the_first(rows: Sequence[Progress], names: Sequence[str], palette: Palette) -> list[dict[str, Any]]:
    """The wave's own target in words, above its mark."""
    own = rows[0]
    if own.race is None:
        return []
    look = {"xanchor": "center", "yshift": 12, "yanchor": "bottom", "color": palette.ink}
    return [canvas.note(f"mức {race_words.target(own.race)}", float(own.race.target), names[0], palette, **look)]


def _top(rows: Sequence[Progress]) -> float:
    highest = [float(each.result.shown_rate) for each in rows] + [float(each.race.target) for each in rows if each.race]
    return 10 * (max(highest) // 10 + 1)


def placebos(found: Sequence[Effect], dimension: str, palette: Palette) -> go.Figure:
    """The unit's own difference among those of every province without a wave, on one line."""
    (own,) = found
    others = [(unit_id, each - own.common) for unit_id, each in own.others.items()]
    low, high = own.range
    hue = palette.hue[dimension]
    band = {"type": "rect", "x0": float(low), "x1": float(high), "y0": -0.5, "y1": 0.5, "fillcolor": palette.band}
    names = wave_verdicts.names([unit_id for unit_id, _ in others])
    traces = [
        _points([each for _, each in others], names, 0, {"symbol": "circle-open", "size": 11, "color": palette.quiet}),
        _points(
            [own.difference], wave_verdicts.names([own.unit_id]), 0, {"symbol": "diamond", "size": 16, "color": hue}
        ),
    ]
    return canvas.figure(
        traces,
        palette,
        STRIP,
        margin={"l": 8, "r": 24, "t": 34, "b": 8},
        shapes=[band | {"line": {"width": 0}, "opacity": 0.45, "layer": "below"}],
        annotations=_labels(own, hue, palette),
        xaxis={"ticksuffix": "", "title": "Phần riêng (điểm %)", "zeroline": True, "zerolinecolor": palette.line},
        yaxis={"visible": False, "range": [-1, 1.2]},
    )


def _labels(own: Effect, hue: str, palette: Palette) -> list[dict[str, Any]]:
    (name,) = wave_verdicts.names([own.unit_id])
    low, high = own.range
    said = f"<b>{name} {numbers.points(own.difference)}</b>"
    middle = float((low + high) / 2)
    return [
        canvas.note(said, float(own.difference), 0.55, palette, color=hue, yanchor="bottom"),
        canvas.note("chín trong mười tỉnh không có đợt", middle, -0.55, palette, yanchor="top"),
    ]


def _points(values: Sequence[Fraction], names: Sequence[str], y: int, marker: dict[str, Any]) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [canvas.rounded(each) for each in values],
        "y": [y] * len(values),
        "marker": marker | {"line": {"width": 1.5}},
        "hovertext": [f"{name}: {numbers.points(each)}" for name, each in zip(names, values, strict=True)],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
