"""What is said at a conference goes into the ledger."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics import typed
from analytics.workspace import Workspace

SOURCE = "Ghi trên trang Hội nghị"


def write(
    workspace: Workspace, dataset_id: str, rows: Sequence[Mapping[str, Any]], by: str, reason: str | None = None
) -> int:
    """Record rows of a dataset of conferences and return the entry; ``LedgerError`` says what was wrong with them."""
    return typed.write(workspace, dataset_id, rows, by, SOURCE, reason)
