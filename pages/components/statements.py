"""The unit's own explanation beside a signal: shown, and written into the ledger by the door of every other file."""

import streamlit as st

from analytics import periods, typed
from pages.components import session, signing, text
from pages.components.session import here
from pages.components.signals import Signal

DATASET, WHERE = "explanations", "Giải trình trên trang Rà soát cuối năm"
ABOUT = (
    "Lời giải trình được ghi vào sổ cùng tên người viết, giữ mọi bản, và có thể hoàn tác ở Lịch sử nạp. Xin không nêu "
    "tên hay thông tin riêng của đương sự. Có nhiều lời giải trình: nạp tệp “Giải trình” ở trang Nạp số liệu."
)


def show(signal: Signal) -> None:
    """What the unit said, and the form to say it or to say it anew."""
    said = signal.said
    st.markdown(f"**Giải trình của đơn vị**  \n{_words(signal)}")
    st.caption(ABOUT)
    if session.view().at is not None:
        return
    if not _existed(signal):
        st.caption("Tháng này thuộc về các tỉnh cũ: hãy chọn “63 tỉnh” ở thanh bên để xem và giải trình từng tỉnh.")
        return
    with st.expander("Viết lại lời giải trình" if said else "Viết lời giải trình", key=f"giai-trinh-{signal.id}"):
        signed = signing.form(
            signal.id,
            "Tôi viết thay mặt đơn vị và đồng ý ghi vào sổ dưới tên này",
            {"ghi": "Ghi lời giải trình"},
            "Lời giải trình",
            needs_reason=True,
        )
    if signed:
        signing.carry_out(lambda: _record(signal, signed.reason, signed.by), _done)


def _existed(signal: Signal) -> bool:
    """Whether the unit itself was there at the end of the month; a sum of those before it cannot speak."""
    point = signal.flag.point
    return session.units().get(signal.course.unit_id).exists(periods.period_end(point.year, point.months))


def _words(signal: Signal) -> str:
    if signal.said is None:
        return "Đơn vị chưa giải trình điểm này."
    said = signal.said
    return f"“{text.literal(said.statement)}” ({text.literal(said.stated_by)}; bút toán {said.entry})"


def _record(signal: Signal, statement: str, by: str) -> int:
    """What was typed, as a row of its unit, month and subject."""
    point = signal.flag.point
    row = {
        "unit": signal.course.unit_id,
        "year": point.year,
        "months": point.months,
        "dimension": signal.course.dimension,
        "subject": signal.course.subject,
        "statement": statement,
        "stated_by": by,
    }
    return typed.write(here(), DATASET, [row], by, WHERE, "Viết lại lời giải trình" if signal.said else None)


def _done(entry: int) -> str:
    return f"Đã ghi lời giải trình vào sổ: bút toán {entry}."
