"""A deck as a Word report laid out as Decree 30/2020 asks: Times New Roman, A4, margins 20, 20, 30 and 20 mm.

The heading with the nation's name and the agency's comes from ``data/templates/bao-cao.docx``, which an office may
replace with its own; what follows it is written here.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from analytics import DATA
from analytics.briefing import fitting, prose, words
from analytics.briefing.deck import Cell, Deck, Slide, Table

TEMPLATE = DATA / "templates" / "bao-cao.docx"
FONT, SIZE, TABLE_SIZE = "Times New Roman", 14, 12
LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
WIDTH, ROOM = 160, 70
"""Millimetres between the margins, and the letters of a table that fit in them."""


def docx_file(deck: Deck, template: Path = TEMPLATE) -> bytes:
    """The deck as a .docx; ``FileNotFoundError`` when the template is gone."""
    paper = docx.Document(str(template))
    _settle(paper)
    _head(paper, deck)
    _results(paper, deck)
    _heading(paper, "II. CHI TIẾT")
    for place, slide in enumerate(prose.told_apart(deck), start=1):
        _slide(paper, slide, place)
    _heading(paper, "III. SỐ LIỆU CÒN THIẾU")
    for said in prose.missing(deck) or ["Không có."]:
        _say(paper, f"– {said}")
    _signed(paper)
    written = BytesIO()
    paper.save(written)
    return written.getvalue()


def _settle(paper: Any) -> None:
    """Page, margins and letters, whatever the template says; the number of the page above, from the second."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    above = section.header.paragraphs[0]
    above.alignment = CENTRE
    above._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def _head(paper: Any, deck: Deck) -> None:
    _say(paper, "BÁO CÁO", CENTRE, bold=True, indent=0)
    whole = "cả nước" if deck.unit == words.COUNTRY else deck.unit
    _say(paper, f"{deck.title}, {whole}", CENTRE, bold=True, indent=0)
    if deck.is_simulated:
        _say(paper, words.SIMULATED, CENTRE, bold=True, indent=0)
    opening = deck.shown("tieu-de")
    rests = f"Số liệu đến {deck.as_of:%d/%m/%Y}, {deck.status}; bút toán {deck.entry} của sổ số liệu."
    _say(paper, opening.message if opening else rests, CENTRE, indent=0)


def _results(paper: Any, deck: Deck) -> None:
    """What the presenter hid is not told here either."""
    six, standard = deck.shown("sau-con-so"), deck.shown("ket-qua-chuan")
    _heading(paper, "I. KẾT QUẢ")
    if six:
        _say(paper, f"{six.title}.")
    if standard is None:
        _say(paper, "Bảng kết quả chung không dùng ở hội nghị này.")
        return
    for place, (heading, said) in enumerate(prose.results(standard), start=1):
        _say(paper, f"{place}. {heading}", bold=True)
        _say(paper, words.capital(said))
    if standard.table:
        _table(paper, standard.table)
    _foot(paper, standard)


def _slide(paper: Any, slide: Slide, place: int) -> None:
    _say(paper, f"{place}. {slide.title}", bold=True)
    _say(paper, slide.message)
    for card in slide.cards:
        _say(paper, f"– {card.label}: {card.figure.phrase}.")
    if slide.chart:
        _say(paper, slide.chart.alt)
    if slide.table:
        _table(paper, slide.table)
    _foot(paper, slide)


def _foot(paper: Any, slide: Slide) -> None:
    _say(paper, f"{slide.footnote.text}. Mã trang {slide.stamp}.", LEFT, size=11, italic=True, indent=0)


def _heading(paper: Any, said: str) -> None:
    _say(paper, said, LEFT, bold=True)


def _say(
    paper: Any,
    said: str,
    align: Any = BOTH,
    bold: bool = False,
    size: int = SIZE,
    italic: bool = False,
    indent: int = 10,
) -> None:
    """A paragraph: first line moved in, six points of air after it."""
    paragraph = paper.add_paragraph()
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_after, shape.line_spacing = Mm(indent), Pt(6), 1.15
    shape.keep_with_next = bold or align == CENTRE
    run = paragraph.add_run(words.unbroken(said))
    run.bold, run.italic, run.font.size, run.font.name = bold, italic, Pt(size), FONT


def _table(paper: Any, table: Table) -> None:
    """A table with lines, its head repeated on every page."""
    _say(paper, table.caption, CENTRE, size=TABLE_SIZE, italic=True, indent=0)
    grid = paper.add_table(rows=0, cols=len(table.heads))
    grid.style, grid.autofit = "Table Grid", False
    for column, share in zip(grid.columns, fitting.widths(table, ROOM), strict=True):
        column.width = Mm(WIDTH * share)
    rights = [not table.textual(column) for column in range(len(table.heads))]
    _row(grid, table.heads, [False] * len(rights), True)
    head = grid.rows[0]._tr.get_or_add_trPr()
    head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for place, cells in enumerate(table.rows):
        _row(grid, cells, rights, place in table.marked)


def _row(grid: Any, cells: tuple[Cell, ...], rights: list[bool], bold: bool) -> None:
    row = grid.add_row()
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    for place, cell, right in zip(row.cells, cells, rights, strict=True):
        paragraph = place.paragraphs[0]
        paragraph.alignment = RIGHT if right else LEFT
        run = paragraph.add_run(words.unbroken(cell if isinstance(cell, str) else cell.text))
        run.bold, run.font.size, run.font.name = bold, Pt(TABLE_SIZE), FONT


def _signed(paper: Any) -> None:
    """Who gets it on the left, who signs on the right."""
    paper.add_paragraph()
    grid = paper.add_table(rows=1, cols=2)
    left, right = grid.rows[0].cells
    left.paragraphs[0].add_run("Nơi nhận:").bold = True
    for said in ("– Như trên;", "– Lưu: VT."):
        left.add_paragraph().add_run(said).font.size = Pt(11)
    right.paragraphs[0].alignment = CENTRE
    right.paragraphs[0].add_run("THỦ TRƯỞNG ĐƠN VỊ").bold = True
    signed = right.add_paragraph()
    signed.alignment = CENTRE
    signed.add_run("(Chữ ký, họ và tên)").italic = True
