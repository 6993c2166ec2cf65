"""What stands in one cell of the form: a number, bands, parameters, each in the words that people write."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from analytics.intake import grammar
from analytics.scheme_forms.problems import Refused
from analytics.scheme_forms.terms import ids, known
from analytics.spelling import fold

_BETWEEN = re.compile(
    r"(?:(từ|trên)\s+(\S+))?\s*(?:(đến dưới|dưới|đến)\s+(\S+?))?(?:\s+trở (?:lên|xuống))?", re.IGNORECASE
)
_ONLY = re.compile(r"(?:bằng\s+)?([0-9.,]+)", re.IGNORECASE)
_SIGNS = {"≥": "từ ", ">=": "từ ", "≤": "đến ", "<=": "đến ", ">": "trên ", "<": "dưới "}
_LOW, _HIGH = {"từ": "from", "trên": "above"}, {"đến": "to", "dưới": "below", "đến dưới": "below"}
_NO_POINTS = "khong co diem"
_YES = "yes"


def number(text: str, column: str) -> Fraction:
    """A number with one reading; ``Refused`` for anything else. A separator with three digits behind it has two."""
    cell = grammar.parse(text.strip().removesuffix("%").strip())
    if cell.digits is None or cell.problem or cell.ambiguous or cell.qualifier or cell.measure or cell.scaled:
        raise Refused(column, text, "number")
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


def parameters(text: str, counted: bool) -> Mapping[str, Any]:
    """``số mẫu = 50; điểm mỗi mẫu = 0,4`` by id. ``counted``: names that are no parameter are kinds of events or
    honours, with their points."""
    found: dict[str, Any] = {}
    for part in parts(text):
        name, value = _pair(part, "params", text)
        key = ids("parameter").get(fold(name))
        if key is not None:
            found[key] = _value(value, text)
        elif counted:
            found.setdefault("each", {})[name] = number(value, "params")
        else:
            raise Refused("params", text, "parameter", name=name, known=known("parameter"))
    return found


def _value(value: str, text: str) -> Any:
    choice = ids("choice").get(fold(value))
    if choice is not None:
        return True if choice == _YES else choice
    if not any(map(str.isdigit, value)):
        raise Refused("params", text, "choice", said=value, known=known("choice"))
    return number(value, "params")
