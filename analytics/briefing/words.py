"""Phrases of the slides."""

import re
from collections.abc import Iterable, Sequence

from analytics import numbers
from analytics.measures.judgement import Judged
from analytics.periods import YEAR_MONTHS

ABOUT = {"cases": "về việc", "money": "về tiền"}
DIMENSIONS = {"cases": "Việc", "money": "Tiền"}
SIGNS = {">": ">", ">=": "≥"}
SIMULATED = "SỐ LIỆU MÔ PHỎNG – không phải số liệu thật"
COUNTRY = "Toàn quốc"
LONG_NAME, MOST_NAMES = 48, 4


def plain(unit: str) -> str:
    """A province's name without the mark that tells it from its namesake before or after 1 July 2025."""
    return unit.removesuffix(" (mới)").removesuffix(" (cũ)")


def places(judged: Judged | None) -> str:
    """The places that a unit's figures support: "3–17"; a dash where it has no place."""
    if judged is None or judged.rank is None:
        return numbers.MISSING
    if judged.rank_low is None:
        return "chưa rõ"
    return str(judged.rank_low) if judged.rank_low == judged.rank_high else f"{judged.rank_low}–{judged.rank_high}"


def placed(judged: Judged | None, of: int) -> str:
    """The place among ``of`` units with the places that its figures support: "5/34 (2–11)"."""
    has_place = judged is not None and judged.rank is not None
    return f"{judged.rank}/{of} ({places(judged)})" if has_place else numbers.MISSING


def short(name: str, most: int = LONG_NAME) -> str:
    """A name that fits; what is cut off is marked."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def capital(sentence: str) -> str:
    """The sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def unbroken(sentence: str) -> str:
    """The sentence with every number kept on one line with its unit."""
    return re.sub(r"(?<=\d) (?=%|điểm|tỷ|việc|tháng|ngày)|(?<=điểm) (?=%)", "\u00a0", sentence)


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Names in a row; beyond ``most`` only how many more there are."""
    shown = ", ".join(short(name) for name in names[:most])
    return shown if len(names) <= most else f"{shown} và {len(names) - most} đơn vị khác"


def period(year: int, months: int) -> str:
    """As officials name it: "9 tháng năm 2025", "năm 2025"."""
    return f"năm {year}" if months == YEAR_MONTHS else f"{months} tháng năm {year}"


def sources(found: Iterable[str | None], most: int = 2) -> str:
    """Who published it, without addresses."""
    names = [each.split(" – ")[0].split(", http")[0].split("; ")[0].strip() for each in found if each]
    distinct = list(dict.fromkeys(names))
    shown = "; ".join(short(name, 60) for name in distinct[:most]) or "chưa ghi"
    return shown if len(distinct) <= most else f"{shown} và {len(distinct) - most} nguồn khác"


def hatched(missed: Iterable[bool | None], what: str) -> str:
    """What hatched columns mean, where there are any."""
    return f"Cột gạch chéo: {what}." if any(missed) else ""
