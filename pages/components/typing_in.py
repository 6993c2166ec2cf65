"""“Nhập tay vài dòng”: rows typed in a grid become a file, and go the way of every other file."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from analytics import manual, templates
from analytics.catalog import Column, Dataset
from analytics.periods import FIRST_YEAR, LAST_YEAR, YEAR_MONTHS
from analytics.units import Units
from pages.components import entered
from pages.components.handed import Handed
from pages.components.session import catalog, here, units

EMPTY_ROWS = 5
_CHECKED, _ROUND = "typed-checked", "typed-round"


def rows(dataset: Dataset) -> Handed | None:
    """The rows that the person asked to have checked; ``None`` while they are typing."""
    checked = st.session_state.get(_CHECKED)
    if checked and checked.dataset_id == dataset.id and entered.receipt(checked):
        st.button("Nhập thêm dòng khác", on_click=_anew)
        return checked
    typed, unit = _grid(dataset), _money_unit(dataset)
    content = manual.entries_file(dataset, typed, unit or "dong")
    now = _handed(dataset, content)
    has_rows = any(value not in (None, "") for row in typed for value in row.values())
    st.button(
        "Kiểm tra các dòng này",
        type="secondary" if now == checked else "primary",
        disabled=not has_rows or unit is None,
        on_click=_check,
        args=(now,),
    )
    return now if now == checked and unit is not None else None


def _grid(dataset: Dataset) -> list[dict[str, Any]]:
    columns = [column for column in dataset.columns if column.type != "money_unit"]
    st.caption(
        "Gõ vào ô; Tab sang ô bên, Enter xuống dòng. Số viết như trong biểu (1.234.567); không có số thì để trống. Khi "
        "kiểm tra, dòng tiêu đề tính là dòng 1 như trong tệp."
    )
    return st.data_editor(
        [{column.id: None for column in columns} for _ in range(EMPTY_ROWS)],
        key=f"typed-{dataset.id}-{st.session_state.get(_ROUND, 0)}",
        num_rows="dynamic",
        placeholder="",
        hide_index=True,
        column_config={column.id: _cell(column, dataset, units()) for column in columns},
        alt=f"Bảng nhập tay: {dataset.label}",
    )


def _cell(column: Column, dataset: Dataset, known: Units) -> Mapping[str, Any]:
    """How a column is typed. Figures are text that the intake reads: a grid would take “6.844” for a fraction."""
    kinds = st.column_config
    look = {"label": f"{column.label} *" if column.required else column.label, "help": column.description}
    if column.type == "unit":
        return kinds.SelectboxColumn(**look, options=templates.offered_names(dataset, known), width=240, pinned=True)
    if column.type == "choice":
        return kinds.SelectboxColumn(**look, options=list(column.choices.values()))
    if column.type in ("year", "months"):
        low, high = (1, YEAR_MONTHS) if column.type == "months" else (FIRST_YEAR, LAST_YEAR)
        return kinds.NumberColumn(**look, min_value=low, max_value=high, step=1, format="%d", width=90)
    if column.type == "date":
        return kinds.DateColumn(**look, format="DD/MM/YYYY", min_value=date(FIRST_YEAR, 1, 1))
    if column.type == "text":
        return kinds.TextColumn(**look)
    return kinds.TextColumn(**look, alignment="right")


def _money_unit(dataset: Dataset) -> str | None:
    """The unit of every amount that is typed: chosen, never assumed. Empty where nothing is counted in money."""
    if dataset.unit != "đồng":
        return ""
    labels = {unit.id: unit.label for unit in catalog().money_units.values()}
    return st.selectbox(
        "Số tiền viết theo đơn vị",
        list(labels),
        index=None,
        format_func=labels.get,
        placeholder="Chọn đơn vị tiền",
        key="typed-money-unit",
        width=280,
    )


def _handed(dataset: Dataset, content: bytes) -> Handed:
    mark = hashlib.sha256(content).hexdigest()[:16]
    place = f"{st.session_state.get(_ROUND, 0)}-{dataset.id}-{here().world}"
    return Handed(id=f"{mark}-{place}", name=manual.FILE_NAME, dataset_id=dataset.id, content=content)


def _check(typed: Handed) -> None:
    st.session_state[_CHECKED] = typed


def _anew() -> None:
    """An empty grid; what was recorded stays recorded."""
    st.session_state.pop(_CHECKED, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
