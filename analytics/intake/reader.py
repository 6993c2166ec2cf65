"""One file, from bytes to a reading."""

import hashlib
from dataclasses import replace

import numpy as np
import pyarrow as pa

from analytics.catalog import Catalog, Dataset
from analytics.intake import bad_rows, book_records, books, decoding, facts, figures, guards, printed
from analytics.intake.checks import totals
from analytics.intake.desk import Desk
from analytics.intake.facts import SIMULATED, Facts
from analytics.intake.file import of_table
from analytics.intake.findings import Answers, Finding, Remarks, Voice
from analytics.intake.reading import READABLE, Reading
from analytics.intake.rows import LeftOut
from analytics.intake.table import Table, open_page, open_table
from analytics.intake.vocabulary import Vocabulary
from analytics.progress import READING, UNDERSTANDING, Tell, silent
from analytics.units import Units

NO_ANSWERS = Answers()


def read(
    content: bytes,
    file_name: str,
    dataset: Dataset,
    catalog: Catalog,
    units: Units,
    answers: Answers = NO_ANSWERS,
    tell: Tell = silent,
) -> Reading:
    """Read a file of a dataset. Never raises on bad input: what is wrong stands in the findings, what only a person
    can say in the questions; ``answers`` are the answers given so far."""
    desk = Desk(
        dataset=dataset,
        catalog=catalog,
        units=units,
        answers=answers,
        vocabulary=Vocabulary(dataset, catalog, answers.columns),
        voice=Voice(kinds=catalog.findings),
        tell=tell,
    )
    tell(*READING)
    digest = hashlib.sha256(content).hexdigest()
    reading = Reading(status=READABLE, dataset_id=dataset.id, file_name=file_name, sha256=digest)
    reading = replace(reading, tolerated=bad_rows.tolerated(desk))
    refusal = guards.unheard_of(answers, desk) or guards.refuse(content, file_name, desk)
    if refusal:
        return _rejected(reading, refusal)
    return (_from_book if guards.is_workbook(content) else _decoded)(reading, content, desk)


def refused(reading: Reading, catalog: Catalog, code: str) -> Reading:
    """The reading, rejected by a finding about the whole file (``world_mismatch``: the ledger is of another world)."""
    kind = SIMULATED.lower() if reading.simulated else "số liệu thật"
    return _rejected(reading, Voice(kinds=catalog.findings).finding(code, value=reading.file_name, kind=kind))


def _rejected(reading: Reading, *findings: Finding) -> Reading:
    return reading.with_remarks(Remarks(findings=findings))


def _decoded(reading: Reading, content: bytes, desk: Desk) -> Reading:
    decoded = decoding.decode(content, desk.answers.encoding, desk.knows, desk.voice)
    reading = reading.with_remarks(decoded.remarks)
    if decoded.content is None:
        return reading
    table = open_table(decoded.content, desk)
    reading = _opened(reading, table)
    if not _is_readable(table):
        return reading
    reading = _understood(reading, table, replace(desk, voice=desk.voice.knowing(table.names)))
    return bad_rows.of_text(reading, decoded.content, table)


def _from_book(reading: Reading, content: bytes, desk: Desk) -> Reading:
    """A workbook is read like a text once its sheet is chosen; its numbers are known to be numbers."""
    choice = books.choose(content, desk)
    reading = replace(reading, offered={"sheet": choice.offered}).with_remarks(choice.remarks)
    if choice.page is None:
        return reading
    table = open_page(choice.page, desk)
    reading = _opened(reading, table)
    if not _is_readable(table):
        return reading
    desk = replace(desk, voice=desk.voice.knowing(table.names))
    places = {header.position: header.column.id for header in table.headers if header.column}
    reading = _understood(reading, table, desk)
    reading = reading.with_remarks(book_records.formulas(choice.page, table.sheet, places, desk))
    return bad_rows.of_records(reading, book_records.records(choice.page), table)


def _opened(reading: Reading, table: Table) -> Reading:
    return replace(
        reading,
        rows_read=table.records,
        left_out=table.left_out,
        headers=table.names,
        preview=table.preview,
        offered={**reading.offered, "block": table.offered},
    ).with_remarks(table.remarks)


def _is_readable(table: Table) -> bool:
    return table.sheet is not None and len(table.sheet) > 0 and not _stopped(table)


def _stopped(table: Table) -> bool:
    """A wrong header makes every row wrong; a misshapen row does not."""
    return any(found.code.startswith("header_") and found.severity == "error" for found in table.remarks.findings)


def _understood(reading: Reading, table: Table, desk: Desk) -> Reading:
    desk.tell(*UNDERSTANDING)
    file = of_table(table, desk)
    read_figures = figures.settle(list(table.numbers), file)
    assembled = facts.assemble(file, read_figures)
    reading = replace(
        reading,
        simulated=assembled.simulated,
        unit_told=read_figures.scale.told,
        table=_once(assembled),
        left_out=tuple(sorted((*reading.left_out, *_again(assembled)))),
        file_totals=totals(assembled.table, read_figures.wholes),
        printed_totals=printed.totals(table.totals, read_figures.scale.powers, read_figures.scale.bare_power),
    )
    return bad_rows.left_out(reading.with_remarks(read_figures.remarks + assembled.remarks), desk)


def _once(assembled: Facts) -> pa.Table:
    if not len(assembled.again):
        return assembled.table
    kept = np.ones(len(assembled.table), bool)
    kept[assembled.again] = False
    return assembled.table.filter(pa.array(kept))


def _again(assembled: Facts) -> list[LeftOut]:
    again = assembled.table.take(pa.array(assembled.again, pa.int64())).select(["row", "unit_id"]).to_pylist()
    return [LeftOut(each["row"], "duplicate", each["unit_id"]) for each in again]
