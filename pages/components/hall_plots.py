"""Points and lines of the hall, set out with boxes, so that their words are as large as all others and follow the
ground. Lengths are in em: one is 24 px at 1920 × 1080."""

from collections.abc import Sequence
from html import escape
from math import atan2, degrees, hypot

from analytics.briefing import Chart, Line, Point, Series
from analytics.periods import YEAR_MONTHS
from pages.components.hall_bars import Scale

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 74.0, 24.0, 4.0, 1.0, 1.8, 2.6
STEPS, MOST_TICKS, LETTER, LAST = (1, 2, 5, 10, 20, 50, 100), 7, 0.53, 9.0
"""Steps of an axis and how many marks it bears, width of a letter, room for the name of a line."""
Box = tuple[float, float, float, float]


def scatter(chart: Chart) -> str:
    """One dot a unit; those that missed are named first, each only where its name covers no other."""
    points = [point for series in chart.series for point in series.points if _known(point)]
    wide = _around([float(point.x.value) for point in points] + _values(chart, "x"))
    high = _around([float(point.figure.value) for point in points] + _values(chart, "y"))
    parts = [_axes(wide, high, chart), *(_target(line, wide, high) for line in chart.lines)]
    parts += [_dot(point, wide, high) for point in points]
    crossed = [box for line in chart.lines for box in _around_target(line, wide, high)]
    parts += _names(sorted(points, key=lambda point: not point.missed), crossed, wide, high)
    return _canvas(parts) + _key(points)


def _key(points: Sequence[Point]) -> str:
    """What a triangle means: in a year that still runs a unit is held against the straight line to its target."""
    if not any(point.missed for point in points):
        return ""
    is_open = points[0].figure.months < YEAR_MONTHS
    said = "chậm tiến độ về việc hoặc về tiền" if is_open else "chưa đạt về việc hoặc về tiền"
    return f'<p class="chu-hinh">▼ {said}; ● còn lại, hoặc chưa có đủ chỉ tiêu</p>'


def lines(chart: Chart) -> str:
    """One line for each series over the labels of the first; a hole where there is no figure."""
    values = [each for series in chart.series for each in _given(series)]
    if not values:
        return ""
    high = _around([*values, *_values(chart, "y")])
    room = (WIDTH - LEFT - LAST) / max(len(chart.labels) - 1, 1)
    places = {label: LEFT + 1 + place * room for place, label in enumerate(chart.labels)}
    parts = [_words(x, HEIGHT - 1.6, label, "giua") for label, x in places.items()]
    for series in chart.series:
        parts += _line(series, places, high)
    return _canvas(parts)


def _known(point: Point) -> bool:
    return point.x is not None and None not in (point.x.value, point.figure.value)


def _given(series: Series) -> list[float]:
    return [float(point.figure.value) for point in series.points if point.figure.value is not None]


def _values(chart: Chart, axis: str) -> list[float]:
    return [float(line.figure.value) for line in chart.lines if line.axis == axis and line.figure.value is not None]


def _around(values: Sequence[float]) -> Scale:
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) * 0.08 or 1.0
    return Scale(low=low - room, high=high + room)


def _x(value: float, scale: Scale) -> float:
    return LEFT + scale.at(value) / 100 * (WIDTH - LEFT - RIGHT)


def _y(value: float, scale: Scale) -> float:
    return HEIGHT - BOTTOM - scale.at(value) / 100 * (HEIGHT - TOP - BOTTOM)


def _canvas(parts: Sequence[str]) -> str:
    return f'<div class="to-ve" aria-hidden="true">{"".join(parts)}</div>'


def _box(kind: str, x: float, y: float, width: float = 0, height: float = 0) -> str:
    return (
        f'<b class="{kind}" style="left:{x:.2f}em;top:{y:.2f}em;width:{max(0, width):.2f}em;'
        f'height:{max(0, height):.2f}em"></b>'
    )


def _words(x: float, y: float, said: str, kind: str = "", hint: str = "") -> str:
    """Words that begin at the place; "giua" are centred on it, "phai" end there. ``hint`` is told to a pointer."""
    told = f' title="{escape(hint)}"' if hint else ""
    return f'<span class="{kind}" style="left:{x:.2f}em;top:{y:.2f}em"{told}>{escape(said)}</span>'


