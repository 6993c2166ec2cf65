"""A scheme changed on the screen: its rows in a grid, what is wrong with them said at once, a trial on any year, and
saved under a new name."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analytics import imports, manual, scorebook, typed
from analytics.measures import scores
from analytics.scorebook import Issued, Outcome, Trial
from analytics.units import NATIONAL
from pages.components import filters, scoring_filters, scoring_schemes, scoring_tables, session, signing, text
from pages.components.session import catalog, here

WHERE = "Soạn trên trang Chấm điểm"
MODES = {"xem": "Chỉ xem", "soan": "Soạn bảng mới"}
HIDDEN = ("unit", "year", "scheme", "line", "source")
ABOUT = (
    "Sửa dòng ngay trong bảng dưới đây; thứ tự dòng là thứ tự của bảng. Mỗi lần sửa, bảng được kiểm lại như khi nạp "
    "tệp, dòng tiêu đề tính là dòng 1. Bảng cũ không đổi: bảng sửa được ghi với tên mới."
)
Row = dict[str, Any]


def show(issued: Issued, year: int) -> None:
    """The grid, its check, the trial and the way into the ledger."""
    if session.view().at is not None:
        return
    if filters.switch("soan-bang", "Bảng mới", MODES, "xem", is_labelled=False) == "xem":
        return
    st.subheader("Soạn bảng mới từ bảng này, kiểm tra và chấm thử", anchor=False)
    st.caption(ABOUT)
    name, unit_id, of_year = _heading(issued, year)
    rows = _rows(_grid(issued), name, unit_id, of_year)
    receipt = imports.examine(here(), _file(rows), manual.FILE_NAME, scoring_schemes.DATASET).receipt
    scoring_schemes.findings(receipt)
    reading = scorebook.read_lines(name, WHERE, _plain(rows))
    if reading.scheme is not None:
        _trial(issued, reading.scheme, year)
    if receipt.status == "accepted":
        _save(rows)


def _heading(issued: Issued, year: int) -> tuple[str, str, int]:
    with st.container(horizontal=True, gap="medium"):
        name = st.text_input("Tên bảng mới", f"{issued.name}{scorebook.REVISED}", key=f"ten-{issued.name}", width=420)
        units = session.units()
        options = [NATIONAL, *scoring_filters.ids_of_year(year)]
        unit_id = st.selectbox(
            "Đơn vị ban hành",
            options,
            index=options.index(issued.unit_id) if issued.unit_id in options else 0,
            format_func=lambda each: units.full_name(units.get(each)),
            key=f"ban-hanh-{issued.name}",
            width=300,
        )
        of_year = st.number_input("Năm", 2007, 2100, year, key=f"nam-bang-{issued.name}", width=110)
    return name.strip(), unit_id, int(of_year)


def _grid(issued: Issued) -> list[Row]:
    columns = [column for column in catalog().datasets[scoring_schemes.DATASET].columns if column.id not in HIDDEN]
    rows = scorebook.worded(issued, catalog().datasets[scoring_schemes.DATASET])
    shown = [{column.id: row[column.id] for column in columns} for row in rows]
    kinds = st.column_config
    looks = {
        column.id: kinds.SelectboxColumn(column.label, help=column.description, options=list(column.choices.values()))
        if column.choices
        else kinds.TextColumn(column.label, help=column.description)
        for column in columns
    }
    return st.data_editor(
        shown,
        key=f"soan-dong-{issued.name}-{issued.entry}",
        num_rows="dynamic",
        hide_index=True,
        placeholder="",
        column_config=looks,
        alt="Các dòng của bảng chấm điểm, sửa được",
    )


def _rows(grid: Sequence[Row], name: str, unit_id: str, year: int) -> list[Row]:
    filled = [row for row in grid if any(value not in (None, "") for value in row.values())]
    head = {"unit": unit_id, "year": year, "scheme": name, "source": _source()}
    return [{**head, "line": at, **row} for at, row in enumerate(filled, start=1)]


def _source() -> str:
    return f"{typed.MARK}. {WHERE}" if session.view().is_simulated else WHERE


def _file(rows: Sequence[Row]) -> bytes:
    return manual.entries_file(catalog().datasets[scoring_schemes.DATASET], rows)


def _plain(rows: Sequence[Row]) -> list[Row]:
    """The rows with ids for choices, as the ledger would keep them."""
    dataset = catalog().datasets[scoring_schemes.DATASET]
    ids = {name: {label: key for key, label in dataset.column(name).choices.items()} for name in ("kind", "rule")}
    return [{**row, **{name: ids[name].get(row.get(name)) for name in ids}} for row in rows if row.get("kind")]


def _trial(issued: Issued, scheme, year: int) -> None:
    """What would have come out in a year of the reader's choice."""
    st.markdown("**Chấm thử**")
    years = scoring_filters.years_known()
    first = years.index(year) if year in years else 0
    of_year = st.selectbox("Chấm thử trên số liệu năm", years, first, key=f"thu-nam-{issued.name}", width=200)
    scored = any(each.scheme == issued.name for each in session.ask(scores.marks, year=of_year))
    also = [] if scored else _fed(scheme, of_year)
    tried = scorebook.trial(here().warehouse, scheme, issued.name, of_year, also, at=session.view().entry)
    if tried.race is None:
        st.error(text.literal(tried.refusal))
        return
    if not tried.race.standings:
        st.caption("Năm này chưa có số liệu báo cáo hay điểm chấm nào dùng được cho bảng.")
        return
    scoring_tables.show("Kết quả chấm thử", scoring_tables.standings(_as_outcome(issued, scheme, of_year, tried), None))
    dropped = f" Bỏ qua {tried.dropped} giá trị mà bảng này không có." if tried.dropped else ""
    st.caption(f"Chấm thử không ghi gì vào sổ.{dropped}")


def _fed(scheme, year: int) -> list[str]:
    """Provinces whose reports the scheme can be tried on, where it reads any: when nobody was scored in the year."""
    if not any(each.indicator for each in scheme.criteria.values()):
        return []
    return scoring_filters.ids_of_year(year, ("province",))


def _as_outcome(issued: Issued, scheme, year: int, tried: Trial) -> Outcome:
    return Outcome(issued=Issued(name=issued.name, scheme=scheme), year=year, race=tried.race)


def _save(rows: Sequence[Row]) -> None:
    signed = signing.form(
        "luu-bang-soan",
        "Tôi ghi bảng này thay mặt đơn vị ban hành",
        {"luu": "Ghi bảng mới vào sổ"},
        "Căn cứ ban hành",
        needs_reason=True,
    )
    if signed:
        signing.carry_out(
            lambda: typed.write(here(), scoring_schemes.DATASET, rows, signed.by, WHERE, signed.reason),
            lambda entry: f"Đã ghi bảng chấm điểm vào sổ: bút toán {entry}.",
        )
