"""What a slide shows, cut into screens: cards, chart, then its table page by page; never smaller letters."""

from collections.abc import Iterator
from html import escape

from analytics.briefing import Card, Slide
from analytics.briefing.deck import BARS, GANTT, LINES, SCATTER, STACKED, Chart
from analytics.periods import YEAR_MONTHS
from pages.components import hall_bars, hall_plots, hall_tables

BESIDE = 4
MOST_MISSING = 3
DRAWN = {
    BARS: hall_bars.bars,
    STACKED: hall_bars.bars,
    GANTT: hall_bars.calendar,
    LINES: hall_plots.lines,
    SCATTER: hall_plots.scatter,
}


def parts(slide: Slide) -> Iterator[tuple[str, str]]:
    """Kind and body of each screen. What is missing stands on the first."""
    missing = _missing(slide)
    small = slide.table is not None and len(slide.table.rows) <= BESIDE
    shown = [_cards(slide.cards)] if slide.cards else []
    shown += [_chart(slide.chart)] if slide.chart else []
    if slide.table and small and shown:
        shown[-1] += hall_tables.whole(slide.table)
    tables = [] if slide.table is None or (small and shown) else hall_tables.pages(slide.table, len(slide.missing))
    bodies = [*shown, *tables]
    if not bodies:
        yield "chi-chu", missing
    for place, body in enumerate(bodies):
        yield "co-hinh", body + (missing if place == 0 else "")


def _missing(slide: Slide) -> str:
    lines = [f"<li>{escape(each)}</li>" for each in slide.missing[:MOST_MISSING]]
    return f'<ul class="con-thieu">{"".join(lines)}</ul>' if lines else ""


def _chart(chart: Chart) -> str:
    return f'<figure role="img" aria-label="{escape(chart.alt)}">{DRAWN[chart.kind](chart)}</figure>'


def _cards(cards: tuple[Card, ...]) -> str:
    return f'<div class="cac-the">{"".join(_card(each) for each in cards)}</div>'


def _card(card: Card) -> str:
    lines = [line for line in (_target(card), _change(card), escape(card.note)) if line]
    small = "".join(f'<p class="nho">{line}</p>' for line in lines)
    return (
        f'<div class="the-lon {escape(card.figure.dimension)}"><p class="ten">{escape(card.label)}</p>'
        f'<p class="so-lon">{escape(card.figure.phrase)}</p>{small}</div>'
    )


def _target(card: Card) -> str:
    if card.target is None:
        return ""
    whole = "cả năm " if _is_open(card) else ""
    return f"Chỉ tiêu {whole}{escape(card.comparator)} {escape(card.target.phrase)}: {_verdict(card)}".replace(
        "  ", " "
    )


def _is_open(card: Card) -> bool:
    """Whether the year still runs: then a unit is held against the straight line to its target."""
    return card.figure.months < YEAR_MONTHS


def _verdict(card: Card) -> str:
    if card.is_missed is None:
        return "chưa rõ"
    if card.is_missed:
        return f'<b class="truot">▼ {"chậm tiến độ" if _is_open(card) else "chưa đạt"}</b>'
    has_arrived = not _is_open(card) or card.figure.value >= card.target.value
    return "đạt" if has_arrived else "kịp tiến độ"


def _change(card: Card) -> str:
    if card.change is None or card.change.value is None:
        return ""
    return f"{escape(card.change.phrase)} so với cùng kỳ"
