"""The tables behind the race to the target, to read as numbers and to take away."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import periods
from analytics.catalog import Dataset
from analytics.exports import Cell
from analytics.measures.pursuit import Pursuit
from analytics.measures.tracks import Track
from pages.components import race_words, races, text
from pages.components.race_table import effort_of
from pages.components.sheets import ENDS, Sheet, ends


def race(found: Sequence[Pursuit], dataset: Dataset) -> Sheet:
    """Every unit that has counts and a target, in whole việc or đồng."""
    unit = dataset.unit
    header = (
        "Đơn vị",
        "Kỳ",
        "Số liệu đến",
        f"Xong ({unit})",
        f"Có điều kiện ({unit})",
        "Tỷ lệ xong (%)",
        "Dấu so",
        "Chỉ tiêu (%)",
        "Chỉ tiêu của",
        "So với chỉ tiêu (điểm %)",
        "Đạt chỉ tiêu",
        "Tiến độ (%)",
        "So với tiến độ (điểm %)",
        f"Còn thiếu ({unit})",
        "Còn lại (ngày)",
        f"Cần mỗi ngày ({unit}/ngày)",
        f"Đến nay mỗi ngày ({unit}/ngày)",
        f"Cần mỗi tuần ({unit}/tuần)",
        "Nhịp cần có (lần)",
        "Giữ nhịp thì cả năm (%)",
        "Dự báo theo các năm trước (%)",
        "Dự báo, thấp (%)",
        "Dự báo, cao (%)",
        "Khả năng đạt",
        "Phần trong số còn thiếu (%)",
        *ENDS,
    )
    running, names = races.running(found), races.names(found)
    rows = tuple(_line(each, names[each.result.unit_id]) for each in running)
    return Sheet(name=f"tien-do-{dataset.id}", header=header, rows=rows, results=tuple(races.results(running)))


def _line(each: Pursuit, name: str) -> tuple[Cell, ...]:
    result, race, is_open = each.result, each.race, bool(each.race.days_left)
    return (
        name,
        periods.label(result.year, result.months),
        f"{periods.period_end(result.year, result.months):%d/%m/%Y}",
        result.numerator,
        result.denominator,
        race.rate,
        race_words.SIGNS[race.comparator],
        race.target,
        text.by_tier(result.target) or "riêng đơn vị",
        race.gap,
        "đạt" if race.met else "chưa đạt",
        race.pace,
        race.ahead,
        race.need_more,
        race.days_left,
        race.required,
        race.achieved,
        race.per_week,
        effort_of(race),
        race.projection if is_open else None,
        *_told(each),
        race_words.chance(each) if each.outlook else None,
        None if each.share is None else 100 * each.share,
        *ends(result),
    )


def _told(each: Pursuit) -> tuple[Cell, Cell, Cell]:
    if each.outlook is None:
        return None, None, None
    return tuple(Fraction(value) for value in (each.outlook.rate, each.outlook.low, each.outlook.high))


def track(found: Sequence[Track]) -> Sheet:
    """Month by month: what was reached, the straight line, the usual course, in percent."""
    (own,) = found
    reached = {each.months: each.rate for each in own.reached}
    usual = {months: Fraction(pct) for months, pct in own.usual}
    rows = tuple(
        (f"{periods.period_end(own.pursuit.result.year, months):%m/%Y}", reached.get(months), pct, usual.get(months))
        for months, pct in own.straight
        if months
    )
    header = ("Tháng", "Đã đạt (%)", "Đường thẳng đến chỉ tiêu (%)", "Nhịp thường lệ đến chỉ tiêu (%)")
    return Sheet(name=f"tien-do-{own.pursuit.result.unit_id}-{own.pursuit.result.dimension}", header=header, rows=rows)
