"""What judges a comparison: each unit's own past, chance in single cases, and nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analytics.catalog import Indicator
from analytics.measures import fog
from analytics.measures.fog import Level
from analytics.measures.funnel import Funnel, funnel
from analytics.measures.intervals import wilsons
from analytics.measures.judgement import MET, MISSED, UNSURE, Judged
from analytics.measures.reading import View, results
from analytics.measures.results import Result
from analytics.warehouse import Warehouse

PAST_YEARS = 10


@dataclass(frozen=True, kw_only=True)
class Past:
    """``done`` and ``base``: years × units, NaN where not known, the year compared last. ``years``: how many changes
    from one year to the next can be learned from."""

    done: np.ndarray
    base: np.ndarray

    @property
    def years(self) -> int:
        """Usable changes from one year to the next."""
        return fog.years_known(self.done, self.base)


def past(warehouse: Warehouse, view: View, unit_ids: Sequence[str], measure: Indicator) -> Past:
    """The same months of the years before, under the same borders; sums that lack a part would move for no reason."""
    first = view.last_year - PAST_YEARS
    shape = (PAST_YEARS + 1, len(unit_ids))
    done, base, column = np.full(shape, np.nan), np.full(shape, np.nan), {each: n for n, each in enumerate(unit_ids)}
    for result in results(warehouse, replace(view, first_year=first), unit_ids):
        if result.parts_reported == result.parts and result.value(measure) is not None:
            place = result.year - first, column[result.unit_id]
            done[place], base[place] = result.total(measure.numerator), result.total(measure.denominator)
    return Past(done=done, base=base)


def with_levels(units: Sequence[Judged], past: Past, *, is_counted: bool, is_target: bool) -> list[Judged]:
    """The units with their level. đồng are no independent trials: of money only the years can tell, if there are any.

    ``is_target``: the rate is the one that targets are set for.
    """
    levels = _levels(units, past, is_counted)
    intervals = wilsons(*_counts(units)) if is_counted else [None] * len(units)
    return [
        replace(unit, level=level, interval=interval, status=status(unit.result, level) if is_target else None)
        for unit, level, interval in zip(units, levels, intervals, strict=True)
    ]


def _levels(units: Sequence[Judged], past: Past, is_counted: bool) -> Sequence[Level | None]:
    if not units or not (is_counted or past.years):
        return [None] * len(units)
    variances = fog.yearly_noise(past.done, past.base, is_counted) ** 2
    if is_counted:
        variances = variances + fog.case_variances(*_counts(units))
    return fog.believed(np.array([float(unit.rate) for unit in units]), variances)


def _counts(units: Iterable[Judged]) -> tuple[list[int], list[int]]:
    """Numerators and denominators, whole."""
    return [int(unit.rate * unit.n / 100) for unit in units], [unit.n for unit in units]


def status(result: Result, level: Level | None) -> str | None:
    """Met or missed only where the official result says so and the range of the level does not hold the target."""
    if result.met is None or level is None:
        return None
    low, high = fog.reach(level)
    aim = float(result.target.pct)
    if result.met:
        return MET if low >= aim else UNSURE
    return MISSED if high < aim else UNSURE


def with_places(units: Sequence[Judged], draws: int) -> list[Judged]:
    """The units, given from the highest rate, with their place, its range, and the way to the next one."""
    counts = _counts(units)
    ranks = fog.official(*counts)
    if not units or units[0].level is None:
        ranged = [replace(unit, rank=rank) for unit, rank in zip(units, ranks, strict=True)]
    else:
        found = fog.placed([unit.level for unit in units], ranks, draws)
        ranged = [
            replace(unit, rank=each.rank, rank_low=each.low, rank_high=each.high, top=each.top, bottom=each.bottom)
            for unit, each in zip(units, found, strict=True)
        ]
    return _with_next(ranged, *counts)


def _with_next(units: Sequence[Judged], done: Sequence[int], base: Sequence[int]) -> list[Judged]:
    found: list[Judged] = []
    above: int | None = None
    for here, unit in enumerate(units):
        if here and unit.rank != units[here - 1].rank:
            above = here - 1
        found.append(unit if above is None else _climbing(unit, units[above], done[here], done[above], base[above]))
    return found


def _climbing(unit: Judged, other: Judged, done: int, other_done: int, other_base: int) -> Judged:
    more = fog.to_overtake(done, unit.n, other_done, other_base)
    return replace(
        unit,
        next_up=other.result.unit_id,
        to_next=more if done + more <= unit.n else None,
        next_differs=None if unit.level is None else fog.differ(unit.level, other.level),
    )


def with_limits(units: Sequence[Judged], centre) -> tuple[list[Judged], Funnel | None]:
    """The units with their funnel limits, and the funnel; nothing is drawn around no unit."""
    if not units:
        return [], None
    drawn = funnel(*_counts(units), None if centre is None else float(centre))
    return [replace(unit, limits=each) for unit, each in zip(units, drawn.limits, strict=True)], drawn


def tie(units: Sequence[Judged]) -> tuple[int, int] | None:
    """Official ranks of the longest stretch whose ends cannot be told apart."""
    levels = [unit.level for unit in units if unit.level is not None]
    found = fog.widest_tie(levels)
    return found and (units[found[0] - 1].rank, units[found[1] - 1].rank)
