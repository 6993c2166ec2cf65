"""The first records of a file, column by column, as texts and as numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.catalog import Catalog, Column, Dataset
from analytics.intake.cells import clean, is_missing
from analytics.intake.headers import Header
from analytics.units import Units

MOST = Fraction(4, 5)
FEWEST = 3
_WHOLE = re.compile(r"\d{1,3}([.,  ]\d{3})+|\d+")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*%?")
Values = Sequence[int | None]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A column that a header may stand for. ``strong``: the values themselves prove it."""

    column_id: str
    evidence: str
    strong: bool


@dataclass(frozen=True, kw_only=True)
class Sample:
    """First records of a file: ``headers`` with what they name already, ``columns``: texts by position."""

    headers: tuple[Header, ...]
    columns: tuple[tuple[str, ...], ...]
    dataset: Dataset
    catalog: Catalog
    units: Units

    @property
    def open_columns(self) -> list[Column]:
        """Columns of the dataset that no header names yet."""
        named = {header.column.id for header in self.headers if header.column}
        return [column for column in self.dataset.columns if column.id not in named]


def texts(records: Sequence[Sequence[str]], width: int) -> tuple[tuple[str, ...], ...]:
    """Records → cleaned cells by column."""
    return tuple(tuple(clean(row[place]) if place < len(row) else "" for row in records) for place in range(width))


def percent(text: str) -> Fraction | None:
    """A share of a hundred; ``None`` for anything else."""
    found = _PERCENT.fullmatch(text)
    if not found:
        return None
    whole, decimals = found.group(1), found.group(2) or ""
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return value if value <= 100 else None


def whole(text: str) -> int | None:
    """A whole number, grouped or not; ``None`` for anything else."""
    return int(re.sub(r"\D", "", text)) if _WHOLE.fullmatch(text) else None


def numbers(sample: Sample) -> tuple[dict[str, Values], dict[int, Values]]:
    """Figures of the columns that are named, and of the headers that name nothing but hold whole numbers."""
    named: dict[str, Values] = {}
    free: dict[int, Values] = {}
    for header in sample.headers:
        values = [whole(text) for text in sample.columns[header.position]]
        filled = [text for text in sample.columns[header.position] if not is_missing(text)]
        if header.column and header.column.role == "figure":
            named[header.column.id] = values
        elif not header.column and filled and sum(value is not None for value in values) >= MOST * len(filled):
            free[header.position] = values
    return named, free
