"""Columns of numbers: plain digits by Arrow, every other cell by the grammar, once per distinct text.

Everything stays whole: a cell is digits × 10 ** power, and becomes a figure only if that is a whole number.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.catalog import Column, Dataset
from analytics.intake import grouped
from analytics.intake.cells import Coded, coded
from analytics.intake.grammar import Cell, exact, parse
from analytics.intake.headers import Header
from analytics.intake.sheet import Sheet

COUNT, MONEY, PERCENT = "count", "money", "percent"
LARGEST = 10**17
_DIGITS = 18
_MEASURES = {COUNT: {None, "việc"}, MONEY: {None, "đồng"}, PERCENT: {None, "%"}}
THOUSANDS, DECIMAL = "thousands", "decimal"


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """A column of numbers, read but not yet scaled. ``plain``: int64, null where a cell is missing or odd.

    ``odd``: indices of the rows that are not plain digits; ``coded`` and ``cells``: their distinct texts, understood.
    """

    header: Header
    nature: str
    plain: pa.Array
    odd: np.ndarray
    coded: Coded
    cells: list[Cell]

    @property
    def column(self) -> Column:
        """The column of the catalogue."""
        return self.header.column

    def row_of(self, code: int) -> int:
        """Index of the first row that holds the text."""
        return int(self.odd[self.coded.first_row(code)])


@dataclass(frozen=True, kw_only=True)
class Wholes:
    """A column of whole numbers, and the rows whose cell is none: (index, code, text)."""

    values: pa.Array
    problems: list[tuple[int, str, str]]


def nature(column: Column, dataset: Dataset) -> str | None:
    """What kind of number a column holds, if any."""
    if column.type == "amount":
        return MONEY if dataset.unit == "đồng" else COUNT
    return column.type if column.type in (COUNT, MONEY, PERCENT) else None


def scan_all(sheet: Sheet, headers: tuple[Header, ...], dataset: Dataset) -> list[Scanned]:
    """Every column of numbers, in the order of the file."""
    kinds = ((header, nature(header.column, dataset)) for header in headers if header.column)
    return [
        scan(sheet.columns[header.position], header, kind, sheet.fractions.get(header.position))
        for header, kind in kinds
        if kind
    ]


def given(columns: list[Scanned], length: int) -> np.ndarray:
    """True for every row that has at least one figure, right or wrong."""
    filled = np.zeros(length, bool) if columns else np.ones(length, bool)
    for scanned in columns:
        filled |= pc.is_valid(scanned.plain).to_numpy(zero_copy_only=False)
        present = [cell.digits is not None or cell.problem is not None for cell in scanned.cells]
        filled[scanned.odd[scanned.coded.rows_where(present)]] = True
    return filled


def scan(cells: pa.Array, header: Header, kind: str, fractions: np.ndarray | None = None) -> Scanned:
    """Read a column of raw cells. ``fractions``: indices of the cells that are numbers, which have one reading only."""
    plain, odd = _plain(cells)
    if fractions is not None:
        return _with_fractions(cells, header, kind, fractions, plain, odd)
    if kind != PERCENT:
        plain, odd = grouped.read(cells, plain, odd)
    texts = coded(cells.take(pa.array(odd))) if len(odd) else Coded(texts=[], codes=np.empty(0, np.int32))
    allowed = _MEASURES[kind]
    read = [_fitting(parse(text), allowed) if text else Cell(text) for text in texts.texts]
    return Scanned(header=header, nature=kind, plain=plain, odd=odd, coded=texts, cells=read)


def _with_fractions(
    cells: pa.Array, header: Header, kind: str, fractions: np.ndarray, plain: pa.Array, odd: np.ndarray
) -> Scanned:
    """Numbers and texts of a column of a workbook: "6.844" as a text has two readings, the number 6.844 one."""
    texts = cells.take(pa.array(odd))
    numbers = np.isin(odd, fractions)
    parts = [coded(texts.filter(pa.array(chosen))) for chosen in (~numbers, numbers)]
    codes = np.empty(len(odd), np.int64)
    codes[~numbers] = parts[0].codes
    codes[numbers] = parts[1].codes + len(parts[0].texts)
    read = [parse(text) if text else Cell(text) for text in parts[0].texts] + [exact(text) for text in parts[1].texts]
    both = Coded(texts=[*parts[0].texts, *parts[1].texts], codes=codes)
    fitting = [_fitting(cell, _MEASURES[kind]) for cell in read]
    return Scanned(header=header, nature=kind, plain=plain, odd=odd, coded=both, cells=fitting)


def _plain(cells: pa.Array) -> tuple[pa.Array, np.ndarray]:
    """(int64 array, indices of the cells that are neither missing nor plain digits)."""
    odd = _odd(cells)
    if not len(odd):
        return cells.cast(pa.int64()), odd
    regular = np.ones(len(cells), bool)
    regular[odd] = False
    return pc.if_else(pa.array(regular), cells, None).cast(pa.int64()), odd


def _odd(cells: pa.Array) -> np.ndarray:
    """Indices of the cells with anything but digits in them, or too many: seen in the column's buffer at a glance."""
    _, offsets, text = cells.buffers()
    if text is None or not len(cells):
        return np.empty(0, np.int64)
    bounds = np.frombuffer(offsets, np.int32)[cells.offset : cells.offset + len(cells) + 1]
    letters = np.frombuffer(text, np.uint8)[bounds[0] : bounds[-1]]
    foreign = np.flatnonzero(letters - ord("0") > 9) + bounds[0]
    in_cells = np.searchsorted(bounds, foreign, side="right") - 1
    return np.union1d(in_cells, np.flatnonzero(np.diff(bounds) > _DIGITS))


