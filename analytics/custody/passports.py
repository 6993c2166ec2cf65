"""The passport of a number: its formula, and every row of every file that it was made from, now and before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from analytics.catalog import Indicator, Term
from analytics.custody.approval import ALL
from analytics.ledger import Entry
from analytics.measures import speakers
from analytics.warehouse import histories
from analytics.workspace import Workspace

FINAL = "final"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One row of a file, as far as it matters for the number.

    ``figures``: the columns of the number, as the row gives them. ``entry`` brought it from the file; ``restored_by``
    is the undo through which it stands again. ``source_row`` counts as Excel does. ``replaced_by`` is the entry that
    replaced it, ``None`` while it stands; ``retracted``: from ``entry`` (an undo) on there was no fact at all.
    Moments are UTC. ``approved_by`` approved or locked the period after the row came in (the latest to do so).
    """

    unit_id: str
    unit: str
    vintage: str
    figures: Mapping[str, int]
    entry: int
    file_name: str | None
    sha256: str | None
    source_row: int | None
    made_by: str
    made_at: datetime
    reason: str | None
    approved_by: str | None
    approved_at: datetime | None
    source: str | None
    restored_by: int | None
    replaced_by: int | None
    retracted: bool

    @property
    def value(self) -> int | None:
        """The figure when the number is a single column."""
        return next(iter(self.figures.values()), None) if len(self.figures) <= 1 else None


@dataclass(frozen=True, kw_only=True)
class Passport:
    """Where a number comes from. ``numerator`` and ``denominator`` are whole numbers; for a single column the number
    is the numerator and there is no denominator. ``parts`` add up to it; ``earlier`` stood for the same before."""

    label: str
    formula: str
    unit_id: str
    dimension: str
    year: int
    months: int
    group: str
    numerator: int | None
    denominator: int | None
    parts: tuple[Fact, ...]
    earlier: tuple[Fact, ...]


def passport(
    workspace: Workspace,
    unit_id: str,
    dimension: str,
    year: int,
    months: int,
    number: str = "rate",
    *,
    borders: str = "reported",
    group: str = ALL,
    vintage: str | None = None,
    at: int | None = None,
) -> Passport:
    """The passport of ``number`` (an indicator or a figure column) of one unit in one period, known ``at`` an entry.

    ``KeyError`` for a unit, dimension, indicator or column that does not exist. A number nobody gave has no parts.
    """
    moment = workspace.warehouse.head if at is None else at
    formula = workspace.catalog.indicators.get(number) or _of_column(workspace, dimension, number)
    columns = tuple(dict.fromkeys(term.column for term in (*formula.numerator, *formula.denominator)))
    spoken = speakers(
        workspace.warehouse, unit_id, dimension=dimension, year=year, months=months,
        borders=borders, group=group, vintage=vintage, at=moment,
    )  # fmt: skip
    asked = {"unit_id": list(spoken.units), "year": [year], "months": [months], "group": [group]}
    rows = workspace.warehouse.table(
        dimension, lambda shape: histories.events(shape, asked), at=moment, **asked
    ).to_pylist()
    standing = [row for row in rows if _stands(row, vintage, moment)]
    facts = _facts(workspace, dimension, rows, columns, moment)
    return Passport(
        label=formula.label,
        formula=formula.formula,
        unit_id=unit_id,
        dimension=dimension,
        year=year,
        months=months,
        group=group,
        numerator=spoken.result.total(formula.numerator) if spoken.result else None,
        denominator=spoken.result.total(formula.denominator) if spoken.result else None,
        parts=tuple(fact for row, fact in zip(rows, facts, strict=True) if row in standing),
        earlier=tuple(fact for row, fact in zip(rows, facts, strict=True) if row not in standing),
    )


def _of_column(workspace: Workspace, dimension: str, column_id: str) -> Indicator:
    """A single column, said like an indicator."""
    column = workspace.catalog.datasets[dimension].column(column_id)
    return Indicator(
        id=column.id,
        label=column.label,
        short=column.label,
        unit=workspace.catalog.datasets[dimension].unit,
        direction="none",
        numerator=(Term(column=column.id),),
        denominator=(),
        definition=column.description,
        formula=column.label,
        adds_up="",
        example={},
    )


def _stands(row: Mapping[str, Any], vintage: str | None, at: int) -> bool:
    wanted = row["outranked_by"] > at if vintage is None else row["vintage"] == vintage
    return row["replaced_by"] > at and wanted


def _facts(workspace: Workspace, dimension: str, rows: list[dict], columns: Iterable[str], at: int) -> list[Fact]:
    entries: dict[int, Entry] = {}
    for row in rows:
        number = row["restored_from"] or row["entry"]
        if number not in entries:
            entries[number] = workspace.ledger.entry(number)
    steps = workspace.warehouse.rows("steps", dataset=dimension, at=at)
    return [_fact(workspace, row, entries[row["restored_from"] or row["entry"]], steps, columns, at) for row in rows]


def _fact(
    workspace: Workspace, row: Mapping[str, Any], brought: Entry, steps: list[dict], columns: Iterable[str], at: int
) -> Fact:
    approval = _approval(row, steps)
    return Fact(
        unit_id=row["unit_id"],
        unit=workspace.units.full_name(workspace.units.get(row["unit_id"])),
        vintage=row["vintage"],
        figures={name: row[name] for name in columns if row[name] is not None},
        entry=brought.entry,
        file_name=brought.file_name,
        sha256=brought.file_sha256,
        source_row=row["source_row"],
        made_by=brought.made_by,
        made_at=brought.made_at,
        reason=brought.reason,
        approved_by=approval.get("made_by"),
        approved_at=approval.get("made_at"),
        source=row["source"],
        restored_by=row["entry"] if row["restored_from"] else None,
        replaced_by=row["replaced_by"] if row["replaced_by"] <= at and not row["retracted"] else None,
        retracted=row["retracted"],
    )


def _approval(row: Mapping[str, Any], steps: list[dict]) -> dict[str, Any]:
    """The last approval or lock that saw the row standing."""
    period = (row["year"], row["months"], row["group"])
    seen = [
        step
        for step in steps
        if (step["year"], step["months"], step["group"]) == period and row["entry"] < step["entry"] < row["replaced_by"]
    ]
    return seen[-1] if seen else {}
