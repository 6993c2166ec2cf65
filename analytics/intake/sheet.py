"""Text → columns of raw cells. Arrow reads what is regular, Python's ``csv`` everything else, with one result."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from analytics.intake.cells import clean

_CHUNK = 8192


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Records under the header. ``columns``: one string array per header cell, an empty cell is null. ``rows``: the
    number of every record as Excel counts. ``misshapen``: index → how many cells a record has that does not fit.
    ``fractions``: position of a column → indices of its cells that are numbers with a fraction, not texts."""

    columns: tuple[pa.Array, ...]
    rows: np.ndarray
    misshapen: dict[int, int]
    fractions: dict[int, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def record(self, index: int) -> list[str]:
        """The cells of one record."""
        return [column[index].as_py() or "" for column in self.columns]

    def empty_columns(self) -> set[int]:
        """Positions of the columns without a single cell."""
        return {place for place, column in enumerate(self.columns) if column.null_count == len(column)}

    def blank_records(self) -> np.ndarray:
        """True for every record without a single cell."""
        blank = np.ones(len(self), bool)
        for column in self.columns:
            blank &= pc.is_null(column).to_numpy(zero_copy_only=False)
        return blank

    def keeping(self, kept: np.ndarray) -> "Sheet":
        """The records where ``kept`` is true."""
        if kept.all():
            return self
        mask, places = pa.array(kept), np.cumsum(kept) - 1
        misshapen = {int(places[index]): cells for index, cells in self.misshapen.items() if kept[index]}
        columns = tuple(column.filter(mask) for column in self.columns)
        fractions = {column: places[each[kept[each]]] for column, each in self.fractions.items()}
        return Sheet(columns=columns, rows=self.rows[kept], misshapen=misshapen, fractions=fractions)


class BrokenQuotes(ValueError):
    """A quotation mark is opened and not closed, or closed in the middle of a cell, or ``too_long``: a cell
    is longer than any of ours; ``row`` counts from the header."""

    def __init__(self, row: int, *, too_long: bool = False):
        super().__init__(row)
        self.row, self.too_long = row, too_long


def read(body: bytes, delimiter: str, width: int, first_row: int) -> Sheet:
    """The records of ``body``. Raises ``BrokenQuotes``."""
    columns = read_regular(body, delimiter, width)
    misshapen: dict[int, int] = {}
    if columns is None:
        columns, misshapen = read_any(body, delimiter, width)
    length = len(columns[0])
    rows = np.arange(first_row, first_row + length, dtype=np.int32)
    return Sheet(columns=columns, rows=rows, misshapen=misshapen)


def read_regular(body: bytes, delimiter: str, width: int) -> tuple[pa.Array, ...] | None:
    """Arrow's fast reader, or ``None`` when the text is such that it could differ from ``read_any``."""
    if width < 2 or not body or not _is_regular(body, delimiter):
        return None
    names = [str(place) for place in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(body),
            read_options=arrow_csv.ReadOptions(column_names=names),
            parse_options=arrow_csv.ParseOptions(delimiter=delimiter, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None
    return tuple(_joined(column.chunks) for column in table.columns)


def read_any(body: bytes, delimiter: str, width: int) -> tuple[tuple[pa.Array, ...], dict[int, int]]:
    """Python's reader: line breaks inside quotes, records of any length. Raises ``BrokenQuotes``."""
    reader = csv.reader(io.StringIO(body.decode("utf-8"), newline=""), delimiter=delimiter, strict=True)
    chunks: list[list[pa.Array]] = []
    misshapen: dict[int, int] = {}
    for start, records in _chunks(reader):
        for index, record in enumerate(records):
            if len(record) != width:
                _fit(record, width, start + index, misshapen)
        columns = zip(*records, strict=True)
        chunks.append([pa.array([cell or None for cell in column], pa.string()) for column in columns])
    return tuple(_joined(parts) for parts in (zip(*chunks, strict=True) if chunks else [()] * width)), misshapen


def _joined(chunks: list[pa.Array] | tuple[pa.Array, ...]) -> pa.Array:
    return pa.concat_arrays(chunks) if len(chunks) else pa.array([], pa.string())


def _chunks(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[list[str]]]]:
    start = 0
    while True:
        records: list[list[str]] = []
        try:
            records.extend(islice(reader, _CHUNK))
        except csv.Error as error:
            too_long = "field larger" in str(error)
            raise BrokenQuotes(start + len(records), too_long=too_long) from error
        if not records:
            return
        yield start, records
        start += len(records)


def _fit(record: list[str], width: int, index: int, misshapen: dict[int, int]) -> None:
    """Pad or cut a record to the header's width. Empty cells to the right of the table are nothing to remark on."""
    filled = len(record)
    while filled > width and not clean(record[filled - 1]):
        filled -= 1
    if record and filled != width:
        misshapen[index] = filled
    record[width:] = []
    record.extend([""] * (width - len(record)))


def _is_regular(body: bytes, delimiter: str) -> bool:
    if b"\x00" in body or (b"\r" in body and body.count(b"\r") != body.count(b"\r\n")):
        return False
    return b'"' not in body or _quotes_are_regular(np.frombuffer(body, np.uint8), delimiter)


def _quotes_are_regular(body: np.ndarray, delimiter: str) -> bool:
    """Every quoted cell opens at its beginning, closes at its end, and holds neither a quote nor a line break."""
    quotes = np.flatnonzero(body == ord('"'))
    if len(quotes) % 2:
        return False
    opening, closing = quotes[0::2], quotes[1::2]
    before = body[np.maximum(opening - 1, 0)]
    after = body[np.minimum(closing + 1, len(body) - 1)]
    opens = (opening == 0) | (before == ord(delimiter)) | (before == ord("\n"))
    closes = (closing == len(body) - 1) | np.isin(after, [ord(delimiter), ord("\n"), ord("\r")])
    breaks = np.flatnonzero(body == ord("\n"))
    whole = np.searchsorted(breaks, opening) == np.searchsorted(breaks, closing)
    return bool(opens.all() and closes.all() and whole.all())
