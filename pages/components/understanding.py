"""“Đổi cách hiểu tệp”: everything that was decided about a file can be decided otherwise, and the file is read anew."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import streamlit as st

from analytics.catalog import Catalog, Dataset
from analytics.imports import Examination
from analytics.periods import FIRST_YEAR, YEAR_MONTHS
from pages.components import handed
from pages.components.handed import Handed

LABELS = {
    "sheet": "Trang của sổ tính",
    "block": "Bảng trong trang",
    "encoding": "Bảng mã",
    "delimiter": "Dấu ngăn cột",
    "header_row": "Dòng tiêu đề",
    "decimal_mark": "Cách viết số",
    "percent_scale": "Cách ghi tỷ lệ",
    "money_unit": "Đơn vị tiền",
    "year": "Năm",
    "months": "Số tháng",
    "vintage": "Sơ bộ hay chính thức",
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1258": "Windows-1258",
    "cp1252": "Windows-1252",
    "tcvn3": "TCVN3 (.VnTime)",
    "vni": "VNI (VNI-Times)",
}
DELIMITERS = {"comma": "dấu phẩy", "semicolon": "dấu chấm phẩy", "tab": "tab", "pipe": "gạch đứng"}
HEADER_ROWS = {row: f"dòng {row}" for row in range(1, 21)}
MARKS = {"comma": "dấu phẩy là dấu thập phân (1.234,5)", "dot": "dấu chấm là dấu thập phân (1,234.5)"}
SCALES = {"percent": "phần trăm (62,63)", "fraction": "phần đơn vị (0,6263)"}
AS_READ = ""


def change(file: Handed, examination: Examination, catalog: Catalog) -> None:
    """A select for each decision that a person may take instead; none is shown that would change nothing."""
    dataset = catalog.datasets[file.dataset_id]
    open_to = {what: _offered(what, examination, dataset, catalog) for what in _concerned(file, examination, dataset)}
    shown = {what: options for what, options in open_to.items() if len(options) > 1}
    if not shown and not handed.said(file):
        return
    with st.expander("Đổi cách hiểu tệp", key=file.widget("understanding")):
        with st.container(horizontal=True, gap="medium"):
            for what, options in shown.items():
                _select(file, what, options, examination)
        if handed.said(file):
            st.button(
                "Trả lời lại từ đầu", on_click=handed.forget, args=(file,), type="tertiary", key=file.widget("anew")
            )


def in_words(known: Mapping[str, Any], catalog: Catalog) -> str:
    """What somebody said about a file, in short: ``6 cột đã ghép; đơn vị tiền: nghìn đồng``."""
    columns = known.get("columns", {})
    parts = [f"{sum(bool(each) for each in columns.values())} cột đã ghép"] if columns else []
    for what in LABELS:
        if known.get(what):
            words = _fixed(what, catalog).get(known[what], str(known[what]))
            parts.append(f"{LABELS[what].lower()}: {words}")
    return "; ".join(parts)


def _concerned(file: Handed, examination: Examination, dataset: Dataset) -> Iterator[str]:
    """What was decided, asked, said or is missing in this file."""
    receipt = examination.receipt
    live = {each.what for each in (*receipt.decisions, *receipt.questions)} | set(handed.said(file))
    live |= {finding.column for finding in receipt.findings if finding.code in ("header_missing", "value_missing")}
    live |= {finding.code.partition("_")[0] for finding in receipt.findings}  # encoding_unknown, sheet_hidden …
    live |= {what for what, options in examination.reading.offered.items() if options}
    live |= {"money_unit"} if dataset.unit == "đồng" and examination.reading.headers else set()
    yield from (what for what in LABELS if what in live)


def _offered(what: str, examination: Examination, dataset: Dataset, catalog: Catalog) -> dict[Any, str]:
    if what in ("sheet", "block"):
        kind = int if what == "block" else str
        return {kind(option.answer): option.label for option in examination.reading.offered.get(what, ())}
    if what in ("year", "months", "vintage"):
        column = next((column for column in dataset.columns if column.id == what), None)
        return {} if column is None else dict(column.choices) or _fixed(what, catalog)
    return _fixed(what, catalog)


def _fixed(what: str, catalog: Catalog) -> dict[Any, str]:
    """The options that are the same for every file."""
    return {
        "encoding": ENCODINGS,
        "delimiter": DELIMITERS,
        "header_row": HEADER_ROWS,
        "decimal_mark": MARKS,
        "percent_scale": SCALES,
        "money_unit": {unit.id: unit.label for unit in catalog.money_units.values()},
        "year": {year: str(year) for year in range(date.today().year + 1, FIRST_YEAR - 1, -1)},
        "months": {months: f"{months} tháng" for months in range(1, YEAR_MONTHS + 1)},
        "vintage": {"preliminary": "sơ bộ", "final": "chính thức"},
    }.get(what, {})


def _select(file: Handed, what: str, options: dict[Any, str], examination: Examination) -> None:
    key = file.widget(f"understood-{what}")
    now = asdict(handed.answers(file)).get(what)
    st.session_state[key] = now if now in options else AS_READ
    labels = {AS_READ: _as_read(what, now, examination)} | options
    st.selectbox(
        LABELS[what],
        list(labels),
        format_func=labels.get,
        key=key,
        on_change=handed.take_from,
        args=(file, what, key),
        width=300,
    )


def _as_read(what: str, now: Any, examination: Examination) -> str:
    """How the file is read when nobody says anything."""
    read = next((each.value for each in examination.receipt.decisions if each.what == what), "")
    return f"Theo tệp: {read}" if read and now is None else "Theo tệp"
