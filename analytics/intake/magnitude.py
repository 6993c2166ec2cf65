"""Is the money of the size that such a unit has? A whole table off by a thousand shows in its totals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake.checks import row_number
from analytics.intake.desk import Desk
from analytics.intake.findings import Finding, Question, Remarks
from analytics.intake.money import Scale
from analytics.intake.money_words import ASKED, OPTION, spoken
from analytics.units import Units


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """An amount outside what is known of such units. ``power``: of the unit it was read in."""

    index: int
    column: str
    value: int
    floor: int
    ceiling: int
    power: int

    @property
    def low(self) -> bool:
        """Too small rather than too large."""
        return self.value < self.floor

    def fits(self, value: int) -> bool:
        """True for an amount within the bounds."""
        return self.floor <= value <= self.ceiling


def check(table: pa.Table, scale: Scale, desk: Desk) -> Remarks:
    """Compare every province's and the nation's money with the bounds of the catalogue.

    When most of them are outside and nobody stated the unit, that is a question; otherwise a warning for each.
    """
    if desk.dataset.unit != "đồng" or not desk.dataset.is_periodic or scale.open:
        return Remarks()
    doubts, checked = _doubts(table, scale, desk)
    if not doubts:
        return Remarks()
    if not scale.told and 2 * len({doubt.index for doubt in doubts}) > checked:
        return Remarks(questions=(_question(doubts, table, desk),))
    return Remarks(findings=tuple(desk.voice.each(doubts, lambda doubt: _finding(doubt, table, desk))))


def _doubts(table: pa.Table, scale: Scale, desk: Desk) -> tuple[list[Doubt], int]:
    """Amounts out of bounds, and how many rows could be compared."""
    levels, years = _levels(table, desk.units), pc.fill_null(table["year"], 0).to_numpy()
    whole = pc.fill_null(pc.equal(table["group"], "all"), False).to_numpy() if "group" in table.column_names else True
    checked = np.zeros(len(table), bool)
    doubts: list[Doubt] = []
    for bound in desk.catalog.plausibility.get("money", ()):
        first, last = bound.get("from_year", 0), bound.get("until_year", 9999)
        concerned = (levels == bound["level"]) & (years >= first) & (years <= last) & whole
        for column in bound["columns"]:
            values = pc.fill_null(table[column], 0).to_numpy()
            checked |= concerned & (values > 0)
            doubts += _outside(values, concerned, column, bound, scale.powers.get(column))
    return sorted(doubts, key=lambda doubt: doubt.index), int(checked.sum())


def _outside(
    values: np.ndarray, concerned: np.ndarray, column: str, bound: Mapping[str, Any], powers: np.ndarray | None
) -> Iterator[Doubt]:
    beyond = ((values > 0) & (values < bound["floor"])) | (values > bound["ceiling"])
    for index in np.flatnonzero(concerned & beyond).tolist():
        power = int(powers[index]) if powers is not None else 0
        yield Doubt(
            index=index,
            column=column,
            value=int(values[index]),
            floor=bound["floor"],
            ceiling=bound["ceiling"],
            power=power if values[index] % 10**power == 0 else 0,
        )


def _levels(table: pa.Table, units: Units) -> np.ndarray:
    encoded = table["unit_id"].combine_chunks().dictionary_encode()
    levels = [units.get(unit_id).level for unit_id in encoded.dictionary.to_pylist()] + [""]
    return np.array(levels)[pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)]


def _question(doubts: list[Doubt], table: pa.Table, desk: Desk) -> Question:
    doubt = doubts[0]
    digits, money_units = doubt.value // 10**doubt.power, desk.catalog.money_units
    fitting = [name for name in ASKED if doubt.fits(digits * money_units[name].dong)]
    order = dict.fromkeys((*fitting, *ASKED))
    options = {name: f"{money_units[name].label}: {spoken(digits * money_units[name].dong)}" for name in order}
    words = _words(doubt, table, desk)
    words["place"] = desk.voice.place(row_number(table, doubt.index), doubt.column)
    words["likely"] = " hoặc ".join(options[name] for name in fitting) or "chưa rõ"
    count = len({each.index for each in doubts})
    return desk.voice.question("question_money_unit_magnitude", "money_unit", OPTION, options, count=count, **words)


def _finding(doubt: Doubt, table: pa.Table, desk: Desk) -> Finding:
    words = _words(doubt, table, desk)
    place = {"row": row_number(table, doubt.index), "column": doubt.column, "value": words["amount"]}
    return desk.voice.finding("money_magnitude", **place, **words)


def _words(doubt: Doubt, table: pa.Table, desk: Desk) -> dict[str, str]:
    unit = desk.units.get(table["unit_id"][doubt.index].as_py())
    compared, bound = ("nhỏ hơn", doubt.floor) if doubt.low else ("lớn hơn", doubt.ceiling)
    return {"unit": unit.name, "amount": spoken(doubt.value), "bound": spoken(bound), "compared": compared}
