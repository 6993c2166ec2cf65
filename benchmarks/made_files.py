"""Files as large as ten years of a whole country: figures that keep every identity, and a copy that does not.

756 offices × 240 months (reporting years 2005–2024) × 19 columns: four keys and fifteen figures.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
from pyarrow import csv

from analytics.units import Units

YEARS, MONTHS = range(2005, 2025), range(1, 13)
OFFICES = 756
FIRST_DAY, LAST_DAY = date(2004, 10, 31), date(2024, 9, 30)
KEYS = ("unit", "year", "months", "group")
FIGURES = (
    "total_accepted", "carried_in", "newly_accepted", "delegated_out", "pulled_up", "withdrawn", "must_enforce",
    "enforceable", "completed", "terminated", "reduced", "in_progress", "postponed", "not_enforceable", "carried_out",
)  # fmt: skip
PLANTED = {"number": 453, "identity": 453, "unit": 453, "repeated": 296, "contradicting": 296}
"""Faults of the dirty copy. A repeated row says the same again; a contradicting one gives other figures."""
SEED = 2025


def lasting(units: Units, level: str = "office", count: int = OFFICES) -> list[str]:
    """Ids of units of a level that existed from the first month to the last; ``ValueError`` if there are too few."""
    found = [unit.id for unit in units.of_level(level) if unit.exists(FIRST_DAY) and unit.exists(LAST_DAY)]
    if len(found) < count:
        raise ValueError(f"only {len(found)} units of level {level} existed all the time, not {count}")
    return found[:count]


def figures(places: np.ndarray, years: np.ndarray, months: np.ndarray) -> dict[str, np.ndarray]:
    """Fifteen figures per row: they grow with the month, differ by place and year, and every identity holds."""
    carried_in = 900 + places * 137 % 9000 + (years - 2000) * 31
    newly = (1500 + places * 153 % 9500 + years % 7 * 40) * months // 12
    delegated, pulled, withdrawn = newly // 50, newly // 400, newly // 120
    total = carried_in + newly
    must = total - delegated - pulled - withdrawn
    not_enforceable = must * (15 + places % 10) // 100
    enforceable = must - not_enforceable
    completed = enforceable * (months * 6 + places % 9) // 100
    terminated, reduced = completed // 25, completed // 90
    open_still = enforceable - completed - terminated - reduced
    values = (
        total, carried_in, newly, delegated, pulled, withdrawn, must, enforceable, completed, terminated, reduced,
        open_still - open_still // 12, open_still // 12, not_enforceable, must - completed - terminated - reduced,
    )  # fmt: skip
    return dict(zip(FIGURES, values, strict=True))


def table(unit_ids: Sequence[str], years: Sequence[int] = YEARS, months: Sequence[int] = MONTHS) -> pa.Table:
    """One row per month and unit, months in order: ``unit``, ``year``, ``months``, ``group`` and the figures."""
    each_year, each_month, places = (
        axis.ravel() for axis in np.meshgrid(years, months, np.arange(len(unit_ids)), indexing="ij")
    )
    units = pa.array(unit_ids).take(pa.array(places))
    keys = (units, each_year, each_month, pa.repeat(pa.scalar("all"), len(places)))
    return pa.table({**dict(zip(KEYS, keys, strict=True)), **figures(places, each_year, each_month)})


def written(rows: pa.Table) -> bytes:
    """The rows as a CSV file without quotes, as a reporting system exports it."""
    buffer = io.BytesIO()
    csv.write_csv(rows, buffer, csv.WriteOptions(include_header=False, quoting_style="none"))
    return ",".join(rows.column_names).encode() + b"\n" + buffer.getvalue()


@dataclass(frozen=True, kw_only=True)
class Dirty:
    """A file with faults planted in rows of their own: what was planted → rows as Excel counts them."""

    content: bytes
    planted: dict[str, tuple[int, ...]] = field(repr=False)


def spoilt(content: bytes) -> Dirty:
    """A copy with bad numbers, broken identities and unknown units in it, and rows for known keys at its end."""
    header, *lines = content.decode().splitlines()
    drawn = np.random.default_rng(SEED).choice(len(lines), sum(PLANTED.values()), replace=False).tolist()
    chosen = {kind: [drawn.pop() for _ in range(count)] for kind, count in PLANTED.items()}
    again = [lines[row] for row in chosen["repeated"]]
    again += [_with_figures_of(lines[row], lines[row - 1]) for row in chosen["contradicting"]]
    for kind, (column, change) in _CHANGES.items():
        for nth, row in enumerate(chosen[kind]):
            lines[row] = _changed(lines[row], header.split(",").index(column), change, nth)
    added = range(len(lines), len(lines) + len(again))
    chosen["repeated"], chosen["contradicting"] = added[: PLANTED["repeated"]], added[PLANTED["repeated"] :]
    planted = {kind: tuple(sorted(row + 2 for row in rows)) for kind, rows in chosen.items()}
    return Dirty(content="\n".join([header, *lines, *again, ""]).encode(), planted=planted)


def _changed(line: str, place: int, change: Callable[[str, int], str], nth: int) -> str:
    cells = line.split(",")
    return ",".join([*cells[:place], change(cells[place], nth), *cells[place + 1 :]])


def _with_figures_of(line: str, other: str) -> str:
    return ",".join(line.split(",")[: len(KEYS)] + other.split(",")[len(KEYS) :])


_NOT_NUMBERS = ("12a", "x", "1..2", "--")
_CHANGES = {
    "number": ("completed", lambda cell, nth: cell + _NOT_NUMBERS[nth % len(_NOT_NUMBERS)]),
    "identity": ("carried_out", lambda cell, nth: str(int(cell) + 1 + nth)),
    "unit": ("unit", lambda cell, nth: f"khong-co-{nth}"),
}
