"""Blank files to fill in: the canonical columns of a dataset, with its Vietnamese headers."""

import streamlit as st

from analytics import exports
from analytics.catalog import Catalog, Dataset


def blank(dataset: Dataset) -> bytes:
    """A CSV file with only the header, in the words of the catalogue; every header is one that intake knows."""
    return exports.csv_file([column.label for column in dataset.columns], [])


def download(dataset: Dataset) -> None:
    """The button for it."""
    st.download_button(
        f"Tải mẫu trống: {dataset.label}",
        blank(dataset),
        f"mau-{dataset.id}.csv",
        "text/csv",
        key=f"mau-{dataset.id}",
        on_click="ignore",
        type="tertiary",
    )


def offer(dataset: Dataset, catalog: Catalog, is_waiting_for_name: bool) -> None:
    """What to do first: say who you are, choose a file; and what such a file looks like."""
    if is_waiting_for_name:
        st.info("Hãy điền tên người nạp: sổ ghi lại ai đã nạp mỗi tệp.")
    required = ", ".join(column.label for column in dataset.columns if column.required)
    st.markdown(
        f"**Tệp {dataset.label.lower()} cần có**: {required} và ít nhất một cột số. Cột theo thứ tự nào cũng được, "
        "tiêu đề viết theo lối quen của cơ quan; dòng tiêu đề phụ, dòng tổng và ghi chú cuối bảng được nhận ra và để "
        "ngoài. Không thấy cột số tháng thì hiểu là cả năm, và nói rõ như vậy."
    )
    download(dataset)
