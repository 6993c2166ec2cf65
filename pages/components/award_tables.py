"""Journeys, the matrix of levels and forms, shares and money, as tables on screen and as files to take away."""

from collections.abc import Sequence

from analytics import numbers
from analytics.measures import Award
from analytics.measures.awards import Totals
from analytics.measures.bonuses import NO_COEFFICIENT, Bonus, total
from analytics.measures.journeys import Journey
from pages.components import award_words, session, titled
from pages.components.award_words import SUBJECTS
from pages.components.movement_words import choice
from pages.components.sheets import Sheet

FAMILIES = {
    "Danh hiệu cá nhân": ("ldtt", "cstdcs", "cstdb", "cstdtq"),
    "Danh hiệu tập thể": ("ttldtt", "ttldxs"),
    "Cờ thi đua": ("flag_ministry", "flag_government"),
    "Bằng khen": ("bk_ministry", "bk_province", "bk_pm"),
    "Giấy khen": ("gk_unit", "gk_general"),
    "Kỷ niệm chương, huân chương": ("knc", "medal"),
}
STEPS = ("registered", "nominated", "voted", "submitted", "decided", "pending", "left")
STEP_NAMES = ("Đăng ký", "Đề nghị", "Bình bầu", "Đã trình", "Quyết định", "Đang chờ", "Rút, không còn đủ điều kiện")
FIGURES = {
    *STEP_NAMES,
    "Đạt/đăng ký",
    "Tập thể",
    "Cá nhân",
    "Trong ngành",
    "Ngoài ngành",
    "Cộng",
    "Ngoài ngành (%)",
    "Số lượt",
}
FIGURES |= {"Hệ số", "Mỗi lượt (đồng)", "Cộng (đồng)", "Phiếu", "Phần", "Điểm", "Phần của điểm tối đa"}
UNSAID = "unsaid"
WHY = {
    NO_COEFFICIENT: "chưa có hệ số của ngày này trong danh mục",
    "no_salary": "chưa có lương cơ sở của ngày này trong danh mục",
}


def show(title: str, sheet: Sheet, year: int) -> None:
    """A titled table of the year and its file."""
    titled.show(title, sheet, f"{sheet.name}-{year}", FIGURES)


def journeys(found: Sequence[Journey]) -> Sheet:
    """Every honour of every unit, all five numbers side by side; an empty cell is unknown, not zero."""
    rows = tuple(
        (
            _name(each.unit_id),
            award_words.honour(each.honour),
            SUBJECTS[each.subject],
            *(_count(getattr(each, name)) for name in STEPS),
            numbers.percent(each.rate, 1) if each.rate is not None else "",
        )
        for each in found
    )
    header = ("Đơn vị", "Danh hiệu, hình thức", "Đối tượng", *STEP_NAMES, "Đạt/đăng ký")
    return Sheet(name="dang-ky-khen-thuong", header=header, rows=rows)


def matrix(found: Sequence[Award], sector: str | None) -> Sheet:
    """Who decided (down) by form (across), collectives and persons apart."""
    own = [each for each in found if each.stage == "decided" and sector in (None, each.sector)]
    levels = [code for code in award_words.DECIDERS if any(each.authority == code for each in own)]
    rows = [_level(code, [each for each in own if each.authority == code]) for code in levels]
    if len(rows) > 1:
        rows.append(("Tổng", *(_cell(own, codes) for codes in FAMILIES.values()), _counted(own)))
    return Sheet(name="ma-tran-khen-thuong", header=("Cấp quyết định", *FAMILIES, "Tổng"), rows=tuple(rows))


def methods(found: Sequence[Award], sector: str | None) -> Sheet:
    """By how it was awarded: regular, thematic, sudden …; nothing where no source says it."""
    own = [each for each in found if each.stage == "decided" and sector in (None, each.sector)]
    own = own if any(each.method != UNSAID for each in own) else []
    names = session.catalog().datasets["awards"].column("method").choices
    rows = tuple(
        (names[code], *(_sum([each for each in own if each.method == code], subject) for subject in SUBJECTS))
        for code in names
        if any(each.method == code for each in own)
    )
    return Sheet(name="phuong-thuc-khen", header=("Phương thức", "Tập thể", "Cá nhân"), rows=rows)


def shares(counted: Totals) -> Sheet:
    """Inside, outside, both, and the share outside."""
    rows = tuple(
        (
            word.capitalize(),
            *map(numbers.integer, (counted.inside.get(key, 0), counted.outside.get(key, 0), counted.everywhere(key))),
            numbers.percent(counted.outside_share(key), 1),
        )
        for key, word in SUBJECTS.items()
        if counted.everywhere(key)
    )
    header = ("Đối tượng", "Trong ngành", "Ngoài ngành", "Cộng", "Ngoài ngành (%)")
    return Sheet(name="trong-ngoai-nganh", header=header, rows=rows)


def bonuses(found: Sequence[Bonus]) -> Sheet:
    """Every kind of decided award with its money, or why it has none; nothing where no money is known at all."""
    found = found if total(found) is not None else []
    header = ("Đơn vị", "Danh hiệu, hình thức", "Đối tượng", "Số lượt", "Ngày áp dụng", "Hệ số", "Mỗi lượt (đồng)")
    rows = tuple(
        (
            _name(each.unit_id),
            award_words.honour(each.honour),
            f"{SUBJECTS[each.subject]}{' ngoài ngành' if each.sector == 'outside' else ''}",
            _count(each.quantity),
            f"{each.on:%d/%m/%Y}",
            numbers.decimal(each.coefficient, 1) if each.coefficient is not None else "",
            _count(each.each),
            _count(each.amount) or WHY[each.missing],
        )
        for each in found
    )
    return Sheet(name="tien-thuong", header=(*header, "Cộng (đồng)"), rows=rows)


def money(found: Sequence[Bonus]) -> str:
    """The sum of what is known, and for how many it is not."""
    missing = [each for each in found if each.amount is None]
    why = "; ".join(dict.fromkeys(WHY[each.missing] for each in missing if each.missing))
    known, count = total(found), sum(each.quantity or 0 for each in missing)
    said = "" if known is None else f"Tiền thưởng tính được: {numbers.integer(known)} đồng."
    rest = f" Chưa tính được cho {numbers.integer(count)} lượt: {why}." if missing else ""
    return (said + rest).strip()


def _name(unit_id: str) -> str:
    return session.units().get(unit_id).name if unit_id else "Mọi đơn vị"


def _count(value: int | None) -> str:
    return "" if value is None else numbers.integer(value)


def _level(code: str, own: Sequence[Award]) -> tuple[str, ...]:
    cells = (_cell(own, codes) for codes in FAMILIES.values())
    return choice("awards", "authority", code), *cells, _counted(own)


def _cell(own: Sequence[Award], codes: Sequence[str]) -> str:
    return _counted([each for each in own if each.honour in codes])


def _counted(own: Sequence[Award]) -> str:
    """ "14 tập thể, 141 cá nhân"."""
    parts = ((_sum(own, subject), word) for subject, word in SUBJECTS.items())
    return ", ".join(f"{count} {word}" for count, word in parts if count)


def _sum(own: Sequence[Award], subject: str) -> str:
    found = [each.quantity for each in own if each.subject == subject and each.quantity]
    return numbers.integer(sum(found)) if found else ""
