"""Which figure a passport is for: words of the address, and what is wrong with them when there is none."""

from dataclasses import dataclass

import streamlit as st

from analytics import custody, measures
from analytics.catalog import Column, Indicator
from analytics.custody import Passport
from analytics.workspace import Workspace
from pages.components import address, contents, links, session

WORDS = ("don-vi", "tinh-theo", "con-so", "nhom", "loai-so")
CARRIED = (links.BACK, "xem", "mau-so", "co-quan", "ghim", "tinh")
"""Choices of the page that the reader came from: kept in the address, so that the way back survives a reload."""
HOW = "Bấm vào một con số bất kỳ trong bảng ở trang So sánh các tỉnh, Tổng quan hoặc Hồ sơ tỉnh."


@dataclass(frozen=True, kw_only=True)
class Question:
    """One figure: of a unit, in a dimension, by an indicator or column, of a group, preliminary or final."""

    unit_id: str
    dimension: str
    number: str
    group: str
    vintage: str | None


def asked() -> Question:
    """The figure that the address names; its words stay in the address."""
    words = {name: address.remembered(name) or "" for name in (*WORDS, *CARRIED)}
    for name, word in words.items():
        address.keep(name, word or None)
    return Question(
        unit_id=words["don-vi"],
        dimension=words["tinh-theo"] or "cases",
        number=words["con-so"] or "rate",
        group=words["nhom"] or "all",
        vintage=words["loai-so"] or None,
    )


def what_is_wrong(question: Question) -> tuple[str, str] | None:
    """What is missing and why; ``None`` when the question can be answered."""
    catalog = session.catalog()
    if not question.unit_id:
        return "Chưa chọn con số nào.", "Mỗi con số trong bảng dẫn tới hộ chiếu của chính nó."
    if question.unit_id not in {unit.id for unit in session.units()}:
        return "Không có đơn vị này.", f"Địa chỉ nêu đơn vị “{question.unit_id}”, danh mục không có tên đó."
    if question.dimension not in catalog.dimensions:
        return "Không có cách tính này.", f"Địa chỉ nêu “{question.dimension}”; chỉ có việc (cases) và tiền (money)."
    if question.number not in numbers_known(question.dimension):
        return "Không có con số này.", f"Địa chỉ nêu “{question.number}”, danh mục không có chỉ số hay cột đó."
    return _elsewhere()


def numbers_known(dimension: str) -> dict[str, Indicator | Column]:
    """Everything a passport can be asked for: indicators, columns of figures, the published rate."""
    dataset = session.catalog().datasets[dimension]
    columns = {column.id: column for column in dataset.of_role("figure")}
    published = {links.PUBLISHED_RATE: dataset.column(links.PUBLISHED_RATE)}
    return {**session.catalog().indicators, **columns, **published}


def _elsewhere() -> tuple[str, str] | None:
    """A period or an entry that the ledger does not have: never answered with another one."""
    said, view = st.query_params, session.view()
    known = {(str(one.year), str(one.months)) for one in session.ask(measures.periods)}
    period = (said.get("nam", str(view.year)), said.get("thang", str(view.months)))
    if period not in known:
        return "Sổ không có kỳ này.", f"Địa chỉ nêu năm {period[0]}, {period[1]} tháng; chưa ai nạp số cho kỳ đó."
    entry = said.get("but-toan", "0")
    if not entry.isdigit() or int(entry) > view.head:
        return "Sổ không có bút toán này.", f"Địa chỉ nêu bút toán {entry}; bút toán mới nhất là {view.head}."
    return None


def found(question: Question) -> Passport:
    """The passport, as the ledger stood at the entry that is looked at."""
    view = session.view()
    return session.recall(_passport, question, year=view.year, months=view.months, borders=view.borders, at=view.entry)


def _passport(workspace: Workspace, question: Question, **place) -> Passport:
    return custody.passport(
        workspace,
        question.unit_id,
        question.dimension,
        number=question.number,
        group=question.group,
        vintage=question.vintage,
        **place,
    )


def way_back() -> None:
    """A link to the page that the reader came from, with the choices made there."""
    pages = {page.path: page for section in contents.PAGES.values() for page in section}
    page = pages.get(address.remembered(links.BACK) or "")
    if page and not page.is_hidden:
        st.page_link(page.file, label=f"Quay lại {page.title}", icon=":material/arrow_back:")


def permalink(question: Question) -> str:
    """The address of this figure as it stands at this entry, for ever."""
    view = session.view()
    words = {
        "du-lieu": view.world,
        "nam": str(view.year),
        "thang": str(view.months),
        "dia-gioi": view.borders,
        "but-toan": str(view.entry),
        "don-vi": question.unit_id,
        "tinh-theo": question.dimension,
        "con-so": question.number,
        **({} if question.group == "all" else {"nhom": question.group}),
        **({"loai-so": question.vintage} if question.vintage else {}),
    }
    return links.to(links.PASSPORT, **words)
