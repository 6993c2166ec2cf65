"""Scoring tables and what was given under them, as the ledger has them; ``analytics.scorebook`` makes scores of it."""

from dataclasses import dataclass

from analytics.measures.movements import records
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class SchemeLine:
    """One row of a scoring table, its cells as they were written; ``None`` is an empty cell."""

    unit_id: str
    year: int
    scheme: str
    line: int
    kind: str
    section: str | None
    code: str | None
    label: str | None
    maximum: str | None
    rule: str | None
    params: str | None
    bands: str | None
    gates: str | None
    evidence: str | None
    note: str | None
    source: str | None
    entry: int


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One value that somebody gave at one step: of a criterion, a target, an incident, a fact, or votes. ``person``:
    initials. ``value`` and ``points`` are texts as they were written; ``evidence`` is a SHA-256."""

    unit_id: str
    year: int
    scheme: str
    phase: str
    about: str
    item: str
    name: str
    value: str | None
    points: str | None
    reason: str | None
    person: str | None
    evidence: str | None
    note: str | None
    source: str | None
    entry: int


def scheme_lines(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[SchemeLine]:
    """Rows of the scoring tables, table by table in their order."""
    return records(warehouse, SchemeLine, "schemes", year=year, unit_id=unit_id, at=at)


def marks(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[Mark]:
    """Everything that was given to score."""
    return records(warehouse, Mark, "scores", year=year, unit_id=unit_id, at=at)
