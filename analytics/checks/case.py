"""What lies before the checks: the rows of one file, everything known beside them, and our voice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from analytics.catalog import Check, Dataset
from analytics.checks.panel import MISSING, Panel
from analytics.intake import Finding, Reading
from analytics.intake.findings import Voice
from analytics.intake.money_words import spoken
from analytics.numbers import integer
from analytics.periods import label
from analytics.units import Unit, Units

LEVELS = ("national", "army", "province", "office")


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """``file``: the rows of the file. ``known``: what the ledger has of the same dataset, a merged province also as
    the sum of its predecessors. ``all``: both, the file's rows first to be found; without a very large file's, which
    is compared with the ledger only. ``other``: what the ledger has in the other dimension, of the same periods.
    ``order``: the figures of the file in the order of its columns.
    """

    reading: Reading
    dataset: Dataset
    checks: Mapping[str, Check]
    units: Units
    voice: Voice
    file: Panel
    known: Panel
    all: Panel
    other: Panel
    order: tuple[str, ...]
    today: date | None = None
    unit_of: tuple[Unit, ...] = field(repr=False, default=())
    _before: dict[str, np.ndarray] = field(repr=False, default_factory=dict)

    @cached_property
    def levels(self) -> np.ndarray:
        """Level of every row of the file, as its place in ``LEVELS``."""
        return np.array([LEVELS.index(unit.level) for unit in self.unit_of] or [0])[self.file.unit]

    @cached_property
    def cohorts(self) -> tuple[np.ndarray, np.ndarray]:
        """(number of the cohort of every row of the file, rows per cohort): same group, period and level."""
        _, place, counts = np.unique(
            self.file.periods * len(LEVELS) + self.levels, return_inverse=True, return_counts=True
        )
        return place, counts

    @cached_property
    def with_past(self) -> int:
        """How many rows of the file have an earlier year to be compared with."""
        return int((self.a_year_before >= 0).sum())

    @property
    def has_past(self) -> bool:
        """True when any row has."""
        return self.with_past > 0

    def far(self, name: str, times: int) -> np.ndarray:
        """Indices of the rows of the file whose figure is that many times, or that small a part of, its earlier one."""
        now, before = self.file.figures[name], self.before(name)
        apart = (now > before * times) | (before > now * times)
        return np.flatnonzero(apart & (now > 0) & (before > 0))

    @cached_property
    def a_year_before(self) -> np.ndarray:
        """Index in ``all`` of the same months of the year before, else of two or three years before."""
        found = np.full(len(self.file), MISSING)
        for back in (1, 2, 3):
            open_still = np.flatnonzero(found == MISSING)
            if not len(open_still) or not len(self.all):
                return found
            rows = self.file.take(open_still) if back > 1 else self.file
            found[open_still] = self.all.find(rows.keys_of(rows.unit, rows.year - back, rows.months))
        return found

    def before(self, name: str) -> np.ndarray:
        """The figure of the same months in the nearest earlier year."""
        if name not in self._before:
            self._before[name] = self.all.figure(name, self.a_year_before)
        return self._before[name]

    def amount(self, value: int) -> str:
        """A figure in words: 265,3 tỷ đồng, or 6.844 việc."""
        return spoken(int(value)) if self.dataset.unit == "đồng" else f"{integer(int(value))} {self.dataset.unit}"

    def name(self, unit: int) -> str:
        """Name of a unit by its number."""
        return self.unit_of[unit].name

    def period(self, panel: Panel, index: int) -> str:
        """The period of a row in words."""
        return label(int(panel.year[index]), int(panel.months[index]))

    def label_of(self, column: str) -> str:
        """The column as the file calls it, else as the catalogue does."""
        return self.voice.headers.get(column) or self.dataset.column(column).label

    def say(self, check: str, index: int | None, column: str | None, value: int | None, **words: object) -> Finding:
        """A finding about a row of the file (or the whole file); ``amount`` is its value in words."""
        row = None if index is None else int(self.file.row[index])
        shown = None if value is None else self.amount(value)
        spoken_words = {"amount": shown, **words}
        if index is not None:
            spoken_words = {
                "unit": self.name(self.file.unit[index]),
                "period": self.period(self.file, index),
                **spoken_words,
            }
        return self.voice.finding(check, row=row, column=column, value=shown, **spoken_words)


@dataclass(frozen=True, kw_only=True, eq=False)
class Hits:
    """Rows of the file that fail a check. ``places``: (index, column or ``None``) in the order to be told.
    ``comparable``: how many rows could be compared. ``describe``: the finding of one place."""

    check: str
    places: list[tuple[int, str | None]]
    comparable: int
    describe: Callable[[tuple[int, str | None]], Finding]

    @property
    def rows(self) -> int:
        """How many rows fail."""
        return len({index for index, _ in self.places})

    @property
    def most(self) -> bool:
        """True when more than half of the comparable rows fail."""
        return 2 * self.rows > self.comparable


def hits(
    check: str, indices: np.ndarray, comparable: int, describe: Callable[[int], Finding], column: str | None = None
) -> Hits:
    """Hits of whole rows, or of one column."""
    places = [(int(index), column) for index in indices]
    return Hits(check=check, places=places, comparable=comparable, describe=lambda place: describe(place[0]))
