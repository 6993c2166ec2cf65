"""What is given to score: entries of three phases, targets, incidents, facts. Missing stays missing; nothing is a
float. A whole number stays one, so whoever divides two values does it by ``part`` or with a ``Fraction``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from analytics.scoring import words
from analytics.scoring.criterion import Criterion
from analytics.scoring.problem import InputError
from analytics.scoring.rules import input_names
from analytics.scoring.scheme import PHASES, Scheme
from analytics.scoring.span import Span, is_exact

_SHA256 = re.compile(r"[0-9a-f]{64}")
_BOOLEAN = ("done", "passed")
_SIGNED = ("value", "days_late", "actual", "target")
_PARTS = frozenset(("numerator", "denominator", "value", "actual", "target"))
_TARGET = {"actual", "target", "numerator", "denominator", "met"}
Path = tuple[str, str]
"""Where one input value stands: (criterion or target id, name of the value)."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What one person gave for one criterion in one phase (``self``, ``verified``, ``council``). ``values``: the inputs
    of its rule. ``points``: given by hand, then ``reason`` says why. ``evidence``: SHA-256 of the document shown."""

    criterion: str
    phase: str = "self"
    values: Mapping[str, Any] = field(default_factory=dict)
    points: Fraction | None = None
    reason: str = ""
    person: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Incident:
    """Something that happened; ``leader``: whether a leader is concerned."""

    type: str
    leader: bool = False
    day: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Everything given for one unit. ``targets``: target id → actual and target in percent, or numerator and
    denominator with the target, or just whether it was ``met``. ``facts``: values that conditions, weights and ties ask
    for. ``incidents``: those recorded; none recorded counts as none. ``day``: the day the scheme must be in force."""

    unit: str
    entries: tuple[Entry, ...] = ()
    incidents: tuple[Incident, ...] = ()
    targets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None


def exact(value: Any, where: str) -> Fraction:
    """A whole number, a decimal or a fraction as a fraction; ``InputError`` for a float and anything else."""
    if type(value) is Fraction:
        return value
    if not is_exact(value):
        raise InputError("not_exact", where=where, value=value)
    return Fraction(value)


def checked(scheme: Scheme, inputs: Inputs) -> Inputs:
    """The inputs with exact numbers, without entries that say nothing; ``InputError`` for what the scheme does not know
    or what cannot be."""
    if inputs.day and not scheme.in_force(inputs.day):
        first, last = (each.strftime("%d/%m/%Y") if each else "…" for each in (scheme.valid_from, scheme.valid_to))
        raise InputError(
            "not_in_force", scheme=scheme.title, day=inputs.day.strftime("%d/%m/%Y"), first=first, last=last
        )
    for incident in inputs.incidents:
        _known("incident", incident.type, scheme.incidents)
    entries = [_entry(scheme, entry) for entry in inputs.entries]
    if len({(entry.criterion, entry.phase) for entry in entries}) < len(entries):
        places = [(entry.criterion, entry.phase) for entry in entries]
        twice = next(place for place in places if places.count(place) > 1)
        raise InputError("entry_twice", criterion=twice[0], phase=words.say("phase", twice[1]))
    return Inputs(
        unit=inputs.unit,
        entries=tuple(entry for entry in entries if entry.values or entry.points is not None),
        incidents=tuple(inputs.incidents),
        targets=MappingProxyType({key: _target(scheme, key, each) for key, each in inputs.targets.items()}),
        facts=known_facts(scheme, inputs),
        day=inputs.day,
    )


def known_facts(scheme: Scheme, inputs: Inputs) -> Mapping[str, Any]:
    """The facts that were given, exact; ``InputError`` for one that the scheme does not know."""
    given = {key: each for key, each in inputs.facts.items() if each is not None}
    return MappingProxyType({key: _fact(scheme, key, each) for key, each in given.items()})


def _known(kind: str, value: str, known: Any) -> None:
    if value not in known:
        raise _unknown(kind, value, known)


