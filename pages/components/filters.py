"""The choices a reader can make, as widgets whose values are ids. Labels may change; links keep working."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics import measures
from analytics.catalog import Indicator
from pages.components import address, session, text
from pages.components.view import View

DENOMINATORS = {"rate": "Có điều kiện", "rate_must_enforce": "Phải thi hành", "rate_total_accepted": "Thụ lý"}
EXHIBITS = {"bang": "Bảng", "bieu-do": "Biểu đồ", "ma-tran": "Ma trận việc × tiền", "ban-do": "Bản đồ", "pheu": "Phễu"}
WAYS_IN = {"tep": "Từ tệp", "tay": "Nhập tay vài dòng"}
MOST_PROVINCES = 6
MOST_IN_SIGHT = 5
SELECT_WIDTH = 260
NEWEST, NOBODY = "", ""
ENTRY = "but-toan"
EMPTY_PERIOD = (2025, 12)


def shared() -> View:
    """The switches that every page obeys. Builds the simulated country when it is first asked for."""
    world = select("du-lieu", "Bộ số liệu", text.WORLDS, session.PUBLISHED)
    session.begin(world)
    at = _pinned()
    year, months = _period(at)
    borders = switch("dia-gioi", "Địa giới", text.BORDERS, "reported")
    return session.look(world=world, year=year, months=months, borders=borders, at=at)


def select(name: str, label: str, options: Mapping[str, str], default: str, **look: int | str | None) -> str:
    """One of the options (id → label), as a list to choose from."""
    settle(name, options, default)
    chosen = st.selectbox(label, list(options), format_func=options.__getitem__, key=address.key_of(name), **look)
    address.keep(name, chosen or None)
    return chosen


def switch(name: str, label: str, options: Mapping[str, str], default: str, is_labelled: bool = True) -> str:
    """One of a few options (id → label), all in sight."""
    settle(name, options, default)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=address.key_of(name),
        required=True,
        label_visibility="visible" if is_labelled else "collapsed",
    )
    address.keep(name, chosen)
    return chosen


def several(name: str, label: str, options: Mapping[str, str], default: Sequence[str], most: int) -> list[str]:
    """Up to ``most`` of the options (id → label)."""
    key = address.key_of(name)
    if not set(st.session_state.get(key, [None])) <= set(options):
        words = (address.remembered(name) or "").split(",")
        known = [word for word in words if word in options][:most]
        st.session_state[key] = known or list(default)
    chosen = st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        max_selections=most,
        placeholder="Chọn tỉnh, thành phố",
    )
    address.keep(name, address.joined(chosen) if chosen else None)
    return chosen


def exhibit() -> str:
    """Which face of the comparison is shown."""
    return switch("xem", "Cách xem", EXHIBITS, "bang")


def dimension(is_labelled: bool = True) -> str:
    """Việc or tiền."""
    labels = {dataset.id: dataset.label for dataset in session.catalog().dimensions.values()}
    return switch("tinh-theo", "Tính theo", labels, "cases", is_labelled)


def indicator() -> Indicator:
    """The rate, over one of its three denominators."""
    return session.catalog().indicators[switch("mau-so", "Trên số", DENOMINATORS, text.RATE)]


def level(width: int = SELECT_WIDTH) -> str | None:
    """The province whose offices are compared, or ``None`` for the provinces themselves."""
    options = {NOBODY: "Các tỉnh, thành phố"} | {key: f"Cơ quan của {name}" for key, name in provinces_known().items()}
    return select("co-quan", "So sánh", options, NOBODY, width=width) or None


def pinned(width: int = SELECT_WIDTH) -> str | None:
    """The reader's own province, kept in sight in every ranking."""
    options = {NOBODY: "Không ghim"} | provinces_known()
    return select("ghim", "Ghim một tỉnh lên đầu", options, NOBODY, width=width) or None


def province() -> str:
    """One province."""
    options = provinces_known()
    return select("tinh", "Tỉnh, thành phố", options, next(iter(options)), width=SELECT_WIDTH)


