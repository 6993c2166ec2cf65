"""The ledger replayed into DuckDB: derived, in memory, rebuilt at every start, brought up to date while running.

Every fact carries the ledger entry that brought it and the one that replaced it, so a query can read the state at any
entry. The questions stand in ``analytics/sql``, one statement per file.
"""

from analytics.warehouse.store import Warehouse

__all__ = ["Warehouse"]
