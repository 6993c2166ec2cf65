"""A JSON document of inputs → the inputs of each unit, with a sentence for whatever is not where it should be."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from analytics.scoring.inputs import Entry, Incident, Inputs
from analytics.scoring.problem import InputError

_UNIT = {"unit", "entries", "incidents", "targets", "facts", "day"}
_ENTRY = {"criterion", "phase", "values", "points", "reason", "person", "evidence"}
_INCIDENT = {"type", "leader", "day", "note"}


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a document holds: the units to score, and the votes of the council for ties."""

    units: tuple[Inputs, ...]
    votes: Mapping[str, int]


def read_inputs(text: str) -> Given:
    """``{"units": [{"unit", "entries", "targets", "facts", "incidents", "day"}], "votes": {unit: n}}``; a single unit
    may stand alone. Numbers are read exactly, ``92.5`` is 92,5. ``InputError`` names the place that is wrong."""
    try:
        document = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise InputError("not_json", why=error) from error
    found = _object(document, {"units", "votes", *_UNIT}, "tệp")
    units = _list(found["units"], "units") if "units" in found else [found]
    votes = _object(found.get("votes", {}), None, "votes")
    for unit, count in votes.items():
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            raise InputError("not_inputs", where=f"votes, {unit}", wanted="một số nguyên từ 0 trở lên")
    return Given(units=tuple(_unit(each, at) for at, each in enumerate(units, start=1)), votes=votes)


def _refuse_constant(name: str) -> None:
    raise InputError("not_inputs", where=name, wanted="một số")


def _object(value: Any, known: set[str] | None, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InputError("not_inputs", where=where, wanted="một nhóm {tên: giá trị}")
    strange = sorted(set(value) - known) if known else []
    if strange:
        raise InputError(
            "not_inputs", where=f"{where}, mục “{strange[0]}”", wanted=f"một trong {', '.join(sorted(known))}"
        )
    return value


def _list(value: Any, where: str) -> Sequence[Any]:
    if not isinstance(value, list):
        raise InputError("not_inputs", where=where, wanted="một danh sách [ ]")
    return value


def _text(entry: Mapping[str, Any], key: str, where: str, otherwise: str | None = None) -> str:
    value = entry.get(key, otherwise)
    if not isinstance(value, str) or (otherwise is None and not value.strip()):
        raise InputError("not_inputs", where=f"{where}, {key}", wanted="một dòng chữ")
    return value


def _day(entry: Mapping[str, Any], where: str) -> date | None:
    if entry.get("day") is None:
        return None
    try:
        return date.fromisoformat(_text(entry, "day", where))
    except ValueError as error:
        raise InputError("not_inputs", where=f"{where}, day", wanted="một ngày, ví dụ 2025-09-30") from error


def _unit(value: Any, at: int) -> Inputs:
    entry = _object(value, _UNIT | {"votes"}, f"đơn vị thứ {at}")
    unit = _text(entry, "unit", f"đơn vị thứ {at}")
    targets = _object(entry.get("targets", {}), None, f"{unit}, targets")
    return Inputs(
        unit=unit,
        entries=tuple(_entry(each, unit) for each in _list(entry.get("entries", []), f"{unit}, entries")),
        incidents=tuple(_incident(each, unit) for each in _list(entry.get("incidents", []), f"{unit}, incidents")),
        targets={key: _object(each, None, f"{unit}, {key}") for key, each in targets.items()},
        facts=_object(entry.get("facts", {}), None, f"{unit}, facts"),
        day=_day(entry, unit),
    )


def _entry(value: Any, unit: str) -> Entry:
    entry = _object(value, _ENTRY, f"{unit}, entries")
    texts = {key: _text(entry, key, unit, "") for key in ("reason", "person", "evidence")}
    return Entry(
        criterion=_text(entry, "criterion", unit),
        phase=_text(entry, "phase", unit, "self"),
        values=_object(entry.get("values", {}), None, f"{unit}, values"),
        points=entry.get("points"),
        **texts,
    )


def _incident(value: Any, unit: str) -> Incident:
    entry = _object(value, _INCIDENT, f"{unit}, incidents")
    leader = entry.get("leader", False)
    if not isinstance(leader, bool):
        raise InputError("not_inputs", where=f"{unit}, leader", wanted="true hoặc false")
    note = _text(entry, "note", unit, "")
    return Incident(type=_text(entry, "type", unit), leader=leader, day=_day(entry, unit), note=note)
