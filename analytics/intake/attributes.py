"""Columns of words: choices, days and free text."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from analytics.catalog import Column
from analytics.intake import dates
from analytics.intake.cells import Coded
from analytics.intake.checks import EXACT, QUALIFIER
from analytics.intake.findings import Decision, Finding, Remarks, Voice
from analytics.spelling import fold


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """One value per row, and what there was to say about the column."""

    values: pa.Array
    remarks: Remarks = Remarks()


def choice(column: Column, cells: Coded, told: str | None, rows: np.ndarray, voice: Voice) -> Attribute:
    """A column of choices, by any of their names. Blank cells take what the person said, else the default.

    Without one they stay blank, where that is allowed."""
    names = _names(column)
    found = [names.get(text.casefold()) or names.get(fold(text)) for text in cells.texts]
    otherwise = told or column.default
    filled = np.where(cells.codes < 0, len(found), cells.codes)
    findings = _unknown_choices(column, cells, found, rows, voice)
    if otherwise is None and (column.required or column.role == "key"):
        findings += _blanks(column, cells, rows, voice)
    decisions = _assumed(column, cells, told, otherwise, voice) if otherwise is not None else ()
    values = pa.array([*found, otherwise], pa.string()).take(pa.array(filled))
    return Attribute(values=values, remarks=Remarks(findings=tuple(findings), decisions=decisions))


def _names(column: Column) -> dict[str, str]:
    """Name of a choice, as written and folded → its id. Signs like ">=" have no folded form."""
    said = {name: value for value, names in column.choice_aliases.items() for name in names}
    folded = {fold(name): value for name, value in said.items() if fold(name)}
    return folded | {name.casefold(): value for name, value in said.items()}


def _unknown_choices(
    column: Column, cells: Coded, found: list[str | None], rows: np.ndarray, voice: Voice
) -> list[Finding]:
    offered = ", ".join(f"“{label}”" for label in column.choices.values())

    def describe(index: int) -> Finding:
        place = {"row": int(rows[index]), "column": column.id, "value": cells.texts[cells.codes[index]]}
        return voice.finding("choice_unknown", **place, choices=offered)

    return voice.each(cells.rows_where([value is None for value in found]), describe)


def _blanks(column: Column, cells: Coded, rows: np.ndarray, voice: Voice) -> list[Finding]:
    blank = np.flatnonzero(cells.codes < 0)
    return voice.each(blank, lambda i: voice.finding("value_missing", row=int(rows[i]), column=column.id))


def _assumed(column: Column, cells: Coded, told: str | None, value: str, voice: Voice) -> tuple[Decision, ...]:
    """Blank cells of a key were filled in: say so."""
    count = int((cells.codes < 0).sum())
    if column.role != "key" or not count:
        return ()
    words = {"label": column.label, "value": column.choices.get(value, value), "count": count}
    return (voice.decision("decision_choice_told" if told else "decision_choice_default", column.id, **words),)


def days(column: Column, cells: Coded, rows: np.ndarray, voice: Voice) -> Attribute:
    """A column of days; blank stays blank."""
    read = [dates.day(text) for text in cells.texts]
    wrong = voice.each(
        cells.rows_where([not isinstance(each, date) for each in read]),
        lambda i: voice.finding(
            read[cells.codes[i]], row=int(rows[i]), column=column.id, value=cells.texts[cells.codes[i]]
        ),
    )
    values = cells.gather([each if isinstance(each, date) else None for each in read], pa.date32())
    return Attribute(values=values, remarks=Remarks(findings=tuple(wrong)))


def text(column: Column, cells: Coded, rows: np.ndarray, voice: Voice) -> Attribute:
    """A column of free text; blank takes the default, if the catalogue has one."""
    values = cells.gather(cells.texts, pa.string())
    if column.default is not None:
        return Attribute(values=values.fill_null(column.default))
    missing = _blanks(column, cells, rows, voice) if column.required else []
    wordy = _no_codes(column, cells, rows, voice) if column.coded else []
    return Attribute(values=values, remarks=Remarks(findings=(*missing, *wordy)))


def _no_codes(column: Column, cells: Coded, rows: np.ndarray, voice: Voice) -> list[Finding]:
    """Cells that should be a code and have no digit: perhaps somebody's name, which is not repeated."""
    wordy = cells.rows_where([not any(letter.isdigit() for letter in text) for text in cells.texts])
    words = {"column": column.id, "label": column.label.lower()}
    return voice.each(wordy, lambda i: voice.finding("code_without_digit", row=int(rows[i]), **words))


def qualified(said: pa.Array, hedged: dict[int, set[str]], rows: np.ndarray, voice: Voice) -> Attribute:
    """The qualifier of every row: its own cell unless that says exact, else the words "hơn", "gần" before its figures,
    which must agree. ``hedged``: index of the row → qualifiers found in its figures."""
    values = said.to_pylist()
    taken = {index: words for index, words in hedged.items() if values[index] in (None, EXACT)}
    mixed = sorted(index for index, words in taken.items() if len(words) > 1)
    findings = voice.each(mixed, lambda i: voice.finding("qualifier_mixed", row=int(rows[i]), column=QUALIFIER))
    for index, words in taken.items():
        values[index] = min(words)
    decisions = (voice.decision("decision_qualifier", QUALIFIER, count=len(taken)),) if taken else ()
    return Attribute(
        values=pa.array(values, pa.string()), remarks=Remarks(findings=tuple(findings), decisions=decisions)
    )
