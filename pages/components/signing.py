"""Nothing is written into the ledger without a name: the form that asks for it, and what happens then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from analytics.ledger import LedgerError

T = TypeVar("T")
_PERSON, _DONE = "person", "done"
"""``person`` is the name that the desk for files asks for as well: a person says it once."""


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What somebody agreed to: which of the actions, under what name, for what reason."""

    action: str
    by: str
    reason: str


def form(
    key: str,
    agreed: str,
    actions: Mapping[str, str],
    reason_label: str,
    needs_reason: bool,
    more: Callable[[], object] | None = None,
) -> Signed | None:
    """Ask for name, reason and consent; what was signed in this run. The first of the actions (id → label) stands out.

    ``more`` draws further fields in the form. ``None`` while anything is missing, and the form says what.
    """
    with st.form(f"form-{key}", width=720):
        if more:
            more()
        by = st.text_input("Người thực hiện", st.session_state.get(_PERSON, ""), placeholder="Họ tên, đơn vị")
        reason = st.text_area(reason_label, key=f"ly-do-{key}", height=80)
        is_sure = st.checkbox(agreed, key=f"dong-y-{key}")
        with st.container(horizontal=True):
            pressed = [action for action in actions if _button(key, action, actions)]
    if not pressed:
        return None
    missing = _missing(by, reason if needs_reason else "-", is_sure)
    if missing:
        st.warning(f"Chưa ghi gì: hãy {missing}.")
        return None
    st.session_state[_PERSON] = by.strip()
    return Signed(action=pressed[0], by=by.strip(), reason=reason.strip())


def _button(key: str, action: str, actions: Mapping[str, str]) -> bool:
    look = "primary" if action == next(iter(actions)) else "secondary"
    return st.form_submit_button(actions[action], key=f"{key}-{action}", type=look)


def _missing(by: str, reason: str, is_sure: bool) -> str:
    wanted = (
        (by.strip(), "cho biết tên người thực hiện"),
        (reason.strip(), "ghi lý do"),
        (is_sure, "đánh dấu vào ô đồng ý"),
    )
    return ", ".join(words for given, words in wanted if not given)


def carry_out(act: Callable[[], T], said: Callable[[T], str]) -> None:
    """Do it and show the page anew with what was done; a refusal is shown as its sentence."""
    try:
        with st.spinner("Đang ghi vào sổ…"):
            done = act()
    except LedgerError as refusal:
        st.error(str(refusal))
        return
    st.session_state[_DONE] = said(done)
    st.rerun()


def tell() -> None:
    """What was done a moment ago, once."""
    done = st.session_state.pop(_DONE, None)
    if done:
        st.success(done)
