"""Titles and forms of award: who decides, in which order they stand, and what money goes with them on which days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from analytics import DATA
from analytics.standards.problem import StandardError, rows

HONOURS, SALARIES = DATA / "reference" / "honours.csv", DATA / "reference" / "base_salary.csv"


@dataclass(frozen=True, kw_only=True)
class Honour:
    """A title or form for a ``subject``. ``bonus``: how many base salaries, from ``bonus_from`` to ``bonus_to`` (both
    included, ``None`` is open); ``None`` where it was not read. ``confidence``: how surely, in words."""

    code: str
    subject: str
    order: int
    decided_by: str
    bonus: Fraction | None
    bonus_from: date | None
    bonus_to: date | None
    source: str
    confidence: str

    def bonus_on(self, day: date) -> Fraction | None:
        """How many base salaries on that day, where it is known."""
        if self.bonus is None or not (self.bonus_from or date.min) <= day <= (self.bonus_to or date.max):
            return None
        return self.bonus


@dataclass(frozen=True, kw_only=True)
class Salary:
    """The base salary in đồng a month, on the days it held."""

    valid_from: date
    valid_to: date | None
    amount: int
    source: str
    confidence: str


def load_honours(file: Path = HONOURS) -> tuple[Honour, ...]:
    """Every honour, in the order of the ladder; ``StandardError`` when one is named twice for a subject."""
    found = sorted((_honour(row) for row in rows(file)), key=lambda each: each.order)
    keys = [(each.code, each.subject, each.bonus_from) for each in found]
    twice = sorted({str(key) for key in keys if keys.count(key) > 1})
    if twice:
        raise StandardError(f"{file.name}: twice: {', '.join(twice)}")
    return tuple(found)


def load_salaries(file: Path = SALARIES) -> tuple[Salary, ...]:
    """Every base salary, oldest first."""
    found = [{**row, "amount": int(row["amount"]), **_days(row, "valid_from", "valid_to")} for row in rows(file)]
    return tuple(sorted((Salary(**row) for row in found), key=lambda each: each.valid_from))


def honour_of(honours: Sequence[Honour], code: str, subject: str) -> Honour | None:
    """The honour of that code for a person or a collective."""
    return next((each for each in honours if (each.code, each.subject) == (code, subject)), None)


def salary_on(salaries: Sequence[Salary], day: date) -> Salary | None:
    """The base salary of a day, where it is known."""
    return next((each for each in salaries if each.valid_from <= day <= (each.valid_to or date.max)), None)


def _honour(row: dict[str, str]) -> Honour:
    bonus = Fraction(row["bonus"]) if row["bonus"] else None
    return Honour(**{**row, "order": int(row["order"]), "bonus": bonus, **_days(row, "bonus_from", "bonus_to")})


def _days(row: dict[str, str], *names: str) -> dict[str, date | None]:
    return {name: date.fromisoformat(row[name]) if row[name] else None for name in names}
