"""Which records are rows of figures, and which are titles, totals, footers: left out by name, never silently."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analytics.intake.cells import Coded, clean, coded, is_missing, plain
from analytics.intake.headers import Header
from analytics.intake.layout import joined
from analytics.intake.sheet import Sheet
from analytics.intake.vocabulary import REASONS

# "Cộng" is a total and "Công" is not: accents count here, and only text without any may do without them.
_TOTAL = re.compile(
    r"(?:tổng(?: số| cộng)?|cộng|toàn (?:tỉnh|thành phố)|tong(?: so| cong)?|cong|toan tinh)(?: (?!cục).*)?:?"
)
_FOOTER = re.compile(
    r"nguoi (lap|ky)|lap bieu|ghi chu|nguon( so lieu)?\b|thu truong|cuc truong|truong phong|chi cuc truong|ke toan|"
    r"noi nhan|don vi( tinh)?\s*:|dvt\s*:|\(?ky,|xac nhan|\*"
)
_SIGNED_ON = re.compile(r"\bngay .{1,12}thang .{1,12}nam\b")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}[a-z]?|[a-e])\)?(\s*=.*)?")
_DIGIT = re.compile(r"[0-9]")
WORDS = ("text", "choice", "date")
_EXAMPLE = re.compile(r"vi du\b")


class LeftOut(NamedTuple):
    """A record that is not a row of figures: its number as Excel counts, why, and what it says.

    ``reason``: title, separator, blank, example, total, footer, heading, column_numbers, no_figures or duplicate; its
    words stand in the catalogue as ``left_out_<reason>``.
    """

    row: int
    reason: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """The records that are data, and the others by name."""

    sheet: Sheet
    left_out: tuple[LeftOut, ...]


def above(records: tuple[tuple[int, str], ...]) -> tuple[LeftOut, ...]:
    """The records over the header."""
    return tuple(LeftOut(row, _reason_above(text), text) for row, text in records)


def _reason_above(text: str) -> str:
    if not text:
        return "blank"
    return "separator" if text.lower().startswith("sep=") else "title"


def sort(sheet: Sheet, headers: tuple[Header, ...], known: Callable[[str], bool]) -> Sorted:
    """Separate data from everything else. ``known``: was the text ever the name of a unit?"""
    unit = next(header.position for header in headers if header.column and header.column.type == "unit")
    names = coded(sheet.columns[unit])
    reasons = {int(index): "blank" for index in np.flatnonzero(sheet.blank_records())}
    footer_seen = False
    for index in _suspects(names, known):
        if index not in reasons:
            reason = _reason(sheet, headers, index, names, footer_seen)
            footer_seen |= reason == "footer"
            reasons |= {index: reason} if reason else {}
    if not reasons:
        return Sorted(sheet=sheet, left_out=())
    kept = np.ones(len(sheet), bool)
    kept[list(reasons)] = False
    left_out = (LeftOut(int(sheet.rows[i]), why, joined(sheet.record(i))) for i, why in sorted(reasons.items()))
    return Sorted(sheet=sheet.keeping(kept), left_out=tuple(left_out))


def _suspects(names: Coded, known: Callable[[str], bool]) -> list[int]:
    """Records whose unit cell is blank or is no unit's name: everything that is not data is among them."""
    strange = [not known(text) for text in names.texts]
    return np.flatnonzero(np.append(np.array(strange, bool), True)[names.codes]).tolist()


def _reason(sheet: Sheet, headers: tuple[Header, ...], index: int, names: Coded, footer_seen: bool) -> str | None:
    """Why a record without a known unit is not a row of figures; ``None`` when it is one, with an error in it."""
    cells = [clean(cell) for cell in sheet.record(index)]
    for header in headers:
        if header.text == REASONS:  # our own words about the row say nothing of what it is
            cells[header.position] = ""
    words = [plain(cell) for cell in cells if cell]
    name = names.texts[names.codes[index]] if names.codes[index] >= 0 else ""
    figures = [cells[header.position] for header in headers if _holds_figures(header)]
    if not words:
        return "blank"
    if _EXAMPLE.match(plain(name)):
        return "example"
    if _is_footer(words, footer_seen, figures):
        return "footer"
    if _TOTAL.fullmatch((name or next(filter(None, cells))).casefold()):
        return "total"
    if len(words) > 2 and all(_COLUMN_NUMBER.fullmatch(word) for word in words):
        return "column_numbers"
    if not name and not any(map(_DIGIT.search, figures)):
        return "heading"
    return "no_figures" if all(map(is_missing, figures)) else None


def _is_footer(words: list[str], footer_seen: bool, figures: list[str]) -> bool:
    if any(_SIGNED_ON.search(word) for word in words) or _FOOTER.match(words[0]):
        return True
    return footer_seen and not any(map(_DIGIT.search, figures))


def worded(sheet: Sheet, headers: tuple[Header, ...]) -> np.ndarray:
    """True for every record that says something in words where its dataset keeps words, choices or days as figures."""
    said = np.zeros(len(sheet), bool)
    for header in headers:
        if header.column and header.column.role == "figure" and header.column.type in WORDS:
            said |= coded(sheet.columns[header.position]).codes >= 0
    return said


def _holds_figures(header: Header) -> bool:
    return bool(header.column) and (header.column.role == "figure" or header.column.type == "percent")
