"""What an entry did, in a few Vietnamese words for the history of the ledger."""

from analytics import numbers, periods
from analytics.ledger import APPROVE, LOCK, UNDO, Entry

_STEPS = {APPROVE: "Duyệt", LOCK: "Khoá"}


def effect(entry: Entry) -> str:
    """Such as: Khoá năm 2024 · 60 dòng: 58 mới, 2 sửa · Hoàn tác bút toán 4: 3 dòng trở lại số trước, …"""
    said = entry.receipt
    if entry.kind in _STEPS:
        group = "" if said["group"] == "all" else f", nhóm {said['group']}"
        return f"{_STEPS[entry.kind]} {periods.label(said['year'], said['months'])}{group}"
    if entry.kind == UNDO:
        return f"Hoàn tác bút toán {said['undoes']}{_undone(said)}"
    rows = said.get("rows") if isinstance(said, dict) else None
    lines = f"{numbers.integer(entry.row_count)} dòng"
    if not rows or "accepted" not in rows:
        return lines if entry.row_count else "Không có dòng số liệu"
    return f"{lines}: {numbers.integer(rows['accepted'])} mới, {numbers.integer(rows['corrected'])} sửa"


def _undone(said: dict) -> str:
    if said.get("step"):
        return f" ({_STEPS[said['step']].lower()})"
    left = f", {len(said['left'])} dòng giữ nguyên" if said["left"] else ""
    return f": {said['restored']} dòng trở lại số trước, {said['retracted']} dòng không còn số{left}"
