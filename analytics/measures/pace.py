"""The race to the target: how far, how fast, how much more, and what a straight line says.

Everything that is decided (met, need) is decided on exact fractions; ``growth`` of the denominator until the end is the
reader's own assumption. Formulas and words as the sector uses them: "vượt tiến độ" compares the rate so far with the
target times the share of the year that has passed.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from analytics.measures.results import Result
from analytics.measures.targets import Target
from analytics.periods import period_end

DAYS, MONTHS = "days", "months"


@dataclass(frozen=True, kw_only=True)
class Race:
    """One unit on its way to one target. Rates, ``gap``, ``pace`` and ``ahead`` in percent and percentage points;
    ``need_total``, ``need_more``, ``required`` and ``achieved`` (per day) in việc or đồng.

    ``pace``: where a straight line from zero to the target stands today; ``ahead``: rate less pace. ``effort``: speed
    required over speed so far, 1 is "keep going"; ``None`` when nothing was done or no day is left. ``projection``: the
    rate at the end if the speed stays what it was, never above 100.
    """

    rate: Fraction
    target: Fraction
    comparator: str
    gap: Fraction
    met: bool
    days_elapsed: int
    days_left: int
    pace: Fraction
    ahead: Fraction
    need_total: int
    need_more: int
    required: Fraction | None
    achieved: Fraction
    effort: Fraction | None
    projection: Fraction

    @property
    def per_week(self) -> Fraction | None:
        """What is required every week until the end."""
        return None if self.required is None else 7 * self.required


def race(
    done: int,
    base: int,
    target: Target,
    start: date,
    end: date,
    as_of: date,
    growth: Fraction = Fraction(0),
    basis: str = DAYS,
) -> Race:
    """``done`` of ``base`` counted from ``start`` to ``as_of`` (both days in), against a target due on ``end``.

    ``basis``: the straight line goes by days, or by whole months, as "half a year is half the target" does.
    ``ValueError`` when ``base`` is not more than zero or the days are not in order.
    """
    if base <= 0 or not start <= as_of <= end:
        raise ValueError("a race needs something to do, and a day between its start and its end")
    elapsed, left = (as_of - start).days + 1, (end - as_of).days
    rate = Fraction(100 * done, base)
    share = passed(start, end, as_of, basis)
    pace = target.pct * share
    total = need(target, base, growth)
    more = max(0, total - done)
    required = Fraction(more, left) if left else (Fraction(0) if not more else None)
    achieved = Fraction(done, elapsed)
    return Race(
        rate=rate,
        target=target.pct,
        comparator=target.comparator,
        gap=rate - target.pct,
        met=target.is_met_by(rate),
        days_elapsed=elapsed,
        days_left=left,
        pace=pace,
        ahead=rate - pace,
        need_total=total,
        need_more=more,
        required=required,
        achieved=achieved,
        effort=required / achieved if achieved and required is not None else None,
        projection=min(rate / share / (1 + growth), Fraction(100)),
    )


def race_of(result: Result, growth: Fraction = Fraction(0), basis: str = DAYS) -> Race | None:
    """The race of one result to the target in force at its end; ``None`` without counts or a target."""
    if result.target is None or result.numerator is None or not result.denominator:
        return None
    start, end = date(result.year - 1, 10, 1), period_end(result.year)
    as_of = period_end(result.year, result.months)
    return race(result.numerator, result.denominator, result.target, start, end, as_of, growth, basis)


def need(target: Target, base: int, growth: Fraction = Fraction(0)) -> int:
    """The least that must be done of ``base``, grown by so much, for the target to be met."""
    share = target.pct / 100 * base * (1 + growth)
    return floor(share) + 1 if target.comparator == ">" else ceil(share)


def passed(start: date, end: date, as_of: date, basis: str = DAYS) -> Fraction:
    """The share of the time from ``start`` to ``end`` that has passed at the end of ``as_of``."""
    if basis == DAYS:
        return Fraction((as_of - start).days + 1, (end - start).days + 1)
    return Fraction(_months(start, as_of), _months(start, end))


def _months(start: date, last: date) -> int:
    """Whole months from the first day of ``start``'s month to the last day of ``last``'s."""
    return 12 * (last.year - start.year) + last.month - start.month + 1
