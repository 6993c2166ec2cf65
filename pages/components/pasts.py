"""What the small lines beside the figures are drawn from: months where months are known, else the same months of every
year."""

from analytics import measures
from pages.components.rows import speaks_for_all
from pages.components.session import Answer, ask, catalog, view

FEW, YEARS_BEFORE = 2, 2


def of(unit_id: str, borders: str = "reported") -> tuple[Answer, ...]:
    """The past of one unit, one answer per dimension."""
    return tuple(_past(dimension, unit_id, borders) for dimension in catalog().dimensions)


def _past(dimension: str, unit_id: str, borders: str) -> Answer:
    asked = {"unit_ids": (unit_id,), "dimension": dimension, "borders": borders}
    recent = ask(measures.trend, **asked, first_year=view().year - YEARS_BEFORE, last_year=view().year)
    now = [result for result in recent if result.year == view().year and result.months <= view().months]
    is_monthly = sum(map(speaks_for_all, now)) > FEW
    return recent if is_monthly else ask(measures.trend, **asked, months=view().months, last_year=view().year)
