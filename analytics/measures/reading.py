"""From the warehouse to results: what units say, with their targets and what was corrected."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.catalog import Indicator
from analytics.measures.adding import Period
from analytics.measures.hearing import Voices, voices
from analytics.measures.locks import first_locks, moment
from analytics.measures.results import Result
from analytics.measures.targets import Target, in_force, targets_set
from analytics.measures.tier_targets import WORKLOAD, Bands, bands_set, by_size, whole_of
from analytics.measures.views import View
from analytics.measures.voices import Voice
from analytics.periods import period_end
from analytics.units import Unit
from analytics.warehouse import Warehouse

RATE = "rate"
CASES, ALL = "cases", "all"


def results(warehouse: Warehouse, view: View, unit_ids: Iterable[str]) -> tuple[Result, ...]:
    """Results of the units in every period of the view in which they have any, oldest first, then by name.

    ``KeyError`` for a dimension, borders or a unit that do not exist.
    """
    asked = tuple(unit_ids)
    if not asked:
        return ()
    return warehouse.remember(("results", view, asked), lambda: _found(warehouse, view, asked))


def _found(warehouse: Warehouse, view: View, asked: Collection[str]) -> tuple[Result, ...]:
    spoken = voices(warehouse, view, asked)
    around = _around(warehouse, view, asked)
    by_name = sorted(asked, key=around.order.__getitem__)
    return tuple(
        _result(around, unit_id, period, spoken[period][unit_id])
        for period in sorted(spoken)
        for unit_id in by_name
        if unit_id in spoken[period]
    )


def _name_order(warehouse: Warehouse) -> dict[str, int]:
    def find() -> dict[str, int]:
        return {row["unit_id"]: row["name_order"] for row in warehouse.rows("name_order")}

    return warehouse.remember("name order", find)


@dataclass(frozen=True, kw_only=True)
class _Around:
    """What every result of a view is completed from, looked up once."""

    warehouse: Warehouse
    view: View
    formula: Indicator
    order: Mapping[str, int]
    targets: Mapping[tuple[str, int], Sequence[Target]]
    bands: Bands
    sizes: Voices
    locked: Mapping[tuple[int, int, str], int]


def _around(warehouse: Warehouse, view: View, asked: Collection[str]) -> _Around:
    span = {"first_year": view.first_year, "last_year": view.last_year, "at": view.at}
    named = () if view.is_brief else asked
    bands = bands_set(warehouse, dimension=view.dimension, **span) if view.group == ALL else {}
    return _Around(
        warehouse=warehouse,
        view=view,
        formula=warehouse.catalog.indicators[RATE],
        order=_name_order(warehouse),
        targets=targets_set(warehouse, dimension=view.dimension, group=view.group, unit_ids=named, **span),
        bands=bands,
        sizes=voices(warehouse, replace(view, dimension=CASES), asked) if bands and view.dimension != CASES else {},
        locked=first_locks(warehouse, view.dimension, view.at),
    )


def _target(around: _Around, unit: Unit, period: Period, voice: Voice) -> Target | None:
    """The unit's own target in force, else that of the band its cases lie in."""
    on = period_end(*period)
    own = around.targets.get((unit.id, period[0]), ())
    bands = around.bands.get((whole_of(unit), period[0]), ()) if around.bands and not own else ()
    if not bands:
        return in_force(own, on)
    counted = voice if around.view.dimension == CASES else around.sizes.get(period, {}).get(unit.id)
    return by_size(bands, counted.figures.get(WORKLOAD) if counted else None, on)


def _result(around: _Around, unit_id: str, period: Period, voice: Voice) -> Result:
    view, unit, (year, months) = around.view, around.warehouse.units.get(unit_id), period
    lock = around.locked.get((year, months, view.group)) if around.locked else None
    is_late = lock is not None and voice.entry > lock
    return Result(
        unit_id=unit_id,
        unit=unit.name,
        level=unit.level,
        dimension=view.dimension,
        year=year,
        months=months,
        group=view.group,
        vintage=voice.vintage,
        entry=voice.entry,
        figures=voice.figures,
        published_rate=voice.published_rate,
        qualifier=voice.qualifier,
        sources=voice.sources,
        target=_target(around, unit, period, voice),
        parts=voice.parts,
        parts_reported=voice.parts_reported,
        missing=voice.missing,
        origin=voice.origin,
        formula=around.formula,
        name_order=around.order[unit_id],
        corrected_at=moment(around.warehouse, voice.entry, view.at) if is_late else None,
    )
