"""The records of a chosen sheet as columns of text, and what its formulas are worth."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from analytics.intake.books import Mend, Page, text_of
from analytics.intake.desk import Desk
from analytics.intake.findings import Remarks
from analytics.intake.sheet import Sheet
from analytics.workbooks import WorkbookSheet


def read(page: Page) -> Sheet:
    """The records under the header of a page."""
    first, width = page.found.header_row, len(page.found.header)
    arrays: list[list[pa.Array]] = [[] for _ in range(width)]
    fractions: dict[int, list[int]] = {}
    length = 0
    for rows in _below(page.sheet, first):
        for place, cells in enumerate(zip(*rows, strict=True)):
            exact = [length + i for i, cell in enumerate(cells) if type(cell) is bytes]
            if exact:
                fractions.setdefault(place, []).extend(exact)
            arrays[place].append(_array(cells, page.mend))
        length += len(rows)
    columns = tuple(pa.concat_arrays(parts) if parts else pa.array([], pa.string()) for parts in arrays)
    numbered = np.arange(first + 1, first + 1 + length, dtype=np.int32)
    exact = {place: np.array(each, np.int64) for place, each in fractions.items()}
    return Sheet(columns=columns, rows=numbered, misshapen={}, fractions=exact)


def _below(sheet: WorkbookSheet, first: int) -> Iterator[list[list[str | bytes | None]]]:
    """The records after the first ones, some thousands at a time."""
    passed = 0
    for rows in sheet.rows():
        below = rows[max(first - passed, 0) :]
        passed += len(rows)
        if below:
            yield below


def _array(cells: Sequence[str | bytes | None], mend: Mend) -> pa.Array:
    if mend is str:
        return pa.array(cells, pa.string())
    return pa.array([mend(cell) if type(cell) is str and not cell.isascii() else cell for cell in cells], pa.string())


def glimpse(page: Page, count: int) -> tuple[tuple[str, ...], ...]:
    """What may be the header of a sheet and the records under it, for a person to say what the columns are."""
    if page.found is None:
        return ()
    first = page.found.header_row
    below = page.sheet.head(first + count)[first:]
    return (page.found.header, *(tuple(page.mend(text_of(cell)) for cell in row) for row in below))


def records(page: Page) -> Iterator[list[str]]:
    """Every record of the sheet as it is read, the first is row 1 of Excel."""
    for rows in page.sheet.rows():
        for row in rows:
            yield [page.mend(text_of(cell)) for cell in row]


def formulas(page: Page, kept: Sheet, places: dict[int, str], desk: Desk) -> Remarks:
    """What is to be said of the formulas in the rows of figures. ``places``: position of a column → its id."""
    sheet = page.sheet
    if not sheet.formulas:
        return Remarks()
    rows = set(kept.rows.tolist())
    uncomputed = [(row + 1, places[column]) for row, column in sheet.uncomputed if row + 1 in rows and column in places]
    findings = desk.voice.each(uncomputed, lambda at: desk.voice.finding("formula_uncomputed", row=at[0], column=at[1]))
    if sheet.stale:
        findings.append(desk.voice.finding("formula_stale", count=sheet.formulas))
    decision = desk.voice.decision("decision_formulas", "formulas", count=sheet.formulas)
    return Remarks(findings=tuple(findings), decisions=(decision,))
