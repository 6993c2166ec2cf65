"""Which conference is prepared, and which part of the work."""

from collections.abc import Sequence

import streamlit as st

from analytics.measures import Conference
from pages.components import address, filters, stages

NEW, OPENED = "moi", "conference-opened"
"""``OPENED`` is where a conference that was just called waits to be shown."""
PARTS = {
    "trang": "Sắp xếp trang",
    "doi": "Có gì đổi",
    "ket-luan": "Kết luận",
    "tai": "Tài liệu và kiểm tra mã",
}


def conference(known: Sequence[Conference]) -> Conference | None:
    """One of the conferences, the latest first; ``None`` to call a new one."""
    options = {each.id: f"{each.conference} · {each.held_on:%d/%m/%Y}" for each in known} | {NEW: "Mở hội nghị mới"}
    opened = st.session_state.pop(OPENED, None)
    if opened:
        st.session_state[address.key_of(stages.CONFERENCE)] = opened
    chosen = filters.select(stages.CONFERENCE, "Hội nghị", options, next(iter(options)), width=440)
    return stages.named(chosen)


def part() -> str:
    """What is done for it."""
    return filters.switch("viec-hoi-nghi", "Việc", PARTS, "trang")
