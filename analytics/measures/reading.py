"""From the warehouse to results: own rows first, then sums of offices, then sums of provinces."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from analytics.measures import territory
from analytics.measures.locks import corrected_at
from analytics.measures.results import Result
from analytics.measures.targets import Target, in_force, targets_set
from analytics.measures.voices import Voice, own_voice, sum_voice, summed
from analytics.periods import period_end
from analytics.warehouse import Warehouse

RATE, OFFICE = "rate", "office"
FEW = 30
Period = tuple[int, int]
Voices = dict[Period, dict[str, Voice]]
"""(year, months) → unit id → voice."""


@dataclass(frozen=True, kw_only=True)
class View:
    """What to read: one dimension and group, a span of years and of months (both ends in), as known at an entry."""

    dimension: str
    first_year: int
    last_year: int
    first_months: int
    last_months: int
    borders: str
    group: str
    vintage: str | None
    at: int

    @property
    def is_brief(self) -> bool:
        """One period and at most the one before: few enough rows to read all units and share the answer."""
        return self.first_months == self.last_months and self.last_year - self.first_year <= 1

    @property
    def parameters(self) -> dict[str, int | str | None]:
        """The view as parameters of the questions about figures."""
        named = {name: value for name, value in asdict(self).items() if name not in ("dimension", "borders")}
        return {**named, "dataset": self.dimension}


def results(warehouse: Warehouse, view: View, unit_ids: Iterable[str]) -> tuple[Result, ...]:
    """Results of the units in every period of the view in which they have any, oldest first, then by name.

    ``KeyError`` for a dimension, borders or a unit that do not exist.
    """
    asked = tuple(unit_ids)
    return warehouse.remember(("results", view, asked), lambda: _found(warehouse, view, asked))


def _found(warehouse: Warehouse, view: View, asked: Collection[str]) -> tuple[Result, ...]:
    voices = _voices(warehouse, view, asked)
    order = _name_order(warehouse)
    by_name = sorted(asked, key=order.__getitem__)
    targets = targets_set(
        warehouse,
        dimension=view.dimension,
        unit_ids=asked,
        first_year=view.first_year,
        last_year=view.last_year,
        at=view.at,
    )
    return tuple(
        _result(warehouse, view, unit_id, period, voices[period][unit_id], targets, order)
        for period in sorted(voices)
        for unit_id in by_name
        if unit_id in voices[period]
    )


def _voices(warehouse: Warehouse, view: View, asked: Collection[str]) -> Voices:
    """What each unit says: its own row, else the sum of its offices, else the sum of the provinces that make it up."""
    parts = {part for unit_id in asked for part in territory.possible_parts(warehouse.units, view.borders, unit_id)}
    if view.is_brief or _unheard(warehouse, view, parts):
        own = _own_voices(warehouse, view, {*asked, *parts})
        through_offices = _office_voices(warehouse, view, {*asked, *parts}, own)
        sums = _sums(warehouse, view, asked, own, through_offices)
    else:
        own = _own_voices(warehouse, view, asked)
        through_offices = _office_voices(warehouse, view, asked, own)
        sums = _province_voices(warehouse, view, asked) if parts else {}
    return {
        period: {**sums.get(period, {}), **through_offices.get(period, {}), **own.get(period, {})}
        for period in {*own, *through_offices, *sums}
    }


def _unheard(warehouse: Warehouse, view: View, parts: Collection[str]) -> bool:
    """Whether some part does not speak for itself in some period, so that its offices have to."""
    return bool(parts) and bool(warehouse.rows("unheard_provinces", unit_ids=sorted(parts), **view.parameters))


def _own_voices(warehouse: Warehouse, view: View, speakers: Collection[str]) -> Voices:
    figures = warehouse.catalog.datasets[view.dimension].figures
    voices: Voices = defaultdict(dict)
    for of_offices in (False, True):
        chosen = {unit_id for unit_id in speakers if (warehouse.units.get(unit_id).level == OFFICE) == of_offices}
        if chosen:
            named = None if view.is_brief and len(chosen) > FEW else sorted(chosen)
            rows = warehouse.rows("own_rows", of_offices=of_offices, unit_ids=named, **view.parameters)
            for row in rows:
                if row["unit_id"] in chosen:
                    voices[row["year"], row["months"]][row["unit_id"]] = own_voice(row, figures)
    return voices


def _office_voices(warehouse: Warehouse, view: View, speakers: Collection[str], own: Voices) -> Voices:
    """Sums of offices, for provinces and periods in which only offices gave figures."""
    wanting = _wanting(warehouse, view, speakers, own)
    if not wanting:
        return {}
    figures = warehouse.catalog.datasets[view.dimension].figures
    provinces = sorted({unit_id for unit_id, _ in wanting})
    voices: Voices = defaultdict(dict)
    for row in warehouse.rows("office_sums", unit_ids=provinces, **view.parameters):
        unit_id, period = row["unit_id"], (row["year"], row["months"])
        if (unit_id, period) in wanting:
            due = territory.offices(warehouse.units, unit_id, period_end(*period))
            voices[period][unit_id] = sum_voice(row, figures, due)
    return voices


def _province_voices(warehouse: Warehouse, view: View, asked: Collection[str]) -> Voices:
    """Sums of provinces that all speak for themselves, added up where they lie: there are many periods."""
    figures = warehouse.catalog.datasets[view.dimension].figures
    voices: Voices = defaultdict(dict)
    rows = warehouse.rows("province_sums", unit_ids=sorted(asked), borders=view.borders, **view.parameters)
    for row in rows:
        unit_id, period = row["unit_id"], (row["year"], row["months"])
        parts = territory.parts(warehouse.units, view.borders, unit_id, period_end(*period))
        voices[period][unit_id] = sum_voice(row, figures, parts)
    return voices


def _sums(warehouse: Warehouse, view: View, asked: Collection[str], own: Voices, through_offices: Voices) -> Voices:
    """Sums of provinces of which some speak through their offices."""
    voices: Voices = defaultdict(dict)
    for period in {*own, *through_offices}:
        on = period_end(*period)
        with_figures = {unit_id: voice for unit_id, voice in own.get(period, {}).items() if voice.figures}
        usable = {**through_offices.get(period, {}), **with_figures}
        for unit_id in asked:
            voice = summed(usable, territory.parts(warehouse.units, view.borders, unit_id, on))
            if voice:
                voices[period][unit_id] = voice
    return voices


def _wanting(warehouse: Warehouse, view: View, speakers: Collection[str], own: Voices) -> set[tuple[str, Period]]:
    parameters = {name: value for name, value in view.parameters.items() if name != "vintage"}
    named = None if view.is_brief else sorted(speakers)
    wanting: set[tuple[str, Period]] = set()
    for row in warehouse.rows("office_periods", unit_ids=named, **parameters):
        unit_id, period = row["unit_id"], (row["year"], row["months"])
        voice = own.get(period, {}).get(unit_id)
        if unit_id in speakers and not (voice and voice.figures):
            wanting.add((unit_id, period))
    return wanting


def _name_order(warehouse: Warehouse) -> dict[str, int]:
    def find() -> dict[str, int]:
        return {row["unit_id"]: row["name_order"] for row in warehouse.rows("name_order")}

    return warehouse.remember("name order", find)


def _result(
    warehouse: Warehouse,
    view: View,
    unit_id: str,
    period: Period,
    voice: Voice,
    targets: dict[tuple[str, int], list[Target]],
    order: dict[str, int],
) -> Result:
    unit, (year, months) = warehouse.units.get(unit_id), period
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
        target=in_force(targets.get((unit_id, year), ()), period_end(year, months)),
        parts=voice.parts,
        parts_reported=voice.parts_reported,
        missing=voice.missing,
        origin=voice.origin,
        formula=warehouse.catalog.indicators[RATE],
        name_order=order[unit_id],
        corrected_at=corrected_at(warehouse, view.dimension, (year, months, view.group), voice.entry, view.at),
    )
