"""The typed table of a file: keys, figures and attributes side by side, and the checks that run over it."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.catalog import Column
from analytics.intake import attributes, checks, duplicates, magnitude, names, periods, rates
from analytics.intake.attributes import Attribute
from analytics.intake.cells import absent
from analytics.intake.checks import EXACT, QUALIFIER
from analytics.intake.figures import Figures
from analytics.intake.file import File
from analytics.intake.findings import Remarks
from analytics.intake.percents import STORED

SIMULATED = "Số liệu mô phỏng"
_ARROW = {"unit": pa.string(), "year": pa.int32(), "months": pa.int32(), "choice": pa.string(), "text": pa.string(),
          "date": pa.date32(), "percent": STORED}  # fmt: skip
Arrays = dict[str, pa.Array]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """``table``: all rows of figures, null where a cell has an error; ``again``: indices of rows said twice."""

    table: pa.Table
    again: np.ndarray
    simulated: bool
    remarks: Remarks


def assemble(file: File, figures: Figures) -> Facts:
    """Read keys and attributes, put the table together and check it."""
    words, word_remarks = _words(file)
    keys, key_remarks = _keys(file, words)
    qualifier, qualifier_remarks = _qualifier(file, figures)
    numbers = figures.wholes | {name: each.values for name, each in figures.percents.items()}
    table = _table(file, words | keys | qualifier | numbers)
    simulated, world_remarks = _world(file)
    repeated = duplicates.find(table, file.desk)
    remarks = key_remarks + word_remarks + qualifier_remarks + world_remarks
    remarks += Remarks(findings=tuple(repeated.findings)) + _checked(file, table, figures)
    return Facts(table=table, again=repeated.again, simulated=simulated, remarks=remarks)


def _table(file: File, arrays: Arrays) -> pa.Table:
    """Every stored column of the dataset, also those the file does not have."""
    columns = [column for column in file.desk.dataset.columns if column.role != "meta"]
    stored = {column.stored: arrays.get(column.stored, _nothing(column, len(file.rows))) for column in columns}
    return pa.table(stored | {"row": pa.array(file.rows, pa.int32())})


def _nothing(column: Column, length: int) -> pa.Array:
    return pa.nulls(length, _ARROW.get(column.type, pa.int64()))


def _words(file: File) -> tuple[Arrays, Remarks]:
    """Choices, days and text, by column id."""
    read = {column.id: _word(column, file) for column in file.desk.dataset.columns if column.id != QUALIFIER}
    found = {name: attribute for name, attribute in read.items() if attribute}
    remarks = sum((attribute.remarks for attribute in found.values()), Remarks())
    return {name: attribute.values for name, attribute in found.items()}, remarks


def _word(column: Column, file: File) -> Attribute | None:
    if column.type == "choice":
        told = file.desk.answers.vintage if column.id == "vintage" else None
        return attributes.choice(column, file.cells[column.id], told, file.rows, file.voice)
    if column.type == "date":
        return attributes.days(column, file.cells[column.id], file.rows, file.voice)
    if column.type == "text":
        return attributes.text(column, file.cells[column.id], file.rows, file.voice)
    return None


def _keys(file: File, words: Arrays) -> tuple[Arrays, Remarks]:
    """Year, months and unit of every row."""
    answers, columns = file.desk.answers, _key_columns(file)
    months = file.cells[columns["months"]] if "months" in columns else None
    period = periods.settle(
        file.cells[columns["year"]],
        months,
        periods.year_from_elsewhere(answers.year, file.above),
        periods.months_from_elsewhere(answers.months, file.above),
        file.rows,
        file.voice,
    )
    if months is None:
        since = words[columns["date"]].to_pylist() if "date" in columns else [None] * len(file.rows)
        moment = names.within_year(period.years, since)
    else:
        moment = names.at_period_end(period.years, period.months)
    named = names.resolve(file.cells[columns["unit"]], moment, file.desk.units, file.rows, file.voice)
    numbers = {"year": period.years} | ({} if months is None else {"months": period.months})
    arrays = {name: pa.array(values, pa.int32(), mask=values == periods.UNKNOWN) for name, values in numbers.items()}
    return arrays | {"unit_id": named.unit_ids}, period.remarks + named.remarks


def _key_columns(file: File) -> dict[str, str]:
    """Type → id of the columns that say when and who; a day that is no part of the key says nothing of the unit."""
    columns = file.desk.dataset.columns
    return {column.type: column.id for column in columns if column.type != "date" or column.role == "key"}


def _qualifier(file: File, figures: Figures) -> tuple[Arrays, Remarks]:
    """How exact every row is: its own cell, else the words before its figures."""
    column = next((each for each in file.desk.dataset.columns if each.id == QUALIFIER), None)
    if column is None:
        return {}, Remarks()
    said = attributes.choice(column, file.cells[QUALIFIER], None, file.rows, file.voice)
    if not figures.hedged:
        return {QUALIFIER: said.values}, said.remarks
    settled = attributes.qualified(said.values, figures.hedged, file.rows, file.voice)
    return {QUALIFIER: settled.values}, said.remarks + settled.remarks


def _world(file: File) -> tuple[bool, Remarks]:
    """Is every row marked as simulated, or none? A mixture is an error."""
    source = file.cells.get("source", absent(len(file.rows)))
    marked = [text.startswith(SIMULATED) for text in source.texts]
    simulated = np.append(np.array(marked, bool), False)[source.codes]
    if simulated.all() or not simulated.any():
        return bool(simulated.all()), Remarks()
    first = int(file.rows[np.argmax(simulated != simulated[0])])
    finding = file.voice.finding("worlds_mixed", row=first, column="source", count=int(simulated.sum()))
    return False, Remarks(findings=(finding,))


def _checked(file: File, table: pa.Table, figures: Figures) -> Remarks:
    desk = file.desk
    found = checks.negatives(table, [*figures.wholes, *figures.percents], desk.voice)
    found += checks.identities(table, desk.dataset, desk.voice)
    found += checks.over_most(table, desk.dataset, desk.voice)
    for name, printed in figures.percents.items():
        found += checks.over_hundred(table, name, desk.voice) if desk.dataset.column(name).most is None else []
        if desk.dataset.dimension:
            indicator = next(iter(desk.catalog.indicators.values()))
            found += rates.differing(table, indicator, name, printed, _hedged(table), desk.voice)
    return Remarks(findings=tuple(found)) + magnitude.check(table, figures.scale, desk)


def _hedged(table: pa.Table) -> np.ndarray:
    if QUALIFIER not in table.column_names:
        return np.zeros(len(table), bool)
    return pc.fill_null(pc.not_equal(table[QUALIFIER], EXACT), False).to_numpy()
