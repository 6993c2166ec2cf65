"""One unit quarter by quarter: what each quarter of the working year brought, and where the year stood at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.periods import YEAR_MONTHS
from analytics.warehouse import Warehouse

LENGTH = 3


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """``number`` 1 is October to December. ``result`` is cumulative from 1 October; ``done``: việc or đồng done inside
    the quarter, ``change``: percentage points that the cumulative rate moved; ``None`` where the quarter before is not
    known."""

    number: int
    result: Result
    done: int | None
    change: Fraction | None


def quarters(
    warehouse: Warehouse,
    *,
    unit_id: str,
    dimension: str,
    year: int,
    months: int = YEAR_MONTHS,
    borders: str = "reported",
    at: int | None = None,
) -> list[Quarter]:
    """The quarters of a working year that have come to their end after so many months."""
    span = {"first_year": year, "last_year": year, "borders": borders, "at": at}
    return in_quarters(
        [each for each in trend(warehouse, unit_ids=[unit_id], dimension=dimension, **span) if each.months <= months]
    )


def in_quarters(results: Sequence[Result]) -> list[Quarter]:
    """The same, of one unit's results of one year."""
    ends = {each.months // LENGTH: each for each in results if each.months % LENGTH == 0}
    return [_quarter(number, end, ends.get(number - 1)) for number, end in sorted(ends.items())]


def _quarter(number: int, end: Result, before: Result | None) -> Quarter:
    is_first = number == 1
    start, rate = (0, Fraction(0)) if is_first else (before and before.numerator, before and before.rate)
    return Quarter(
        number=number,
        result=end,
        done=None if None in (start, end.numerator) else end.numerator - start,
        change=None if None in (rate, end.rate) else end.rate - rate,
    )
