"""Tables for the hall: at most as many lines on a screen as the last row can read, the rest on the next screens."""

from html import escape

from analytics.briefing import Figure, Table, fitting
from analytics.briefing.deck import Cell

LETTERS, LINES, MISSING_LINES, DEEPEST = 132, 15, 2, 3
"""Letters across a screen, lines down it, lines that each remark on what is missing takes, lines in a cell."""


def whole(table: Table) -> str:
    """A short table on one screen."""
    return _drawn(table, [(row, place) for place, row in enumerate(table.rows)])


def pages(table: Table, remarks: int = 0) -> list[str]:
    """The table screen by screen; ``remarks`` stand under the first."""
    letters = [max(5, int(share * LETTERS)) for share in fitting.widths(table)]
    heads = max(-(-len(head) // most) for head, most in zip(table.heads, letters, strict=True))
    most = LINES - min(3, heads) - (MISSING_LINES if remarks else 0)
    return [_drawn(table, list(zip(page.rows, page.places, strict=True))) for page in _even(table, letters, most)]


def _even(table: Table, letters: list[int], most: int) -> list[fitting.Page]:
    """As few screens as it takes, about equally full."""
    found = list(fitting.pages(table, letters, most, DEEPEST))
    lines = sum(sum(page.lines) for page in found)
    evened = list(fitting.pages(table, letters, max(2, -(-lines // len(found))), DEEPEST)) if found else []
    return evened if len(evened) == len(found) else found


def _drawn(table: Table, rows: list[tuple[tuple[Cell, ...], int]]) -> str:
    words = [table.textual(column) for column in range(len(table.heads))]
    heads = "".join(
        f'<th scope="col"{"" if left else SO}>{escape(head)}</th>'
        for head, left in zip(table.heads, words, strict=True)
    )
    body = "".join(_row(row, words, place in table.marked) for row, place in rows)
    caption = f"<caption>{escape(table.caption)}</caption>"
    return f'<table class="bang-chieu">{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


SO = ' class="so"'


def _row(row: tuple[Cell, ...], words: list[bool], is_marked: bool) -> str:
    cells = "".join(
        f"<td{'' if left else SO}>{escape(_text(cell))}</td>" for cell, left in zip(row, words, strict=True)
    )
    return f"<tr{' class=noi-bat' if is_marked else ''}>{cells}</tr>"


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, Figure) else cell
