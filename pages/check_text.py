"""Kiểm tra văn bản: every figure of a pasted text held against the ledger; and prose drafted from it."""

import streamlit as st

from analytics.briefing import sentences
from pages.components import links, marked_text, notes, show, text_desk
from pages.components.session import ask, view

heading = st.container()
given = text_desk.pasted()
with st.container(horizontal=True, gap="medium"):
    place = {"unit_id": text_desk.unit(), **text_desk.period()}

found = ask(sentences.check, text=given, **place)
show.heading(heading, marked_text.headline(found), marked_text.REMARK)

if not given.strip():
    notes.empty(
        "Chưa có văn bản nào.",
        "Dán một đoạn báo cáo, bài viết vào ô trên; mỗi con số được đối chiếu với sổ, kèm lý do và nguồn.",
        f"Có thể thử với câu: “{text_desk.EXAMPLE}”",
    )
elif not found:
    notes.empty(
        "Không thấy con số nào trong văn bản.",
        "Ngày tháng, số hiệu văn bản và năm không phải là số liệu.",
        "Hãy dán đoạn có số việc, số tiền, tỷ lệ hoặc số lượt khen thưởng.",
    )
else:
    st.html(marked_text.marked(given, found))
    st.html(marked_text.table(found, links.book()))
    notes.download("kiem-tra", marked_text.sheet, found)

st.subheader("Bản thảo từ số liệu")
unit_id = text_desk.drafted_unit()
drafted = ask(sentences.draft, unit_id=unit_id, borders=view().borders, **view().period)
if drafted:
    st.html(marked_text.prose(drafted, links.book()))
    show.remark("Con số nào nguồn không nêu thì không có trong câu.")
    with st.expander("Chép bản thảo (nút ở góc phải khung)", key="chep-ban-thao", type="compact"):
        st.code(sentences.plain_text(drafted), language=None, wrap_lines=True)
else:
    notes.empty(
        f"Chưa có số liệu đầy đủ {view().label} của đơn vị này.",
        "Bản thảo chỉ soạn từ số của chính đơn vị, hoặc từ tổng của mọi đơn vị thuộc nó.",
        "Hãy chọn đơn vị khác ở ô trên hoặc kỳ khác ở thanh bên.",
    )
