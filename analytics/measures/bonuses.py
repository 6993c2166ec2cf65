"""Money that goes with decided awards: coefficient times base salary of the day, rounded as stated. In đồng."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.measures.awards import Award, awards
from analytics.measures.honour_rules import last_day
from analytics.standards import Honour, Salary, honour_of, load_honours, load_salaries, salary_on
from analytics.warehouse import Warehouse

TEN_THOUSAND, NOT_ROUNDED = 10_000, 1
"""Đồng that a single bonus is rounded up to: as the decree says, and as published tables print it."""
NO_COEFFICIENT, NO_SALARY = "no_coefficient", "no_salary"


@dataclass(frozen=True, kw_only=True)
class Bonus:
    """What decided awards of one kind cost. ``each`` and ``amount`` are ``None`` where ``missing`` says why."""

    unit_id: str
    honour: str
    subject: str
    sector: str
    quantity: int
    on: date
    coefficient: Fraction | None
    salary: int | None
    each: int | None
    missing: str | None

    @property
    def amount(self) -> int | None:
        """Đồng altogether."""
        return None if self.each is None else self.each * self.quantity


def bonuses(
    warehouse: Warehouse,
    *,
    year: int,
    unit_id: str | None = None,
    sector: str | None = None,
    step: int = TEN_THOUSAND,
    at: int | None = None,
) -> list[Bonus]:
    """Every decided award of a year with its money; a date of decision decides the law, else the last of the year."""
    found = awards(warehouse, year=year, unit_id=unit_id, at=at)
    honours, salaries = load_honours(), load_salaries()
    decided = [each for each in found if each.stage == "decided" and sector in (None, each.sector)]
    return [_bonus(each, honours, salaries, step) for each in decided]


def rounded_up(amount: Fraction, step: int) -> int:
    """Up to the next full ``step``: 702.000 đồng in steps of 10.000 are 710.000."""
    return -(-amount // step) * step


def total(found: Iterable[Bonus]) -> int | None:
    """Đồng over those that are known; ``None`` when none is."""
    known = [each.amount for each in found if each.amount is not None]
    return sum(known) if known else None


def _bonus(award: Award, honours: Sequence[Honour], salaries: Sequence[Salary], step: int) -> Bonus:
    day = award.decided_on or last_day(award.year)
    honour, salary = honour_of(honours, award.honour, award.subject), salary_on(salaries, day)
    coefficient = honour.bonus_on(day) if honour else None
    missing = NO_COEFFICIENT if coefficient is None else NO_SALARY if salary is None else None
    return Bonus(
        **{name: getattr(award, name) for name in ("unit_id", "honour", "subject", "sector", "quantity")},
        on=day,
        coefficient=coefficient,
        salary=salary.amount if salary else None,
        each=None if missing else rounded_up(coefficient * salary.amount, step),
        missing=missing,
    )
