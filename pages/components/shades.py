"""Classes of values and their fills: distance to target where it is known, otherwise the rate in its quarters."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pages.components.rows import Row
from pages.components.theme import Palette

FAR = 5


@dataclass(frozen=True, kw_only=True)
class Shade:
    """A class of values: its fill, the words of the legend, and whether it is an alarm."""

    label: str
    fill: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Values below ``edges[0]`` take the first shade, and so on; what has no value takes ``silent``."""

    measure: str
    edges: tuple[float, ...]
    shades: tuple[Shade, ...]
    silent: Shade

    def shade(self, row: Row | None) -> Shade:
        """The shade of a unit; a missing row and a row without a value are silent."""
        value = None if row is None else getattr(row, self.measure)
        return self.silent if value is None else self.shades[bisect_right(self.edges, float(value))]


def scale(rows: Sequence[Row], dimension: str, palette: Palette) -> Scale:
    """Distance to target where any is known, in two steps either side; otherwise the rate, in its quarters."""
    silent = Shade(label="chưa có số liệu", fill=palette.paper)
    if any(row.gap is not None for row in rows):
        return _gap_scale(dimension, palette, silent)
    return _rate_scale(rows, dimension, palette, silent)


def _gap_scale(dimension: str, palette: Palette, silent: Shade) -> Scale:
    shades = (
        Shade(label=f"▼ thấp hơn chỉ tiêu trên {FAR} điểm", fill=palette.alarm),
        Shade(label=f"▼ thấp hơn đến {FAR} điểm", fill=palette.alarm_tint),
        Shade(label=f"đạt, hơn dưới {FAR} điểm", fill=palette.tint[dimension]),
        Shade(label=f"hơn từ {FAR} điểm", fill=palette.hue[dimension]),
    )
    return Scale(measure="gap", edges=(-FAR, 0, FAR), shades=shades, silent=silent)


def _rate_scale(rows: Sequence[Row], dimension: str, palette: Palette, silent: Shade) -> Scale:
    known = sorted(float(row.shown) for row in rows if row.shown is not None)
    edges = tuple(sorted({round(known[len(known) * part // 4]) for part in (1, 2, 3)})) if known else ()
    steps = [_mix(palette.tint[dimension], palette.hue[dimension], part / 3) for part in range(4)]
    bounds = ["", *(f"{edge} %" for edge in edges), ""]
    labels = [_between(low, high) for low, high in zip(bounds, bounds[1:], strict=False)]
    shades = tuple(Shade(label=label, fill=fill) for label, fill in zip(labels, steps, strict=False))
    return Scale(measure="shown", edges=edges, shades=shades, silent=silent)


def _between(low: str, high: str) -> str:
    if low and high:
        return f"{low} đến dưới {high}"
    return f"từ {low}" if low else f"dưới {high}" if high else "có số liệu"


def _mix(one: str, other: str, part: float) -> str:
    ends = [[int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in (one, other)]
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in zip(*ends, strict=True))
