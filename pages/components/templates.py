"""Files to fill in, made from the catalogue, and what a file of a dataset needs."""

import streamlit as st

from analytics import templates
from analytics.catalog import Catalog, Dataset
from pages.components import session

KINDS = {
    "xlsx": ("Mẫu Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("Mẫu CSV", "text/csv"),
}


def download(dataset: Dataset, catalog: Catalog) -> None:
    """A button for each kind of template of a dataset; the files are made once for everybody."""
    for kind, (label, mime) in KINDS.items():
        st.download_button(
            f"{label}: {dataset.label}",
            session.derive(templates.template, dataset, catalog, session.units(), kind),
            templates.file_name(dataset, kind),
            mime,
            key=f"mau-{dataset.id}-{kind}",
            on_click="ignore",
            type="tertiary",
        )


def offer(dataset: Dataset, catalog: Catalog, is_waiting_for_name: bool, is_typed: bool) -> None:
    """What to do first: say who you are, choose a file; and what such a file looks like."""
    if is_waiting_for_name:
        st.info("Hãy điền tên người nạp: sổ ghi lại ai đã nạp mỗi tệp.")
    if is_typed:
        return
    required = ", ".join(column.label for column in dataset.columns if column.required)
    st.markdown(
        f"**Tệp {dataset.label.lower()} cần có**: {required} và ít nhất một cột số. Cột theo thứ tự nào cũng được, "
        "tiêu đề viết theo lối quen của cơ quan; dòng tiêu đề phụ, dòng tổng và ghi chú cuối bảng được nhận ra và để "
        "ngoài. Không thấy cột số tháng thì hiểu là cả năm, và nói rõ như vậy."
    )
    with st.container(horizontal=True, gap="medium"):
        download(dataset, catalog)
