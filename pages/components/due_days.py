"""Who has reported the period, who is late and by how many days, against the day that the circular sets."""

from collections.abc import Sequence
from datetime import date

from analytics import deadlines, lateness, numbers
from analytics.lateness import Lateness
from pages.components import clock, links, session, tables, text
from pages.components.rows import plain_name
from pages.components.sheets import Sheet
from pages.components.view import View

HEADER = ("Đơn vị", "Hạn", "Ngày báo cáo", "Muộn (ngày)", "Tình trạng", "Bút toán")


def found(dimension: str) -> list[Lateness]:
    """One row per province of the period shown; who is late longest comes first."""
    view = session.view()
    asked = {"dataset": dimension, "at": view.entry, "today": clock.today()}
    rows = session.recall(lateness.lateness, view.year, view.months, **asked)
    return sorted(rows, key=lambda row: -(row.days or 0))


def headline(rows: Sequence[Lateness], dimension: str, period: str) -> str:
    """How many are in, and how many of all are late."""
    came = sum(row.entry is not None for row in rows)
    late = [row for row in rows if row.days]
    said = f"{came}/{len(rows)} tỉnh đã báo cáo {text.about(dimension)} {period}"
    if not any(row.days is not None for row in rows):
        return f"{said}; sổ này chưa cho biết ai đúng hạn"
    if not late:
        return f"{said}; không tỉnh nào muộn"
    return f"{said}; {len(late)} tỉnh muộn, lâu nhất {numbers.integer(late[0].days)} ngày"


def rule(view: View, rows: Sequence[Lateness]) -> str:
    """The day due, how it is counted, and where that is written."""
    due = rows[0].due if rows else None
    known = deadlines.load_calendar().rule(view.day)
    if known is None:
        return "Chưa biết quy định về hạn báo cáo của kỳ này."
    if known.rule == deadlines.WORKING_DAYS:
        counted = f"{known.days} ngày làm việc sau ngày {view.day:%d/%m/%Y}, trừ thứ Bảy, Chủ nhật và ngày nghỉ lễ"
    else:
        counted = f"ngày {known.days:02d} của tháng sau"
    day = "chưa tính được, vì chưa có lịch nghỉ lễ của năm ấy" if due is None else f"{due:%d/%m/%Y}"
    return f"Hạn: **{day}** ({counted}). Căn cứ: {known.source}."


def why_unknown(rows: Sequence[Lateness]) -> str:
    """Why lateness cannot be told, where it cannot."""
    if not rows or any(row.days is not None for row in rows):
        return ""
    return (
        "Số ngày muộn chỉ tính được khi biết hạn, và khi chính các tỉnh nạp số vào sổ này từ trước hạn. Số liệu nạp "
        "sẵn hoặc nạp bù về sau không nói lên ngày báo cáo."
    )


def table(rows: Sequence[Lateness]) -> str:
    """The provinces, with the day each reported."""
    head = "".join(f'<th scope="col"{" class=so" if place in (3, 5) else ""}>{name}</th>'
                   for place, name in enumerate(HEADER))  # fmt: skip
    body = "".join(_row(row) for row in rows)
    return tables.scrolling(
        '<table class="bang"><caption>Lịch báo cáo</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: Lateness) -> str:
    cells = tables.cells((plain_name(row.unit), _day(row.due), _day(row.first)))
    late = numbers.MISSING if row.days is None else numbers.integer(row.days)
    entry = ""
    if row.entry is not None:
        entry = links.link(str(row.entry), links.history(phan_lich_su="but-toan", but_toan_xem=row.entry))
    kind = "so chua-dat" if row.days else "so"
    return f'<tr>{cells}<td class="{kind}">{late}</td>{tables.cells((status(row),))}<td class="so">{entry}</td></tr>'


def status(row: Lateness) -> str:
    """In time, late, not in; or not to be told."""
    if row.entry is None:
        return "▼ chưa báo cáo" if row.days else "chưa báo cáo"
    if row.days is None:
        return "đã có số liệu"
    return "▼ muộn" if row.days else "đúng hạn"


def _day(day: date | None) -> str:
    return numbers.MISSING if day is None else f"{day:%d/%m/%Y}"


def sheet(rows: Sequence[Lateness], dimension: str) -> Sheet:
    """The same as a file."""
    lines = tuple(
        (
            row.unit,
            row.due and f"{row.due:%d/%m/%Y}",
            row.first and f"{row.first:%d/%m/%Y}",
            row.days,
            status(row).removeprefix("▼ "),
            row.entry,
        )
        for row in rows
    )
    return Sheet(name=f"lich-bao-cao-{dimension}", header=HEADER, rows=lines)
