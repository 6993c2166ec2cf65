"""Charts as SVG written by hand: colours come from the page, words are escaped, 24 units are 24 pixels at 1080p."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate

from analytics.briefing import fitting, words
from analytics.briefing.deck import BARS, GANTT, LINES, SCATTER, STACKED, Chart, Figure, Point, Series

WIDTH, HEIGHT = 1760, 640
LEFT, TOP, LOW, DEEP = 80, 60, 70, 250
CROWDED, NAME_LETTERS, WIDE_LETTERS = 13, 18, 26
INSIDE_FROM, SPAN_HEIGHT = 0.45, 84


def svg(chart: Chart) -> str:
    """The chart as inline SVG; its sentence is its name."""
    shown = fitting.bars(chart)
    draw = {BARS: _bars, STACKED: _stacks, LINES: _lines, SCATTER: _scatter, GANTT: _calendar}[shown.kind]
    inside = "".join(draw(shown))
    height = min(HEIGHT, 40 + SPAN_HEIGHT * len(shown.spans)) if shown.kind == GANTT else HEIGHT
    box = f'viewBox="0 0 {WIDTH} {height}"'
    return f'<svg {box} role="img" aria-label="{escape(chart.alt)}">{inside}</svg>'


HATCH = (
    '<svg width="0" height="0" aria-hidden="true" class="mau"><defs><pattern id="gach" width="12" height="12" '
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="12" height="12" class="thieu"/>'
    '<rect width="4" height="12" class="vach"/></pattern></defs></svg>'
)
"""What hatched columns of every drawing refer to; stands once on the page, never hidden."""


def value(figure: Figure) -> float | None:
    """A figure where a drawing needs a number."""
    return None if figure.value is None else float(figure.value)


def _text(x: float, y: float, said: str, kind: str = "", anchor: str = "middle", turned: bool = False) -> str:
    turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if turned else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}"{turn}>{escape(said)}</text>'


class _Frame:
    """Where values lie on the canvas."""

    def __init__(self, chart: Chart, values: Sequence[float], low: float):
        self.count = max(1, len(chart.labels))
        self.is_crowded = self.count >= CROWDED
        self.floor = HEIGHT - low
        self.step = (WIDTH - LEFT) / self.count
        bottom, top = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
        room = (top - bottom or 1.0) * 0.06
        under = 6 if self.is_crowded else 3  # a turned label stands under its column, above the names
        self.low, self.high = (
            bottom - (room * under if bottom < 0 else 0),
            top + room * (3 if bottom < 0 or not top else 1),
        )

    def y(self, at: float) -> float:
        """Down from the top."""
        return TOP + (self.high - at) / (self.high - self.low) * (self.floor - TOP)

    def x(self, place: int) -> float:
        """Middle of a label's room."""
        return LEFT + (place + 0.5) * self.step

    def names(self, labels: Sequence[str]) -> Iterator[str]:
        """Labels under the columns, turned where they are many."""
        yield f'<line x1="{LEFT}" x2="{WIDTH}" y1="{self.y(0):.1f}" y2="{self.y(0):.1f}" class="truc"/>'
        for place, label in enumerate(labels):
            if self.is_crowded:
                said = words.short(label, NAME_LETTERS)
                yield _text(self.x(place) + 8, self.floor + 12, said, "", "end", True)
            else:
                yield _text(self.x(place), self.floor + 38, words.short(label, max(8, int(self.step / 13))))


def _values(chart: Chart) -> list[float]:
    found = [value(point.figure) for series in chart.series for point in series.points]
    return [each for each in found if each is not None] or [0.0]


def _bars(chart: Chart) -> Iterator[str]:
    frame = _Frame(chart, _values(chart), DEEP if len(chart.labels) >= CROWDED else LOW)
    drawn = [each for each in chart.series if not each.is_target]
    yield from _legend(chart.series)
    width = frame.step * 0.74 / len(drawn)
    for order, series in enumerate(drawn):
        for place, point in enumerate(series.points):
            left = frame.x(place) - frame.step * 0.37 + order * width
            yield from _bar(frame, point, left, width, order, len(chart.series) > 1)
    for order, series in enumerate(each for each in chart.series if each.is_target):
        for place, point in enumerate(series.points):
            yield from _mark(frame, point, place, order)
    yield from frame.names(chart.labels)


