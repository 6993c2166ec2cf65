"""What was done about an alarm, written into the ledger by the door of every other file; and later, what came of it."""

from typing import Any

import streamlit as st

from analytics import typed
from analytics.measures import Intervention
from pages.components import alarm_filters, alarm_words, clock, session, signing, text
from pages.components.alarm_filters import Watched
from pages.components.session import catalog, here

DATASET, WHERE = "interventions", "Ghi trên trang Cảnh báo và chỉ đạo"
ABOUT = (
    "Việc chỉ đạo được ghi vào sổ cùng tên người ghi, giữ mọi bản, và có thể hoàn tác ở Lịch sử nạp. Xin không nêu tên "
    "hay thông tin riêng của đương sự. Nhiều việc một lúc: nạp tệp “Chỉ đạo, đôn đốc” ở trang Nạp số liệu."
)
_FIELDS = ("taken_on", "kind", "led_by", "action", "alarm_on", "due_on", "closed_on", "outcome")
Row = dict[str, Any]


def show(own: Watched) -> None:
    """What was done about the alarms of the story, and the forms to record more of it."""
    st.markdown("**Việc đã làm**")
    for answer in own.answers:
        st.markdown(text.literal(alarm_words.done(answer)))
        st.caption(text.literal(alarm_words.after(answer)))
    if not own.answers:
        st.markdown(f"{alarm_words.NOTHING_DONE} cho báo động của đơn vị này.")
    st.caption(ABOUT)
    if session.view().at is not None or not own.story.episodes:
        return
    if not session.units().get(own.story.unit_id).exists(own.story.now.day):
        st.caption("Đơn vị này chưa có ở ngày số liệu: hãy chọn “63 tỉnh” ở thanh bên để ghi cho từng tỉnh.")
        return
    _new(own)
    for answer in own.answers:
        if answer.intervention.closed_on is None and answer.intervention.unit_id == own.story.unit_id:
            _closing(own, answer.intervention)


def _new(own: Watched) -> None:
    """The form for one more thing that was done about the newest alarm."""
    key, given = f"chi-dao-{own.id}", {}
    with st.expander("Ghi một việc chỉ đạo", key=key):
        signed = signing.form(
            key,
            "Tôi ghi thay mặt cơ quan chủ trì và đồng ý ghi vào sổ dưới tên này",
            {"ghi": "Ghi việc chỉ đạo"},
            "Việc đã làm",
            needs_reason=True,
            more=lambda: given.update(_asked(key)),
        )
    if signed:
        alarm_on = own.story.episodes[-1].opened.day
        row = {**given, "action": signed.reason, "alarm_on": alarm_on}
        signing.carry_out(lambda: _record(own, row, signed.by, None), _done)


def _asked(key: str) -> Row:
    """Day, kind and who led it. The day is text, read as in any file."""
    view, kinds = session.view(), catalog().datasets[DATASET].column("kind").choices
    day = min(clock.today(), alarm_filters.next_day(view.year, view.months))
    return {
        "taken_on": st.text_input("Ngày chỉ đạo (ngày/tháng/năm)", f"{day:%d/%m/%Y}", key=f"ngay-{key}"),
        "kind": st.selectbox("Hình thức", list(kinds), format_func=kinds.__getitem__, key=f"cach-{key}"),
        "led_by": st.text_input(
            "Chức danh hoặc đơn vị chủ trì", key=f"chu-tri-{key}", placeholder="Không ghi tên riêng"
        ),
    }


def _closing(own: Watched, given: Intervention) -> None:
    """The form that closes something with its outcome: the same entry of the list once more, corrected."""
    key, asked = f"ket-qua-{own.id}-{given.taken_on}-{given.kind}", {}
    day = min(clock.today(), alarm_filters.next_day(session.view().year, session.view().months))
    with st.expander(f"Ghi kết quả của việc ngày {given.taken_on:%d/%m/%Y}", key=key):
        signed = signing.form(
            key,
            "Tôi xác nhận việc chỉ đạo này đã xong với kết quả trên",
            {"khep": "Ghi kết quả"},
            "Kết quả",
            needs_reason=True,
            more=lambda: asked.update(closed_on=st.text_input("Ngày xong", f"{day:%d/%m/%Y}", key=f"xong-{key}")),
        )
    if signed:
        row = {name: getattr(given, name) for name in _FIELDS} | asked | {"outcome": signed.reason}
        signing.carry_out(lambda: _record(own, row, signed.by, "Ghi kết quả của việc chỉ đạo"), _done)


def _record(own: Watched, row: Row, by: str, reason: str | None) -> int:
    """What was typed, as a row of its unit and year."""
    place = {"unit": own.story.unit_id, "year": own.story.now.sign.result.year}
    return typed.write(here(), DATASET, [{**place, **row}], by, WHERE, reason)


def _done(entry: int) -> str:
    return f"Đã ghi vào sổ: bút toán {entry}."
