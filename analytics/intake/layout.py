"""Where the table begins: the delimiter and the header rows, known by the header names they bring to light."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from analytics.intake import header_rows
from analytics.intake.cells import clean
from analytics.intake.header_rows import Span, Stack
from analytics.intake.vocabulary import Vocabulary

_SAMPLE = 262144
RECORDS = 60
DELIMITERS = {",": "dấu phẩy", ";": "dấu chấm phẩy", "\t": "tab", "|": "gạch đứng"}
ANSWERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """``header``: the names of the columns, from the records ``top`` to ``header_row`` as Excel counts. ``above``: the
    records over them. ``body``: where the records under them begin, in bytes of a text. ``hits``: how many columns the
    header names. ``elsewhere``: positions that belong to a block of another dimension; ``doubted``:
    positions that speak of another dimension, with nothing beside them. ``delimiter``: of a text."""

    delimiter: str = ""
    top: int
    header_row: int
    header: tuple[str, ...]
    above: tuple[tuple[int, str], ...]
    body: int = 0
    hits: int
    elsewhere: frozenset[int] = frozenset()
    doubted: frozenset[int] = frozenset()
    merit: tuple[int, ...] = ()


def find(
    content: bytes, vocabulary: Vocabulary, delimiter: str | None = None, header_row: int | None = None
) -> Layout | None:
    """The best layout of the beginning of a UTF-8 file, or ``None`` when nothing in it looks like a table.

    ``delimiter`` and ``header_row``: what the person said.
    """
    sample = content[:_SAMPLE].decode("utf-8", "ignore")
    marks = [ANSWERS[delimiter]] if delimiter else [mark for mark in DELIMITERS if mark in sample or mark == ","]
    found = (_in_text(sample, mark, vocabulary, header_row) for mark in marks)
    return max(filter(None, found), key=lambda layout: layout.merit, default=None)


def glimpse(content: bytes, found: Layout | None, count: int) -> tuple[tuple[str, ...], ...]:
    """What may be the header of a text and the records under it, for a person to say what the columns are."""
    if found is None:
        return ()
    sample = content[found.body : found.body + _SAMPLE].decode("utf-8", "ignore")
    records = _records(csv.reader(io.StringIO(sample, newline=""), delimiter=found.delimiter))
    return (found.header, *(tuple(cells) for cells in islice(filter(None, records), count)))


def find_in_records(
    records: Sequence[Sequence[str]], span: Span | None, vocabulary: Vocabulary, header_row: int | None = None
) -> Layout | None:
    """The best layout of the first records of a sheet; ``span``: its merged cells, if the file tells of them."""
    stack = header_rows.best(records, span, vocabulary, header_row)
    return _layout(stack, records) if stack else None


def _in_text(sample: str, delimiter: str, vocabulary: Vocabulary, header_row: int | None) -> Layout | None:
    lines = io.StringIO(sample, newline="").readlines()
    reader = csv.reader(lines, delimiter=delimiter)
    records: list[list[str]] = []
    ends: list[int] = []
    for cells in _records(reader):
        records.append(cells)
        ends.append(reader.line_num)
    stack = header_rows.best(records, None, vocabulary, header_row)
    if stack is None:
        return None
    body = len("".join(lines[: ends[stack.bottom]]).encode())
    return _layout(stack, records, delimiter, body)


def _layout(stack: Stack, records: Sequence[Sequence[str]], delimiter: str = "", body: int = 0) -> Layout:
    return Layout(
        delimiter=delimiter,
        top=stack.top + 1,
        header_row=stack.bottom + 1,
        header=tuple(name.text for name in stack.names),
        above=tuple((row, joined(cells)) for row, cells in enumerate(records[: stack.top], start=1)),
        body=body,
        hits=len(set(stack.columns)),
        elsewhere=stack.elsewhere,
        doubted=stack.doubted,
        merit=stack.merit,
    )


def _records(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    for _ in range(RECORDS):
        try:
            yield next(reader)
        except (StopIteration, csv.Error):
            return


def joined(cells: Sequence[str]) -> str:
    """A record in one line, for people."""
    return " | ".join(filter(None, map(clean, cells)))[:160]
