"""Persons and their titles, year by year: who has held one how many years in a row. Initials stand for names here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analytics.measures.movements import records
from analytics.warehouse import Warehouse

NOT_COUNTED = ("thematic", "sudden")


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """One title of one person in one year."""

    unit_id: str
    year: int
    person: str
    honour: str
    method: str | None
    decision: str | None
    decided_on: date | None
    source: str | None
    entry: int


def recipients(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[Recipient]:
    """Titles of persons of a unit with its offices."""
    return records(warehouse, Recipient, "recipients", year=year, unit_id=unit_id, at=at)


def in_a_row(known: Iterable[Recipient], *, unit_id: str, person: str, honour: str, year: int) -> int:
    """Years in a row with the title, up to the year or to the one before it; what was given for a campaign or a single
    feat is left out."""
    held = {
        each.year
        for each in known
        if (each.unit_id, each.person, each.honour) == (unit_id, person, honour) and each.method not in NOT_COUNTED
    }
    last = year if year in held else year - 1
    return next(count for count in range(len(held) + 1) if last - count not in held)
