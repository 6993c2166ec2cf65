"""The desk where a file is handed in: who, which file, what they answered, and the moment they agree."""

import json
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analytics import imports
from analytics.imports import Examination
from analytics.intake import Answers, Question
from analytics.ledger import HeadMoved
from analytics.receipts import Receipt
from analytics.workspace import Workspace
from pages.components import findings
from pages.components.view import View

STEPS = ("Chọn tệp", "Đọc hiểu", "Kiểm tra", "Ghi nhận")
WHOLE_NUMBERS = ("year", "months")
REASON = "reason"
_PERSON, _ANSWERS, _EXAMINED, _RECEIPTS = "person", "file-answers", "file-examined", "file-receipts"


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
    """Who hands the file in: asked once in a session."""
    name = st.text_input(
        "Người nạp", value=st.session_state.get(_PERSON, ""), placeholder="Họ tên, đơn vị", key="who", width=320
    )
    st.session_state[_PERSON] = name.strip()
    return name.strip()


def file() -> UploadedFile | None:
    """The file. Any kind may be handed in: the reading says what is wrong with it."""
    return st.file_uploader("Tệp số liệu", key="file")


def step(examination: Examination) -> int:
    """The step that waits for the person."""
    return {"accepted": 4, "duplicate": 4}.get(examination.receipt.status, 3)


def examine(workspace: Workspace, handed: UploadedFile, dataset_id: str) -> Examination:
    """Read the file with the answers given so far; the same file and answers are read once."""
    answers = _answers(handed)
    question = (
        handed.file_id,
        dataset_id,
        tuple(sorted(answers.items())),
        workspace.ledger.address,
        workspace.ledger.head(),
    )
    known = st.session_state.get(_EXAMINED)
    if known is None or known[0] != question:
        with st.spinner("Đang đọc và kiểm tra tệp…"):
            told = {name: value for name, value in answers.items() if name != REASON}
            found = imports.examine(
                workspace, handed.getvalue(), handed.name, dataset_id, Answers(**told), answers.get(REASON)
            )
        st.session_state[_EXAMINED] = known = (question, found)
    return known[1]


def ask(handed: UploadedFile, questions: tuple[Question, ...]) -> None:
    """Each open question with its evidence; an answer starts the reading anew."""
    for question in questions:
        key = _widget(handed, question.what)
        st.markdown(f"**{question.question}**  \n{question.evidence}")
        if question.options:
            labels = {option.answer: option.label for option in question.options}
            st.radio(
                question.question,
                list(labels),
                index=None,
                format_func=labels.get,
                key=key,
                label_visibility="collapsed",
            )
        else:
            _written(question, key)
    if _answers(handed):
        st.button("Trả lời lại từ đầu", on_click=_forget, args=(handed,), type="tertiary")


def _written(question: Question, key: str) -> None:
    with st.form(f"form-{key}", border=False):
        st.text_area(question.question, key=key, label_visibility="collapsed", placeholder="Viết câu trả lời")
        st.form_submit_button("Dùng câu trả lời này")


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


def agree(workspace: Workspace, handed: UploadedFile, examination: Examination, name: str) -> None:
    """The button that records the file, under the name of the person."""
    if examination.receipt.status != "accepted":
        return
    if not st.button(f"Ghi vào sổ, người nạp: {name}", type="primary", key="agree"):
        return
    try:
        with st.spinner("Đang ghi vào sổ…"):
            receipt = imports.record(workspace, examination, name, _answers(handed).get(REASON))
    except HeadMoved as moved:
        st.session_state.pop(_EXAMINED)
        st.warning(str(moved))
        return
    st.session_state.setdefault(_RECEIPTS, {})[handed.file_id] = receipt
    st.rerun()


def receipt(handed: UploadedFile) -> Receipt | None:
    """The receipt of this very file, once it has been recorded."""
    return st.session_state.get(_RECEIPTS, {}).get(handed.file_id)


def hand_back(done: Receipt) -> None:
    """The receipt, to read and to keep."""
    st.success(f"Đã ghi vào sổ: bút toán {done.entry}, người nạp {done.by}. Số liệu đã có trên mọi trang.")
    st.markdown(findings.account(done))
    name = f"bien-nhan-{done.entry}"
    with st.container(horizontal=True):
        content = json.dumps(done.as_json(), ensure_ascii=False, indent=2, default=str)
        st.download_button("Biên nhận (JSON)", content, f"{name}.json", "application/json", on_click="ignore")
        st.download_button("Biên nhận (CSV)", findings.receipt_file(done), f"{name}.csv", "text/csv", on_click="ignore")


def _answers(handed: UploadedFile) -> dict[str, Any]:
    """Everything answered about this file, taking in what was answered just now."""
    known = st.session_state.setdefault(_ANSWERS, {}).setdefault(handed.file_id, {})
    for what in (*Answers.__dataclass_fields__, REASON):
        said = st.session_state.get(_widget(handed, what))
        if said:
            known[what] = int(said) if what in WHOLE_NUMBERS and str(said).strip().isdigit() else said
    return known


def _forget(handed: UploadedFile) -> None:
    st.session_state[_ANSWERS].pop(handed.file_id, None)


def _widget(handed: UploadedFile, what: str) -> str:
    return f"answer-{handed.file_id}-{what}"
