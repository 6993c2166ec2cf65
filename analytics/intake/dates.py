"""Years, cumulative months and days as offices write them. The reporting year begins on 1 October."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from analytics.intake.cells import plain
from analytics.periods import FIRST_YEAR, LAST_YEAR, YEAR_MONTHS, months_to

_YEAR = re.compile(r"(?:(?:nam )?(?:cong tac|bao cao) |nam (?:cong tac |bao cao )?|fy ?)?([0-9]{4})")
_MONTHS = re.compile(
    r"(?:luy ke )?(?:ky )?(?:thang thu )?([0-9]{1,4})(?: thang)?"
    r"(?: dau nam(?: cong tac)?|(?: dau)? nam (?:cong tac )?([0-9]{4}))?"
)
_HALF_YEAR = re.compile(r"\b6 thang dau(?! nam cong tac\b)")
_WHOLE_YEAR = re.compile(r"(?:ca )?nam(?: cong tac)?(?: ([0-9]{4}))?")
_FIRST_QUARTER = re.compile(r"(?:quy|q) ?(?:i|1|mot)(?:[ /](?:nam )?([0-9]{4}))?")
_NOT_CUMULATIVE = re.compile(r"(?:quy|q) ?(?:ii|iii|iv|2|3|4|hai|ba|bon|tu)\b.*|.*cuoi nam.*")
_DAY = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]([0-9]{4}))?|([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MIDNIGHT = re.compile(r"[ t]00:00(?::00)?$")
_UNTIL = re.compile(r"(?:.*?\b(?:den|het|toi|-)(?: het)?(?: ngay)? )?([0-9][0-9/.\-]*)")
_FROM = re.compile(r"(?:tu )?(?:ngay )?([0-9][0-9/.\-]*) (?:den|-)")
_SIGNED = re.compile(r"\bngay .{1,12}thang .{1,12}nam [0-9]{4}")
_LEGAL = re.compile(r"\b(?:thong tu|quyet dinh|nghi dinh|ban hanh|tt-btp)\b")
_TITLE_YEAR = re.compile(r"\bnam (?:cong tac |bao cao )?([0-9]{4})\b")
_TITLE_MONTHS = re.compile(r"\b([0-9]{1,2}) thang\b")
_TITLE_UNTIL = re.compile(r"\bden (?:het )?(?:ngay )?([0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})\b")


@dataclass(frozen=True, kw_only=True)
class Period:
    """Months of a reporting year, the year where the text says it, and the last day where that is what was written;
    or ``problem``, the code of what is wrong."""

    months: int | None = None
    year: int | None = None
    until: str | None = None
    problem: str | None = None


def year(text: str) -> int | None:
    """``Năm 2025``, ``FY2025``, ``2025`` → 2025; ``None`` for anything else and for years outside the records."""
    found = _YEAR.fullmatch(plain(text))
    number = int(found.group(1)) if found else 0
    return number if FIRST_YEAR <= number <= LAST_YEAR else None


def months(text: str) -> Period:
    """``9 tháng``, ``6 tháng đầu năm``, ``Quý I``, ``cả năm``, ``đến 30/6`` → months since 1 October."""
    words = plain(text)
    whole = _WHOLE_YEAR.fullmatch(words)
    if whole:
        return Period(months=YEAR_MONTHS, year=_number(whole.group(1)))
    quarter = _FIRST_QUARTER.fullmatch(words)
    if quarter:
        return Period(months=3, year=_number(quarter.group(1)))
    if _NOT_CUMULATIVE.fullmatch(words):
        return Period(problem="months_not_cumulative")
    counted = _MONTHS.fullmatch(words)
    if counted:
        return _counted(int(counted.group(1)), _number(counted.group(2)))
    return _until(words)


def is_half_of_some_year(text: str) -> bool:
    """``6 tháng đầu năm``: of the working year (to 31 March) or of the calendar's (to 30 June)? It does not say."""
    return bool(_HALF_YEAR.search(plain(text)))


def _counted(number: int, in_year: int | None) -> Period:
    if not 1 <= number <= YEAR_MONTHS:
        return Period(problem="months_out_of_range")
    return Period(months=number, year=in_year)


def _until(words: str) -> Period:
    """A last day, alone or at the end of "từ … đến …": only the end of a month closes a cumulative period."""
    last = _UNTIL.fullmatch(_MIDNIGHT.sub("", words))
    parts = _parts(last.group(1)) if last else None
    if not parts:
        return Period(problem="months_invalid")
    in_year, month, day_of_month = parts
    if not _exists(in_year, month, day_of_month):
        return Period(problem="date_impossible")
    begins = _FROM.match(words)
    if begins and (_parts(begins.group(1)) or (0, 0, 0))[1:] != (10, 1):
        return Period(problem="months_not_cumulative")
    if day_of_month < monthrange(in_year or 2023, month)[1]:
        return Period(problem="period_not_month_end")
    closed = months_to(date(in_year or 2023, month, 28))
    return Period(months=closed[1], year=closed[0] if in_year else None, until=last.group(1))


def day(text: str) -> date | str:
    """A day written 31/12/2025, 31-12-2025 or 2025-12-31; otherwise the code of what is wrong."""
    parts = _parts(_MIDNIGHT.sub("", plain(text)))
    if not parts or not parts[0]:
        return "date_invalid"
    return date(*parts) if _exists(*parts) else "date_impossible"


def in_title(text: str) -> Period:
    """What a line above the table says of the period; every part of it may be missing."""
    words = _SIGNED.sub(" ", plain(text))
    if _LEGAL.search(words):
        return Period()
    until = _TITLE_UNTIL.search(words)
    if until:
        return _until(until.group(1))
    said_year, said_months = _TITLE_YEAR.search(words), _TITLE_MONTHS.search(words)
    number = int(said_months.group(1)) if said_months and "cuoi nam" not in words else None
    known = number is not None and 1 <= number <= YEAR_MONTHS
    return Period(months=number if known else None, year=year(said_year.group(1)) if said_year else None)


def _parts(words: str) -> tuple[int | None, int, int] | None:
    """(year or None, month, day)."""
    iso = _ISO.fullmatch(words)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    found = _DAY.fullmatch(words)
    if not found:
        return None
    day_of_month, month, in_year = found.groups()[:3] if found[1] else found.groups()[3:]
    return _number(in_year), int(month), int(day_of_month)


def _exists(in_year: int | None, month: int, day_of_month: int) -> bool:
    if in_year is not None and not FIRST_YEAR - 1 <= in_year <= LAST_YEAR:
        return False
    return 1 <= month <= 12 and 1 <= day_of_month <= monthrange(in_year or 2024, month)[1]


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
