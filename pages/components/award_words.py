"""Registrations and awards in words: the finding of the page, and names of honours, stages and who decides."""

from collections.abc import Iterable, Sequence

from analytics import numbers
from analytics.measures import Award, Registration
from analytics.measures.awards import Totals
from analytics.measures.journeys import Journey
from pages.components import session
from pages.components.movement_words import choice
from pages.components.rows import plain_name

SUBJECTS = {"collective": "tập thể", "person": "cá nhân"}
DECIDERS = {
    "unit": "cơ quan THADS tỉnh",
    "general": "Tổng cục",
    "ministry": "Bộ",
    "province": "UBND tỉnh",
    "pm": "Thủ tướng",
    "president": "Chủ tịch nước",
}
STAGES = {"nominated": "đề nghị", "voted": "bình bầu", "submitted": "trình"}
FIRST_TOLD = ("cstdcs", "ldtt", "gk_unit")
NOTHING = (
    "Sổ chưa có đăng ký, khen thưởng nào cho lựa chọn này.",
    "Đăng ký đầu năm và khen thưởng vào sổ từ tệp, như mọi số liệu khác.",
    "Hãy chọn năm, đơn vị khác, hoặc tải mẫu, điền và nạp ở trang Nạp số liệu.",
)
REMARK = (
    "Khung rỗng là số đăng ký; thanh đặc là đã quyết định; thanh sọc là đang chờ cấp trên. Thanh dài hơn khung khi số "
    "được quyết định nhiều hơn số đăng ký. Đếm lượt, không đếm người: một người có thể có nhiều lượt."
)


def honour(code: str) -> str:
    """The honour as the catalogue names it."""
    return choice("awards", "honour", code)


def named(each: Journey) -> str:
    """ "Chiến sĩ thi đua cơ sở (cá nhân)"."""
    return f"{honour(each.honour)} ({SUBJECTS[each.subject]})"


def units(*found: Sequence[Registration | Award]) -> list[str]:
    """Ids of the units that have anything."""
    return list(dict.fromkeys(each.unit_id for part in found for each in part))


def headline(found: Sequence[Journey], counted: Totals, units: Iterable[str], year: int) -> str:
    """What became of the registrations and what still waits; without registrations, how many were awarded."""
    names = [plain_name(session.units().get(unit_id).name) for unit_id in units]
    if not names:
        return f"Chưa có đăng ký, khen thưởng năm {year} trong sổ"
    head = f"{names[0]} {year}" if len(names) == 1 else f"{len(names)} đơn vị năm {year}"
    parts = [part for part in (_converted(found), _waiting(found)) if part] or _awarded(counted)
    return f"{head}: {'; '.join(parts)}"


def _converted(found: Sequence[Journey]) -> str:
    told = [each for each in found if each.registered is not None and each.decided is not None]
    told.sort(key=lambda each: FIRST_TOLD.index(each.honour) if each.honour in FIRST_TOLD else len(FIRST_TOLD))
    if not told:
        return ""
    got, asked = numbers.integer(told[0].decided), numbers.integer(told[0].registered)
    return f"{got} trong {asked} lượt đăng ký {honour(told[0].honour)} được quyết định"


def _waiting(found: Sequence[Journey]) -> str:
    waiting = [each for each in found if each.pending]
    if not waiting:
        return ""
    first = max(waiting, key=lambda each: (each.subject == "collective", each.registered is not None, each.pending))
    who = f"{numbers.integer(first.pending)} {SUBJECTS[first.subject]}"
    return f"{who} đang chờ {asked_of(first)} xét {honour(first.honour)}"


def _awarded(counted: Totals) -> list[str]:
    inside = [f"{numbers.integer(counted.inside.get(key, 0))} {word}" for key, word in SUBJECTS.items()]
    outside = [f"{numbers.integer(counted.outside.get(key, 0))} {word}" for key, word in SUBJECTS.items()]
    said = [f"{', '.join(inside)} trong ngành được khen"] if any(counted.inside.values()) else []
    return said + ([f"{', '.join(outside)} ngoài ngành"] if any(counted.outside.values()) else [])


def asked_of(each: Journey) -> str:
    """Who is asked to decide: "Bộ"."""
    return " và ".join(DECIDERS.get(authority, authority) for authority in each.authorities)


def said(each: Journey) -> str:
    """How far an honour came, in one line."""
    parts = [_came(each)]
    if each.left:
        parts.append(f"{numbers.integer(each.left)} đã rút hoặc không còn đủ điều kiện")
    return "; ".join(parts)


def _came(each: Journey) -> str:
    asked = numbers.integer(each.registered)
    if each.stage is None:
        return f"{asked} đăng ký, chưa rõ kết quả"
    got, rate = numbers.integer(each.reached), f" · {numbers.percent(each.rate, 1)}" if each.rate is not None else ""
    of = f"{got} trong {asked} đăng ký" if each.registered is not None else got
    unknown = "" if each.registered is not None else ", không rõ số đăng ký"
    if each.stage == "decided":
        also = f"; {numbers.integer(each.pending)} đang chờ {asked_of(each)}" if each.pending else ""
        return f"{of} được quyết định{unknown}{rate}{also}"
    return f"{of} đã {STAGES[each.stage]}, đang chờ {asked_of(each)}{unknown}{rate}"


def shares(counted: Totals) -> str:
    """How much of what was decided went outside the sector."""
    parts = [
        f"{numbers.integer(counted.outside.get(key, 0))}/{numbers.integer(counted.everywhere(key))} {word} được khen "
        f"là ngoài ngành ({numbers.percent(counted.outside_share(key), 1)})"
        for key, word in SUBJECTS.items()
        if counted.everywhere(key)
    ]
    return "; ".join(parts) + "." if parts else ""


def facts(*found: Sequence[Registration | Award]) -> str:
    """Where the lines come from, and what they count."""
    names = [each.source.split(" – ")[0].split(", http")[0] for part in found for each in part if each.source]
    known = list(dict.fromkeys(names))
    sources = (
        f"Nguồn: {'; '.join(known[:2])}{f' và {len(known) - 2} nguồn khác' if len(known) > 2 else ''}" if known else ""
    )
    return " · ".join(filter(None, ("Đơn vị đếm: lượt khen thưởng", sources)))
