"""All columns of numbers of one file: their unit and decimal mark settled, then every figure read."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake import amounts, marks, money, percents, strange_letters
from analytics.intake.amounts import PERCENT, Scanned, Wholes
from analytics.intake.file import File
from analytics.intake.findings import Finding, Remarks
from analytics.intake.percents import Percents


@dataclass(frozen=True, kw_only=True)
class Figures:
    """``wholes`` and ``percents`` by column id; ``hedged``: index of a row → qualifiers written before its figures."""

    wholes: dict[str, pa.Array]
    percents: dict[str, Percents]
    hedged: dict[int, set[str]]
    scale: money.Scale
    remarks: Remarks


def settle(columns: list[Scanned], file: File) -> Figures:
    """Settle units and decimal marks, then read every figure."""
    scale = money.settle(columns, file)
    marked = marks.settle(columns, scale.powers, file.desk.answers.decimal_mark, file.rows, file.voice)
    read = {scanned.column.id: _read(scanned, scale, marked, file) for scanned in columns}
    findings = [each for scanned in columns for each in _findings(scanned, read[scanned.column.id], scale, file)]
    exact = {name: each for name, each in read.items() if isinstance(each, Percents)}
    # While the unit is open, how a separator reads is not asked yet: in whole đồng only one reading may fit.
    settled = scale.remarks + (Remarks() if scale.open else marked.remarks)
    return Figures(
        wholes={name: each.values for name, each in read.items() if isinstance(each, Wholes)},
        percents=exact,
        hedged=_hedged(columns),
        scale=scale,
        remarks=sum((each.remarks for each in exact.values()), settled) + Remarks(findings=tuple(findings)),
    )


def _read(scanned: Scanned, scale: money.Scale, marked: marks.Settled, file: File) -> Wholes | Percents:
    readings = marked.readings[scanned.column.id]
    if scanned.nature == PERCENT:
        return percents.read(scanned, readings, file.rows, file.voice, file.desk.answers.percent_scale)
    return amounts.wholes(scanned, scale.powers[scanned.column.id], readings, scale.bare_power)


def _findings(scanned: Scanned, read: Wholes | Percents, scale: money.Scale, file: File) -> Iterator[Finding]:
    column, unit = scanned.column.id, "%" if scanned.nature == PERCENT else file.desk.dataset.unit
    # A fraction is only known to be one in a known unit.
    problems = [each for each in read.problems if not (scale.open and each[1] == "number_fraction")]

    def describe(problem: tuple[int, str, str]) -> Finding:
        index, code, text = problem
        words = {"unit": unit, "letters": strange_letters.invisible(text)}
        return file.voice.finding(code, row=int(file.rows[index]), column=column, value=text, **words)

    yield from file.voice.each(problems, describe)
    if scanned.column.required:
        blank = sorted(set(np.flatnonzero(pc.is_null(read.values))) - {index for index, _, _ in problems})
        yield from file.voice.each(
            blank, lambda index: file.voice.finding("value_missing", row=int(file.rows[index]), column=column)
        )
    for code, cell in enumerate(scanned.cells):
        if cell.skipped and not cell.problem:
            row = int(file.rows[scanned.row_of(code)])
            yield file.voice.finding("number_scale_skipped", row=row, column=column, value=cell.text)


def _hedged(columns: list[Scanned]) -> dict[int, set[str]]:
    hedged: dict[int, set[str]] = {}
    for scanned in columns:
        for index in scanned.coded.rows_where([cell.qualifier is not None for cell in scanned.cells]).tolist():
            said = scanned.cells[scanned.coded.codes[index]].qualifier
            hedged.setdefault(int(scanned.odd[index]), set()).add(said)
    return hedged
