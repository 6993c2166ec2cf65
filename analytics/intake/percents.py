"""Columns of percents: kept to four decimals, together with how finely each was printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake.amounts import DECIMAL, Scanned
from analytics.intake.findings import Remarks, Voice
from analytics.intake.grammar import Cell
from analytics.numbers import rounded

STORED = pa.decimal128(9, 4)
SCALE = 10**4
_LARGEST = 10**5
_DECIMALS = 4


@dataclass(frozen=True, kw_only=True)
class Percents:
    """``values``: decimal128(9,4). ``fine``: the same as int64 ten-thousandths, 0 where missing. ``decimals``: digits
    printed after the mark."""

    values: pa.Array
    fine: np.ndarray
    decimals: np.ndarray
    problems: list[tuple[int, str, str]]
    remarks: Remarks


def read(scanned: Scanned, readings: Mapping[str, str], rows: np.ndarray, voice: Voice) -> Percents:
    """Read a scanned column as percents."""
    fine = pc.fill_null(scanned.plain, 0).to_numpy(zero_copy_only=False).copy()
    missing = pc.is_null(scanned.plain).to_numpy(zero_copy_only=False).copy()
    large = fine >= _LARGEST
    problems = [(int(row), "number_too_large", str(fine[row])) for row in np.flatnonzero(large)]
    fine = np.where(large, 0, fine) * SCALE
    decimals = np.zeros(len(fine), np.int16)
    read_cells = [_percent(cell, readings) for cell in scanned.cells]
    at = scanned.coded.codes >= 0
    index, codes = scanned.odd[at], scanned.coded.codes[at]
    fine[index] = np.array([int((each or 0) * SCALE) for each, _, _ in read_cells], np.int64)[codes]
    missing[index] = np.array([each is None for each, _, _ in read_cells], bool)[codes]
    decimals[index] = np.array([printed for _, printed, _ in read_cells], np.int16)[codes]
    wrong = np.array([problem is not None for _, _, problem in read_cells], bool)[codes]
    problems += [
        (int(row), read_cells[code][2], scanned.cells[code].text)
        for row, code in zip(index[wrong], codes[wrong], strict=True)
    ]
    missing |= large
    return Percents(
        values=_decimals(fine, missing),
        fine=fine,
        decimals=decimals,
        problems=sorted(problems),
        remarks=_rounding(scanned, decimals, rows, voice),
    )


def _decimals(fine: np.ndarray, missing: np.ndarray) -> pa.Array:
    distinct, back = np.unique(fine, return_inverse=True)
    values = pa.array([Decimal(int(each)).scaleb(-_DECIMALS) for each in distinct], STORED)
    return values.take(pa.array(back, mask=missing))


def _percent(cell: Cell, readings: Mapping[str, str]) -> tuple[Decimal | None, int, str | None]:
    """(value, decimals printed, problem)."""
    if cell.problem or cell.digits is None:
        return None, 0, cell.problem
    if cell.scaled:
        return None, 0, "number_wrong_measure"
    reading = readings.get(cell.ambiguous) if cell.ambiguous else None
    power = cell.power - 3 if reading == DECIMAL else cell.power
    value = Decimal(cell.digits).scaleb(power)
    if abs(value) >= _LARGEST:
        return None, 0, "number_too_large"
    return rounded(value, _DECIMALS), max(-power, 0), None


def _rounding(scanned: Scanned, decimals: np.ndarray, rows: np.ndarray, voice: Voice) -> Remarks:
    fine = np.flatnonzero(decimals > _DECIMALS)
    if not len(fine):
        return Remarks()
    words = {"header": scanned.header.text, "count": len(fine), "row": int(rows[fine[0]])}
    return Remarks(decisions=(voice.decision("decision_percent_rounded", scanned.column.id, **words),))
