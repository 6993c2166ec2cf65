"""Who has reported a period, who is late, and by how many days: only where this ledger can know it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any

from analytics import deadlines
from analytics.imports import PUBLISHER
from analytics.periods import period_end
from analytics.simulated_world import SIMULATOR
from analytics.workspace import Workspace

VIETNAM = timezone(timedelta(hours=7))
_CARRIED_OVER = (PUBLISHER, SIMULATOR)
"""Who records figures long after their day: nothing about lateness follows from those entries."""


@dataclass(frozen=True, kw_only=True)
class Lateness:
    """One province and one period. ``due``: last day in time, ``None`` when the rule is not known.

    ``first``: the day (in Viet Nam) of the first entry that brought its row, ``None`` when it has not reported;
    ``entry`` its number. ``days``: days after ``due``, 0 in time, counted to today for one that has not reported;
    ``None`` when this ledger cannot tell (no known due day, figures carried over, a ledger begun after the due day).
    """

    unit_id: str
    unit: str
    due: date | None
    first: date | None
    entry: int | None
    days: int | None


def lateness(
    workspace: Workspace,
    year: int,
    months: int,
    *,
    dataset: str = "cases",
    group: str = "all",
    at: int | None = None,
    today: date | None = None,
) -> list[Lateness]:
    """One row per province expected at the period's end, in the order of the reference file."""
    moment = workspace.warehouse.refresh() if at is None else at
    asked = {"dataset": dataset, "group": group, "period_year": year, "period_months": months}
    first = {row["unit_id"]: row for row in workspace.warehouse.rows("first_reports", **asked, at=moment)}
    due = _calendar().due(year, months)
    can_tell = due is not None and (began := _began(workspace)) is not None and began <= due
    now = today or datetime.now(VIETNAM).date()
    return [
        _of(unit.id, unit.name, due, first.get(unit.id, {}), can_tell, now)
        for unit in workspace.units.of_level("province", period_end(year, months))
    ]


def _of(unit_id: str, name: str, due: date | None, first: Mapping[str, Any], can_tell: bool, now: date) -> Lateness:
    carried_over = first.get("made_by") in _CARRIED_OVER
    day = None if not first or carried_over else _in_vietnam(first["made_at"])
    days = None if due is None or not can_tell or carried_over else max(0, ((day or now) - due).days)
    return Lateness(unit_id=unit_id, unit=name, due=due, first=day, entry=first.get("entry"), days=days)


def _began(workspace: Workspace) -> date | None:
    """The day of the ledger's first entry."""
    entries = workspace.warehouse.rows("moments", at=1)
    return _in_vietnam(entries[0]["made_at"]) if entries else None


def _in_vietnam(moment: datetime) -> date:
    return moment.replace(tzinfo=UTC).astimezone(VIETNAM).date()


@cache
def _calendar() -> deadlines.Calendar:
    return deadlines.load_calendar()
