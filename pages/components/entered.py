"""What entered: the receipt at the end of the way, to read, to print and to keep."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from analytics import numbers, papers
from analytics.intake import Reading
from analytics.papers import account
from analytics.receipts import Receipt
from pages.components import tables, text
from pages.components.handed import Handed
from pages.components.session import catalog

MOVES = 8
_RECEIPTS = "file-receipts"


@dataclass(frozen=True, kw_only=True)
class Entered:
    """A recorded file with the reading it was recorded from, which still holds the rows that stayed out."""

    receipt: Receipt
    reading: Reading


def keep(file: Handed, receipt: Receipt, reading: Reading) -> None:
    """Remember for this session what became of a file."""
    st.session_state.setdefault(_RECEIPTS, {})[file.id] = Entered(receipt=receipt, reading=reading)


def receipt(file: Handed) -> Entered | None:
    """What was recorded of this very file, once it was."""
    return st.session_state.get(_RECEIPTS, {}).get(file.id)


def show(done: Receipt) -> None:
    """Who and where, the balance of rows, the sums, what moves on the dashboard, the papers."""
    st.success(
        f"Đã ghi vào sổ: bút toán {done.entry}, người nạp {text.literal(done.by)}. Số liệu đã có trên mọi trang."
    )
    downloads(done)
    st.markdown(f"**Số dòng**: {account.balance(done)}.")
    added_up = sums(done)
    if added_up:  # rows of words have no sums
        st.html(added_up)
    moves(done)


def downloads(done: Receipt) -> None:
    """The page to print, the table, and the file for programs."""
    made = {
        "Biên nhận để in (HTML)": ("html", "text/html", papers.html_page(done, catalog())),
        "Biên nhận (CSV)": ("csv", "text/csv", papers.csv_file(done, catalog())),
        "Biên nhận (JSON)": ("json", "application/json", papers.json_file(done)),
    }
    with st.container(horizontal=True):
        for label, (suffix, kind, content) in made.items():
            st.download_button(label, content, papers.file_name(done, suffix), kind, on_click="ignore")


def sums(done: Receipt) -> str:
    """Column by column: the sum in the file, what entered, and what did not."""
    unit = catalog().datasets[done.dataset].unit
    rows = [(name, *map(numbers.integer, amounts)) for name, *amounts in account.sums(done, catalog())]
    head = ("Tổng theo cột", f"Trong tệp ({unit})", f"Vào sổ ({unit})", f"Không vào ({unit})")
    return tables.plain(head, rows, numeric=(1, 2, 3)) if rows else ""


def moves(done: Receipt) -> None:
    """What changes on the screens: counted, the weightiest in sight, the others folded."""
    headline, *sentences = list(account.moves(done, catalog())) or [""]
    if not headline:
        return
    st.subheader("Thay đổi trên bảng so sánh")
    st.markdown(headline)
    if sentences:
        st.html(_listed(sentences[:MOVES]))
    if sentences[MOVES:]:
        with st.expander(f"{len(sentences) - MOVES} thay đổi khác"):
            st.html(_listed(sentences[MOVES:]))


def _listed(sentences: list[str]) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<div class="phat-hien"><ul>{items}</ul></div>'
