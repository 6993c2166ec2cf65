"""All checks over one reading."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.catalog import Catalog
from analytics.checks import copies, course, fractions, scale, shift, sums, unusual
from analytics.checks.case import Case, Hits
from analytics.checks.panel import Panel, codes, joined, panel
from analytics.intake import Finding, Question, Reading
from analytics.intake.findings import Remarks, Voice
from analytics.units import NATIONAL, Units

OPTION = "--confirm"
PAST_YEARS = 11
LISTED = 200
LARGE = 50_000
ENOUGH = 8  # in a file of fewer rows "most of them" says too little to stop a person: it warns
_TWIN = {"cases": "money", "money": "cases"}
_EVERY: tuple[Callable[[Case], Iterator[Hits]], ...] = (
    copies.dimensions, scale.counts, copies.against_ledger, copies.within_file, scale.units, shift.moved,
    shift.exchanged, scale.cells, course.titled, course.ahead, course.skipped, course.outranked, course.falls,
    course.stock, sums.printed_total, sums.hidden_total, sums.partial_total, sums.offices, sums.transfers,
    shift.holes, shift.empty, unusual.steps,
)  # fmt: skip
# A row that says one of these has said what the others would say again.
_SAID_ALREADY = {
    "figure_jump": ("unit_jump", "columns_exchanged", "shifted"),
    "unusual": ("unit_jump", "figure_jump", "columns_exchanged", "shifted", "copied_unit", "dimension_swapped"),
    "unit_jump": ("money_against_last_year", "money_magnitude", "count_magnitude"),
    "blank_cell": ("shifted",),
    "stock_flow": ("unit_jump", "copied_period", "copied_unit"),
    "cumulative_falls": ("final_stands",),
}
_SILENCING = frozenset(code for codes in _SAID_ALREADY.values() for code in codes)


def concerned(reading: Reading, units: Units) -> dict[str, Any]:
    """Which known figures the checks of a readable file look at: parameters of the question ``known_figures``."""
    table = reading.table
    own = [units.get(unit_id) for unit_id in pc.unique(table["unit_id"]).to_pylist()]
    near = {unit.id: None for unit in own}
    for unit in own:
        above = [unit.parent_id] if unit.parent_id else [NATIONAL] if unit.level == "province" else []
        parts = units.of_level("province") if unit.level == "national" else units.children(unit.id)
        near |= dict.fromkeys([*above, *(each.id for each in (*parts, *units.predecessors(unit.id)))])
    years, months = pc.min_max(table["year"]).as_py(), pc.unique(table["months"]).to_pylist()
    return {
        "dataset": reading.dataset_id,
        "unit_ids": sorted(near),
        "first_year": years["min"] - PAST_YEARS,
        "own_first_year": years["min"],
        "own_last_year": years["max"],
        "months": sorted({*months, 12}),
    }


def review(
    reading: Reading,
    known: pa.Table,
    catalog: Catalog,
    units: Units,
    confirmed: str | None = None,
    today: date | None = None,
) -> Reading:
    """The reading with what is doubtful about it.

    ``known``: current figures, one row per ``dataset``, ``unit_id``, ``year``, ``months`` and ``group``.
    ``confirmed``: ids of checks, joined by ``+``, that the person has answered with "it is right".
    """
    dataset = catalog.datasets[reading.dataset_id]
    if reading.table is None or not dataset.is_periodic or not len(reading.table) or not catalog.checks:
        return reading
    case = _case(reading, known, catalog, units, today)
    reading = replace(reading, findings=fractions.explained(case, reading.table))
    found = [hit for hit in _all(case) if hit.places]
    agreed = set((confirmed or "").split("+"))
    asking = [hit for hit in found if hit.most and hit.comparable >= ENOUGH and catalog.checks[hit.check].asks]
    open_still = [hit for hit in asking if hit.check not in agreed]
    if open_still:
        asked = dict.fromkeys(hit.check for hit in asking)
        return reading.with_remarks(Remarks(questions=(_question(asked, open_still, catalog),)))
    findings = tuple(_findings(found, reading, case))
    return reading.with_remarks(Remarks(findings=findings, decisions=_agreed(asking, case)))


def _all(case: Case) -> Iterator[Hits]:
    for check in _EVERY:
        yield from (hit for hit in check(case) if _holds(case, hit))


def _holds(case: Case, hit: Hits) -> bool:
    """Is the check one of this dataset and these years?"""
    check = case.checks[hit.check]
    if check.valid_from or check.valid_until:
        first, last = check.valid_from or 0, check.valid_until or 9999
        hit.places[:] = [place for place in hit.places if first <= case.file.year[place[0]] <= last]
    return check.concerns(case.dataset)


def _findings(found: list[Hits], reading: Reading, case: Case) -> Iterator[Finding]:
    said: dict[str, set[int]] = {}
    for finding in reading.findings:
        said.setdefault(finding.code, set()).add(finding.row or 0)
    for hit in found:
        silent = set().union(*(said.get(code, ()) for code in _SAID_ALREADY.get(hit.check, ())))
        places = [place for place in hit.places if not silent or int(case.file.row[place[0]]) not in silent]
        if hit.check in _SILENCING:
            said.setdefault(hit.check, set()).update(int(case.file.row[index]) for index, _ in hit.places)
        yield from map(hit.describe, places[:LISTED])
        if len(places) > LISTED:
            check = case.checks[hit.check]
            more = {"severity": check.severity, "label": check.label, "count": len(places) - LISTED}
            yield case.voice.finding("more_doubts", **more)


def _question(asked: Mapping[str, None], open_still: list[Hits], catalog: Catalog) -> Question:
    told = [hit.describe(hit.places[0]).message for hit in open_still]
    evidence = [
        catalog.checks[hit.check].asks.format(count=hit.rows, comparable=hit.comparable) + " Ví dụ: " + text
        for hit, text in zip(open_still, told, strict=True)
    ]
    voice = Voice(kinds=catalog.findings)
    answer = {"+".join(asked): catalog.findings["question_confirmed"].description}
    return voice.question("question_confirmed", "confirmed", OPTION, answer, evidence=" ".join(dict.fromkeys(evidence)))


def _agreed(asking: list[Hits], case: Case):
    kinds = dict.fromkeys(hit.check for hit in asking)
    labels = (case.checks[kind].label for kind in kinds)
    return tuple(case.voice.decision("decision_confirmed", "confirmed", label=label) for label in labels)


def _case(reading: Reading, known: pa.Table, catalog: Catalog, units: Units, today: date | None) -> Case:
    dataset, table = catalog.datasets[reading.dataset_id], reading.table
    ids = codes((table, known, _predecessor_targets(known, units)))
    beside = known.filter(pc.equal(known["dataset"], dataset.id)) if len(known) else known
    twin = known.filter(pc.equal(known["dataset"], _TWIN.get(dataset.id, ""))) if len(known) else known
    columns = [column.id for column in dataset.of_role("figure") if column.type == "amount"]
    file, ledger = panel(table, columns, ids), panel(beside, columns, ids)
    ledger = _with_merged(ledger, units)
    unit_of = tuple(units.get(unit_id) for unit_id in ids.units) if len(table) else ()
    return Case(
        reading=reading,
        dataset=dataset,
        checks=catalog.checks,
        units=units,
        voice=Voice(kinds={**catalog.findings, **catalog.checks}, headers=dict(reading.headers)),
        file=file,
        known=ledger,
        all=joined(ledger, file) if len(file) < LARGE else ledger,
        other=panel(twin, columns, ids),
        order=tuple(name for name in reading.headers if name in columns),
        today=today,
        unit_of=unit_of,
    )


def _predecessor_targets(known: pa.Table, units: Units) -> pa.Table:
    """The merged provinces that known ones went into, so that they too have a number."""
    merged = {link.unit_id: link.successor_id for link in units.successions if link.whole}
    ids = [merged[unit_id] for unit_id in pc.unique(known["unit_id"]).to_pylist() if unit_id in merged]
    return pa.table({"unit_id": pa.array(ids, pa.string())})


def _with_merged(ledger: Panel, units: Units) -> Panel:
    """The ledger's rows, and before them those of merged provinces as the sum of all their predecessors' rows."""
    links: dict[str, list[str]] = {}
    for link in units.successions:
        if link.whole:
            links.setdefault(link.successor_id, []).append(link.unit_id)
    number = ledger.codes.unit
    merged = {number[one]: number[new] for new, olds in links.items() if new in number for one in olds if one in number}
    rows = np.flatnonzero(np.isin(ledger.unit, list(merged)))
    if not len(rows):
        return ledger
    sizes = {number[new]: len(olds) for new, olds in links.items() if new in number}
    target = np.array([merged[unit] for unit in ledger.unit[rows].tolist()])
    keys = ledger.take(rows).keys_of(target, ledger.year[rows], ledger.months[rows])
    _, first, place, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    whole = counts == np.array([sizes[unit] for unit in target[first].tolist()])
    made = ledger.take(rows[first])
    figures = {name: _summed(values[rows], place, len(first)) for name, values in ledger.figures.items()}
    made = replace(made, unit=target[first], row=np.full(len(first), -1), figures=figures)
    return joined(made.take(np.flatnonzero(whole)), ledger)


def _summed(values: np.ndarray, place: np.ndarray, count: int) -> np.ndarray:
    """Sums per group; ``MISSING`` where any part is."""
    sums, lacking = np.zeros(count, np.int64), np.zeros(count, bool)
    np.add.at(sums, place, np.maximum(values, 0))
    np.logical_or.at(lacking, place, values < 0)
    return np.where(lacking, -1, sums)