def _bar(frame: _Frame, point: Point, left: float, width: float, order: int, has_marks: bool) -> Iterator[str]:
    at = value(point.figure)
    if at is None:
        yield _text(left + width / 2, frame.y(0) - 8, point.figure.text)
        return
    top, base = frame.y(max(at, 0)), frame.y(min(at, 0))
    kind = "thieu-gach" if point.missed else f"cot{order % 3}"
    title = f"<title>{escape(point.label)}: {escape(point.figure.phrase)}</title>"
    box = f'x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{max(1.0, base - top):.1f}"'
    yield f'<rect {box} class="{kind}">{title}</rect>'
    middle = left + width / 2 + (8 if frame.is_crowded else 0)
    if frame.is_crowded and has_marks and at > INSIDE_FROM * frame.high:
        over = "trong tren-thieu" if point.missed else "trong"
        yield _text(middle, base - 10, point.figure.text, over, "start", True)
    elif frame.is_crowded:
        yield _text(
            middle, top - 8 if at >= 0 else base + 8, point.figure.text, "", "start" if at >= 0 else "end", True
        )
    else:
        yield _text(middle, top - 10 if at >= 0 else base + 28, point.figure.text)


def _mark(frame: _Frame, point: Point, place: int, order: int) -> Iterator[str]:
    at = value(point.figure)
    if at is not None:
        said = f"<title>{escape(point.label)}: {escape(point.figure.text)}</title>"
        yield _rect(frame.x(place) - frame.step * 0.45, frame.y(at) - 3, frame.step * 0.9, 6, f"dich{order % 2}", said)


def _rect(left: float, top: float, width: float, height: float, kind: str, said: str = "") -> str:
    box = f'x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {box} class="{kind}">{said}</rect>'


def _legend(series: Sequence[Series]) -> Iterator[str]:
    """Names of the series in one line, when there are several."""
    if len(series) < 2:
        return
    left, bars, marks = float(LEFT), 0, 0
    for each in series:
        kind = f"dich{marks % 2}" if each.is_target else f"cot{bars % 3}"
        bars, marks = bars + (not each.is_target), marks + each.is_target
        tall = 6 if each.is_target else 20
        yield f'<rect x="{left:.0f}" y="{22 - tall / 2:.0f}" width="30" height="{tall}" class="{kind}"/>'
        yield _text(left + 40, 30, each.name, "", "start")
        left += 90 + 14 * len(each.name)


def _stacks(chart: Chart) -> Iterator[str]:
    amounts = [[value(point.figure) or 0.0 for point in series.points] for series in chart.series]
    columns = list(zip(*amounts, strict=True))
    frame = _Frame(chart, [sum(column) for column in columns], LOW)
    yield from _legend(chart.series)
    for place, column in enumerate(columns):
        figures = [series.points[place].figure for series in chart.series]
        yield from _stack(frame, place, column, figures)
    yield from frame.names(chart.labels)


def _stack(frame: _Frame, place: int, column: Sequence[float], figures: Sequence[Figure]) -> Iterator[str]:
    left, width = frame.x(place) - frame.step * 0.25, frame.step * 0.5
    for order, (top, height) in enumerate(zip(accumulate(column), column, strict=True)):
        tall = frame.y(top - height) - frame.y(top)
        yield _rect(left, frame.y(top), width, tall, f"cot{order % 3}")
        inside = tall > 30
        x, y = (frame.x(place), frame.y(top - height / 2) + 9) if inside else (left + width + 60, frame.y(top) + 6)
        yield _text(x, y, figures[order].text, "trong" if inside else "")


