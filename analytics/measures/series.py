"""Units over time, by reporting year or by month."""

from collections.abc import Iterable

from analytics.measures.reading import results
from analytics.measures.results import Result
from analytics.measures.views import View
from analytics.periods import FIRST_YEAR, LAST_YEAR, YEAR_MONTHS
from analytics.warehouse import Warehouse


def trend(
    warehouse: Warehouse,
    *,
    unit_ids: Iterable[str],
    dimension: str,
    borders: str = "reported",
    months: int | None = None,
    first_year: int = FIRST_YEAR,
    last_year: int = LAST_YEAR,
    group: str = "all",
    vintage: str | None = None,
    at: int | None = None,
) -> list[Result]:
    """Every result of the units, oldest first; of every month, or only of the periods of ``months`` months.

    ``first_year`` and ``last_year`` are both included.

    Under borders that no longer know a unit, what it became is shown; a unit that the borders cannot show is left out.
    """
    view = View(
        dimension=dimension,
        first_year=first_year,
        last_year=last_year,
        first_months=months or 1,
        last_months=months or YEAR_MONTHS,
        borders=borders,
        group=group,
        vintage=vintage,
        at=warehouse.head if at is None else at,
    )
    mapping = warehouse.units.mapping(borders)
    return list(results(warehouse, view, dict.fromkeys(mapping[unit] for unit in unit_ids if unit in mapping)))
