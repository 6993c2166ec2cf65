"""A file of schemes or of scores beside what the ledger holds: every row that does not fit is named with its reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import groupby
from typing import Any

from analytics.catalog import Catalog
from analytics.intake import Finding, Reading
from analytics.intake.findings import Remarks, Voice
from analytics.measures.scores import Mark, SchemeLine, marks, scheme_lines
from analytics.scheme_forms import FormReading
from analytics.scorebook.fed import Fed, fed, indicators
from analytics.scorebook.giving import CRITERION, Given, Unfit, inputs_of, newest, place_of, understood
from analytics.scorebook.issued import Issued, bundled, issued, named, read_lines, spellings
from analytics.scorebook.resting import rests, takes_over
from analytics.scorebook.standings import full_name
from analytics.scoring import InputError, Scheme, UndefinedBand, evaluate
from analytics.scoring.scheme import PHASES
from analytics.spelling import fold
from analytics.warehouse import Warehouse

SCHEMES, SCORES = "schemes", "scores"
Row = Mapping[str, Any]
_CELLS = [each.name for each in fields(SchemeLine) if each.name not in ("source", "entry")]


def reviewed(reading: Reading, warehouse: Warehouse, catalog: Catalog) -> Reading:
    """The reading, rejected where a scheme contradicts itself or what is given does not fit its scheme. Those of other
    datasets come back as they are."""
    found = {SCHEMES: _schemes, SCORES: _scores}.get(reading.dataset_id)
    if found is None or reading.table is None:
        return reading
    voice = Voice(kinds=catalog.findings, headers=dict(reading.headers))
    rows = reading.table.to_pylist()
    return reading.with_remarks(Remarks(findings=tuple(found(rows, warehouse, voice))))


def _schemes(rows: Sequence[Row], warehouse: Warehouse, voice: Voice) -> Iterator[Finding]:
    known: dict[tuple, dict[int, SchemeLine]] = {}
    for line in scheme_lines(warehouse):
        known.setdefault((line.unit_id, line.year, line.scheme), {})[line.line] = line
    for key, own in groupby(sorted(rows, key=_scheme_place), key=lambda row: _scheme_place(row)[:3]):
        yield from _scheme(key, list(own), known.get(key, {}), warehouse, voice)


def _scheme_place(row: Row) -> tuple:
    return row["unit_id"], row["year"], row["scheme"], row["line"]


def _scheme(
    key: tuple, own: Sequence[Row], known: Mapping[int, SchemeLine], warehouse: Warehouse, voice: Voice
) -> Iterator[Finding]:
    """One scheme of a file, which must bring it whole."""
    first, name = own[0]["row"], key[2]
    if any(fold(name) in spellings(each) for each in bundled()):
        yield voice.finding("scheme_name_taken", row=first, column="scheme", value=name)
        return
    missing = sorted(set(known) - {row["line"] for row in own})
    if missing:
        words = {"count": len(missing), "first": missing[0], "known": len(known)}
        yield voice.finding("scheme_not_whole", row=first, column="line", value=name, **words)
        return
    changed = [row for row in own if not _stands(row, known.get(row["line"]))]
    if changed and known and rests(key, warehouse):
        yield voice.finding("scheme_in_use", row=changed[0]["row"], value=name)
        return
    reading = read_lines(name, None, own)
    if not known and reading.scheme and takes_over(_new(key, reading.scheme), warehouse):
        yield voice.finding("scheme_takes_over", row=first, column="scheme", value=name)
        return
    yield from _contradictions(name, reading, own, warehouse, voice)


def _new(key: tuple, scheme: Scheme) -> Issued:
    return Issued(name=key[2], scheme=scheme, unit_id=key[0], year=key[1])


def _stands(row: Row, line: SchemeLine | None) -> bool:
    return line is not None and all((row[name] or None) == (getattr(line, name) or None) for name in _CELLS)


def _contradictions(
    name: str, reading: FormReading, own: Sequence[Row], warehouse: Warehouse, voice: Voice
) -> Iterator[Finding]:
    for problem in reading.problems:
        place = {"row": problem.row, "column": problem.column}
        yield voice.finding("scheme_refused", **place, value=name, why=problem.why)
    feeds = indicators(warehouse.catalog)
    for criterion in reading.scheme.criteria.values() if reading.scheme else ():
        if criterion.indicator and criterion.indicator not in feeds:
            row = next((each["row"] for each in own if each["label"] == criterion.label), None)
            said = {"indicator": criterion.indicator, "known": ", ".join(feeds)}
            yield voice.finding("scheme_indicator", row=row, column="params", value=name, **said)


def _scores(rows: Sequence[Row], warehouse: Warehouse, voice: Voice) -> Iterator[Finding]:
    known, before = issued(warehouse), marks(warehouse)
    for (unit_id, year, name), own in groupby(sorted(rows, key=_mark_place), key=lambda row: _mark_place(row)[:3]):
        own = list(own)
        try:
            scheme = named(name, year, unit_id, known, warehouse.units).scheme
        except InputError as refusal:
            yield voice.finding("score_scheme", row=own[0]["row"], column="scheme", value=name, why=str(refusal))
            continue
        earlier = [each for each in before if (each.unit_id, each.year, each.scheme) == (unit_id, year, name)]
        yield from _of_unit(scheme, own, earlier, warehouse, voice)


def _mark_place(row: Row) -> tuple:
    return row["unit_id"], row["year"], row["scheme"], row["row"]


def _of_unit(
    scheme: Scheme, own: Sequence[Row], earlier: Sequence[Mark], warehouse: Warehouse, voice: Voice
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
    unit_id, year = own[0]["unit_id"], own[0]["year"]
    reported = {each.criterion: each for each in fed(warehouse, scheme, [unit_id], year).get(unit_id, ())}
    yield from _against_reports(scheme, new, reported, voice)
    yield from _twice(new, voice)
    replaced = {place_of(each) for _, each in new}
    standing = newest(understood(scheme, mark) for mark in earlier)
    standing = [each for each in standing if place_of(each) not in replaced]
    base = [each.as_entry for each in reported.values()]
    yield from _evaluated(scheme, full_name(warehouse.units, unit_id), new, standing, base, voice)


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
    base: Sequence[Any],
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
