"""The totals that a file prints itself: left out of the figures, kept to be held against their sum."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from analytics.intake.amounts import PERCENT, nature, unit_power
from analytics.intake.cells import clean
from analytics.intake.desk import Desk
from analytics.intake.grammar import parse
from analytics.intake.headers import Header
from analytics.intake.rows import LeftOut
from analytics.intake.sheet import Sheet


class Amount(NamedTuple):
    """A printed total: what it may mean, in việc or đồng (two readings where its separator has two), and how finely
    it is printed: ``grain`` is what one in its last digit stands for."""

    text: str
    readings: tuple[int, ...]
    grain: int


class TotalRow(NamedTuple):
    """A record of totals: its number as Excel counts, and its amounts by column id."""

    row: int
    amounts: Mapping[str, Amount]


class TotalCells(NamedTuple):
    """The same before the unit of money is settled: texts by column id."""

    row: int
    texts: Mapping[str, str]


def cells(sheet: Sheet, headers: tuple[Header, ...], left_out: Iterable[LeftOut], desk: Desk) -> tuple[TotalCells, ...]:
    """The figures in the records left out as totals."""
    columns = [header for header in headers if header.column and nature(header.column, desk.dataset)]
    columns = [header for header in columns if nature(header.column, desk.dataset) != PERCENT]
    found = []
    for line in left_out:
        if line.reason == "total":
            record = sheet.record(int(np.searchsorted(sheet.rows, line.row)))
            found.append(TotalCells(line.row, {each.column.id: clean(record[each.position]) for each in columns}))
    return tuple(found)


def totals(
    found: Iterable[TotalCells], powers: Mapping[str, np.ndarray], bare_power: int | None
) -> tuple[TotalRow, ...]:
    """The totals as amounts; cells that say nothing, or nothing exact, are absent, and columns of several units."""
    read = []
    for total in found:
        single = {name: int(each[0]) for name, each in powers.items() if len(each) and (each == each[0]).all()}
        amounts = {
            name: _amount(text, single[name], bare_power) for name, text in total.texts.items() if name in single
        }
        read.append(TotalRow(total.row, {name: amount for name, amount in amounts.items() if amount}))
    return tuple(read)


def _amount(text: str, power: int, bare_power: int | None) -> Amount | None:
    cell = parse(text)
    if cell.problem or cell.digits is None or cell.qualifier:
        return None
    exponent = cell.power + unit_power(cell, power, bare_power)
    ways = (exponent, exponent - 3) if cell.ambiguous else (exponent,)
    readings = tuple(cell.digits * 10 ** max(way, 0) // 10 ** max(-way, 0) for way in ways)
    return Amount(text, readings, 10 ** max(exponent, 0))
