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
from analytics.numbers import decimal, percent, rounded

STORED = pa.decimal128(9, 4)
SCALE = 10**4
_LARGEST = 10**5
_DECIMALS = 4
FRACTION, OPTION = "fraction", "--percent-scale"


@dataclass(frozen=True, kw_only=True)
class Percents:
    """``values``: decimal128(9,4). ``fine``: the same as int64 ten-thousandths, 0 where missing. ``decimals``: digits
    printed after the mark."""

    values: pa.Array
    fine: np.ndarray
    decimals: np.ndarray
    problems: list[tuple[int, str, str]]
    remarks: Remarks


def read(
    scanned: Scanned, readings: Mapping[str, str], rows: np.ndarray, voice: Voice, told: str | None = None
) -> Percents:
    """Read a scanned column as percents. ``told``: ``fraction`` (0,6263 is 62,63 %) or ``percent``, if anybody said."""
    times = 100 if told == FRACTION else 1
    fine = pc.fill_null(scanned.plain, 0).to_numpy(zero_copy_only=False).copy()
    missing = pc.is_null(scanned.plain).to_numpy(zero_copy_only=False).copy()
    fine = fine * times
    large = fine >= _LARGEST
    problems = [(int(row), "number_too_large", str(fine[row])) for row in np.flatnonzero(large)]
    fine = np.where(large, 0, fine) * SCALE
    decimals = np.zeros(len(fine), np.int16)
    read_cells = [_percent(cell, readings, times) for cell in scanned.cells]
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
        remarks=_rounding(scanned, decimals, rows, voice) + _scale(scanned, fine, missing, told, rows, voice),
    )


def _decimals(fine: np.ndarray, missing: np.ndarray) -> pa.Array:
    distinct, back = np.unique(fine, return_inverse=True)
    values = pa.array([Decimal(int(each)).scaleb(-_DECIMALS) for each in distinct], STORED)
    return values.take(pa.array(back, mask=missing))


def _percent(cell: Cell, readings: Mapping[str, str], times: int) -> tuple[Decimal | None, int, str | None]:
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
    if times > 1 and cell.measure is None:
        value, power = value * times, power + 2
    return rounded(value, _DECIMALS), max(-power, 0), None


def _scale(
    scanned: Scanned, fine: np.ndarray, missing: np.ndarray, told: str | None, rows: np.ndarray, voice: Voice
) -> Remarks:
    """A column of numbers up to one may hold percents or, as a spreadsheet stores them, hundredths of them: asked."""
    if told == FRACTION:
        decision = voice.decision("decision_percent_fraction", "percent_scale", header=scanned.header.text)
        return Remarks(decisions=(decision,))
    between = np.flatnonzero(~missing & (fine > 0) & (fine < SCALE))
    marked = any(cell.measure for cell in scanned.cells)
    if told or marked or not len(between) or (fine[~missing] > SCALE).any():
        return Remarks()
    first = int(between[0])
    shown = Decimal(int(fine[first])).scaleb(-_DECIMALS)
    as_fraction, as_percent = percent(shown * 100), percent(shown)
    options = {"fraction": f"phần đơn vị: {as_fraction}", "percent": f"phần trăm: {as_percent}"}
    words = {"fraction": as_fraction, "percent": as_percent, "example": decimal(shown, 4), "row": int(rows[first])}
    header = scanned.header.text
    question = voice.question("question_percent_scale", "percent_scale", OPTION, options, header=header, **words)
    return Remarks(questions=(question,))


def _rounding(scanned: Scanned, decimals: np.ndarray, rows: np.ndarray, voice: Voice) -> Remarks:
    fine = np.flatnonzero(decimals > _DECIMALS)
    if not len(fine):
        return Remarks()
    words = {"header": scanned.header.text, "count": len(fine), "row": int(rows[fine[0]])}
    return Remarks(decisions=(voice.decision("decision_percent_rounded", scanned.column.id, **words),))
