"""What a person gets back for a file: what was read, decided, found, asked, and what entered."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake import Decision, Finding, Question, Reading

ROW_KINDS = ("read", "accepted", "corrected", "rejected", "duplicate", "left_out")


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The account of one file.

    ``rows``: read = accepted + corrected + rejected + duplicate + left_out, always. A refused file enters with no
    row at all, so all its rows of figures are rejected; its findings say which of them are the reason.
    ``totals``: per figure column the sum over the rows of the file and over the rows that entered (việc or đồng).
    ``left_out``: every record that is not a row of figures (titles, totals, notes), with row number and reason.
    """

    status: str
    dataset: str
    file_name: str
    sha256: str
    rows: Mapping[str, int]
    totals: Mapping[str, Mapping[str, int]]
    world: str
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    left_out: tuple[tuple[int, str, str], ...] = ()
    entry: int | None = None
    by: str | None = None
    reason: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain lists and dicts; the names are stable because people script against them."""
        fields = asdict(self)
        fields["left_out"] = [dict(zip(("row", "reason", "text"), line, strict=True)) for line in self.left_out]
        return fields


def of_refused(reading: Reading, world: str) -> Receipt:
    """Receipt of a file that does not enter: it was rejected, or a question is open."""
    return _receipt(reading, world, status=reading.status, rejected=_figures_read(reading))


def of_compared(reading: Reading, rows: pa.Table, standing: pa.Array, world: str, reason: str | None) -> Receipt:
    """Receipt of a readable file after comparing it with the ledger; changed figures need a reason."""
    changed = pc.sum(pc.equal(standing, "changed")).as_py() or 0
    replaced = changed + (pc.sum(pc.equal(standing, "completed")).as_py() or 0)
    if changed and not (reason or "").strip():
        question = _why(changed)
        return _receipt(reading, world, status="needs_answer", rejected=_figures_read(reading), questions=(question,))
    return _receipt(
        reading,
        world,
        status="accepted" if rows.num_rows else "duplicate",
        accepted=rows.num_rows - replaced,
        corrected=replaced,
        known=_figures_read(reading) - rows.num_rows,
        entered={column: pc.sum(rows[column]).as_py() or 0 for column in reading.file_totals},
    )


def _why(changed: int) -> Question:
    return Question(
        what="reason",
        question=f"Tệp thay đổi {changed} dòng số liệu đã có trong sổ. Lý do sửa là gì?",
        evidence="Quy chế thống kê không cho sửa số đã báo cáo mà không giải trình.",
        options=(),
        option="--reason",
    )


def _figures_read(reading: Reading) -> int:
    return reading.rows_read - len(reading.left_out)


def _receipt(
    reading: Reading,
    world: str,
    *,
    status: str,
    accepted: int = 0,
    corrected: int = 0,
    rejected: int = 0,
    known: int = 0,
    entered: Mapping[str, int] | None = None,
    questions: tuple[Question, ...] = (),
) -> Receipt:
    repeated = sum(1 for _, reason, _ in reading.left_out if reason == "duplicate")
    counts = (reading.rows_read, accepted, corrected, rejected, known + repeated, len(reading.left_out) - repeated)
    totals = reading.file_totals.items()
    return Receipt(
        status=status,
        dataset=reading.dataset_id,
        file_name=reading.file_name,
        sha256=reading.sha256,
        rows=dict(zip(ROW_KINDS, counts, strict=True)),
        decisions=tuple(reading.decisions),
        questions=(*reading.questions, *questions),
        findings=tuple(reading.findings),
        left_out=tuple(reading.left_out),
        totals={column: {"file": total, "accepted": (entered or {}).get(column, 0)} for column, total in totals},
        world=world,
    )
