"""Native tables that stay on their slide."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches

from analytics.briefing import fitting
from analytics.briefing.deck import Table
from analytics.briefing.fitting import Page
from analytics.briefing.powerpoint.canvas import INSIDE, SMALLEST, Box, Theme, colour, dress

SIZE, LARGE, FEW, MANY = SMALLEST + 1, SMALLEST + 5, 6, 10
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""A table without lines of its own."""
DEEPEST = 4
LETTER, LINE, PADDING = 0.0071, 0.0181, 0.09
"""Inches that a letter and a line take for each point of size, on average; and inches between rows."""


def _size(table: Table) -> int:
    """Letters are larger in a small table whose lines stay whole."""
    wide = sum(each + 2 for each in fitting.letters(table)) * LETTER * LARGE
    return LARGE if len(table.rows) <= FEW and wide <= INSIDE else SIZE


def pages(table: Table, box: Box) -> list[Page]:
    """The table in parts that fit the box."""
    letters = _letters(table, box)
    most = int((box.height - _head_height(table, letters)) / (_line(table) + _padding(table)))
    return list(fitting.pages(table, letters, max(2, most)))


def height(table: Table, box: Box) -> float:
    """Inches that the whole table takes in a box of that width."""
    letters = _letters(table, box)
    lines = [deep for page in fitting.pages(table, letters, len(table.rows) * DEEPEST) for deep in page.lines]
    return _head_height(table, letters) + sum(deep * _line(table) + _padding(table) for deep in lines)


def _letters(table: Table, box: Box) -> list[int]:
    return [max(4, int(share * box.width / (LETTER * _size(table))) - 1) for share in fitting.widths(table)]


def _head_height(table: Table, letters: Sequence[int]) -> float:
    deep = max(-(-len(head) // most) for head, most in zip(table.heads, letters, strict=True))
    return min(3, deep) * _line(table) + _padding(table)


def _padding(table: Table) -> float:
    """Rows stand closer where there are many."""
    return PADDING if len(table.rows) <= MANY else PADDING / 2


def _line(table: Table) -> float:
    return LINE * _size(table)


def draw(slide: Any, table: Table, page: Page, box: Box, theme: Theme) -> None:
    """One part of a table; figures stand to the right."""
    letters = _letters(table, box)
    head = _head_height(table, letters)
    heights = [head, *(lines * _line(table) + _padding(table) for lines in page.lines)]
    top = Box(left=box.left, top=box.top, width=box.width, height=sum(heights))
    frame = slide.shapes.add_table(len(heights), len(table.heads), *top.emu)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", table.caption)
    grid = frame.table
    grid.horz_banding, grid.first_row = False, True
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    for column, share in zip(grid.columns, fitting.widths(table), strict=True):
        column.width = Inches(share * box.width)
    for row, height in zip(grid.rows, heights, strict=True):
        row.height = Inches(height)
    rights = [not table.textual(column) for column in range(len(table.heads))]
    size = _size(table)
    _row(grid.rows[0], table.heads, rights, theme, theme.stripe, size, True)
    for row, cells, place in zip(list(grid.rows)[1:], page.rows, page.places, strict=True):
        marked = place in table.marked
        _row(row, cells, rights, theme, theme.stripe if marked or place % 2 else theme.ground, size, marked)


def _row(
    row: Any, cells: Sequence[str], rights: Sequence[bool], theme: Theme, ground: str, size: int, bold: bool
) -> None:
    for cell, said, right in zip(row.cells, cells, rights, strict=True):
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(ground)
        cell.margin_left = cell.margin_right = Inches(0.09)
        cell.margin_top = cell.margin_bottom = Inches(0.02)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        dress(cell.text_frame.paragraphs[0], said, size, theme.words, bold, right)
