"""Words typed on a page go into the ledger by the door of every file, under a name."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics import imports, manual
from analytics.ledger import LedgerError
from analytics.receipts import Receipt
from analytics.workspace import SIMULATED, Workspace

MARK = "Số liệu mô phỏng"


def write(
    workspace: Workspace,
    dataset_id: str,
    rows: Sequence[Mapping[str, Any]],
    by: str,
    where: str,
    reason: str | None = None,
) -> int:
    """Record rows (by column id) of a dataset and return the entry; ``where`` they were typed becomes their source.

    ``LedgerError`` says what was wrong with them, in the words of the findings.
    """
    dataset = workspace.catalog.datasets[dataset_id]
    empty = [
        each.label for each in dataset.columns if each.required and any(_is_empty(row.get(each.id)) for row in rows)
    ]
    if empty:
        raise LedgerError(f"Chưa ghi gì: hãy điền {', '.join(empty)}.")
    source = f"{MARK}. {where}" if workspace.world == SIMULATED else where
    content = manual.entries_file(dataset, [{**row, "source": source} for row in rows])
    receipt = imports.take(workspace, content, manual.FILE_NAME, dataset_id, by, reason)
    workspace.warehouse.refresh()
    if receipt.status != "accepted":
        raise LedgerError(refusal(receipt))
    return receipt.entry


def _is_empty(value: Any) -> bool:
    return value is None or not str(value).strip()


def refusal(receipt: Receipt) -> str:
    """Why nothing was recorded."""
    found = [finding.message for finding in receipt.findings if finding.severity == "error"]
    found += [question.question for question in receipt.questions]
    return " ".join(found) or "Sổ đã có đúng như vậy, không ghi thêm."
