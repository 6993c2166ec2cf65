"""The official forms as files to take away."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics import forms
from analytics.forms import Form
from analytics.measures import Award, Movement
from pages.components import session, text

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REMARK = (
    "Bốn biểu 0601.N–0604.N theo Thông tư 02/2023/TT-BNV (khung biểu đọc qua mẫu của một phần mềm công khai, chưa kiểm "
    "chứng với văn bản gốc). Ô nào sổ không đủ để điền thì để trống và được kể ra, kèm lý do, ở trang thứ hai của tệp."
)


def download(movements: Sequence[Movement], awards: Sequence[Award], year: int, unit_id: str | None) -> None:
    """A button for each form."""
    with st.container(horizontal=True, gap="medium"):
        for form in forms.load_forms():
            st.download_button(
                f"Biểu {form.id}: {form.title.lower()}"
                if len(form.title) < 50
                else f"Biểu {form.id}: khen thưởng cấp bộ, tỉnh",
                data=session.later(partial(content, form, movements, awards, year, unit_id)),
                file_name=file_name(form, year, unit_id),
                mime=MIME,
                key=f"bieu-{form.id}",
                on_click="ignore",
                type="tertiary",
            )
    st.caption(REMARK)


def content(
    form: Form, movements: Sequence[Movement], awards: Sequence[Award], year: int, unit_id: str | None
) -> bytes:
    """The form, filled and written."""
    items = {"movements": forms.of_movements(movements), "awards": forms.of_awards(awards)}.get(form.counts, [])
    view = session.view()
    return forms.workbook(
        forms.filled(form, items),
        year=year,
        unit=session.units().get(unit_id).name if unit_id else "Mọi đơn vị có trong sổ",
        source=f"Nguồn: sổ số liệu, bút toán {view.entry}",
        mark=text.SIMULATED if view.is_simulated else "",
    )


def file_name(form: Form, year: int, unit_id: str | None) -> str:
    """What the file is called; a simulated one says so."""
    marks = (unit_id or "", "mo-phong" if session.view().is_simulated else "")
    return forms.file_name(form.id, year, "-".join(filter(None, marks)))
