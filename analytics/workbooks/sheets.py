"""What was found in a workbook. Light: the child process imports it too."""

import io
import marshal
from collections.abc import Iterator
from dataclasses import dataclass, field

Place = tuple[int, int]
"""(row, column), both counted from 0 as in the file."""

Cell = str | bytes | None
"""Text, or a whole number as its digits: ``str``. A number with a fraction, which has one reading only: ``bytes``
(``b"62.63"``, with a dot; ``b"62.63 %"`` where the cell is formatted as a percent). An empty cell: ``None``."""


@dataclass(frozen=True, kw_only=True)
class WorkbookSheet:
    """One sheet. ``records``: how many there are, the first is row 1 of Excel. ``width``: cells of every record.

    ``merged``: (top left, bottom right) of merged ranges. ``formulas``: how many cells are formulas; ``uncomputed``:
    those without a stored value. ``stale``: the file asks to be recomputed when opened, so stored values may be old.
    """

    name: str
    hidden: bool
    records: int
    width: int
    merged: tuple[tuple[Place, Place], ...] = ()
    formulas: int = 0
    uncomputed: tuple[Place, ...] = ()
    stale: bool = False
    chunks: tuple[bytes, ...] = field(default=(), repr=False)

    def rows(self) -> Iterator[list[list[Cell]]]:
        """The records from the first on, some thousands at a time."""
        for chunk in self.chunks:
            yield marshal.loads(chunk)

    def head(self, count: int) -> list[list[Cell]]:
        """The first records."""
        found: list[list[Cell]] = []
        for rows in self.rows():
            found += rows[: count - len(found)]
            if len(found) >= count:
                break
        return found


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """The sheets of a workbook in its own order."""

    sheets: tuple[WorkbookSheet, ...]


def packed(sheet: dict, chunks: list[bytes]) -> bytes:
    """A sheet as the child process hands it over."""
    return marshal.dumps((sheet, chunks))


def unpacked(content: bytes) -> Iterator[WorkbookSheet]:
    """The sheets that a child process handed over."""
    stream = io.BytesIO(content)
    while stream.tell() < len(content):
        sheet, chunks = marshal.load(stream)
        yield WorkbookSheet(**sheet, chunks=tuple(chunks))
