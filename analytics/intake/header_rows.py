"""One to three rows that together name the columns: merged titles over parts, and blocks that stand side by side."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from analytics.intake.cells import clean
from analytics.intake.vocabulary import Vocabulary
from analytics.spelling import fold

_DEEPEST = 3
_WIDEST = 400
_LONGEST_NAME = 120
_WORD = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"[0-9]")
# Under a merged title, these name the title itself.
_WHOLE = frozenset({"tong so", "tong", "tong cong", "cong", "so luong"})
Records = Sequence[Sequence[str]]
Span = Callable[[int, int], str]
"""(row, column) → the text of the merged cell that covers it from the left, or nothing."""


@dataclass(frozen=True, kw_only=True)
class Name:
    """What the rows say of one column: the ``text`` to recognise it by, and of what dimension its figures are.
    ``measured``: its lowest row only says what is counted."""

    text: str
    column: str | None = None
    dimension: str | None = None
    figure: bool = False
    measured: bool = False


@dataclass(frozen=True, kw_only=True)
class Stack:
    """Rows ``top`` to ``bottom``, counted from 0, read as one header for a dataset of a ``dimension``."""

    top: int
    bottom: int
    names: tuple[Name, ...]
    dimension: str | None

    @cached_property
    def elsewhere(self) -> frozenset[int]:
        """Columns of the other dimension, when they stand beside columns of this one with the same names."""
        others = {place for place, name in enumerate(self.names) if self._is_other(name)}
        own = {name.column for place, name in enumerate(self.names) if name.column and place not in others}
        return frozenset(others) if any(self.names[place].column in own for place in others) else frozenset()

    @property
    def doubted(self) -> frozenset[int]:
        """Columns that speak of the other dimension although nothing stands beside them."""
        return frozenset(place for place, name in enumerate(self.names) if self._is_other(name)) - self.elsewhere

    def _is_other(self, name: Name) -> bool:
        return bool(name.figure and self.dimension and name.dimension not in (None, self.dimension))

    @cached_property
    def columns(self) -> list[str]:
        """Columns named, those elsewhere left aside; one may be named twice."""
        return [name.column for place, name in enumerate(self.names) if name.column and place not in self.elsewhere]

    @property
    def merit(self) -> tuple[int, int, int, int, int, int]:
        """Names recognised, none twice, told what they count, in few rows; where none is, the first row that has
        several cells."""
        distinct = len(set(self.columns))
        filled = min(sum(1 for name in self.names if name.text), 2)
        measured = sum(name.measured for name in self.names)
        return distinct, distinct - len(self.columns), measured, filled, self.top - self.bottom, -self.top

    @cached_property
    def is_header(self) -> bool:
        """It names a unit or a year, and a figure."""
        figures = any(name.figure for place, name in enumerate(self.names) if place not in self.elsewhere)
        return figures and len(set(self.columns)) > 2


def best(records: Records, span: Span | None, vocabulary: Vocabulary, last_row: int | None = None) -> Stack | None:
    """The rows that name most columns; when a whole table stands above them, the rows that name that one. Only rows
    that end in ``last_row`` (as Excel counts), if the person said it."""
    found = list(_stacks(records, span or from_the_left(records), vocabulary))
    found = [stack for stack in found if last_row in (None, stack.bottom + 1)]
    chosen = max(found, key=lambda stack: stack.merit, default=None)
    while chosen:
        earlier = [stack for stack in found if stack.bottom < chosen.top and stack.is_header]
        if not earlier:
            break
        chosen = max(earlier, key=lambda stack: stack.merit)
    return chosen


def from_the_left(records: Records) -> Span:
    """In text, and where nothing tells of merged cells: the first cell to the left that holds anything."""

    def span(row: int, column: int) -> str:
        return next((text for cell in reversed(records[row][:column]) if (text := clean(cell))), "")

    return span


def merged(records: Records, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Span:
    """The merged ranges of a sheet."""
    covering = {
        (row, column): clean(records[first_row][first])
        for (first_row, first), (last_row, last) in ranges
        if first_row < len(records) and first < len(records[first_row])
        for row in range(first_row, min(last_row + 1, len(records)))
        for column in range(first, min(last + 1, _WIDEST))
    }
    return lambda row, column: covering.get((row, column), "")


def _stacks(records: Records, span: Span, vocabulary: Vocabulary) -> Iterator[Stack]:
    for top, cells in enumerate(records):
        if not cells:
            continue
        for bottom in range(top, min(top + _DEEPEST, len(records))):
            if bottom > top and not _continues(records[bottom]):
                break
            width = max(len(records[row]) for row in range(top, bottom + 1))
            names = tuple(_name(records, span, top, bottom, place, vocabulary) for place in range(width))
            yield Stack(top=top, bottom=bottom, names=names, dimension=vocabulary.dimension)


def _continues(cells: Sequence[str]) -> bool:
    """A row of a header holds words and no figures."""
    texts = list(filter(None, map(clean, cells[:_WIDEST])))
    return bool(texts) and not any(_DIGIT.search(text) and not _WORD.search(text) for text in texts)


def _name(records: Records, span: Span, top: int, bottom: int, place: int, vocabulary: Vocabulary) -> Name:
    if place >= _WIDEST:
        return Name(text="")
    own = {row: text for row in range(top, bottom + 1) if (text := _cell(records, row, place))}
    if not own:
        return Name(text="")
    lowest = max(own)
    over = [own.get(row) or span(row, place) for row in range(lowest - 1, top - 1, -1)]
    return _named(own[lowest], [text for text in dict.fromkeys(over) if text and text != own[lowest]], vocabulary)


def _cell(records: Records, row: int, place: int) -> str:
    text = clean(records[row][place]) if place < len(records[row]) else ""
    return text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME] + "…"


def _named(lowest: str, over: list[str], vocabulary: Vocabulary) -> Name:
    """``over``: the titles above a cell, the nearest first."""
    text = _recognised(lowest, over, vocabulary)
    column, unit = vocabulary.column(text)
    if column and column.type == "amount" and not unit:
        text += next((f" ({word})" for each in over if (word := vocabulary.unit_written(each))), "")
    figure = bool(column) and column.type == "amount"
    spoken = map(vocabulary.dimension_of, (lowest, *over)) if figure else ()
    return Name(
        text=text,
        column=column.id if column else None,
        dimension=next(filter(None, spoken), None),
        figure=figure,
        measured=figure and vocabulary.is_measure(lowest),
    )


def _recognised(lowest: str, over: list[str], vocabulary: Vocabulary) -> str:
    if vocabulary.knows(lowest) or vocabulary.is_told(lowest) or not over:
        return lowest
    if fold(lowest) in _WHOLE or vocabulary.is_measure(lowest):
        known = next(filter(vocabulary.knows, over), None)
        unit = vocabulary.unit_written(lowest)
        if known:
            return f"{known} ({unit})" if unit and not vocabulary.column(known)[1] else known
    return next((joined for each in over if vocabulary.knows(joined := f"{each} {lowest}")), lowest)
