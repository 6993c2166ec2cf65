"""Figures that sources print of a group of cases over spans that are no reporting period: to look at, never to add."""

from dataclasses import dataclass
from pathlib import Path

from analytics import DATA
from analytics.standards.problem import rows

FILE = DATA / "reference" / "theme_references.csv"


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Việc and đồng of a group in a place over a span, in the source's own words; ``None`` is what it does not say."""

    group: str
    place: str
    span: str
    cases: int | None
    money: int | None
    rates: str
    remark: str
    source: str


def load_references(file: Path = FILE) -> tuple[Reference, ...]:
    """Every reference, in the order of the file."""
    figures = ("cases", "money")
    return tuple(
        Reference(**{name: _number(words) if name in figures else words for name, words in row.items()})
        for row in rows(file)
    )


def _number(words: str) -> int | None:
    return int(words) if words else None
