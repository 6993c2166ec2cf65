"""What a conference takes home: slides, workbook, report and a page without network, all of the pinned deck."""

from collections.abc import Iterable

import streamlit as st

from analytics import meetings, numbers
from analytics.briefing import stamps
from analytics.briefing.pack import pack
from analytics.briefing.stamps import CHANGED, HOLDS, Change, Verdict
from analytics.meetings import returning
from pages.components import clock, session, tables, text
from pages.components.stages import Stage

_KEPT = "conference-pack"
LISTED = 60


def offer(stage: Stage) -> None:
    """Make the pack when asked, saying how far it is; then hand it over."""
    st.subheader("Bộ tài liệu của hội nghị")
    st.caption(
        "Trang HTML chạy không cần mạng, PowerPoint nền sáng và nền tối với biểu đồ sửa được, bảng tính, báo cáo Word, "
        "hình SVG của từng biểu đồ và danh sách mã băm; cùng con số, cùng tiêu đề, cùng mã với màn hình."
    )
    if st.button("Tạo bộ tài liệu", type="primary"):
        _make(stage)
    place, files = st.session_state.get(_KEPT, (None, b""))
    if place == _place(stage):
        label = f"Tải bộ tài liệu ({numbers.decimal(len(files) / 1_000_000, 1)} MB)"
        st.download_button(label, files, f"{name(stage)}.zip", "application/zip", key="tai-bo", on_click="ignore")


def _make(stage: Stage) -> None:
    bar = st.progress(0.0, "Đang viết…")
    files = pack(stage.deck, lambda share, said: bar.progress(share, f"{said}…"))
    st.session_state[_KEPT] = (_place(stage), meetings.zipped(files))
    bar.empty()


def _place(stage: Stage) -> tuple[str, str, int]:
    """What a pack is of; arranging the slides anew makes it old."""
    return (session.here().ledger.address, stage.conference.id, session.view().head)


def name(stage: Stage) -> str:
    """The name of its file; a simulated one says so."""
    plain = stage.conference.id.replace(".", "-")
    return f"{plain}-but-toan-{stage.deck.entry}{'-mo-phong' if session.view().is_simulated else ''}"


def verify() -> None:
    """A code from a slide back into what the ledger says of it today."""
    st.subheader("Kiểm tra mã trên slide")
    code = st.text_input("Mã trên slide", key="ma-tren-slide", placeholder="2025.09/34/toan-quoc/…", width=560).strip()
    if not code:
        st.caption("Mã in ở chân mỗi trang chiếu, trang in và tệp; mã nói trang đọc sổ ở bút toán nào.")
        return
    stamp = stamps.read(code)
    if stamp and stamp.slide_id == returning.ID:
        st.info("Trang này nhắc lại kết luận các lần trước: xem phần Kết luận của hội nghị.")
        return
    found = session.recall(_verified, code)
    _say(found)


def _verified(workspace, code: str) -> Verdict:
    return stamps.verify(workspace.warehouse, code)


def _say(found: Verdict) -> None:
    said = text.literal(found.sentence)
    if found.state == HOLDS:
        st.success(said)
    elif found.state == CHANGED:
        st.warning(said)
        head = ("Đơn vị, con số", "Trên slide", "Nay", "Sửa ngày", "Bút toán")
        st.html(tables.plain(head, [_changed(each) for each in found.changes[:LISTED]], numeric=(1, 2, 4)))
        if len(found.changes) > LISTED:
            st.caption(f"Còn {len(found.changes) - LISTED} con số khác.")
    else:
        st.error(said)
    if found.slide:
        st.caption(f"Trang: {text.literal(found.slide.title)}")


def _changed(each: Change) -> tuple[str, ...]:
    figure = each.figure
    who = ", ".join(part for part in (each.unit, text.about(figure.dimension), _label(figure.what)) if part)
    day = clock.day(each.at) if each.at else ""
    return (who, each.then or "chưa có", each.now or "không còn", day, numbers.integer(each.entry))


def _label(what: str) -> str:
    """The name of an indicator or column of the catalogue; a word of the deck's own as it is."""
    catalog = session.catalog()
    if what in catalog.indicators:
        return catalog.indicators[what].short.lower()
    known = _columns(catalog.datasets["cases"].columns)
    return known.get(what, WORKED_OUT.get(what.removesuffix("_change"), known.get(what.removesuffix("_change"), what)))


WORKED_OUT = {
    "rank": "hạng",
    "gap": "so với chỉ tiêu",
    "target": "chỉ tiêu",
    "rate": "tỷ lệ xong so với trước",
    "need_more": "còn thiếu",
    "done": "thi hành xong",
    "ahead": "so với đường thẳng",
}


def _columns(columns: Iterable) -> dict[str, str]:
    return {column.id: column.label.lower() for column in columns}
