"""Từ điển: what every figure means, straight from the catalogue."""

import streamlit as st

from pages.components import entries, filters
from pages.components.session import catalog

st.title("Từ điển số liệu")
st.caption("Sinh từ danh mục của hệ thống: khi nhập, tính và trình bày, các trang dùng đúng những định nghĩa này.")

with st.container(horizontal=True, gap="medium"):
    part = filters.part(entries.PARTS)
    entry = filters.entry(entries.index(catalog(), part))

for section in entries.sections(catalog(), part, entry):
    st.html(section)
entries.downloads(catalog(), part)
