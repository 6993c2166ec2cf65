"""Rank with its fog: which places the figures of one year support for each unit, and which gaps mean anything.

A rate of one year is the unit's level, plus what the year brought, plus chance in single cases. Places are those of the
levels. Levels are drawn from their empirical Bayes posterior: Beta-binomial error of the rate (Agresti–Coull), the
year's noise learned from every unit's own past changes, and the spread between units (Goldstein & Spiegelhalter 1996,
J. R. Stat. Soc. A 159: 385–443; Morris 1983, JASA 78: 47–55). Simulated coverage: ``benchmarks/rank_coverage.py``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

DRAWS, SEED = 10_000, 2025
LEVEL, ENDS = 0.95, 5
_PRIOR_YEARS = 4  # the noise of all units weighs as much as so many changes of a unit's own
_LEAST_SHARE = 0.1  # of the spread seen, so much at least is real: levels are never drawn as all the same


@dataclass(frozen=True, kw_only=True)
class Level:
    """What is believed of a unit's level: ``mean`` and ``sd`` in percent."""

    mean: float
    sd: float


@dataclass(frozen=True, kw_only=True)
class Place:
    """``rank``: the official place. ``low`` to ``high``: the places that 95 in 100 draws lie in. ``top`` and
    ``bottom``: the share of draws among the first and the last five."""

    rank: int
    low: int
    high: int
    top: float
    bottom: float


def years_known(done: np.ndarray, base: np.ndarray) -> int:
    """How many changes from one year to the next ``yearly_noise`` can learn from."""
    with np.errstate(divide="ignore", invalid="ignore"):
        changes = np.diff(done / base, axis=0)
    return int((np.isfinite(changes).sum(axis=1) > 2).sum())


