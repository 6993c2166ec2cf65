"""Calling a conference: its name, its day, of whom it speaks, and the entry at which its figures stand still."""

import streamlit as st

from analytics import measures, meetings
from analytics.measures import Conference
from analytics.measures.conferences import BORDERS
from analytics.units import NATIONAL
from pages.components import conference_filters, conference_words, filters, session, signing, text
from pages.components.session import here, view

CODES = {shown: code for code, shown in BORDERS.items()}
AGREED = "Tôi đồng ý ghi hội nghị này vào sổ dưới tên tôi"


def call() -> None:
    """The form of a new conference: the period and borders are those of the sidebar."""
    st.subheader("Mở hội nghị mới")
    now = view()
    with st.container(horizontal=True, gap="medium"):
        name = st.text_input("Tên hội nghị", key="ten-hoi-nghi", placeholder="Hội nghị giao ban quý III", width=440)
        held_on = st.text_input("Ngày họp", key="ngay-hop", placeholder="10/07/2026", width=160)
        unit_id = _unit()
    st.caption(
        f"Kỳ số liệu: {now.label}, {text.BORDERS_INSIDE[now.borders]} (đổi ở thanh bên). Chụp ở "
        f"{conference_words.pinned(now.entry)}: mọi trang đọc sổ đúng như sau bút toán này."
    )
    signed = signing.form("mo-hoi-nghi", AGREED, {"mo": "Mở hội nghị"}, "Ghi chú (không bắt buộc)", needs_reason=False)
    if signed:
        row = _row(unit_id, name.strip(), held_on.strip(), now.entry)
        signing.carry_out(lambda: _record(row, signed.by, signed.reason or None), lambda entry: _opened(row, entry))


def _unit() -> str:
    known = {key: name for key, name in filters.provinces_known().items() if _exists(key)}
    options = {NATIONAL: text.COUNTRY} | known
    return st.selectbox("Của", list(options), format_func=options.__getitem__, key="don-vi-hop", width=220)


def _exists(unit_id: str) -> bool:
    return session.units().get(unit_id).exists(view().day)


def _row(unit_id: str, name: str, held_on: str, entry: int) -> dict[str, object]:
    now = view()
    period = {"unit": unit_id, "year": now.year, "months": now.months}
    return {**period, "conference": name, "borders": CODES[now.borders], "held_on": held_on, "pinned_entry": entry}


def _record(row: dict[str, object], by: str, reason: str | None) -> int:
    return meetings.write(here(), "conferences", [row], by, reason)


def _opened(row: dict[str, object], entry: int) -> str:
    """The new conference is the one that the page shows next."""
    made = next((each for each in session.ask_at(measures.conferences, entry) if each.entry == entry), None)
    if made:
        st.session_state[conference_filters.OPENED] = made.id
    return f"Đã mở “{row['conference']}”: bút toán {entry}. Giờ có thể sắp xếp trang hoặc bắt đầu trình chiếu."


def pin_anew(conference: Conference) -> None:
    """The form that moves the conference to the newest entry."""
    head = view().head
    words = f"Tôi đồng ý để {conference.conference} đọc sổ ở bút toán {head}; mọi trang lấy số mới nhất"
    signed = signing.form(
        f"chup-lai-{head}", words, {"chup": f"Chụp lại ở bút toán {head}"}, "Lý do", needs_reason=True
    )
    if signed:
        codes = {"borders": CODES[conference.borders], "held_on": conference.held_on, "pinned_entry": head}
        period = {"unit": conference.unit_id, "year": conference.year, "months": conference.months}
        row = {**period, "conference": conference.conference, **codes}
        signing.carry_out(lambda: _record(row, signed.by, signed.reason), lambda entry: _pinned(head, entry))


def _pinned(head: int, entry: int) -> str:
    return f"Đã chụp lại ở bút toán {head}, ghi vào sổ ở bút toán {entry}."
