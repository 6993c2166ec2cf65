"""Documents, waves, coverage, pledges and help, as tables on screen and as files to take away."""

from collections.abc import Sequence
from dataclasses import replace

from analytics import numbers
from analytics.measures import Intervention, Movement, Participation, Pledge, Wave
from analytics.measures.movements import signed_on
from pages.components import movement_words, notes, session, tables
from pages.components import show as exhibits
from pages.components.sheets import Sheet

WHO = "Đơn vị"
HEADERS = {
    "van-ban": ("Ngày", "Văn bản", "Phong trào", WHO),
    "dot-thi-dua": (WHO, "Phong trào", "Đợt", "Ngày của đợt", "Khoảng đo"),
    "tham-gia": (WHO, "Phong trào", "Công chức", "Đơn vị tham gia", "Kế hoạch, lời của nguồn"),
    "giao-uoc": (WHO, "Ký với", "Loại bên ký", "Phong trào", "Ngày ký"),
    "chi-dao": (WHO, "Hình thức", "Chủ trì", "Việc đã làm", "Ngày", "Hạn", "Kết quả"),
}


def show(title: str, sheet: Sheet, year: int) -> None:
    """A titled table and its file, where it has any row."""
    if sheet.rows:
        exhibits.section(title, table(sheet, title))
        notes.download(f"{sheet.name}-{year}", replace, sheet)


def table(sheet: Sheet, caption: str) -> str:
    """The sheet on screen; nothing where it has no row."""
    if not sheet.rows:
        return ""
    rows = [[cell or numbers.MISSING for cell in row] for row in sheet.rows]
    return f'<div class="ban-rong">{tables.plain(sheet.header, rows, (), caption)}</div>'


def documents(found: Sequence[Movement]) -> Sheet:
    """The chain of documents, oldest first; those without a day at the end."""
    listed = [(signed_on(part), part, each) for each in movement_words.distinct(found) for part in each.chain]
    listed.sort(key=lambda line: (line[0] is None, line[0] or 0, line[1]))
    rows = [(movement_words.day(day), part, each.name, _name(each.unit_id)) for day, part, each in listed]
    return _sheet("van-ban", rows)


def waves(found: Sequence[Wave]) -> Sheet:
    """Every wave with its days in the calendar and its measuring window."""
    rows = [
        (
            *(_name(each.unit_id), each.movement, each.wave),
            *(movement_words.span(each.starts, each.ends), movement_words.span(*each.window)),
        )
        for each in found
    ]
    return _sheet("dot-thi-dua", rows)


def coverage(found: Sequence[Participation]) -> Sheet:
    """How many people and units take part."""
    rows = [(_name(each.unit_id), each.movement, _staff(each), _units(each), each.plan) for each in found]
    return _sheet("tham-gia", rows)


def pledges(found: Sequence[Pledge]) -> Sheet:
    """What was signed with whom."""
    rows = [
        (
            *(_name(each.unit_id), each.counterparty),
            movement_words.choice("pledges", "counterparty_kind", each.counterparty_kind),
            *(each.movement, movement_words.day(each.signed_on)),
        )
        for each in found
    ]
    return _sheet("giao-uoc", rows)


def interventions(found: Sequence[Intervention]) -> Sheet:
    """What was done for units whose results were low, and what came of it."""
    rows = [
        (
            *(_name(each.unit_id), movement_words.choice("interventions", "kind", each.kind), each.led_by, each.action),
            *(movement_words.day(each.taken_on), movement_words.day(each.due_on), each.outcome),
        )
        for each in found
    ]
    return _sheet("chi-dao", rows)


def _sheet(name: str, rows: Sequence[tuple]) -> Sheet:
    return Sheet(name=name, header=HEADERS[name], rows=tuple(rows))


def _name(unit_id: str) -> str:
    return session.units().get(unit_id).name


def _staff(each: Participation) -> str:
    if None not in (each.staff_joined, each.staff_total):
        return f"{numbers.integer(each.staff_joined)}/{numbers.integer(each.staff_total)} công chức"
    if each.staff_joined is not None:
        return f"{numbers.integer(each.staff_joined)} công chức"
    return "" if each.staff_pct is None else f"{numbers.decimal(each.staff_pct, 0)} % công chức"


def _units(each: Participation) -> str:
    if each.units_joined is None:
        return ""
    of = "" if each.units_total is None else f"/{numbers.integer(each.units_total)}"
    return f"{numbers.integer(each.units_joined)}{of} đơn vị"
