"""One row of a scoring table: its rule, its points, and the bounds they stay within."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from analytics.scoring.bands import Bands
from analytics.scoring.span import Span, edges

BASE, BONUS, PENALTY = "base", "bonus", "penalty"
KINDS = (BASE, BONUS, PENALTY)
UNKNOWN, AS_ZERO = "unknown", "zero"


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One row of a scoring table, in points. ``maximum``: ``None`` where the source did not let it be read.

    ``gates``: criteria that must hold, or this one gets 0. ``missing``: what no input means, unknown or 0 points.
    ``lump``: stands for rows that are not published, scored as one. ``workload``: the table of factors it is weighted
    by. ``indicator``: the indicator of the catalogue that it measures, after its dataset: ``cases.rate``.
    """

    id: str
    label: str
    section: str
    rule: str
    kind: str = BASE
    maximum: Fraction | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    bands: Bands | None = None
    gates: tuple[str, ...] = ()
    missing: str = UNKNOWN
    lump: bool = False
    workload: str = ""
    note: str = ""
    indicator: str = ""

    @cached_property
    def floor(self) -> Fraction | None:
        """Fewest points: 0, for a penalty all of it."""
        if self.kind != PENALTY:
            return Fraction(0)
        return None if self.maximum is None else -self.maximum

    @cached_property
    def ceiling(self) -> Fraction | None:
        """Most points: the maximum, more where over-achievement counts; ``None`` is no limit."""
        if self.kind == PENALTY:
            return Fraction(0)
        if self.maximum is None or self.rule != "target_ratio":
            return self.maximum
        over = self.params["over_cap"]
        return None if over is None else self.maximum * over / 100

    @cached_property
    def range(self) -> Span:
        """All the points it can bring."""
        return Span(self.floor, self.ceiling)

    def clipped(self, points: Span) -> Span:
        """Points within the range. Nearly all are, so the one question of large tables is asked in whole numbers."""
        low, high = points
        if low is high is not None:
            above, below = low.as_integer_ratio()
            floor, per, ceiling, by = self._edges
            if floor * below <= above * per and above * by <= ceiling * below:
                return points
        return points.clipped(*self.range)

    @cached_property
    def _edges(self) -> tuple[int, int, int, int]:
        return edges(self.floor, self.ceiling)

    @cached_property
    def most(self) -> Fraction:
        """The maximum as a number: 0 where there is none."""
        return self.maximum or Fraction(0)

    @cached_property
    def in_full(self) -> Span:
        """The whole maximum, which a penalty takes away."""
        return Span.exact(-self.most if self.kind == PENALTY else self.most)
