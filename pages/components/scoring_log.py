"""The story of a scheme and a year: who wrote what about whom, when, and under which entry of the ledger."""

from collections.abc import Sequence

from analytics.evidence import EVIDENCE
from analytics.measures import scores
from analytics.scorebook import Issued, Taken
from analytics.scoring import words
from pages.components import clock, session, text
from pages.components.sheets import Sheet

ABOUT = {
    "criterion": "tiêu chí",
    "target": "chỉ tiêu",
    "incident": "vụ việc",
    "fact": "số liệu kèm theo",
    "vote": "phiếu",
}


def sheet(issued: Issued, taken: Sequence[Taken]) -> Sheet:
    """Every step, newest first: scores, the scheme itself, documents."""
    entries = {entry.entry: entry for entry in session.entries() if entry.entry <= session.view().entry}
    said = {each.entry: _scores(each) for each in taken}
    said |= {line.entry: ("Ghi bảng chấm điểm", "", len(issued.lines)) for line in issued.lines}
    shown = {mark.evidence for mark in session.ask(scores.marks) if mark.scheme == issued.name}
    kept = [each for each in entries.values() if each.kind == EVIDENCE and each.file_sha256 in shown]
    said |= {each.entry: (f"Gắn tệp {each.file_name}", "", 0) for each in kept}
    rows = tuple(
        (
            str(number),
            clock.minute(entries[number].made_at),
            entries[number].made_by,
            *said[number],
            entries[number].reason or "",
        )
        for number in sorted(said, reverse=True)
        if number in entries
    )
    header = ("Bút toán", "Lúc", "Người ghi", "Việc đã làm", "Đơn vị", "Số giá trị", "Lý do")
    return Sheet(name="cac-buoc-cham", header=header, rows=rows)


def _scores(each: Taken) -> tuple[str, str, int]:
    units = [session.units().full_name(session.units().get(unit_id)) for unit_id in each.unit_ids]
    phases = ", ".join(words.say("phase", phase) for phase in each.phases)
    what = ", ".join(ABOUT[about] for about in each.about)
    deed = "Hoàn tác" if each.is_undo else "Ghi"
    return f"{deed} {what}, vòng {phases}", text.listed(units, most=8), each.values
