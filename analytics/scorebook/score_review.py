"""A file of scores beside its schemes and the ledger: every row that does not fit is named with its reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import groupby
from typing import Any

from analytics.intake import Finding
from analytics.intake.findings import Voice
from analytics.measures.scores import Mark, marks
from analytics.scorebook.fed import Fed, fed
from analytics.scorebook.giving import CRITERION, Given, Unfit, inputs_of, newest, place_of, understood
from analytics.scorebook.issued import issued, named
from analytics.scorebook.standings import full_name
from analytics.scoring import Entry, InputError, Scheme, UndefinedBand, evaluate
from analytics.scoring.scheme import PHASES
from analytics.warehouse import Warehouse

Row = Mapping[str, Any]


def of_scores(rows: Sequence[Row], warehouse: Warehouse, voice: Voice) -> Iterator[Finding]:
    """What is wrong with the scores of a file."""
    known, before = issued(warehouse), _by_place(marks(warehouse))
    reports = _Reports(warehouse=warehouse, rows=rows)
    for place, group in groupby(sorted(rows, key=_mark_place), key=lambda row: _mark_place(row)[:3]):
        (unit_id, year, name), own = place, list(group)
        try:
            scheme = named(name, year, unit_id, known, warehouse.units).scheme
        except InputError as refusal:
            yield voice.finding("score_scheme", row=own[0]["row"], column="scheme", value=name, why=str(refusal))
            continue
        reported = reports.of(scheme, name, year, unit_id)
        yield from _of_unit(scheme, own, before.get(place, []), reported, warehouse, voice)


def _by_place(found: Sequence[Mark]) -> dict[tuple, list[Mark]]:
    """(unit, year, scheme) → marks."""
    places: dict[tuple, list[Mark]] = {}
    for each in found:
        places.setdefault((each.unit_id, each.year, each.scheme), []).append(each)
    return places


@dataclass(kw_only=True)
class _Reports:
    """What the reports say of the criteria of every unit of a file, asked for once a scheme and year."""

    warehouse: Warehouse
    rows: Sequence[Row]
    found: dict[tuple[str, int], dict[str, list[Fed]]] = field(default_factory=dict)

    def of(self, scheme: Scheme, name: str, year: int, unit_id: str) -> dict[str, Fed]:
        """Criterion → its figures, of one unit."""
        key = (scheme.sha256, year)
        if key not in self.found:
            asked = {row["unit_id"] for row in self.rows if (row["scheme"], row["year"]) == (name, year)}
            self.found[key] = fed(self.warehouse, scheme, asked, year)
        return {each.criterion: each for each in self.found[key].get(unit_id, ())}


def _mark_place(row: Row) -> tuple:
    return row["unit_id"], row["year"], row["scheme"], row["row"]


def _of_unit(
    scheme: Scheme,
    own: Sequence[Row],
    earlier: Sequence[Mark],
    reported: Mapping[str, Fed],
    warehouse: Warehouse,
    voice: Voice,
) -> Iterator[Finding]:
    """What is given of one unit, on top of what stood before."""
    new: list[tuple[int, Given]] = []
    wrong = False
    for row in own:
        try:
            new.append((row["row"], understood(scheme, _mark(row))))
        except Unfit as unfit:
            wrong = True
            yield voice.finding("score_unfit", row=row["row"], column=unfit.column, value=row["value"], why=str(unfit))
        sha256 = row.get("evidence")
        if sha256 and warehouse.ledger.find_file(sha256, "evidence") is None:
            yield voice.finding("score_evidence", row=row["row"], column="evidence", value=sha256)
    if wrong:
        return
    yield from _against_reports(scheme, new, reported, voice)
    yield from _twice(new, voice)
    replaced = {place_of(each) for _, each in new}
    standing = newest(understood(scheme, mark) for mark in earlier)
    standing = [each for each in standing if place_of(each) not in replaced]
    base = [each.as_entry for each in reported.values()]
    yield from _evaluated(scheme, full_name(warehouse.units, own[0]["unit_id"]), new, standing, base, voice)


def _mark(row: Row) -> Mark:
    return Mark(**{each.name: row.get(each.name) for each in fields(Mark)} | {"entry": 0})


def _twice(new: Sequence[tuple[int, Given]], voice: Voice) -> Iterator[Finding]:
    """Two rows of a file that mean the same value, spelled in two ways."""
    seen: dict[tuple, int] = {}
    for row, each in new:
        first = seen.setdefault(place_of(each), row)
        if first != row:
            yield voice.finding("score_twice", row=row, column="item", value=each.mark.item, first=first)


def _against_reports(
    scheme: Scheme, new: Sequence[tuple[int, Given]], reported: Mapping[str, Fed], voice: Voice
) -> Iterator[Finding]:
    """A figure that the reports bring is not written by the unit itself, and by others only with a reason."""
    for row, each in new:
        own = reported.get(each.item) if each.mark.about == CRITERION and each.name else None
        if own is None or own.values.get(each.name, each.value) == each.value:
            continue
        place = {"row": row, "value": each.mark.value}
        label = scheme.criteria[each.item].label
        if each.mark.phase == PHASES[0]:
            why = str(InputError("fed_by_reports", criterion=label, value=own.values[each.name], entry=str(own.entry)))
            yield voice.finding("score_unfit", **place, column="value", why=why)
        elif not any(other.mark.reason for _, other in new if other.item == each.item):
            why = str(InputError("fed_needs_reason", criterion=label))
            yield voice.finding("score_unfit", **place, column="reason", why=why)


def _evaluated(
    scheme: Scheme,
    unit: str,
    new: Sequence[tuple[int, Given]],
    standing: Sequence[Given],
    base: Sequence[Entry],
    voice: Voice,
) -> Iterator[Finding]:
    """What the engine refuses of the unit as it would then stand, at the row that brought it."""
    everything = [*standing, *(each for _, each in new)]
    try:
        evaluate(scheme, inputs_of(unit, everything, base))
        return
    except UndefinedBand as question:
        code, why = "score_undefined", str(question)
    except InputError as refusal:
        code, why = "score_unfit", str(refusal)
    row = next((row for row, each in new if each.item and _names(scheme, each, why)), new[0][0])
    yield voice.finding(code, row=row, value=None, why=why)


def _names(scheme: Scheme, given: Given, sentence: str) -> bool:
    label = scheme.criteria[given.item].label if given.item in scheme.criteria else scheme.targets.get(given.item, "")
    return bool(label) and f"“{label}”" in sentence
