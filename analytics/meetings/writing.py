"""What is said at a conference goes into the ledger by the door of every file, under a name."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics import imports, manual
from analytics.ledger import LedgerError
from analytics.receipts import Receipt
from analytics.workspace import SIMULATED, Workspace

SOURCE = "Ghi trên trang Hội nghị"
MARK = "Số liệu mô phỏng"


def write(
    workspace: Workspace, dataset_id: str, rows: Sequence[Mapping[str, Any]], by: str, reason: str | None = None
) -> int:
    """Record rows (by column id) of a dataset of conferences and return the entry.

    ``LedgerError`` says what was wrong with them, in the words of the findings.
    """
    dataset = workspace.catalog.datasets[dataset_id]
    empty = [
        each.label for each in dataset.columns if each.required and any(_is_empty(row.get(each.id)) for row in rows)
    ]
    if empty:
        raise LedgerError(f"Chưa ghi gì: hãy điền {', '.join(empty)}.")
    source = f"{MARK}. {SOURCE}" if workspace.world == SIMULATED else SOURCE
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
    said = [finding.message for finding in receipt.findings if finding.severity == "error"]
    said += [question.question for question in receipt.questions]
    return " ".join(said) or "Sổ đã có đúng như vậy, không ghi thêm."
