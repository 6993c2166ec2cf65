"""Which units' own rows a result is made of, so that a number can be traced."""

from dataclasses import dataclass

from analytics.measures import territory
from analytics.measures.reading import results
from analytics.measures.results import Result
from analytics.measures.views import View
from analytics.periods import period_end
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Speakers:
    """A result, if there is one, and the units whose rows it was read from: itself, its offices or its provinces."""

    result: Result | None
    units: tuple[str, ...]


def speakers(
    warehouse: Warehouse,
    unit_id: str,
    *,
    dimension: str,
    year: int,
    months: int,
    borders: str = "reported",
    group: str = "all",
    vintage: str | None = None,
    at: int | None = None,
) -> Speakers:
    """The result of one unit in one period with those who speak in it: its own row first, as when it is worked out."""
    moment = warehouse.head if at is None else at
    view = View.of_period(year, months, dimension=dimension, borders=borders, group=group, vintage=vintage, at=moment)
    found = _found(warehouse, view, (unit_id,)).get(unit_id)
    if found is None or found.origin == "reported":
        return Speakers(result=found, units=(unit_id,))
    return Speakers(result=found, units=_offices(warehouse, view, unit_id) or _provinces(warehouse, view, unit_id))


def _found(warehouse: Warehouse, view: View, unit_ids: tuple[str, ...]) -> dict[str, Result]:
    return {one.unit_id: one for one in results(warehouse, view, unit_ids) if one.year == view.last_year}


def _offices(warehouse: Warehouse, view: View, unit_id: str) -> tuple[str, ...]:
    """The offices of a province that gave figures."""
    due = territory.offices(warehouse.units, unit_id, period_end(view.last_year, view.last_months))
    return tuple(office for office, found in _found(warehouse, view, tuple(due)).items() if found.figures)


def _provinces(warehouse: Warehouse, view: View, unit_id: str) -> tuple[str, ...]:
    """The provinces in a sum, or the offices of those that gave no figures themselves."""
    parts = territory.parts(warehouse.units, view.borders, unit_id, period_end(view.last_year, view.last_months))
    speaking = []
    for part, found in _found(warehouse, view, tuple(parts)).items():
        itself = found.origin == "reported" and found.figures
        speaking += [part] if itself else _offices(warehouse, view, part)
    return tuple(speaking)
