"""An exhibit as a picture to take away. What stands in it is said here; ``static/hinh.js`` draws it in the reader's
browser from what is on the page, so that the server needs none."""

import re
from html import escape

import streamlit as st

from pages.components import conference_words, session, text

FORMS = ("svg", "png")
MARKED = re.compile(r"\*\*|\\(?=[^\w\s])")


def offer(key: str, title: str, facts: str) -> None:
    """Two buttons under the chart of that key. The picture has the finding above it, and below what it rests on."""
    view = session.view()
    foot = [plain(facts), f"Theo sổ ở {conference_words.pinned(view.entry)}"]
    told = {
        "hinh": key,
        "tieu-de": title,
        "chan": "\n".join(line for line in foot if line),
        "dai": text.SIMULATED if view.is_simulated else "",
        "ten": f"{key}-{view.year}-{view.months:02d}{'-mo-phong' if view.is_simulated else ''}",
    }
    words = "".join(f' data-{name}="{escape(said)}"' for name, said in told.items())
    buttons = "".join(_button(form) for form in FORMS)
    st.html(f'<p class="lay-hinh"{words}>Tải hình {buttons}</p>')


def _button(form: str) -> str:
    name = form.upper()
    return f'<button type="button" data-dang="{form}" aria-label="Tải hình này dạng {name}">{name}</button>'


def plain(facts: str) -> str:
    """A line of the page without the marks that make words bold or keep them literal."""
    return MARKED.sub("", facts)
