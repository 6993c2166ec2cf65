"""Rows of provinces added up into the units they make up, for every unit and period at once."""

from collections.abc import Iterable, Iterator, Sequence
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
    rows: pa.Table, figures: Iterable[str], wholes: Sequence[str | None]
) -> Iterator[tuple[str, Period, dict[str, Any]]]:
    """Per whole and period the sum of its rows (``wholes`` says of each row where it counts), with who is in it.

    A column is added up only when every row has it.
    """
    sums = {name: (name, "sum") for name in figures}
    wanted = [(*pair, _ALL_OR_NOTHING) for pair in sums.values()] + list(_GATHERED.values())
    counted = rows.append_column("whole", pa.array(wholes, pa.string())).filter(pc.field("whole").is_valid())
    found = counted.group_by(["whole", *_PERIOD], use_threads=False).aggregate(wanted)
    columns = {name: found["_".join(pair)].to_pylist() for name, pair in {**sums, **_GATHERED}.items()}
    keys = zip(found["whole"].to_pylist(), periods_of(found), strict=True)
    for (whole, period), *values in zip(keys, *columns.values(), strict=True):
        row = dict(zip(columns, values, strict=True))
        yield whole, period, {**row, "vintage": FINAL if row["vintages"] == [FINAL] else PRELIMINARY}
