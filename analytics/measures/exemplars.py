"""Model units and how far the others of their province are from them; indices that others measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.measures.comparison import compare
from analytics.measures.movements import lines, records
from analytics.measures.results import Result
from analytics.warehouse import Warehouse

DIMENSIONS = {"rate_cases": "cases", "rate_money": "money"}
CLOSE = 1
"""Percentage points within which a unit has caught up with the model."""


@dataclass(frozen=True, kw_only=True)
class Exemplar:
    """A unit held up as a model in a field; ``indicator`` says by which rate others are compared, if anybody did."""

    unit_id: str
    year: int
    field: str
    indicator: str | None
    status: str
    source: str | None
    entry: int


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Percentage points between the rate of a unit and that of the model unit of its province."""

    exemplar: Exemplar
    model: Result
    result: Result
    points: Fraction

    @property
    def step(self) -> str:
        """``learning``, ``caught_up`` or ``surpassed``."""
        return "caught_up" if abs(self.points) < CLOSE else "surpassed" if self.points > 0 else "learning"


@dataclass(frozen=True, kw_only=True)
class Index:
    """What others measured of a province: a value in percent, and a rank among ``rank_scope``."""

    unit_id: str
    year: int
    family: str
    item: str
    value: Decimal | None
    value_before: Decimal | None
    rank: int | None
    rank_of: int | None
    rank_scope: str | None
    source: str | None
    entry: int


def exemplars(warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None) -> list[Exemplar]:
    """The models of a year."""
    return records(warehouse, Exemplar, "exemplars", year=year, unit_id=unit_id, at=at)


def gaps(warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None) -> list[Gap]:
    """How far the other offices of the province are from each model, at the end of the year; the farthest last."""
    found = exemplars(warehouse, year=year, unit_id=unit_id, at=at)
    return [gap for each in found if each.indicator for gap in _around(warehouse, each, at)]


def indices(warehouse: Warehouse, *, unit_id: str | None = None, at: int | None = None) -> list[Index]:
    """Indices of all years."""
    return records(warehouse, Index, "indices", unit_id=unit_id, at=at)


def _around(warehouse: Warehouse, exemplar: Exemplar, at: int | None) -> list[Gap]:
    parent = lines(warehouse.units, exemplar.unit_id)[-1]
    place = {"dimension": DIMENSIONS[exemplar.indicator], "year": exemplar.year, "at": at}
    is_office = parent != exemplar.unit_id and warehouse.units.get(exemplar.unit_id).level == "office"
    results = [
        each.result
        for each in compare(warehouse, **place, **({"parent": parent, "level": "office"} if is_office else {}))
    ]
    return _gaps(exemplar, [each for each in results if each.rate is not None])


def _gaps(exemplar: Exemplar, results: Sequence[Result]) -> list[Gap]:
    model = next((each for each in results if each.unit_id == exemplar.unit_id), None)
    if model is None:
        return []
    others = [each for each in results if each is not model]
    found = [Gap(exemplar=exemplar, model=model, result=each, points=each.rate - model.rate) for each in others]
    return sorted(found, key=lambda gap: -gap.points)
