"""A titled table and its file: what has no value anywhere stands in the file only."""

from collections.abc import Container
from dataclasses import replace

from analytics import numbers
from pages.components import notes, tables
from pages.components import show as exhibits
from pages.components.sheets import Sheet

NARROW = 3  # columns that also stand on a phone
EMPTY = (None, "")


def show(title: str, sheet: Sheet, name: str, figures: Container[str]) -> None:
    """The table, where it has any row, and the file of that name; the columns called one of ``figures`` are aligned as
    numbers."""
    if not sheet.rows:
        return
    header, rows = filled(sheet)
    right = [place for place, each in enumerate(header) if each in figures]
    content = tables.plain(header, rows, right, title)
    exhibits.section(title, content if len(header) <= NARROW else f'<div class="ban-rong">{content}</div>')
    notes.download(name, replace, sheet)


def filled(sheet: Sheet) -> tuple[list[str], list[list[str]]]:
    """Header and cells of the columns that have any value; a zero is one, what is missing is a dash."""
    used = [place for place in range(len(sheet.header)) if any(row[place] not in EMPTY for row in sheet.rows)]
    rows = [[numbers.MISSING if row[place] in EMPTY else str(row[place]) for place in used] for row in sheet.rows]
    return [sheet.header[place] for place in used], rows
