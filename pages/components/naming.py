"""Who may see names of people: a session that gave the passcode, for a while. Everybody else reads initials.

Nothing here enters an address or an answer that sessions share: names are put in place of initials in the last step,
for one run of one session.
"""

import time
from collections.abc import Mapping

import streamlit as st

from analytics import passcode
from pages.components import session

_UNLOCKED, _SAID = "names-unlocked", "names-said"
SECONDS = 1200
_GATE = passcode.Gate()
HIDDEN = "Tên hiện bằng chữ viết tắt; số trong ngoặc phân biệt hai người cùng chữ viết tắt."
SHOWN = "Tên đang hiện đủ, chỉ trong phiên này và tối đa 20 phút. Tệp tải về vẫn chỉ có chữ viết tắt."
NEVER = f"Máy chủ này không mở tên (chưa đặt {passcode.VARIABLE})."


def may_see() -> bool:
    """Whether this session may see names now."""
    seal, until = st.session_state.get(_UNLOCKED, ("", 0.0))
    return bool(seal) and seal == passcode.kept() and time.monotonic() < until


def names(dataset_id: str, unit_id: str) -> Mapping[str, str]:
    """Initials → names of a unit's people where they may be seen; nothing otherwise."""
    return session.here().warehouse.names(dataset_id, unit_id) if may_see() else {}


def offer() -> None:
    """What stands for names here, and the way to see them where there is one."""
    if may_see():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(SHOWN)
            st.button("Ẩn tên", on_click=_lock, type="tertiary")
        return
    if not passcode.kept():
        st.caption(f"{HIDDEN} {NEVER}")
        return
    st.caption(HIDDEN)
    with (
        st.expander("Xem tên đầy đủ", key="xem-ten", type="compact"),
        st.form("ten", border=False, clear_on_submit=True),
    ):
        st.text_input("Mã xem tên", type="password", key="ma-xem-ten", width=260, autocomplete="off")
        st.form_submit_button("Mở", on_click=_try)
        said = st.session_state.pop(_SAID, None)
        if said:
            st.warning(said)


def _lock() -> None:
    st.session_state.pop(_UNLOCKED, None)


def _try() -> None:
    given, seal = st.session_state.get("ma-xem-ten", ""), passcode.kept()
    if seal and _GATE.lets_in(given, seal):
        st.session_state[_UNLOCKED] = (seal, time.monotonic() + SECONDS)
        return
    minutes = -(-_GATE.waits() // 60)
    wait = f"Đã sai nhiều lần: hãy chờ {minutes} phút." if minutes else "Mã không đúng."
    st.session_state[_SAID] = f"{wait} Tên vẫn ẩn."
