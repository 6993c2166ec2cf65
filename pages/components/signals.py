"""Months that ask for an explanation: chosen, listed, and said in a sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analytics import numbers, periods
from analytics.measures import Course, Explanation, Flag
from analytics.measures.control_chart import NEAR, OUTSIDE, SHIFT, TREND
from analytics.measures.radar import SUBJECTS
from pages.components import filters, session, tables
from pages.components.rows import plain_name
from pages.components.sheets import Sheet

ALL, LISTED = "", 25
STRENGTHS = {"ngoai": "Ngoài giới hạn", "ca-bon": "Mọi quy tắc"}
RULES = {
    OUTSIDE: "ngoài giới hạn",
    SHIFT: "bảy tháng liền một phía",
    TREND: "bảy tháng liền một chiều",
    NEAR: "hai trong ba tháng sát giới hạn",
}
REMARK = (
    "Mỗi tháng là phần tăng thêm của riêng tháng đó, so với cùng tháng các năm trước của chính đơn vị; giới hạn lấy từ "
    "những năm trước. Dấu hiệu chỉ cho biết tháng nào khác thường lệ và cần giải thích, không cho biết lý do; "
    "tháng bình thường đôi khi cũng ra ngoài giới hạn."
)


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One flagged month of one unit, and what the unit said about it."""

    course: Course
    flag: Flag
    said: Explanation | None

    @property
    def id(self) -> str:
        """The signal as a word of the address."""
        point = self.flag.point
        return f"{self.course.unit_id}.{self.course.subject}.{point.year}-{point.months:02d}"

    @property
    def month(self) -> str:
        """The calendar month: "tháng 9/2025"."""
        return month(self.flag.point.year, self.flag.point.months)


def month(year: int, months: int) -> str:
    """The calendar month that ends a period."""
    return f"tháng {periods.period_end(year, months):%-m/%Y}"


def strength() -> str:
    """Whether only months outside the limits are listed, or those of all four rules."""
    return filters.switch("dau-hieu", "Dấu hiệu", STRENGTHS, "ngoai")


def subject() -> str:
    """The subject that is looked at, or all."""
    return filters.select("noi-dung", "Nội dung", {ALL: "Mọi nội dung"} | labels(), ALL, width=190)


def labels() -> dict[str, str]:
    """The subjects that are watched, as the catalogue names them."""
    named = session.catalog().datasets["explanations"].column("subject").choices
    return {subject: named[subject] for subject in SUBJECTS}


def found(
    courses: Iterable[Course], said: Iterable[Explanation], strength: str, subject: str, borders: str
) -> list[Signal]:
    """The signals under these choices, heaviest first, each with the newest words about it."""
    shown = session.units().mapping(borders)
    words = {(shown.get(each.unit_id), each.months, each.subject): each for each in said}
    signals = [
        Signal(course=course, flag=flag, said=words.get((course.unit_id, flag.point.months, course.subject)))
        for course in courses
        if subject in (ALL, course.subject)
        for flag in course.flags
        if strength == "ca-bon" or flag.rule == OUTSIDE
    ]
    return _plainly_named(sorted(signals, key=lambda signal: -signal.flag.weight))


def _plainly_named(signals: list[Signal]) -> list[Signal]:
    """Where no namesakes stand side by side, the mark that tells them apart would only be noise."""
    ids = {(plain_name(signal.course.unit), signal.course.unit_id) for signal in signals}
    if len({name for name, _ in ids}) < len(ids):
        return signals
    return [replace(each, course=replace(each.course, unit=plain_name(each.course.unit))) for each in signals]


def chosen(signals: Sequence[Signal]) -> Signal:
    """The signal that is looked at closely: at first the heaviest."""
    options = {signal.id: f"{signal.course.unit}, {inside(signal)}, {signal.month}" for signal in signals}
    word = filters.select("diem", "Xem kỹ một điểm", options, signals[0].id, width=2 * filters.SELECT_WIDTH)
    return next(signal for signal in signals if signal.id == word)


def inside(signal: Signal) -> str:
    """The subject as it stands inside a sentence."""
    return labels()[signal.course.subject].lower()


def table(signals: Sequence[Signal], caption: str) -> str:
    """The heaviest signals, with their limits and what was said about them."""
    header = ("Đơn vị", "Nội dung", "Tháng", "Trong tháng", "Thường lệ", "Chênh", "Giới hạn", "Dấu hiệu", "Giải trình")
    listed = tables.plain(header, [_line(signal) for signal in signals[:LISTED]], (3, 4, 5, 6), caption)
    return f'<div class="mot-dong">{listed}</div>'


def _line(signal: Signal) -> tuple[str, ...]:
    point, flag = signal.flag.point, signal.flag
    mark = "▲" if flag.upwards else "▼"
    return (
        signal.course.unit,
        labels()[signal.course.subject],
        signal.month.removeprefix("tháng "),
        *(_signed(value) for value in (point.added, point.usual)),
        f"{mark} {_signed(point.difference)}",
        f"{_signed(flag.low)} đến {_signed(flag.high)}",
        RULES[flag.rule],
        "đã có" if signal.said else numbers.MISSING,
    )


def _signed(value: float) -> str:
    return numbers.points(value).removesuffix(" điểm %")


def sheet(signals: Sequence[Signal], dimension: str) -> Sheet:
    """Every signal, for taking away."""
    header = (
        *("Đơn vị", "Nội dung", "Tháng", "Trong tháng (điểm %)", "Thường lệ (điểm %)", "Chênh (điểm %)"),
        *("Giới hạn dưới (điểm %)", "Giới hạn trên (điểm %)", "Dấu hiệu", "Giải trình", "Người giải trình"),
    )
    return Sheet(name=f"ra-soat-{dimension}", header=header, rows=tuple(_row(signal) for signal in signals))


def _row(signal: Signal) -> tuple:
    point, flag, said = signal.flag.point, signal.flag, signal.said
    figures = (point.added, point.usual, point.difference, flag.low, flag.high)
    words = (RULES[flag.rule], said.statement if said else None, said.stated_by if said else None)
    return (signal.course.unit, labels()[signal.course.subject], signal.month, *figures, *words)
