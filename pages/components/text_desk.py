"""The text that is to be checked: typed, pasted or dropped; and what it is about where it does not say."""

import streamlit as st

from analytics import measures
from analytics.briefing import sentences
from analytics.units import NATIONAL
from pages.components import filters, session, text
from pages.components.rows import plain_name

AS_TOLD = ""
TOLD = {"van-ban": "Như văn bản nêu", "thanh-ben": "Kỳ ở thanh bên"}
WIDTH = filters.SELECT_WIDTH
EXAMPLE = "9 tháng năm 2013, Kiên Giang thi hành xong 6.844 việc/10.928 việc có điều kiện, đạt tỷ lệ 63,62 %."


def pasted() -> str:
    """The text on the desk; a file that was dropped goes before what was typed."""
    typed = st.text_area(
        "Văn bản cần kiểm tra", key="van-ban", height=200, placeholder=f"Dán đoạn văn vào đây, ví dụ: {EXAMPLE}"
    )
    dropped = st.file_uploader("Hoặc thả một tệp chữ (.txt)", key="tep-van-ban", type=["txt"])
    if dropped is None:
        return typed
    content = dropped.getvalue()
    if not sentences.is_text(content):
        st.error("Tệp này không phải tệp chữ dưới 1 MB. Hãy mở nó, chép phần cần kiểm tra và dán vào ô trên.")
        return typed
    return sentences.text_of(content)


def unit() -> str | None:
    """The unit that the text is about, where it names none."""
    options = {AS_TOLD: "Đơn vị nêu trong văn bản"} | _known()
    return filters.select("ve-don-vi", "Khi văn bản không nêu đơn vị", options, AS_TOLD, width=WIDTH) or None


def period() -> dict[str, int]:
    """Year and months that the text is about, where it does not tell."""
    chosen = filters.switch("ve-ky", "Khi văn bản không nêu kỳ", TOLD, "van-ban")
    return session.view().period if chosen == "thanh-ben" else {}


def drafted_unit() -> str:
    """The unit whose prose is drafted: the country first."""
    return filters.select("soan-don-vi", "Soạn cho", _known(), NATIONAL, width=WIDTH)


def _known() -> dict[str, str]:
    found = session.ask(measures.reporting, **session.view().period, borders=session.view().borders)
    return {NATIONAL: text.COUNTRY} | {row.unit_id: plain_name(row.unit) for row in found}
