"""The whole show: every slide of the deck in order, then the tables that did not fit, page by page."""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from analytics.briefing import fitting, marks, words
from analytics.briefing.deck import Card, Deck, Slide, Table
from analytics.briefing.powerpoint import charts, tables
from analytics.briefing.powerpoint.canvas import (
    DARK,
    HEIGHT,
    INSIDE,
    LIGHT,
    MARGIN,
    SMALLEST,
    WIDTH,
    Box,
    Theme,
    blank,
    colour,
    fit,
    write,
)

__all__ = ["DARK", "LIGHT", "pptx_file"]
Sizes = tuple[tuple[int, int], ...]
ONE_LINE: Sizes = ((50, 30), (58, 26), (70, 22), (86, 18), (10**6, 15))
TITLES: Sizes = ((60, 30), (95, 26), (140, 22), (200, 18), (10**6, 15))
BODY = Box(left=MARGIN, top=1.95, width=INSIDE, height=4.6)
CARD_HEIGHT, CARD_ALONE, GAP, BESIDE, AIR = 1.02, 2.1, 0.14, 4, 0.12
MISSING_LINE, MISSING_LETTERS, LINE_LETTERS = 0.27, 125, 118


def pptx_file(deck: Deck, theme: Theme = LIGHT) -> bytes:
    """The deck as a .pptx."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    presentation.core_properties.title = deck.title
    presentation.core_properties.author = f"Bút toán {deck.entry}"
    presentation.core_properties.language = "vi-VN"
    left: list[tuple[Slide, Table]] = []
    for slide in deck.slides:
        rest = _slide(presentation, deck, slide, theme)
        left += [(slide, rest)] if rest else []
    for slide, table in left:
        _annex(presentation, deck, slide, table, theme)
    written = BytesIO()
    presentation.save(written)
    return written.getvalue()


def _slide(presentation: Any, deck: Deck, slide: Slide, theme: Theme) -> Table | None:
    """One slide; returns its table when not all of it is on it."""
    drawn = blank(presentation, theme)
    is_bare = not (slide.cards or slide.chart or slide.table)
    if is_bare:
        write(drawn, Box(left=MARGIN, top=1.7, width=INSIDE, height=1.6), slide.title, 40, theme.words, bold=True)
        write(drawn, Box(left=MARGIN, top=3.5, width=INSIDE, height=0.6), slide.message, 22, theme.quiet)
    else:
        said, box = words.short(slide.message, 250), Box(left=MARGIN, top=1.42, width=INSIDE, height=0.45)
        write(drawn, box, said, 16 if len(said) <= LINE_LETTERS else SMALLEST, theme.quiet)
    drawn.notes_slide.notes_text_frame.text = _notes(slide)
    rest = _body(drawn, slide, _room(drawn, slide, theme), theme)
    more = " · bảng đủ ở cuối bản trình chiếu" if rest else ""
    _frame(drawn, deck, slide, "" if is_bare else slide.title, f"{slide.number}{more}", theme)
    return rest


def _frame(drawn: Any, deck: Deck, slide: Slide, title: str, number: str, theme: Theme, sizes: Sizes = TITLES) -> None:
    """Title above, what everything rests on below, the code with its square."""
    if deck.is_simulated:
        band = Box(left=MARGIN, top=0.1, width=INSIDE, height=0.27)
        write(drawn, band, words.SIMULATED, SMALLEST, theme.warning, bold=True)
    size = fit(title, sizes)
    write(drawn, Box(left=MARGIN, top=0.4, width=INSIDE, height=1.0), title, size, theme.words, bold=True)
    rule = drawn.shapes.add_connector(1, *(Inches(each) for each in (MARGIN, 6.66, WIDTH - MARGIN, 6.66)))
    rule.line.color.rgb = colour(theme.rule)
    note = Box(left=MARGIN, top=6.7, width=INSIDE - 0.95, height=0.72)
    said = f"{slide.footnote.text}\nMã trang {slide.stamp} · {number}"
    write(drawn, note, said, SMALLEST, theme.quiet)
    square = Box(left=WIDTH - MARGIN - 0.75, top=6.7, width=0.75, height=0.75)
    picture = drawn.shapes.add_picture(BytesIO(marks.square_png(slide.stamp)), *square.emu)
    picture._element.nvPicPr.cNvPr.set("descr", f"Mã trang {slide.stamp}")


def _notes(slide: Slide) -> str:
    said = [slide.notes, *slide.missing, slide.chart.alt if slide.chart else "", slide.footnote.text]
    return "\n".join(filter(None, [*said, f"Mã trang: {slide.stamp}"]))


def _room(drawn: Any, slide: Slide, theme: Theme) -> Box:
    """Writes what is missing at the foot of the slide; returns the room that is left for the rest."""
    lines = [words.short(each, MISSING_LETTERS) for each in slide.missing[:3]]
    if slide.chart and slide.chart.note:
        lines.insert(0, words.short(fitting.bars(slide.chart).note, MISSING_LETTERS))
    height = MISSING_LINE * len(lines)
    bare = not (slide.cards or slide.chart or slide.table)
    if lines and bare:
        low = Box(left=BODY.left, top=4.4, width=BODY.width, height=2.1)
        write(drawn, low, "\n".join(lines), 18, theme.warning)
    elif lines:
        low = Box(left=BODY.left, top=BODY.top + BODY.height - height, width=BODY.width, height=height)
        write(drawn, low, "\n".join(lines), 13, theme.warning)
    return Box(left=BODY.left, top=BODY.top, width=BODY.width, height=BODY.height - height)


def _body(drawn: Any, slide: Slide, room: Box, theme: Theme) -> Table | None:
    if slide.cards:
        room = _cards(drawn, slide, room, theme)
    table = slide.table
    if slide.chart is None:
        return _table(drawn, table, room, theme) if table else None
    small = table is not None and len(table.rows) <= BESIDE
    under = tables.height(table, room) + AIR if small else 0
    charts.draw(drawn, slide.chart, _part(room, 0, room.height - under), theme)
    return _table(drawn, table, _part(room, room.height - under, under), theme) if small else table


def _table(drawn: Any, table: Table, room: Box, theme: Theme) -> Table | None:
    pages = tables.pages(table, room)
    if pages:
        tables.draw(drawn, table, pages[0], room, theme)
    return table if len(pages) > 1 else None


def _part(room: Box, down: float, height: float) -> Box:
    return Box(left=room.left, top=room.top + down, width=room.width, height=height)


def _cards(drawn: Any, slide: Slide, room: Box, theme: Theme) -> Box:
    """Cards in rows of three; returns what is left below them."""
    height = min(CARD_HEIGHT if slide.table else CARD_ALONE, (room.height - 2 * GAP) / 2)
    width = (room.width - 2 * GAP) / 3
    for at, card in enumerate(slide.cards):
        down, across = divmod(at, 3)
        left, top = room.left + across * (width + GAP), room.top + down * (height + GAP)
        _card(drawn, card, Box(left=left, top=top, width=width, height=height), theme)
    used = -(-len(slide.cards) // 3) * (height + GAP)
    return _part(room, used, max(0.0, room.height - used))


def _card(drawn: Any, card: Card, box: Box, theme: Theme) -> None:
    ground = drawn.shapes.add_shape(1, *box.emu)
    ground.fill.solid()
    ground.fill.fore_color.rgb = colour(theme.stripe)
    ground.line.fill.background()
    ground.shadow.inherit = False
    inner = Box(left=box.left + 0.15, top=box.top + 0.08, width=box.width - 0.3, height=0.5)
    write(drawn, inner, words.short(card.label, 66), 14, theme.quiet)
    ink = theme.missed if card.is_missed else theme.words
    is_small = box.height < 1.4
    figure = _part(inner, 0.4 if is_small else 0.5, 0.6)
    said = f"{'▼ ' if card.is_missed else ''}{card.figure.phrase}"
    write(drawn, figure, said, 24 if is_small else 34, ink, bold=True)
    if not is_small:
        against = Box(left=inner.left, top=box.top + 1.25, width=inner.width, height=0.7)
        write(drawn, against, _against(card), 14, theme.words)


def _against(card: Card) -> str:
    aim = f"Chỉ tiêu {card.comparator} {card.target.text}" if card.target else ""
    change = f"{card.change.phrase} so với cùng kỳ" if card.change else ""
    return "\n".join(filter(None, (aim, change, card.note)))


def _annex(presentation: Any, deck: Deck, slide: Slide, table: Table, theme: Theme) -> None:
    """The whole table behind a slide, on as many pages as it takes."""
    room = Box(left=MARGIN, top=1.2, width=INSIDE, height=5.4)
    pages = tables.pages(table, room)
    for place, page in enumerate(pages, start=1):
        drawn = blank(presentation, theme)
        title = f"Bảng của trang {slide.number}: {table.caption} ({place}/{len(pages)})"
        _frame(drawn, deck, slide, title, f"Bảng của trang {slide.number}", theme, ONE_LINE)
        tables.draw(drawn, table, page, room, theme)
        drawn.notes_slide.notes_text_frame.text = f"Bảng đầy đủ của trang {slide.number}."
