"""Documents shown as evidence: kept in the ledger byte for byte, found again under their SHA-256."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from analytics import numbers
from analytics.ledger import LedgerError, NewEntry
from analytics.workspace import Workspace

EVIDENCE = "evidence"
"""Kind of the entry, and what stands where other entries name their dataset."""
_MB = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A document in the ledger. ``size`` in bytes; ``kept_at`` is UTC."""

    sha256: str
    entry: int
    file_name: str
    size: int
    kept_by: str
    kept_at: datetime


def attach(workspace: Workspace, content: bytes, file_name: str, by: str) -> Kept:
    """Keep a document and return it with its hash; one that is there already is not written again. ``LedgerError`` when
    it is empty, too large, or nobody signs for it."""
    limit = workspace.catalog.plausibility["limits"]["evidence_bytes"]
    if not by.strip():
        raise LedgerError("Hãy cho biết tên người gắn tệp minh chứng.")
    if not content:
        raise LedgerError(f"Tệp “{file_name}” trống nên không làm minh chứng được. Hãy chọn lại tệp.")
    if len(content) > limit:
        size = numbers.decimal(len(content) / _MB, 1)
        raise LedgerError(
            f"Tệp “{file_name}” nặng {size} MB, lớn hơn giới hạn {limit // _MB} MB. Hãy nén hoặc chia tệp rồi gắn lại."
        )
    new = NewEntry(
        kind=EVIDENCE,
        dataset=EVIDENCE,
        made_by=by.strip(),
        file_name=file_name,
        content=content,
        receipt={"kind": EVIDENCE, "size": len(content)},
    )
    known = [each for each in kept(workspace) if each.sha256 == _sha256(content)]
    if known:
        return known[0]
    number = workspace.ledger.append(new)
    workspace.warehouse.refresh()
    return next(each for each in kept(workspace) if each.entry == number)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def kept(workspace: Workspace) -> list[Kept]:
    """Every document, oldest first."""
    return [
        Kept(
            sha256=entry.file_sha256,
            entry=entry.entry,
            file_name=entry.file_name or entry.file_sha256[:12],
            size=entry.receipt["size"],
            kept_by=entry.made_by,
            kept_at=entry.made_at,
        )
        for entry in workspace.ledger.entries(kinds=(EVIDENCE,))
    ]


def found(workspace: Workspace, sha256: str) -> Kept | None:
    """The document of that hash, ``None`` when nobody attached it here."""
    return next((each for each in kept(workspace) if each.sha256 == sha256), None)


def content(workspace: Workspace, document: Kept) -> bytes:
    """Its bytes, once they are proved to be those that were attached; ``LedgerError`` when they are not."""
    return workspace.ledger.file(document.entry)
