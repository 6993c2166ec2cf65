"""In which unit money is written: told by the person, the row, the header or the lines above; otherwise asked."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analytics.catalog import MoneyUnit
from analytics.intake import money_words
from analytics.intake.amounts import MONEY, Scanned
from analytics.intake.cells import absent
from analytics.intake.file import File
from analytics.intake.findings import Finding, Remarks
from analytics.intake.money_words import UNKNOWN, Stated, power_of


@dataclass(frozen=True, kw_only=True)
class Scale:
    """``powers``: column id → power of ten of the unit, row by row (0 where it is open). ``bare_power``: of the cells
    that only say đồng, when the person said otherwise. ``open``: the unit is still to be asked for. ``told``: by the
    person, or in a column of its own by every row."""

    powers: dict[str, np.ndarray]
    bare_power: int | None = None
    open: bool = False
    told: bool = False
    remarks: Remarks = Remarks()


def settle(columns: list[Scanned], file: File) -> Scale:
    """Settle the unit of every money column; columns of other numbers get power 0."""
    whole = {scanned.column.id: np.zeros(len(file.rows), np.int8) for scanned in columns}
    money = [scanned for scanned in columns if scanned.nature == MONEY]
    if not money:
        return Scale(powers=whole)
    units, told = file.desk.catalog.money_units, file.desk.answers.money_unit
    stated, unreadable = _stated(money, file)
    scale = _told(money, stated, units[told], file) if told else _read(money, stated, file)
    remarks = Remarks(findings=tuple(unreadable)) + scale.remarks
    return Scale(
        powers=whole | scale.powers, bare_power=scale.bare_power, open=scale.open, told=scale.told, remarks=remarks
    )


def _told(money: list[Scanned], stated: Stated, unit: MoneyUnit, file: File) -> Scale:
    """What the person said holds everywhere but in cells that name their own scale ("10 tỷ")."""
    power = power_of(unit)
    powers = {scanned.column.id: np.full(len(file.rows), power, np.int8) for scanned in money}
    remarks = money_words.overridden(money, stated, unit, file)
    return Scale(powers=powers, bare_power=power, told=True, remarks=remarks)


def _read(money: list[Scanned], stated: Stated, file: File) -> Scale:
    """What the file says; where it says nothing, or two things, the person is asked."""
    units = file.desk.catalog.money_units
    powers = {scanned.column.id: _powers(scanned, stated, units) for scanned in money}
    question = money_words.question(money, powers, file)
    remarks = money_words.evidence(money, stated, file) + Remarks(questions=(question,) if question else ())
    closed = {column: np.maximum(each, 0) for column, each in powers.items()}
    every_row = bool((stated.rows >= 0).all())
    return Scale(powers=closed, open=question is not None, told=every_row, remarks=remarks)


def _powers(scanned: Scanned, stated: Stated, units: Mapping[str, MoneyUnit]) -> np.ndarray:
    """Of every row: what the row says, else the column's header, else the title, else unknown."""
    general = stated.columns.get(scanned.column.id) or (stated.title[1] if stated.title else None)
    otherwise = power_of(units[general]) if general else UNKNOWN
    return np.where(stated.rows >= 0, stated.rows, otherwise).astype(np.int8)


def _stated(money: list[Scanned], file: File) -> tuple[Stated, list[Finding]]:
    """The units a file states, and the cells of its unit column that are none."""
    cells = file.cells.get("money_unit", absent(len(file.rows)))
    vocabulary, units = file.desk.vocabulary, file.desk.catalog.money_units
    named = [vocabulary.money_unit(text) for text in cells.texts]

    def describe(index: int) -> Finding:
        text = cells.texts[cells.codes[index]]
        return file.voice.finding("money_unit_unknown", row=int(file.rows[index]), column="money_unit", value=text)

    findings = file.voice.each(cells.rows_where([name is None for name in named]), describe)
    powers = [UNKNOWN if name is None else power_of(units[name]) for name in named] + [UNKNOWN]
    mentions = ((row, vocabulary.mentioned(text)) for row, text in file.above)
    stated = Stated(
        rows=np.array(powers, np.int8)[cells.codes],
        columns={each.column.id: each.header.unit for each in money if each.header.unit in units},
        title=next(((row, unit) for row, unit in mentions if unit), None),
    )
    return stated, findings
