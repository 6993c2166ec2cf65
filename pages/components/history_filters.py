"""The choices of the history: which part, whose entries, which entry, which two."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from analytics.catalog import Dataset
from analytics.ledger import Entry
from pages.components import address, clock, filters, journal, session

PARTS = {
    "but-toan": "Các bút toán",
    "so-sanh": "So sánh hai thời điểm",
    "duyet-khoa": "Duyệt và khoá",
    "lich-bao-cao": "Lịch báo cáo",
}
ANY = ""
WIDE, PAIRED = 300, 440


def part() -> str:
    """Which part of the history is shown."""
    return filters.switch("phan-lich-su", "Xem", PARTS, "but-toan")


def dataset() -> str:
    """The dataset whose entries are listed, or any."""
    labels = {each.id: each.label for each in session.catalog().datasets.values()}
    return filters.select("bo-so", "Bộ số liệu", {ANY: "Mọi bộ"} | labels, ANY, width=150)


def person() -> str:
    """The person whose entries are listed, or anybody."""
    options = {ANY: "Mọi người"} | {name: name for name in journal.people(session.entries())}
    return filters.select("nguoi", "Người", options, ANY, width=180)


def page(entries: Sequence[Entry]) -> str:
    """Which part of a long list; a short one is not asked about."""
    pages = journal.pages(entries)
    return filters.select("trang", "Bút toán số", pages, "1", width=190) if len(pages) > 1 else "1"


def entry() -> Entry | None:
    """The entry that is opened, or none."""
    chosen = filters.select("but-toan-xem", "Mở bút toán", {ANY: "Cả danh sách"} | _named(), ANY, width=WIDE)
    return next((each for each in session.entries() if str(each.entry) == chosen), None)


def by_day() -> bool:
    """Whether two days are compared, instead of two entries."""
    return filters.switch("so-theo", "So", {"but-toan": "Hai bút toán", "ngay": "Hai ngày"}, "but-toan") == "ngay"


def days() -> tuple[dict[str, int], str, str]:
    """Two days between which the ledger moved, at first the last and the one before it, with the entry that stood at
    the end of each day that can be chosen. A day between two others stands for the state of the earlier one."""
    stood = _stood()
    options = {word: _day(word) for word in sorted(stood, reverse=True)}
    newest, *earlier = options
    before = filters.select("tu-ngay", "Từ cuối ngày", options, next(iter(earlier), newest), width=220)
    after = filters.select("den-ngay", "Đến cuối ngày", options, newest, width=220)
    return stood, before, after


def _stood() -> dict[str, int]:
    """Day → the entry that stood at its end: days on which something came in, the day before, those of the address."""
    made = [(clock.here(each.made_at).date(), each.entry) for each in session.entries()]
    days = {day for day, _ in made} | ({min(made)[0] - timedelta(days=1)} if made else {clock.today()})
    days |= set(filter(None, map(_asked, ("tu-ngay", "den-ngay"))))
    return {f"{day}": max((entry for on, entry in made if on <= day), default=0) for day in days}


def _asked(name: str) -> date | None:
    """The day that an address names, be it one on which nothing came in."""
    try:
        return date.fromisoformat(address.remembered(name) or "")
    except ValueError:
        return None


def _day(word: str) -> str:
    return f"{date.fromisoformat(word):%d/%m/%Y}"


def compared() -> tuple[int, int, tuple[str, str] | None]:
    """The two states that are compared, as entries; and the two days, if days were chosen."""
    if not by_day():
        return (*pair(), None)
    stood, before, after = days()
    return stood[before], stood[after], (_day(before), _day(after))


def pair() -> tuple[int, int]:
    """The two entries that are compared, at first the last two."""
    options = _named() | {"0": "0 · sổ còn trống"}
    newest = session.view().head
    before = filters.select("tu-but-toan", "Từ sau bút toán", options, str(max(newest - 1, 0)), width=PAIRED)
    after = filters.select("den-but-toan", "Đến sau bút toán", options, str(newest), width=PAIRED)
    return int(before), int(after)


def period(options: Mapping[str, str]) -> str:
    """A period to approve or lock: at first the one that the page looks at."""
    view = session.view()
    here = f"{view.year}-{view.months:02d}"
    if not options:
        return here
    return filters.select("ky", "Kỳ", options, here if here in options else next(iter(options)), width=280)


def dimension() -> Dataset:
    """Việc or tiền."""
    return session.catalog().datasets[filters.dimension()]


def _named() -> dict[str, str]:
    """Entries by number, newest first, each with its day and what it was."""
    return {
        str(each.entry): f"{each.entry} · {clock.day(each.made_at)} · {journal.kind(each)} · "
        f"{each.file_name or each.made_by}"
        for each in reversed(session.entries())
    }
