"""Adding up and classing many draws at once.

The points of a criterion always come from the one exact rule, over the grid of an input's range. Only sums and
comparisons are done here in floating point: what comes out is a frequency, not a score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from analytics.scoring import words
from analytics.scoring.classes import classify
from analytics.scoring.criterion import BASE, BONUS, PENALTY
from analytics.scoring.grids import Bounds, Point, grid_of, seen
from analytics.scoring.inputs import Inputs, Path, checked
from analytics.scoring.problem import InputError
from analytics.scoring.scheme import Scheme
from analytics.scoring.score import Score
from analytics.scoring.span import Span

SLACK = 1e-9
Ranges = Mapping[str, Bounds]
"""unit → (criterion, value name) → lowest and highest value."""


@dataclass(kw_only=True)
class Shaker:
    """Shakes all units together. ``points``: criterion → array (units, draws), as the exact rule gives them, with caps
    per criterion."""

    scheme: Scheme
    scores: list[Score]
    inputs: list[Inputs]
    ranges: Ranges
    phase: str | None
    conventions: Mapping[str, str]
    draws: int
    random: np.random.Generator
    points: dict[str, np.ndarray] = field(default_factory=dict)
    moved: dict[int, dict[str, tuple[list[Point], np.ndarray]]] = field(default_factory=dict)

    def shake(self, weight_shift: float) -> tuple[np.ndarray, np.ndarray]:
        """Totals and places of classes (0 is the best), both (units, draws)."""
        for key in self.scheme.criteria:
            fixed = np.array([[float(score.points[key].points)] for score in self.scores])
            self.points[key] = np.broadcast_to(fixed, (len(self.scores), self.draws)).copy()
        for row, inputs in enumerate(self.inputs):
            self._draw_inputs(row, inputs)
        totals = self._totals(self._weights(weight_shift))
        return totals, self._classes(totals)

    def _draw_inputs(self, row: int, inputs: Inputs) -> None:
        """Each criterion on its own; where two inputs belong to one, both move together."""
        by_criterion: dict[str, dict[Path, tuple[Fraction, Fraction]]] = {}
        for path, bounds in self.ranges.get(inputs.unit, {}).items():
            if path[0] not in self.scheme.criteria:
                raise InputError("unknown_criterion", value=path[0], known=words.listed(self.scheme.criteria))
            by_criterion.setdefault(path[0], {})[path] = bounds
        for key, bounds in by_criterion.items():
            grid = grid_of(self.scheme, inputs, key, bounds, self.phase, self.conventions)
            drawn = self.random.integers(0, len(grid), self.draws)
            self.points[key][row] = np.array([float(each.points) for each in grid])[drawn]
            self.moved.setdefault(row, {})[key] = (grid, drawn)

    def _weights(self, shift: float) -> dict[str, np.ndarray]:
        """Factors per criterion, one per draw; base criteria keep their sum of maxima."""
        weights = {key: np.ones(self.draws) for key in self.scheme.criteria}
        base = [each for each in self.scheme.of_kind(BASE) if each.maximum]
        drawn = {each.id: self.random.uniform(1 - shift, 1 + shift, self.draws) for each in base}
        most = sum(float(each.maximum) for each in base)
        scale = most / sum(float(each.maximum) * drawn[each.id] for each in base) if base else 1.0
        return weights | {key: each * scale for key, each in drawn.items()}

    def _totals(self, weights: Mapping[str, np.ndarray]) -> np.ndarray:
        base = sum(self._section(section, weights) for section in self.scheme.sections)
        bonus = np.minimum(self._sum(BONUS), _or(self.scheme.bonus_cap, np.inf))
        penalty = np.maximum(self._sum(PENALTY), -_or(self.scheme.penalty_cap, np.inf))
        floor, cap = _or(self.scheme.total_floor, -np.inf), _or(self.scheme.total_cap, np.inf)
        return np.clip(base + bonus + penalty, floor, cap)

    def _section(self, section: str, weights: Mapping[str, np.ndarray]) -> np.ndarray:
        """The cap of a group grows and shrinks with the weights of its criteria."""
        rows = [each for each in self.scheme.of_kind(BASE) if each.section == section]
        points = sum(
            (self.points[each.id] * weights[each.id] for each in rows), np.zeros((len(self.scores), self.draws))
        )
        cap, most = self.scheme.sections[section].cap, sum(float(each.maximum or 0) for each in rows)
        if cap is None or not most:
            return points
        return np.minimum(points, float(cap) * sum(float(each.maximum or 0) * weights[each.id] for each in rows) / most)

    def _sum(self, kind: str) -> np.ndarray:
        criteria = self.scheme.of_kind(kind)
        return sum((self.points[each.id] for each in criteria), np.zeros((len(self.scores), self.draws)))

    def _classes(self, totals: np.ndarray) -> np.ndarray:
        """Place of the class of every draw: the one of the points, then the exact walk through conditions, ceilings and
        disqualification, once per distinct combination of what they look at."""
        if not self.scheme.classes:
            return np.zeros(totals.shape, int)
        bounds = [each.least for each in self.scheme.classes[:-1]]
        reached = [totals >= (np.inf if each is None else float(each) - SLACK) for each in bounds]
        by_points = np.select([*reached, np.ones(totals.shape, bool)], range(len(self.scheme.classes)))
        return np.stack([self._walked(row, by_points[row]) for row in range(len(self.inputs))])

    def _walked(self, row: int, by_points: np.ndarray) -> np.ndarray:
        inputs, moved = checked(self.scheme, self.inputs[row]), self.moved.get(row, {})
        alike = [self._alike(key, grid)[drawn] for key, (grid, drawn) in moved.items()]
        distinct, back = np.unique(np.column_stack([by_points, *alike]), axis=0, return_inverse=True)
        places = [
            self._place(row, inputs, first, {key: moved[key][0][at] for key, at in zip(moved, rest, strict=True)})
            for first, *rest in distinct.tolist()
        ]
        return np.array(places)[back.ravel()]

    def _alike(self, key: str, grid: Sequence[Point]) -> np.ndarray:
        """For every point of the grid the first one that all side conditions see in the same way."""
        conditions = [each for one in self.scheme.classes for each in one.conditions]
        most = self.scheme.criteria[key].maximum or 0
        basis = self.scheme.short_basis or self.conventions.get("short_basis")
        bases, first = [basis] if basis else ["pp", "relative"], {}
        return np.array([first.setdefault(seen(each, conditions, most, bases), at) for at, each in enumerate(grid)])

    def _place(self, row: int, inputs: Inputs, by_points: int, moved: Mapping[str, Point]) -> int:
        score = self.scores[row]
        points = {**score.points, **{key: Span.exact(each.points) for key, each in moved.items()}}
        targets = {**score.targets, **{key: each.target for key, each in moved.items() if each.target is not None}}
        known = [each.least for each in self.scheme.classes if each.least is not None]
        least = self.scheme.classes[by_points].least if by_points < len(self.scheme.classes) - 1 else None
        total = Span.exact(min(known, default=Fraction(0)) - 1 if least is None else least)
        basis = self.conventions.get("short_basis", "")
        given = replace(inputs, targets=targets)
        return self.scheme.place_of(classify(self.scheme, total, points, given, score.phase, basis).worst)


def _or(value: Fraction | None, otherwise: float) -> float:
    return otherwise if value is None else float(value)
