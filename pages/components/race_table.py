"""The race to the target as a table: two lines a cell, the figure and what it rests on. Every cell is escaped."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from analytics import numbers
from analytics.catalog import Dataset
from analytics.measures.pace import Race
from analytics.measures.pursuit import Pursuit
from pages.components import clock, links, race_words, races, tables, text
from pages.components.links import Book

LIKELY, PART, AIM = "Khả năng đạt", "Phần còn thiếu", "Chỉ tiêu"
MORE = "Còn thiếu ({unit})"
OPEN = ("Đơn vị", "Tỷ lệ xong", AIM, "Tiến độ", MORE, "Nhịp cần có", "Dự báo cả năm")
CLOSED = ("Đơn vị", "Tỷ lệ xong", AIM, "Kết quả", PART)
TEXTUAL = frozenset({"Đơn vị", "Nhịp cần có", LIKELY, "Kết quả"})


def table(found: Sequence[Pursuit], dataset: Dataset, pinned: str | None, caption: str, book: Book | None) -> str:
    """The units that run, the pinned one first; of a year that is over, only where they arrived."""
    running, names = races.running(found), races.names(found)
    is_open, is_told = _is_open(running), any(each.outlook for each in running)
    header = (*OPEN, *((LIKELY,) if is_told else ()), PART) if is_open else CLOSED
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    words = ((each, each.format(unit=unit)) for each in header)
    head = "".join(f'<th scope="col" class="{_kind(each)}">{escape(said)}</th>' for each, said in words)
    ordered = sorted(running, key=lambda each: each.result.unit_id != pinned)
    body = "".join(
        f'<tr class="{"ghim" if each.result.unit_id == pinned else ""}">'
        f'<th scope="row">{escape(names[each.result.unit_id])}{clock.mark(each.result)}</th>'
        f"{_figures(each, dataset, book)}{course}{_part(each)}</tr>"
        for each in ordered
        for course in (_open(each, dataset, is_told) if is_open else _arrived(each),)
    )
    return tables.scrolling(
        f'<table class="bang chang-dua {dataset.id}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _is_open(running: Sequence[Pursuit]) -> bool:
    return any(each.race.days_left for each in running)


def _figures(each: Pursuit, dataset: Dataset, book: Book | None) -> str:
    """Rate over its denominator, and the target with the distance to it."""
    result, race = each.result, each.race
    unit = "tỷ" if dataset.id == "money" else dataset.unit
    base = links.number_of(result, result.formula.denominator, result.formula.id)
    over = links.figure(f"{tables.amount(result.denominator, dataset)} {unit}", result, base, book)
    rate = links.figure(numbers.percent(race.rate), result, result.formula.id, book)
    return f'<td class="so">{rate}<small>trên {over}</small></td>{_aim(race, text.by_tier(result.target))}'


def _aim(race: Race, by_tier: str) -> str:
    """The target, the distance to it and the band it was set for; it alarms only when the year is over."""
    is_missed = not race.days_left and not race.met
    gap = f"{tables.difference(race.gap, race.met if is_missed else None)} điểm %"
    told = f"{gap}, {by_tier}" if by_tier else gap
    return _two(_kind(AIM), race_words.target(race), told, is_missed)


def _kind(column: str) -> str:
    """How a column stands: text to the left, figures to the right, the target away on a narrow screen."""
    return "" if column in TEXTUAL else "so phu" if column == AIM else "so"


def _open(each: Pursuit, dataset: Dataset, is_told: bool) -> str:
    race = each.race
    pace = f"{'▼ ' if race.ahead < 0 else ''}{race_words.ahead(race).removesuffix(' điểm %')}"
    return "".join(
        (
            _two("so", numbers.percent(race.pace), pace, race.ahead < 0),
            _two("so", *_more(each, dataset)),
            _two("loi", *_effort(each)),
            _two("so", *_ahead(each)),
            _two("loi", race_words.chance(each), "") if is_told else "",
        )
    )


def _more(each: Pursuit, dataset: Dataset) -> tuple[str, str]:
    """What is still missing, and how much of it every week; met units say so."""
    race = each.race
    if not race.need_more:
        return "đã đạt", ""
    weekly = "" if race.per_week is None else f"{tables.amount(race.per_week, dataset)} mỗi tuần"
    return tables.amount(race.need_more, dataset), weekly


def _effort(each: Pursuit) -> tuple[str, str]:
    """The speed required; under it a warning, else where today's speed arrives."""
    first, _, warning = race_words.effort(each).partition(", ")
    return first, warning or f"giữ nhịp: {numbers.percent(each.race.projection, 1)}"


def _ahead(each: Pursuit) -> tuple[str, str]:
    """What past years foretell, with its range."""
    if each.outlook is None:
        return numbers.MISSING, "chưa đủ năm trước"
    low, high = (numbers.decimal(value, 1) for value in (each.outlook.low, each.outlook.high))
    return numbers.percent(each.outlook.rate, 1), f"{low}–{high}"


def _arrived(each: Pursuit) -> str:
    if each.race.met:
        return _two("loi", "đạt", "")
    return _two("loi chua-dat", "▼ chưa đạt", f"thiếu {race_words.amount(each.race.need_more, each.result.dimension)}")


def _part(each: Pursuit) -> str:
    """Its share of all that is missing, with a thin bar."""
    if not each.share:
        return _two("so", numbers.MISSING, "")
    bar = f'<span class="phan" aria-hidden="true"><b style="width:{100 * float(each.share):.1f}%"></b></span>'
    return f'<td class="so">{numbers.percent(100 * each.share, 1)}{bar}</td>'


def _two(kind: str, words: str, under: str, alarms: bool = False) -> str:
    mark = ' class="chua-dat"' if alarms else ""
    small = f"<small{mark}>{escape(text.unbroken(under))}</small>" if under else ""
    return f'<td class="{kind}">{escape(words)}{small}</td>'


def effort_of(race: Race) -> Fraction | None:
    """The speed required over the speed so far, for reading as a number; nothing where nothing is missing."""
    return race.effort if race.need_more else None
