"""Why a province's rate is another one now: the change between two periods in parts that add up."""

from collections.abc import Sequence
from fractions import Fraction

import plotly.graph_objects as go

from analytics import numbers, periods
from analytics.catalog import Dataset
from analytics.measures import Explained, Result
from analytics.measures.decomposition import CLASSIFICATION, DONE, PARTS, WORKLOAD, Decomposition
from analytics.units import MERGER_DAY
from pages.components import canvas, filters, session, text
from pages.components.sheets import ENDS, Sheet
from pages.components.theme import SMALL_SIZE, Palette

HEIGHT, WORDS_WIDTH, ROOM = 250, 108, 0.04
NAMES = {DONE: "Số xong", WORKLOAD: "Mẫu số (thụ lý)", CLASSIFICATION: "Phân loại"}
ROSE = {
    DONE: "xong nhiều hơn",
    WORKLOAD: "số phải thi hành ít đi",
    CLASSIFICATION: "phần được xếp có điều kiện giảm",
}
FELL = {
    DONE: "xong ít hơn",
    WORKLOAD: "số phải thi hành nhiều lên",
    CLASSIFICATION: "phần được xếp có điều kiện tăng",
}
REMARK = (
    "Ba phần cộng lại đúng bằng thay đổi (trước khi làm tròn); phần do nhiều yếu tố cùng đổi được chia đều. Phép tách "
    "cho biết con số nào đổi, không cho biết vì sao: xong nhiều hơn có thể vì làm nhanh hơn hoặc vì việc dễ hơn; phân "
    "loại đổi cần xem hồ sơ mới biết có đúng thực tế không."
)


def since(found: Sequence[Result]) -> tuple[int, int]:
    """The period to compare with: at first the same months of the year before."""
    view = session.view()
    here, usual = (view.year, view.months), (view.year - 1, view.months)
    known = {(result.year, result.months) for result in found if result.rate is not None} - {here}
    options = {_word(*period): text.capital(periods.label(*period)) for period in sorted({*known, usual}, reverse=True)}
    chosen = filters.select("tu-ky", "Thay đổi so với", options, _word(*usual), width=filters.SELECT_WIDTH)
    year, months = chosen.split("-")
    return int(year), int(months)


def _word(year: int, months: int) -> str:
    return f"{year}-{months:02d}"


def headline(found: Explained, dimension: str) -> str:
    """How much the rate moved and what moved it most."""
    parts, about = found.decomposition, text.about(dimension)
    if parts is None:
        return f"Chưa tách được thay đổi của tỷ lệ {about}"
    since = periods.label(found.before.year, found.before.months)
    if parts.cause is None:
        return f"Vì sao tỷ lệ đổi: so với {since}, tỷ lệ {about} không đổi"
    how, words, others = ("tăng", ROSE, FELL) if parts.change > 0 else ("giảm", FELL, ROSE)
    size = numbers.decimal(abs(parts.change), 2)
    because = f"chủ yếu do {words[parts.cause]} ({numbers.points(parts.parts[parts.cause])})"
    said = f"So với {since}, tỷ lệ {about} {how} {size} điểm %, {because}"
    if parts.counter is None:
        return said
    return f"{said}; ngược lại, {others[parts.counter]} ({numbers.points(parts.parts[parts.counter])})"


def missing(found: Explained, name: str, period: tuple[int, int]) -> tuple[str, str, str]:
    """What is missing for the change to be told apart, why it is needed, and the one thing to do."""
    view = session.view()
    sides = {period: found.before, (view.year, view.months): found.after}
    silent = [periods.label(*when) for when, result in sides.items() if result is None or result.rate is None]
    partial = [periods.label(result.year, result.months) for result in found.wanting if result.rate is not None]
    told = [f"chưa có số xong và số có điều kiện của {' và '.join(silent)}"] if silent else []
    told += [f"chưa có tổng số phải thi hành của {' và '.join(partial)}"] if partial else []
    return (
        f"{name}: {'; '.join(told)}.",
        "Muốn biết vì sao tỷ lệ đổi, cần số xong, số có điều kiện và tổng số phải thi hành của cả hai kỳ.",
        _way_out(found, period),
    )


