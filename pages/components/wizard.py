"""The desk where figures are handed in: who, what, how it was read, and the moment they agree."""

import streamlit as st

from analytics import imports
from analytics.catalog import Dataset
from analytics.imports import Examination
from analytics.ledger import HeadMoved
from analytics.receipts import Receipt
from analytics.workspace import Workspace
from pages.components import entered, filters, findings, handed, text, typing_in
from pages.components.handed import Handed
from pages.components.view import View

STEPS = ("Chọn tệp", "Đọc hiểu", "Kiểm tra", "Ghi nhận")
_PERSON, _EXAMINED = "person", "file-examined"


def steps(now: int) -> str:
    """The line of steps; ``now`` counts from 1, beyond the last all are done."""
    kinds = ["xong" if place < now else "dang" if place == now else "" for place in range(1, len(STEPS) + 1)]
    items = "".join(f'<li class="{kind}">{name}</li>' for kind, name in zip(kinds, STEPS, strict=True))
    return f'<ol class="buoc">{items}</ol>'


def welcome(view: View) -> str:
    """What happens to a file; in the simulated world, that this is practice."""
    practice = "**Đang ở bộ mô phỏng: nạp tệp ở đây là để tập, sổ thật không đổi.** " if view.is_simulated else ""
    return (
        f"{practice}Tệp được đọc, kiểm tra và cho xem trước; chỉ ghi vào sổ khi anh/chị đồng ý. "
        "Sổ giữ nguyên tệp gốc, người nạp, ngày nạp và lý do; số đã ghi không bị xoá."
    )


def person() -> str:
    """Who hands the figures in: asked once in a session."""
    name = st.text_input(
        "Người nạp", value=st.session_state.get(_PERSON, ""), placeholder="Họ tên, đơn vị", key="who", width=320
    )
    st.session_state[_PERSON] = name.strip()
    return name.strip()


def hand_in(dataset: Dataset, workspace: Workspace) -> Handed | None:
    """What is on the desk, from a file or typed."""
    return typing_in.rows(dataset) if filters.is_typed() else _file(dataset, workspace)


def _file(dataset: Dataset, workspace: Workspace) -> Handed | None:
    """Any kind of file may be chosen: the reading says what is wrong with it, in words that help."""
    chosen = st.file_uploader("Tệp số liệu", key="file")
    if chosen is None:
        return None
    place = f"{chosen.file_id}-{dataset.id}-{workspace.world}"
    return Handed(id=place, name=chosen.name, dataset_id=dataset.id, content=chosen.getvalue())


def step(examination: Examination) -> int:
    """The step that waits for the person."""
    return {"accepted": 4, "duplicate": 4}.get(examination.receipt.status, 3)


def examine(workspace: Workspace, file: Handed) -> Examination:
    """Read the file with the answers given so far; the same file and answers are read once."""
    question = (file.id, repr(sorted(handed.said(file).items())), workspace.ledger.address, workspace.ledger.head())
    known = st.session_state.get(_EXAMINED)
    if known is None or known[0] != question:
        answers, reason = handed.answers(file), handed.said(file).get(handed.REASON)
        with handed.patience(file) as tell:
            found = imports.examine(workspace, file.content, file.name, file.dataset_id, answers, reason, tell)
        st.session_state[_EXAMINED] = known = (question, found)
    return known[1]


def show(*parts: str) -> None:
    """Ready-made parts, those that are not empty."""
    for part in parts:
        if part:
            st.html(part)


def fold(title: str, content: str) -> None:
    """Something worth having that need not be read, folded away."""
    if content:
        with st.expander(title):
            st.html(content)


def downloads(receipt: Receipt) -> None:
    """The findings to take away, when there are any."""
    if receipt.findings:
        name = f"kiem-tra-{receipt.file_name.rpartition('.')[0] or receipt.file_name}.csv"
        content = findings.findings_file(receipt)
        st.download_button(
            "Tải danh sách kiểm tra (CSV)", content, name, "text/csv", on_click="ignore", type="tertiary"
        )


def agree(workspace: Workspace, file: Handed, examination: Examination, name: str) -> None:
    """The button that records the file, under the name of the person."""
    if examination.receipt.status != "accepted":
        return
    if not st.button(f"Ghi vào sổ, người nạp: {text.literal(name)}", type="primary", key="agree"):
        return
    try:
        with st.spinner("Đang ghi vào sổ…"):
            done = imports.record(workspace, examination, name, handed.said(file).get(handed.REASON))
    except HeadMoved as moved:
        st.session_state.pop(_EXAMINED)
        st.warning(str(moved))
        return
    entered.keep(file, done, examination.reading)
    st.rerun()