def _unknown(kind: str, value: str, known: Any) -> InputError:
    return InputError(f"unknown_{kind}", value=value, known=words.listed(sorted(known)) or "—")


def _entry(scheme: Scheme, entry: Entry) -> Entry:
    """The entry with exact numbers; the very one where they are exact already."""
    criterion, given = scheme.criteria.get(entry.criterion), entry.values
    if criterion is None:
        raise _unknown("criterion", entry.criterion, scheme.criteria)
    if entry.phase not in PHASES:
        raise _unknown("phase", entry.phase, PHASES)
    if given:
        names = input_names(criterion)
        for name in given:
            if name not in names:
                known = words.listed(names) or "—"
                raise InputError("unknown_value", criterion=criterion.label, value=name, known=known)
    if entry.evidence and not _SHA256.fullmatch(entry.evidence):
        raise InputError("not_a_hash", criterion=criterion.label, value=entry.evidence)
    values = _values(criterion, given) if given else given
    points = None if entry.points is None else _by_hand(criterion, entry)
    if values is given and points is entry.points:
        return entry
    return replace(entry, values=MappingProxyType(values), points=points)


def _values(criterion: Criterion, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values that were given, exact; the very mapping where all of them are exact already."""
    changed = {}
    for name, value in given.items():
        number = None if value is None else _value(criterion, name, value)
        if number is not value or value is None:
            changed[name] = number
    if not changed:
        return given
    return {name: value for name, value in {**given, **changed}.items() if value is not None}


def _value(criterion: Criterion, name: str, value: Any) -> Fraction | int | bool:
    """A whole number is exact as it is; from 0 on it fits whatever is not asked with yes or no."""
    if type(value) is int and value >= 0 and name not in _BOOLEAN:
        return value
    if name in _BOOLEAN:
        if not isinstance(value, bool):
            raise InputError("not_yes_or_no", criterion=criterion.label, value=value)
        return value
    number = value if type(value) is int else exact(value, criterion.label)
    if number.numerator < 0 and name not in _SIGNED:
        raise InputError("negative", criterion=criterion.label, name=name, value=number)
    if number.denominator == 1:
        return number
    if name not in _PARTS or (name == "value" and criterion.bands is not None and criterion.bands.whole):
        raise InputError("not_whole", criterion=criterion.label, name=name, value=number)
    return number


def _by_hand(criterion: Criterion, entry: Entry) -> Fraction:
    """Points a person gives: with a reason, and within what the criterion can bring."""
    points = exact(entry.points, criterion.label)
    if not entry.reason.strip():
        raise InputError("no_reason", criterion=criterion.label, value=points)
    given = Span(points, points)
    if criterion.rule == "gate" or criterion.clipped(given) != given:
        raise InputError("hand_outside", criterion=criterion.label, value=points, span=criterion.range.words)
    return points


def _target(scheme: Scheme, target: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    _known("target", target, scheme.targets)
    if target in scheme.criteria:
        raise InputError("target_of_criterion", criterion=scheme.targets[target])
    for name in given:
        if name not in _TARGET:
            raise InputError(
                "unknown_value", criterion=scheme.targets[target], value=name, known=words.listed(sorted(_TARGET))
            )
    label = scheme.targets[target]
    if not isinstance(given.get("met", True), bool):
        raise InputError("not_yes_or_no", criterion=label, value=given["met"])
    numbers = {name: exact(value, label) for name, value in given.items() if name != "met" and value is not None}
    return MappingProxyType({**numbers, **({"met": given["met"]} if "met" in given else {})})


def _fact(scheme: Scheme, fact: str, value: Any) -> Fraction | bool:
    _known("fact", fact, scheme.facts)
    return value if isinstance(value, bool) else exact(value, scheme.facts[fact])


def known_units(named: Iterable[str], units: Sequence[str]) -> None:
    """``InputError`` for a unit that is named but not among those scored."""
    for unit in named:
        if unit not in units:
            raise InputError("unknown_unit", value=unit, known=words.listed(units))
