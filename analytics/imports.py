"""The front desk: a file is read, compared with what the ledger holds, and recorded once a person agrees."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics import DATA, custody, effects, intake, receipts
from analytics.checks import concerned, held_against, review, sought
from analytics.custody import PeriodState
from analytics.intake import Answers, Reading
from analytics.intake.context import money_plausibility
from analytics.intake.findings import finding
from analytics.ledger import HeadMoved, NewEntry
from analytics.progress import CHECKING, COMPARING, FORESEEING, RECORDING, Tell, silent
from analytics.receipts import Receipt
from analytics.workspace import PUBLISHED, SIMULATED, Workspace, ledger_url, open_workspace

PUBLISHER = "Bộ số liệu công bố đi kèm"
FIRST = ("cases", "money", "targets")
"""Published before all others, so that their entries keep the numbers under which they are quoted."""
FIRST_START = "Nạp số liệu công bố đi kèm khi mở sổ lần đầu"
SIMULATED_MARK = "Số liệu mô phỏng".encode()


@dataclass(frozen=True, kw_only=True)
class Examination:
    """A file read and compared, not yet recorded.

    ``rows`` would enter; ``standing`` says of each of them ``new``, ``completed`` (only adds to a known figure) or
    ``changed`` (replaces one). ``head`` is the entry all of it was compared with.
    """

    receipt: Receipt
    reading: Reading
    content: bytes
    head: int
    rows: pa.Table | None = None
    standing: pa.Array | None = None


def examine(
    workspace: Workspace,
    content: bytes,
    file_name: str,
    dataset_id: str,
    answers: Answers | None = None,
    reason: str | None = None,
    tell: Tell = silent,
) -> Examination:
    """Read ``content`` and say what would happen. Writes nothing; bad input ends in findings, never in an exception.

    ``tell`` hears of every step."""
    workspace.warehouse.refresh()
    answers = answers or Answers()
    dataset = workspace.catalog.datasets[dataset_id]
    reading = intake.read(content, file_name, dataset, workspace.catalog, workspace.units, answers, tell)
    tell(*CHECKING)
    reading = _in_context(workspace, reading, answers)
    seen = {"reading": reading, "content": content, "head": workspace.warehouse.head}
    if reading.status != "readable":
        refusal = receipts.of_refused(reading, workspace.world)
        return Examination(**seen, receipt=receipts.signed(refusal, answers))
    tell(*COMPARING)
    standing = workspace.warehouse.collate(dataset_id, reading.table)
    if not reason and _is_recorded(workspace, reading):
        standing = pa.array(["same"] * len(standing))
    entering = pc.not_equal(standing, "same")
    rows, standing = reading.table.filter(entering), standing.filter(entering)
    locked = custody.locked_periods(workspace, dataset_id, rows)
    reading = _warned(workspace, reading, locked)
    receipt = receipts.of_compared(reading, rows, standing, workspace.world, reason, locked)
    receipt = receipts.signed(receipt, answers)
    if receipt.status == "accepted":
        tell(*FORESEEING)
        receipt = receipt.having(effects.of_rows(workspace, dataset_id, rows))
    return Examination(**seen | {"reading": reading}, receipt=receipt, rows=rows, standing=standing)


def record(workspace: Workspace, examination: Examination, by: str, reason: str | None = None) -> Receipt:
    """Append the examined rows to the ledger; whoever reads next takes them in.

    Raises ``HeadMoved`` if another entry came in since the examination, ``ValueError`` if it was not acceptable.
    """
    receipt, reading = examination.receipt, examination.reading
    if receipt.status != "accepted" or not by.strip():
        raise ValueError("only an accepted examination, under a name, can be recorded")
    account = receipt.as_json()
    new = NewEntry(
        dataset=reading.dataset_id,
        made_by=by.strip(),
        reason=reason,
        file_name=reading.file_name,
        content=examination.content,
        file_sha256=reading.sha256,
        decisions=account["decisions"],
        receipt=account,
        table=examination.rows,
    )
    entry = workspace.ledger.append(new, expected_head=examination.head)
    return replace(receipt, entry=entry, by=by.strip(), reason=reason)


def take(
    workspace: Workspace,
    content: bytes,
    file_name: str,
    dataset_id: str,
    by: str,
    reason: str | None = None,
    answers: Answers | None = None,
    tell: Tell = silent,
) -> Receipt:
    """Examine and, if acceptable, record at once; when somebody else was quicker, compare with their entry again."""
    while True:
        examination = examine(workspace, content, file_name, dataset_id, answers, reason, tell)
        if examination.receipt.status != "accepted":
            return examination.receipt
        tell(*RECORDING)
        try:
            return record(workspace, examination, by, reason)
        except HeadMoved:
            continue


def opened_for(content: bytes) -> Workspace:
    """The workspace of ``THADS_LEDGER``. A ledger that does not exist yet becomes simulated for a simulated file."""
    address = ledger_url()
    is_new = "://" not in address and not Path(address).exists()
    world = SIMULATED if is_new and SIMULATED_MARK in content else None
    return with_published(open_workspace(address, world))


def with_published(workspace: Workspace) -> Workspace:
    """The workspace, with the real figures of ``data/published`` recorded if this is the ledger's first start."""
    if workspace.world == PUBLISHED:
        loaded = {entry.dataset for entry in workspace.ledger.entries() if entry.made_by == PUBLISHER}
        for dataset_id in sorted(workspace.catalog.datasets, key=lambda each: each not in FIRST):
            file = DATA / "published" / f"{dataset_id}.csv"
            if dataset_id not in loaded and file.exists():
                take(workspace, file.read_bytes(), file.name, dataset_id, PUBLISHER, FIRST_START)
        workspace.warehouse.refresh()
    return workspace


