"""Chỉ tiêu đọc cho công bằng: those set for a province side by side, and how often such a level was reached."""

from collections.abc import Sequence

import streamlit as st

from analytics import numbers
from analytics.catalog import Catalog
from analytics.measures import judging
from analytics.measures.judgement import UNSURE
from analytics.measures.peers import drawn_borders
from analytics.measures.target_evidence import Aim, Evidence, aims, evidence
from pages.components import alike, session, tables, text
from pages.components.noted_tables import Row as NotedRow
from pages.components.noted_tables import noted
from pages.components.rows import plain_name

HEAD = (("", "Chỉ tiêu"), ("so", "Mức"), ("so", "Hiệu lực từ"), ("so", "So với kết quả"), ("", "Kết quả"))
STATUS = {True: "đạt", False: "chưa\u00a0đạt", None: numbers.MISSING}
UNSURE_TOO = ", nhưng một năm chưa đủ căn cứ"
LEVELS = {">": "trên {rate}", ">=": "{rate} trở lên"}
NO_TARGET = "Chưa có chỉ tiêu {about} nào cho {name} {period}; nạp tệp Chỉ tiêu để so."


def section(province: str, dimension: str) -> None:
    """The exhibit: every target, the one in force, and the evidence as a sentence."""
    view, name = session.view(), plain_name(session.units().get(province).name)
    place = {"dimension": dimension, **view.period}
    found = session.ask(aims, unit_id=province, **place, borders=view.borders)
    if not found:
        st.caption(NO_TARGET.format(about=text.about(dimension), name=name, period=view.label))
        return
    aim = judged(found)
    st.subheader(text.unbroken(title(aim, dimension)))
    st.html(table(found, session.catalog(), _is_unsure(province, place)))
    st.caption(text.unbroken(f"{_said(aim, province, name, place)}{changed(found)}"))


def judged(found: Sequence[Aim]) -> Aim:
    """The target the result is judged by: its own in force, else the national one."""
    return next((aim for aim in found if aim.holds), found[0])


def title(aim: Aim, dimension: str) -> str:
    """Which target counts."""
    whose = "Chỉ tiêu toàn quốc" if aim.national else "Chỉ tiêu đang áp dụng"
    return f"{whose} {text.about(dimension)}: {_level(aim)}, có hiệu lực từ {_day(aim)}"


def _is_unsure(province: str, place: dict) -> bool:
    """Whether the range of the province's level holds the target in force."""
    judgement = session.ask(judging.judge, **place, borders=session.view().borders)
    units = (unit for found in judgement for unit in found.units)
    return any(unit.status == UNSURE for unit in units if unit.result.unit_id == province)


def table(found: Sequence[Aim], catalog: Catalog, is_unsure: bool = False) -> str:
    """National first, then the province's own, each with its day and source. ``is_unsure``: the figures of one year do
    not tell whether the one in force is met."""
    kinds = catalog.datasets["targets"].column("kind").choices
    return noted(HEAD, (_line(aim, kinds, is_unsure and aim.holds) for aim in found), "Các chỉ tiêu")


def reached(own: Evidence, others: Evidence, name: str, level: str, months: int) -> str:
    """How often the level was reached before, by the province and by those like it."""
    if not own.known:
        return f"Chưa có năm trước nào của {name} để biết mức {level} có cơ sở đến đâu."
    same = "" if months == 12 else f", cùng {months} tháng"
    since = f"từ năm {own.first_year}{same}"
    times = f"đã đạt {own.reached}" if own.reached else "chưa đạt năm nào"
    said = f"Mức {level}: {name} {times} trong {own.known} năm trước có số liệu ({since})"
    if others.known:
        said += f"; các tỉnh tương tự đạt {others.reached} lần trong {others.known} lần có số liệu"
    return f"{said}."


def changed(found: Sequence[Aim]) -> str:
    """That a target was issued again in the year, with both days."""
    own = [aim for aim in found if not aim.national and aim.target.kind == "assigned"]
    if len({aim.target.valid_from for aim in own}) < 2:
        return ""
    days = ", rồi ".join(f"{numbers.percent(aim.target.pct)} từ ngày {_day(aim)}" for aim in own)
    return f" Trong năm có giao lại: {days}."


def _said(aim: Aim, province: str, name: str, place: dict) -> str:
    borders = drawn_borders(session.view().borders, place["year"], place["months"])
    asked = {**place, "borders": borders, "target": aim.target}
    others = tuple(each.unit_id for each in alike.found(province))
    own = session.ask(evidence, unit_ids=(province,), **asked)[0]
    like = session.ask(evidence, unit_ids=others, **asked)[0]
    return reached(own, like, name, _level(aim), place["months"])


def _line(aim: Aim, kinds: dict[str, str], is_unsure: bool) -> NotedRow:
    target = aim.target
    who = "Toàn quốc" if aim.national else kinds.get(target.kind, target.kind)
    stands = " (đang áp dụng)" if aim.holds else "" if aim.begun else " (chưa có hiệu lực)"
    who = f"{who}, {text.by_tier(target)}" if target.tier else who
    note = "; ".join(part for part in (target.assigned_by, (target.source or "").split(" – ")[0]) if part)
    figures = (
        _level(aim),
        _day(aim),
        tables.difference(aim.gap, aim.met),
        f"{STATUS[aim.met]}{UNSURE_TOO if is_unsure else ''}",
    )
    return f"{who}{stands}", note, figures


def _day(aim: Aim) -> str:
    return f"{aim.target.valid_from:%d/%m/%Y}"


def _level(aim: Aim) -> str:
    return LEVELS.get(aim.target.comparator, "{rate}").format(rate=numbers.percent(aim.target.pct))
