"""When a period's report is due: by the circular in force at its end, counting working days where that says so.

Rules and public holidays stand in ``data/reference``; where a date or a rule is not known there, the due date is None.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from analytics import DATA
from analytics.periods import period_end

PROVINCE = "province"
WORKING_DAYS, DAY_OF_NEXT_MONTH = "working_days", "day_of_next_month"
_SATURDAY = 5
_ONE = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """For periods that end on ``valid_from`` or later: ``days`` working days after the end, or a day of the month
    after it, for reports of that ``level``."""

    valid_from: date
    level: str
    rule: str
    days: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Rules, oldest first, and public holidays by day."""

    rules: tuple[Rule, ...]
    holidays: Mapping[date, str]

    def rule(self, end: date, level: str = PROVINCE) -> Rule | None:
        """The rule for periods that end that day; ``None`` when none is known."""
        begun = [rule for rule in self.rules if rule.level == level and rule.valid_from <= end]
        return begun[-1] if begun else None

    def due(self, year: int, months: int, level: str = PROVINCE) -> date | None:
        """The last day on which the report of a period is in time."""
        end = period_end(year, months)
        rule = self.rule(end, level)
        if rule is None:
            return None
        if rule.rule == DAY_OF_NEXT_MONTH:
            return (end + _ONE).replace(day=rule.days)
        return self.working_day(end, rule.days)

    def working_day(self, end: date, count: int) -> date | None:
        """The ``count``-th working day after a day; ``None`` in a year whose holidays are not known."""
        day = end
        while count:
            day += _ONE
            if day.year not in {holiday.year for holiday in self.holidays}:
                return None
            count -= day.weekday() < _SATURDAY and day not in self.holidays
        return day


def load_calendar(folder: Path = DATA / "reference") -> Calendar:
    """Read ``deadlines.csv`` and ``holidays.csv``."""
    rules = [
        Rule(
            valid_from=date.fromisoformat(row["valid_from"]),
            level=row["level"],
            rule=row["rule"],
            days=int(row["days"]),
            source=row["source"],
        )
        for row in _rows(folder / "deadlines.csv")
    ]
    holidays = {date.fromisoformat(row["day"]): row["name"] for row in _rows(folder / "holidays.csv")}
    return Calendar(rules=tuple(sorted(rules, key=lambda rule: rule.valid_from)), holidays=holidays)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
