"""The tables of a scheme's document → its records, each with a sentence for what does not belong there."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from analytics.scoring import words
from analytics.scoring.bands import read_bands
from analytics.scoring.criterion import Criterion
from analytics.scoring.problem import SchemeError
from analytics.scoring.rules import RULES
from analytics.scoring.scheme import AwardQuota, Condition, Consequence, RankClass, Section, Workload
from analytics.scoring.span import is_exact

UNREAD, NO_POINTS = "unknown", "none"
_CHOICES = ("combine", "when_empty", "days")
_BANDS = {"bands", "holes", "edges", "whole"}
_CRITERION = {"id", "label", "section", "kind", "max", "rule", "gates", "missing", "lump", "workload", "note"} | {
    *_BANDS,
    "indicator",
}


def by_id(entries: Any) -> Mapping[str, Any]:
    """The records by their id, in their order; no id twice."""
    found: dict[str, Any] = {}
    for each in entries:
        if each.id in found:
            raise SchemeError("twice", value=each.id)
        found[each.id] = each
    return MappingProxyType(found)


def only(entry: Mapping[str, Any], known: set[str], where: str) -> None:
    """``SchemeError`` for a key that nobody knows, or for what is no table at all."""
    if not isinstance(entry, Mapping):
        raise SchemeError("not_a_table", where=where, value=entry)
    unknown = sorted(set(entry) - known)
    if unknown:
        raise SchemeError("unknown_key", where=where, keys=words.listed(unknown), known=words.listed(sorted(known)))


def text(entry: Mapping[str, Any], key: str, where: str) -> str:
    """A text that must be there and say something."""
    if not isinstance(entry.get(key), str) or not entry[key].strip():
        raise SchemeError("no_text", where=where, key=key)
    return entry[key]


def points(value: Any, where: str) -> Fraction | None:
    """A number as an exact fraction; ``None`` where it is absent, unknown or none."""
    if value is None or value in (UNREAD, NO_POINTS):
        return None
    if not is_exact(value):
        raise SchemeError("not_a_number", where=where, value=value)
    return Fraction(value)


def day(document: Mapping[str, Any], key: str) -> date | None:
    """A day, where there is one."""
    found = document.get(key)
    if found is not None and type(found) is not date:
        raise SchemeError("not_a_day", where=key, value=found)
    return found


def section(section_id: str, entry: Mapping[str, Any]) -> Section:
    """One section."""
    only(entry, {"label", "max", "cap"}, section_id)
    most, cap = (points(entry.get(key), section_id) for key in ("max", "cap"))
    return Section(id=section_id, label=text(entry, "label", section_id), maximum=most, cap=cap)


def criterion(entry: Mapping[str, Any]) -> Criterion:
    """One criterion with the parameters its rule knows."""
    where = text(entry, "label", str(entry.get("id", "tiêu chí")))
    rule = RULES.get(text(entry, "rule", where))
    if rule is None:
        raise SchemeError("unknown_rule", where=where, value=entry["rule"], known=words.listed(sorted(RULES)))
    params = {key: value for key, value in entry.items() if key not in _CRITERION}
    only(params, {*rule.required, *rule.optional}, where)
    absent = [key for key in rule.required if key not in params] + ["bands"] * (rule.bands and "bands" not in entry)
    if absent:
        raise SchemeError("rule_needs", where=where, rule=rule.name, keys=words.listed(absent))
    texts = {key: entry[key] for key in ("kind", "missing", "lump", "workload", "note", "indicator") if key in entry}
    return Criterion(
        **{key: text(entry, key, where) for key in ("id", "label", "section", "rule")},
        maximum=points(entry.get("max"), where),
        params=MappingProxyType({key: _param(key, value, where) for key, value in params.items()}),
        bands=read_bands(entry, where, rule.whole),
        gates=tuple(entry.get("gates", ())),
        **texts,
    )


def _param(key: str, value: Any, where: str) -> Any:
    """A parameter: words for a choice, points by kind for events and honours, else a number."""
    if key in _CHOICES and isinstance(value, str):
        return value
    if key == "each" and isinstance(value, Mapping):
        return MappingProxyType({kind: _param(kind, each, where) for kind, each in value.items()})
    number = points(value, where)
    if key in (*_CHOICES, "each") or (number is None and key != "over_cap"):
        raise SchemeError("not_a_number", where=f"{where}, {key}", value=value)
    return number


def workload(entry: Mapping[str, Any]) -> Workload:
    """One table of factors."""
    where = text(entry, "label", "workload")
    only(entry, {"id", "label", "driver"} | _BANDS, where)
    bands = read_bands(entry, where)
    if bands is None:
        raise SchemeError("rule_needs", where=where, rule="workload", keys="bands")
    return Workload(id=text(entry, "id", where), label=where, driver=text(entry, "driver", where), bands=bands)


def rank_class(entry: Mapping[str, Any]) -> RankClass:
    """One class with its side conditions."""
    where = text(entry, "label", "class")
    only(entry, {"id", "label", "min", "any", "quota_pct"}, where)
    return RankClass(
        id=text(entry, "id", where),
        label=where,
        least=points(entry.get("min"), where),
        conditions=tuple(_condition(each, where) for each in entry.get("any", ())),
        quota_pct=points(entry.get("quota_pct"), where),
    )


def _condition(entry: Mapping[str, Any], where: str) -> Condition:
    only(entry, {"targets_met_min", "short_max", "no_zero", "min_pct_each"}, where)
    exact = {key: points(entry[key], where) for key in ("short_max", "min_pct_each") if key in entry}
    return Condition(**{**entry, **exact})


def consequence(entry: Mapping[str, Any]) -> Consequence:
    """A ceiling or a disqualification."""
    renamed = {("class_id" if key == "class" else key): value for key, value in entry.items()}
    return made(Consequence, renamed, "incident")


def award_quota(entry: Mapping[str, Any]) -> AwardQuota:
    """How many may get an award."""
    return made(AwardQuota, {**entry, **({"pct": points(entry["pct"], "pct")} if "pct" in entry else {})}, "quota")


def made(kind: type, entry: Mapping[str, Any], where: str) -> Any:
    """A record whose fields are all there is in the table."""
    try:
        return kind(**entry)
    except TypeError as error:
        raise SchemeError("unknown_key", where=where, keys=words.listed(sorted(entry)), known=kind.__name__) from error
