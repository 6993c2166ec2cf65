"""What a conference takes home: slides, workbook and report of the pinned deck, made when somebody asks for them."""

from collections.abc import Callable

import streamlit as st

from analytics.briefing import Deck
from analytics.briefing.powerpoint import pptx_file
from analytics.briefing.report import docx_file
from analytics.briefing.workbook import xlsx_file
from pages.components import session
from pages.components.stages import Stage

OFFICE = "application/vnd.openxmlformats-officedocument"
FILES: dict[str, tuple[str, Callable[[Deck], bytes], str]] = {
    "pptx": ("Trang trình chiếu (PowerPoint)", pptx_file, f"{OFFICE}.presentationml.presentation"),
    "xlsx": ("Bảng số của mọi trang (Excel)", xlsx_file, f"{OFFICE}.spreadsheetml.sheet"),
    "docx": ("Báo cáo (Word)", docx_file, f"{OFFICE}.wordprocessingml.document"),
}


def offer(stage: Stage) -> None:
    """One button a file; each is the deck as it is arranged and pinned."""
    st.subheader("Tài liệu của hội nghị")
    st.caption("Cùng con số, cùng tiêu đề, cùng mã với màn hình; đọc được khi không có mạng.")
    for kind, (label, make, mime) in FILES.items():
        st.download_button(
            label,
            data=lambda make=make: make(stage.deck),
            file_name=f"{name(stage)}.{kind}",
            mime=mime,
            key=f"tai-{kind}",
            on_click="ignore",
        )


def name(stage: Stage) -> str:
    """The name of its files; a simulated one says so."""
    plain = stage.conference.id.replace(".", "-")
    return f"{plain}-but-toan-{stage.deck.entry}{'-mo-phong' if session.view().is_simulated else ''}"


def verify() -> None:
    """A code from a slide back into what the ledger says of it today."""
