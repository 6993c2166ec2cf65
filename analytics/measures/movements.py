"""Emulation movements: who launched what and when, in which waves, who takes part, what was pledged and done."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from analytics.units import Units
from analytics.warehouse import Warehouse

T = TypeVar("T")
_YEARS = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True, kw_only=True)
class Movement:
    """A movement as its launcher named it; ``None`` is what the source does not say. ``stage``: years in words."""

    unit_id: str
    year: int
    name: str
    kind: str | None
    launcher: str
    level: str | None
    parent: str | None
    slogan: str | None
    focus: str | None
    occasion: str | None
    starts: date | None
    ends: date | None
    stage: str | None
    documents: str | None
    source: str | None
    entry: int

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of the movement: those of its stage, else its own."""
        named = [int(word) for word in _YEARS.findall(self.stage or "")]
        return (min(named), max(named)) if len(named) > 1 else (self.year, self.year)

    @property
    def chain(self) -> tuple[str, ...]:
        """Its documents by their days, as they were listed where a day is missing."""
        listed = [part.strip() for part in (self.documents or "").split(";") if part.strip()]
        days = [signed_on(part) for part in listed]
        return tuple(listed if None in days else sorted(listed, key=signed_on))


@dataclass(frozen=True, kw_only=True)
class Wave:
    """One wave: its days in the calendar, and the window that its results are measured over."""

    unit_id: str
    year: int
    movement: str
    wave: str
    starts: date | None
    ends: date | None
    measured_from: date | None
    measured_to: date | None
    source: str | None
    entry: int

    @property
    def window(self) -> tuple[date, date | None]:
        """Days measured from and to: where nothing is said, from the first day of the working year to the last of the
        wave."""
        return self.measured_from or date(self.year - 1, 10, 1), self.measured_to or self.ends

    def runs(self, day: date) -> bool:
        """Whether the day lies within the wave; false where a day of the wave is unknown."""
        return None not in (self.starts, self.ends) and self.starts <= day <= self.ends


@dataclass(frozen=True, kw_only=True)
class Participation:
    """Who takes part in a movement: people, units, or what the source says of it in words."""

    unit_id: str
    year: int
    movement: str
    staff_total: int | None
    staff_joined: int | None
    staff_pct: Decimal | None
    units_total: int | None
    units_joined: int | None
    plan: str | None
    source: str | None
    entry: int


@dataclass(frozen=True, kw_only=True)
class Pledge:
    """A pledge of a unit with a block, a council, a department or another unit."""

    unit_id: str
    year: int
    counterparty: str
    counterparty_kind: str
    movement: str | None
    signed_on: date | None
    source: str | None
    entry: int


@dataclass(frozen=True, kw_only=True)
class Intervention:
    """What was done for a unit whose results were low; without ``closed_on`` nobody said that it is over."""

    unit_id: str
    year: int
    taken_on: date | None
    kind: str
    led_by: str | None
    action: str
    alarm_on: date | None
    due_on: date | None
    closed_on: date | None
    outcome: str | None
    source: str | None
    entry: int


def movements(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[Movement]:
    """Movements of a year, those of several years in each of them; of a unit and its offices, or of all."""
    found = records(warehouse, Movement, "movements", unit_id=unit_id, at=at)
    return [each for each in found if year is None or each.year == year or each.years[0] <= year <= each.years[1]]


def waves(warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None) -> list[Wave]:
    """Waves of the movements of a year."""
    return records(warehouse, Wave, "waves", year=year, unit_id=unit_id, at=at)


def participation(
    warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None
) -> list[Participation]:
    """Who takes part in the movements of a year."""
    return records(warehouse, Participation, "participation", year=year, unit_id=unit_id, at=at)


def pledges(warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None) -> list[Pledge]:
    """Pledges of a year."""
    return records(warehouse, Pledge, "pledges", year=year, unit_id=unit_id, at=at)


def interventions(
    warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None
) -> list[Intervention]:
    """What was done in a year for units whose results were low."""
    return records(warehouse, Intervention, "interventions", year=year, unit_id=unit_id, at=at)


def records(
    warehouse: Warehouse,
    kind: Callable[..., T],
    question: str,
    *,
    year: int | None = None,
    unit_id: str | None = None,
    at: int | None = None,
) -> list[T]:
    """The answer to a question as records, of one year and of one unit with its offices where these are named."""
    rows = warehouse.rows(question, at=warehouse.head if at is None else at)
    of_year = [row for row in rows if year in (None, row["year"])]
    return [kind(**row) for row in of_year if unit_id in (None, *lines(warehouse.units, row["unit_id"]))]


def lines(units: Units, unit_id: str) -> tuple[str, ...]:
    """A unit and the one it belongs to."""
    return tuple(filter(None, (unit_id, units.get(unit_id).parent_id)))


def signed_on(document: str) -> date | None:
    """The day in the name of a document: "Kế hoạch 241/KH-CTHA ngày 02/5/2013"."""
    found = _DAY.search(document)
    day, month, year = map(int, found.groups()) if found else (0, 0, 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None
