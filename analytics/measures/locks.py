"""Which figures came after their period had been locked, and so must say "đã sửa ngày …" wherever they stand."""

from dataclasses import dataclass
from datetime import datetime

from analytics.warehouse import Warehouse

LOCK = "lock"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A unit of which a figure of a locked period was changed or added by ``entry``, at ``corrected_at`` (UTC)."""

    unit_id: str
    year: int
    months: int
    group: str
    entry: int
    corrected_at: datetime


def first_locks(warehouse: Warehouse, dimension: str, at: int) -> dict[tuple[int, int, str], int]:
    """(year, months, group) → the entry that locked it first."""
    return warehouse.remember(("locks", dimension, at), lambda: _first_locks(warehouse, dimension, at))


def moment(warehouse: Warehouse, entry: int, at: int) -> datetime | None:
    """When an entry was made (UTC)."""
    return warehouse.remember(("moments", at), lambda: _moments(warehouse, at)).get(entry)


def corrections(
    warehouse: Warehouse, *, dimension: str, year: int, months: int, group: str = "all", at: int | None = None
) -> list[Correction]:
    """Rows of the period that came after it was first locked: one per unit, the newest entry of each."""
    at = warehouse.head if at is None else at
    locked = first_locks(warehouse, dimension, at).get((year, months, group))
    if locked is None:
        return []
    asked = {"dataset": dimension, "period_year": year, "period_months": months, "group": group}
    return [
        Correction(**{**row, "year": year, "months": months, "group": group})
        for row in warehouse.rows("corrections", **asked, locked=locked, at=at)
    ]


def _first_locks(warehouse: Warehouse, dimension: str, at: int) -> dict[tuple[int, int, str], int]:
    rows = warehouse.rows("steps", dataset=dimension, at=at)
    return {(row["year"], row["months"], row["group"]): row["entry"] for row in reversed(rows) if row["status"] == LOCK}


def _moments(warehouse: Warehouse, at: int) -> dict[int, datetime]:
    return {row["entry"]: row["made_at"] for row in warehouse.rows("moments", at=at)}
