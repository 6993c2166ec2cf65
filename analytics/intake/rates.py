"""Printed rates beside the rates that their own rows give. Prefiltered in floats, decided in whole numbers."""

from fractions import Fraction

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.catalog import Indicator
from analytics.intake.checks import row_number, total_of
from analytics.intake.findings import Finding, Voice
from analytics.intake.percents import SCALE, Percents
from analytics.numbers import integer, percent, points

# How far a printed rate may lie from the recomputed one, in ten-thousandths of a point, by the decimals printed.
_TOLERANCES = {0: 5000, 1: 500}
_TOLERANCE, _HEDGED_TOLERANCE = 100, 5000


def differing(
    table: pa.Table, indicator: Indicator, column: str, printed: Percents, hedged: np.ndarray, voice: Voice
) -> list[Finding]:
    """Every printed rate that its own row's figures do not give. ``hedged``: rows with "hơn", "gần"."""
    top, bottom = total_of(table, indicator.numerator), total_of(table, indicator.denominator)
    if top is None or bottom is None:
        return []
    both = pc.and_(pc.and_(pc.is_valid(top), pc.is_valid(bottom)), pc.is_valid(table[column]))
    usable = pc.fill_null(pc.and_(both, pc.greater(bottom, 0)), False).to_numpy()
    tolerances = np.select([printed.decimals == each for each in _TOLERANCES], _TOLERANCES.values(), _TOLERANCE)
    tolerances = np.where(hedged, np.maximum(tolerances, _HEDGED_TOLERANCE), tolerances)
    tops, bottoms = (pc.fill_null(each, 0).to_numpy() for each in (top, bottom))
    near = np.abs(printed.fine - tops / np.where(usable, bottoms, 1) * (100 * SCALE)) > tolerances - 1
    suspects = [int(i) for i in np.flatnonzero(usable & near)]
    wrong = [i for i in suspects if _differs(int(printed.fine[i]), int(tops[i]), int(bottoms[i]), int(tolerances[i]))]
    return voice.each(wrong, lambda i: _rate_differs(table, column, i, int(tops[i]), int(bottoms[i]), voice))


def _differs(fine: int, top: int, bottom: int, tolerance: int) -> bool:
    """|printed − 100·top/bottom| > tolerance, without a division."""
    return abs(fine * bottom - 100 * SCALE * top) > tolerance * bottom


def _rate_differs(table: pa.Table, column: str, index: int, top: int, bottom: int, voice: Voice) -> Finding:
    printed = table[column][index].as_py()
    computed = Fraction(100 * top, bottom)
    return voice.finding(
        "rate_differs",
        row=row_number(table, index),
        column=column,
        value=percent(printed),
        computed=percent(computed),
        difference=points(Fraction(printed) - computed),
        top=integer(top),
        bottom=integer(bottom),
    )
