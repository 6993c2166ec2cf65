"""One unit's year drawn, with its table; and what stands in the place of figures that are not there."""

from collections.abc import Sequence

import streamlit as st

from analytics.measures import Result
from pages.components import (
    alarm_chart,
    alarm_filters,
    alarm_forms,
    alarm_words,
    notes,
    race_words,
    session,
    show,
    text,
)
from pages.components.alarm_filters import Watched
from pages.components.session import draw


def section(found: Sequence[Watched], listed: Sequence[Watched]) -> None:
    """One of the listed units: its year beside what was done about its alarms."""
    own = alarm_filters.chosen(listed)
    st.subheader(text.unbroken(alarm_words.finding(own)))
    course, done = st.columns([5, 3], gap="medium")
    with course:
        _drawn(found, own)
    with done:
        alarm_forms.show(own)


def results(found: Sequence[Watched]) -> list[Result]:
    """What the newest states follow from."""
    return [each.story.now.sign.result for each in found]


def _drawn(found: Sequence[Watched], own: Watched) -> None:
    """The chart of one story among those found; without counts or a target only its months in words."""
    if alarm_chart.drawn(own):
        facts = notes.facts([own.story.now.sign.result], "có điều kiện")
        show.chart(draw(alarm_chart.figure, found, own.id), alarm_words.finding(own), "alarms", facts)
        remark = alarm_chart.REMARK
    else:
        remark = "Chưa vẽ được: các tháng này chưa có đủ tử số, mẫu số và chỉ tiêu."
    notes.exhibit(alarm_chart.sheet(own), [own.story.now.sign.result], "có điều kiện", remark)


def nothing(parent: str | None) -> None:
    """Why nobody can be followed."""
    view, kind = session.view(), race_words.kind(parent)
    notes.empty(
        f"Chưa có {kind} nào để theo dõi {view.label}.",
        "Các quy tắc cần số việc hoặc số tiền đã xong và có điều kiện của từng tháng, cùng chỉ tiêu hoặc số cùng kỳ.",
        "Hãy chọn kỳ khác ở thanh bên, nạp tệp kết quả và tệp Chỉ tiêu; báo động do hội nghị nêu thì nạp tệp “Báo động "
        "đã nêu”.",
    )


def none_listed(state: str) -> None:
    """Nobody is in the state that was asked for."""
    label = alarm_filters.STATES[state].lower()
    notes.empty(
        f"Không đơn vị nào ở trạng thái “{label}” {session.view().label}.",
        "Mọi đơn vị có số liệu đều ở trạng thái khác.",
        "Hãy chọn “Mọi trạng thái” để xem tất cả.",
    )


def covered(found: Sequence[Watched]) -> str:
    """How many units are followed, and how many of them against a target."""
    units = alarm_filters.by_unit(found)
    aimed = sum(any(each.story.now.sign.result.target for each in own) for own in units.values())
    return f"theo dõi {len(units)} đơn vị, {aimed} có chỉ tiêu" if units else ""
