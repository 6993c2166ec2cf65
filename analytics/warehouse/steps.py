"""Approvals and locks on their way from the ledger into the warehouse."""

import duckdb

from analytics.ledger import APPROVE, LOCK, UNDO, Entry
from analytics.warehouse.shapes import CURRENT


def take_in(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> None:
    """Remember an entry that approves or locks a period, or that one was taken back; others are passed over."""
    if entry.kind in (APPROVE, LOCK):
        said = entry.receipt
        period = (entry.dataset, said["year"], said["months"], said["group"], entry.kind)
        made = (entry.entry, entry.made_at, entry.made_by, entry.reason)
        cursor.execute("insert into step values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [*period, *made, CURRENT])
    elif entry.kind == UNDO:
        cursor.execute("update step set withdrawn_by = ? where entry = ?", [entry.entry, entry.receipt["undoes"]])
