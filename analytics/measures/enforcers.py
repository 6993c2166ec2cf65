"""Targets down to the enforcer: what each has, has finished, still has to finish, and how little a small number says.

People appear by their initials (``analytics.persons``). Nothing is ranked: the order is that of the initials.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from analytics.measures.pace import Race, race
from analytics.measures.pursuit import Cascade, adding_up
from analytics.measures.small_numbers import thresholds
from analytics.measures.targets import Target
from analytics.periods import period_end
from analytics.warehouse import Warehouse

LEADER = "yes"


@dataclass(frozen=True, kw_only=True)
class Enforcer:
    """One enforcer in one cumulative period, in việc or đồng; ``None`` is what nobody said. ``enforcer``: initials."""

    unit_id: str
    year: int
    months: int
    dimension: str
    enforcer: str
    grade: str | None
    is_leader: str | None
    carried_in: int | None
    newly_accepted: int | None
    enforceable: int | None
    completed: int | None
    target_pct: Decimal | None
    comparator: str | None
    credit_cases: int | None
    coercions: int | None
    complaints: int | None
    source: str | None
    entry: int

    @property
    def leads(self) -> bool:
        """Whether the enforcer has duties of management beside his own cases."""
        return self.is_leader == LEADER

    @property
    def load(self) -> int | None:
        """Carried in and newly accepted."""
        given = (self.carried_in, self.newly_accepted)
        return None if None in given else sum(given)

    @property
    def rate(self) -> Fraction | None:
        """Finished of what can be enforced, in percent; ``None`` when one is missing or there is nothing."""
        if self.completed is None or not self.enforceable:
            return None
        return Fraction(100 * self.completed, self.enforceable)

    @property
    def target(self) -> Target | None:
        """What was given to this enforcer; ``None`` when nothing was, whatever the office has."""
        if self.target_pct is None:
            return None
        return Target(
            pct=Fraction(self.target_pct),
            comparator=self.comparator or ">=",
            kind="assigned",
            assigned_by="",
            valid_from=date(self.year - 1, 10, 1),
            source=self.source,
            entry=self.entry,
        )

    @property
    def race(self) -> Race | None:
        """The way to the target at the end of the year; ``None`` without counts or a target."""
        if self.rate is None or self.target is None:
            return None
        start, end, now = date(self.year - 1, 10, 1), period_end(self.year), period_end(self.year, self.months)
        return race(self.completed, self.enforceable, self.target, start, end, now)

    @property
    def is_few(self) -> bool:
        """Whether there are too few cases for the rate to say much; of money nobody can count them here."""
        few = thresholds().least_cases
        return self.dimension == "cases" and self.enforceable is not None and self.enforceable < few


def enforcers(
    warehouse: Warehouse, *, year: int, months: int = 12, unit_id: str | None = None, at: int | None = None
) -> list[Enforcer]:
    """The enforcers of a unit, or of all, in one period, both dimensions, by unit and initials."""
    at = warehouse.head if at is None else at
    rows = warehouse.rows("enforcers", period_year=year, period_months=months, at=at)
    return [Enforcer(**row) for row in rows if unit_id in (None, row["unit_id"])]


def mean_load(found: Iterable[Enforcer]) -> Fraction | None:
    """What one of them carries on average, those left out whose load nobody gave; ``None`` when it is nobody's."""
    loads = [each.load for each in found if each.load is not None]
    return Fraction(sum(loads), len(loads)) if loads else None


def cascade(found: Sequence[Enforcer], whole: Target | None) -> Cascade | None:
    """Whether the targets of the enforcers add up to the office's; ``None`` when it has none, or nobody has."""
    having = [(each.target.pct, each.enforceable) for each in found if each.target and each.enforceable]
    return adding_up(having, whole)
