"""The child process: the bytes of a workbook on standard input, its cells on standard output.

``python -m analytics.workbooks KIND CELLS MEMORY``. Whatever happens in here, in the libraries or by lack of memory,
ends this process only. Exit codes are those of ``analytics.workbooks.opening``.
"""

import io
import marshal
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from analytics.workbooks import ods, xls, xlsx
from analytics.workbooks.opening import EXIT_ENCRYPTED, EXIT_NOT_ONE, EXIT_TOO_MANY
from analytics.workbooks.remarks import CellRemarks, Misplaced
from analytics.workbooks.sheets import Cell, packed

_CHUNK = 4096
_REMARKS: dict[str, Callable[[bytes], dict[str, CellRemarks]]] = {
    "xlsx": xlsx.remarks,
    "xls": xls.remarks,
    "ods": ods.remarks,
}


class _TooMany(Exception):
    """More cells than we read at once."""


def _limit_memory(most: int) -> None:
    """Not every system can; there the limits on sizes remain."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def text_of(value: Any) -> Cell:
    """One cell as text. Excel itself knows fifteen digits; what a formula leaves behind them is noise."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float) -> Cell:
    if not isfinite(value):
        return str(value)
    if value == int(value):
        return str(int(value))
    value = float(f"{value:.15g}")
    return str(int(value)) if value == int(value) else f"{Decimal(repr(value)):f}".encode()


def _percent(cell: Cell) -> Cell:
    """0.6263 in a cell formatted as a percent is what everybody reads as 62.63 %."""
    number = cell.decode() if isinstance(cell, bytes) else cell or ""
    try:
        value = (Decimal(number) * 100).normalize()
    except ArithmeticError:
        return cell
    return f"{value:f} %".encode()


def _sheet(sheet: CalamineSheet, hidden: bool, known: CellRemarks, room: int) -> tuple[bytes, int]:
    """(the sheet as handed over, how many cells it has)."""
    left = sheet.start[1] if sheet.start else 0
    width = left + sheet.width if sheet.start else 0
    records = sheet.end[0] + 1 if sheet.end else 0
    if records * width > room:
        raise _TooMany
    chunks = [marshal.dumps(rows) for rows in _chunks(sheet, left, width, known)]
    account = {
        "name": sheet.name,
        "hidden": hidden,
        "records": records,
        "width": width,
        "merged": tuple(sheet.merged_cell_ranges or ()),
        "formulas": known.formulas,
        "uncomputed": tuple(sorted(known.uncomputed)),
        "stale": known.stale,
    }
    return packed(account, chunks), records * width


def _chunks(sheet: CalamineSheet, left: int, width: int, known: CellRemarks) -> Iterator[list[list[Cell]]]:
    chunk: list[list[Cell]] = []
    marked = known.by_row()
    for number, values in enumerate(sheet.iter_rows() if width else ()):
        cells = [None] * left + [text_of(value) for value in values]
        for column in marked.get(number, ()):
            if column < width:
                cells[column] = known.errors.get((number, column)) or _percent(cells[column])
        chunk.append(cells)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _handed_over(content: bytes, kind: str, most: int) -> Iterator[bytes]:
    known = _REMARKS[kind](content)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        room = most
        for meta in workbook.sheets_metadata:
            sheet = workbook.get_sheet_by_name(meta.name)
            if kind != "xls" and sheet.width and meta.name not in known:
                raise Misplaced
            hidden = meta.visible != SheetVisibleEnum.Visible
            written, cells = _sheet(sheet, hidden, known.get(meta.name, CellRemarks()), room)
            room -= cells
            yield written


def main(kind: str, cells: str, memory: str) -> int:
    """Read standard input; the exit code says how it went."""
    _limit_memory(int(memory))
    try:
        for written in _handed_over(sys.stdin.buffer.read(), kind, int(cells)):
            sys.stdout.buffer.write(written)
    except PasswordError:
        return EXIT_ENCRYPTED
    except _TooMany:
        return EXIT_TOO_MANY
    except (CalamineError, Misplaced):
        return EXIT_NOT_ONE
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
