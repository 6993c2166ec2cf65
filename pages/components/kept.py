"""Column mappings of before: those kept under a name, and what the same person chose for the same headers."""

from html import escape

import streamlit as st

from analytics import mappings
from analytics.catalog import Dataset
from analytics.imports import Examination
from analytics.mappings import SavedMapping
from pages.components import handed, understanding
from pages.components.handed import Handed
from pages.components.session import catalog, here

_SAVED = "mapping-saved"


def remembered(file: Handed, examination: Examination, dataset: Dataset, person: str) -> None:
    """Offered with its evidence; used only when the person says so, and only offered when it would say more."""
    headers = mappings.headers_of(examination.reading)
    known = mappings.remembered(here(), dataset.id, person, headers)
    said = handed.said(file)
    if known is None or all(said.get(what) == value for what, value in known.answers.items()):
        return
    words = f"<b>{escape(known.evidence)}</b><br>{escape(understanding.in_words(known.answers, catalog()))}."
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="cau-hoi">{words}</p>')
        st.button("Dùng lại", key=file.widget("remembered"), on_click=_use, args=(file, known))


def choose(file: Handed, dataset: Dataset) -> None:
    """One of those that have a name."""
    known = {mapping.entry: mapping for mapping in mappings.saved(here(), dataset.id)}
    if not known:
        return
    key = file.widget("saved-mapping")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Cách ghép đã lưu",
            list(known),
            index=None,
            format_func=lambda entry: f"{known[entry].name} · {known[entry].made_by}, {known[entry].made_at:%d/%m/%Y}",
            placeholder="Chọn một cách ghép",
            key=key,
            width=420,
        )
        st.button("Áp dụng", key=file.widget("use-mapping"), on_click=_use_chosen, args=(file, known, key))


def save(file: Handed, examination: Examination, dataset: Dataset, person: str) -> None:
    """Keep what was said about this file for the next ones like it."""
    if st.session_state.get(_SAVED) == (file.id, handed.answers(file)):
        st.caption("Đã lưu cách ghép; lần sau chọn trong mục “Cách ghép đã lưu”.")
        return
    key = file.widget("mapping-name")
    form = st.form(file.widget("save-mapping"), border=False)
    with form, st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Lưu cách ghép này với tên", key=key, placeholder="Ví dụ: Biểu tháng của tỉnh", width=420)
        st.form_submit_button("Lưu", on_click=_save, args=(file, examination, dataset, person, key))


def _save(file: Handed, examination: Examination, dataset: Dataset, person: str, key: str) -> None:
    name = st.session_state.get(key, "").strip()
    if not name:
        return
    answers = handed.answers(file)
    mappings.save(here(), name, person, dataset.id, mappings.headers_of(examination.reading), answers)
    st.session_state[_SAVED] = (file.id, answers)


def _use_chosen(file: Handed, known: dict[int, SavedMapping], key: str) -> None:
    if st.session_state.get(key) in known:
        _use(file, known[st.session_state[key]])


def _use(file: Handed, mapping: SavedMapping) -> None:
    """The mapping counts where it speaks; what it leaves open stays as it was said."""
    handed.adopt(file, mapping.answers)
