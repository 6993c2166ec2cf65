"""Where the table begins: the delimiter and the header row, known by the header names they bring to light."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from analytics.intake.cells import clean
from analytics.intake.headers import Vocabulary

_SAMPLE = 262144
_RECORDS = 60
_LONGEST_NAME = 120
DELIMITERS = {",": "dấu phẩy", ";": "dấu chấm phẩy", "\t": "tab", "|": "gạch đứng"}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """``header``: cells of the header row, which is record ``header_row`` as Excel counts. ``above``: the records
    over it. ``body``: where the records under it begin, in bytes. ``hits``: how many columns the header names."""

    delimiter: str
    header_row: int
    header: tuple[str, ...]
    above: tuple[tuple[int, str], ...]
    body: int
    hits: int


def find(content: bytes, vocabulary: Vocabulary) -> Layout | None:
    """The best layout of the beginning of a UTF-8 file, or ``None`` when nothing in it looks like a table."""
    sample = content[:_SAMPLE].decode("utf-8", "ignore")
    found = {mark: list(_layouts(sample, mark, vocabulary)) for mark in DELIMITERS}
    best = max((layout for layouts in found.values() for layout in layouts), key=_merit, default=None)
    if best is None or not best.hits:
        return best
    below = [layout for layout in found[best.delimiter] if layout.header_row == best.header_row + 1]
    return _two_rows(best, below[0], vocabulary) if below else best


def _merit(layout: Layout) -> tuple[int, int, int]:
    """Names recognised; then, where none is, the first row that has several cells."""
    filled = sum(1 for cell in layout.header if clean(cell))
    return layout.hits, min(filled, 2), -layout.header_row


def _two_rows(top: Layout, below: Layout, vocabulary: Vocabulary) -> Layout:
    """A merged header: cells left empty above are named in the row below, which holds no figures."""
    if any(letter.isdecimal() for cell in below.header for letter in cell):
        return top
    header = tuple(
        upper if clean(upper) else lower for upper, lower in zip_longest(top.header, below.header, fillvalue="")
    )
    named = [lower for upper, lower in zip(top.header, below.header, strict=False) if not clean(upper)]
    if not any(map(vocabulary.knows, named)):
        return top
    hits = len({column.id for column, _ in map(vocabulary.column, header) if column})
    return replace(below, header=header, above=top.above, hits=hits)


def _layouts(sample: str, delimiter: str, vocabulary: Vocabulary) -> Iterator[Layout]:
    lines = io.StringIO(sample, newline="").readlines()
    reader = csv.reader(lines, delimiter=delimiter)
    above: list[tuple[int, str]] = []
    for row, cells in enumerate(_records(reader), start=1):
        named = (vocabulary.column(cell)[0] for cell in cells if _may_be_a_name(cell))
        columns = {column.id for column in named if column}
        if cells:
            body = len("".join(lines[: reader.line_num]).encode())
            yield Layout(
                delimiter=delimiter,
                header_row=row,
                header=tuple(cells),
                above=tuple(above),
                body=body,
                hits=len(columns),
            )
        above.append((row, joined(cells)))


def _records(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    for _ in range(_RECORDS):
        try:
            yield next(reader)
        except (StopIteration, csv.Error):
            return


def _may_be_a_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and not cell.isdecimal()


def joined(cells: list[str]) -> str:
    """A record in one line, for people."""
    return " | ".join(filter(None, map(clean, cells)))[:160]
