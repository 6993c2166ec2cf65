"""What a person gets back for a file: what was read, decided, found, asked, and what entered."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics import effects
from analytics.catalog import Dataset
from analytics.custody import PeriodState
from analytics.effects import Effect, Effects
from analytics.intake import Answers, Decision, Finding, LeftOut, Option, Question, Reading
from analytics.ledger import Entry, NoSuchEntry
from analytics.workspace import Workspace

NOT_KEPT = "(không ghi lại)"
ROW_KINDS = ("read", "accepted", "corrected", "rejected", "duplicate", "left_out")


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The account of one file.

    ``rows``: read = accepted + corrected + rejected + duplicate + left_out, always. A refused file enters with no
    row at all, so all its rows of figures are rejected; its findings say which of them are the reason. When the person
    chose to leave bad rows out, those are rejected and the rest enters.
    ``totals``: per figure column the sum over the rows of the file and over the rows that entered (việc or đồng).
    ``left_out``: every record that is not a row of figures (titles, totals, notes), with row number and reason.
    ``effects``: what moves on the screens; of ``not_looked_at`` older periods that was not worked out.
    ``headers``: header cells as written, left to right; ``answers``: what the person said. ``made_at``: UTC.
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
    made_at: datetime | None = None
    effects: tuple[Effect, ...] = ()
    not_looked_at: int = 0
    headers: tuple[str, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Plain lists and dicts; the names are stable because people script against them."""
        plain = asdict(replace(self, effects=()))
        plain["left_out"] = [dict(zip(LeftOut._fields, line, strict=True)) for line in self.left_out]
        plain["effects"] = [effect.as_json() for effect in self.effects]
        plain["made_at"] = self.made_at.isoformat() if self.made_at else None
        return plain

    def having(self, found: Effects) -> "Receipt":
        """The same receipt, with what recording it would change."""
        return replace(self, effects=found.effects, not_looked_at=found.not_looked_at)


def of_entry(workspace: Workspace, number: int) -> Receipt:
    """The receipt of a recorded file, found again under the number of its entry.

    ``NoSuchEntry`` if there is none or it brought no file (an approval, a lock, a mapping). Entries written before
    receipts told effects get them worked out again, as of their own place in the ledger.
    """
    recorded = workspace.ledger.entry(number)
    kept = recorded.receipt
    if not kept or "rows" not in kept:
        raise NoSuchEntry(f"Bút toán {number} không có biên nhận tệp.")
    receipt = _restored(kept, recorded)
    return receipt if "effects" in kept else receipt.having(effects.of_entry(workspace, number))


def _restored(kept: Mapping[str, Any], recorded: Entry) -> Receipt:
    known = {name: value for name, value in kept.items() if name in {each.name for each in fields(Receipt)}}
    lists = {
        "decisions": tuple(Decision(**each) for each in kept.get("decisions", ())),
        "questions": tuple(_question(each) for each in kept.get("questions", ())),
        "findings": tuple(Finding(**each) for each in kept.get("findings", ())),
        "left_out": tuple(LeftOut(**each) for each in kept.get("left_out", ())),
        "effects": tuple(effects.from_json(each) for each in kept.get("effects", ())),
        "headers": tuple(kept.get("headers", ())),
    }
    signed = {"entry": recorded.entry, "by": recorded.made_by, "reason": recorded.reason, "made_at": recorded.made_at}
    return Receipt(**known | lists | signed)


def _question(entry: Mapping[str, Any]) -> Question:
    return Question(**{**entry, "options": tuple(Option(**option) for option in entry["options"])})


def of_refused(reading: Reading, world: str) -> Receipt:
    """Receipt of a file that does not enter: it was rejected, or a question is open."""
    return _receipt(reading, world, status=reading.status, rejected=_figures_read(reading))


def discreet(receipt: Receipt, dataset: Dataset) -> Receipt:
    """The receipt as others may read it: where rows hold names of people, what it quotes of them becomes initials, and
    records left out keep their number and reason only."""
    if not dataset.personal:
        return receipt
    findings = tuple(_discreet(each) for each in receipt.findings)
    kept = tuple(line._replace(text=NOT_KEPT) if line.reason != "duplicate" else line for line in receipt.left_out)
    return replace(receipt, findings=findings, left_out=kept)


def _discreet(finding: Finding) -> Finding:
    """Figures stay as they are quoted; a text with letters in it could be somebody's name."""
    if not finding.value or not any(letter.isalpha() for letter in finding.value):
        return finding
    said = {name: getattr(finding, name).replace(finding.value, NOT_KEPT) for name in ("message", "suggestion")}
    return replace(finding, value=NOT_KEPT, **said)


def signed(receipt: Receipt, answers: Answers) -> Receipt:
    """The receipt with what the person said, as far as they said anything."""
    said = {name: value for name, value in asdict(answers).items() if value}
    return replace(receipt, answers=said)


def of_compared(
    reading: Reading,
    rows: pa.Table,
    standing: pa.Array,
    world: str,
    reason: str | None,
    locked: Collection[PeriodState] = (),
) -> Receipt:
    """Receipt of a readable file after comparing it with the ledger; changed figures need a reason, and so does
    anything that enters a ``locked`` period."""
    changed = pc.sum(pc.equal(standing, "changed")).as_py() or 0
    replaced = changed + (pc.sum(pc.equal(standing, "completed")).as_py() or 0)
    if (changed or locked) and not (reason or "").strip():
        question = _why(changed, locked)
        return _receipt(reading, world, status="needs_answer", rejected=_figures_read(reading), questions=(question,))
    return _receipt(
        reading,
        world,
        status="accepted" if rows.num_rows else "duplicate",
        accepted=rows.num_rows - replaced,
        corrected=replaced,
        rejected=len(reading.rejected_rows),
        known=_figures_read(reading) - len(reading.rejected_rows) - rows.num_rows,
        entered={column: pc.sum(rows[column]).as_py() or 0 for column in reading.file_totals},
    )


def _why(changed: int, locked: Collection[PeriodState]) -> Question:
    periods = ", ".join(state.period for state in locked)
    closed = f"Tệp ghi vào kỳ đã khoá: {periods}. " if locked else ""
    changes = f"Tệp thay đổi {changed} dòng số liệu đã có trong sổ. " if changed else ""
    return Question(
        what="reason",
        question=f"{closed}{changes}Lý do sửa là gì?",
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
        headers=tuple(reading.preview[0]) if reading.preview else (),
    )
