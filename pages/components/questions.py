"""What only a person can say: each open question with its evidence. An answer starts the reading anew."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.intake import Question
from pages.components import handed, text
from pages.components.handed import Handed


def ask(file: Handed, questions: Sequence[Question]) -> None:
    """Every open question."""
    for question in questions:
        words = f"<b>{escape(question.question)}</b><br>{escape(question.evidence)}"
        st.html(f'<p class="cau-hoi">{words}</p>')
        _how(question)(file, question)


def _how(question: Question):
    if not question.options:
        return _written
    return _agreed if len(question.options) == 1 else _chosen


def _chosen(file: Handed, question: Question) -> None:
    """One of several. Another set of options is another question, so its widget starts empty."""
    labels = {option.answer: text.literal(option.label) for option in question.options}
    key = file.widget(f"answer-{question.what}-{'-'.join(labels)}")
    st.radio(
        question.question,
        list(labels),
        index=None,
        format_func=labels.get,
        key=key,
        label_visibility="collapsed",
        on_change=handed.take_from,
        args=(file, question.what, key),
    )


def _agreed(file: Handed, question: Question) -> None:
    """There is one answer, and mending the file instead."""
    option = question.options[0]
    st.button(
        text.literal(option.label),
        key=file.widget(f"answer-{question.what}"),
        on_click=handed.take,
        args=(file, question.what, option.answer),
    )


def _written(file: Handed, question: Question) -> None:
    key = file.widget(f"answer-{question.what}")
    with st.form(file.widget(f"form-{question.what}"), border=False):
        st.text_area(question.question, key=key, label_visibility="collapsed", placeholder="Viết câu trả lời")
        st.form_submit_button("Dùng câu trả lời này", on_click=handed.take_from, args=(file, question.what, key))
