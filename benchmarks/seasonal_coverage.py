"""Does the seasonal outlook keep its promise? The last year of the simulated past is held back and foretold.

    python -m benchmarks.seasonal_coverage [SEEDS]

For each simulated country (seed 2025 and the ones after it), each dimension, each province of the 34 and each month
from the third to the eleventh, the end of the last whole year is foretold from the years before it. Exit 1 when fewer
than 75 % or more than 85 % of the ends lie in the 80 % range. What moves the whole country in a year is the same for
all provinces and months, so one country alone tells little.
"""

import sys
from collections import defaultdict

import numpy as np

from analytics.measures.seasonal import outlooks
from analytics.periods import YEAR_MONTHS
from analytics.simulation import simulate
from analytics.units import load_units
from benchmarks.stopwatch import machine

SEED, SEEDS = 2025, 6
MONTHS = range(3, YEAR_MONTHS)
COVERED = (0.75, 0.85)
Rates = dict[str, dict[tuple[int, int], float]]


def rates(table, shown: dict[str, str]) -> Rates:
    """Unit of the 34 → (year, months) → rate in percent, summed over the provinces it is made of."""
    sums: dict = defaultdict(lambda: np.zeros(2))
    for row in table.to_pylist():
        unit = shown.get(row["unit_id"])
        if unit and row["completed"] is not None and row["enforceable"]:
            done = sum(row.get(name) or 0 for name in ("completed", "terminated", "reduced"))
            sums[unit, row["year"], row["months"]] += (done, row["enforceable"])
    found: Rates = defaultdict(dict)
    for (unit, year, months), (done, base) in sums.items():
        found[unit][year, months] = 100 * done / base
    return found


def foretold(known: Rates, months: int) -> tuple[list[bool], list[float], list[float]]:
    """Per unit: does the end of its last whole year lie in the range, how wide is that, and how much nearer is the
    outlook than a straight line."""
    last = max(year for each in known.values() for year, month in each if month == YEAR_MONTHS)
    pairs = {
        unit: [
            (each[year, months], each[year, YEAR_MONTHS])
            for year in sorted({year for year, _ in each})
            if year < last and (year, months) in each and (year, YEAR_MONTHS) in each
        ]
        for unit, each in known.items()
    }
    now = {unit: each[last, months] for unit, each in known.items() if (last, months) in each}
    held, width, better = [], [], []
    for unit, outlook in outlooks(pairs, now).items():
        end = known[unit].get((last, YEAR_MONTHS))
        if end is not None:
            held.append(outlook.low <= end <= outlook.high)
            width.append(outlook.high - outlook.low)
            better.append(abs(now[unit] * YEAR_MONTHS / months - end) - abs(outlook.rate - end))
    return held, width, better


def main(seeds: int = SEEDS) -> int:
    """Print one line per dimension and one for all."""
    print(machine())
    units, everything = load_units(), []
    shown = units.mapping("34")
    for seed in range(SEED, SEED + seeds):
        country = simulate(units, seed)
        for dimension in ("cases", "money"):
            known = rates(country.table(dimension, "province"), shown)
            told = [foretold(known, months) for months in MONTHS]
            held, width, better = (np.concatenate([each[part] for each in told]) for part in range(3))
            everything.append(held)
            said = f"{held.mean():.1%} of {len(held)} in range, width {width.mean():.1f} points"
            print(f"seed {seed}, {dimension}: {said}, {better.mean():.1f} points nearer than a straight line")
    covered = float(np.concatenate(everything).mean())
    print(f"all: {covered:.2%} in the 80 % range")
    return 0 if COVERED[0] <= covered <= COVERED[1] else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
