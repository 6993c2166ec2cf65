"""Conclusions: those that come back from earlier conferences, those of this one, and the form to pin a new one."""

from collections.abc import Sequence

import streamlit as st

from analytics import measures, meetings
from analytics.measures import Conclusion
from analytics.meetings import INDICATORS, Returned, returning
from analytics.units import NATIONAL
from pages.components import session, signing, stages, tables, text
from pages.components.session import catalog, here, units, view
from pages.components.stages import Stage

AGREED = "Tôi đồng ý ghi kết luận này vào sổ dưới tên tôi"
DATASET = "conclusions"


def come_back(stage: Stage) -> None:
    """What earlier conferences concluded, and where the figures went since."""
    st.subheader("Kết luận các lần trước")
    found = stages.returned(stage.conference, stage.deck.entry)
    if not found:
        st.caption("Chưa có kết luận nào của hội nghị trước. Kết luận ghi ở dưới sẽ trở lại ở hội nghị sau.")
        return
    head = (
        "Kết luận",
        "Hội nghị, ngày",
        "Con số",
        "Khi kết luận",
        "Đường đi từ đó",
        "Thay đổi (điểm %)",
        "Ai làm, hạn",
    )
    st.html(tables.plain(head, [_returned(each) for each in found], numeric=(5,)))
    st.caption(
        "Thay đổi chỉ tính khi so được: tháng sau của cùng năm công tác, hoặc cùng kỳ của năm sau. Trang “kết luận lần "
        "trước” đứng ngay sau trang đầu khi trình chiếu."
    )


def _returned(each: Returned) -> tuple[str, ...]:
    said = each.conclusion
    place = f"{said.conference}, {said.decided_on:%d/%m/%Y}"
    shown = (returning.then(each), returning.path(each), returning.change(each))
    return (said.decision, place, _figure(said), *shown, returning.who(said))


def _figure(said: Conclusion) -> str:
    name = units().get(said.unit_id).name
    return f"{_indicators()[said.indicator]} {text.about(said.dimension)}, {name}"


def taken(stage: Stage) -> None:
    """What this conference concluded."""
    st.subheader("Kết luận của hội nghị này")
    found = of(stage)
    if not found:
        st.caption("Chưa ghi kết luận nào.")
        return
    head = ("Kết luận", "Con số", "Khi kết luận", "Ai làm, hạn", "Bút toán")
    lines = [(each.decision, _figure(each), each.value or "chưa có số", returning.who(each), str(each.entry))
             for each in found]  # fmt: skip
    st.html(tables.plain(head, lines, numeric=(4,)))


def of(stage: Stage) -> Sequence[Conclusion]:
    """Conclusions taken at the conference."""
    held = stage.conference
    known = session.ask_at(measures.conclusions, view().head)
    return [
        each
        for each in known
        if (each.year, each.months, each.conference) == (held.year, held.months, held.conference)
        and held.unit_id in (NATIONAL, each.unit_id)
    ]


def conclude(stage: Stage) -> None:
    """The form: the figure it is pinned to is read here, as the conference sees it, and never typed."""
    st.subheader("Ghi một kết luận")
    key = f"{stage.conference.id}-{view().head}"
    with st.container(horizontal=True, gap="medium"):
        unit_id = _choice("Đơn vị", _units(stage), f"kl-don-vi-{key}", 240)
        dimension = _choice("Về", _dimensions(), f"kl-ve-{key}", 120)
        indicator = _choice("Con số", _indicators(), f"kl-so-{key}", 280)
        responsible = st.text_input("Ai làm", key=f"kl-ai-{key}", width=260)
        due_on = st.text_input("Hạn", key=f"kl-han-{key}", placeholder="31/08/2026", width=140)
    what = {"unit_id": unit_id, "dimension": dimension, "indicator": indicator}
    value = meetings.figure_now(here().warehouse, **what, conference=stage.conference, at=stage.deck.entry)
    st.caption(f"Con số gắn kèm, như đang chiếu: {value or 'chưa có số'}")
    signed = signing.form(f"kl-{key}", AGREED, {"ghi": "Ghi kết luận"}, "Kết luận", needs_reason=True)
    if signed:
        said = {"decision": signed.reason, "value": value, "responsible": responsible, "due_on": due_on}
        row = _row(stage, {"unit": unit_id, "dimension": dimension, "indicator": indicator, **said})
        signing.carry_out(lambda: meetings.write(here(), DATASET, [row], signed.by), _done)


def _row(stage: Stage, said: dict[str, object]) -> dict[str, object]:
    held = stage.conference
    period = {"year": held.year, "months": held.months, "conference": held.conference, "decided_on": held.held_on}
    return {**period, **said}


def _units(stage: Stage) -> dict[str, str]:
    held = stage.conference
    own = {held.unit_id: units().get(held.unit_id).name}
    if held.unit_id != NATIONAL:
        return own
    deck = {each.unit_id: each.unit for each in stage.deck.profiles}
    return own | {key: name for key, name in deck.items() if units().get(key).exists(stage.deck.as_of)}


def _dimensions() -> dict[str, str]:
    return {each.id: each.label for each in catalog().dimensions.values()}


def _indicators() -> dict[str, str]:
    return {name: catalog().indicators[name].short for name in INDICATORS}


def _choice(label: str, options: dict[str, str], key: str, width: int) -> str:
    return st.selectbox(label, list(options), format_func=options.__getitem__, key=key, width=width)


def _done(entry: int) -> str:
    return f"Đã ghi kết luận vào sổ: bút toán {entry}. Kết luận trở lại ở hội nghị sau."
