"""The sheet of an office's enforcers: two lines a cell, the figure and what it rests on. Every cell is escaped.

Initials stand for names; ``names`` holds those that this session may see, and never enters a file or a cache.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from html import escape

from analytics import numbers
from analytics.measures.enforcers import Enforcer
from analytics.measures.intervals import wilson
from pages.components import race_words, session, tables, text
from pages.components.sheets import Sheet

GRADES = "grade"
HEADERS = ("Chấp hành viên", "Cũ và mới", "Có điều kiện", "Xong", "Tỷ lệ xong", "Chỉ tiêu", "Cần xong cả năm",
           "Mỗi tuần", "Tín dụng · cưỡng chế · khiếu nại")  # fmt: skip
FEW = "ít việc"


def ordered(found: Sequence[Enforcer], dimension: str, with_leaders: bool) -> list[Enforcer]:
    """Those of one dimension by their initials; leaders in their place or left out."""
    return [each for each in found if each.dimension == dimension and (with_leaders or not each.leads)]


def table(found: Sequence[Enforcer], caption: str, names: Mapping[str, str]) -> str:
    """One line an enforcer, then their sum."""
    headers = HEADERS if any(map(_extras, found)) else HEADERS[:-1]
    head = "".join(f'<th scope="col" class="{"so" if place else ""}">{each}</th>' for place, each in enumerate(headers))
    body = "".join(_row(each, names, len(headers)) for each in found) + _sum(found, len(headers))
    return tables.scrolling(
        f'<table class="bang chang-dua chv"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(each: Enforcer, names: Mapping[str, str], width: int) -> str:
    name = names.get(each.enforcer, each.enforcer)
    said = [session.catalog().datasets["enforcers"].column(GRADES).choices.get(each.grade or "", "")]
    said += ["quản lý"] if each.leads else []
    under = " · ".join(part.lower() for part in said if part)
    cells = (
        _load(each),
        (_amount(each.enforceable, each), ""),
        (_amount(each.completed, each), ""),
        _rate(each),
        *_race(each),
        *[(_extras(each), "")][: width - len(HEADERS) + 1],
    )
    small = f"<small>{escape(under)}</small>" if under else ""
    return f'<tr><th scope="row">{escape(name)}{small}</th>{"".join(_two(*cell) for cell in cells)}</tr>'


def _two(words: str, under: str) -> str:
    small = f"<small>{escape(text.unbroken(under))}</small>" if under else ""
    return f'<td class="so">{escape(words)}{small}</td>'


def _amount(value: int | Fraction | None, each: Enforcer) -> str:
    return race_words.amount(value, each.dimension).removesuffix(" việc").removesuffix(" tỷ đồng")


def _load(each: Enforcer) -> tuple[str, str]:
    if each.load is None:
        return numbers.MISSING, ""
    return _amount(each.load, each), f"{_amount(each.carried_in, each)} + {_amount(each.newly_accepted, each)}"


def _rate(each: Enforcer) -> tuple[str, str]:
    """The rate, and within what it moves by itself; of money there is no such range."""
    if each.rate is None:
        return numbers.MISSING, ""
    if each.dimension == "money":
        return numbers.percent(each.rate), ""
    low, high = span(each)
    return numbers.percent(each.rate), f"{FEW + ', ' if each.is_few else ''}{low}–{high}"


def span(each: Enforcer) -> tuple[str, str]:
    """The 95 % interval of a rate of cases, in percent with one decimal."""
    low, high = wilson(each.completed, each.enforceable)
    return numbers.decimal(low, 1), numbers.decimal(high, 1)


def _race(each: Enforcer) -> tuple[tuple[str, str], ...]:
    """Target with the distance to it, what is needed with what is missing, and that per week."""
    race = each.race
    if race is None:
        known = (numbers.percent(each.target.pct), "") if each.target else (numbers.MISSING, "chưa giao")
        return known, (numbers.MISSING, ""), (numbers.MISSING, "")
    need = (_amount(race.need_total, each), f"còn thiếu {_amount(race.need_more, each)}" if race.need_more else "đã đủ")
    if not race.need_more:
        week = numbers.MISSING
    else:
        week = "hết hạn" if race.per_week is None else race_words.amount(race.per_week, each.dimension, 1)
    return (
        (race_words.target(race), numbers.points(race.gap)),
        need,
        (week.removesuffix(" việc").removesuffix(" tỷ đồng"), ""),
    )


def _extras(each: Enforcer) -> str:
    given = (each.credit_cases, each.coercions, each.complaints)
    return " · ".join(numbers.integer(value) for value in given) if any(v is not None for v in given) else ""


def _sum(found: Sequence[Enforcer], width: int) -> str:
    """What the lines add up to; a column that somebody left open is not added up."""
    loads, bases, dones = ([getattr(e, name) for e in found] for name in ("load", "enforceable", "completed"))
    totals = [None if None in values else sum(values) for values in (loads, bases, dones)]
    rate = Fraction(100 * totals[2], totals[1]) if totals[1] and totals[2] is not None else None
    cells = [*(_amount(value, found[0]) for value in totals), numbers.percent(rate), *[""] * (width - 5)]
    line = "".join(f'<td class="so">{escape(cell)}</td>' for cell in cells)
    return f'<tr class="tong"><th scope="row">Cộng {len(found)} người</th>{line}</tr>'


def sheet(found: Sequence[Enforcer]) -> Sheet:
    """Both dimensions as a file, always with initials."""
    header = ("Đơn vị", "Về", "Chấp hành viên (viết tắt)", "Quản lý", "Cũ chuyển sang", "Mới thụ lý", "Có điều kiện",
              "Xong", "Tỷ lệ xong (%)", "Chỉ tiêu (%)", "Cần xong cả năm", "Còn thiếu", "So với chỉ tiêu (điểm %)",
              "Tín dụng", "Cưỡng chế", "Khiếu nại", "Nguồn")  # fmt: skip
    return Sheet(name="chap-hanh-vien", header=header, rows=tuple(_line(each) for each in found))


def _line(each: Enforcer) -> tuple:
    race, catalog = each.race, session.catalog()
    about = catalog.datasets[each.dimension].label
    return (session.units().get(each.unit_id).name, about, each.enforcer, "có" if each.leads else "không",
            each.carried_in, each.newly_accepted, each.enforceable, each.completed, each.rate,
            each.target.pct if each.target else None, race.need_total if race else None,
            race.need_more if race else None, race.gap if race else None, each.credit_cases, each.coercions,
            each.complaints, each.source)  # fmt: skip
