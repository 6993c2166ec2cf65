"""Taking an entry back: a new entry that restores, key by key, what stood before it.

A key that a later entry has replaced meanwhile is left as it is, and named. An undo can be undone like any entry.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics import periods, scorebook
from analytics.custody.approval import locked_periods
from analytics.custody.refusal import Refused, named, reasoned
from analytics.ledger import APPROVE, LOCK, UNDO, Entry, HeadMoved, Ledger, NewEntry
from analytics.warehouse import histories
from analytics.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Left:
    """A key that the undo leaves alone because ``entry`` has replaced it since; ``place`` says it in words."""

    key: Mapping[str, Any]
    place: str
    entry: int


@dataclass(frozen=True, kw_only=True)
class UndonePlan:
    """What taking back entry ``undoes`` does: keys whose earlier fact stands again, keys without a fact from then on.

    ``step`` is ``approve`` or ``lock`` when the entry only said that of a period. ``locked``: locked periods it
    touches, in words. ``head`` is the newest entry that was looked at.
    """

    undoes: int
    dataset: str
    restored: int
    retracted: int
    left: tuple[Left, ...]
    locked: tuple[str, ...]
    head: int
    step: str | None = None
    rows: pa.Table | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Undone:
    """The receipt of an undo: its own entry, by whom and why, and what it did."""

    entry: int
    by: str
    reason: str
    undoes: int
    dataset: str
    restored: int
    retracted: int
    left: tuple[Left, ...]
    locked: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain lists and dicts; the names are stable because people script against them."""
        return {"kind": UNDO, **asdict(self)}


def undo(workspace: Workspace, number: int, *, by: str, reason: str) -> Undone:
    """Take entry ``number`` back and return the receipt. ``Refused`` when nothing of it is in force any more,
    ``NoSuchEntry`` when there is none."""
    made_by, why = named(by), reasoned(reason)
    while True:
        plan = what_undo_would_do(workspace, number)
        did = {name: getattr(plan, name) for name in ("undoes", "dataset", "restored", "retracted", "left", "locked")}
        new = NewEntry(
            dataset=plan.dataset,
            kind=UNDO,
            made_by=made_by,
            reason=why,
            table=plan.rows,
            receipt={"kind": UNDO, **did, "left": [asdict(one) for one in plan.left], "step": plan.step},
        )
        try:
            entry = workspace.ledger.append(new, expected_head=plan.head)
        except HeadMoved:
            continue
        workspace.warehouse.refresh()
        return Undone(entry=entry, by=made_by, reason=why, **did)


def what_undo_would_do(workspace: Workspace, number: int) -> UndonePlan:
    """The same, without writing anything."""
    head = workspace.warehouse.refresh()
    entry = workspace.ledger.entry(number)
    again = taken_back(workspace.ledger).get(number)
    if again and not entry.row_count:
        raise Refused(f"Bút toán {number} đã được hoàn tác ở bút toán {again}.")
    if entry.kind in (APPROVE, LOCK):
        nothing = {"restored": 0, "retracted": 0, "left": (), "locked": ()}
        return UndonePlan(undoes=number, dataset=entry.dataset, head=head, step=entry.kind, **nothing)
    if not entry.row_count or entry.dataset not in workspace.catalog.datasets:
        raise Refused(f"Bút toán {number} không đưa vào dòng số liệu nào nên không có gì để hoàn tác.")
    return _plan(workspace, entry, head, again)


def taken_back(ledger: Ledger) -> dict[int, int]:
    """Entry → the undo that took it back and has not been taken back itself."""
    undone: dict[int, int] = {}
    for entry in reversed(ledger.entries(kinds=(UNDO,))):
        if entry.entry not in undone:
            undone.setdefault(entry.receipt["undoes"], entry.entry)
    return undone


def _plan(workspace: Workspace, entry: Entry, head: int, again: int | None) -> UndonePlan:
    before = workspace.warehouse.table(entry.dataset, histories.before, entry=entry.entry)
    in_force = pc.equal(before["newest"], entry.entry)
    left = tuple(_left(workspace, entry.dataset, row) for row in before.filter(pc.invert(in_force)).to_pylist())
    rows = before.filter(in_force).drop_columns(["newest"])
    if not rows.num_rows:
        last = max(one.entry for one in left)
        since = f"đã được hoàn tác ở bút toán {again}" if again else f"đã bị thay, gần nhất ở bút toán {last}"
        raise Refused(f"Mọi dòng của bút toán {entry.entry} {since}; không còn gì để hoàn tác.")
    resting = scorebook.in_use(entry.dataset, rows.to_pylist(), workspace.warehouse)
    if resting:
        raise Refused(resting)
    retracted = pc.sum(rows["retracted"]).as_py()
    uncovered = _uncovered(workspace, entry, rows)
    return UndonePlan(
        undoes=entry.entry,
        dataset=entry.dataset,
        restored=rows.num_rows - retracted,
        retracted=retracted,
        left=left,
        locked=tuple(f"{one.period} ({one.label})" for one in locked_periods(workspace, entry.dataset, rows)),
        head=head,
        rows=rows if uncovered is None else pa.concat_tables([rows, uncovered], promote_options="default"),
    )


def _uncovered(workspace: Workspace, entry: Entry, rows: pa.Table) -> pa.Table | None:
    """The preliminary rows that stand again because the final ones that outranked them are gone."""
    if "vintage" not in rows.column_names:
        return None
    gone = rows.filter(pc.and_(rows["retracted"], pc.equal(rows["vintage"], "final")))
    if not gone.num_rows:
        return None
    return workspace.warehouse.table(entry.dataset, histories.uncovered, entry=entry.entry, incoming=gone)


def _left(workspace: Workspace, dataset: str, row: Mapping[str, Any]) -> Left:
    key = {name: row[name] for name in workspace.catalog.datasets[dataset].key}
    when = periods.label(key["year"], key.get("months") or periods.YEAR_MONTHS)
    return Left(key=key, place=f"{workspace.units.get(key['unit_id']).name}, {when}", entry=row["newest"])
