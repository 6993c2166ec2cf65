"""What has been reported: which periods there are, and who is in or missing in one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analytics.measures.reading import results
from analytics.measures.territory import shown_units
from analytics.measures.views import View
from analytics.periods import period_end
from analytics.units import Units
from analytics.warehouse import Warehouse

RECENT_YEARS = 2


@dataclass(frozen=True, kw_only=True)
class Period:
    """A period for which something was reported: dimension → provinces with a row, and whether the nation has one."""

    year: int
    months: int
    provinces: Mapping[str, int]
    national: bool

    @property
    def most(self) -> int:
        """Provinces in the dimension that more of them reported."""
        return max(self.provinces.values(), default=0)


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """Whether a unit's cases and money are complete for a period, and the newest period it reported at all."""

    unit_id: str
    unit: str
    cases: bool
    money: bool
    latest: tuple[int, int] | None


def periods(warehouse: Warehouse, group: str = "all", at: int | None = None) -> list[Period]:
    """Every period with a row of cases or money, newest first."""
    dimensions = warehouse.catalog.dimensions
    found: dict[tuple[int, int], list[dict]] = {}
    for row in warehouse.rows("periods", group=group, at=warehouse.head if at is None else at):
        if row["dataset"] in dimensions:
            found.setdefault((row["year"], row["months"]), []).append(row)
    return [
        Period(
            year=year,
            months=months,
            provinces={row["dataset"]: row["provinces"] for row in rows},
            national=any(row["is_national"] for row in rows),
        )
        for (year, months), rows in found.items()
    ]


def default_period(warehouse: Warehouse, at: int | None = None) -> Period | None:
    """The newest period that is worth comparing: half as many provinces as the fullest of the last two years."""
    known = periods(warehouse, at=at)
    recent = [period for period in known if period.year > known[0].year - RECENT_YEARS]
    fullest = max((period.most for period in recent), default=0)
    return next((period for period in recent if 2 * period.most >= fullest), None)


def reporting(
    warehouse: Warehouse,
    *,
    year: int,
    months: int,
    borders: str = "reported",
    group: str = "all",
    at: int | None = None,
) -> list[Reporting]:
    """One row per province expected in the period under these borders, by name. A sum with a part missing is not in."""
    at = warehouse.head if at is None else at
    unit_ids = _expected(warehouse.units, borders, period_end(year, months))
    complete = {}
    for dimension in warehouse.catalog.dimensions:
        view = View(
            dimension=dimension,
            first_year=year - 1,  # as the comparison reads it: one answer serves both
            last_year=year,
            first_months=months,
            last_months=months,
            borders=borders,
            group=group,
            vintage=None,
            at=at,
        )
        found = results(warehouse, view, shown_units(warehouse.units, borders, "province"))
        complete[dimension] = {one.unit_id for one in found if one.year == year and not one.missing}
    return [
        Reporting(
            unit_id=row["unit_id"],
            unit=row["unit"],
            cases=row["unit_id"] in complete.get("cases", ()),
            money=row["unit_id"] in complete.get("money", ()),
            latest=None if row["year"] is None else (row["year"], row["months"]),
        )
        for row in warehouse.rows("latest_periods", unit_ids=list(unit_ids), borders=borders, group=group, at=at)
    ]


def _expected(units: Units, borders: str, on: date) -> tuple[str, ...]:
    if borders == "reported":
        return tuple(unit.id for unit in units.of_level("province", on))
    return shown_units(units, borders, "province")
