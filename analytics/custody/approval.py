"""The state of a period: sơ bộ, then approved (đã duyệt), then locked (đã khoá). Derived from entries, kept nowhere.

A period is a dataset, a reporting year, months and a group. A locked one takes corrections with a reason only; taking
the locking entry back (undo, with a reason) unlocks it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from analytics import periods
from analytics.custody.refusal import Refused, named
from analytics.ledger import APPROVE, LOCK, HeadMoved, NewEntry
from analytics.warehouse import histories
from analytics.workspace import Workspace

PRELIMINARY, APPROVED, LOCKED = "preliminary", "approved", "locked"
LABELS = {PRELIMINARY: "sơ bộ", APPROVED: "đã duyệt", LOCKED: "đã khoá"}
ALL = "all"
_STATUS_OF = {APPROVE: APPROVED, LOCK: LOCKED}
PeriodKey = tuple[int, int, str]
"""(year, months, group)."""


@dataclass(frozen=True, kw_only=True)
class PeriodState:
    """How far a period has come, and the entry, person and moment (UTC) that brought it there; ``None`` at first.

    ``facts``: rows that stand in the period. ``later``: those of them that came after that entry, so were not seen by
    whoever approved or locked it; 0 for a preliminary period. Both count what stands now, whatever ``at``.
    """

    dataset: str
    year: int
    months: int
    group: str
    status: str
    entry: int | None = None
    by: str | None = None
    at: datetime | None = None
    reason: str | None = None
    facts: int = 0
    later: int = 0

    @property
    def label(self) -> str:
        """sơ bộ, đã duyệt, đã khoá."""
        return LABELS[self.status]

    @property
    def period(self) -> str:
        """The period in words: 9 tháng năm 2024."""
        return periods.label(self.year, self.months)


def state(
    workspace: Workspace, dataset: str, year: int, months: int, group: str = ALL, at: int | None = None
) -> PeriodState:
    """The state of one period, as known ``at`` an entry (the newest if not said)."""
    key = (year, months, group)
    step = _steps(workspace, dataset, at).get(key, {})
    asked = {"year": year, "months": months, "group": group, "entry": step.get("entry", 0)}
    counted = workspace.warehouse.table(dataset, histories.standing_after, **asked).to_pylist()[0]
    return _state(dataset, key, step, facts=counted["standing"], later=counted["later"] if step else 0)


def states(workspace: Workspace, dataset: str, group: str = ALL, at: int | None = None) -> list[PeriodState]:
    """The state of every period in which the dataset has a row, newest first (without counting ``facts``)."""
    steps = _steps(workspace, dataset, at)
    moment = workspace.warehouse.head if at is None else at
    rows = workspace.warehouse.rows("periods", group=group, at=moment)
    keys = [(row["year"], row["months"], group) for row in rows if row["dataset"] == dataset]
    return [_state(dataset, key, steps.get(key, {})) for key in keys]


def approve(
    workspace: Workspace, dataset: str, year: int, months: int, *, by: str, reason: str | None = None, group: str = ALL
) -> PeriodState:
    """Approve what stands in the period. ``Refused`` when it is empty, locked, or approved with nothing new since."""

    def check(now: PeriodState) -> None:
        if now.status == LOCKED:
            raise Refused(f"{_title(workspace, now)} {_since(now)}; không duyệt lại được.")
        if now.status == APPROVED and not now.later:
            raise Refused(f"{_title(workspace, now)} {_since(now)} và từ đó không có số mới.")

    return _step(workspace, APPROVE, check, (dataset, year, months, group), by, reason)


def lock(
    workspace: Workspace, dataset: str, year: int, months: int, *, by: str, reason: str | None = None, group: str = ALL
) -> PeriodState:
    """Lock an approved period. ``Refused`` when it is not approved, or has figures that came after the approval."""

    def check(now: PeriodState) -> None:
        if now.status == LOCKED:
            raise Refused(f"{_title(workspace, now)} {_since(now)} rồi.")
        if now.status != APPROVED:
            raise Refused(f"{_title(workspace, now)} chưa được duyệt; hãy duyệt trước khi khoá.")
        if now.later:
            raise Refused(
                f"{_title(workspace, now)} có {now.later} dòng mới hơn lần duyệt ở bút toán {now.entry}; "
                "hãy duyệt lại trước khi khoá."
            )

    return _step(workspace, LOCK, check, (dataset, year, months, group), by, reason)


def locked_periods(workspace: Workspace, dataset: str, rows: pa.Table) -> tuple[PeriodState, ...]:
    """The locked periods that these rows fall in, oldest first; none for a dataset without periods."""
    if not workspace.catalog.datasets[dataset].is_periodic:
        return ()
    locked = {key: step for key, step in _steps(workspace, dataset, None).items() if step["status"] == LOCK}
    if not locked:
        return ()
    return tuple(_state(dataset, key, locked[key]) for key in sorted(set(_period_keys(rows)) & locked.keys()))


def _period_keys(rows: pa.Table) -> Iterable[PeriodKey]:
    given = [name for name in ("year", "months", "group") if name in rows.column_names]
    for key in rows.select(given).group_by(given, use_threads=False).aggregate([]).to_pylist():
        yield key["year"], key.get("months") or periods.YEAR_MONTHS, key.get("group") or ALL


def _steps(workspace: Workspace, dataset: str, at: int | None) -> dict[PeriodKey, dict]:
    """The last approval or lock in force of each period of the dataset."""
    rows = workspace.warehouse.rows("steps", dataset=dataset, at=workspace.warehouse.head if at is None else at)
    return {(row["year"], row["months"], row["group"]): row for row in rows}


def _state(dataset: str, key: PeriodKey, step: dict, facts: int = 0, later: int = 0) -> PeriodState:
    return PeriodState(
        dataset=dataset,
        year=key[0],
        months=key[1],
        group=key[2],
        status=_STATUS_OF[step["status"]] if step else PRELIMINARY,
        entry=step.get("entry"),
        by=step.get("made_by"),
        at=step.get("made_at"),
        reason=step.get("reason"),
        facts=facts,
        later=later,
    )


def _step(
    workspace: Workspace,
    kind: str,
    check: Callable[[PeriodState], None],
    period: tuple[str, int, int, str],
    by: str,
    reason: str | None,
) -> PeriodState:
    """Append an approval or a lock of what stands now; when somebody else was quicker, look again."""
    dataset, year, months, group = period
    made_by = named(by)
    if not workspace.catalog.datasets[dataset].is_periodic:
        raise Refused(f"Bộ số liệu “{workspace.catalog.datasets[dataset].label}” không có kỳ để duyệt hay khoá.")
    receipt = {"kind": kind, "year": year, "months": months, "group": group}
    while True:
        head = workspace.warehouse.refresh()
        now = state(workspace, dataset, year, months, group)
        if not now.facts:
            raise Refused(f"{_title(workspace, now)} chưa có số liệu nào.")
        check(now)
        new = NewEntry(dataset=dataset, kind=kind, made_by=made_by, reason=reason or None, receipt=receipt)
        try:
            workspace.ledger.append(new, expected_head=head)
        except HeadMoved:
            continue
        workspace.warehouse.refresh()
        return state(workspace, dataset, year, months, group)


def _title(workspace: Workspace, now: PeriodState) -> str:
    label = workspace.catalog.datasets[now.dataset].label
    return f"Kỳ {now.period} của bộ “{label}”" + ("" if now.group == ALL else f", nhóm {now.group},")


def _since(now: PeriodState) -> str:
    return f"{now.label} ngày {now.at:%d/%m/%Y} bởi {now.by} (bút toán {now.entry})"
