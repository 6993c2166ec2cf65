"""UTF-8 text → the rows of figures under a recognised header, everything else left out by name."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake import blocks, book_records, guards, headers, layout, periods, printed, rows, sheet
from analytics.intake.amounts import Scanned, given, scan_all
from analytics.intake.books import Page
from analytics.intake.desk import Desk
from analytics.intake.findings import Finding, Option, Remarks, Voice
from analytics.intake.headers import Header
from analytics.intake.layout import Layout, joined
from analytics.intake.rows import LeftOut
from analytics.intake.sheet import BrokenQuotes, Sheet
from analytics.intake.strange_letters import any_invisible, invisible

_PREVIEWED = 60
_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of figures, if the file could be read that far, and its columns of numbers.

    ``above``: the records over the header, which stands in ``header_rows`` as Excel counts. ``records``: how many there
    are without it. ``preview``: header and first records as written. ``delimiter``: of a text.
    ``offered``: the tables of the sheet, where there are several.
    """

    sheet: Sheet | None = None
    numbers: tuple[Scanned, ...] = ()
    headers: tuple[Header, ...] = ()
    above: tuple[tuple[int, str], ...] = ()
    header_rows: range = range(0)
    delimiter: str = ""
    left_out: tuple[LeftOut, ...] = ()
    records: int = 0
    preview: tuple[tuple[str, ...], ...] = ()
    totals: tuple[printed.TotalCells, ...] = ()
    remarks: Remarks = Remarks()
    offered: tuple[Option, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """Column id → its header as written."""
        return {header.column.id: header.text for header in self.headers if header.column}

    def saying(self, *findings: Finding) -> "Table":
        """The same table with more findings."""
        return replace(self, remarks=self.remarks + Remarks(findings=findings))


def open_table(content: bytes, desk: Desk) -> Table:
    """Find the table in a file and separate its rows of figures from the rest."""
    refusal = guards.too_much(content, desk)
    if refusal:
        return Table().saying(refusal)
    found = layout.find(content, desk.vocabulary, desk.answers.delimiter, desk.answers.header_row)
    refusal = _refusal(found, desk)
    if refusal:
        return Table(preview=layout.glimpse(content, found, _PREVIEWED)).saying(refusal)
    return _read(content, found, desk)


def open_page(page: Page, desk: Desk) -> Table:
    """The table of a sheet of a workbook, separated the same way."""
    found = page.found
    refusal = _refusal(found, desk)
    if refusal:
        return Table(preview=book_records.glimpse(page, _PREVIEWED)).saying(refusal)
    return _with_records(_headed(found, desk), book_records.read(page), found, desk)


def _refusal(found: Layout | None, desk: Desk) -> Finding | None:
    """Why there is no table to read."""
    wide = guards.too_wide(len(found.header), found.header_row, desk) if found else None
    return wide or (None if found and found.hits else _no_header(found, desk))


def _no_header(found: Layout | None, desk: Desk) -> Finding:
    seen = [cell.strip() for cell in found.header if cell.strip()] if found else []
    near = dict.fromkeys(name for cell in seen[:20] for name in desk.vocabulary.near(cell))
    wanted = (column for column in desk.dataset.columns if column.required)
    return desk.voice.finding(
        "header_not_found_near" if near else "header_not_found",
        row=found.header_row if found else None,
        value=" | ".join(seen)[:_SHOWN],
        wanted=", ".join(f"“{column.label}”" for column in wanted),
        near=", ".join(f"“{name}”" for name in near),
    )


def _read(content: bytes, found: Layout, desk: Desk) -> Table:
    table = _headed(found, desk)
    try:
        raw = sheet.read(content[found.body :], found.delimiter, len(table.headers), found.header_row + 1)
    except BrokenQuotes as error:
        code = "cell_too_long" if error.too_long else "quotes_broken"
        return table.saying(desk.voice.finding(code, row=found.header_row + 1 + error.row))
    return _with_records(table, raw, found, desk)


def _headed(found: Layout, desk: Desk) -> Table:
    named = headers.match(found.header, desk.vocabulary, found.elsewhere)
    remarks = _decisions(found, desk.voice)
    return Table(
        headers=named,
        above=found.above,
        header_rows=range(found.top, found.header_row + 1),
        delimiter=found.delimiter,
        left_out=rows.above(found.above),
        remarks=remarks,
    )


def _with_records(table: Table, raw: Sheet, found: Layout, desk: Desk) -> Table:
    records = len(table.left_out) + len(raw)
    table = replace(table, sheet=raw, records=records, preview=_preview(table.headers, raw))
    apart = blocks.separate(raw, table.headers, found.above, found.header_row, desk)
    table = replace(table, offered=apart.offered)
    if apart.question:
        return replace(table, remarks=table.remarks + Remarks(questions=(apart.question,)), sheet=None)
    said = Remarks(decisions=(apart.decision,) if apart.decision else ())
    table = replace(table, sheet=apart.sheet, left_out=(*table.left_out, *apart.left_out), remarks=table.remarks + said)
    if apart.block:
        general = () if apart.block.periods else table.above
        table = replace(table, headers=apart.block.headers, above=(*general, *apart.block.titles))
        table = replace(table, header_rows=range(apart.block.row, apart.block.row + 1))
        found = replace(found, header_row=apart.block.row, above=table.above)
    return _reviewed(table, found, replace(desk, voice=desk.voice.knowing(table.names)))


def _preview(named: tuple[Header, ...], raw: Sheet) -> tuple[tuple[str, ...], ...]:
    first = range(min(len(raw), _PREVIEWED))
    return (tuple(header.text for header in named), *(tuple(raw.record(index)) for index in first))


def _decisions(found: Layout, voice: Voice) -> Remarks:
    mark = layout.DELIMITERS.get(found.delimiter)
    decisions = [voice.decision("decision_delimiter", "delimiter", mark=mark, hits=found.hits)] if mark else []
    if found.header_row > found.top:
        words = {"first": found.top, "row": found.header_row, "hits": found.hits}
        decisions.append(voice.decision("decision_header_rows", "header_row", **words))
    elif found.header_row > 1:
        words = {"row": found.header_row, "hits": found.hits}
        decisions.append(voice.decision("decision_header_row", "header_row", **words))
    return Remarks(decisions=tuple(decisions))


def _reviewed(table: Table, found: Layout, desk: Desk) -> Table:
    """The header is judged first: under a wrong one every row would be wrong."""
    year = periods.year_from_elsewhere(desk.answers.year, found.above)
    told = {column.id for column in desk.dataset.columns if column.type == "year" and year}
    empty = table.sheet.empty_columns()
    judged = headers.review(table.headers, found.header_row, empty, told, desk.vocabulary, desk.voice, found.doubted)
    table = replace(table, remarks=table.remarks + judged)
    return table if table.remarks.stop else _sorted(table, desk)


def _sorted(table: Table, desk: Desk) -> Table:
    data = rows.sort(table.sheet, table.headers, desk.units.knows)
    kept, misshapen = _well_shaped(data.sheet, len(table.headers), desk.voice)
    totals = printed.cells(table.sheet, table.headers, data.left_out, desk)
    unseen = _unseen(kept, table.headers, desk.voice)
    table = replace(table, left_out=(*table.left_out, *data.left_out), totals=totals).saying(*misshapen, *unseen)
    table = _scanned(table, kept, desk)
    return table if len(table.sheet) or misshapen else table.saying(desk.voice.finding("no_rows"))


def _scanned(table: Table, kept: Sheet, desk: Desk) -> Table:
    """The columns of numbers; rows without a single figure are left out."""
    numbers = scan_all(kept, table.headers, desk.dataset)
    filled = given(numbers, len(kept)) | rows.worded(kept, table.headers)
    if not filled.all():
        silent = (
            LeftOut(int(kept.rows[i]), "no_figures", joined(kept.record(int(i)))) for i in np.flatnonzero(~filled)
        )
        table = replace(table, left_out=tuple(sorted((*table.left_out, *silent))))
        kept = kept.keeping(filled)
        numbers = scan_all(kept, table.headers, desk.dataset)
    return replace(table, sheet=kept, numbers=tuple(numbers))


def _unseen(kept: Sheet, named: tuple[Header, ...], voice: Voice) -> list[Finding]:
    """Names read in spite of letters that nobody sees in them."""
    header = next((header for header in named if header.column and header.column.type == "unit"), None)
    if header is None or not len(kept):
        return []
    column = kept.columns[header.position]
    strange = any_invisible(filter(None, column.unique().to_pylist()))
    if not strange:
        return []
    at = np.flatnonzero(pc.is_in(column, value_set=pa.array(strange)).to_numpy(zero_copy_only=False))
    words = {"count": len(at), "letters": invisible("".join(strange))}
    return [voice.finding("invisible_dropped", row=int(kept.rows[at[0]]), column="unit", **words)]


def _well_shaped(data: Sheet, width: int, voice: Voice) -> tuple[Sheet, list[Finding]]:
    """Without the records that have too many or too few cells: their figures would stand in the wrong columns."""

    def describe(index: int) -> Finding:
        cells = data.misshapen[index]
        code = "row_too_long" if cells > width else "row_too_short"
        return voice.finding(code, row=int(data.rows[index]), cells=cells, width=width)

    if not data.misshapen:
        return data, []
    kept = np.ones(len(data), bool)
    kept[list(data.misshapen)] = False
    return data.keeping(kept), voice.each(sorted(data.misshapen), describe)
