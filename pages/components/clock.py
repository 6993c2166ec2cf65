"""Moments of the ledger (UTC) as the clock and the calendar on a wall in Viet Nam show them."""

from datetime import UTC, date, datetime
from html import escape

from analytics.lateness import VIETNAM
from analytics.measures import Result


def here(moment: datetime) -> datetime:
    """The moment with the time of Viet Nam."""
    return moment.replace(tzinfo=UTC).astimezone(VIETNAM)


def day(moment: datetime) -> str:
    """22/11/2026."""
    return f"{here(moment):%d/%m/%Y}"


def minute(moment: datetime) -> str:
    """22/11/2026 07:05."""
    return f"{here(moment):%d/%m/%Y %H:%M}"


def today() -> date:
    """The day it is in Viet Nam."""
    return datetime.now(VIETNAM).date()


def mark(result: Result) -> str:
    """The mark of a figure that came after its period had been locked; nothing for any other."""
    return "" if result.corrected_at is None else f' <span class="dau">{escape(corrected(result.corrected_at))}</span>'


def corrected(moment: datetime) -> str:
    """What a figure of a locked period says that came after the lock, wherever it stands."""
    return f"đã sửa ngày {day(moment)}"
