"""A scheme file (TOML, inert) → a checked ``Scheme``. Every refusal is one Vietnamese sentence that names the place."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analytics import DATA
from analytics.scoring import checking, words
from analytics.scoring.bands import read_bands
from analytics.scoring.identity import digest
from analytics.scoring.problem import InputError, SchemeError
from analytics.scoring.rules import RULES
from analytics.scoring.scheme import (
    AwardQuota,
    Condition,
    Consequence,
    Criterion,
    RankClass,
    Scheme,
    Section,
    TieBreak,
    Workload,
)

FOLDER = DATA / "schemes"
UNREAD, NO_POINTS = "unknown", "none"
_POINTS = ("base_max", "bonus_cap", "penalty_cap", "total_cap", "total_floor")
_TEXTS = ("id", "title", "status", "source")
_SCHEME = {*_POINTS, *_TEXTS, "valid_from", "valid_to", "short_basis", "missing", "notes", "section", "criterion"} | {
    *("target", "incident", "fact", "class", "ceiling", "disqualification", "award_quota", "tie_break", "workload"),
    "frame",
}
_BANDS = {"bands", "holes", "edges", "whole"}
_CRITERION = {"id", "label", "section", "kind", "max", "rule", "gates", "missing", "lump", "workload", "note"} | _BANDS


def load_schemes(folder: Path = FOLDER) -> dict[str, Scheme]:
    """Every scheme of the folder by id, in the order of ids. ``SchemeError`` names the file that contradicts itself."""
    found = [load_scheme(file) for file in sorted(folder.glob("*.toml"))]
    return {scheme.id: scheme for scheme in sorted(found, key=lambda scheme: scheme.id)}


def scheme_named(scheme_id: str, folder: Path = FOLDER) -> Scheme:
    """The scheme with an id; ``InputError`` with the known ids otherwise."""
    known = sorted(file.stem for file in folder.glob("*.toml"))
    if scheme_id not in known:
        raise InputError("unknown_scheme", value=scheme_id, known=words.listed(known))
    return load_scheme(folder / f"{scheme_id}.toml")


def load_scheme(file: Path) -> Scheme:
    """One scheme from its file, which is called after its id."""
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SchemeError("not_toml", file=file.name, why=error) from error
    scheme = read_scheme(document)
    if scheme.id != file.stem:
        raise SchemeError("file_name", file=file.name, value=scheme.id)
    return scheme


def read_scheme(document: Mapping[str, Any]) -> Scheme:
    """A scheme from the tables of its document. ``SchemeError`` for anything unknown, missing or contradictory."""
    _only(document, _SCHEME, "bảng điểm")
    for key in _TEXTS:
        _text(document, key, "bảng điểm")
    scheme = Scheme(
        **{key: document[key] for key in _TEXTS},
        **{key: _points(document.get(key), key) for key in _POINTS},
        **{key: _day(document, key) for key in ("valid_from", "valid_to")},
        sha256=digest(document),
        sections=_by_id(_section(key, entry) for key, entry in document.get("section", {}).items()),
        criteria=_by_id(_criterion(entry) for entry in document.get("criterion", ())),
        workloads=_by_id(_workload(entry) for entry in document.get("workload", ())),
        **{f"{key}s": MappingProxyType(dict(document.get(key, {}))) for key in ("target", "incident", "fact")},
        classes=tuple(_class(entry) for entry in document.get("class", ())),
        ceilings=tuple(_consequence(entry) for entry in document.get("ceiling", ())),
        disqualifications=tuple(_consequence(entry) for entry in document.get("disqualification", ())),
        award_quotas=tuple(_quota(entry) for entry in document.get("award_quota", ())),
        tie_breaks=tuple(_made(TieBreak, entry, "tie_break") for entry in document.get("tie_break", ())),
        short_basis=document.get("short_basis", ""),
        frame=document.get("frame"),
        missing=tuple(document.get("missing", ())),
        notes=tuple(document.get("notes", ())),
        document=MappingProxyType(dict(document)),
    )
    checking.check(scheme)
    return scheme


def with_rows(scheme: Scheme, rows: Mapping[str, tuple[str, Fraction]], scheme_id: str) -> Scheme:
    """A scheme of its own from a frame (a formula without rows): ``rows`` is criterion id → (label, maximum points)."""
    if scheme.frame is None:
        raise InputError("no_frame", scheme=scheme.title)
    section = next(iter(scheme.sections))
    criteria = [
        {"id": key, "label": label, "section": section, "max": most, **scheme.frame} for key, (label, most) in rows.items()
    ]
    total = sum((Fraction(most) for _, most in rows.values()), Fraction(0))
    kept = {key: value for key, value in scheme.document.items() if key not in ("frame", "missing", "base_max")}
    own = {"id": scheme_id, "status": "own", "base_max": total, "criterion": criteria}
    return read_scheme({**kept, **own})


def _by_id(entries: Any) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for each in entries:
        if each.id in found:
            raise SchemeError("twice", value=each.id)
        found[each.id] = each
    return MappingProxyType(found)


def _only(entry: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise SchemeError("unknown_key", where=where, keys=words.listed(unknown), known=words.listed(sorted(known)))


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    if not isinstance(entry.get(key), str) or not entry[key].strip():
        raise SchemeError("no_text", where=where, key=key)
    return entry[key]


def _points(value: Any, where: str) -> Fraction | None:
    if value is None or value in (UNREAD, NO_POINTS):
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise SchemeError("not_a_number", where=where, value=value)
    if isinstance(value, Decimal) and not value.is_finite():
        raise SchemeError("not_a_number", where=where, value=value)
    return Fraction(value)


def _day(document: Mapping[str, Any], key: str) -> date | None:
    day = document.get(key)
    if day is not None and type(day) is not date:
        raise SchemeError("not_a_day", where=key, value=day)
    return day


def _section(section_id: str, entry: Mapping[str, Any]) -> Section:
    _only(entry, {"label", "max", "cap"}, section_id)
    most, cap = (_points(entry.get(key), section_id) for key in ("max", "cap"))
    return Section(id=section_id, label=_text(entry, "label", section_id), maximum=most, cap=cap)


def _criterion(entry: Mapping[str, Any]) -> Criterion:
    where = _text(entry, "label", str(entry.get("id", "tiêu chí")))
    rule = RULES.get(_text(entry, "rule", where))
    if rule is None:
        raise SchemeError("unknown_rule", where=where, value=entry["rule"], known=words.listed(sorted(RULES)))
    params = {key: value for key, value in entry.items() if key not in _CRITERION}
    _only(params, {*rule.required, *rule.optional}, where)
    absent = [key for key in rule.required if key not in params] + ["bands"] * (rule.bands and "bands" not in entry)
    if absent:
        raise SchemeError("rule_needs", where=where, rule=rule.name, keys=words.listed(absent))
    texts = {key: entry[key] for key in ("kind", "missing", "lump", "workload", "note") if key in entry}
    return Criterion(
        **{key: _text(entry, key, where) for key in ("id", "label", "section", "rule")},
        maximum=_points(entry.get("max"), where),
        params=MappingProxyType({key: _param(value, where) for key, value in params.items()}),
        bands=read_bands(entry, where, rule.whole),
        gates=tuple(entry.get("gates", ())),
        **texts,
    )


def _param(value: Any, where: str) -> Any:
    if isinstance(value, Mapping):
        return MappingProxyType({key: _param(each, where) for key, each in value.items()})
    return value if isinstance(value, str) and value != NO_POINTS else _points(value, where)


def _workload(entry: Mapping[str, Any]) -> Workload:
    where = _text(entry, "label", "workload")
    _only(entry, {"id", "label", "driver"} | _BANDS, where)
    bands = read_bands(entry, where)
    if bands is None:
        raise SchemeError("rule_needs", where=where, rule="workload", keys="bands")
    return Workload(id=_text(entry, "id", where), label=where, driver=_text(entry, "driver", where), bands=bands)


def _class(entry: Mapping[str, Any]) -> RankClass:
    where = _text(entry, "label", "class")
    _only(entry, {"id", "label", "min", "any", "quota_pct"}, where)
    return RankClass(
        id=_text(entry, "id", where),
        label=where,
        least=_points(entry.get("min"), where),
        conditions=tuple(_condition(each, where) for each in entry.get("any", ())),
        quota_pct=_points(entry.get("quota_pct"), where),
    )


def _condition(entry: Mapping[str, Any], where: str) -> Condition:
    _only(entry, {"targets_met_min", "short_max", "no_zero", "min_pct_each"}, where)
    exact = {key: _points(entry[key], where) for key in ("short_max", "min_pct_each") if key in entry}
    return Condition(**{**entry, **exact})


def _consequence(entry: Mapping[str, Any]) -> Consequence:
    renamed = {("class_id" if key == "class" else key): value for key, value in entry.items()}
    return _made(Consequence, renamed, "incident")


def _quota(entry: Mapping[str, Any]) -> AwardQuota:
    return _made(AwardQuota, {**entry, **({"pct": _points(entry["pct"], "pct")} if "pct" in entry else {})}, "quota")


def _made(kind: type, entry: Mapping[str, Any], where: str) -> Any:
    try:
        return kind(**entry)
    except TypeError as error:
        raise SchemeError("unknown_key", where=where, keys=words.listed(sorted(entry)), known=kind.__name__) from error
