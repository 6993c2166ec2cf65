"""Work beside enforcing: complaints settled, cases classified rightly, decisions in time, procedure kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from analytics.measures.territory import parts, shown_units
from analytics.periods import period_end
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Quality:
    """One matter of one unit, cumulative: ``done_right`` of ``due``. ``parts`` and ``parts_reported`` say how complete
    a sum is. ``target_pct``: the least share asked for, where all of them ask for the same; ``None`` is not said."""

    unit_id: str
    matter: str
    year: int
    months: int
    due: int
    done_right: int
    target_pct: Decimal | None
    parts: int
    parts_reported: int
    sources: tuple[str, ...]
    entry: int

    @property
    def rate(self) -> Fraction | None:
        """Percent done right; ``None`` when nothing was due."""
        return Fraction(100 * self.done_right, self.due) if self.due else None

    @property
    def speaks_for_all(self) -> bool:
        """Whether at least half of its parts reported: of fewer, the sum is not said to be the unit's."""
        return 2 * self.parts_reported >= self.parts

    @property
    def met(self) -> bool | None:
        """Whether the share asked for is reached, exactly; ``None`` when nothing was due or asked for."""
        return None if None in (self.rate, self.target_pct) else self.rate >= Fraction(self.target_pct)

    @property
    def gap(self) -> Fraction | None:
        """Percentage points above the share asked for, below it when negative."""
        return None if self.met is None else self.rate - Fraction(self.target_pct)


def qualities(
    warehouse: Warehouse,
    *,
    year: int,
    months: int = 12,
    borders: str = "reported",
    matter: str | None = None,
    at: int | None = None,
) -> list[Quality]:
    """Every matter of every province that reported it, in the order of names; under later borders what its parts
    reported, summed. A province is never split."""
    shown_as = warehouse.units.mapping(borders)
    order = {unit_id: place for place, unit_id in enumerate(shown_units(warehouse.units, borders, "province"))}
    gathered: dict[tuple[str, str], list[Row]] = {}
    for row in _rows(warehouse, year, months, matter, at):
        place = shown_as.get(row["unit_id"])
        if place in order:
            gathered.setdefault((row["matter"], place), []).append(row)
    found = [_summed(warehouse, borders, place, rows) for (_, place), rows in gathered.items()]
    return sorted(found, key=lambda each: (each.matter, order[each.unit_id]))


def national_quality(
    warehouse: Warehouse, *, year: int, months: int = 12, matter: str | None = None, at: int | None = None
) -> list[Quality]:
    """Every matter of the country: as reported for it, else the sum of the provinces that reported."""
    own: dict[str, list[Row]] = {}
    provinces: dict[str, list[Row]] = {}
    for row in _rows(warehouse, year, months, matter, at):
        if row["unit_id"] == NATIONAL:
            own[row["matter"]] = [row]
        elif warehouse.units.get(row["unit_id"]).level == "province":
            provinces.setdefault(row["matter"], []).append(row)
    return [_summed(warehouse, "reported", NATIONAL, rows) for _, rows in sorted({**provinces, **own}.items())]


def _rows(warehouse: Warehouse, year: int, months: int, matter: str | None, at: int | None) -> list[Row]:
    moment = warehouse.head if at is None else at
    rows = warehouse.rows("quality", period_year=year, period_months=months, at=moment)
    return [row for row in rows if matter in (None, row["matter"])]


def _summed(warehouse: Warehouse, borders: str, unit_id: str, rows: Sequence[Row]) -> Quality:
    first, asked = rows[0], {row["target_pct"] for row in rows}
    day = period_end(first["year"], first["months"])
    is_own = [row["unit_id"] for row in rows] == [unit_id]
    return Quality(
        unit_id=unit_id,
        **{name: first[name] for name in ("matter", "year", "months")},
        due=sum(row["due"] for row in rows),
        done_right=sum(row["done_right"] for row in rows),
        target_pct=asked.pop() if len(asked) == 1 else None,
        parts=1 if is_own else len(parts(warehouse.units, borders, unit_id, day)),
        parts_reported=len(rows),
        sources=tuple(dict.fromkeys(row["source"] for row in rows if row["source"])),
        entry=max(row["entry"] for row in rows),
    )
