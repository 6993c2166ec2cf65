"""Rows with errors: left out of a file that is otherwise good, taken home, or mended on the screen."""

import hashlib
from dataclasses import asdict

import streamlit as st

from analytics import numbers, rejected
from analytics.intake import Reading
from analytics.intake.vocabulary import REASONS
from pages.components import handed, tables, text
from pages.components.handed import Handed

LISTED = 30
LEAVE_OUT = "leave_out_bad_rows"
_MENDED = "file-mended"
_OF_ONE_FILE = ("encoding", "sheet", "block", "confirmed", LEAVE_OUT)
"""Answers that say nothing about mended rows: those are one table, in UTF-8."""


def mended(file: Handed) -> Handed:
    """The rows of this file that were mended last, if any; else the file."""
    known = st.session_state.setdefault(_MENDED, {})
    while file.id in known:
        file = known[file.id]
    return file


def back(file: Handed, original: Handed) -> None:
    """Says that mended rows are on the desk, and leads back to the file they came from."""
    if file.id == original.id:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"Đang nạp **các dòng đã sửa** của tệp {text.literal(original.name)}.")
        st.button("Quay lại tệp gốc", type="tertiary", on_click=_return, args=(original,))


def offer(file: Handed, reading: Reading, is_open: bool = True) -> None:
    """What can be done about rows with errors. ``is_open``: nothing is recorded yet."""
    rows = reading.returned
    if rows is None:
        return
    bad = len(rows.rows)
    if is_open:
        _leave_out(file, reading, bad)
    else:
        st.subheader(f"{bad} dòng chưa nhận: {_numbers(reading)}")
    _list(reading)
    _mend(file, reading)
    name, content = rejected.rejected_file(reading)
    st.download_button(
        f"Tải {bad} dòng chưa nhận để sửa", content, name, on_click="ignore", key=file.widget("take-home")
    )


def _leave_out(file: Handed, reading: Reading, bad: int) -> None:
    """The good rows may enter without the bad ones, unless so many are bad that the table itself must be wrong."""
    good = reading.rows_read - len(reading.left_out) - bad
    if handed.answers(file).leave_out_bad_rows:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**Để ngoài {bad} dòng lỗi**: {_numbers(reading)}. Sửa xong, anh/chị nạp lại các dòng đó.")
            st.button("Không để ngoài nữa", type="tertiary", on_click=handed.take, args=(file, LEAVE_OUT, None))
    elif good > bad:
        st.markdown(f"**{bad} dòng có lỗi**: {_numbers(reading)}. {good} dòng còn lại đọc được.")
        st.button(
            f"Để ngoài {bad} dòng lỗi, nhận {good} dòng còn lại",
            type="primary",
            on_click=handed.take,
            args=(file, LEAVE_OUT, True),
        )
    else:
        st.markdown(f"**{bad} dòng có lỗi**: quá nhiều để nhận riêng phần còn lại. Hãy sửa rồi nạp lại.")


def _numbers(reading: Reading) -> str:
    """Which rows, by number as Excel counts."""
    known = [str(number) for number, _, _ in reading.returned.rows]
    more = f" và {len(known) - LISTED} dòng khác" if len(known) > LISTED else ""
    return f"dòng {', '.join(known[:LISTED])}{more}"


def _list(reading: Reading) -> None:
    lines = [
        (numbers.integer(number), " | ".join(filter(None, cells)), why)
        for number, cells, why in reading.returned.rows[:LISTED]
    ]
    more = len(reading.returned.rows) - len(lines)
    with st.expander("Các dòng để ngoài và lý do"):
        st.html(tables.plain(("Dòng", "Nội dung", REASONS), lines, numeric=(0,)))
        if more:
            st.caption(f"Còn {more} dòng nữa trong tệp tải về.")


def _mend(file: Handed, reading: Reading) -> None:
    with st.expander("Sửa các dòng này ngay trên màn hình"):
        st.caption("Nhấp đúp vào ô để sửa. Các dòng đã sửa được đọc, kiểm tra như một tệp và có biên nhận riêng.")
        edited = st.data_editor(
            rejected.as_table(reading.returned),
            key=file.widget("mend"),
            hide_index=True,
            disabled=["Dòng", REASONS],
            column_config={"Dòng": st.column_config.TextColumn(width=70, pinned=True, alignment="right")},
            alt="Các dòng chưa nhận, sửa được từng ô",
        )
        if st.button("Kiểm tra các dòng đã sửa", key=file.widget("check-mended")):
            _hand_in(file, *rejected.mended_file(reading, edited))
            st.rerun()


def _hand_in(file: Handed, name: str, content: bytes) -> None:
    mark = hashlib.sha256(content).hexdigest()[:12]
    again = Handed(id=f"{file.id}-{mark}", name=name, dataset_id=file.dataset_id, content=content)
    known = asdict(handed.answers(file))
    handed.adopt(again, {what: value for what, value in known.items() if what not in _OF_ONE_FILE})
    st.session_state[_MENDED][file.id] = again


def _return(original: Handed) -> None:
    st.session_state[_MENDED].pop(original.id, None)
