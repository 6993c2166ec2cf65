"""Units of one level side by side in one period: rate, rank, target, and the same period of the year before."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.measures.reading import results
from analytics.measures.results import Result
from analytics.measures.territory import shown_units
from analytics.measures.views import View
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A result and its place. ``rank`` is 1 for the best, equal rates share a rank; ``of`` counts the ranked.

    A unit with a published rate only has no rank. ``change`` is in percentage points, against ``last_year``: the same
    unit, the same months, the same borders. Ranked inside a group, ``overall`` and ``overall_of`` are the place among
    all units of the level.
    """

    result: Result
    rank: int | None
    of: int
    last_year: Result | None
    change: Fraction | None
    overall: int | None = None
    overall_of: int = 0


def compare(
    warehouse: Warehouse,
    *,
    dimension: str,
    year: int,
    months: int = 12,
    borders: str = "reported",
    level: str = "province",
    group: str = "all",
    parent: str | None = None,
    among: Collection[str] | None = None,
    vintage: str | None = None,
    at: int | None = None,
) -> list[Standing]:
    """Standings of every unit of the level that has figures: computed rates first, best first, ties by name.

    ``parent`` narrows offices to those of one province, under these borders. ``among``: only
    these units, ranked among themselves.
    """
    moment = warehouse.head if at is None else at
    view = View.of_period(year, months, dimension=dimension, borders=borders, group=group, vintage=vintage, at=moment)
    found = results(warehouse, view, shown_units(warehouse.units, borders, level, parent))
    before = {result.unit_id: result for result in found if result.year == year - 1}
    everywhere = _ranked([result for result in found if result.year == year], before)
    return everywhere if among is None else _among(everywhere, among, before)


def national(
    warehouse: Warehouse,
    *,
    dimension: str,
    year: int,
    months: int = 12,
    group: str = "all",
    vintage: str | None = None,
    at: int | None = None,
) -> Standing | None:
    """The nation as it was reported, else the sum of its provinces; unranked. ``None`` without any figure."""
    found = compare(
        warehouse,
        dimension=dimension,
        year=year,
        months=months,
        level="national",
        group=group,
        vintage=vintage,
        at=at,
    )
    alone = [_standing(standing.result, None, 0, standing.last_year) for standing in found]
    return next((standing for standing in alone if standing.result.unit_id == NATIONAL), None)


def _ranked(found: Iterable[Result], before: dict[str, Result]) -> list[Standing]:
    ordered = sorted(found, key=_place)
    rates = [result.rate for result in ordered if result.rate is not None]
    first: dict[Fraction, int] = {}
    for place, rate in enumerate(rates, start=1):
        first.setdefault(rate, place)
    return [
        _standing(result, None if result.rate is None else first[result.rate], len(rates), before.get(result.unit_id))
        for result in ordered
    ]


def _among(everywhere: list[Standing], unit_ids: Collection[str], before: dict[str, Result]) -> list[Standing]:
    places = {standing.result.unit_id: standing for standing in everywhere}
    inside = _ranked([standing.result for standing in everywhere if standing.result.unit_id in unit_ids], before)
    return [
        replace(standing, overall=whole.rank, overall_of=whole.of)
        for standing in inside
        for whole in (places[standing.result.unit_id],)
    ]


def _place(result: Result) -> tuple[bool, bool, Fraction, int]:
    shown = result.shown_rate
    return (result.rate is None, shown is None, -(shown or Fraction(0)), result.name_order)


def _standing(result: Result, rank: int | None, of: int, last_year: Result | None) -> Standing:
    return Standing(result=result, rank=rank, of=of, last_year=last_year, change=_change(result, last_year))


def _change(result: Result, last_year: Result | None) -> Fraction | None:
    """Points between two computed rates or two published as exact; a computed one and a printed one do not compare."""
    if last_year is None or (result.rate is None) != (last_year.rate is None):
        return None
    if result.known_rate is None or last_year.known_rate is None:
        return None
    return result.known_rate - last_year.known_rate
