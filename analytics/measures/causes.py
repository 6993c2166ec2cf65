"""Why one unit's rate is another one now: two periods, and what of the change each cause is worth."""

from dataclasses import dataclass

from analytics.measures.decomposition import Decomposition, decompose
from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.warehouse import Warehouse

Period = tuple[int, int]
"""(year, months)."""
MUST_ENFORCE = "must_enforce"


@dataclass(frozen=True, kw_only=True)
class Explained:
    """The two results, ``None`` where the unit has none, and what lies between them, ``None`` where a figure that it
    needs was not given."""

    before: Result | None
    after: Result | None
    decomposition: Decomposition | None

    @property
    def wanting(self) -> tuple[Result, ...]:
        """Which of the two lacks a figure: completed, có điều kiện or phải thi hành."""
        sides = [result for result in (self.before, self.after) if result is not None]
        return tuple(result for result in sides if result.rate is None or not result.figures.get(MUST_ENFORCE))


def explain(
    warehouse: Warehouse,
    *,
    dimension: str,
    unit_id: str,
    since: Period,
    until: Period,
    borders: str = "reported",
    group: str = "all",
    vintage: str | None = None,
    at: int | None = None,
) -> Explained:
    """The change of the unit's rate from one period to another, in the same borders.

    Under borders that no longer know the unit, what it became is explained.
    """
    seen = {"dimension": dimension, "borders": borders, "group": group, "vintage": vintage, "at": at}
    before, after = (_result(warehouse, unit_id, period, seen) for period in (since, until))
    found = decompose(before, after) if before and after else None
    return Explained(before=before, after=after, decomposition=found)


def _result(warehouse: Warehouse, unit_id: str, period: Period, seen: dict) -> Result | None:
    year, months = period
    found = trend(warehouse, unit_ids=(unit_id,), months=months, first_year=year, last_year=year, **seen)
    return next(iter(found), None)
