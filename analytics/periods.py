"""The reporting year: 1 October to 30 September, months counted from October and cumulative.

Reporting year 2025 is the year that contains 30 September 2025; its month 1 is October 2024.
"""

from calendar import monthrange
from datetime import date
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1993, 2100
YEAR_MONTHS = 12


@lru_cache(maxsize=2048)
def period_end(year: int, months: int = YEAR_MONTHS) -> date:
    """Last day of the period of ``months`` months of reporting year ``year``: (2013, 9) → 30 June 2013."""
    calendar_year, month = (year - 1, months + 9) if months <= 3 else (year, months - 3)
    return date(calendar_year, month, monthrange(calendar_year, month)[1])


def months_to(day: date) -> tuple[int, int]:
    """(year, months) of the period that ``day`` falls in: 30 June 2013 → (2013, 9)."""
    return (day.year + 1, day.month - 9) if day.month >= 10 else (day.year, day.month + 3)


def label(year: int, months: int = YEAR_MONTHS) -> str:
    """How officials name the period: "9 tháng năm 2025", "năm 2025"."""
    return f"năm {year}" if months == YEAR_MONTHS else f"{months} tháng năm {year}"
