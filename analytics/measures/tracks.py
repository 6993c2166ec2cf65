"""One unit's year on the way to its target, month by month: what was reached, the straight line, the usual course."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.measures.pace import DAYS, passed
from analytics.measures.pursuit import PAST_YEARS, Pursuit, pursuits
from analytics.measures.results import Result
from analytics.measures.seasonal import outlooks
from analytics.measures.series import trend
from analytics.periods import YEAR_MONTHS, period_end
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Track:
    """``reached``: the year's results so far. ``straight`` and ``usual``: month → percent that leads to the target,
    by the calendar and as past years ran; ``usual`` is empty where they are too few. Only with a race in ``pursuit``.
    """

    pursuit: Pursuit
    reached: tuple[Result, ...]
    straight: tuple[tuple[int, Fraction], ...]
    usual: tuple[tuple[int, float], ...]


def track(warehouse: Warehouse, *, unit_id: str, basis: str = DAYS, **asked: object) -> Track | None:
    """The track of one of the units that ``pursuits`` finds when asked the same; ``None`` without a race."""
    racing = pursuits(warehouse, basis=basis, **asked)
    own = next((each for each in racing if each.result.unit_id == unit_id and each.race), None)
    if own is None:
        return None
    reading = {name: asked[name] for name in ("dimension", "borders", "at") if name in asked}
    ids = [each.result.unit_id for each in racing]
    year, target = own.result.year, own.race.target
    usual = usual_shares(warehouse, ids, unit_id, year, **reading) if own.outlook else {}
    this_year = trend(warehouse, unit_ids=[unit_id], first_year=year, last_year=year, **reading)
    return Track(
        pursuit=own,
        reached=tuple(each for each in this_year if each.months <= own.result.months and each.rate is not None),
        straight=_straight(year, target, basis),
        usual=tuple((months, float(target) * share) for months, share in usual.items()),
    )


def usual_shares(
    warehouse: Warehouse, unit_ids: Sequence[str], unit_id: str, year: int, **reading: object
) -> dict[int, float]:
    """Month → which part of its year's rate the unit has usually reached by then, learned as outlooks are."""
    span = {"first_year": year - PAST_YEARS, "last_year": year - 1}
    rates = {
        (each.months, each.unit_id, each.year): float(each.rate)
        for each in trend(warehouse, unit_ids=unit_ids, **span, **reading)
        if each.rate
    }
    past: dict[int, dict[str, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    for (months, unit, past_year), rate in sorted(rates.items()):
        if (YEAR_MONTHS, unit, past_year) in rates:
            past[months][unit].append((rate, rates[YEAR_MONTHS, unit, past_year]))
    found = {months: outlooks(pairs, {unit_id: 1.0}) for months, pairs in sorted(past.items())}
    return {months: told[unit_id].share for months, told in found.items() if told}


def _straight(year: int, target: Fraction, basis: str) -> tuple[tuple[int, Fraction], ...]:
    start, end = date(year - 1, 10, 1), period_end(year)
    days = ((months, period_end(year, months)) for months in range(1, YEAR_MONTHS + 1))
    return (0, Fraction(0)), *((months, target * passed(start, end, day, basis)) for months, day in days)
