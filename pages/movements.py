"""Phong trào thi đua: who launched what and when, who takes part, what was pledged; models and outside indices."""

from datetime import date

import streamlit as st

from analytics import measures
from pages.components import (
    gantt,
    models,
    movement_filters,
    movement_tables,
    movement_tree,
    movement_words,
    notes,
    show,
    templates,
)
from pages.components.session import ask, catalog, draw

heading = st.container()
with st.container(horizontal=True, gap="medium"):
    known, measured = ask(measures.movements), ask(measures.indices)
    year = movement_filters.year(known, measured)
    unit_id = movement_filters.unit(known, measured)

place = {"year": year, "unit_id": unit_id}
movements, waves = ask(measures.movements, **place), ask(measures.waves, **place)
show.heading(heading, movement_words.headline(movements, waves, year, date.today()), movement_words.ABOUT)

if not movements:
    notes.empty(
        f"Chưa có phong trào nào của năm {year} cho lựa chọn này.",
        "Phong trào vào sổ từ tệp, như mọi số liệu khác.",
        "Hãy chọn năm hoặc đơn vị khác, hoặc tải mẫu, điền và nạp ở trang Nạp số liệu.",
    )
    with st.container(horizontal=True, gap="medium"):
        templates.download(catalog().datasets["movements"], catalog())
else:
    st.subheader("Ai phát động, ai hưởng ứng")
    st.html(movement_tree.tree(movements))
    if gantt.timed(movements, waves):
        st.subheader("Lịch theo quý")
        show.chart(
            draw(gantt.figure, movements, waves, year),
            gantt.alt(movements, waves),
            "gantt",
            movement_words.sources(movements),
        )
        show.remark(f"{gantt.REMARK} {gantt.untimed(movements, waves)}")
    show.remark(movement_words.outside(movements, waves))

for title, sheet in (
    ("Các đợt và khoảng đo", movement_tables.waves(waves)),
    ("Chuỗi văn bản", movement_tables.documents(movements)),
    ("Ai tham gia", movement_tables.coverage(ask(measures.participation, **place))),
    ("Giao ước thi đua", movement_tables.pledges(ask(measures.pledges, **place))),
    ("Chỉ đạo, đôn đốc khi kết quả thấp", movement_tables.interventions(ask(measures.interventions, **place))),
    ("Điển hình", models.exemplars(ask(measures.exemplars, **place))),
    ("Học tập, bắt kịp, vượt qua điển hình", models.gaps(ask(measures.gaps, **place))),
):
    movement_tables.show(title, sheet, year)

if ask(measures.exemplars, **place):
    show.remark(models.STEP_RULE if ask(measures.gaps, **place) else models.NO_RATES)

if measured:
    st.subheader("Chỉ số thiết chế pháp lý")
    st.markdown(models.said(measured))
    show.chart(draw(models.figure, measured), models.said(measured), "chi-so", movement_words.sources(measured))
    st.html(movement_tables.table(models.indices(measured), "Chỉ số thiết chế pháp lý"))
    notes.download("chi-so", models.indices, measured)

show.remark(movement_words.sources(movements, measured))
