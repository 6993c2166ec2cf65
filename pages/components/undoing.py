"""Taking an entry back: first what it would do, then who and why."""

from collections.abc import Iterator

import streamlit as st

from analytics import custody, numbers
from analytics.custody import Refused, Undone, UndonePlan
from pages.components import session, signing, text

STEPS = {"approve": "lần duyệt", "lock": "lần khoá"}
NAMED = 6


def offer(number: int) -> None:
    """The plan and the form; where nothing can be taken back, the sentence that says why."""
    st.subheader("Hoàn tác")
    try:
        plan = session.recall(custody.what_undo_would_do, number)
    except Refused as refusal:
        st.caption(str(refusal))
        return
    st.markdown("\n".join(f"- {line}" for line in consequences(plan)))
    label = f"Hoàn tác bút toán {number}"
    agreed = "Tôi đã xem những gì sẽ thay đổi; bút toán này vẫn được giữ trong sổ."
    signed = signing.form(f"hoan-tac-{number}", agreed, {"undo": label}, "Lý do hoàn tác", needs_reason=True)
    if signed:
        signing.carry_out(lambda: custody.undo(session.here(), number, by=signed.by, reason=signed.reason), done)


def consequences(plan: UndonePlan) -> Iterator[str]:
    """What would change, and what would not."""
    if plan.step:
        yield f"Bỏ {STEPS[plan.step]} ở bút toán {plan.undoes}: kỳ trở lại trạng thái trước đó; không con số nào đổi."
    if plan.restored:
        yield f"{numbers.integer(plan.restored)} dòng trở lại số đứng trước bút toán {plan.undoes}."
    if plan.retracted:
        yield f"{numbers.integer(plan.retracted)} dòng không còn số, vì trước bút toán {plan.undoes} chưa có số nào."
    if plan.left:
        names = text.listed([f"{one.place} (bút toán {one.entry})" for one in plan.left], most=NAMED)
        yield f"{numbers.integer(len(plan.left))} dòng giữ nguyên vì đã có bút toán sau thay: {names}."
    if plan.locked:
        yield f"Có sửa vào kỳ đã khoá: {', '.join(plan.locked)}; các số ấy sẽ ghi “đã sửa ngày …”."


def done(undone: Undone) -> str:
    """What was done, in one sentence."""
    return (
        f"Đã hoàn tác bút toán {undone.undoes} bằng bút toán {undone.entry}: {numbers.integer(undone.restored)} dòng "
        f"trở lại số trước, {numbers.integer(undone.retracted)} dòng không còn số."
    )
