"""Rules of awards on screen: what was found, with shape and word before any colour, and what only a file can tell."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from analytics.measures.honour_rules import Finding, last_day
from analytics.standards import AwardRule, in_force, load_award_rules
from pages.components import award_tables, award_words, movement_tables, notes, session, tables, text
from pages.components.sheets import Sheet

BROKEN = {"block": ("■", "Chặn"), "warn": ("▲", "Cần xem"), "info": ("○", "Thông tin")}
OTHERS = {"unknown": ("?", "Chưa đủ số liệu"), "noted": ("○", "Thông tin"), "kept": ("✓", "Đúng")}
SEVERITIES = {"block": "■ chặn", "warn": "▲ cần xem", "info": "○ thông tin"}
HEADER = ("Mức", "Đơn vị", "Số liệu nói gì", "Quy tắc và căn cứ", "Áp dụng cho ngày")
RULE_HEADER = ("Mức khi không đạt", "Danh hiệu", "Quy tắc", "Căn cứ", "Hiệu lực", "Độ chắc của căn cứ")
REMARK = (
    "Lấy quy tắc có hiệu lực ở ngày quyết định; không có ngày thì lấy ngày 31/12 của năm. Không ai bị bỏ khỏi danh "
    "sách vì một quy tắc: hội đồng xem và quyết định. Căn cứ đọc qua nguồn thứ cấp có ghi rõ, cần đối chiếu bản gốc."
)


def show(found: Sequence[Finding], year: int) -> None:
    """What was found, the conditions for files, and every rule of the year behind a click."""
    st.markdown(text.unbroken(headline(found)))
    if told(found):
        st.html(table(found))
    st.caption(REMARK)
    if found:
        notes.download(f"doi-chieu-quy-tac-{year}", sheet, found)
    award_tables.show("Điều kiện phải đối chiếu hồ sơ", by_file(found), year)
    panel = st.expander(f"Mọi quy tắc có hiệu lực ngày {last_day(year):%d/%m/%Y}", key="quy-tac", type="compact")
    with panel:
        st.html(movement_tables.table(of_year(year), "Quy tắc khen thưởng"))


def mark(finding: Finding) -> tuple[str, str]:
    """Shape and word of a finding."""
    return BROKEN[finding.rule.severity] if finding.status == "broken" else OTHERS[finding.status]


def headline(found: Sequence[Finding]) -> str:
    """How many findings of each kind there are."""
    counted = _counts(mark(each) for each in told(found))
    listed = ", ".join(f"{count} “{word.lower()}”" for (_, word), count in counted.items())
    return (
        f"{len(told(found))} kết quả đối chiếu: {listed}."
        if counted
        else "Không có quy tắc nào đếm được từ số liệu này."
    )


def told(found: Iterable[Finding]) -> list[Finding]:
    """Those that the figures speak of."""
    return [each for each in found if each.status != "by_file"]


def table(found: Sequence[Finding]) -> str:
    """The findings, the gravest first."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in HEADER)
    body = "".join(f"<tr>{_line(each)}</tr>" for each in told(found))
    caption = "Đối chiếu với quy tắc khen thưởng"
    top = f"<caption>{caption}</caption><thead><tr>{head}</tr></thead>"
    return tables.scrolling(f'<table class="bang quy-tac">{top}<tbody>{body}</tbody></table>')


def sheet(found: Sequence[Finding]) -> Sheet:
    """Every finding, those of files too."""
    rows = tuple(
        (
            " ".join(mark(each)) if each.status != "by_file" else "đối chiếu hồ sơ",
            *(_name(each.unit_id), each.sentence, each.rule.sentence, each.rule.legal),
            *(f"{each.on:%d/%m/%Y}", each.rule.confidence),
        )
        for each in found
    )
    header = ("Mức", "Đơn vị", "Số liệu nói gì", "Quy tắc", "Căn cứ", "Áp dụng cho ngày", "Độ chắc của căn cứ")
    return Sheet(name="doi-chieu-quy-tac", header=header, rows=rows)


def by_file(found: Sequence[Finding]) -> Sheet:
    """Conditions that concern somebody here and that no figure can tell."""
    rules = {each.rule.id: each.rule for each in found if each.status == "by_file"}
    return Sheet(name="dieu-kien-ho-so", header=RULE_HEADER, rows=tuple(map(_rule, rules.values())))


def of_year(year: int) -> Sheet:
    """Every rule of the last day of a year."""
    return Sheet(
        name="quy-tac", header=RULE_HEADER, rows=tuple(map(_rule, in_force(load_award_rules(), last_day(year))))
    )


def _line(each: Finding) -> str:
    shape, word = mark(each)
    grave = ' class="chua-dat"' if each.status == "broken" and each.rule.severity == "block" else ""
    grounds = f"{each.rule.legal} ({each.rule.confidence})"
    why = f"{escape(text.capital(each.rule.sentence))}.<small>{escape(grounds)}</small>"
    return (
        f'<td><span{grave}>{shape} {escape(word)}</span></td><th scope="row">{escape(_name(each.unit_id))}</th>'
        f"<td>{escape(each.sentence)}</td><td>{why}</td><td>{each.on:%d/%m/%Y}</td>"
    )


def _rule(rule: AwardRule) -> tuple[str, ...]:
    until = f" đến {rule.valid_to:%d/%m/%Y}" if rule.valid_to else ""
    name = award_words.honour(rule.honour) if rule.honour else "mọi danh hiệu"
    span = f"từ {rule.valid_from:%d/%m/%Y}{until}"
    return SEVERITIES[rule.severity], name, rule.sentence, rule.legal, span, rule.confidence


def _name(unit_id: str) -> str:
    return session.units().get(unit_id).name if unit_id else "Mọi đơn vị"


def _counts(marks: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    counted: dict[tuple[str, str], int] = {}
    for each in marks:
        counted[each] = counted.get(each, 0) + 1
    return counted
