"""Points and lines of the hall, as inline drawings whose letters are as large as all others."""

from collections.abc import Sequence
from html import escape

from analytics.briefing import Chart, Point, Series
from pages.components.hall_bars import Scale

WIDTH, HEIGHT, LETTER = 1776, 560, 24
LEFT, RIGHT, TOP, BOTTOM = 130, 40, 30, 70
TICKS = 5
Box = tuple[float, float, float, float]


def scatter(chart: Chart) -> str:
    """One dot a unit; those that missed are named as far as their names do not cover each other."""
    points = [point for series in chart.series for point in series.points if _known(point)]
    across = [float(point.x.value) for point in points] + _lines(chart, "x")
    up = [float(point.figure.value) for point in points] + _lines(chart, "y")
    wide, high = _around(across), _around(up)
    parts = [_grid(wide, high, chart), *(_target(line, wide, high) for line in chart.lines)]
    parts += [_dot(point, wide, high) for point in points]
    parts += _names(sorted(points, key=lambda point: not point.missed), wide, high)
    key = "▼ chưa đạt việc hoặc tiền; ● đạt cả hai, hoặc chưa có đủ chỉ tiêu" if any(point.missed for point in points) else ""
    return f"{_svg(parts)}<p class='chu-hinh'>{escape(key)}</p>"


def lines(chart: Chart) -> str:
    """One line for each series over the labels of the first; a hole where there is no figure."""
    values = [
        float(point.figure.value) for each in chart.series for point in each.points if point.figure.value is not None
    ]
    if not values:
        return ""
    high = _around([*values, *_lines(chart, "y")])
    count = max(len(chart.labels) - 1, 1)
    places = {label: LEFT + place * (WIDTH - LEFT - 220) / count for place, label in enumerate(chart.labels)}
    parts = [_words(x, HEIGHT - 25, label, "middle") for label, x in places.items()]
    for series in chart.series:
        parts += _line(series, places, high)
    return _svg(parts)


def _known(point: Point) -> bool:
    return point.x is not None and None not in (point.x.value, point.figure.value)


def _lines(chart: Chart, axis: str) -> list[float]:
    return [float(line.figure.value) for line in chart.lines if line.axis == axis and line.figure.value is not None]


def _around(values: Sequence[float]) -> Scale:
    low, high = min(values), max(values)
    room = (high - low) * 0.08 or 1
    return Scale(low=low - room, high=high + room)


def _x(value: float, scale: Scale) -> float:
    return LEFT + scale.at(value) / 100 * (WIDTH - LEFT - RIGHT)


def _y(value: float, scale: Scale) -> float:
    return HEIGHT - BOTTOM - scale.at(value) / 100 * (HEIGHT - TOP - BOTTOM)


def _svg(parts: Sequence[str]) -> str:
    return f'<svg class="hinh" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{"".join(parts)}</svg>'


def _words(x: float, y: float, said: str, anchor: str = "start", kind: str = "chu") -> str:
    return f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{escape(said)}</text>'


def _grid(wide: Scale, high: Scale, chart: Chart) -> str:
    foot, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = [f'<path class="truc" d="M{LEFT} {TOP}V{foot}H{right}"/>']
    for step in range(TICKS):
        across = wide.low + (wide.high - wide.low) * step / (TICKS - 1)
        up = high.low + (high.high - high.low) * step / (TICKS - 1)
        parts.append(_words(_x(across, wide), foot + 30, _tick(across), "middle"))
        parts.append(_words(LEFT - 12, _y(up, high) + 8, _tick(up), "end"))
    parts.append(_words(right, foot + 62, f"ngang: {chart.x_unit}", "end"))
    parts.append(_words(LEFT + 12, TOP, f"dọc: {chart.unit}"))
    return "".join(parts)


def _tick(value: float) -> str:
    return f"{value:.0f}".replace("-", "−")


def _target(line, wide: Scale, high: Scale) -> str:
    if line.figure.value is None:
        return ""
    said, value = f"{line.name} {line.figure.text}", float(line.figure.value)
    if line.axis == "x":
        x = _x(value, wide)
        return f'<path class="moc" d="M{x:.0f} {TOP}V{HEIGHT - BOTTOM}"/>{_words(x + 8, TOP + 20, said)}'
    y = _y(value, high)
    return f'<path class="moc" d="M{LEFT} {y:.0f}H{WIDTH - RIGHT}"/>{_words(WIDTH - RIGHT, y - 8, said, "end")}'


def _dot(point: Point, wide: Scale, high: Scale) -> str:
    x, y = _x(float(point.x.value), wide), _y(float(point.figure.value), high)
    if point.missed:
        return f'<path class="cham truot" d="M{x - 10:.0f} {y - 8:.0f}h20l-10 17z"/>'
    return f'<circle class="cham" cx="{x:.0f}" cy="{y:.0f}" r="9"/>'


def _names(points: Sequence[Point], wide: Scale, high: Scale) -> list[str]:
    """Names beside the dots, those that missed first, each only where it covers no other."""
    taken: list[Box] = [_around_dot(point, wide, high) for point in points]
    said = []
    for place, point in enumerate(points):
        x, y, width = taken[place][0] + 32, taken[place][1] + 20, 13 * len(point.label)
        box = (x, y - 20, x + width, y + 6)
        if box[2] < WIDTH - RIGHT and not any(_overlap(box, other) for at, other in enumerate(taken) if at != place):
            taken.append(box)
            said.append(_words(x, y, point.label))
    return said


def _around_dot(point: Point, wide: Scale, high: Scale) -> Box:
    x, y = _x(float(point.x.value), wide), _y(float(point.figure.value), high)
    return (x - 12, y - 12, x + 12, y + 12)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _line(series: Series, places: dict[str, float], high: Scale) -> list[str]:
    found = [(places[point.label], point) for point in series.points if point.label in places]
    strokes, pen = [], "M"
    for x, point in found:
        known = point.figure.value is not None
        strokes += [f"{pen}{x:.0f} {_y(float(point.figure.value), high):.0f}"] if known else []
        pen = "L" if known else "M"
    dots = [(x, _y(float(p.figure.value), high), p.figure.text) for x, p in found if p.figure.value is not None]
    drawn = [f'<circle class="cham" cx="{x:.0f}" cy="{y:.0f}" r="8"/>{_words(x, y - 18, said, "middle", "chu dam")}'
             for x, y, said in dots]  # fmt: skip
    name = [_words(dots[-1][0] + 20, dots[-1][1] + 34, series.name)] if dots else []
    return [f'<path class="duong" d="{"".join(strokes)}"/>', *drawn, *name]
