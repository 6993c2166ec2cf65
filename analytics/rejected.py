"""Rows that were not accepted, to take home in their sender's own layout, mend, and hand in again."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

import xlsxwriter

from analytics import exports, intake
from analytics.intake import Answers, Reading
from analytics.intake.returned import Record, Returned
from analytics.intake.vocabulary import REASONS
from analytics.ledger import NoSuchEntry
from analytics.workspace import Workspace

_SIGNED_NUMBER = re.compile(r"[+-][\d.,\s]*%?")
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})")
_NAME = "dong-chua-nhan"
_WORKBOOKS = (".xlsx", ".xls", ".ods")


def rejected_file(reading: Reading) -> tuple[str, bytes] | None:
    """(name, bytes) of a file with every record down to the header as its sender wrote it, the rows with errors, and a
    last column "Lý do". Text keeps its separator and becomes UTF-8 with a byte order mark; a workbook becomes XLSX.

    ``None`` when no row is wrong, or when what is wrong is not about single rows: then the file itself is to be mended.
    The column is left aside when the file is handed in again.
    """
    rows = reading.returned
    if rows is None:
        return None
    if rows.delimiter is None:
        return _named(reading.file_name, ".xlsx"), _workbook(rows)
    suffix = PurePath(reading.file_name).suffix.lower()
    return _named(reading.file_name, ".csv" if suffix in _WORKBOOKS else suffix or ".csv"), _text(rows)


def of_entry(workspace: Workspace, entry: int) -> tuple[str, bytes] | None:
    """The same for the rows that an entry left behind, read again from the file kept in the ledger."""
    recorded = workspace.ledger.entry(entry)
    if recorded.dataset not in workspace.catalog.datasets or recorded.file_name is None:
        raise NoSuchEntry(f"Bút toán {entry} không có tệp số liệu.")
    answers = Answers(**recorded.receipt.get("answers", {}))
    dataset = workspace.catalog.datasets[recorded.dataset]
    content = workspace.ledger.file(entry)
    return rejected_file(intake.read(content, recorded.file_name, dataset, workspace.catalog, workspace.units, answers))


def as_table(rows: Returned) -> list[dict[str, str]]:
    """The bad rows for an editor: header → cell as written, with "Dòng" first and "Lý do" last.

    A header that is empty or repeated gets the number of its column, so that no cell is lost.
    """
    names = _column_names(rows)
    return [
        {"Dòng": str(number), **dict(zip(names, _padded(cells, len(names)), strict=True)), REASONS: why}
        for number, cells, why in rows.rows
    ]


def mended_file(reading: Reading, edited: Sequence[Mapping[str, object]]) -> tuple[str, bytes]:
    """(name, bytes) of a file in the sender's layout with the rows of ``as_table`` as a person mended them; it goes
    through the same door as any other file. ``ValueError`` when the reading has no rows to mend."""
    rows = reading.returned
    if rows is None:
        raise ValueError("the reading has no rows to mend")
    names = _column_names(rows)
    records = [*rows.above, *(tuple(_cell(row.get(name)) for name in names) for row in edited)]
    return _named(reading.file_name, ".csv"), _written(records, rows.delimiter or ",")


def _cell(value: object) -> str:
    return "" if value is None else exports.guarded(str(value)) if not _is_number(str(value)) else str(value)


def _column_names(rows: Returned) -> list[str]:
    names: list[str] = []
    for place in range(rows.width):
        text = rows.header[place].strip() if place < len(rows.header) else ""
        names.append(text if text and text not in (*names, "Dòng", REASONS) else f"{text} (cột {place + 1})".strip())
    return names


def _text(rows: Returned) -> bytes:
    width = rows.width
    above = [*rows.above[:-1], (*_padded(rows.above[-1], width), REASONS)]
    below = [(*_padded(cells, width), why) for _, cells, why in rows.rows]
    return _written([tuple(map(_harmless, record)) for record in (*above, *below)], rows.delimiter)


def _written(records: Sequence[Record], delimiter: str) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=delimiter).writerows(records)
    return (exports.BYTE_ORDER_MARK + lines.getvalue()).encode("utf-8")


def _harmless(cell: str) -> str:
    """No cell can become a formula; a number keeps its text, and so does the dash for "not given"."""
    return cell if _is_number(cell) else exports.guarded(cell)


def _is_number(cell: str) -> bool:
    return bool(_SIGNED_NUMBER.fullmatch(cell.strip()))


def _workbook(rows: Returned) -> bytes:
    """One sheet; whole numbers are numbers again, everything else stays the text that it was read as."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Dòng chưa nhận")
    width, red = rows.width, book.add_format({"font_color": "#9c0006", "text_wrap": True, "valign": "top"})
    for place, cells in enumerate(rows.above):
        _put(sheet, place, cells)
    sheet.write_string(len(rows.above) - 1, width, REASONS, red)
    for place, (_, cells, why) in enumerate(rows.rows, start=len(rows.above)):
        _put(sheet, place, cells)
        sheet.write_string(place, width, why, red)
    sheet.set_column(width, width, 70)
    book.close()
    return content.getvalue()


def _put(sheet: xlsxwriter.worksheet.Worksheet, row: int, cells: Sequence[str]) -> None:
    for place, cell in enumerate(cells):
        if _WHOLE_NUMBER.fullmatch(cell):
            sheet.write_number(row, place, int(cell))
        elif cell:
            sheet.write_string(row, place, cell)


def _padded(cells: Sequence[str], width: int) -> Record:
    return (*cells, *("",) * (width - len(cells)))


def _named(file_name: str, suffix: str) -> str:
    return f"{PurePath(file_name).stem}-{_NAME}{suffix}"