def _axes(wide: Scale, high: Scale, chart: Chart) -> str:
    foot = HEIGHT - BOTTOM
    parts = [_box("truc", LEFT, TOP, WIDTH - LEFT - RIGHT, foot - TOP)]
    parts += [_words(_x(at, wide), foot + 0.1, _tick(at), "giua thang-do") for at in _ticks(wide)]
    parts += [_words(LEFT - 0.4, _y(at, high) - 0.7, _tick(at), "phai thang-do") for at in _ticks(high)]
    parts.append(_words(WIDTH - RIGHT, foot + 1.2, f"ngang: {chart.x_unit}", "phai"))
    parts.append(_words(LEFT, 0, f"dọc: {chart.unit}"))
    return "".join(parts)


def _ticks(scale: Scale) -> list[float]:
    """Round values inside the scale, few enough to be read."""
    span = scale.high - scale.low
    step = next((each for each in STEPS if span / each <= MOST_TICKS), STEPS[-1])
    first = -(-scale.low // step)
    return [step * (first + place) for place in range(int((scale.high - step * first) // step) + 1)]


def _tick(value: float) -> str:
    return f"{value:.0f}".replace("-", "−")


def _target(line: Line, wide: Scale, high: Scale) -> str:
    if line.figure.value is None:
        return ""
    said, value = f"{line.name} {line.figure.text}", float(line.figure.value)
    if line.axis == "x":
        x = _x(value, wide)
        return _box("moc dung", x, TOP, 0, HEIGHT - BOTTOM - TOP) + _words(x, 0, said, "giua")
    y = _y(value, high)
    return _box("moc ngang", LEFT, y, WIDTH - LEFT - RIGHT) + _words(LEFT + 0.4, y - 1.4, said)


def _around_target(line: Line, wide: Scale, high: Scale) -> list[Box]:
    """Where a target and its words stand."""
    if line.figure.value is None:
        return []
    if line.axis == "x":
        x = _x(float(line.figure.value), wide)
        return [(x, TOP, x, HEIGHT - BOTTOM)]
    y = _y(float(line.figure.value), high)
    said = LETTER * (len(line.name) + len(line.figure.text) + 1)
    return [(LEFT, y, WIDTH, y), (LEFT, y - 1.4, LEFT + said, y)]


def _dot(point: Point, wide: Scale, high: Scale) -> str:
    x, y = _x(float(point.x.value), wide), _y(float(point.figure.value), high)
    mark, kind = ("▼", "giua cham truot") if point.missed else ("●", "giua cham")
    return _words(x, y - 0.7, mark, kind, f"{point.label}: {point.x.text}; {point.figure.text}")


def _names(points: Sequence[Point], targets: Sequence[Box], wide: Scale, high: Scale) -> list[str]:
    dots = [_around_dot(point, wide, high) for point in points]
    taken, said = [*dots, *targets], []
    for point, dot in zip(points, dots, strict=True):
        box = (dot[2] + 0.1, dot[1] - 0.2, dot[2] + 0.1 + LETTER * len(point.label), dot[3] + 0.2)
        if box[2] < WIDTH - RIGHT and not any(_overlap(box, other) for other in taken if other is not dot):
            taken.append(box)
            said.append(_words(box[0], box[1], point.label, "truot" if point.missed else ""))
    return said


def _around_dot(point: Point, wide: Scale, high: Scale) -> Box:
    x, y = _x(float(point.x.value), wide), _y(float(point.figure.value), high)
    return (x - 0.5, y - 0.5, x + 0.5, y + 0.5)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _line(series: Series, places: dict[str, float], high: Scale) -> list[str]:
    found = [_place(point, places, high) for point in series.points if point.label in places]
    pairs = zip(found, found[1:], strict=False)
    strokes = [_stroke(one, two) for one, two in pairs if one is not None and two is not None]
    known = [(place, point) for place, point in zip(found, series.points, strict=False) if place is not None]
    dots = [_words(x, y - 0.7, "●", "giua cham") for (x, y), _ in known]
    said = [_words(x, y - 2, point.figure.text, "giua dam") for (x, y), point in known]
    name = [_words(known[-1][0][0] + 1, known[-1][0][1] - 0.7, series.name)] if known else []
    return [*strokes, *dots, *said, *name]


def _place(point: Point, places: dict[str, float], high: Scale) -> tuple[float, float] | None:
    value = point.figure.value
    return None if value is None else (places[point.label], _y(float(value), high))


def _stroke(one: tuple[float, float], two: tuple[float, float]) -> str:
    across, down = two[0] - one[0], two[1] - one[1]
    turn = f"width:{hypot(across, down):.2f}em;transform:rotate({degrees(atan2(down, across)):.2f}deg)"
    return f'<b class="duong" style="left:{one[0]:.2f}em;top:{one[1]:.2f}em;{turn}"></b>'
