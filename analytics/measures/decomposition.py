"""Why a rate changed: more done, more to do, or cases moved between "có điều kiện" and "chưa có điều kiện".

rate = done / (all that must be enforced × share of it that can be). Each of the three moves is worth the average of
what it changes over all six orders in which they could have happened (Shapley 1953; for rates: Das Gupta 1993, U.S.
Census Bureau P23-186), in exact fractions, so that they add up to the change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from analytics.measures.results import Result

DONE, WORKLOAD, CLASSIFICATION = "done", "workload", "classification"
PARTS = (DONE, WORKLOAD, CLASSIFICATION)


@dataclass(frozen=True, kw_only=True)
class Decomposition:
    """``before`` and ``after`` in percent, the parts in percentage points; they add up exactly."""

    before: Fraction
    after: Fraction
    done: Fraction
    workload: Fraction
    classification: Fraction

    @property
    def change(self) -> Fraction:
        """Percentage points."""
        return self.after - self.before

    @property
    def parts(self) -> dict[str, Fraction]:
        """``done``, ``workload``, ``classification`` → percentage points."""
        return {name: getattr(self, name) for name in PARTS}

    @property
    def main(self) -> str:
        """The part that moves the rate most, whichever way."""
        return max(PARTS, key=lambda name: abs(getattr(self, name)))

    @property
    def cause(self) -> str | None:
        """The part that moves the rate most in the direction in which it went; ``None`` when it did not move."""
        return max(PARTS, key=self._along) if self.change else None

    @property
    def counter(self) -> str | None:
        """The part that holds the change back most, ``None`` when none does."""
        against = min(PARTS, key=self._along)
        return against if self.change and self._along(against) < 0 else None

    def _along(self, part: str) -> Fraction:
        """A part, counted positive in the direction of the change."""
        return getattr(self, part) * (1 if self.change > 0 else -1)


def decompose(before: Result, after: Result) -> Decomposition | None:
    """The change of a unit's rate from one period to another; ``None`` when a figure it needs was not given.

    Needs completed, có điều kiện and phải thi hành of both periods, all more than zero but the first.
    """
    sides = [_terms(result) for result in (before, after)]
    if None in sides:
        return None
    worth = _shapley(*sides)
    return Decomposition(before=_rate(sides[0]), after=_rate(sides[1]), **worth)


def _terms(result: Result) -> Mapping[str, Fraction] | None:
    done, base, whole = result.numerator, result.denominator, result.figures.get("must_enforce")
    if done is None or not base or not whole:
        return None
    return {DONE: Fraction(done), WORKLOAD: Fraction(whole), CLASSIFICATION: Fraction(base, whole)}


def _rate(terms: Mapping[str, Fraction]) -> Fraction:
    return 100 * terms[DONE] / (terms[WORKLOAD] * terms[CLASSIFICATION])


def _shapley(old: Mapping[str, Fraction], new: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Part → its worth: first, between and last are weighed 2 : 1 : 1 : 2 of six orders."""
    moved = {
        frozenset(chosen): _rate({part: (new if part in chosen else old)[part] for part in PARTS})
        for size in range(len(PARTS) + 1)
        for chosen in combinations(PARTS, size)
    }
    worth = {}
    for part in PARTS:
        gains = {before: moved[before | {part}] - moved[before] for before in moved if part not in before}
        worth[part] = sum(gain * (1 if len(before) == 1 else 2) for before, gain in gains.items()) / 6
    return worth


def if_reclassified(result: Result, percent: Fraction = Fraction(1)) -> Fraction | None:
    """The rate, in percent, if so many percent of the unfinished could-be-enforced were called "chưa có điều kiện" —
    of the whole denominator, as far as unfinished cases reach. ``None`` without a computed rate."""
    if result.rate is None:
        return None
    moved = min(Fraction(result.denominator) * percent / 100, Fraction(result.denominator - result.numerator))
    left = result.denominator - moved
    return 100 * Fraction(result.numerator) / left if left else None
