"""Rows of provinces added up into the unit they make up, for every period at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics.measures.voices import FINAL, PRELIMINARY

Period = tuple[int, int]
_PERIOD = ("year", "months")
_ALL_OR_NOTHING = pc.ScalarAggregateOptions(skip_nulls=False)
_GATHERED = {
    "members": ("unit_id", "list"),
    "qualifiers": ("qualifier", "distinct"),
    "sources": ("source", "distinct"),
    "vintages": ("vintage", "distinct"),
    "entry": ("entry", "max"),
}


def periods_of(rows: pa.Table) -> list[Period]:
    """(year, months) of each row."""
    return list(zip(*(rows[name].to_pylist() for name in _PERIOD), strict=True))


def added_up(
    rows: pa.Table, figures: Iterable[str], parts: Mapping[Period, Collection[str]]
) -> Iterator[tuple[Period, dict[str, Any]]]:
    """Per period the sum of the rows of its ``parts``, with who is in it and where it comes from.

    A column is added up only when every row has it.
    """
    keys = zip(rows["unit_id"].to_pylist(), periods_of(rows), strict=True)
    counts = pa.array([unit_id in parts[period] for unit_id, period in keys], pa.bool_())
    sums = {name: (name, "sum") for name in figures}
    wanted = [(*pair, _ALL_OR_NOTHING) for pair in sums.values()] + list(_GATHERED.values())
    found = rows.filter(counts).group_by(list(_PERIOD), use_threads=False).aggregate(wanted)
    columns = {name: found["_".join(pair)].to_pylist() for name, pair in {**sums, **_GATHERED}.items()}
    for period, *values in zip(periods_of(found), *columns.values(), strict=True):
        row = dict(zip(columns, values, strict=True))
        yield period, {**row, "vintage": FINAL if row["vintages"] == [FINAL] else PRELIMINARY}
