"""Tables whose first cell is a name with a note under it: what else has to be said needs no column of its own."""

from collections.abc import Iterable, Sequence
from html import escape

from pages.components import tables

Row = tuple[str, str, Sequence[str]]
"""Name, the note under it, and the texts of the other columns."""


def noted(head: Sequence[tuple[str, str]], rows: Iterable[Row], caption: str) -> str:
    """A table; ``head`` holds (kind, title) of every column, the kind being a class of the style sheet."""
    titles = "".join(f'<th scope="col" class="{kind}">{escape(title)}</th>' for kind, title in head)
    body = "".join(f"<tr>{_cells(head, row)}</tr>" for row in rows)
    return tables.scrolling(
        f'<table class="bang co-ghi-chu"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cells(head: Sequence[tuple[str, str]], row: Row) -> str:
    name, note, said = row
    under = f"<small>{escape(note)}</small>" if note else ""
    cells = (f'<td class="{kind}">{escape(words)}</td>' for (kind, _), words in zip(head[1:], said, strict=True))
    return f"<td><b>{escape(name)}</b>{under}</td>{''.join(cells)}"
