"""Các tỉnh tương tự: the provinces most like one, how they stand, and in what they are alike."""

from collections.abc import Iterable, Sequence

import streamlit as st

from analytics import numbers
from analytics.catalog import Dataset
from analytics.measures.contrast import contrasts
from analytics.measures.judgement import Judgement
from analytics.measures.neighbours import AMOUNT, CREDIT, GROWTH, SIZE, WAITING, Neighbour, neighbours
from analytics.measures.peers import drawn_borders
from pages.components import chance, charts, notes, session, tables
from pages.components.noted_tables import noted
from pages.components.rows import Row

WORDS = {
    SIZE: "quy mô",
    WAITING: "tỷ trọng chưa có điều kiện",
    AMOUNT: "số tiền mỗi việc",
    CREDIT: "tỷ trọng án tín dụng",
    GROWTH: "nhịp tăng thụ lý",
}
REMARK = (
    "Giống nhau theo số việc, cơ cấu và nhịp tăng của chính kỳ này, không xét kết quả; không xét biên chế, địa hình "
    "hay loại án. Cách tính ở Từ điển, phần Phương pháp."
)
TOO_LITTLE = (
    "Chưa tìm được tỉnh tương tự: cần số có điều kiện và ít nhất một đặc điểm nữa của kỳ này (phải thi hành, số tiền, "
    "thụ lý năm trước) ở ba tỉnh trở lên."
)


def found(province: str) -> list[Neighbour]:
    """The provinces most like one in the period that is shown."""
    view = session.view()
    borders = drawn_borders(view.borders, view.year, view.months)
    return session.ask(neighbours, unit_id=province, **view.period, borders=borders)


def section(province: str, rows: Sequence[Row], dataset: Dataset, judged: Sequence[Judgement]) -> None:
    """The exhibit: title, table, what it rests on."""
    near, known = found(province), {row.unit_id: row for row in rows}
    st.subheader(title(near, known))
    if near:
        apart = session.derive(differences, province, near, rows, judged)
        st.html(table(province, near, known, dataset, apart))
        shown = [known[each].result for each in (province, *(one.unit_id for one in near)) if each in known]
        remarks = [notes.facts(shown, "có điều kiện"), REMARK, *(map(chance.remark, judged) if apart else [])]
        st.caption("  \n".join(remarks))
    else:
        st.caption(TOO_LITTLE)


def differences(
    province: str, near: Sequence[Neighbour], rows: Sequence[Row], judged: Sequence[Judgement]
) -> dict[str, str]:
    """Unit → how far its rate lies from that of the province, in words; empty where that can be told of none."""
    known = {row.unit_id: row.result for row in rows}
    ids = [each.unit_id for each in near if each.unit_id in known]
    found = contrasts(known[province], [known[each] for each in ids]) if province in known else []
    if not any(found):
        return {}
    return {
        each: chance.cell(apart, judgement, province, each)
        for judgement in judged
        for each, apart in zip(ids, found, strict=True)
    }


def title(near: Sequence[Neighbour], known: dict[str, Row]) -> str:
    """Who is most alike, and in what."""
    named = [each for each in near if each.unit_id in known]
    if not named:
        return "Các tỉnh tương tự"
    return f"Tương tự nhất: {known[named[0].unit_id].unit}, {why(named[0])}"


def why(neighbour: Neighbour) -> str:
    """The distance in words: "giống ở quy mô và nhịp tăng thụ lý; khác ở số tiền mỗi việc"."""
    parts = [
        f"giống ở {_joined(neighbour.alike)}" if neighbour.alike else "gần nhất trong các tỉnh còn lại",
        f"khác ở {_joined(neighbour.unlike)}" if neighbour.unlike else "",
    ]
    return "; ".join(part for part in parts if part)


def table(
    province: str, near: Sequence[Neighbour], known: dict[str, Row], dataset: Dataset, apart: dict[str, str]
) -> str:
    """The province first, then those like it, the nearest first; without any difference there is no column for it."""
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    head = [("", "Đơn vị"), ("so", f"Có điều kiện ({unit})"), ("so", "Tỷ lệ xong"), ("so", "So với chỉ tiêu")]
    head += [("so", "Chênh (điểm %)")] * bool(apart)
    reasons = {province: "tỉnh đang xem", **{each.unit_id: why(each) for each in near}}
    lines = [(known[unit_id], words) for unit_id, words in reasons.items() if unit_id in known]
    rows = ((row.unit, words, _figures(row, dataset, apart)) for row, words in lines)
    return noted(head, rows, "Các tỉnh tương tự")


def _figures(row: Row, dataset: Dataset, apart: dict[str, str]) -> tuple[str, ...]:
    amount = numbers.MISSING if row.denominator is None else tables.amount(row.denominator, dataset)
    said = (apart.get(row.unit_id, ""),) * bool(apart)
    return amount, charts.percent(row), tables.difference(row.gap, row.met), *said


def _joined(traits: Iterable[str]) -> str:
    words = [WORDS[trait] for trait in traits]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} và {words[-1]}"
