"""The rules that hold, as a table: watch, alarm, who set them, and where they come from."""

from collections.abc import Sequence

import streamlit as st

from analytics import numbers
from analytics.standards import AlarmRule
from analytics.standards.alarm_rules import ALARM, BOTTOM_AND_SHARE, WATCH
from pages.components import alarm_words, session, tables, templates, text
from pages.components.session import catalog

HEAD = ("Quy tắc", "Cần theo dõi", "Báo động", "Ai đặt", "Nguồn")
PROPOSED = "mức đề xuất của phần mềm"
ABOUT = (
    "Xét riêng về việc và riêng về tiền, cuối mỗi tháng. Mức ghi bằng số dương: thấp hơn, chậm hơn, giảm bao nhiêu "
    "điểm %; nhịp cần có là số lần so với nhịp đến nay. Đơn vị đặt mức của mình bằng tệp “Quy tắc cảnh báo”; mức của "
    "tỉnh thay mức toàn quốc, mức toàn quốc thay mức đề xuất. Báo cáo nộp muộn xem ở Lịch sử nạp."
)


def show(found: Sequence[AlarmRule], parent: str | None) -> None:
    """The rules of a province or the nation under an expander, and the template to set one's own."""
    whose = session.units().get(parent).name if parent else text.COUNTRY.lower()
    with st.expander(f"Quy tắc đang áp dụng cho {whose}, và nguồn", key="quy-tac-canh-bao"):
        st.caption(ABOUT)
        st.html(f'<div class="ban-rong">{tables.plain(HEAD, [_line(each) for each in found], (), "Các quy tắc")}</div>')
        with st.container(horizontal=True, gap="medium"):
            templates.download(catalog().datasets["alarm_rules"], catalog())


def _line(rule: AlarmRule) -> tuple[str, ...]:
    names = catalog().datasets["alarm_rules"].column("rule").choices
    who = PROPOSED if rule.unit_id is None else f"{session.units().get(rule.unit_id).name}, bút toán {rule.entry}"
    return names[rule.rule], *_levels(rule), who, rule.source


def _levels(rule: AlarmRule) -> tuple[str, str]:
    if rule.rule != BOTTOM_AND_SHARE:
        return alarm_words.threshold(rule, WATCH), alarm_words.threshold(rule, ALARM)
    parts = [
        f"{label} {numbers.decimal(bound, 0)} %"
        for label, bound in (("nhóm cuối", rule.bottom_pct), ("từ", rule.share_pct))
        if bound is not None
    ]
    said = " hoặc ".join(parts)
    return said, said.replace(" hoặc ", " và ") if len(parts) == 2 else numbers.MISSING