def _way_out(found: Explained, period: tuple[int, int]) -> str:
    """A province that began on 1 July 2025 has its years before under the borders of 34; others lack a file."""
    unit = session.units().get(found.after.unit_id) if found.after and found.after.rate is not None else None
    began = unit and unit.valid_from == MERGER_DAY and periods.period_end(*period) < MERGER_DAY
    if began and session.view().borders == "reported":
        return "Hãy chọn “34 tỉnh” ở thanh bên: số của kỳ trước được cộng từ các tỉnh cũ."
    return "Hãy chọn kỳ khác ở ô “Thay đổi so với”, hoặc nạp tệp có đủ ba cột đó ở trang Nạp số liệu."


def figure(found: Sequence[Explained], dimension: str, palette: Palette) -> go.Figure:
    """A waterfall lying down: from the rate before to the rate now, each part a bar where the one above ended."""
    parts = found[0].decomposition
    names = [_when(found[0].before), *(NAMES[part] for part in PARTS), _when(found[0].after)]
    steps = [float(parts.parts[part]) for part in PARTS]
    starts = [float(parts.before) + sum(steps[:place]) for place in range(len(steps))]
    ends = [*starts, float(parts.after)]
    low, high = min(ends), max(ends)
    room = ROOM * max(high - low, 1)
    return canvas.figure(
        [_bars(starts, steps, names[1:-1], dimension, palette), _dots(parts, names, dimension, palette)],
        palette,
        HEIGHT,
        shapes=[_joint(end, place, palette) for place, end in enumerate(ends)],
        margin={"l": 8, "r": WORDS_WIDTH, "t": 8, "b": 8},
        bargap=0.45,
        xaxis={"range": [low - room, high + room], "ticksuffix": " %", "nticks": 6},
        yaxis={
            "type": "category",
            "categoryarray": names,
            "range": [len(names) - 0.5, -0.5],
            "showgrid": False,
            "tick_colour": palette.ink,
        },
    )


def _when(result: Result) -> str:
    return text.capital(periods.label(result.year, result.months))


def _bars(starts: list[float], steps: list[float], names: list[str], dimension: str, palette: Palette) -> dict:
    hue, tint = palette.hue[dimension], palette.tint[dimension]
    return {
        "type": "bar",
        "orientation": "h",
        "base": starts,
        "x": steps,
        "y": names,
        "marker": {"color": [hue if step >= 0 else tint for step in steps], "line": {"color": hue, "width": 1}},
        "hoverinfo": "skip",
    }


def _dots(parts: Decomposition, names: list[str], dimension: str, palette: Palette) -> dict:
    """The two rates as dots, and every figure in words right of what it belongs to."""
    reach, level = [], parts.before
    for value in parts.parts.values():
        reach.append(max(level, level + value))
        level += value
    words = [numbers.percent(parts.before), *map(_signed, parts.parts.values()), numbers.percent(parts.after)]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [canvas.rounded(value) for value in (parts.before, *reach, parts.after)],
        "y": names,
        "text": [f"  {word}" for word in words],
        "textposition": "middle right",
        "textfont": {"size": SMALL_SIZE, "color": palette.ink},
        "marker": {"size": [11, 0, 0, 0, 11], "color": palette.hue[dimension], "opacity": [1, 0, 0, 0, 1]},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _signed(value: Fraction) -> str:
    side = "▲ " if value > 0 else "▼ " if value < 0 else ""
    return f"{side}{numbers.points(value)}"


def _joint(level: float, place: int, palette: Palette) -> dict:
    line = {"color": palette.line, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": level, "x1": level, "y0": place, "y1": place + 1, "line": line, "layer": "below"}


def sheet(found: Explained, dataset: Dataset) -> Sheet:
    """Both periods with the three figures that the rate is made of, and the three parts of the change."""
    header = (
        "Kỳ hoặc phần",
        f"Xong ({dataset.unit})",
        f"Có điều kiện ({dataset.unit})",
        f"Phải thi hành ({dataset.unit})",
        "Tỷ lệ xong (%)",
        "Thay đổi (điểm %)",
        *ENDS,
    )
    sides = [_side(result) for result in (found.before, found.after)]
    parts = found.decomposition.parts.items()
    named = [(NAMES[part], None, None, None, None, value, None, None) for part, value in parts]
    return Sheet(name=f"vi-sao-doi-{dataset.id}", header=header, rows=(sides[0], *named, sides[1]))


def _side(result: Result) -> tuple:
    counted = (result.numerator, result.denominator, result.figures.get("must_enforce"), result.rate, None)
    return (_when(result), *counted, text.VINTAGES.get(result.vintage), "; ".join(result.sources))
