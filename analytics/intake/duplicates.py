"""Rows of one file that speak of the same thing twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.catalog import Dataset
from analytics.intake.checks import row_number
from analytics.intake.desk import Desk
from analytics.intake.findings import Finding
from analytics.periods import label
from analytics.persons import initials

_ROOM = 2**40


@dataclass(frozen=True, kw_only=True)
class Repeated:
    """``again``: indices of rows that say exactly what an earlier row says; ``findings``: about them, and about rows
    that contradict an earlier one."""

    again: np.ndarray
    findings: list[Finding]


def find(table: pa.Table, desk: Desk) -> Repeated:
    """Rows whose key an earlier row has. Rows with an error in the key itself are not compared."""
    later, first = _pairs(_keys(table, desk.dataset))
    if not len(later):
        return Repeated(again=later, findings=[])
    same = _same(table, later, first)
    clashes = list(zip(later[~same].tolist(), first[~same].tolist(), strict=True))
    again = list(zip(later[same].tolist(), first[same].tolist(), strict=True))
    if desk.answers.leave_out_bad_rows:  # which of the two is right is not ours to say: neither enters
        clashes += [(one, other) for other, one in clashes]
    findings = desk.voice.each(clashes, lambda pair: _finding("key_repeated", table, *pair, desk))
    findings += desk.voice.each(again, lambda pair: _finding("row_repeated", table, *pair, desk))
    return Repeated(again=later[same], findings=findings)


def _keys(table: pa.Table, dataset: Dataset) -> np.ndarray:
    """One int64 per row, equal exactly where the whole key is equal; an incomplete key equals none."""
    keys = np.zeros(len(table), np.int64)
    incomplete = np.zeros(len(table), bool)
    for column in dataset.of_role("key"):
        encoded = table[column.stored].combine_chunks().dictionary_encode("encode")
        keys = keys * len(encoded.dictionary) + encoded.indices.to_numpy(zero_copy_only=False)
        if keys.max(initial=0) > _ROOM:
            keys = np.unique(keys, return_inverse=True)[1].astype(np.int64)
        if column.required or column.default is not None:
            incomplete |= pc.is_null(table[column.stored]).to_numpy()
    return np.where(incomplete, -1 - np.arange(len(keys)), keys)


def _pairs(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(indices of rows that repeat a key, index of the row that had it first), in the order of the file."""
    order = np.argsort(keys, kind="stable")
    begins = np.append(True, keys[order][1:] != keys[order][:-1])
    if begins.all():
        return np.empty(0, np.int64), np.empty(0, np.int64)
    first = order[np.flatnonzero(begins)[np.cumsum(begins) - 1]]
    repeats = np.argsort(order[~begins])
    return order[~begins][repeats], first[~begins][repeats]


def _same(table: pa.Table, later: np.ndarray, first: np.ndarray) -> np.ndarray:
    """True where two rows agree in everything but their place."""
    same = np.ones(len(later), bool)
    for name in table.column_names:
        if name != "row":
            one, other = table[name].take(pa.array(later)), table[name].take(pa.array(first))
            both_missing = pc.and_(pc.is_null(one), pc.is_null(other))
            same &= pc.or_(pc.fill_null(pc.equal(one, other), False), both_missing).to_numpy()
    return same


def _finding(code: str, table: pa.Table, index: int, first: int, desk: Desk) -> Finding:
    row = {name: table[name][index].as_py() for name in (*desk.dataset.key, "row")}
    shown = ", ".join(_spoken(row, desk))
    return desk.voice.finding(code, row=row["row"], column="unit", value=shown, other=row_number(table, first))


def _spoken(row: dict[str, Any], desk: Desk) -> Iterator[str]:
    """The key in words: unit, period, and what differs from the usual."""
    yield desk.units.get(row["unit_id"]).name
    yield label(row["year"], row["months"]) if "months" in row else label(row["year"])
    for column in desk.dataset.of_role("key"):
        value = row[column.stored]
        if column.type == "choice" and value != column.default:
            yield column.choices[value].lower()
        elif column.type in ("text", "date") and value:
            yield initials(value) if column.personal else str(value)