def _fitting(cell: Cell, allowed: set[str | None]) -> Cell:
    if cell.problem or cell.digits is None or cell.measure in allowed:
        return cell
    return cell._replace(problem="number_wrong_measure")


def wholes(scanned: Scanned, powers: np.ndarray, readings: Mapping[str, str], bare_power: int | None = None) -> Wholes:
    """Scale a column to whole numbers. ``powers``: power of ten of every row's unit. ``readings``: separator →
    ``thousands`` or ``decimal`` for the ambiguous cells. ``bare_power``: for cells that only say "đồng", if told."""
    if not len(scanned.odd) and not powers.any() and (pc.max(scanned.plain).as_py() or 0) <= LARGEST:
        return Wholes(values=scanned.plain, problems=[])
    values, missing, problems = _scaled_plain(scanned.plain, powers)
    for power in np.unique(powers[scanned.odd]):
        results = [_whole(cell, int(power), readings, bare_power) for cell in scanned.cells]
        at = (powers[scanned.odd] == power) & (scanned.coded.codes >= 0)
        rows, codes = scanned.odd[at], scanned.coded.codes[at]
        values[rows] = np.array([value or 0 for value, _ in results], np.int64)[codes]
        missing[rows] = np.array([value is None for value, _ in results], bool)[codes]
        problems += [
            (int(row), results[code][1], scanned.cells[code].text)
            for row, code in zip(rows, codes, strict=True)
            if results[code][1]
        ]
    return Wholes(values=pa.array(values, pa.int64(), mask=missing), problems=sorted(problems))


def _scaled_plain(plain: pa.Array, powers: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[tuple[int, str, str]]]:
    digits = pc.fill_null(plain, 0).to_numpy(zero_copy_only=False)
    missing = pc.is_null(plain).to_numpy(zero_copy_only=False).copy()
    factors = 10 ** np.maximum(powers, 0).astype(np.int64)
    large = digits > LARGEST // factors
    if large.any():
        problems = [(int(row), "number_too_large", str(digits[row])) for row in np.flatnonzero(large)]
        return np.where(large, 0, digits) * factors, missing | large, problems
    return digits * factors, missing, []


def _whole(
    cell: Cell, power: int, readings: Mapping[str, str], bare_power: int | None
) -> tuple[int | None, str | None]:
    """(whole number, problem) of one cell; both ``None`` for a missing one and for one whose reading is still open."""
    if cell.problem or cell.digits is None:
        return None, cell.problem
    exponent = cell.power + unit_power(cell, power, bare_power)
    if cell.ambiguous:
        reading = readings.get(cell.ambiguous)
        if reading is None:
            return None, None
        exponent -= 3 if reading == DECIMAL else 0
    whole, rest = divmod(cell.digits * 10 ** max(exponent, 0), 10 ** max(-exponent, 0))
    if rest or (exponent < 0 and not (cell.certain and not cell.ambiguous)):
        return None, "number_fraction"
    return (whole, None) if abs(whole) <= LARGEST else (None, "number_too_large")


def unit_power(cell: Cell, power: int, bare_power: int | None = None) -> int:
    """Power of ten that a cell's unit adds: its own scale, what we were told, or that of its row."""
    if cell.bare:
        return bare_power or 0
    return 0 if cell.scaled else max(power, 0)
