"""A file of schemes beside those of the ledger: whole, without contradiction, and none that somebody is scored by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import groupby
from typing import Any

from analytics.intake import Finding
from analytics.intake.findings import Voice
from analytics.measures.scores import SchemeLine, scheme_lines
from analytics.scheme_forms import FormReading
from analytics.scorebook.fed import indicators
from analytics.scorebook.issued import Issued, bundled, read_lines, spellings
from analytics.scorebook.resting import rests, takes_over
from analytics.scoring import Scheme
from analytics.spelling import fold
from analytics.warehouse import Warehouse

Row = Mapping[str, Any]
_CELLS = [each.name for each in fields(SchemeLine) if each.name not in ("source", "entry")]


def of_schemes(rows: Sequence[Row], warehouse: Warehouse, voice: Voice) -> Iterator[Finding]:
    """What is wrong with the schemes of a file."""
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