def _is_recorded(workspace: Workspace, reading: Reading) -> bool:
    """True when these very bytes, read the same way, are in the ledger, even if their figures were corrected since.

    An entry that was taken back does not count: the file may come in again.
    """
    decided = [[decision.what, decision.value] for decision in reading.decisions]
    undone = custody.taken_back(workspace.ledger)
    kept = [each for each in workspace.ledger.of_file(reading.sha256, reading.dataset_id) if each.entry not in undone]
    return any([[each["what"], each["value"]] for each in entry.decisions] == decided for entry in kept)


def _warned(workspace: Workspace, reading: Reading, locked: Iterable[PeriodState]) -> Reading:
    """The reading with a warning for each locked period in which it would change or add something."""
    said = [{"period": one.period, "day": f"{one.at:%d/%m/%Y}", "by": one.by, "entry": one.entry} for one in locked]
    warnings = [finding(workspace.catalog, "period_locked", **words) for words in said]
    return replace(reading, findings=(*reading.findings, *warnings))


def _in_context(workspace: Workspace, reading: Reading, answers: Answers) -> Reading:
    """The reading with what only the ledger can tell: is it of this world, is the money plausible, does it make sense
    beside earlier figures?"""
    if reading.status != "readable":
        return reading
    if reading.simulated != (workspace.world == SIMULATED):
        return intake.refused(reading, workspace.catalog, "world_mismatch")
    if reading.dataset_id == "money":
        reading = money_plausibility(reading, _known_scale(workspace, reading.table), workspace.catalog)
    if reading.status != "readable":
        return reading
    reading = held_against(reading, _records_beside(workspace, reading), workspace.catalog, workspace.units)
    if not workspace.catalog.datasets[reading.dataset_id].is_periodic:
        return reading
    beside = concerned(reading, workspace.units)
    known = workspace.warehouse.arrow("known_figures", **beside, at=workspace.warehouse.head)
    return review(reading, known, workspace.catalog, workspace.units, answers.confirmed, date.today())


def _records_beside(workspace: Workspace, reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Dataset → its records in the ledger, of every dataset that the file's rows are held against."""
    head = workspace.warehouse.head
    return {name: workspace.warehouse.rows(name, at=head) for name in sought(reading, workspace.catalog)}


def _known_scale(workspace: Workspace, table: pa.Table) -> dict[tuple[str, int, int, str], dict[str, int | None]]:
    """(unit, year, months, group) of every province's row → its completed cases, and its money a year before."""
    units = [unit_id for unit_id in pc.unique(table["unit_id"]).to_pylist() if _is_large(workspace, unit_id)]
    years = pc.min_max(table["year"]).as_py()
    rows = workspace.warehouse.rows(
        "known_scale", unit_ids=units, first_year=years["min"] - 1, last_year=years["max"], at=workspace.warehouse.head
    )
    known: dict[tuple[str, int, int, str], dict[str, int | None]] = {}
    for row in rows:
        is_cases = row["dataset"] == "cases"
        scale = known.setdefault((row["unit_id"], row["year"] + (not is_cases), row["months"], row["group"]), {})
        if is_cases:
            scale["cases_completed"] = row["completed"]
        else:
            scale |= {f"last_year_{column}": row[column] for column in ("must_enforce", "enforceable")}
    return known


def _is_large(workspace: Workspace, unit_id: str) -> bool:
    return workspace.units.get(unit_id).level != "office"
