"""Is this month a change? Individuals and moving range (XmR), four rules, no more.

Limits: mean ± 2.66 × mean moving range (Shewhart 1931; Wheeler & Chambers 1992, ch. 3). Rules as NHS England, Making
Data Count (2019). Our figures are cumulative from 1 October: chart what each month adds, never the cumulative line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SCALE, FEWEST = 2.66, 8
OUTSIDE, SHIFT, TREND, NEAR = "outside", "shift", "trend", "near"
RUN = 7


@dataclass(frozen=True, kw_only=True)
class Signal:
    """The point at ``place`` breaks ``rule``; ``upwards`` says to which side."""

    place: int
    rule: str
    upwards: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """``centre``, ``low`` and ``high`` in the unit of the values; signals in the order of the points."""

    centre: float
    low: float
    high: float
    signals: tuple[Signal, ...]

    def at(self, place: int) -> Signal | None:
        """What the point at that place breaks, the strongest rule first; ``None`` when nothing."""
        return next((signal for signal in self.signals if signal.place == place), None)


def limits(values: Sequence[float]) -> tuple[float, float, float]:
    """(centre, low, high) of values in order of time."""
    points = np.asarray(values, float)
    width = SCALE * float(np.abs(np.diff(points)).mean())
    centre = float(points.mean())
    return centre, centre - width, centre + width


def chart(
    values: Sequence[float], past: int | None = None, base: Sequence[float] | None = None, judged_from: int = 0
) -> Chart | None:
    """The chart of values in order of time; limits from the first ``past`` of them (all, if not said), so that the
    months being judged do not widen their own limits, or from ``base`` where the past is better taken in another order.

    Signals from the point ``judged_from`` on. ``None`` for fewer than eight values to take limits from: they tell no
    pattern.
    """
    points = np.asarray(values, float)
    known = np.asarray(base, float) if base is not None else points[:past]
    if len(known) < FEWEST:
        return None
    centre, low, high = limits(known)
    places = range(judged_from, len(points))
    found = [signal for place in places if (signal := _signal(points, place, centre, low, high))]
    return Chart(centre=centre, low=low, high=high, signals=tuple(found))


def increments(cumulative: Sequence[float | None]) -> list[float | None]:
    """What each month adds to figures cumulative from October, given in order from October; ``None`` where a month or
    the one before it is missing."""
    before: list[float | None] = [0.0, *cumulative[:-1]]
    return [None if None in (now, last) else now - last for now, last in zip(cumulative, before, strict=True)]


def _signal(points: np.ndarray, place: int, centre: float, low: float, high: float) -> Signal | None:
    value = points[place]
    if not low <= value <= high:
        return Signal(place=place, rule=OUTSIDE, upwards=bool(value > high))
    run = points[max(0, place - RUN + 1) : place + 1] - centre
    if len(run) == RUN and (np.all(run > 0) or np.all(run < 0)):
        return Signal(place=place, rule=SHIFT, upwards=bool(run[-1] > 0))
    steps = np.diff(points[max(0, place - RUN + 1) : place + 1])
    if len(steps) == RUN - 1 and (np.all(steps > 0) or np.all(steps < 0)):
        return Signal(place=place, rule=TREND, upwards=bool(steps[-1] > 0))
    third = (high - centre) * 2 / 3
    near = points[max(0, place - 2) : place + 1] - centre
    for upwards in (True, False):
        beyond = near > third if upwards else near < -third
        if beyond.sum() >= 2 and beyond[-1]:
            return Signal(place=place, rule=NEAR, upwards=upwards)
    return None
