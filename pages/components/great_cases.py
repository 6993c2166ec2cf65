"""Tiền, có và không có vụ lớn: how much a few cases weigh, and what is left without them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import streamlit as st

from analytics import numbers
from analytics.measures.large_cases import MONEY, Exposure, LargeCase, exposures, great_case_rule, national_exposure
from analytics.standards import GreatCaseRule
from pages.components import notes, session, text
from pages.components.noted_tables import noted
from pages.components.rows import plain_name

ARROW = "→"
NOTHING_KNOWN = (
    "Chưa biết số tiền của vụ việc nào{whose} trong kỳ này, nên chưa nói được kết quả phụ thuộc vào "
    "vài vụ lớn đến đâu. Có thể nạp tệp Vụ việc lớn ở trang Nạp số liệu."
)
HEAD = (
    ("", "Đơn vị và vụ lớn"),
    ("so phu", "Có điều kiện (tỷ đồng)"),
    ("so phu", "Vụ lớn nhất (% có điều kiện)"),
    ("so phu", "Ba vụ lớn nhất (% có điều kiện)"),
    ("so phu", "Ba vụ lớn nhất (% số xong)"),
    ("so", f"Tỷ lệ có {ARROW} không có vụ lớn"),
    ("so", f"Hạng có {ARROW} không có"),
)


def section(dimension: str, place: dict, only: str | None = None) -> None:
    """The exhibit under a comparison, or of one province; nothing where cases are counted and not money."""
    if dimension != MONEY or place.get("parent"):
        return
    asked = {name: place[name] for name in ("year", "months", "borders", "among") if name in place}
    found = [each for each in session.ask(exposures, **asked) if only in (None, each.result.unit_id)]
    rule = great_case_rule(place["year"])
    if not found or rule is None:
        st.caption(NOTHING_KNOWN.format(whose="" if only is None else " của tỉnh"))
        return
    st.subheader(text.unbroken(headline(found)))
    st.html(table(found))
    nation = [] if only else session.ask(national_exposure, **{name: asked[name] for name in WHEN})
    st.caption("  \n".join(_under(found, nation, rule)))


WHEN = ("year", "months", "borders")
REMARK = (
    "Hạng không có vụ lớn: bỏ vụ lớn của mọi tỉnh đã nêu tên vụ; tỉnh chưa nêu giữ nguyên. Không kết quả nào là “đúng "
    "hơn”: cả hai luôn được in."
)


def _under(found: Sequence[Exposure], nation: Sequence[Exposure], rule: GreatCaseRule) -> Iterator[str]:
    """What the exhibit rests on, the country as a whole, the rule, and what it does not say."""
    yield notes.facts([each.result for each in found], "có điều kiện", sources(found))
    for each in nation:
        yield f"Toàn quốc: {_rates(each)} khi không tính {len(each.great)} vụ lớn đã nêu."
    yield stated(rule)
    yield REMARK


def sources(found: Sequence[Exposure]) -> str:
    """Who named the cases; a simulated country says so anyway."""
    named = dict.fromkeys(case.source for each in found for case in each.cases if case.source)
    return "" if session.view().is_simulated or not named else f"Số từng vụ: {'; '.join(named)}"


def stated(rule: GreatCaseRule) -> str:
    """The rule in words."""
    amount = numbers.billion(rule.least_amount, 0)
    return f"Vụ lớn: từ {amount} hoặc từ {rule.least_share} % số tiền có điều kiện của tỉnh; ngưỡng {rule.source}."


def headline(found: Sequence[Exposure]) -> str:
    """Who changes most without its great cases; else the largest share."""
    moved = [each for each in found if each.great and each.change is not None]
    if not moved:
        top = max(found, key=lambda each: each.largest or 0)
        return f"Vụ lớn nhất chiếm {numbers.percent(top.largest, 1)} số tiền có điều kiện của {_name(top)}"
    most = max(moved, key=lambda each: abs(each.change))
    return f"Không tính vụ lớn, tỷ lệ về tiền của {_name(most)} {_moved(most.change)}{_places(most)}"


def table(found: Sequence[Exposure]) -> str:
    """One line a province, with the names of its great cases."""
    rows = ((_name(each), _named(each), _figures(each)) for each in found)
    return noted(HEAD, rows, "Kết quả về tiền có và không có vụ lớn")


def _figures(each: Exposure) -> tuple[str, ...]:
    return (
        numbers.billion(each.result.denominator).removesuffix(" tỷ đồng"),
        _share(each.largest),
        _share(each.three_largest),
        _share(each.three_largest_done),
        _rates(each),
        _ranks(each),
    )


def _named(each: Exposure) -> str:
    if not each.great:
        return f"{len(each.cases)} vụ đã nêu, không vụ nào đến ngưỡng vụ lớn"
    return "; ".join(_case(case) for case in each.great)


def _case(case: LargeCase) -> str:
    done = "chưa rõ số xong" if case.completed is None else f"xong {numbers.billion(case.completed)}"
    return f"{case.name}: {numbers.billion(case.enforceable)}, {done}"


def _share(value: Fraction | None) -> str:
    return numbers.decimal(value, 1)


def _rates(each: Exposure) -> str:
    if each.exceeds:
        return f"{numbers.percent(each.rate)} {ARROW} vụ lớn hơn số của tỉnh, cần giải thích"
    return f"{numbers.percent(each.rate)} {ARROW} {numbers.percent(each.rate_without)}"


def _ranks(each: Exposure) -> str:
    return f"{numbers.integer(each.rank)} {ARROW} {numbers.integer(each.rank_without)} / {each.of}"


def _moved(change: Fraction) -> str:
    return f"{'tăng' if change > 0 else 'giảm'} {numbers.decimal(abs(change), 2)} điểm %"


def _places(each: Exposure) -> str:
    if each.rank is None or each.rank_without is None:
        return ""
    if each.rank == each.rank_without:
        return f", vẫn hạng {each.rank} trong {each.of} tỉnh"
    return f", từ hạng {each.rank} thành hạng {each.rank_without} trong {each.of} tỉnh"


def _name(each: Exposure) -> str:
    return plain_name(each.result.unit)
