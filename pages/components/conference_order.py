"""The presenter's hand on the slides: order, shown or hidden, own titles, words for the speaker."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics import meetings
from analytics.briefing import LeftOut
from analytics.meetings import Arranged
from pages.components import session, signing, text
from pages.components.stages import Stage

AGREED = "Tôi đồng ý ghi cách sắp xếp này vào sổ dưới tên tôi"
ABOUT = (
    "Đổi số thứ tự để dời trang; bỏ dấu “Hiện” để ẩn. Tiêu đề viết lại thay tiêu đề tính từ số liệu, câu của số liệu "
    "vẫn đứng ngay dưới. Con số trên trang không sửa được ở đây."
)


def show(stage: Stage) -> None:
    """Every slide with its controls, the form that keeps them, and what was left out and why."""
    st.caption(ABOUT)
    mark = f"{stage.conference.id}-{session.view().head}"
    seen = [_row(each, len(stage.order), f"{mark}-{each.slide.id}", stage) for each in stage.order]
    order, moved = [each for each, _ in seen], {each.slide.id: place for each, place in seen}
    signed = signing.form(
        f"sap-xep-{mark}", AGREED, {"ghi": "Ghi cách sắp xếp"}, "Ghi chú (không bắt buộc)", needs_reason=False
    )
    if signed:
        rows = meetings.rows_of(stage.conference, order, moved)
        reason = signed.reason or "Sắp xếp trang trình chiếu"
        signing.carry_out(lambda: meetings.write(session.here(), "conference_slides", rows, signed.by, reason), _done)
    _left_out(stage.made.left_out)


def _row(each: Arranged, count: int, key: str, stage: Stage) -> tuple[Arranged, int]:
    """The slide as it is wanted now, and its wanted place."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        place = st.number_input(
            f"Thứ tự của trang {each.slide.id}", 1, count, each.place, key=f"cho-{key}", width=140,
            label_visibility="collapsed",
        )  # fmt: skip
        is_shown = st.checkbox("Hiện", each.is_shown, key=f"hien-{key}")
        with st.expander(_title(each, stage), key=f"mo-{key}"):
            st.caption(f"Câu của số liệu: {text.literal(each.slide.title)}")
            heading = st.text_input("Tiêu đề viết lại", each.heading, key=f"tieu-de-{key}", max_chars=140)
            remark = st.text_area("Lời ghi cho người nói", each.remark, key=f"loi-{key}", height=90)
    return replace(each, is_shown=is_shown, heading=heading.strip(), remark=remark.strip()), int(place)


def _title(each: Arranged, stage: Stage) -> str:
    marks = [mark for mark, holds in (
        ("ẩn", not each.is_shown),
        ("tiêu đề viết lại", bool(each.heading)),
        ("có lời ghi", bool(each.remark)),
        ("◆ sổ đã có số mới hơn", each.slide.id in stage.later.moved),
    ) if holds]  # fmt: skip
    said = f" ({', '.join(marks)})" if marks else ""
    return text.literal(f"{each.told.title}{said}")


def _left_out(found: Sequence[LeftOut]) -> None:
    if found:
        st.subheader("Trang không dựng vì thiếu số liệu")
        st.markdown("\n".join(f"- **{text.literal(each.name)}**: {text.literal(each.reason)}" for each in found))


def _done(entry: int) -> str:
    return f"Đã ghi cách sắp xếp trang vào sổ: bút toán {entry}."
