"""Conferences, how their slides are arranged, and what was concluded at them."""

from dataclasses import dataclass
from datetime import date

from analytics.spelling import fold
from analytics.warehouse import Warehouse

KEPT = ("conferences", "conference_slides", "conclusions")
"""The datasets that speak of conferences and change no figure of any."""
BORDERS = {"reported": "reported", "old": "63", "new": "34"}


@dataclass(frozen=True, kw_only=True)
class Conference:
    """A conference about a unit's period (months since 1 October), whose figures are read as after ``pinned_entry``.

    ``borders`` are those of the measures (reported, 63, 34); ``entry`` brought it into the ledger.
    """

    unit_id: str
    year: int
    months: int
    conference: str
    borders: str
    held_on: date
    pinned_entry: int
    entry: int

    @property
    def id(self) -> str:
        """A word for the address: "2013-09.kien-giang.giao-ban-quy-iii"."""
        return f"{self.year}-{self.months:02}.{self.unit_id}.{fold(self.conference).replace(' ', '-')}"

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What its slides and conclusions know it by."""
        return (self.unit_id, self.year, self.months, self.conference)


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where a slide of a conference stands, whether it is shown, its own title, and a word for the speaker."""

    unit_id: str
    year: int
    months: int
    conference: str
    slide: str
    place: int
    shown: str
    heading: str | None
    remark: str | None
    entry: int

    @property
    def is_shown(self) -> bool:
        """Whether the hall sees it."""
        return self.shown != "hidden"


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    """A decision, pinned to a figure: ``indicator`` of a unit's period, its ``value`` as printed on that day.

    ``unit_id``, ``year``, ``months`` and ``dimension`` say which figure; ``conference`` is the name of the meeting.
    """

    unit_id: str
    year: int
    months: int
    dimension: str
    conference: str
    decision: str
    indicator: str
    value: str | None
    decided_on: date
    responsible: str | None
    due_on: date | None
    entry: int


def conferences(warehouse: Warehouse, *, at: int | None = None) -> list[Conference]:
    """Every conference, the latest first."""
    rows = warehouse.rows("conferences", at=warehouse.head if at is None else at)
    return [Conference(**{**row, "borders": BORDERS.get(row["borders"], "reported")}) for row in rows]


def placed(warehouse: Warehouse, *, at: int | None = None) -> list[Placed]:
    """Every slide that somebody arranged, in its order."""
    return [Placed(**row) for row in warehouse.rows("conference_slides", at=warehouse.head if at is None else at)]


def conclusions(warehouse: Warehouse, *, at: int | None = None) -> list[Conclusion]:
    """Every conclusion, the oldest first."""
    return [Conclusion(**row) for row in warehouse.rows("conclusions", at=warehouse.head if at is None else at)]
