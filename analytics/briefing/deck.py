"""What a conference looks at: a deck of slides, every number of which became a string once and for all.

Exporters and screens print ``Figure.text`` as it stands and never format a number themselves; so the same figure is the
same string on the screen, on a slide, in a workbook, in a report and on the offline page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from analytics import numbers

PROVISIONAL, OFFICIAL, UNTOLD = "tạm tính", "chính thức", "chưa rõ"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number: ``text`` as everybody prints it, without its unit unless that is "%"; ``value`` exactly, in ``unit``
    (việc, tỷ đồng, %, điểm %, lượt, ngày, điểm, lần); ``None`` is not known and reads "—".

    ``unit_id``, ``dimension``, ``year`` and ``months`` say of whom, in what and when; ``what`` is the id of a column or
    indicator of the catalogue, or a word for what was worked out from them; ``entry`` the newest ledger entry in it.
    """

    text: str
    value: Fraction | None
    unit: str
    what: str
    unit_id: str = ""
    dimension: str = ""
    year: int = 0
    months: int = 0
    entry: int = 0
    decimals: int = 0

    @property
    def phrase(self) -> str:
        """With its unit, for a sentence: "6.844 việc", "62,63 %", "+2,99 điểm %"."""
        return self.text if self.unit in ("", "%") or self.value is None else f"{self.text} {self.unit}"

    @property
    def key(self) -> tuple[str, str, str, int, int]:
        """What stays the same when the figure is corrected."""
        return (self.unit_id, self.dimension, self.what, self.year, self.months)


Cell = str | Figure


@dataclass(frozen=True, kw_only=True)
class Table:
    """Heads with the unit of their figures, rows of words and figures. ``marked``: rows that stand out, by place."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marked: frozenset[int] = frozenset()

    def textual(self, column: int) -> bool:
        """Whether a column holds words only, and stands to the left; dashes alone are figures that nobody has."""
        cells = [row[column] for row in self.rows]
        are_words = all(isinstance(cell, str) for cell in cells)
        return are_words and (not cells or any(cell != numbers.MISSING for cell in cells))


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing drawn: its ``label``, its figure, across (``x``) where the chart has two axes, and whether it missed
    its target (``None``: nobody can tell)."""

    label: str
    figure: Figure
    x: Figure | None = None
    missed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Series:
    """Points of one kind. ``is_target``: drawn as a line or a mark across the others."""

    name: str
    points: tuple[Point, ...]
    is_target: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """A target across the whole chart; ``axis`` "y" for the values, "x" for the other axis of a scatter."""

    name: str
    figure: Figure
    axis: str = "y"


BARS, STACKED, LINES, SCATTER, GANTT = "bars", "stacked", "lines", "scatter", "gantt"


@dataclass(frozen=True, kw_only=True)
class Span:
    """A bar of a calendar: from day to day; ``when`` is how both are printed."""

    label: str
    starts: date
    ends: date
    when: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What is drawn: ``kind`` is BARS (one group a label), STACKED, LINES, SCATTER or GANTT; ``unit`` of the values,
    ``x_unit`` across. All series but those of a scatter share the labels of the first. ``alt``: the chart in words."""

    kind: str
    unit: str
    alt: str
    series: tuple[Series, ...] = ()
    lines: tuple[Line, ...] = ()
    x_unit: str = ""
    spans: tuple[Span, ...] = ()
    note: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Of the first series."""
        return tuple(point.label for point in self.series[0].points) if self.series else ()


@dataclass(frozen=True, kw_only=True)
class Card:
    """One large figure with what it is held against. ``is_missed``: its target is not reached; ``None`` unknown."""

    label: str
    figure: Figure
    target: Figure | None = None
    comparator: str = ""
    change: Figure | None = None
    is_missed: bool | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Footnote:
    """What every figure of a slide rests on: denominator, day of the data, sources, state."""

    denominator: str
    as_of: date
    source: str
    status: str

    @property
    def text(self) -> str:
        """In one line."""
        state = "Chưa rõ số tạm tính hay chính thức" if self.status == UNTOLD else f"Số {self.status}"
        parts = (self.denominator, f"Số liệu đến {self.as_of:%d/%m/%Y}", f"Nguồn: {self.source}", state)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One message: the finding as ``title``, one sentence under it, what shows it, and what is ``missing`` from it.

    ``notes`` are the speaker's words. ``stamp`` is the code by which the slide can be checked later; see ``stamps``.
    """

    id: str
    title: str
    message: str
    footnote: Footnote
    number: int = 0
    cards: tuple[Card, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    missing: tuple[str, ...] = ()
    notes: str = ""
    stamp: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure on it, in reading order."""
        return tuple(self._figures())

    def _figures(self) -> Iterator[Figure]:
        for card in self.cards:
            yield from (each for each in (card.figure, card.target, card.change) if each is not None)
        if self.chart:
            yield from (line.figure for line in self.chart.lines)
            for point in (point for series in self.chart.series for point in series.points):
                yield from (each for each in (point.x, point.figure) if each is not None)
        if self.table:
            yield from (cell for row in self.table.rows for cell in row if isinstance(cell, Figure))


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A slide of the usual order that was not made, and why."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One unit for the drawer of questions: ``search`` is its name without accents."""

    unit_id: str
    unit: str
    search: str
    title: str
    table: Table


@dataclass(frozen=True, kw_only=True)
class Deck:
    """The slides of one period, of the country or of one province, as known at a ledger entry.

    ``months`` are cumulative from 1 October; ``as_of`` is the last day of the period; ``status`` is "tạm tính",
    "chính thức" or "chưa rõ". ``profiles`` answer questions from the hall; ``left_out`` says what is not here and why.
    """

    title: str
    unit_id: str
    unit: str
    year: int
    months: int
    borders: str
    entry: int
    as_of: date
    status: str
    is_simulated: bool
    slides: tuple[Slide, ...]
    left_out: tuple[LeftOut, ...] = ()
    profiles: tuple[Profile, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of every slide."""
        return tuple(figure for slide in self.slides for figure in slide.figures)

    def slide(self, slide_id: str) -> Slide:
        """The slide of that id; ``KeyError`` if it was left out."""
        return self.shown(slide_id) or _missing(slide_id)

    def shown(self, slide_id: str) -> Slide | None:
        """The slide of that id; ``None`` if it was left out or hidden."""
        return next((each for each in self.slides if each.id == slide_id), None)


def _missing(slide_id: str) -> Slide:
    raise KeyError(slide_id)


def numbered(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """The slides with their numbers, from 1."""
    return tuple(replace(slide, number=place) for place, slide in enumerate(slides, start=1))
