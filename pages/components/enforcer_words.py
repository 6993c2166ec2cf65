"""Sentences about the enforcers of an office: neutral, and never more than small numbers bear."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import numbers, periods
from analytics.measures import Result
from analytics.measures.enforcers import Enforcer, cascade, mean_load
from analytics.measures.small_numbers import thresholds
from analytics.standards import load_loads
from pages.components import notes, race_words, session, text
from pages.components.race_words import SIGNS
from pages.components.rows import plain_name

NOTHING = (
    "Chưa có chỉ tiêu hay kết quả của chấp hành viên nào trong kỳ này.",
    "Bảng này không bắt buộc: đơn vị nào theo dõi đến từng người thì nạp tệp “Theo chấp hành viên”.",
    "Hãy chọn kỳ khác ở thanh bên, hoặc tải mẫu, điền và nạp ở trang Nạp số liệu.",
)
REMARK = (
    "Xếp theo chữ viết tắt, không xếp hạng người. Khoảng dưới tỷ lệ là mức dao động tự nhiên (95 trong 100 khả năng): "
    f"người giữ dưới {thresholds().least_cases} việc thì vài việc đã đổi tỷ lệ nhiều điểm %, nên ghi “ít việc”. Việc "
    "khó dễ của mỗi người khác nhau; con số mở đầu một cuộc trao đổi, không phải kết luận về người."
)


def name(unit_id: str) -> str:
    """An office, with its province where its own name does not say it."""
    units = session.units()
    unit = units.get(unit_id)
    home = plain_name(units.get(unit.parent_id).name) if unit.parent_id else ""
    return unit.name if home in unit.name else units.full_name(unit)


def headline(found: Sequence[Enforcer], unit: str) -> str:
    """The office: how many enforcers, what they finished, whether their targets reach the office's."""
    if not found:
        return "Theo chấp hành viên: chưa có số liệu của kỳ này"
    people = len({each.enforcer for each in found})
    cases = [each for each in found if each.dimension == "cases"]
    period = periods.label(found[0].year, found[0].months)
    said = f"; {_finished(cases)}" if cases else ""
    return f"{unit}, {period}: {people} chấp hành viên{said}"


def _finished(found: Sequence[Enforcer]) -> str:
    given = [each for each in found if each.rate is not None]
    racing = [each.race for each in given if each.race]
    more = sum(race.need_more for race in racing)
    done, base = sum(each.completed for each in given), sum(each.enforceable for each in given)
    told = f"{numbers.integer(done)}/{numbers.integer(base)} việc có điều kiện đã xong"
    if not racing:
        return told
    return f"{told}, {f'còn {numbers.integer(more)} việc' if more else 'đã đủ'} theo chỉ tiêu giao từng người"


def title(dimension: str) -> str:
    """What the table of a dimension shows, and in what."""
    unit = " (tỷ đồng)" if dimension == "money" else ""
    return f"{text.capital(text.about(dimension))}{unit}: chỉ tiêu và kết quả từng người"


def facts(found: Sequence[Enforcer]) -> str:
    """Denominator, day, leaders, source and whether it is simulated."""
    leaders = len({each.enforcer for each in found if each.leads})
    marks = [
        "Mẫu số: có điều kiện",
        f"Đến {session.view().day:%d/%m/%Y}",
        f"{leaders} người có chức vụ quản lý" if leaders else "",
        notes.origin(each.source for each in found),
    ]
    return " · ".join(mark for mark in marks if mark)


def load(found: Sequence[Enforcer], dimension: str) -> str:
    """What one of them carries on average, beside the means of the country that were published."""
    mine = mean_load([each for each in found if not each.leads])
    if mine is None:
        return ""
    known = [each for each in load_loads() if each.dimension == dimension]
    country = ", ".join(f"{race_words.amount(each.per_enforcer, dimension)} (năm {each.year})" for each in known)
    source = known[0].source.partition(":")[0] if known else ""
    beside = f" Bình quân cả nước cả năm theo {source}: {country}." if known else ""
    decimals = 0 if mine.denominator == 1 else 1
    own = race_words.amount(mine, dimension, decimals)
    return f"Mỗi chấp hành viên không làm quản lý giữ bình quân {own}, cũ và mới.{beside}"


def adding_up(found: Sequence[Enforcer], office: Result | None) -> str:
    """Whether every enforcer's target together reaches the office's, in one sentence."""
    whole = office.target if office else None
    checked = cascade(found, whole)
    if checked is None:
        lacking = "đơn vị chưa có chỉ tiêu trong sổ" if whole is None else "chưa người nào được giao chỉ tiêu"
        return f"Chưa kiểm được chỉ tiêu giao cho từng người cộng lại có đủ chỉ tiêu của đơn vị không: {lacking}."
    said = (
        f"Chỉ tiêu của {checked.units} người, cộng theo số có điều kiện của họ, là {numbers.percent(checked.parts)}; "
    )
    said += f"chỉ tiêu của đơn vị {text.by_tier(whole)} {SIGNS[whole.comparator]} ".replace("  ", " ")
    said += numbers.percent(checked.whole)
    if checked.adds_up:
        return f"{said}: mọi người đạt thì đơn vị đạt."
    return f"{said}: hụt {_short(checked.whole - checked.parts)} điểm %, mọi người đạt cũng chưa đủ."


def _short(gap: Fraction) -> str:
    """A gap that rounding would hide is still said."""
    return numbers.decimal(gap, 2) if gap >= Fraction(1, 200) else "chưa đến 0,01"


def beside_the_office(found: Sequence[Enforcer], office: Result | None) -> str:
    """What the rows add up to, and what the office itself reported."""
    given = [each.enforceable for each in found if each.enforceable is not None]
    if office is None or office.denominator is None or not given:
        return ""
    total, dimension = sum(given), found[0].dimension
    same = total == office.denominator
    own = race_words.amount(office.denominator, dimension)
    if same:
        return f"Cộng các dòng được {own} có điều kiện, đúng bằng số đơn vị báo cáo."
    summed = race_words.amount(total, dimension)
    return f"Cộng các dòng được {summed} có điều kiện, đơn vị báo cáo {own}: cần xem dòng nào thiếu hoặc thừa."
