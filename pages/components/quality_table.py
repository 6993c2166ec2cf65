"""Chất lượng nghiệp vụ: complaints, classification, time limits and procedure of every province beside the country."""

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from analytics import measures, numbers, periods
from analytics.measures import Quality
from analytics.measures.intervals import wilson
from pages.components import filters, notes, session, tables, templates, text
from pages.components.noted_tables import noted
from pages.components.rows import plain_name
from pages.components.sheets import Sheet

DATASET = "quality"
HEAD = (
    ("", "Đơn vị"),
    ("so", "Phải làm"),
    ("so", "Đã làm đúng"),
    ("so", "Tỷ lệ"),
    ("so", "Khoảng 95 %"),
    ("so", "Chỉ tiêu"),
    ("so", "So với chỉ tiêu (điểm %)"),
)
REMARK = (
    "Phải làm: số phải giải quyết, phải ra hoặc được kiểm tra. Số được kiểm tra do nơi kiểm tra chọn nên tỷ lệ nói về "
    "các việc ấy, chưa nói về mọi việc. Khoảng 95 % là may rủi của từng lượt (Wilson); ≈ là khoảng ấy còn chứa chỉ "
    "tiêu."
)
NOTHING = (
    "Chưa có số liệu về nội dung này trong kỳ. Có thể nạp tệp Chất lượng nghiệp vụ ở trang Nạp số liệu; mỗi đơn vị, "
    "mỗi nội dung một dòng."
)


def section() -> None:
    """The exhibit: one matter, the country first, then the provinces in the order of their names."""
    heading = st.container()
    choices = session.catalog().datasets[DATASET].column("matter").choices
    matter = filters.select("noi-dung", "Nội dung", dict(choices), next(iter(choices)), width=filters.SELECT_WIDTH)
    view = session.view()
    asked = {**view.period, "matter": matter}
    found = session.ask(measures.qualities, **asked, borders=view.borders)
    nation = session.ask(measures.national_quality, **asked)
    heading.subheader(text.unbroken(headline(choices[matter], found, nation, view.label)))
    if not nation:
        st.caption(NOTHING)
        templates.download(session.catalog().datasets[DATASET], session.catalog())
        return
    st.html(session.derive(table, nation, found, choices[matter]))
    st.caption("  \n".join((facts([*nation, *found]), REMARK)))
    notes.download(f"chat-luong-{matter}-{view.year}-{view.months:02d}", sheet, found, choices[matter])


def headline(matter: str, found: Sequence[Quality], nation: Sequence[Quality], label: str) -> str:
    """The country's share, and how many provinces reach what was asked of them."""
    if not nation:
        return f"Chất lượng nghiệp vụ: {matter[:1].lower()}{matter[1:]}, {label}"
    (whole,) = nation
    told = [each for each in found if each.met is not None]
    met = f"; {sum(each.met for each in told)} trong {len(told)} tỉnh có chỉ tiêu đã đạt" if told else ""
    share = numbers.percent(whole.rate) if whole.due else "không có việc nào phải làm"
    return f"{matter}: {share} ({numbers.integer(whole.done_right)}/{numbers.integer(whole.due)} lượt){met}"


def table(nation: Sequence[Quality], found: Sequence[Quality], caption: str) -> str:
    """The country in the first line."""
    rows = [(_name(each), _of(each), _figures(each)) for each in (*nation, *found)]
    return noted(HEAD, rows, caption)


def _name(each: Quality) -> str:
    return plain_name(session.units().get(each.unit_id).name)


def _of(each: Quality) -> str:
    return f"cộng từ {each.parts_reported}/{each.parts} tỉnh" if each.parts > 1 else ""


def _figures(each: Quality) -> tuple[str, ...]:
    aim = None if each.target_pct is None else Fraction(each.target_pct)
    reach = wilson(each.done_right, each.due) if each.due else None
    is_sure = None if None in (aim, reach) else not reach[0] <= aim <= reach[1]
    return (
        numbers.integer(each.due),
        numbers.integer(each.done_right),
        numbers.percent(each.rate),
        numbers.MISSING if reach is None else "–".join(numbers.decimal(end, 1) for end in reach) + " %",
        numbers.percent(aim),
        tables.difference(each.gap, each.met, is_sure),
    )


def facts(found: Sequence[Quality]) -> str:
    """Denominator, day, source and newest entry."""
    day = max(periods.period_end(each.year, each.months) for each in found)
    parts = (
        "Mẫu số: số phải làm",
        f"Đến {day:%d/%m/%Y}",
        notes.origin(source for each in found for source in each.sources),
        f"bút toán {max(each.entry for each in found)}",
    )
    return " · ".join(filter(None, parts))


def sheet(found: Sequence[Quality], matter: str) -> Sheet:
    """Every province with whole numbers."""
    header = ("Đơn vị", "Nội dung", "Phải làm (lượt)", "Đã làm đúng (lượt)", "Tỷ lệ (%)", "Chỉ tiêu (%)", "Nguồn")
    rows = tuple(
        (
            *(_name(each), matter, each.due, each.done_right, each.rate),
            *(None if each.target_pct is None else Fraction(each.target_pct), "; ".join(each.sources)),
        )
        for each in found
    )
    return Sheet(name="chat-luong", header=header, rows=rows)
