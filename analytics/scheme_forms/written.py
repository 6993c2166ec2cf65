"""A scheme → its rows, as the dataset ``schemes`` holds them: to look at, to take away, to change into a new one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from analytics.scheme_forms.terms import CHOICES, NO, TABLE, YES
from analytics.scoring import Scheme

Row = dict[str, Any]
_LIMITS = ("base_max", "bonus_cap", "penalty_cap", "total_cap", "total_floor")
_OWN = {"id", "label", "kind", "rule", "section", "note", "gates", "max", "bands"}
_CONDITIONS = ("targets_met_min", "short_max", "no_zero", "min_pct_each")


def rows_of(scheme: Scheme) -> list[Row]:
    """Every row by column id, numbered from 1; reading them again gives the same scheme."""
    return [{"line": place, **row} for place, row in enumerate(_rows(scheme.document), start=1)]


def _rows(document: Mapping[str, Any]) -> Iterator[Row]:
    sections = document.get("section", {})
    for key, each in sections.items():
        yield {"kind": "section", "code": key, "label": each["label"], **_most(each), **_params("part", each, ("cap",))}
    yield from (_criterion(each, sections) for each in document.get("criterion", ()))
    if "frame" in document:
        frame = document["frame"]
        yield {"kind": "frame", "rule": frame["rule"], **_params("parameter", frame, set(frame) - _OWN)}
    for kind in ("target", "incident", "fact"):
        yield from ({"kind": kind, "code": key, "label": each} for key, each in document.get(kind, {}).items())
    yield from (_workload(each) for each in document.get("workload", ()))
    yield from ({"kind": "limit", "label": TABLE["limit"][key], "maximum": _text(document[key])}
                for key in _LIMITS if key in document)  # fmt: skip
    yield from ({"kind": "setting", "label": TABLE["setting"][key], "params": _said(key, document[key])}
                for key in TABLE["setting"] if document.get(key))  # fmt: skip
    yield from (_class(each) for each in document.get("class", ()))
    for kind, group in (("ceiling", "cause"), ("disqualification", "cause"), ("tie_break", "break")):
        yield from (
            {"kind": kind, "label": each["label"], **_params(group, each, set(each) - {"label"})}
            for each in document.get(kind, ())
        )
    for each in document.get("award_quota", ()):
        own = _params("award", each, set(each) - {"id", "label"})
        yield {"kind": "award_quota", "code": each["id"], "label": each["label"], **own}
    for kind, key in (("missing", "missing"), ("note", "notes")):
        yield from ({"kind": kind, "label": each} for each in document.get(key, ()))


def _criterion(each: Mapping[str, Any], sections: Mapping[str, Any]) -> Row:
    section = sections[each["section"]]["label"]
    row = {"kind": each.get("kind", "base"), "section": section, "code": each["id"], "label": each["label"]}
    row |= {"rule": each["rule"], "note": each.get("note") or None, **_most(each), **_bands(each)}
    row |= {"gates": "; ".join(each["gates"])} if each.get("gates") else {}
    return row | _params("parameter", each, [key for key in each if key not in _OWN])


def _workload(each: Mapping[str, Any]) -> Row:
    own = _params("load", each, ("driver", "holes", "edges"))
    return {"kind": "workload", "code": each["id"], "label": each["label"], **own, **_bands(each)}


def _class(each: Mapping[str, Any]) -> Row:
    sets = [_joined("condition", one, _CONDITIONS) for one in each.get("any", ())]
    quota = _joined("condition", each, ("quota_pct",))
    said = " hoặc ".join(sets) if sets else ""
    params = "; ".join(filter(None, (quota, said)))
    low = {"maximum": _text(each["min"])} if isinstance(each.get("min"), int | Decimal | Fraction) else {}
    return {
        "kind": "class",
        "code": each["id"],
        "label": each["label"],
        **low,
        **({"params": params} if params else {}),
    }


def _most(each: Mapping[str, Any]) -> Row:
    return {"maximum": _text(each["max"])} if isinstance(each.get("max"), int | Decimal | Fraction) else {}


def _params(group: str, each: Mapping[str, Any], keys: Sequence[str] | set[str]) -> Row:
    said = _joined(group, each, [key for key in each if key in keys])
    return {"params": said} if said else {}


def _joined(group: str, each: Mapping[str, Any], keys: Sequence[str]) -> str:
    pairs = [(key, each[key]) for key in keys if each.get(key) not in (None, "")]
    events = [(name, _text(points)) for key, value in pairs if key == "each" for name, points in value.items()]
    named = [(TABLE[group][key], _said(key, value)) for key, value in pairs if key != "each"]
    return "; ".join(f"{name} = {value}" for name, value in [*events, *named])


def _said(key: str, value: Any) -> str:
    """A value in the words that people write."""
    if isinstance(value, bool):
        return TABLE["choice"][YES if value else NO]
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, str):
        return TABLE["choice"][value] if key in CHOICES or value == "none" else value
    return _text(value)


def _bands(each: Mapping[str, Any]) -> Row:
    return {"bands": "; ".join(map(_band, each["bands"]))} if each.get("bands") else {}


def _band(band: Mapping[str, Any]) -> str:
    gives = "không có điểm" if band["gives"] == "none" else _text(band["gives"])
    if "from" in band and band.get("to") == band["from"]:
        return f"bằng {_text(band['from'])} = {gives}"
    words = (("from", "từ"), ("above", "trên"), ("to", "đến"), ("below", "dưới"))
    ends = [f"{word} {_text(band[key])}" for key, word in words if key in band]
    if "below" in band and len(ends) > 1:
        ends[1] = f"đến {ends[1]}"
    return f"{' '.join(ends)} = {gives}"


def _text(value: int | Decimal | Fraction) -> str:
    """An exact number with a comma; never three digits behind it, which could be thousands."""
    exact = Fraction(value)
    places = 0
    while (exact * 10**places).denominator > 1:
        places += 1
    places += places == 3
    digits = f"{abs(exact * 10**places).numerator:0{places + 1}d}"
    whole, rest = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if exact < 0 else "") + whole + (f",{rest}" if rest else "")
