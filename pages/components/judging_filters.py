"""Choices of the comparison alone: the middle of the funnel, and how much of a denominator to imagine elsewhere."""

from collections.abc import Sequence

import streamlit as st

from analytics.measures import Result, judgement
from analytics.periods import YEAR_MONTHS
from pages.components import address, denominators, filters, session, show

CENTRES = {"chung": "Tỷ lệ chung", "chi-tieu": "Chỉ tiêu"}


def against(face: str, dimension: str) -> str:
    """What the funnel is drawn around: all units together, or the target; of a whole year only."""
    if (face, dimension) != ("pheu", "cases") or session.view().months != YEAR_MONTHS:
        return judgement.ALL
    return judgement.TARGET if filters.switch("tam", "Đường giữa", CENTRES, "chung") == "chi-tieu" else judgement.ALL


def three_denominators(results: Sequence[Result]) -> None:
    """The exhibit of one piece of work over three denominators, with the share to move between them."""
    st.subheader("Cùng số xong, ba mẫu số")
    share = _moved_share()
    st.html(denominators.table(results, session.catalog(), share))
    show.remark(denominators.said(results, share))


def _moved_share() -> str:
    """How many percent of the denominator to imagine elsewhere."""
    options = denominators.STEPS
    filters.settle("chuyen", options, "1")
    chosen = st.select_slider(
        "Nếu chuyển một phần số có điều kiện sang chưa có điều kiện",
        list(options),
        format_func=options.__getitem__,
        key=address.key_of("chuyen"),
        width=2 * filters.SELECT_WIDTH,
    )
    address.keep("chuyen", chosen)
    return chosen
