"""Titles that are findings: one sentence made from the figures, true to the last word or not said."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import numbers, periods
from analytics.measures import Reporting, Result, Standing
from analytics.periods import YEAR_MONTHS
from pages.components import places, quadrant, text
from pages.components.geography import Break
from pages.components.lines import Line, is_firm
from pages.components.quadrant import Point
from pages.components.rows import Row, reported

FEW = 3


def country(cases: Sequence[Row], money: Sequence[Row], expected: int, period: str, months: int) -> str:
    """How many provinces met their targets; failing that, how many reported and between what rates."""
    judged = [row for row in cases if row.met is not None]
    judged_money = [row for row in money if row.met is not None]
    if len(judged) > FEW and len(judged_money) > FEW:
        return _against_targets(judged, judged_money, expected, months)
    some = reported(cases) or reported(money)
    if not some:
        return f"Chưa biết tỷ lệ của tỉnh nào {period}"
    about = text.about(some[0].result.dimension)
    return f"{_how_many(some, expected)} có tỷ lệ {about} {period}: {_named_rates(some)}"


def _against_targets(cases: Sequence[Row], money: Sequence[Row], expected: int, months: int) -> str:
    met, missed = sum(row.met for row in cases), sum(not row.met for row in money)
    of = f"{len(cases)} tỉnh" if len(cases) == expected else f"{len(cases)} tỉnh có số liệu"
    aim = "đạt chỉ tiêu" if months == YEAR_MONTHS else "đã đạt chỉ tiêu cả năm"
    money_part = "mọi tỉnh đều đạt về tiền" if not missed else f"{missed} tỉnh chưa đạt về tiền"
    return f"{met} trong {of} {aim} về việc; {money_part}"


def _how_many(rows: Sequence[Row], expected: int) -> str:
    return f"Mới {len(rows)} trong {expected} tỉnh"


def _named_rates(rows: Sequence[Row]) -> str:
    ordered = sorted(rows, key=lambda row: -row.shown)
    if len(ordered) <= FEW:
        return ", ".join(f"{row.unit} {_rate(row)}" for row in ordered)
    return f"từ {_rate(ordered[-1])} ({ordered[-1].unit}) đến {_rate(ordered[0])} ({ordered[0].unit})"


def _rate(row: Row) -> str:
    qualifier = "" if row.value is not None else text.QUALIFIERS.get(row.result.qualifier or "", "")
    return f"{qualifier}{numbers.percent(row.shown)}"


def comparison(rows: Sequence[Row], dimension: str, period: str) -> str:
    """One dimension: who is farthest below its target; without targets, the two ends of the ranking."""
    shown = reported(rows)
    missed = [row for row in shown if row.met is False and row.gap is not None]
    judged = [row for row in shown if row.met is not None]
    about = text.about(dimension)
    if not shown:
        return f"Chưa có số liệu {about} {period}"
    if len(judged) <= FEW:
        return text.capital(f"{about} {period}: {_named_rates(shown)}")
    if not missed:
        return f"Cả {len(judged)} đơn vị có chỉ tiêu đều đạt {about} {period}"
    last = min(missed, key=lambda row: row.gap)
    below = numbers.decimal(-last.gap, 2)
    count = f"{len(missed)} trong {len(judged)} đơn vị chưa đạt chỉ tiêu {about}"
    return f"{count}; {last.unit} thấp hơn nhiều nhất: {below} điểm %"


def both(points: Sequence[Point]) -> str:
    """The quadrant: how many miss both targets."""
    neither, judged = quadrant.count(points, quadrant.NEITHER), len(points)
    if not judged:
        return "Chưa đơn vị nào có đủ tỷ lệ và chỉ tiêu về cả việc và tiền"
    if not neither:
        return f"Không đơn vị nào trong {judged} đơn vị chưa đạt cả hai chỉ tiêu"
    return f"{neither} trong {judged} đơn vị chưa đạt cả về việc lẫn về tiền"


def trend(lines: Sequence[Line], dimension: str, breaks: Sequence[Break]) -> str:
    """How the first line moved from its first to its last computed figure of the same months, and across what."""
    for line in lines:
        computed = [result for result in line.results if is_firm(result)]
        same = [result for result in computed if result.months == computed[-1].months]
        if len(same) > 1:
            first, last = same[0], same[-1]
            return _moved(line.unit, first, last, dimension) + _across(first, last, breaks)
    if lines:
        last = lines[0].results[-1]
        period = periods.label(last.year, last.months)
        return f"{lines[0].unit}: {numbers.percent(last.shown_rate)} {text.about(dimension)} {period}"
    return f"Chưa có số liệu {text.about(dimension)} của các đơn vị đã chọn"


def _moved(unit: str, first: Result, last: Result, dimension: str) -> str:
    change = last.rate - first.rate
    how = "tăng" if change > 0 else "giảm"
    from_to = f"từ {periods.label(first.year, first.months)} đến {periods.label(last.year, last.months)}"
    if not numbers.rounded(change, 2):
        return f"{unit}: tỷ lệ {text.about(dimension)} không đổi {from_to}"
    return f"{unit}: tỷ lệ {text.about(dimension)} {how} {numbers.decimal(abs(change), 2)} điểm % {from_to}"


def _across(first: Result, last: Result, breaks: Sequence[Break]) -> str:
    """A warning when rules or borders changed in between: the two figures are not alike."""
    crossed = [
        mark for mark in breaks if (first.year, first.months) <= (mark.year, mark.months) < (last.year, last.months)
    ]
    return f", qua {len(crossed)} mốc thay đổi" if crossed else ""


def profile(name: str, own: Sequence[Sequence[Standing]], period: str) -> str:
    """One unit: its rates in việc and in tiền, each against its target where there is one."""
    parts = [_against_own_target(standing.result) for found in own for standing in found]
    parts = [part for part in parts if part]
    return f"{name} {period}: {'; '.join(parts)}" if parts else f"{name} chưa có số liệu {period}"


def _against_own_target(result: Result) -> str:
    if result.shown_rate is None:
        return ""
    qualifier = "" if result.rate is not None else text.QUALIFIERS.get(result.qualifier or "", "")
    rate = f"{qualifier}{numbers.percent(result.shown_rate)} {text.about(result.dimension)}"
    return rate if result.gap is None else f"{rate}, {distance(result.gap)}"


def place(rows: Sequence[Row], unit_id: str, dimension: str) -> str:
    """Where a unit stands among its peers."""
    own = next((row for row in rows if row.unit_id == unit_id), None)
    ranked = sum(row.rank is not None for row in rows)
    if own is None or own.rank is None or ranked < 2:
        return f"Chưa xếp hạng được {text.about(dimension)}: cần số đếm của kỳ này ở ít nhất hai tỉnh"
    return f"Đứng thứ {own.rank} trong {ranked} tỉnh {text.about(dimension)}, khoảng hạng {places.span(own)}"


def offices(rows: Sequence[Row], dimension: str) -> str:
    """The offices of a province: how far apart they are."""
    shown = reported(rows)
    if not shown:
        return f"Chưa có số liệu từng cơ quan trực thuộc {text.about(dimension)}"
    return f"{len(shown)} cơ quan trực thuộc {text.about(dimension)}: {_named_rates(shown)}"


def distance(gap: Fraction) -> str:
    """A gap to target in words: "cao hơn chỉ tiêu 0,35 điểm %"."""
    if not gap:
        return "đúng bằng chỉ tiêu"
    side = "cao hơn" if gap > 0 else "thấp hơn"
    size = numbers.decimal(abs(gap), 2) if numbers.rounded(abs(gap), 2) else "chưa đến 0,01"
    return f"{side} chỉ tiêu {size} điểm %"


def freshness(found: Sequence[Reporting]) -> str:
    """Who has reported, in one line."""
    cases, money = sum(row.cases for row in found), sum(row.money for row in found)
    if cases == money:
        return f"{cases}/{len(found)} tỉnh đã có số liệu"
    return f"{cases}/{len(found)} tỉnh đã có số liệu về việc, {money}/{len(found)} về tiền"