def _lines(chart: Chart) -> Iterator[str]:
    frame = _Frame(chart, _values(chart), LOW)
    for order, series in enumerate(chart.series):
        known = [(frame.x(place), value(point.figure), point) for place, point in enumerate(series.points)]
        spots = [(x, frame.y(at), point) for x, at, point in known if at is not None]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)
        yield f'<polyline points="{path}" class="duong{order % 3}"/>'
        for x, y, point in spots:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" class="cot{order % 3}"/>'
            yield _text(x, y - 20, point.figure.text)
    yield from frame.names(chart.labels)


def _scatter(chart: Chart) -> Iterator[str]:
    points = [each for each in chart.series[0].points if None not in (each.figure.value, each.x.value)]
    lines = {axis: [each for each in chart.lines if each.axis == axis] for axis in "xy"}
    across = _scale([value(each.x) for each in points], lines["x"], LEFT, WIDTH - 40)
    up = _scale([value(each.figure) for each in points], lines["y"], HEIGHT - 70, 40)
    yield f'<path d="M{LEFT},40 V{HEIGHT - 70} H{WIDTH - 40}" class="khung"/>'
    yield _text((LEFT + WIDTH) / 2, HEIGHT - 14, f"Tỷ lệ xong ({chart.x_unit})")
    yield _text(34, HEIGHT / 2, f"Tỷ lệ xong ({chart.unit})", "", "middle", True)
    for line in lines["x"]:
        at = across(value(line.figure))
        yield f'<path d="M{at:.1f},40 V{HEIGHT - 70}" class="dut"/>'
        yield _text(at - 8, HEIGHT - 84, f"{line.name} {line.figure.text}", "", "end")
    for line in lines["y"]:
        at = up(value(line.figure))
        yield f'<path d="M{LEFT},{at:.1f} H{WIDTH - 40}" class="dut"/>'
        yield _text(LEFT + 10, at - 10, f"{line.name} {line.figure.text}", "", "start")
    spots = [(across(value(each.x)), up(value(each.figure)), each) for each in points]
    named = fitting.named(points)
    yield from (_spot(*spot, place in named) for place, spot in enumerate(spots))


def _spot(x: float, y: float, point: Point, is_named: bool) -> str:
    """A unit: round, or a square on its corner where it falls short."""
    said = f"<title>{escape(point.label)}: {escape(point.x.text)}; {escape(point.figure.text)}</title>"
    name = _text(x + 16, y + 8, words.short(point.label, WIDE_LETTERS), "", "start") if is_named else ""
    if point.missed:
        turn = f'transform="rotate(45 {x:.1f} {y:.1f})"'
        return f'<rect x="{x - 9:.1f}" y="{y - 9:.1f}" width="18" height="18" {turn} class="thieu">{said}</rect>{name}'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="10" class="cot0">{said}</circle>{name}'


def _scale(values: Sequence[float], lines: Sequence, start: float, end: float):
    known = [*values, *(value(line.figure) for line in lines)]
    low, high = min(known), max(known)
    room = (high - low or 1.0) * 0.08
    return lambda at: start + (at - low + room) / (high - low + 2 * room) * (end - start)


def _calendar(chart: Chart) -> Iterator[str]:
    first, last = min(each.starts for each in chart.spans), max(each.ends for each in chart.spans)
    days, names = max(1, (last - first).days), 620
    tall = min(float(SPAN_HEIGHT), (HEIGHT - 40) / len(chart.spans))
    for place, span in enumerate(chart.spans):
        left = names + (span.starts - first).days / days * (WIDTH - names)
        width = max(6.0, (span.ends - span.starts).days / days * (WIDTH - names))
        top = 20 + place * tall
        yield _text(names - 16, top + tall / 2 + 2, words.short(span.label, 44), "", "end")
        yield f'<rect x="{left:.1f}" y="{top + 6:.1f}" width="{width:.1f}" height="{tall * 0.42:.1f}" class="cot0"/>'
        anchor, x = ("end", left + width) if left + width > WIDTH - 200 else ("start", left)
        yield _text(x, top + tall * 0.42 + 28, span.when, "nho", anchor)
