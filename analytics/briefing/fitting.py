"""What fits: long charts keep their two ends, long words are cut and say so, long tables go on to the next page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from analytics.briefing import words
from analytics.briefing.deck import BARS, Cell, Chart, Point, Series, Table

MOST_BARS = 36
WIDEST, NARROWEST = 46, 7
APART = 0.3
ROOM, EVEN = 130, 4


def bars(chart: Chart, most: int = MOST_BARS) -> Chart:
    """Of a chart of very many bars the first and the last, with a word about the rest."""
    count = len(chart.labels)
    if chart.kind != BARS or count <= most:
        return chart
    half = most // 2
    kept = tuple(_ends(series, half) for series in chart.series)
    said = f"Hình có {half} đơn vị đầu và {half} đơn vị cuối trong {count}; bảng có đủ."
    return replace(chart, series=kept, note=f"{chart.note} {said}".strip())


def _ends(series: Series, half: int) -> Series:
    return replace(series, points=series.points[:half] + series.points[-half:])


def named(points: Sequence[Point]) -> frozenset[int]:
    """Places of the points of a scatter that are named: those at the ends of either axis, no two names over each
    other."""
    if not points:
        return frozenset()
    across, up = _shares([each.x.value for each in points]), _shares([each.figure.value for each in points])
    by_x, by_y = (sorted(range(len(points)), key=side.__getitem__) for side in (across, up))
    kept: list[int] = []
    for at in (*by_x[-2:], *by_y[:2], *by_y[-1:], *by_x[:1]):
        if all(abs(across[at] - across[one]) > APART or abs(up[at] - up[one]) > APART / 3 for one in kept):
            kept.append(at)
    return frozenset(kept)


def _shares(values: Sequence[Fraction]) -> list[float]:
    """Where values lie between the lowest and the highest, 0 to 1."""
    low, high = min(values), max(values)
    return [float((each - low) / (high - low)) if high > low else 0.0 for each in values]


@dataclass(frozen=True, kw_only=True)
class Page:
    """Part of a table: its rows as strings, the lines each takes, and their places in the table."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    places: tuple[int, ...]


def text(cell: Cell) -> str:
    """A cell as it is printed."""
    return cell if isinstance(cell, str) else cell.text


def letters(table: Table) -> list[int]:
    """Letters of the longest cell of each column, within reason."""
    columns = list(zip(table.heads, *([text(cell) for cell in row] for row in table.rows), strict=True))
    return [min(WIDEST, max(NARROWEST, _longest(column))) for column in columns]


def widths(table: Table, room: int = ROOM) -> list[float]:
    """Share of the whole width for each column, where ``room`` letters fit the whole: first what must not break, then
    what is left by how long the words are."""
    least = [each + 2 for each in _unbreakable(table)]
    wanted = [max(0, each + 2 - need) + EVEN for each, need in zip(letters(table), least, strict=True)]
    rest = max(0, room - sum(least)) / sum(wanted)
    given = [need + rest * more for need, more in zip(least, wanted, strict=True)]
    return [each / sum(given) for each in given]


def _unbreakable(table: Table) -> list[int]:
    """Letters of the longest word or figure of each column."""
    columns = list(zip(table.heads, *table.rows, strict=True))
    return [max(_whole(cell) for cell in column) for column in columns]


def _whole(cell: Cell) -> int:
    return max(map(len, cell.split()), default=0) if isinstance(cell, str) else len(cell.text)


def _longest(column: Sequence[str]) -> int:
    """Letters of the longest cell, of the head only what cannot break."""
    head, *cells = column
    return max([max(map(len, head.split()), default=0), ceil(len(head) / 2), *map(len, cells)])


def pages(table: Table, letters: Sequence[int], most_lines: int, deepest: int = 2) -> Iterator[Page]:
    """The table in parts of at most so many lines; ``letters`` that fit a line, by column; a cell has at most
    ``deepest`` lines."""
    rows, lines, places, used = [], [], [], 0
    for place, row in enumerate(table.rows):
        cells, deep = _fitted(row, letters, deepest)
        if rows and used + deep > most_lines:
            yield Page(rows=tuple(rows), lines=tuple(lines), places=tuple(places))
            rows, lines, places, used = [], [], [], 0
        rows.append(cells)
        lines.append(deep)
        places.append(place)
        used += deep
    if rows:
        yield Page(rows=tuple(rows), lines=tuple(lines), places=tuple(places))


def _fitted(row: Sequence[Cell], letters: Sequence[int], deepest: int) -> tuple[tuple[str, ...], int]:
    """A row whose words are cut to what fits; figures are never cut."""
    cells = tuple(
        words.short(cell, most * deepest) if isinstance(cell, str) else cell.text
        for cell, most in zip(row, letters, strict=True)
    )
    deep = max(ceil(len(cell) / most) for cell, most in zip(cells, letters, strict=True))
    return cells, min(deepest, max(1, deep))
