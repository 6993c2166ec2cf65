"""The six figures a leader looks at first: rate, share not yet enforceable, carried over; việc beside tiền."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from html import escape

from analytics import numbers, periods
from analytics.catalog import Catalog, Dataset
from analytics.measures import Result, Standing
from pages.components import clock, headlines, links, sparkline, tables, text
from pages.components.links import Book
from pages.components.rows import speaks_for_all
from pages.components.theme import Palette

SPARK_POINTS = 24
SHARE, CARRIED = "share_not_enforceable", "carried_out"


@dataclass(frozen=True, kw_only=True)
class Card:
    """One figure: its name, the figure itself, lines of context, a small line over time."""

    title: str
    figure: str
    lines: tuple[str, ...] = ()
    is_alarm: bool = False
    spark: str = ""
    href: str = ""


def six(
    cases: Sequence[Standing],
    money: Sequence[Standing],
    series: tuple[Sequence[Result], Sequence[Result]],
    catalog: Catalog,
    palette: Palette,
    book: Book | None = None,
) -> str:
    """Two columns, việc and tiền; each of ``cases`` and ``money`` holds one standing or none."""
    columns = []
    for dataset, found, past in zip(catalog.dimensions.values(), (cases, money), series, strict=True):
        cards = column(found[0], past, catalog, dataset, palette, book) if found else [_nothing(dataset)]
        columns.append(panel(dataset, cards))
    return f'<div class="sau-so">{"".join(columns)}</div>'


def column(
    standing: Standing,
    past: Sequence[Result],
    catalog: Catalog,
    dataset: Dataset,
    palette: Palette,
    book: Book | None = None,
) -> list[Card]:
    """The three cards of one dimension; their figures lead to their passports."""
    until = [result for result in past if _comes(result) <= _comes(standing.result) and speaks_for_all(result)]
    recent = until[-SPARK_POINTS:]
    drawn = {
        links.rate_of(standing.result, catalog.indicators[text.RATE]): _rate(standing, catalog, recent, palette),
        SHARE: _share(standing, catalog, recent, palette),
        CARRIED: _carried(standing, dataset, recent, palette),
    }
    return [card if book is None else _leading(card, book, standing.result, name) for name, card in drawn.items()]


def _leading(card: Card, book: Book, result: Result, number: str) -> Card:
    return card if card.figure == numbers.MISSING else replace(card, href=book.passport(result, number))


def _comes(result: Result) -> tuple[int, int]:
    return result.year, result.months


def _rate(standing: Standing, catalog: Catalog, past: Sequence[Result], palette: Palette) -> Card:
    result = standing.result
    printed = text.capital(f"tỷ lệ {text.PUBLISHED_ONLY}") if result.rate is None and result.published_rate else ""
    partial = f"Cộng từ {result.parts_reported}/{result.parts} đơn vị đã báo cáo" if result.missing else ""
    amended = "" if result.corrected_at is None else text.capital(clock.corrected(result.corrected_at))
    lines = [*_target_lines(result), _last_year_line(standing), printed, partial, amended]
    qualifier = "" if result.rate is not None else text.QUALIFIERS.get(result.qualifier or "", "")
    values = [_number(each.shown_rate) for each in past]
    return Card(
        title=catalog.indicators[text.RATE].short,
        figure=f"{qualifier}{numbers.percent(result.shown_rate)}",
        lines=tuple(line for line in lines if line),
        is_alarm=result.met is False,
        spark=_spark("Tỷ lệ xong", past, values, result.dimension, palette),
    )


def _target_lines(result: Result) -> list[str]:
    """The distance first, with its mark where the target is missed, then the target."""
    if result.target is None:
        return ["Chưa có chỉ tiêu"]
    aim = f"Chỉ tiêu {'trên ' if result.target.comparator == '>' else ''}{numbers.percent(result.target.pct)}"
    aim = ", ".join(part for part in (aim, text.by_tier(result.target)) if part)
    if result.gap is None:
        return [aim]
    return [f"{'▼ ' if result.met is False else ''}{text.capital(headlines.distance(result.gap))}", aim]


def _last_year_line(standing: Standing) -> str:
    last = standing.last_year
    if last is None or last.shown_rate is None:
        return ""
    period = text.capital(periods.label(last.year, last.months))
    change = "" if standing.change is None else f" · {numbers.points(standing.change)}"
    return f"{period}: {numbers.percent(last.shown_rate)}{change}"


def _share(standing: Standing, catalog: Catalog, past: Sequence[Result], palette: Palette) -> Card:
    indicator = catalog.indicators[SHARE]
    now, last = standing.result.value(indicator), standing.last_year
    before = None if last is None else last.value(indicator)
    lines = () if now is None or before is None else (f"So với cùng kỳ {numbers.points(now - before)}",)
    values = [_number(result.value(indicator)) for result in past]
    return Card(
        title=indicator.short,
        figure=numbers.percent(now),
        lines=lines or (_missing(now),),
        spark=_spark(indicator.short, past, values, standing.result.dimension, palette),
    )


def _carried(standing: Standing, dataset: Dataset, past: Sequence[Result], palette: Palette) -> Card:
    now, last = standing.result.figures.get(CARRIED), standing.last_year
    before = None if last is None else last.figures.get(CARRIED)
    lines = () if not now or not before else (f"So với cùng kỳ {_growth(Fraction(now - before, before) * 100)}",)
    values = [_number(result.figures.get(CARRIED)) for result in past]
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    return Card(
        title=f"{dataset.column(CARRIED).label} ({unit})",
        figure=tables.amount(now, dataset),
        lines=lines or (_missing(now),),
        spark=_spark(dataset.column(CARRIED).label, past, values, dataset.id, palette),
    )


def _growth(percent: Fraction) -> str:
    sign = "+" if numbers.rounded(percent, 1) > 0 else ""
    return f"{sign}{numbers.percent(percent, 1)}"


def _missing(value: object) -> str:
    return "" if value is not None else "Nguồn không nêu"


def _number(value: Fraction | int | None) -> float | None:
    return None if value is None else float(value)


def _spark(title: str, past: Sequence[Result], values: list[float | None], dimension: str, palette: Palette) -> str:
    if len(past) < 2:
        return ""
    first, last = past[0], past[-1]
    span = f"từ {periods.label(first.year, first.months)} đến {periods.label(last.year, last.months)}"
    return sparkline.image(
        sparkline.broken(past, values), palette.hue[dimension], f"{title} {text.about(dimension)} {span}"
    )


def _nothing(dataset: Dataset) -> Card:
    return Card(title=dataset.label, figure=numbers.MISSING, lines=("Chưa có số liệu toàn quốc của kỳ này.",))


def panel(dataset: Dataset, cards: Sequence[Card]) -> str:
    """The cards of one dimension under its name; two panels make the six figures."""
    body = "".join(_card(card) for card in cards)
    return f'<section class="{dataset.id}"><h4>{escape(dataset.label)}</h4>{body}</section>'


def _card(card: Card) -> str:
    lines = "".join(f"<span>{escape(line)}</span>" for line in card.lines if line)
    kind = "the bao-dong" if card.is_alarm else "the"
    return (
        f'<div class="{kind}"><p class="ten">{escape(card.title)}</p>'
        f'<p class="so-lon">{_shown(card)}</p>{card.spark}<p class="nho">{lines}</p></div>'
    )


def _shown(card: Card) -> str:
    figure = _with_small_unit(card.figure)
    return f'<a class="so-ho-chieu" href="{escape(card.href)}">{figure}</a>' if card.href else figure


def _with_small_unit(figure: str) -> str:
    """Words around the digits are read, not looked at."""
    parts = re.split(r"(\d[\d.,]*)", figure)
    return " ".join(part if place % 2 else f"<small>{escape(part.strip())}</small>" for place, part in enumerate(parts))
