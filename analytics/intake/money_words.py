"""The words about money units: on what evidence one was taken, where the file says otherwise, what to ask."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from analytics.catalog import MoneyUnit
from analytics.intake.amounts import Scanned, unit_power
from analytics.intake.file import File
from analytics.intake.findings import Decision, Question, Remarks
from analytics.intake.grammar import Cell
from analytics.numbers import decimal

OPTION = "--money-unit"
ASKED = ("dong", "nghin_dong", "trieu_dong", "ty_dong")
UNKNOWN = -1
_SHOWN = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, ""))
Units = Mapping[str, MoneyUnit]
Powers = Mapping[str, np.ndarray]


@dataclass(frozen=True, kw_only=True)
class Stated:
    """The units a file states: a power of ten per row, a unit per column header, a unit above the table (with its
    row)."""

    rows: np.ndarray
    columns: dict[str, str]
    title: tuple[int, str] | None


def power_of(unit: MoneyUnit) -> int:
    """Power of ten of a unit: 3 for nghìn đồng."""
    return len(str(unit.dong)) - 1


def evidence(money: list[Scanned], stated: Stated, file: File) -> Remarks:
    """Every place where the file states the unit."""
    return Remarks(decisions=(*_row_evidence(stated, file), *_general_evidence(money, stated, file)))


def _row_evidence(stated: Stated, file: File) -> Iterator[Decision]:
    for power in np.unique(stated.rows[stated.rows >= 0]):
        words = {"unit": _label(file, int(power)), "count": int((stated.rows == power).sum())}
        yield file.voice.decision("decision_money_unit_rows", "money_unit", **words)


def _general_evidence(money: list[Scanned], stated: Stated, file: File) -> Iterator[Decision]:
    units = file.desk.catalog.money_units
    for unit in dict.fromkeys(stated.columns.values()):
        headers = [f"“{each.header.text}”" for each in money if stated.columns.get(each.column.id) == unit]
        words = {"unit": units[unit].label, "headers": ", ".join(headers[:3])}
        yield file.voice.decision("decision_money_unit_header", "money_unit", **words)
    if stated.title:
        row, unit = stated.title
        yield file.voice.decision("decision_money_unit_title", "money_unit", unit=units[unit].label, row=row)
    own = next(((each, code) for each in money for code, cell in enumerate(each.cells) if cell.scaled), None)
    if own:
        words = {"example": own[0].cells[own[1]].text, "row": int(file.rows[own[0].row_of(own[1])])}
        yield file.voice.decision("decision_money_unit_cells", "money_unit", **words)


def overridden(money: list[Scanned], stated: Stated, unit: MoneyUnit, file: File) -> Remarks:
    """What the person said, and every place of the file that says otherwise."""
    findings = (
        file.voice.finding("money_unit_overridden", row=row, column=column, value=text, unit=unit.label)
        for row, column, text in _contrary(money, stated, unit, file)
    )
    decision = file.voice.decision("decision_money_unit_told", "money_unit", unit=unit.label)
    return Remarks(decisions=(decision,), findings=tuple(findings))


def _contrary(
    money: list[Scanned], stated: Stated, unit: MoneyUnit, file: File
) -> Iterator[tuple[int | None, str | None, str]]:
    """(row, column, what it says)."""
    units = file.desk.catalog.money_units
    for column, named in stated.columns.items():
        if named != unit.id:
            yield None, column, units[named].label
    if stated.title and stated.title[1] != unit.id:
        yield stated.title[0], None, units[stated.title[1]].label
    others = np.flatnonzero((stated.rows >= 0) & (stated.rows != power_of(unit)))
    if len(others):
        yield int(file.rows[others[0]]), "money_unit", _label(file, int(stated.rows[others[0]]))
    bare = next(((each, code) for each in money for code, cell in enumerate(each.cells) if cell.bare), None)
    if bare and unit.dong != 1:
        yield int(file.rows[bare[0].row_of(bare[1])]), bare[0].column.id, bare[0].cells[bare[1]].text


def question(money: list[Scanned], powers: Powers, file: File) -> Question | None:
    """Ask when a figure has no unit at all, or when a cell says đồng in a table of thousands of đồng."""
    for scanned in money:
        for index, cell in _unitless(scanned, powers[scanned.column.id]):
            return _ask("question_money_unit", scanned, index, cell, file)
    for scanned in money:
        for code, cell in enumerate(scanned.cells):
            index = scanned.row_of(code)
            power = int(powers[scanned.column.id][index])
            if cell.bare and power > 0:
                return _ask("question_money_unit_contradiction", scanned, index, cell, file, stated=_label(file, power))
    return None


def _unitless(scanned: Scanned, powers: np.ndarray) -> Iterator[tuple[int, Cell]]:
    """Figures other than zero whose unit nothing tells, with the index of their row."""
    plain = scanned.plain.fill_null(0).to_numpy(zero_copy_only=False)
    for index in np.flatnonzero((powers == UNKNOWN) & (plain > 0))[:1].tolist():
        yield index, Cell(str(plain[index]), int(plain[index]))
    for code, cell in enumerate(scanned.cells):
        index = scanned.row_of(code)
        if cell.digits and not cell.problem and not cell.scaled and powers[index] == UNKNOWN:
            yield index, cell


def _ask(code: str, scanned: Scanned, index: int, cell: Cell, file: File, **words: str) -> Question:
    """Which unit holds? The evidence is one figure of the file, read in each of them."""
    units = file.desk.catalog.money_units
    options = {name: f"{units[name].label}: {spoken(_value(cell, units[name]))}" for name in ASKED}
    words |= {"header": scanned.header.text, "example": cell.text, "row": int(file.rows[index])}
    words["readings"] = "; ".join(f"theo {text}" for text in options.values())
    return file.voice.question(code, "money_unit", OPTION, options, **words)


def _value(cell: Cell, unit: MoneyUnit) -> int:
    told = power_of(unit)
    exponent = cell.power + unit_power(cell, told, told)
    return cell.digits * 10**exponent if exponent >= 0 else cell.digits // 10**-exponent


def _label(file: File, power: int) -> str:
    return next(unit.label for unit in file.desk.catalog.money_units.values() if power_of(unit) == power)


def spoken(dong: int) -> str:
    """An amount of đồng in the largest unit that leaves a whole part: ``265,3 tỷ đồng``."""
    size, name = next(((size, name) for size, name in _SHOWN if abs(dong) >= size), _SHOWN[-1])
    amount = decimal(Fraction(dong, size), 1 if name else 0)
    return " ".join(filter(None, (amount, name, "đồng")))
