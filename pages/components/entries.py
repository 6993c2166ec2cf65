"""The dictionary as a handbook: every dataset, column, rule, indicator and regime, straight from the catalogue."""

from collections.abc import Iterator
from html import escape

import streamlit as st

from analytics import periods
from analytics.catalog import Catalog, Column, Dataset, Derived, Indicator, Method, Regime
from analytics.leader_questions import load_questions
from pages.components import answers, links, rules, tables, templates

QUESTIONS = "cau-hoi"
PARTS = {
    "chi-so": "Chỉ số",
    "bo-so-lieu": "Bộ số liệu và cột",
    "quy-tac": "Quy tắc kiểm tra",
    "phuong-phap": "Phương pháp",
    "che-do": "Chế độ báo cáo",
    QUESTIONS: "Câu hỏi của lãnh đạo",
}
TYPES = {
    "unit": "tên đơn vị",
    "year": "năm",
    "months": "số tháng 1–12",
    "choice": "lựa chọn",
    "amount": "số nguyên",
    "count": "số nguyên",
    "money": "số tiền",
    "percent": "phần trăm",
    "date": "ngày",
    "text": "chữ",
    "money_unit": "đơn vị tiền",
}
DIRECTIONS = {"up": "cao hơn là tốt hơn", "down": "thấp hơn là tốt hơn", "none": "không xếp tốt, xấu"}


def index(catalog: Catalog, part: str) -> dict[str, str]:
    """Entries of a part, id → name, to search in."""
    if part == QUESTIONS:
        return {}
    if part == "chi-so":
        return {each.id: each.label for each in (*catalog.indicators.values(), *catalog.derived.values())}
    if part == "bo-so-lieu":
        return {f"{d.id}.{c.id}": f"{c.label} · {d.label}" for d in catalog.datasets.values() for c in d.columns}
    if part == "quy-tac":
        return rules.index(catalog)
    if part == "phuong-phap":
        return {each.id: each.label for each in catalog.methods.values()}
    return {each.id: each.label for each in catalog.regimes.values()}


def sections(catalog: Catalog, part: str, entry: str) -> Iterator[str]:
    """The entries of a part, or the one asked for."""
    if part == QUESTIONS:
        yield answers.table(load_questions(), links.onward())
        return
    if part == "chi-so":
        yield from (_indicator(each, catalog) for each in catalog.indicators.values() if entry in ("", each.id))
        yield from (_derived(each) for each in catalog.derived.values() if entry in ("", each.id))
    elif part == "bo-so-lieu":
        yield from (_dataset(each, entry) for each in catalog.datasets.values() if _has(each, entry))
    elif part == "quy-tac":
        yield from rules.sections(catalog, entry)
    elif part == "phuong-phap":
        yield from (_method(each) for each in catalog.methods.values() if entry in ("", each.id))
    else:
        yield _year()
        yield from (_regime(each) for each in catalog.regimes.values() if entry in ("", each.id))


def downloads(catalog: Catalog, part: str) -> None:
    """Files to fill in for each dataset, where datasets are explained."""
    if part == "bo-so-lieu":
        with st.container(horizontal=True, gap="medium"):
            for dataset in catalog.datasets.values():
                templates.download(dataset, catalog)


def _has(dataset: Dataset, entry: str) -> bool:
    return not entry or entry.partition(".")[0] == dataset.id


def article(title: str, lead: str, facts: dict[str, str]) -> str:
    """A title, a lead and named facts, as a handbook sets them; facts without words are left out."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in facts.items() if said)
    return f'<article class="muc-tu"><h3>{escape(title)}</h3><p>{escape(lead)}</p><dl>{rows}</dl></article>'


def _indicator(indicator: Indicator, catalog: Catalog) -> str:
    return article(
        indicator.label,
        indicator.definition,
        {
            "Cách tính": indicator.formula,
            "Đơn vị": f"{indicator.unit}; {DIRECTIONS[indicator.direction]}",
            "Cộng nhiều đơn vị": indicator.adds_up,
            "Ví dụ": worked_example(indicator, catalog),
            "Cần lưu ý": indicator.pitfalls,
            "Nguồn": indicator.source,
        },
    )


def worked_example(indicator: Indicator, catalog: Catalog) -> str:
    """The published figures of the example and what they give: "… → 81,41 %"."""
    example = dict(indicator.example)
    return f"{example['from']} → {example['gives']} {indicator.unit}" if example else ""


def _derived(derived: Derived) -> str:
    return article(
        derived.label,
        derived.definition,
        {
            "Cách tính": derived.formula,
            "Đơn vị": derived.unit,
            "Ví dụ": derived.example,
            "Cần lưu ý": derived.pitfalls,
            "Nguồn": derived.source,
        },
    )


def _method(method: Method) -> str:
    return article(
        method.label,
        method.question,
        {
            "Cách tính": method.formula,
            "Ví dụ": method.example,
            "Không cho biết": method.says_not,
            "Nguồn": method.source,
        },
    )


def _dataset(dataset: Dataset, entry: str) -> str:
    wanted = entry.partition(".")[2]
    rows = [_column(column) for column in dataset.columns if wanted in ("", column.id)]
    header = ("Cột", "Tên dùng trong tệp", "Cột của biểu", "Kiểu", "Ý nghĩa", "Cách viết khác vẫn nhận ra")
    table = tables.plain(header, rows)
    return (
        f'<article class="muc-tu"><h3>{escape(dataset.label)}</h3><p>{escape(dataset.description)}</p>{table}</article>'
    )


def _column(column: Column) -> tuple[str, ...]:
    choices = f" ({', '.join(column.choices.values())})" if column.choices else ""
    needed = ", bắt buộc" if column.required else ""
    kind = f"{TYPES[column.type]}{', khoá' if column.role == 'key' else ''}{needed}"
    return (
        column.label,
        column.id,
        column.form_column,
        kind,
        f"{column.description}{choices}",
        "; ".join(column.aliases),
    )


def _regime(regime: Regime) -> str:
    until = f" đến {_day(regime.valid_to)}" if regime.valid_to else ", đang áp dụng"
    return article(f"{regime.id}. {regime.label}", regime.note, {"Hiệu lực": f"từ {_day(regime.valid_from)}{until}"})


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _year() -> str:
    return article(
        "Năm công tác",
        "Từ 01/10 năm trước đến 30/9; mang tên năm có ngày 30/9. Số của kỳ là luỹ kế từ 01/10, không cộng các tháng.",
        {"Ví dụ": f"9 tháng năm 2025 là từ 01/10/2024 đến {periods.period_end(2025, 9):%d/%m/%Y}"},
    )
