"""Rows → a CSV file that Excel opens as it is and that no cell can turn into a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from analytics import numbers

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
DECIMALS = 4
BYTE_ORDER_MARK = "\ufeff"

Cell = str | int | Decimal | Fraction | None


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark. Numbers stay numbers (rates with four decimals and a point), absent is empty."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow([guarded(name) for name in header])
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + lines.getvalue()).encode("utf-8")


def guarded(words: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{words}" if words.startswith(FORMULA_STARTS) else words


def _written(cell: Cell) -> str | int | Decimal:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    return numbers.rounded(cell, DECIMALS) if isinstance(cell, Fraction | Decimal) else cell
