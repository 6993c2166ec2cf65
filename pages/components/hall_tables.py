"""Tables for the hall: at most as many lines on a screen as the last row can read, the rest on the next screens."""

from html import escape

from analytics.briefing import Figure, Table, fitting
from analytics.briefing.deck import Cell

LETTERS, LINES, MISSING_LINES, DEEPEST, LARGE = 132, 18, 3, 3, 1.25
"""Letters across a screen, lines down it, lines that remarks on what is missing take, lines in a cell, and how much
larger the letters of a short table are."""


def whole(table: Table) -> str:
    """A short table on one screen."""
    return _drawn(table, [(row, place) for place, row in enumerate(table.rows)], is_large=True)


def pages(table: Table, remarks: int = 0) -> list[str]:
    """The table screen by screen, as large as it can be; ``remarks`` stand under the first."""
    room = LINES - (MISSING_LINES if remarks else 0)
    large = _cut(table, LETTERS / LARGE, room / LARGE)
    found = large if len(large) == 1 else _even(table, _cut(table, LETTERS, room), room)
    is_large = found is large
    return [_drawn(table, list(zip(page.rows, page.places, strict=True)), is_large) for page in found]


def _cut(table: Table, across: float, down: float) -> list[fitting.Page]:
    letters = [max(5, int(share * across)) for share in fitting.widths(table)]
    heads = max(-(-len(head) // most) for head, most in zip(table.heads, letters, strict=True))
    return list(fitting.pages(table, letters, max(2, int(down) - min(3, heads)), DEEPEST))


def _even(table: Table, found: list[fitting.Page], room: int) -> list[fitting.Page]:
    """As few screens as it takes, about equally full."""
    for down in range(4, room):
        evened = _cut(table, LETTERS, down)
        if len(evened) == len(found):
            return evened
    return found


def _drawn(table: Table, rows: list[tuple[tuple[Cell, ...], int]], is_large: bool) -> str:
    words = [table.textual(column) for column in range(len(table.heads))]
    heads = "".join(
        f'<th scope="col"{"" if left else SO}>{escape(head)}</th>'
        for head, left in zip(table.heads, words, strict=True)
    )
    body = "".join(_row(row, words, place in table.marked) for row, place in rows)
    caption = f"<caption>{escape(table.caption)}</caption>"
    size = " lon" if is_large else ""
    return f'<table class="bang-chieu{size}">{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


SO = ' class="so"'


def _row(row: tuple[Cell, ...], words: list[bool], is_marked: bool) -> str:
    cells = "".join(
        f"<td{'' if left else SO}>{escape(_text(cell))}</td>" for cell, left in zip(row, words, strict=True)
    )
    return f"<tr{' class=noi-bat' if is_marked else ''}>{cells}</tr>"


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, Figure) else cell
