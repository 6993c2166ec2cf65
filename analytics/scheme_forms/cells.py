"""What stands in one cell of the form: a number, bands, parameters, each in the words that people write."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from analytics.intake import dates, grammar
from analytics.scheme_forms.problems import Refused
from analytics.scheme_forms.terms import CHOICES, FLAGS, NO, TEXTS, YES, ids, known
from analytics.spelling import fold

_BETWEEN = re.compile(
    r"(?:(từ|trên)\s+(\S+))?\s*(?:(đến dưới|dưới|đến)\s+(\S+?))?(?:\s+trở (?:lên|xuống))?", re.IGNORECASE
)
_ONLY = re.compile(r"(?:bằng\s+)?([0-9.,]+)", re.IGNORECASE)
_SIGNS = {"≥": "từ ", ">=": "từ ", "≤": "đến ", "<=": "đến ", ">": "trên ", "<": "dưới "}
_LOW, _HIGH = {"từ": "from", "trên": "above"}, {"đến": "to", "dưới": "below", "đến dưới": "below"}
_NO_POINTS = "khong co diem"
_OR = re.compile(r"(?<!\w)hoặc(?!\w)", re.IGNORECASE)
NONE = "none"


def number(text: str, column: str) -> Fraction:
    """A number with one reading; ``Refused`` for anything else. A separator with three digits behind it has two."""
    found = exact_number(text)
    if found is None:
        raise Refused(column, text, "number")
    return found


def exact_number(text: str, counts: bool = False) -> Fraction | None:
    """The number that a cell says, ``None`` when it has none or two. ``counts``: a count of things, in which three
    digits behind a point are thousands."""
    cell = grammar.parse(text.strip().removesuffix("%").strip())
    if cell.digits is None or cell.problem or cell.qualifier or cell.measure or cell.scaled:
        return None
    if cell.ambiguous and not (counts and cell.ambiguous == "."):
        return None
    return Fraction(cell.digits) * Fraction(10) ** cell.power


def parts(text: str) -> list[str]:
    """What stands between semicolons or lines."""
    return [each.strip() for each in re.split(r"[;\n]", text) if each.strip()]


def _pair(part: str, column: str, text: str) -> tuple[str, str]:
    name, sign, value = part.rpartition("=")
    if not sign or not name.strip() or not value.strip():
        raise Refused(column, text, "pair", part=part)
    return name.strip(), value.strip()


def bands(text: str) -> list[Mapping[str, Any]]:
    """``dưới 50 = 0; từ 50 đến dưới 75 = 0,5; trên 95 = không có điểm`` as the bands of a scheme."""
    return [_band(part, text) for part in parts(text)]


def _band(part: str, text: str) -> Mapping[str, Any]:
    limits, gives = _pair(part, "bands", text)
    for sign, word in _SIGNS.items():
        limits = limits.replace(sign, word)
    points = "none" if fold(gives) == _NO_POINTS else number(gives, "bands")
    limits = " ".join(limits.replace("%", " ").split())
    only, between = _ONLY.fullmatch(limits), _BETWEEN.fullmatch(limits)
    if only:
        return {"from": number(only[1], "bands"), "to": number(only[1], "bands"), "gives": points}
    if not between or not (between[1] or between[3]):
        raise Refused("bands", text, "band", part=part)
    low = {_LOW[between[1].lower()]: number(between[2], "bands")} if between[1] else {}
    high = {_HIGH[between[3].lower()]: number(between[4], "bands")} if between[3] else {}
    return {**low, **high, "gives": points}


def parameters(text: str, group: str, counted: bool = False) -> dict[str, Any]:
    """``số mẫu = 50; điểm mỗi mẫu = 0,4`` by id, of the parameters of a ``group``. ``counted``: names that are none of
    them are kinds of events or honours, with their points."""
    found: dict[str, Any] = {}
    for part in parts(text):
        name, value = _pair(part, "params", text)
        key = ids(group).get(fold(name))
        if key is not None:
            found[key] = _value(key, value, text)
        elif counted:
            found.setdefault("each", {})[name] = number(value, "params")
        else:
            raise Refused("params", text, "parameter", name=name, known=known(group))
    return found


def _value(key: str, value: str, text: str) -> Any:
    if key in TEXTS:
        return value
    choice = ids("choice").get(fold(value))
    if key in FLAGS and choice in (YES, NO):
        return choice == YES
    if choice is not None and (key in CHOICES or choice == NONE):
        return choice
    if key in CHOICES or key in FLAGS or not any(map(str.isdigit, value)):
        raise Refused("params", text, "choice", said=value, known=known("choice"))
    return number(value, "params")


def day(text: str, column: str) -> date:
    """``01/10/2025``."""
    found = dates.day(text)
    if not isinstance(found, date):
        raise Refused(column, text, "day")
    return found


def choice(text: str, column: str) -> str:
    """One of the words for a choice."""
    found = ids("choice").get(fold(text))
    if found is None:
        raise Refused(column, text, "choice", said=text, known=known("choice"))
    return found


def alternatives(text: str) -> list[str]:
    """What stands between the word “hoặc”: sets of conditions, one of which must hold."""
    return [each.strip(" ;") for each in _OR.split(text) if each.strip(" ;")]
