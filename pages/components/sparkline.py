"""A line the size of a word, as an image: no axis, a dot on the last figure, holes left open."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from analytics.measures import Result

WIDTH, HEIGHT, EDGE, FEW = 104, 34, 4, 10


def image(values: Sequence[float | None], colour: str, alt: str) -> str:
    """An ``<img>`` of the values, oldest first; nothing when fewer than two are known."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{_paths(values, colour)}</svg>'
    code = b64encode(drawing.encode()).decode()
    return (
        f'<img class="so-nho" width="{WIDTH}" height="{HEIGHT}" alt="{escape(alt, quote=True)}" '
        f'src="data:image/svg+xml;base64,{code}">'
    )


def _paths(values: Sequence[float | None], colour: str) -> str:
    points = _points(values)
    strokes, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        strokes.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "L"
    known = [point for point in points if point]
    # A figure with a hole on both sides draws no line: few figures are all given a dot.
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.7" fill="{colour}"/>' for x, y in known if len(known) <= FEW]
    x, y = known[-1]
    line = f'<path d="{"".join(strokes)}" fill="none" stroke="{colour}" stroke-width="1.6" stroke-linejoin="round"/>'
    return f'{line}{"".join(dots)}<circle cx="{x:.1f}" cy="{y:.1f}" r="2.8" fill="{colour}"/>'


def _points(values: Sequence[float | None]) -> list[tuple[float, float] | None]:
    known = [value for value in values if value is not None]
    low, span = min(known), (max(known) - min(known)) or 1.0
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    return [
        None if value is None else (EDGE + place * step, HEIGHT - EDGE - (value - low) / span * (HEIGHT - 2 * EDGE))
        for place, value in enumerate(values)
    ]


def broken(past: Sequence[Result], values: list[float | None]) -> list[float | None]:
    """Cumulative months start anew each October: the line is lifted there."""
    broken: list[float | None] = []
    for before, result, value in zip((None, *past), past, values, strict=False):
        if before is not None and result.year != before.year and result.months < before.months:
            broken.append(None)
        broken.append(value)
    return broken
