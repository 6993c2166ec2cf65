"""What the radar says in sentences: how many units, which month, what is missing, how results lie around the target."""

from collections import Counter
from collections.abc import Iterable, Sequence

from analytics import numbers
from analytics.measures import Bunching, Course
from analytics.measures.radar import FEWEST_YEARS, FILINGS
from pages.components import session, signals, text
from pages.components.rows import plain_name
from pages.components.signals import RULES, Signal

SHARED = 5


def headline(found: Sequence[Signal], courses: Sequence[Course], dimension: str, level: str) -> str:
    """How many units have a month to explain, and the one farthest from its usual."""
    about, whole = text.about(dimension), len({course.unit_id for course in courses if course.chart})
    units = {signal.course.unit_id for signal in found}
    if not whole:
        return f"Chưa rà soát được {about}: chưa đủ số liệu hằng tháng"
    if not units:
        return f"Không tháng nào của {whole} {level} ra ngoài mức thường lệ {about}"
    first = found[0]
    where = f"{plain_name(first.course.unit)}, {signals.inside(first)} {first.month}"
    return f"{len(units)} trong {whole} {level} có tháng cần giải thích {about}; xa thường lệ nhất: {where}"


def finding(signal: Signal) -> str:
    """One signal in a sentence: what the month added, its usual, and the limits."""
    point, name = signal.flag.point, plain_name(signal.course.unit)
    side = "cao hơn" if signal.flag.upwards else "thấp hơn"
    size = numbers.decimal(abs(point.difference), 2)
    low, high = (numbers.points(limit) for limit in (signal.flag.low, signal.flag.high))
    return (
        f"{name}, {signals.inside(signal)} {signal.month}: {side} thường lệ {size} điểm %, {RULES[signal.flag.rule]} "
        f"({low} đến {high}), cần giải thích"
    )


def explained(found: Sequence[Signal]) -> str:
    """How many of the signals have an explanation, and what many units share."""
    told = sum(signal.said is not None for signal in found)
    counted = f"{numbers.integer(len(found))} điểm, {told} điểm đã có giải trình"
    alike = Counter((s.course.subject, s.month, s.flag.upwards) for s in found)
    if not alike:
        return ""
    (subject, when, upwards), count = alike.most_common(1)[0]
    if count < SHARED:
        return counted
    side = "cao hơn" if upwards else "thấp hơn"
    return (
        f"{counted}. {count} đơn vị cùng {side} thường lệ về {signals.labels()[subject].lower()} {when}: có thể do "
        "thay đổi chung, như quy định mới hoặc đợt cao điểm"
    )


def untold(courses: Sequence[Course], expected: Sequence[str]) -> str:
    """Whose past is too short, or who has no monthly figures, and from how many years limits are taken."""
    short = {plain_name(course.unit) for course in courses if course.chart is None and course.subject != FILINGS}
    silent = [plain_name(name) for name in expected if name not in {course.unit for course in courses}]
    parts = []
    if short:
        parts.append(f"Chưa đủ {FEWEST_YEARS} năm số liệu hằng tháng: {text.listed(sorted(short), 8)}.")
    if silent:
        parts.append(f"Chưa có số liệu của kỳ này: {text.listed(silent, 8)}.")
    return " ".join(parts)


def around_target(near: Bunching, period: str) -> str:
    """How many lie just above their target and how many just below, and whether chance alone often does that."""
    above, below = len(near.above), len(near.below)
    if not near.judged:
        return f"Chưa đơn vị nào có cả tỷ lệ và chỉ tiêu {period}, nên chưa xét được mức sát chỉ tiêu."
    counted = (
        f"Sát chỉ tiêu {period}: {above} đơn vị cao hơn chưa đến 1 điểm %, {below} đơn vị thấp hơn không quá 1 điểm %"
    )
    if not above + below:
        return f"Trong {near.judged} đơn vị có chỉ tiêu, chưa đơn vị nào ở cách chỉ tiêu trong vòng 1 điểm % {period}."
    if near.chance is None:
        return f"{counted}. Quá ít đơn vị sát chỉ tiêu để nói hai bên có chênh nhau hay không."
    often = f"nếu hai bên như nhau, chênh ít nhất như vậy xảy ra {numbers.percent(100 * near.chance, 1)} số lần"
    said = "cần giải thích" if near.is_marked else "chưa đủ căn cứ để nói là khác thường lệ"
    return f"{counted}; {often} (kiểm định nhị thức): {said}."


def charted(courses: Iterable[Course]) -> bool:
    """Whether any unit has a past long enough for limits."""
    return any(course.chart for course in courses)


def missing(dimension: str) -> tuple[str, str, str]:
    """The empty state: what is missing, why it is needed, and the one thing to do."""
    view = session.view()
    act = "Hãy nạp báo cáo hằng tháng của các năm trước ở trang Nạp số liệu"
    if view.borders == "reported" and not view.is_simulated:
        act = f"{act}, hoặc xem cách trang này làm việc với “{text.WORLDS['simulated']}” ở thanh bên"
    elif view.borders == "reported":
        act = "Hãy chọn “34 tỉnh” ở thanh bên để có cả những năm trước, cộng từ các tỉnh cũ"
    return (
        f"Chưa đủ số liệu hằng tháng {text.about(dimension)} để rà soát năm {view.year}.",
        f"Trang này so từng tháng với cùng tháng của ít nhất {FEWEST_YEARS} năm trước của chính đơn vị; cần các cột "
        "phải thi hành, có điều kiện, uỷ thác, mới thụ lý và tổng số thụ lý của từng tháng.",
        f"{act}.",
    )
