"""The year does not run in a straight line: what past years say of its end, seen from the same month.

Multiplicative: rate at the end ÷ rate at month m, learned as log ratios from a unit's own past years and, as far as
those are few, from all units' (Hyndman & Athanasopoulos 2021, ch. 3 and 5, applied to cumulative rates). The range is
that of a new year: the spread of past years around each unit's own mean, with Student's t for how few they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

LEVEL, FEWEST_YEARS = 0.8, 3
_PRIOR_YEARS = 2  # what all units say weighs as much as so many years of a unit's own


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """The rate at the end of the year in percent, and the range in which it will lie in eight years of ten.
    ``share``: which part of the year's rate is usually reached by this month. ``years``: past years behind it."""

    rate: float
    low: float
    high: float
    share: float
    years: int

    def chance(self, target: float) -> float:
        """How likely the end reaches a target in percent."""
        spread = (np.log(self.high) - np.log(self.low)) / 2 / _width(self.years)
        if not spread:
            return float(self.rate >= target)
        return _beyond((np.log(target) - np.log(self.rate)) / spread, self.years)


def outlooks(past: Mapping[str, Sequence[tuple[float, float]]], now: Mapping[str, float]) -> dict[str, Outlook]:
    """Unit → what its year will come to. ``past``: unit → (rate at this month, rate at the end) of past years, percent;
    ``now``: unit → rate at this month. Units without a rate are left out; none are told when fewer than three past
    years are known anywhere."""
    ratios = {
        unit: np.log([end / early for early, end in pairs if early > 0 and end > 0]) for unit, pairs in past.items()
    }
    known = [each for each in ratios.values() if len(each)]
    if max(map(len, known), default=0) < FEWEST_YEARS:
        return {}
    everything = np.concatenate(known)
    common, spread = everything.mean(), _spread(known)
    found = {}
    for unit, rate in now.items():
        own = ratios.get(unit, np.array([]))
        if rate <= 0:
            continue
        weight = len(own) + _PRIOR_YEARS
        middle = (own.sum() + _PRIOR_YEARS * common) / weight
        width = _width(len(own)) * spread * np.sqrt(1 + 1 / weight)
        ends = (min(100.0, rate * float(np.exp(middle + side * width))) for side in (0, -1, 1))
        found[unit] = Outlook(
            **dict(zip(("rate", "low", "high"), ends, strict=True)), share=float(np.exp(-middle)), years=len(own)
        )
    return found


def _spread(known: Sequence[np.ndarray]) -> float:
    """Standard deviation of years around their unit's own mean, all units together."""
    several = [each for each in known if len(each) > 1]
    freedom = sum(len(each) - 1 for each in several)
    return float(np.sqrt(sum(((each - each.mean()) ** 2).sum() for each in several) / freedom)) if freedom else 0.0


@lru_cache(maxsize=64)
def _width(years: int) -> float:
    """So many spreads to either side hold eight years of ten, learned from so many past years."""
    from scipy.stats import t  # takes a second to load, which no import of a file should wait for

    return float(t.ppf((1 + LEVEL) / 2, _freedom(years)))


def _beyond(spreads: float, years: int) -> float:
    """How likely a year lies more than so many spreads above its middle."""
    from scipy.stats import t

    return float(t.sf(spreads, _freedom(years)))


def _freedom(years: int) -> int:
    return max(years - 1, 2)
