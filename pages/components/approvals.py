"""Periods on their way: sơ bộ, đã duyệt, đã khoá; and the form that takes one a step further."""

from collections.abc import Sequence

import streamlit as st

from analytics import custody, numbers
from analytics.catalog import Dataset
from analytics.custody import PeriodState
from pages.components import clock, links, notes, session, signing, tables, text

APPROVE, LOCK = "approve", "lock"
PRELIMINARY = "preliminary"
LABELS = {"locked": "đã khoá", "approved": "đã duyệt", PRELIMINARY: "sơ bộ"}
LADDER = (
    "Duyệt là nhận rằng số liệu đang có của kỳ là đúng. Khoá thì từ đó mọi sửa đổi cần lý do và mang dấu “đã sửa ngày "
    "…” ở mọi nơi con số xuất hiện. Muốn bỏ một lần duyệt hay khoá, hãy hoàn tác bút toán của nó."
)


def states(dataset: Dataset) -> list[PeriodState]:
    """The state of every period in which the dataset has a row, newest first."""
    return session.recall(custody.states, dataset.id)


def headline(found: Sequence[PeriodState], dataset: Dataset) -> str:
    """How many periods have come how far."""
    about = text.about(dataset.id) or dataset.label.lower()
    if not found:
        return f"Chưa có kỳ nào {about} để duyệt"
    counts = {status: sum(one.status == status for one in found) for status in LABELS}
    if counts[PRELIMINARY] == len(found):
        return f"{len(found)} kỳ {about}, đều là sơ bộ: chưa kỳ nào được duyệt"
    said = ", ".join(f"{count} {LABELS[status]}" for status, count in counts.items() if count)
    return f"{len(found)} kỳ {about}: {said}"


def options(found: Sequence[PeriodState]) -> dict[str, str]:
    """Periods to choose from: "2025-09" → its name and state."""
    return {f"{one.year}-{one.months:02d}": f"{text.capital(one.period)} · {one.label}" for one in found}


def ladder(found: Sequence[PeriodState], is_preliminary: bool) -> str:
    """The periods that are preliminary, or those that came further, as a table; nothing when there are none."""
    wanted = [one for one in found if (one.status == PRELIMINARY) == is_preliminary]
    if is_preliminary:
        return tables.plain(("Kỳ",), [(text.capital(one.period),) for one in wanted]) if wanted else ""
    header = ("Kỳ", "Trạng thái", "Từ ngày", "Người", "Lý do, căn cứ", "Bút toán")
    lines = [
        (
            text.capital(one.period),
            one.label,
            clock.day(one.at) if one.at else "",
            one.by or "",
            one.reason or "",
            numbers.integer(one.entry) if one.entry else "",
        )
        for one in wanted
    ]
    return tables.plain(header, lines, numeric=(5,)) if lines else ""


def step(dataset: Dataset, period: str, found: Sequence[PeriodState]) -> None:
    """What the chosen period holds, and the form to approve or lock it."""
    if not found:
        notes.no_figures(dataset.id)
        return
    year, months = (int(part) for part in period.split("-"))
    now = session.recall(custody.state, dataset.id, year, months)
    st.subheader(f"{dataset.label}, {now.period}: {now.label}")
    st.markdown(standing(now))
    if now.status == "locked":
        href = links.history(phan_lich_su="but-toan", but_toan_xem=now.entry)
        st.html(f"<p>{links.link(f'Mở bút toán {now.entry} để hoàn tác lần khoá', href)}</p>")
        return
    steps = {APPROVE: "Duyệt kỳ này", LOCK: "Khoá kỳ này"}
    order = (LOCK, APPROVE) if now.status == "approved" and not now.later else (APPROVE, LOCK)
    actions = {action: steps[action] for action in order}
    key = f"buoc-{dataset.id}-{period}-{session.view().head}"  # a step taken clears the form for the next
    agreed = f"Tôi có thẩm quyền với số liệu {dataset.label.lower()} {now.period}."
    signed = signing.form(key, agreed, actions, "Lý do, căn cứ", needs_reason=True)
    if signed:
        take = custody.approve if signed.action == APPROVE else custody.lock
        signing.carry_out(
            lambda: take(session.here(), dataset.id, year, months, by=signed.by, reason=signed.reason),
            lambda done: f"{text.capital(done.period)} {done.label}: bút toán {done.entry}, {done.by}.",
        )


def standing(now: PeriodState) -> str:
    """How many rows stand, since when the state holds, what came after it."""
    rows = f"Kỳ này có {numbers.integer(now.facts)} dòng số liệu đang dùng."
    if now.entry is None:
        return f"{rows} Chưa ai duyệt."
    since = f"{text.capital(now.label)} ngày {clock.day(now.at)} bởi {now.by} (bút toán {now.entry})."
    later = f" Từ đó có thêm {numbers.integer(now.later)} dòng mới hoặc sửa." if now.later else ""
    return f"{rows} {since}{later}"
