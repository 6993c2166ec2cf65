"""Which separator is the decimal mark: settled by what only one reading fits, by evidence in the file, or asked."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analytics.intake.amounts import DECIMAL, PERCENT, THOUSANDS, Scanned, unit_power
from analytics.intake.findings import Decision, Question, Remarks, Voice
from analytics.intake.grammar import Cell

OPTION = "--decimal-mark"
OPTIONS = {"comma": "dấu phẩy là dấu thập phân (1.234,5)", "dot": "dấu chấm là dấu thập phân (1,234.5)"}
_NAMES = {".": "Dấu chấm", ",": "Dấu phẩy"}
_DECIMAL_OF = {"comma": ",", "dot": "."}
_READ_AS = {THOUSANDS: "phân cách hàng nghìn", DECIMAL: "dấu thập phân"}
Readings = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A cell that can be read in one way only, and the decimal mark it proves (comma or dot)."""

    mark: str
    column: str
    text: str
    index: int


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How an ambiguous separator of a column reads, the reason (whole, percent, told, proof) and the proof if any."""

    scanned: Scanned
    mark: str
    code: int
    reading: str
    reason: str
    proof: Proof | None = None


@dataclass(frozen=True, kw_only=True)
class Settled:
    """Per column id how its ambiguous separators read; a separator that is absent is still open."""

    readings: dict[str, Readings]
    remarks: Remarks


def settle(
    columns: list[Scanned], powers: dict[str, np.ndarray], told: str | None, rows: np.ndarray, voice: Voice
) -> Settled:
    """Decide per column. ``powers``: column id → power of ten of the unit, row by row; ``told``: comma or dot."""
    proofs = [proof for scanned in columns for proof in _proofs(scanned, powers[scanned.column.id])]
    readings: dict[str, Readings] = {scanned.column.id: {} for scanned in columns}
    verdicts: list[Verdict] = []
    asked: list[Question] = []
    for scanned in columns:
        for mark, code in _ambiguous(scanned).items():
            power = int(powers[scanned.column.id][scanned.row_of(code)])
            verdict = _verdict(scanned, mark, code, power, proofs, told)
            if verdict:
                verdicts.append(verdict)
                readings[scanned.column.id][mark] = verdict.reading
            else:
                asked.append(_question(scanned, code, proofs, rows, voice))
    decisions = _decisions(verdicts, rows, voice)
    return Settled(readings=readings, remarks=Remarks(decisions=decisions, questions=tuple(asked[:1])))


def _ambiguous(scanned: Scanned) -> dict[str, int]:
    """Separator → place of the first text in which it may be either; the text with the largest unit stands first."""
    found: dict[str, int] = {}
    for code, cell in enumerate(scanned.cells):
        if cell.ambiguous and not cell.problem:
            before = found.get(cell.ambiguous)
            if before is None or scanned.cells[before].power < cell.power:
                found[cell.ambiguous] = code
    return found


def _proofs(scanned: Scanned, powers: np.ndarray) -> Iterator[Proof]:
    for code, cell in enumerate(scanned.cells):
        if cell.mark and not cell.problem and _counts(scanned, cell, powers):
            yield Proof(mark=cell.mark, column=scanned.column.id, text=cell.text, index=scanned.row_of(code))


def _counts(scanned: Scanned, cell: Cell, powers: np.ndarray) -> bool:
    """A broken whole number ("3.00 việc") proves nothing: it is an error itself."""
    if scanned.nature == PERCENT or cell.certain:
        return True
    return cell.power + unit_power(cell, int(powers.max(initial=0))) >= 0


def _verdict(
    scanned: Scanned, mark: str, code: int, power: int, proofs: list[Proof], told: str | None
) -> Verdict | None:
    """How a separator of a column reads, or ``None`` when only a person can say."""

    def verdict(decimal: bool, reason: str, proof: Proof | None = None) -> Verdict:
        reading = DECIMAL if decimal else THOUSANDS
        return Verdict(scanned=scanned, mark=mark, code=code, reading=reading, reason=reason, proof=proof)

    if scanned.nature == PERCENT:
        return verdict(True, "percent")
    if told:
        return verdict(_DECIMAL_OF[told] == mark, "told")
    own = [proof for proof in proofs if proof.column == scanned.column.id]
    cell = scanned.cells[code]
    if cell.power + unit_power(cell, power) <= 0:
        contrary = any(_DECIMAL_OF[proof.mark] == mark for proof in own)
        return None if contrary else verdict(False, "whole")
    evidence = own or proofs
    if len({proof.mark for proof in evidence}) != 1:
        return None
    return verdict(_DECIMAL_OF[evidence[0].mark] == mark, "proof", evidence[0])


def _decisions(verdicts: list[Verdict], rows: np.ndarray, voice: Voice) -> tuple[Decision, ...]:
    """One decision for all columns in which a separator reads the same way for the same reason."""
    groups: dict[tuple[str, str, str], list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault((verdict.mark, verdict.reading, verdict.reason), []).append(verdict)
    return tuple(_decision(same, rows, voice) for same in groups.values())


def _decision(same: list[Verdict], rows: np.ndarray, voice: Voice) -> Decision:
    first = same[0]
    return voice.decision(
        f"decision_mark_{first.reason}",
        "decimal_mark",
        mark=_NAMES[first.mark],
        reading=_READ_AS[first.reading],
        headers=", ".join(f"“{verdict.scanned.header.text}”" for verdict in same),
        example=first.scanned.cells[first.code].text,
        row=int(rows[first.scanned.row_of(first.code)]),
        proof=first.proof.text if first.proof else "",
        proof_row=int(rows[first.proof.index]) if first.proof else 0,
    )


def _question(scanned: Scanned, code: int, proofs: list[Proof], rows: np.ndarray, voice: Voice) -> Question:
    cell = scanned.cells[code]
    marks = {proof.mark: proof for proof in proofs}
    shown = [f"“{proof.text}” (dòng {rows[proof.index]}) theo {OPTIONS[proof.mark]}" for proof in marks.values()]
    return voice.question(
        "question_decimal_mark",
        "decimal_mark",
        OPTION,
        OPTIONS,
        header=scanned.header.text,
        example=cell.text,
        row=int(rows[scanned.row_of(code)]),
        evidence="; ".join(shown) if shown else "tệp không có ô nào khác cho biết",
    )
