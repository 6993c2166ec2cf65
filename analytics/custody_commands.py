"""The commands of custody: compare two entries, take one back, approve, lock, verify, back up, restore, give back."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

from analytics import custody, imports, numbers, periods, rejected
from analytics.commands import EXIT_DONE, EXIT_FAILED, CommandFailed, print_json
from analytics.custody import Difference, FactChange, PeriodState, RateMove, Undone
from analytics.ledger import Copy, Ledger, backup, copies, restore
from analytics.workspace import Workspace, ledger_url, open_workspace

KINDS = {"added": "THÊM", "changed": "SỬA", "withdrawn": "THU HỒI"}


def diff(options: Namespace) -> int:
    """What differs between the ledger after one entry and after another."""
    found = custody.difference(_workspace(), options.before, options.after)
    if options.json:
        return print_json(_difference_json(found))
    for line in _difference_lines(found):
        print(line)
    return EXIT_DONE


def undo(options: Namespace) -> int:
    """Take an entry back, with a reason."""
    done = custody.undo(_workspace(), options.entry, by=options.by, reason=options.reason)
    if options.json:
        return print_json(done.as_json())
    for line in _undone_lines(done):
        print(line)
    return EXIT_DONE


def approve(options: Namespace) -> int:
    """Approve a period."""
    return _show_state(_step(custody.approve, options), options)


def lock(options: Namespace) -> int:
    """Lock an approved period."""
    return _show_state(_step(custody.lock, options), options)


def verify(options: Namespace) -> int:
    """Recompute every hash of the ledger, beside a backup if one is named; exit 1 and name the entries that fail."""
    ledger = _ledger()
    faults = ledger.verify(copies.hashes(options.backup) if options.backup else None)
    if options.json:
        print_json({"head": ledger.head(), "faults": [asdict(fault) for fault in faults]})
    elif not faults:
        print(f"Sổ nguyên vẹn: {ledger.head()} bút toán, mọi mã băm đều khớp.")
    for fault in [] if options.json else faults:
        print(f"{f'Bút toán {fault.entry}' if fault.entry else 'Sổ'}: {fault.message}", file=sys.stderr)
    return EXIT_FAILED if faults else EXIT_DONE


def back_up(options: Namespace) -> int:
    """Copy the ledger into a folder while people work, and verify the copy."""
    return _show_copy("Đã sao lưu và kiểm tra", backup(_ledger(), options.folder), options)


def restore_backup(options: Namespace) -> int:
    """Put a backup where the ledger should be and is not."""
    return _show_copy("Đã khôi phục và kiểm tra", restore(options.folder, ledger_url()), options)


def rejected_rows(options: Namespace) -> int:
    """Write the rows that an entry left behind as a file to mend, in the sender's own layout."""
    workspace = _workspace()
    _refuse_names(workspace, workspace.ledger.entry(options.entry).dataset)
    found = rejected.of_entry(workspace, options.entry)
    if found is None:
        print(f"Bút toán {options.entry} không có dòng nào bị trả lại.")
        return EXIT_DONE
    return write_file(*found, options)


def _refuse_names(workspace: Workspace, dataset_id: str) -> None:
    known = workspace.catalog.datasets.get(dataset_id)
    if known and known.personal:
        raise CommandFailed(
            f"Tệp {known.label.lower()} có tên người nên không ghi ra từ dòng lệnh; người nạp sửa tệp gốc của mình, "
            "hoặc mở bút toán ở trang Lịch sử nạp sau khi mở khoá tên."
        )


def write_file(name: str, content: bytes, options: Namespace) -> int:
    """Write a file under its own name, or as ``--out`` says (a file, or a folder that exists); never over another."""
    target = options.out or Path(name)
    target = target / name if target.is_dir() else target
    with target.open("xb") as file:
        file.write(content)
    print(target)
    return EXIT_DONE


def _workspace() -> Workspace:
    return imports.with_published(open_workspace())


def _ledger() -> Ledger:
    """The ledger alone: one that is damaged can be looked at without being replayed, and none is made."""
    address = ledger_url()
    if "://" not in address and not Path(address).exists():
        raise CommandFailed(f"Không thấy sổ {address}; đặt THADS_LEDGER cho đúng đường dẫn")
    return Ledger(address)


def _step(take: Any, options: Namespace) -> PeriodState:
    workspace = _workspace()
    if options.dataset not in workspace.catalog.datasets:
        known = ", ".join(workspace.catalog.datasets)
        raise CommandFailed(f"Không có bộ số liệu “{options.dataset}”; các bộ hiện có: {known}")
    given = {"by": options.by, "reason": options.reason, "group": options.group}
    return take(workspace, options.dataset, options.year, options.months, **given)


def _show_state(state: PeriodState, options: Namespace) -> int:
    if options.json:
        return print_json({**asdict(state), "at": state.at.isoformat() if state.at else None})
    print(f"{state.period}, bộ {state.dataset}: {state.label} (bút toán {state.entry}, {state.by})")
    return EXIT_DONE


def _show_copy(done: str, copy: Copy, options: Namespace) -> int:
    if options.json:
        return print_json(asdict(copy))
    size = numbers.integer(copy.size)
    print(f"{done}: {copy.file} ({copy.head} bút toán, {size} byte; mã băm bút toán cuối {copy.hash[:16] or '—'})")
    return EXIT_DONE


def _undone_lines(done: Undone) -> Iterable[str]:
    yield (
        f"Đã hoàn tác bút toán {done.undoes} bằng bút toán {done.entry}: {done.restored} dòng trở lại số trước đó, "
        f"{done.retracted} dòng không còn số"
    )
    for period in done.locked:
        yield f"LƯU Ý: có sửa kỳ {period}"
    for left in done.left:
        yield f"GIỮ NGUYÊN: {left.place}, đã được bút toán {left.entry} thay"


def _difference_lines(found: Difference) -> Iterable[str]:
    counts = ", ".join(f"{word.lower()} {found.count(kind)}" for kind, word in KINDS.items())
    yield f"Từ bút toán {found.before} đến bút toán {found.after}: {counts} dòng; {len(found.rates)} tỷ lệ, hạng đổi"
    for change in found.facts:
        yield f"{KINDS[change.kind]}: {change.dataset}, {change.place}{_columns(change)}"
    for move in found.rates:
        yield _move_line(move)
    if found.periods_left:
        yield f"Còn {found.periods_left} kỳ cũ hơn có số đổi, chưa so tỷ lệ."


def _columns(change: FactChange) -> str:
    if change.kind != "changed":
        return ""
    return ": " + "; ".join(f"{name} {_word(old)} → {_word(new)}" for name, (old, new) in change.columns.items())


def _word(value: Any) -> str:
    return "—" if value is None else numbers.integer(value) if isinstance(value, int) else str(value)


def _move_line(move: RateMove) -> str:
    rank = f", hạng {move.rank_before or '—'} → {move.rank_after or '—'}" if move.rank_before != move.rank_after else ""
    rates = f"{numbers.percent(move.before)} → {numbers.percent(move.after)}"
    return f"TỶ LỆ: {move.dimension}, {move.unit}, {periods.label(move.year, move.months)}: {rates}{rank}"


def _difference_json(found: Difference) -> dict[str, Any]:
    plain = asdict(found)
    plain["counts"] = {kind: found.count(kind) for kind in KINDS}
    for move in plain["rates"]:
        move |= {side: _rounded(move[side]) for side in ("before", "after")}
    return plain


def _rounded(rate: Fraction | None) -> float | None:
    return None if rate is None else float(numbers.rounded(rate, 6))
