"""What was written about a unit → what the engine scores: exact numbers, yes or no, points by hand with a reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any

from analytics.measures.scores import Mark
from analytics.scheme_forms import exact_number
from analytics.scoring import Entry, Incident, InputError, Inputs, Scheme, words
from analytics.scoring.rules import input_names
from analytics.scoring.scheme import PHASES
from analytics.spelling import fold

CRITERION, TARGET, INCIDENT, FACT, VOTE = "criterion", "target", "incident", "fact", "vote"
ABOUT = (CRITERION, TARGET, INCIDENT, FACT, VOTE)
TARGET_VALUES = ("actual", "target", "numerator", "denominator", "met")
YES, NO = frozenset({"co", "yes", "true", "dat"}), frozenset({"khong", "no", "false", "khong dat"})
COUNTED = frozenset({"numerator", "denominator", "days_late", "confirmed"})
_LEADER = frozenset({"lanh dao", "leader"})


class Unfit(InputError):
    """A cell does not fit its scheme; ``column`` is the id of the column it stands in."""

    def __init__(self, column: str, code: str, **said: object):
        super().__init__(code, **said)
        self.column = column


@dataclass(frozen=True, kw_only=True)
class Given:
    """One mark as the engine understands it: which item, which value of it, and what was said of it."""

    mark: Mark
    item: str
    name: str
    value: Fraction | bool | None
    points: Fraction | None


def understood(scheme: Scheme, mark: Mark) -> Given:
    """The mark against its scheme; ``Unfit`` with one sentence for what the scheme does not know."""
    item = _item(scheme, mark)
    if mark.about != CRITERION and mark.points:
        raise Unfit("points", "points_elsewhere")
    points = _number(mark.points, "points", True) if mark.points else None
    name = _name(scheme, mark, item, points)
    value = _value(mark, name)
    if value is None and points is None and mark.about != INCIDENT:
        if mark.about == VOTE:
            raise Unfit("value", "not_votes", value=mark.value or "")
        if mark.name == "" and not mark.reason:
            raise Unfit("value", "nothing_given")
    return Given(mark=mark, item=item, name=name, value=value, points=points)


def _item(scheme: Scheme, mark: Mark) -> str:
    """The id of what the mark is about, said by its code or its name."""
    if mark.about == VOTE:
        return ""
    known = items(scheme, mark.about)
    told = {fold(key): key for key in known} | {fold(label): key for key, label in known.items()}
    if not mark.item:
        raise Unfit("item", "no_item", about=_ABOUT_WORDS[mark.about], known=words.listed(known) or "—")
    exact = mark.item if mark.item in known else told.get(fold(mark.item))
    if exact is None:
        raise Unfit("item", f"unknown_{mark.about}", value=mark.item, known=words.listed(known) or "—")
    return exact


_ABOUT_WORDS = {CRITERION: "tiêu chí", TARGET: "chỉ tiêu", INCIDENT: "vụ việc", FACT: "số liệu kèm theo"}


def items(scheme: Scheme, about: str) -> Mapping[str, str]:
    """Id → name of everything that marks can be about."""
    if about == CRITERION:
        return {key: each.label for key, each in scheme.criteria.items()}
    return {TARGET: scheme.targets, INCIDENT: scheme.incidents, FACT: scheme.facts}.get(about, {})


def names(scheme: Scheme, about: str, item: str) -> tuple[str, ...]:
    """The values that may be given for an item."""
    if about == CRITERION:
        return input_names(scheme.criteria[item])
    return {TARGET: TARGET_VALUES, FACT: ("value",), VOTE: ("value",)}.get(about, ())


def _name(scheme: Scheme, mark: Mark, item: str, points: Fraction | None) -> str:
    known = names(scheme, mark.about, item)
    if not mark.name:
        if mark.value and len(known) > 1:
            said = words.listed(map(words.value_name, known))
            label = items(scheme, mark.about)[item]
            raise Unfit("name", "no_value_name", criterion=label, value=mark.value, known=said)
        return known[0] if known and mark.value else ""
    if mark.about == INCIDENT:
        return "leader" if fold(mark.name) in _LEADER else ""
    told = {fold(key): key for key in known} | {fold(words.value_name(key)): key for key in known}
    if fold(mark.name) not in told:
        said = words.listed(map(words.value_name, known)) or "—"
        label = items(scheme, mark.about).get(item, "")
        raise Unfit("name", "unknown_value", criterion=label, value=mark.name, known=said)
    return told[fold(mark.name)]


def _value(mark: Mark, name: str) -> Fraction | bool | None:
    if not mark.value or mark.about == INCIDENT:
        return None
    said = fold(mark.value)
    if said in YES or said in NO:
        return said in YES
    counted = name in COUNTED or mark.about == VOTE
    value = _number(mark.value, "value", not counted)
    if mark.about == VOTE and (value < 0 or value.denominator != 1):
        raise Unfit("value", "not_votes", value=mark.value)
    return value


def _number(text: str, column: str, may_be_decimal: bool) -> Fraction:
    found = exact_number(text, counts=not may_be_decimal)
    if found is None:
        raise Unfit(column, "not_a_score", value=text)
    return found


def place_of(given: Given) -> tuple[str, str, str, str]:
    """What makes two marks of a unit the same one, however their item and value were spelled."""
    return given.mark.phase, given.mark.about, given.item, given.name


def newest(found: Iterable[Given]) -> tuple[Given, ...]:
    """Of marks in the same place the one that the ledger took in last."""
    last: dict[tuple[str, str, str, str], Given] = {}
    for each in sorted(found, key=lambda each: each.mark.entry):
        last[place_of(each)] = each
    return tuple(last.values())


def inputs_of(unit: str, found: Sequence[Given], base: Sequence[Entry] = ()) -> Inputs:
    """Everything given for one unit. ``base``: entries that stand below everybody's, from the reports. A later phase
    goes on with the values of the earlier one where it says nothing."""
    targets: dict[str, dict[str, Any]] = {}
    for each in in_order(found, TARGET):
        targets.setdefault(each.item, {})[each.name] = each.value
    return Inputs(
        unit=unit,
        entries=tuple(_entries([each for each in found if each.mark.about == CRITERION], base)),
        incidents=tuple(
            Incident(type=each.item, leader=each.name == "leader", note=each.mark.note or "")
            for each in found
            if each.mark.about == INCIDENT and fold(each.mark.value or "co") not in NO
        ),
        targets=targets,
        facts={each.item: each.value for each in in_order(found, FACT)},
    )


def in_order(found: Sequence[Given], about: str) -> list[Given]:
    """Of one kind, the latest phase last."""
    return sorted((each for each in found if each.mark.about == about), key=lambda each: PHASES.index(each.mark.phase))


def votes_of(found: Mapping[str, Sequence[Given]]) -> dict[str, int]:
    """Unit → votes, of those for whom any were counted."""
    cast = {unit: in_order(each, VOTE) for unit, each in found.items()}
    return {unit: int(each[-1].value) for unit, each in cast.items() if each}


def _entries(found: Sequence[Given], base: Sequence[Entry]) -> Iterable[Entry]:
    by_item = sorted(found, key=lambda each: (each.item, PHASES.index(each.mark.phase)))
    below = {entry.criterion: entry for entry in base}
    yield from (entry for key, entry in below.items() if all(each.item != key for each in found))
    for item, own in groupby(by_item, key=lambda each: each.item):
        values: dict[str, Any] = dict(below[item].values) if item in below else {}
        phases = {phase: list(each) for phase, each in groupby(own, key=lambda each: each.mark.phase)}
        if item in below and PHASES[0] not in phases:
            yield below[item]
        for phase, each in phases.items():
            values = values | {one.name: one.value for one in each if one.name}
            yield _entry(item, phase, values, each)


def _entry(item: str, phase: str, values: Mapping[str, Any], own: Sequence[Given]) -> Entry:
    def said(name: str) -> str:
        return next((getattr(one.mark, name) for one in own if getattr(one.mark, name)), "")

    points = next((one.points for one in own if one.points is not None), None)
    known = [name for name in values if values[name] is not None]
    given = {name: values[name] for name in sorted(known, key=_told_first)}
    texts = {name: said(name) for name in ("reason", "person", "evidence")}
    return Entry(criterion=item, phase=phase, values=given, points=points, **texts)


def _told_first(name: str) -> int:
    """Numerator before denominator, actual before target, as people say them."""
    order = list(words.templates()["value"])
    return order.index(name) if name in order else len(order)