def yearly_noise(done: np.ndarray, base: np.ndarray, is_counted: bool = True) -> np.ndarray:
    """Standard deviation of what a year brings, in percentage points, per unit.

    ``done``, ``base``: years × units, NaN where not known. From the changes between consecutive years, less the change
    of all units together and, where cases are counted, less chance in single cases; a unit with few years leans on the
    others.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = 100 * done / base
        error = rates * (100 - rates) / base if is_counted else np.zeros(rates.shape)
    changes = np.diff(rates, axis=0)
    pairs = np.isfinite(changes)
    known = pairs.sum(axis=1, keepdims=True)
    common = np.divide(np.nansum(changes, axis=1, keepdims=True), known, where=known > 0, out=np.zeros(known.shape))
    usable = pairs & (known > 2)
    stretch = np.divide(known, known - 1, where=known > 1, out=np.ones(known.shape))
    variances = ((changes - common) ** 2 * stretch - error[1:] - error[:-1]) / 2
    variances = np.where(usable, variances, 0.0)
    if not usable.any():
        return np.zeros(rates.shape[1])
    pooled = max(0.0, variances.sum() / usable.sum())
    own = (variances.sum(axis=0) + _PRIOR_YEARS * pooled) / (usable.sum(axis=0) + _PRIOR_YEARS)
    return np.sqrt(np.maximum(own, pooled / 4))


def case_variances(done: Sequence[int], base: Sequence[int]) -> np.ndarray:
    """What chance in single cases adds to each rate, in percentage points squared (Agresti–Coull: no rate is sure at
    0 or 100 %). For cases only: đồng are not so many independent trials."""
    numerators, denominators = np.asarray(done, float), np.asarray(base, float)
    softened = 100 * (numerators + 2) / (denominators + 4)
    return softened * (100 - softened) / (denominators + 4)


def levels(done: Sequence[int], base: Sequence[int], noise: np.ndarray) -> list[Level]:
    """The level of each unit, given its cases of this year and the noise of a year in percentage points."""
    rates = 100 * np.asarray(done, float) / np.asarray(base, float)
    return believed(rates, case_variances(done, base) + np.asarray(noise, float) ** 2)


def believed(rates: np.ndarray, variances: np.ndarray) -> list[Level]:
    """The level of each unit, given its rate of this year in percent and how far that may lie from the level, in
    percentage points squared."""
    rates, error = np.asarray(rates, float), np.asarray(variances, float)
    if len(rates) < 2:
        return [Level(mean=float(rate), sd=float(np.sqrt(each))) for rate, each in zip(rates, error, strict=True)]
    seen, unsure = rates.var(ddof=1), error.mean()
    spread = max(seen - unsure, _LEAST_SHARE * max(seen, unsure))
    if not spread:
        return [Level(mean=float(rate), sd=0.0) for rate in rates]
    weights = 1 / (spread + error)
    centre = (weights * rates).sum() / weights.sum()
    trust = spread / (spread + error)
    means, variances = centre + trust * (rates - centre), trust * error
    return [Level(mean=float(m), sd=float(np.sqrt(v))) for m, v in zip(means, variances, strict=True)]


def places(done: Sequence[int], base: Sequence[int], noise: np.ndarray, draws: int = DRAWS) -> list[Place]:
    """The official place of each unit and the places that the figures support; the same figures give the same."""
    return placed(levels(done, base, noise), official(done, base), draws)


def placed(levels: Sequence[Level], ranks: Sequence[int], draws: int = DRAWS) -> list[Place]:
    """The places that levels support, beside the official ones."""
    count = len(levels)
    if not count:
        return []
    drawn = np.random.default_rng(SEED).standard_normal((draws, count), dtype=np.float32)
    drawn *= np.array([each.sd for each in levels], np.float32)
    drawn += np.array([each.mean for each in levels], np.float32)
    order = np.argsort(-drawn, axis=1)
    drawn_ranks = np.empty_like(order)
    np.put_along_axis(drawn_ranks, order, np.arange(1, count + 1)[None, :], axis=1)
    tail = (1 - LEVEL) / 2
    shares = np.array([np.bincount(drawn_ranks[:, unit], minlength=count + 1) for unit in range(count)]) / draws
    below = shares.cumsum(axis=1)
    return [
        Place(
            rank=rank,
            low=int(np.searchsorted(below[unit], tail, side="right")),
            high=int(np.searchsorted(below[unit], 1 - tail, side="left")),
            top=float(below[unit][min(ENDS, count)]),
            bottom=float(1 - below[unit][max(count - ENDS, 0)]),
        )
        for unit, rank in enumerate(ranks)
    ]


def official(done: Sequence[int], base: Sequence[int]) -> list[int]:
    """Places by the exact rates, equal rates share one."""
    pairs = list(zip(map(int, done), map(int, base), strict=True))
    return [1 + sum(other * mine[1] > mine[0] * whole for other, whole in pairs) for mine in pairs]


def differ(one: Level, other: Level, level: float = LEVEL) -> bool:
    """Whether two levels can be told apart."""
    return bool(abs(one.mean - other.mean) > width(level) * np.hypot(one.sd, other.sd))


@lru_cache(maxsize=8)
def width(share: float) -> float:
    """So many standard deviations to either side hold that share of a normal distribution."""
    from scipy.stats import norm  # takes a second to load, which only who judges should wait for

    return float(norm.ppf((1 + share) / 2))


def reach(level: Level, share: float = LEVEL) -> tuple[float, float]:
    """The range in which a level lies with that chance, in percent."""
    half = width(share) * level.sd
    return level.mean - half, level.mean + half


def to_overtake(done: int, base: int, next_done: int, next_base: int) -> int:
    """How many more cases a unit has to finish for its rate to exceed another's, all else equal; exact."""
    return max(0, next_done * base // next_base + 1 - done)


def widest_tie(believed: Sequence[Level]) -> tuple[int, int] | None:
    """Of levels in official order: the longest stretch, as places counted from 1, whose first and last cannot be told
    apart; ``None`` when every neighbour can."""
    best: tuple[int, int] | None = None
    for first in range(len(believed)):
        for last in range(len(believed) - 1, first, -1):
            if best and last - first <= best[1] - best[0]:
                break
            if not differ(believed[first], believed[last]):
                best = (first + 1, last + 1)
                break
    return best