def provinces() -> list[str]:
    """Up to six provinces to follow."""
    options = provinces_known()
    return several("cac-tinh", "Tỉnh, thành phố (tối đa sáu)", options, _ends() or list(options)[:2], MOST_PROVINCES)


def _ends() -> list[str]:
    """The highest and the lowest of the period: something to look at before anything is chosen."""
    found = session.ask(measures.compare, dimension="cases", **session.view().period, borders=session.view().borders)
    known = [standing.result.unit_id for standing in found if standing.result.shown_rate is not None]
    return list(dict.fromkeys([*known[:1], *known[-1:]]))


def by_month() -> bool:
    """True for every month, false for the same months of every year."""
    return switch("theo", "Theo", {"nam": "Năm", "thang": "Tháng"}, "nam") == "thang"


def dataset() -> str:
    """The kind of file that is handed in."""
    labels = {each.id: each.label for each in session.catalog().datasets.values()}
    if len(labels) > MOST_IN_SIGHT:
        return select("bo", "Tệp chứa", labels, next(iter(labels)), width=SELECT_WIDTH)
    return switch("bo", "Tệp chứa", labels, next(iter(labels)))


def way_in() -> None:
    """Figures come in a file or are typed; ``is_typed`` says which."""
    switch("cach", "Cách nạp", WAYS_IN, "tep")


def is_typed() -> bool:
    """True when rows are typed in a grid."""
    return address.remembered("cach") == "tay"


def part(options: Mapping[str, str]) -> str:
    """A part of the dictionary."""
    return switch("phan", "Phần", options, next(iter(options)))


def entry(options: Mapping[str, str]) -> str:
    """One entry of the dictionary, or all of them."""
    return select("muc", "Mục từ", {NOBODY: "Tất cả các mục"} | dict(options), NOBODY, width=2 * SELECT_WIDTH)


def provinces_known() -> dict[str, str]:
    """Provinces of the period under the borders shown, id → name, in the order of the Vietnamese alphabet."""
    found = session.ask(measures.reporting, **session.view().period, borders=session.view().borders)
    return {row.unit_id: row.unit for row in found}


def settle(name: str, options: Mapping[str, str], default: str) -> None:
    """Give the widget a value it can show: its own, else the remembered one, else the default."""
    key = address.key_of(name)
    if st.session_state.get(key) not in options:
        word = address.remembered(name)
        st.session_state[key] = word if word in options else default


def _period(at: int | None) -> tuple[int, int]:
    """Year and months: those in which somebody reported, first of all the newest that is worth comparing."""
    entry = at or session.here().warehouse.head
    found = session.ask_at(measures.periods, entry)
    known = [(period.year, period.months) for period in found] or [EMPTY_PERIOD]
    usual = session.ask_at(measures.default_period, entry)
    first = (usual[0].year, usual[0].months) if usual else known[0]
    year_place, months_place = st.columns([5, 6], gap="small")
    with year_place:
        years = {str(year): str(year) for year, _ in known}
        year = int(select("nam", "Năm", years, str(first[0])))
    with months_place:
        spans = {str(months): text.months(months) for some_year, months in known if some_year == year}
        newest = first[1] if year == first[0] else next(iter(spans))
        months = int(select("thang", "Kỳ", spans, str(newest)))
    return year, months


def ledger_entry() -> None:
    """The state of the ledger to read: the newest, which stands in no address, or the one after an earlier entry."""
    earlier = session.entries()[:-1]
    options = {NEWEST: "Mới nhất"} | {str(each.entry): f"Như sau bút toán {each.entry}" for each in reversed(earlier)}
    select(ENTRY, "Sổ số liệu", options, NEWEST)


def _pinned() -> int | None:
    """The entry to read at, known before its widget is drawn at the foot of the sidebar."""
    word = st.session_state.get(address.key_of(ENTRY)) or address.remembered(ENTRY) or NEWEST
    return int(word) if word in {str(each.entry) for each in session.entries()[:-1]} else None
