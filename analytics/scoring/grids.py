"""The values of an input that are tried within its range, each put through the one exact rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from analytics.scoring.conditions import is_met, shortfall
from analytics.scoring.criterion import Criterion
from analytics.scoring.evaluation import evaluate
from analytics.scoring.inputs import Inputs, Path, exact
from analytics.scoring.problem import InputError
from analytics.scoring.scheme import Condition, Scheme
from analytics.scoring.whatif import changed

GRID = 41
Bounds = Mapping[Path, tuple[Fraction, Fraction]]
"""(criterion, value name) → lowest and highest value."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One value of the grid: the points of its criterion and the figures of the target that shares its id."""

    points: Fraction
    target: Mapping[str, Any] | None


def grid_of(
    scheme: Scheme, inputs: Inputs, key: str, bounds: Bounds, phase: str | None, conventions: Mapping[str, str]
) -> list[Point]:
    """The points of a criterion at every value tried. Where several of its values have a range, all move together."""
    alone = _alone(scheme, key)
    own = replace(inputs, entries=tuple(each for each in inputs.entries if each.criterion in alone.criteria))
    found: dict[tuple[Fraction, ...], Point] = {}
    steps = _steps(alone.criteria[key], {path: tuple(exact(end, key) for end in ends) for path, ends in bounds.items()})
    for values in dict.fromkeys(steps):
        moved = changed(alone, own, dict(zip(bounds, values, strict=True)), phase)
        score = evaluate(alone, moved, phase, conventions)
        if not score.points[key].known:
            raise InputError("range_open", criterion=alone.criteria[key].label)
        found[values] = Point(points=score.points[key].points, target=score.targets.get(key))
    return [found[values] for values in steps]


def seen(point: Point, conditions: Sequence[Condition], most: Fraction, bases: Sequence[str]) -> tuple:
    """All that side conditions can see of a point, its shortfall measured on each of the bases."""
    shares = [point.points >= each.min_pct_each * most / 100 for each in conditions if each.min_pct_each is not None]
    if point.target is None:
        return (point.points == 0, *shares)
    gaps = [shortfall(point.target, basis) for basis in bases]
    shorts = [
        gap is not None and gap >= each.short_max for each in conditions if each.short_max is not None for gap in gaps
    ]
    return (point.points == 0, *shares, is_met(point.target), *shorts)


def _alone(scheme: Scheme, key: str) -> Scheme:
    """The scheme with one criterion and its gates: all that its points depend on."""
    kept = {key, *scheme.criteria[key].gates}
    criteria = {name: each for name, each in scheme.criteria.items() if name in kept}
    return replace(scheme, criteria=criteria, classes=())


def _steps(criterion: Criterion, bounds: Mapping[Path, tuple[Fraction, ...]]) -> list[tuple[Fraction, ...]]:
    """The values tried: every whole number of a count where there are not too many, else evenly spaced ones."""
    for low, high in bounds.values():
        if low > high:
            raise InputError("range_reversed", criterion=criterion.label, low=low, high=high)
    whole = {path: _counts(criterion, path[1]) and low.denominator == 1 for path, (low, _) in bounds.items()}
    if len(bounds) == 1:
        ((path, (low, high)),) = bounds.items()
        if whole[path] and high - low < GRID:
            return [(low + at,) for at in range(int(high - low) + 1)]
    return [tuple(_part(low, high, at, whole[path]) for path, (low, high) in bounds.items()) for at in range(GRID)]


def _counts(criterion: Criterion, name: str) -> bool:
    """Whether a value counts things; shares and rates do not."""
    return name not in ("value", "actual", "target") or (criterion.bands is not None and criterion.bands.whole)


def _part(low: Fraction, high: Fraction, at: int, whole: bool) -> Fraction:
    value = low + (high - low) * at / (GRID - 1)
    return Fraction(round(value)) if whole else value
