"""Rows of figures side by side as whole numbers, to be found by unit, group, year and months."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.periods import YEAR_MONTHS

MISSING = -1
"""A figure that was not given, and a row that is not there."""
_YEARS, _MONTHS = 4096, 16


@dataclass(frozen=True, kw_only=True, eq=False)
class Codes:
    """Unit ids and groups as small numbers; the same for all panels that are compared."""

    units: tuple[str, ...]
    groups: tuple[str, ...]

    @cached_property
    def unit(self) -> dict[str, int]:
        """Unit id → its number."""
        return {unit_id: code for code, unit_id in enumerate(self.units)}


@dataclass(frozen=True, kw_only=True, eq=False)
class Panel:
    """``figures``: column → int64, ``MISSING`` where not given. ``row``: the record's number in the file, 0 in the
    ledger. ``hedged``: rows whose figures are only "hơn" or "gần"; ``final``: rows of final figures."""

    codes: Codes
    unit: np.ndarray
    group: np.ndarray
    year: np.ndarray
    months: np.ndarray
    row: np.ndarray
    hedged: np.ndarray
    final: np.ndarray
    figures: dict[str, np.ndarray] = field(repr=False)

    def __len__(self) -> int:
        return len(self.unit)

    @cached_property
    def keys(self) -> np.ndarray:
        """One int64 per row."""
        return self.keys_of(self.unit, self.year, self.months)

    def keys_of(self, unit: np.ndarray, year: np.ndarray, months: np.ndarray | int) -> np.ndarray:
        """Keys of other units or periods in the groups of these rows."""
        return ((self.group * len(self.codes.units) + unit) * _YEARS + year) * _MONTHS + months

    @cached_property
    def periods(self) -> np.ndarray:
        """One int64 per row, equal where group, year and months are."""
        return (self.group * _YEARS + self.year) * _MONTHS + self.months

    @cached_property
    def _sorted(self) -> tuple[np.ndarray, np.ndarray]:
        order = np.argsort(self.keys, kind="stable")
        return self.keys[order], order

    def find(self, keys: np.ndarray) -> np.ndarray:
        """Index of the row of each key, the later one of two; ``MISSING`` where there is none."""
        known, order = self._sorted
        if not len(known):
            return np.full(len(keys), MISSING)
        places = np.searchsorted(known, keys, side="right") - 1
        return np.where((places >= 0) & (known[places] == keys), order[places], MISSING)

    def figure(self, name: str, indices: np.ndarray | None = None) -> np.ndarray:
        """A column, of the rows of ``indices`` if given; ``MISSING`` where row or figure is not there."""
        values = self.figures.get(name)
        if values is None:
            return np.full(len(self) if indices is None else len(indices), MISSING)
        if indices is None:
            return values
        return np.where(indices >= 0, values[indices], MISSING) if len(values) else np.full(len(indices), MISSING)

    def take(self, indices: np.ndarray) -> "Panel":
        """The rows of these indices."""
        parts = {name: getattr(self, name)[indices] for name in _ROWS}
        figures = {name: values[indices] for name, values in self.figures.items()}
        return Panel(codes=self.codes, figures=figures, **parts)


_ROWS = ("unit", "group", "year", "months", "row", "hedged", "final")


def codes(tables: Iterable[pa.Table]) -> Codes:
    """Codes for all units and groups of the tables."""
    tables = tuple(tables)
    return Codes(units=_distinct("unit_id", tables), groups=_distinct("group", tables))


def _distinct(name: str, tables: Iterable[pa.Table]) -> tuple[str, ...]:
    found = (pc.unique(table[name]).to_pylist() for table in tables if name in table.column_names)
    return tuple(dict.fromkeys(value for values in found for value in values if value is not None)) or ("all",)


def panel(table: pa.Table, columns: Iterable[str], codes: Codes) -> Panel:
    """The rows of a table. Columns that it does not have, or has no figure of, are absent."""
    given = [name for name in columns if name in table.column_names and table[name].null_count < len(table)]
    return Panel(
        codes=codes,
        unit=_coded(table, "unit_id", codes.units),
        group=_coded(table, "group", codes.groups),
        year=_whole(table, "year", 0),
        months=_whole(table, "months", YEAR_MONTHS),
        row=_whole(table, "row", 0),
        hedged=_marked(table, "qualifier", pc.not_equal, "exact"),
        final=_marked(table, "vintage", pc.equal, "final"),
        figures={name: _whole(table, name, MISSING) for name in given},
    )


def _coded(table: pa.Table, name: str, known: Sequence[str]) -> np.ndarray:
    if name not in table.column_names:
        return np.zeros(len(table), np.int64)
    places = pc.index_in(table[name], value_set=pa.array(known, table.schema.field(name).type))
    return pc.fill_null(places, 0).to_numpy().astype(np.int64)


def _whole(table: pa.Table, name: str, otherwise: int) -> np.ndarray:
    if name not in table.column_names:
        return np.full(len(table), otherwise)
    return pc.fill_null(table[name], otherwise).to_numpy().astype(np.int64, copy=False)


def _marked(table: pa.Table, name: str, compare: Callable, value: str) -> np.ndarray:
    if name not in table.column_names:
        return np.zeros(len(table), bool)
    return pc.fill_null(compare(table[name], value), False).to_numpy()


def joined(first: Panel, *others: Panel) -> Panel:
    """All rows of panels with the same codes; a row of a later panel is found before one of an earlier."""
    panels = (first, *others)
    parts = {name: np.concatenate([getattr(each, name) for each in panels]) for name in _ROWS}
    names = dict.fromkeys(name for each in panels for name in each.figures)
    figures = {name: np.concatenate([each.figure(name) for each in panels]) for name in names}
    return Panel(codes=first.codes, figures=figures, **parts)
