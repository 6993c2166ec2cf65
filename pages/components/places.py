"""The range of places beside an official one, in words."""

from analytics import numbers
from pages.components import text
from pages.components.rows import Row


def span(row: Row) -> str:
    """The places that the figures support: "3–17"; a dash where they cannot be told."""
    if row.low is None or row.rank is None:
        return text.UNTOLD if row.rank is not None else numbers.MISSING
    return str(row.low) if row.low == row.high else f"{row.low}–{row.high}"
