"""The one grammar of numbers: counts, money and percents as people in offices write them.

A cell is ``[hơn|gần] [−] number [scale] … [việc|đồng|%]``. What it may mean is kept exactly, as a whole number and a
power of ten. One separator with three digits behind it (``6.844``) has two readings; which one holds is not decided
here. Anything the grammar does not cover is an error with a code, never a guess.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analytics.intake import strange_letters
from analytics.intake.cells import DASHES, is_missing
from analytics.spelling import fold

_TOKEN = re.compile(r"[0-9](?:[0-9., ]*[0-9])?|[^\W\d_]+|\S")
_DIGITS_ONLY = re.compile(r"[0-9][0-9., ]*[0-9]")
_GROUPED = re.compile(r"([1-9][0-9]{0,2})(?:(?:\.[0-9]{3}){1,6}|(?:,[0-9]{3}){1,6})")
_SEPARATOR = re.compile(r"[., ]")
# The shape of a cell, one letter a token: qualifier, sign, number, scale (k nghìn, m triệu, g tỷ), unit of measure.
_SHAPE = re.compile(r"q{0,2}s?(?P<parts>(?:n(?:kg|[kmg])?)+)(?P<measure>c|v{0,2}|p)")
_PART = re.compile(r"n(kg|[kmg])?")
_SCALES = {"": 0, "k": 3, "m": 6, "g": 9, "kg": 12}
_WORDS = {
    "hon": "q", "tren": "q", "gan": "q", "khoang": "q", "xap": "", "xi": "q",
    "nghin": "k", "ngan": "k", "trieu": "m", "tr": "m", "ty": "g", "ti": "g",
    "dong": "c", "vnd": "c", "trd": "mc", "viec": "v", "vu": "v",
}  # fmt: skip
_SIGNS = {">": "q", "≈": "q", "~": "q", "%": "p", "₫": "c", "đ": "c", **dict.fromkeys(DASHES, "s")}
_QUALIFIERS = {"hon": "more_than", "tren": "more_than", ">": "more_than"}
_MEASURES = {"": None, "c": "đồng", "p": "%", "v": "việc", "vv": "việc"}
_PROVED = {".": "comma", ",": "dot", " ": None}
_LONGEST = 24


class Numeral(NamedTuple):
    """Digits with separators. ``mark``: which decimal mark the way of writing proves, ``comma`` or ``dot``.

    ``decimals``: digits after the decimal mark. ``certain``: no typing slip of a thousands separator looks like it.
    ``ambiguous``: the separator if it may be either; the value is then the thousands reading, and the decimal reading
    is a thousandth of it.
    """

    digits: int
    decimals: int = 0
    mark: str | None = None
    ambiguous: str | None = None
    certain: bool = True


class Cell(NamedTuple):
    """What one text says: ``digits`` × 10 ** ``power``, or ``problem``. A cell of neither is missing.

    ``scaled``: the cell names its own scale or unit, so the column's unit does not apply; ``bare`` when all it names
    is đồng. ``measure``: the unit of measure it ends in.
    """

    text: str
    digits: int | None = None
    power: int = 0
    problem: str | None = None
    mark: str | None = None
    ambiguous: str | None = None
    certain: bool = True
    scaled: bool = False
    bare: bool = False
    measure: str | None = None
    qualifier: str | None = None
    skipped: bool = False


def parse(text: str) -> Cell:
    """Read one cleaned text."""
    if text.isascii() and text.isdigit():
        return Cell(text, int(text)) if len(text) <= _LONGEST else Cell(text, problem="number_too_large")
    if is_missing(text):
        return Cell(text)
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        mark = text[grouped.end(1)]
        several = text.count(mark) > 1
        proved = _PROVED[mark] if several else None
        return Cell(text, int(text.replace(mark, "")), mark=proved, ambiguous=None if several else mark)
    if _DIGITS_ONLY.fullmatch(text):
        number = numeral(text)
        return _single(text, number, 0) if number else Cell(text, problem="number_malformed")
    problem = _foreign(text)
    return Cell(text, problem=problem) if problem else _spoken(text)


def exact(text: str) -> Cell:
    """A number with a fraction that a workbook holds as a number: ``62.63``, or ``62.63 %`` in a percent format."""
    number, _, percent = text.partition(" ")
    value = Decimal(number)
    sign, digits, power = value.as_tuple()
    whole = int("".join(map(str, digits))) * (-1 if sign else 1)
    shown = number.replace(".", ",") + (" %" if percent else "")
    return Cell(shown, whole, power, measure="%" if percent else None)


def numeral(token: str) -> Numeral | None:
    """Read digits with separators; ``None`` when the groups do not fit (``1.4498.108.000``)."""
    marks = _SEPARATOR.findall(token)
    groups = _SEPARATOR.split(token)
    if len(token) > _LONGEST + len(marks) or "" in groups:
        return None
    digits = int("".join(groups))
    if not marks:
        return Numeral(digits)
    if len(set(marks)) == 1:
        return _one_kind(marks, groups, digits)
    thousands, decimal = set(marks[:-1]), marks[-1]
    if len(thousands) > 1 or decimal in thousands or decimal == " " or not _are_thousands(groups[:-1]):
        return None
    return Numeral(digits, len(groups[-1]), _name(decimal))


def _one_kind(marks: list[str], groups: list[str], digits: int) -> Numeral | None:
    mark = marks[0]
    if len(marks) > 1 or mark == " ":
        return Numeral(digits, mark=_PROVED[mark]) if _are_thousands(groups) else None
    whole, decimals = groups
    if _are_thousands(groups):
        return Numeral(digits, ambiguous=mark)
    if len(whole) > 1 and whole.startswith("0"):
        return None
    return Numeral(digits, len(decimals), _name(mark), certain=len(whole) > 3)


def _are_thousands(groups: list[str]) -> bool:
    first, *others = groups
    return 1 <= len(first) <= 3 and not first.startswith("0") and all(len(group) == 3 for group in others)


def _name(mark: str) -> str:
    return "comma" if mark == "," else "dot"


def _foreign(text: str) -> str | None:
    """Why a text is no number at all."""
    if text[0] in "=+@" or (text[0] in DASHES and not text[1:].lstrip()[:1].isdigit()):
        return "number_formula"
    if text[0] == "#":
        return "number_excel_error"
    if strange_letters.invisible(text):
        return "number_invisible"
    if any(letter.isdigit() and not letter.isascii() for letter in text):
        return "number_digits"
    if not any(map(str.isdigit, text)):
        return "number_text"
    return None


def _spoken(text: str) -> Cell:
    tokens = _TOKEN.findall(text)
    kinds = [_kind(token) for token in tokens]
    shape = _SHAPE.fullmatch("".join(kinds))
    if not shape:
        return Cell(text, problem="number_malformed")
    qualifiers = {_qualifier(token) for token, kind in zip(tokens, kinds, strict=True) if kind == "q"}
    if len(qualifiers) > 1:
        return Cell(text, problem="qualifier_conflict")
    numerals = [numeral(token) for token, kind in zip(tokens, kinds, strict=True) if kind == "n"]
    scales = [_SCALES[scale] for scale in _PART.findall(shape["parts"])]
    if None in numerals:
        return Cell(text, problem="number_malformed")
    cell = _single(text, numerals[0], scales[0]) if len(numerals) == 1 else _compound(text, numerals, scales)
    if cell.problem:
        return cell
    measure = _MEASURES[shape["measure"]]
    return cell._replace(
        digits=-cell.digits if "s" in kinds else cell.digits,
        measure=measure or ("đồng" if len(numerals) > 1 or scales[0] > 3 else None),
        scaled=cell.scaled or measure == "đồng",
        bare=not cell.scaled and measure == "đồng",
        qualifier=next(iter(qualifiers), None),
    )


def _single(text: str, number: Numeral, scale: int) -> Cell:
    return Cell(
        text,
        number.digits,
        scale - number.decimals,
        mark=number.mark,
        ambiguous=number.ambiguous,
        certain=number.certain or scale > 0,
        scaled=scale > 0,
    )


def _compound(text: str, numerals: list[Numeral], scales: list[int]) -> Cell:
    """``292.475 tỷ 365 triệu 061 nghìn``: whole parts, each smaller than one unit of the part before it."""
    falling = all(before > after for before, after in zip(scales, scales[1:], strict=False))
    limits = [10**24, *(10 ** (before - after) for before, after in zip(scales, scales[1:], strict=False))]
    fits = falling and all(part.digits < limit for part, limit in zip(numerals, limits, strict=True))
    if not fits or any(part.decimals for part in numerals):
        return Cell(text, problem="number_malformed")
    total = sum(part.digits * 10**scale for part, scale in zip(numerals, scales, strict=True))
    skipped = scales[-2] - scales[-1] > 3 and numerals[-1].digits < 1000
    marks = {part.mark or _PROVED.get(part.ambiguous) for part in numerals} - {None}
    return Cell(text, total, scaled=True, skipped=skipped, mark=marks.pop() if len(marks) == 1 else None)


def _kind(token: str) -> str:
    if token[0].isdigit():
        return "n"
    return _word_kind(token.casefold())


@lru_cache(maxsize=4096)
def _word_kind(word: str) -> str:
    return _SIGNS.get(word) or _WORDS.get(fold(word), "?")


def _qualifier(token: str) -> str:
    return _QUALIFIERS.get(token, _QUALIFIERS.get(fold(token), "nearly"))
