"""What units have said about the months that ask for an explanation."""

from dataclasses import dataclass

from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A unit's own words about one month and subject; ``entry`` of the ledger brought them."""

    unit_id: str
    year: int
    months: int
    dimension: str
    subject: str
    statement: str
    stated_by: str
    entry: int


def explanations(warehouse: Warehouse, *, dimension: str, year: int, at: int | None = None) -> list[Explanation]:
    """Every explanation of the year that stands at the entry, in the order in which they came in."""
    entry = warehouse.head if at is None else at
    rows = warehouse.rows("explanations", dimension=dimension, period_year=year, at=entry)
    return [Explanation(year=year, dimension=dimension, **row) for row in rows]
