"""What differs between the ledger as it stood after two of its entries: facts, and the rates that moved with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pyarrow as pa

from analytics import measures, periods
from analytics.custody.refusal import Refused
from analytics.measures import Standing
from analytics.warehouse import histories
from analytics.workspace import Workspace

ADDED, CHANGED, WITHDRAWN = "added", "changed", "withdrawn"
PERIODS_LOOKED_AT = 24
_ALL = "all"
PeriodKey = tuple[str, int, int, str]
"""(dimension, year, months, group)."""


@dataclass(frozen=True, kw_only=True)
class FactChange:
    """One key that another row stands for. ``columns``: column → (old, new), only those that differ.

    ``old_entry`` and ``new_entry`` brought the rows; ``None`` where there is none. ``place`` says the key in words.
    """

    kind: str
    dataset: str
    key: Mapping[str, Any]
    place: str
    columns: Mapping[str, tuple[Any, Any]]
    old_entry: int | None
    new_entry: int | None


@dataclass(frozen=True, kw_only=True)
class RateMove:
    """A rate (percent, exact), rank or target status that is another one; ``None`` where there is none."""

    unit_id: str
    unit: str
    dimension: str
    year: int
    months: int
    group: str
    before: Fraction | None
    after: Fraction | None
    rank_before: int | None
    rank_after: int | None
    met_before: bool | None
    met_after: bool | None


@dataclass(frozen=True, kw_only=True)
class Difference:
    """From entry ``before`` to entry ``after``; ``periods_left``: older periods whose rates were not compared."""

    before: int
    after: int
    facts: tuple[FactChange, ...]
    rates: tuple[RateMove, ...]
    periods_left: int

    def count(self, kind: str) -> int:
        """How many facts were ``added``, ``changed`` or ``withdrawn``."""
        return sum(fact.kind == kind for fact in self.facts)

    @property
    def reranked(self) -> frozenset[str]:
        """Ids of the units whose rank is another one; a unit that only now has a rank is not among them."""
        ranked = [move for move in self.rates if None not in (move.rank_before, move.rank_after)]
        return frozenset(move.unit_id for move in ranked if move.rank_before != move.rank_after)

    def turned(self, met: bool) -> frozenset[str]:
        """Ids of the units that meet a target now and did not before; or, if not ``met``, the other way round."""
        return frozenset(move.unit_id for move in self.rates if (move.met_before, move.met_after) == (not met, met))


def difference(workspace: Workspace, before: int, after: int) -> Difference:
    """What was added, changed or withdrawn from the one entry to the other, in whichever order; 0 is the empty ledger.

    A preliminary row that a final one outranks still stands: both are facts. ``Refused`` for an unknown entry.
    """
    head = workspace.warehouse.refresh()
    for entry in (before, after):
        if not 0 <= entry <= head:
            raise Refused(f"Sổ không có bút toán {entry}; bút toán mới nhất là {head}.")
    datasets = workspace.catalog.datasets
    facts = tuple(change for dataset in datasets for change in _changes(workspace, dataset, before, after))
    touched = _touched(workspace, facts)
    looked_at = touched[:PERIODS_LOOKED_AT]
    rates = tuple(move for period in looked_at for move in _moves(workspace, period, before, after))
    return Difference(before=before, after=after, facts=facts, rates=rates, periods_left=len(touched) - len(looked_at))


def _changes(workspace: Workspace, dataset: str, before: int, after: int) -> Iterable[FactChange]:
    first, last = sorted((before, after))
    table = workspace.warehouse.table(dataset, histories.changed, before=first, after=last)
    old, new = ("old", "new") if before <= after else ("new", "old")
    key = workspace.catalog.datasets[dataset].key
    keys, entries = _rows(table, key), _rows(table, (f"{old}.entry", f"{new}.entry"))
    for key_values, (old_entry, new_entry), columns in zip(keys, entries, _differing(table, old, new), strict=True):
        kind = ADDED if old_entry is None else WITHDRAWN if new_entry is None else CHANGED
        if kind != CHANGED or columns:
            named = dict(zip(key, key_values, strict=True))
            place = _place(workspace, named["unit_id"], named["year"], named.get("months"))
            entry = {"old_entry": old_entry, "new_entry": new_entry}
            yield FactChange(kind=kind, dataset=dataset, key=named, place=place, columns=columns, **entry)


def _rows(table: pa.Table, names: Iterable[str]) -> Iterable[tuple]:
    return zip(*(_values(table, name) for name in names), strict=True)


def _values(table: pa.Table, name: str) -> list[Any]:
    """A column as Python values; one without any costs nothing."""
    column = table[name]
    return [None] * len(column) if column.null_count == len(column) else column.to_pylist()


def _differing(table: pa.Table, old: str, new: str) -> list[dict[str, tuple[Any, Any]]]:
    """Per row: column → (old, new), where they differ. Column by column: a large file has millions of cells."""
    found: list[dict[str, tuple[Any, Any]]] = [{} for _ in range(len(table))]
    names = [name.removeprefix(f"{old}.") for name in table.column_names if name.startswith(f"{old}.")]
    for name in names:
        if name != "entry":
            pairs = zip(found, _values(table, f"{old}.{name}"), _values(table, f"{new}.{name}"), strict=True)
            for row, before, after in pairs:
                if before != after:
                    row[name] = (before, after)
    return found


def _place(workspace: Workspace, unit_id: str, year: int, months: int | None) -> str:
    return f"{workspace.units.get(unit_id).name}, {periods.label(year, months or periods.YEAR_MONTHS)}"


def _touched(workspace: Workspace, facts: Iterable[FactChange]) -> list[PeriodKey]:
    """Dimensions and periods of which a figure changed, newest first."""
    found = {
        (fact.dataset, fact.key["year"], fact.key["months"], fact.key.get("group", _ALL))
        for fact in facts
        if fact.dataset in workspace.catalog.dimensions
    }
    return sorted(found, key=lambda period: (-period[1], -period[2], period[0], period[3]))


def _moves(workspace: Workspace, period: PeriodKey, before: int, after: int) -> Iterable[RateMove]:
    old, new = (_standings(workspace, period, at) for at in (before, after))
    for unit_id in dict.fromkeys([*new, *old]):
        move = _move(period, old.get(unit_id), new.get(unit_id))
        if (move.before, move.rank_before, move.met_before) != (move.after, move.rank_after, move.met_after):
            yield move


def _standings(workspace: Workspace, period: PeriodKey, at: int) -> dict[str, Standing]:
    dimension, year, months, group = period
    asked = {"dimension": dimension, "year": year, "months": months, "group": group, "at": at}
    found = [measures.national(workspace.warehouse, **asked), *measures.compare(workspace.warehouse, **asked)]
    return {standing.result.unit_id: standing for standing in found if standing}


def _move(period: PeriodKey, old: Standing | None, new: Standing | None) -> RateMove:
    dimension, year, months, group = period
    shown = (new or old).result
    return RateMove(
        unit_id=shown.unit_id,
        unit=shown.unit,
        dimension=dimension,
        year=year,
        months=months,
        group=group,
        before=old.result.shown_rate if old else None,
        after=new.result.shown_rate if new else None,
        rank_before=old.rank if old else None,
        rank_after=new.rank if new else None,
        met_before=old.result.met if old else None,
        met_after=new.result.met if new else None,
    )
