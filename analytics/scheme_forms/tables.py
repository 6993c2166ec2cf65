"""The bytes of a form → its cells as text, row by row."""

import csv
import io
from collections.abc import Sequence

from analytics.catalog import Catalog
from analytics.intake import decoding
from analytics.intake.findings import Voice
from analytics.scheme_forms.problems import FormProblem, of_file
from analytics.scheme_forms.terms import COLUMNS
from analytics.spelling import fold, nfc
from analytics.workbooks import Limits, Unreadable, kind_of, open_workbook

_MARKS = (",", ";", "\t", "|")
_MOST_ROWS = 2_000
Row = tuple[int, Sequence[str]]


def rows(content: bytes, catalog: Catalog) -> list[Row] | FormProblem:
    """(row as Excel counts, cells) of every row that is not empty, or why the file cannot be read."""
    found = _of_book(content, catalog) if kind_of(content) else _of_text(content, catalog)
    if isinstance(found, FormProblem):
        return found
    return [(at, row) for at, row in enumerate(found, start=1) if any(row)]


def is_header(cell: str) -> bool:
    """Whether a cell is one of the form's headers."""
    return fold(cell) in {fold(each) for each in COLUMNS.values()}


def _of_text(content: bytes, catalog: Catalog) -> list[list[str]] | FormProblem:
    decoded = decoding.decode(content, None, is_header, Voice(kinds=catalog.findings))
    if decoded.content is None:
        return of_file("not_text")
    text = decoded.content.decode("utf-8").removeprefix("\ufeff")
    head = text.partition("\n")[0]
    mark = max(_MARKS, key=head.count)
    try:
        read = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False)
        return [[_clean(cell) for cell in row] for row, _ in zip(read, range(_MOST_ROWS), strict=False)]
    except csv.Error:
        return of_file("not_text")


def _of_book(content: bytes, catalog: Catalog) -> list[list[str]] | FormProblem:
    """The first sheet with a header of ours."""
    try:
        book = open_workbook(content, _limits(catalog))
    except Unreadable as error:
        return of_file("workbook", why=error.problem)
    sheets = [[[_text(cell) for cell in row] for row in sheet.head(_MOST_ROWS)] for sheet in book.sheets]
    return next((sheet for sheet in sheets if any(sum(map(is_header, row)) > 2 for row in sheet)), [])


def _limits(catalog: Catalog) -> Limits:
    known = catalog.plausibility["limits"]
    return Limits(
        unpacked=known["unpacked_bytes"],
        ratio=known["unpacked_ratio"],
        cells=known["workbook_cells"],
        seconds=known["workbook_seconds"],
        memory=known["workbook_memory"],
    )


def _text(cell: str | bytes | None) -> str:
    """A fraction of a workbook has one reading: it is written with a comma, and never with three digits behind it,
    which could be thousands."""
    if isinstance(cell, bytes):
        whole, _, decimals = cell.decode().partition(" ")[0].partition(".")
        return f"{whole},{decimals}0" if len(decimals) == 3 else f"{whole},{decimals}"
    return _clean(cell or "")


def _clean(cell: str) -> str:
    text = nfc(cell).replace("\u00a0", " ").strip()
    return text[1:] if text.startswith("'") else text
