"""Do the rank intervals hold what they promise, and does ordinary variation stay quiet?

    python -m benchmarks.rank_coverage [COUNTRIES] [SEED]

Countries are drawn with known levels (a spread of 3 points), a common movement, 1 to 2 points of yearly noise and
binomial chance, ten years of 34 or 63 provinces of log-normal size; the last year is ranked. Coverage is the share of
provinces whose true place lies in its interval; a flag is a rate outside the funnel's 99.8 % limits although every
province varies in the ordinary way. Exit 1 when coverage leaves 93–97 % or flags exceed 3 %.
"""

import sys
from itertools import product

import numpy as np

from analytics.measures import fog
from analytics.measures.funnel import WITHIN, funnel
from benchmarks.stopwatch import machine

SEED, COUNTRIES, YEARS, DRAWS = 2025, 2000, 10, 1000
SPREAD, CENTRE, COMMON = 3.0, 80.0, 1.5
SCENES = tuple(product((34, 63), (1.0, 2.0)))
COVERED, FLAGGED = (0.93, 0.97), 0.03


def country(dice: np.random.Generator, count: int, noise: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(true levels, done, base): levels per province in percent; years × provinces of cases."""
    size = np.maximum(300, np.exp(dice.normal(np.log(15_000), 0.7, count)))
    levels = CENTRE + dice.normal(0, SPREAD, count)
    base = np.maximum(100, size * np.exp(dice.normal(0, 0.05, (YEARS, count)))).astype(int)
    moved = levels + dice.normal(0, COMMON, (YEARS, 1)) + dice.normal(0, noise, (YEARS, count))
    return levels, dice.binomial(base, np.clip(moved, 1, 99) / 100), base


def judged(dice: np.random.Generator, count: int, noise: float) -> tuple[float, float, float]:
    """(share covered, mean width of an interval, share flagged) of one country."""
    levels, done, base = country(dice, count, noise)
    found = fog.places(done[-1], base[-1], fog.yearly_noise(done.astype(float), base.astype(float)), DRAWS)
    true = (-levels).argsort().argsort() + 1
    covered = [place.low <= rank <= place.high for place, rank in zip(found, true, strict=True)]
    width = [place.high - place.low for place in found]
    flagged = [limit.side != WITHIN for limit in funnel(done[-1], base[-1]).limits]
    return float(np.mean(covered)), float(np.mean(width)), float(np.mean(flagged))


def main(countries: int = COUNTRIES, seed: int = SEED) -> int:
    """Print one line per scene and one for all."""
    print(machine())
    dice, everything = np.random.default_rng(seed), []
    for count, noise in SCENES:
        told = [judged(dice, count, noise) for _ in range(countries // len(SCENES))]
        everything += told
        covered, width, flagged = np.mean(told, axis=0)
        said = f"{covered:.1%} covered, width {width:.1f}, {flagged:.2%} flagged"
        print(f"{count} provinces, {noise:.0f} points a year: {said}")
    covered, _, flagged = np.mean(everything, axis=0)
    print(f"{len(everything)} countries: {covered:.2%} covered, {flagged:.2%} flagged")
    return 0 if COVERED[0] <= covered <= COVERED[1] and flagged <= FLAGGED else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
