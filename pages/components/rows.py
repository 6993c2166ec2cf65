"""One line of a ranking: what tables, charts, exports and sentences all read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from analytics.catalog import Indicator
from analytics.measures import Result, Standing
from analytics.measures.judgement import UNSURE, Judged, Judgement
from pages.components import clock, text

NEIGHBOURS = 3


@dataclass(frozen=True, kw_only=True)
class Row:
    """A unit's place on one indicator. ``value`` is computed from counts, ``published`` only printed somewhere.

    Rates in percent, ``gap`` and ``change`` in percentage points; ``None`` is not known, never zero. ``low`` to
    ``high``: the places that the figures support, of ``of``; ``is_sure`` is false where they do not settle whether the
    target is met; ``unranked``: why a unit with figures has no place.
    """

    unit_id: str
    unit: str
    result: Result
    rank: int | None = None
    low: int | None = None
    high: int | None = None
    of: int = 0
    is_sure: bool | None = None
    unranked: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None
    published: Decimal | None = None
    target: Fraction | None = None
    gap: Fraction | None = None
    met: bool | None = None
    last: Fraction | None = None
    change: Fraction | None = None
    marks: tuple[str, ...] = ()

    @property
    def shown(self) -> Fraction | None:
        """The computed value, else the published one: for drawing and for reading, never for adding."""
        if self.value is not None or self.published is None:
            return self.value
        return Fraction(self.published)


def ranking(standings: Iterable[Standing], indicator: Indicator, judgements: Iterable[Judgement] = ()) -> list[Row]:
    """Rows in official order: computed values from the highest, then published ones, then units without a figure.

    With a judgement of the same units, places come from it with their range; who is too small for one comes after.
    """
    rows = _plainly_named(sorted((_row(standing, indicator) for standing in standings), key=_order))
    for judgement in judgements:
        judged = {unit.result.unit_id: unit for unit in judgement.units}
        return sorted((_placed(row, judged.get(row.unit_id), judgement.of) for row in rows), key=_order)
    if indicator.id == text.RATE:
        return rows
    values = [row.value for row in rows if row.value is not None]
    return [_ranked(row, values) for row in rows]


def _placed(row: Row, judged: Judged | None, of: int) -> Row:
    if judged is None:
        return replace(row, rank=None)
    return replace(
        row,
        rank=judged.rank,
        low=judged.rank_low,
        high=judged.rank_high,
        of=of,
        is_sure=None if judged.status is None else judged.status != UNSURE,
        unranked=judged.unranked,
    )


def plain_name(unit: str) -> str:
    """A province's name without the mark that tells it from its namesake before or after 1 July 2025."""
    return unit.removesuffix(" (mới)").removesuffix(" (cũ)")


def _plainly_named(rows: list[Row]) -> list[Row]:
    """Where no namesakes stand side by side, the mark would only be noise."""
    names = [plain_name(row.unit) for row in rows]
    if len(set(names)) < len(names):
        return rows
    return [replace(row, unit=name) for row, name in zip(rows, names, strict=True)]


def reported(rows: Iterable[Row]) -> list[Row]:
    """The rows that have a figure to show, computed or published."""
    return [row for row in rows if row.shown is not None]


def silent(rows: Iterable[Row]) -> list[Row]:
    """The rows without any figure."""
    return [row for row in rows if row.shown is None]


def results(rows: Iterable[Row]) -> list[Result]:
    """What the rows were made of."""
    return [row.result for row in rows]


def speaks_for_all(result: Result) -> bool:
    """False for a sum that fewer than half of its parts are in: one province is not the country."""
    return 2 * result.parts_reported >= result.parts


def telling(standings: Iterable[Standing]) -> list[Standing]:
    """Standings whose result speaks for its unit; a year before that does not is not compared with."""
    return [
        standing if last is None or speaks_for_all(last) else replace(standing, last_year=None, change=None)
        for standing in standings
        if speaks_for_all(standing.result)
        for last in (standing.last_year,)
    ]


def only(standings: Iterable[Standing], unit_id: str) -> list[Standing]:
    """The standing of one unit, alone or not at all."""
    return [standing for standing in standings if standing.result.unit_id == unit_id]


def of_standings(found: Iterable[Iterable[Standing]]) -> list[Result]:
    """What the standings were made of."""
    return [standing.result for standings in found for standing in standings]


def around(rows: Sequence[Row], unit_id: str) -> list[Row]:
    """The unit and its neighbours in the ranking, with the two ends; nothing when it is not ranked."""
    shown = reported(rows)
    place = next((place for place, row in enumerate(shown) if row.unit_id == unit_id), None)
    if place is None or len(shown) < 2:
        return []
    near = range(place - NEIGHBOURS, place + NEIGHBOURS + 1)
    return [row for here, row in enumerate(shown) if here in near or here in (0, len(shown) - 1)]


def _row(standing: Standing, indicator: Indicator) -> Row:
    result, last = standing.result, standing.last_year
    on_rate = indicator.id == text.RATE
    value = result.value(indicator)
    before = None if last is None else last.shown_rate if on_rate else last.value(indicator)
    return Row(
        unit_id=result.unit_id,
        unit=result.unit,
        result=result,
        rank=standing.rank if on_rate else None,
        numerator=result.numerator,
        denominator=result.total(indicator.denominator),
        value=value,
        published=result.published_rate if on_rate and value is None else None,
        target=result.target.pct if on_rate and result.target else None,
        gap=result.gap if on_rate else None,
        met=result.met if on_rate else None,
        last=before,
        change=standing.change if on_rate else _difference(value, before),
        marks=(*_overall(standing, on_rate), *_marks(result)),
    )


def _overall(standing: Standing, on_rate: bool) -> Iterable[str]:
    if on_rate and standing.overall is not None:
        yield f"thứ {standing.overall}/{standing.overall_of} cả nước"


def _marks(result: Result) -> Iterable[str]:
    if result.corrected_at is not None:
        yield clock.corrected(result.corrected_at)
    if result.rate is None and result.published_rate is not None:
        yield text.PUBLISHED_ONLY
    if text.by_tier(result.target):
        yield f"chỉ tiêu {text.by_tier(result.target)}"
    if result.parts_reported < result.parts:
        yield f"mới có {result.parts_reported}/{result.parts} đơn vị"
    elif result.missing:
        yield f"thiếu {len(result.missing)} cơ quan trực thuộc"


def _order(row: Row) -> tuple[int, Fraction, int]:
    place = (0 if row.unranked is None else 1) if row.value is not None else 2 if row.published is not None else 3
    return place, -(row.shown or Fraction(0)), row.result.name_order


def _ranked(row: Row, values: list[Fraction]) -> Row:
    if row.value is None:
        return row
    return replace(row, rank=1 + sum(value > row.value for value in values))


def _difference(value: Fraction | None, before: Fraction | None) -> Fraction | None:
    return None if value is None or before is None else value - before
