"""Sentences about the race to the target: true to the last word, or not said."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import numbers
from analytics.measures.pace import MONTHS, Race
from analytics.measures.pursuit import Pursuit
from analytics.periods import YEAR_MONTHS
from analytics.units import NATIONAL
from pages.components import races, text
from pages.components.rows import plain_name

SIGNS = {">": ">", ">=": "≥"}
HARD, EVEN = 2, 0.35
CHANCES = ((0.9, "rất có thể"), (0.65, "nhiều khả năng"), (EVEN, "ngang ngửa"), (0.1, "ít khả năng"), (0.0, "khó"))
REMARK = (
    "Còn thiếu tính trên số có điều kiện của ngày số liệu; mẫu số tăng thì còn thiếu nhiều hơn, thanh trượt cho thấy. "
    "Nhịp cần có là tốc độ phải đạt đến 30/9 so với tốc độ từ đầu năm; giữ nhịp là kéo thẳng tốc độ ấy. Dự báo và "
    "khoảng bên dưới là của các năm trước: 8 trong 10 năm rơi vào đó; không tính thay đổi của riêng năm nay. Khả năng: "
    "rất có thể từ 90 %, nhiều khả năng từ 65 %, ngang ngửa từ 35 %, ít khả năng từ 10 %. Phần còn thiếu cho biết ai "
    "quyết định kết quả, không nói ai làm kém."
)
CLOSED_REMARK = (
    "Đạt hay chưa xét trên phân số đúng, không trên số đã làm tròn. Thiếu bao nhiêu cho biết quy mô, không nói lý do."
)
DRAWN = (
    "Nhịp thường lệ: chỉ tiêu nhân với phần mà các năm trước thường đạt đến từng tháng. Dự báo và khoảng của nó là của "
    "các năm trước: 8 trong 10 năm rơi vào khoảng ấy; hình không tính việc mẫu số còn đổi."
)
DRAWN_ALONE = (
    "Đường thẳng chia đều chỉ tiêu theo lịch; kết quả trong năm thường không đều như vậy. Hình không tính việc mẫu số "
    "còn đổi, và chưa đủ năm trước để vẽ nhịp thường lệ."
)


def remark(months: int) -> str:
    """What the table does not tell."""
    return CLOSED_REMARK if months == YEAR_MONTHS else REMARK


def assumed(basis: str, growth: Fraction, months: int) -> str:
    """What the reader assumed: the straight line and the growth of the denominator."""
    if months == YEAR_MONTHS:
        return ""
    line = "đường thẳng theo tháng" if basis == MONTHS else "đường thẳng theo ngày"
    return f"{line}, giả định mẫu số tăng {numbers.decimal(100 * growth, 0)} %" if growth else line


def amount(value: int | Fraction | None, dimension: str, decimals: int = 0) -> str:
    """Việc, or tỷ đồng with one decimal."""
    if dimension == "money":
        return numbers.billion(value)
    return numbers.MISSING if value is None else f"{numbers.decimal(value, decimals)} việc"


def target(race: Race, decimals: int = 2) -> str:
    """The target with its sign: "> 88,00 %"."""
    return f"{SIGNS[race.comparator]} {numbers.percent(race.target, decimals)}"


def effort(each: Pursuit) -> str:
    """The speed that is required, beside the speed so far; a warning unless past years ended well from there."""
    race = each.race
    if not race.need_more:
        return "đã đạt"
    if race.effort is None:
        return "chưa có kết quả nào" if race.days_left else "hết thời gian"
    if race.effort <= 1:
        return "giữ nhịp là đạt"
    times = f"gấp {numbers.decimal(race.effort, 1 if race.effort >= Fraction(21, 20) else 2)} lần nay"
    return f"{times}, khó đạt nếu không thay đổi" if race.effort > HARD and not _is_likely(each) else times


def _is_likely(each: Pursuit) -> bool:
    """Whether past years make the target at least an even race."""
    return each.outlook is not None and each.outlook.chance(float(each.race.target)) >= EVEN


def chance(each: Pursuit) -> str:
    """How likely the target is, by past years."""
    if each.outlook is None or each.race is None:
        return numbers.MISSING
    likely = each.outlook.chance(float(each.race.target))
    return next(words for least, words in CHANCES if likely >= least)


def ahead(race: Race) -> str:
    """Ahead of the straight line, behind it or on it."""
    if not race.ahead:
        return "đúng tiến độ"
    side = "chậm" if race.ahead < 0 else "vượt"
    return f"{side} {numbers.decimal(abs(race.ahead), 2)} điểm %"


def kind(parent: str | None) -> str:
    """What the units of the table are."""
    return "cơ quan" if parent else "tỉnh"


def headline(found: Sequence[Pursuit], whole: Sequence[Pursuit], dimension: str, parent: str | None, year: int) -> str:
    """How many are behind and how much is missing; of a year that is over, how many met their target."""
    known = [*races.running(found), *(each for each in whole if each.race)]
    if not known:
        return f"Chưa có chỉ tiêu {text.about(dimension)} năm {year} để tính còn thiếu bao nhiêu"
    if not known[0].race.days_left:
        return f"Năm {year} đã khép: {_closed(found, whole, dimension, parent)}"
    running = races.running(found)
    units = _behind(running, dimension, parent) if running else f"chưa {kind(parent)} nào có chỉ tiêu"
    return f"Còn {known[0].race.days_left} ngày: {units}; {_missing(running, whole, dimension, parent)}"


def _behind(running: Sequence[Pursuit], dimension: str, parent: str | None) -> str:
    slow, about = [each for each in running if each.race.ahead < 0], text.about(dimension)
    if len(running) == 1:
        pace = "chậm hơn tiến độ" if slow else "kịp tiến độ"
        return f"{plain_name(running[0].result.unit)} {pace} {about}"
    if not slow:
        return f"cả {len(running)} {kind(parent)} kịp tiến độ {about}"
    return f"{len(slow)} trong {len(running)} {kind(parent)} chậm hơn tiến độ {about}"


def _missing(running: Sequence[Pursuit], whole: Sequence[Pursuit], dimension: str, parent: str | None) -> str:
    for each in whole:
        if each.race:
            more = each.race.need_more
            return f"{name(each)} {f'còn thiếu {amount(more, dimension)}' if more else 'đã đạt chỉ tiêu cả năm'}"
    more = sum(each.race.need_more for each in running)
    one = len(running) == 1
    if not more:
        return "đã đạt chỉ tiêu cả năm" if one else "mọi nơi đã đạt chỉ tiêu cả năm"
    return f"còn thiếu {amount(more, dimension)}" if one else f"cộng lại còn thiếu {amount(more, dimension)}"


def _closed(found: Sequence[Pursuit], whole: Sequence[Pursuit], dimension: str, parent: str | None) -> str:
    running, about = races.running(found), text.about(dimension)
    met = sum(each.race.met for each in running)
    said = f"{met} trong {len(running)} {kind(parent)} đạt chỉ tiêu {about}" if running else ""
    result = [f"{name(each)} {'đạt' if each.race.met else 'chưa đạt'}" for each in whole if each.race]
    return "; ".join([said, *result] if said else [f"{result[0]} chỉ tiêu {about}"])


def name(each: Pursuit) -> str:
    """A unit inside a sentence."""
    return "cả nước" if each.result.unit_id == NATIONAL else plain_name(each.result.unit)


def alone(each: Pursuit) -> str:
    """One unit: where it stands and what is missing."""
    race, dimension = each.race, each.result.dimension
    more = f"còn thiếu {amount(race.need_more, dimension)} trong {race.days_left} ngày" if race.need_more else "đã đạt"
    who = text.capital(name(each))
    return f"{who}: {numbers.percent(race.rate)} {text.about(dimension)}, {ahead(race)} so với đường thẳng; {more}"


def speed(each: Pursuit) -> str:
    """What a day asks for, what days gave so far, and where both ways of looking ahead arrive."""
    race, dimension = each.race, each.result.dimension
    asked = f"Mỗi ngày cần {amount(race.required, dimension, 1)}, đến nay {amount(race.achieved, dimension, 1)}: "
    said = f"{asked}{effort(each)}. " if race.need_more else ""
    said += f"Giữ nhịp đến nay thì cả năm được {numbers.percent(race.projection)}, chỉ tiêu {target(race)}."
    return f"{said} {_foretold(each)}"


def _foretold(each: Pursuit) -> str:
    """Where past years say it ends, and why that is not where today's speed leads."""
    race, outlook = each.race, each.outlook
    if outlook is None:
        return "Chưa đủ ba năm trước có số liệu cùng tháng để dự báo theo các năm."
    low, high = (numbers.decimal(value, 1) for value in (outlook.low, outlook.high))
    told = f"Theo các năm trước: {numbers.percent(outlook.rate, 1)}, 8 trong 10 năm từ {low} đến {high} %"
    slower = race.target and outlook.share > race.pace / race.target
    why = "phần cuối năm thường chậm hơn phần đầu" if slower else "phần cuối năm thường nhanh hơn phần đầu"
    return f"{told}; {why}. Khả năng đạt chỉ tiêu: {chance(each)}."
