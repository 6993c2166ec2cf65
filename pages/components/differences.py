"""Two states of the ledger side by side: which figures differ, and which rates, ranks and targets moved with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from analytics import numbers, periods
from analytics.catalog import Catalog, Column, Dataset
from analytics.custody import Difference, FactChange, RateMove
from analytics.ledger import Entry
from analytics.units import NATIONAL
from pages.components import tables
from pages.components.sheets import Sheet

Days = tuple[str, str]
"""Two days as they are written."""
_BROUGHT, _TOOK_BACK = "brought", "took back"
LISTED = 100
KINDS = {"added": "thêm", "changed": "sửa", "withdrawn": "thu hồi"}
MET = {True: "đạt", False: "chưa đạt", None: numbers.MISSING}
ORDER = ("changed", "withdrawn", "added")
MOST_ROWS = 50_000
NOTHING = (
    "Giữa hai thời điểm này không số liệu nào đổi, chỉ có thể đã có duyệt, khoá hoặc ghép cột. Hãy chọn hai bút toán "
    "hoặc hai ngày xa nhau hơn."
)


def between(before: int, after: int, days: Days | None = None) -> str:
    """The two states that are compared: two entries, or what stood at the end of two days."""
    if days is None:
        return f"Từ bút toán {before} đến {after}"
    return f"Từ {days[0]} đến {days[1]}"


def too_many(entries: Iterable[Entry], before: int, after: int) -> str:
    """What to do instead where so many rows came in between that nobody would wait for the answer, or read it."""
    first, last = sorted((before, after))
    rows = sum(entry.row_count for entry in entries if first < entry.entry <= last)
    if rows <= MOST_ROWS:
        return ""
    return (
        f"Giữa hai thời điểm này có {numbers.integer(rows)} dòng nạp vào, quá nhiều để so trên màn hình. Hãy chọn "
        f"hai bút toán hoặc hai ngày gần nhau hơn, hoặc chạy lệnh: python -m analytics diff {before} {after} --json."
    )


def headline(found: Difference, catalog: Catalog, days: Days | None = None) -> str:
    """How many figures were restated, and whose rank or target status moved with them."""
    place = between(found.before, found.after, days)
    counted = [f"{numbers.integer(count)} {words}" for count, words in _counted(found, catalog) if count]
    if not counted:
        same = "không có số liệu nào khác" if not found.facts else "chỉ nguồn hoặc ghi chú của số liệu đổi"
        return f"{place}: {same}"
    return f"{place}: {', '.join(counted)}"


def _counted(found: Difference, catalog: Catalog) -> Iterator[tuple[int, str]]:
    figures = {dataset.id: _figures(dataset) for dataset in catalog.datasets.values()}
    restated = (change for change in found.facts if change.kind == "changed")
    yield sum(len(figures[change.dataset] & set(change.columns)) for change in restated), "số sửa"
    yield found.count("added"), "dòng thêm"
    yield found.count("withdrawn"), "dòng thu hồi"
    yield len(found.reranked), "tỉnh đổi hạng"
    yield len(found.turned(True) - {NATIONAL}), "tỉnh chuyển sang đạt chỉ tiêu"
    yield len(found.turned(False) - {NATIONAL}), "tỉnh không còn đạt chỉ tiêu"


def _figures(dataset: Dataset) -> set[str]:
    """What counts as a figure: also a rate that was only published, not the words beside it."""
    return {column.stored for column in dataset.columns if column.role == "figure" or column.type == "percent"}


def remark(found: Difference) -> str:
    """What was not worked out, and that the file has all of it."""
    if not found.facts:
        return NOTHING
    left = f"Còn {found.periods_left} kỳ cũ hơn có số đổi, chưa so tỷ lệ. " if found.periods_left else ""
    is_long = max(len(found.rates), len(found.facts)) > LISTED
    return left + (f"Mỗi bảng liệt kê {LISTED} dòng đầu; tệp tải về có đủ." if is_long else "Số trước → số sau.")


def moves(found: Difference, catalog: Catalog) -> str:
    """Rates, ranks and targets before and after."""
    if not found.rates:
        return ""
    header = ("Đơn vị", "Về", "Kỳ", "Tỷ lệ trước", "Tỷ lệ sau", "Thay đổi", "Hạng", "Chỉ tiêu")
    return tables.plain(header, [_move(move, catalog) for move in found.rates[:LISTED]], numeric=(3, 4, 5, 6))


def _move(move: RateMove, catalog: Catalog) -> tuple[str, ...]:
    change = None if None in (move.before, move.after) else move.after - move.before
    rank = (numbers.integer(move.rank_before), numbers.integer(move.rank_after))
    met = (MET[move.met_before], MET[move.met_after])
    return (
        move.unit,
        catalog.datasets[move.dimension].label,
        periods.label(move.year, move.months),
        numbers.percent(move.before),
        numbers.percent(move.after),
        numbers.points(change) if change else numbers.MISSING,
        _turn(*rank),
        _turn(*met),
    )


def _turn(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def facts(found: Difference, catalog: Catalog, entries: Iterable[Entry] = ()) -> str:
    """Every row that differs, with each figure before and after and the reason given; what was restated first."""
    if not found.facts:
        return ""
    header = ("Đơn vị, kỳ", "Bộ số liệu", "Loại", "Trước → sau", "Lý do", "Bút toán")
    reasons = _reasons(entries)
    ordered = sorted(found.facts, key=lambda change: ORDER.index(change.kind))
    lines = [
        (
            change.place,
            catalog.datasets[change.dataset].label,
            KINDS[change.kind],
            "; ".join(f"{name} {before} → {after}" for name, before, after in _columns(change, catalog)),
            _reason(change, reasons),
            _turn(*(numbers.integer(entry) for entry in (change.old_entry, change.new_entry))),
        )
        for change in ordered[:LISTED]
    ]
    return tables.plain(header, lines, numeric=(5,))


def _reasons(entries: Iterable[Entry]) -> dict[tuple[str, int], str]:
    """(whether it brought or took back, entry) → the reason given for that."""
    given = {(_TOOK_BACK, e.receipt["undoes"]) if "undoes" in e.receipt else (_BROUGHT, e.entry): e for e in entries}
    return {what: entry.reason for what, entry in given.items() if entry.reason}


def _reason(change: FactChange, reasons: Mapping[tuple[str, int], str]) -> str:
    what = (_TOOK_BACK, change.old_entry) if change.new_entry is None else (_BROUGHT, change.new_entry)
    return reasons.get(what, numbers.MISSING)


def _columns(change: FactChange, catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    known = {column.stored: column for column in catalog.datasets[change.dataset].columns}
    for name, (old, new) in change.columns.items():
        column = known.get(name)
        if column and (column.id != "source" or None not in (old, new)):  # a new row's source is no change
            yield column.label, _word(old, column), _word(new, column)


def _word(value: Any, column: Column) -> str:
    if value is None:
        return numbers.MISSING
    if column.type == "percent":
        return numbers.percent(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return numbers.integer(value) if isinstance(value, int) else column.choices.get(value, str(value))


def sheet(found: Difference, catalog: Catalog, entries: Iterable[Entry] = ()) -> Sheet:
    """Everything that differs, one figure a line; rates last."""
    header = ("Loại", "Bộ số liệu", "Đơn vị, kỳ", "Mục", "Trước", "Sau", "Bút toán trước", "Bút toán sau", "Lý do")
    reasons = _reasons(entries)
    changes = [
        (
            KINDS[change.kind],
            catalog.datasets[change.dataset].label,
            change.place,
            name,
            old,
            new,
            change.old_entry,
            change.new_entry,
            _reason(change, reasons),
        )
        for change in found.facts
        for name, old, new in _columns(change, catalog)
    ]
    rates = [line for move in found.rates for line in _rate_lines(move, catalog)]
    name = f"so-sanh-but-toan-{found.before}-{found.after}"
    return Sheet(name=name, header=header, rows=(*changes, *rates))


def _rate_lines(move: RateMove, catalog: Catalog) -> Iterator[Sequence]:
    place = f"{move.unit}, {periods.label(move.year, move.months)}"
    said = ("đổi theo", catalog.datasets[move.dimension].label, place)
    yield (*said, "Tỷ lệ xong (%)", move.before, move.after, None, None, None)
    if move.rank_before != move.rank_after:
        yield (*said, "Hạng", move.rank_before, move.rank_after, None, None, None)
    if move.met_before != move.met_after:
        yield (*said, "Chỉ tiêu", MET[move.met_before], MET[move.met_after], None, None, None)
