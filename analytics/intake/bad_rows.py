"""Rows with errors in a file that is otherwise good: left behind if the person says so, and given back to be mended."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analytics.intake import returned
from analytics.intake.desk import Desk
from analytics.intake.findings import Remarks
from analytics.intake.reading import READABLE, Reading
from analytics.intake.table import Table

_LISTED = 20


def tolerated(desk: Desk) -> frozenset[str]:
    """Codes of errors that do not stop the other rows: none, unless the person chose so."""
    chosen = desk.answers.leave_out_bad_rows
    return frozenset(code for code, kind in desk.voice.kinds.items() if kind.of_row) if chosen else frozenset()


def left_out(reading: Reading, desk: Desk) -> Reading:
    """The reading, saying which rows stay behind; rejected when so many would that the table itself must be wrong."""
    count, rows = len(reading.rejected_rows), reading.rows_read - len(reading.left_out)
    if reading.status != READABLE or not count:
        return reading
    if 2 * count > rows or not len(reading.table):
        finding = desk.voice.finding("too_many_bad_rows", count=count, rows=rows)
        return reading.with_remarks(Remarks(findings=(finding,)))
    listed = ", ".join(map(str, reading.rejected_rows[:_LISTED])) + (" …" if count > _LISTED else "")
    decision = desk.voice.decision("decision_bad_rows", "leave_out_bad_rows", count=count, rows=listed)
    return reading.with_remarks(Remarks(decisions=(decision,)))


def of_page(reading: Reading, records: Iterable[Sequence[str]], header_row: int) -> Reading:
    """The same for a sheet of a workbook: ``records`` are all of its rows, the first is row 1 of Excel."""
    if not any(finding.severity == "error" for finding in reading.findings):
        return reading
    header = tuple(reading.preview[0]) if reading.preview else ()
    return replace(reading, returned=returned.of_records(records, header_row, header, reading.findings))


def of_text(reading: Reading, content: bytes, table: Table) -> Reading:
    """The reading with its bad rows as they stand in UTF-8 text, when they can be told from the good ones."""
    if not any(finding.severity == "error" for finding in reading.findings):
        return reading
    lines = io.StringIO(content.decode("utf-8"), newline="")
    return of_records(reading, csv.reader(lines, delimiter=table.delimiter), table)


def of_records(reading: Reading, records: Iterable[Sequence[str]], table: Table) -> Reading:
    """The same from all records of a file or sheet, the first is row 1 of Excel."""
    head = {row for row, _ in table.above} | set(table.header_rows)
    header = tuple(header.text for header in table.headers)
    rows = returned.of_records(records, head, header, reading.findings, table.delimiter or None)
    return replace(reading, returned=rows)
