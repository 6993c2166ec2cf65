"""What units say: own rows first, then sums of offices, then sums of provinces."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from analytics.measures import adding, territory
from analytics.measures.adding import Period
from analytics.measures.views import View
from analytics.measures.voices import Voice, own_voice, sum_voice, summed
from analytics.periods import period_end
from analytics.units import NATIONAL, Units
from analytics.warehouse import Warehouse

OFFICE = "office"
FEW = 30
Voices = dict[Period, dict[str, Voice]]
"""(year, months) → unit id → voice."""


def voices(warehouse: Warehouse, view: View, asked: Collection[str]) -> Voices:
    """What each unit says: its own row, else the sum of its offices, else the sum of the provinces that make it up."""
    parts = {part for unit_id in asked for part in territory.possible_parts(warehouse.units, view.borders, unit_id)}
    rows = _rows(warehouse, view, {*asked, *parts})
    wanting = _wanting(warehouse, view, {*asked, *parts}, rows)
    if any(unit_id in parts for unit_id, _ in wanting):
        own = _own_voices(warehouse, view, rows, {*asked, *parts})
        through_offices = _office_voices(warehouse, view, wanting)
        sums = _sums(warehouse, view, asked, own, through_offices)
    else:
        own = _own_voices(warehouse, view, rows, asked)
        through_offices = _office_voices(warehouse, view, wanting)
        sums = _province_voices(warehouse, view, rows, asked)
    return {
        period: {**sums.get(period, {}), **through_offices.get(period, {}), **own.get(period, {})}
        for period in {*own, *through_offices, *sums}
    }


def _rows(warehouse: Warehouse, view: View, speakers: Collection[str]) -> pa.Table:
    """The own rows of the speakers, perhaps with others'. Those of a brief view are one answer for all who ask."""
    tables = []
    for of_offices in (False, True):
        chosen = {unit_id for unit_id in speakers if (warehouse.units.get(unit_id).level == OFFICE) == of_offices}
        if chosen:
            is_shared = view.is_brief and not of_offices
            named = None if is_shared or len(chosen) > FEW else sorted(chosen)
            find = partial(warehouse.arrow, "own_rows", **view.parameters, of_offices=of_offices, unit_ids=named)
            question = ("own rows", *view.parameters.values())
            tables.append(warehouse.remember(question, find) if is_shared else find())
    return pa.concat_tables(tables)


def _own_voices(warehouse: Warehouse, view: View, rows: pa.Table, speakers: Collection[str]) -> Voices:
    figures = warehouse.catalog.datasets[view.dimension].figures
    voices: Voices = defaultdict(dict)
    for row in rows.filter(pc.is_in(rows["unit_id"], pa.array(speakers, pa.string()))).to_pylist():
        voices[row["year"], row["months"]][row["unit_id"]] = own_voice(row, figures)
    return voices


def _office_voices(warehouse: Warehouse, view: View, wanting: Collection[tuple[str, Period]]) -> Voices:
    """Sums of offices, for provinces and periods in which only offices gave figures."""
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


def _province_voices(warehouse: Warehouse, view: View, rows: pa.Table, asked: Collection[str]) -> Voices:
    """Sums of provinces that all speak for themselves, added up as columns: there may be many periods."""
    figures, units = warehouse.catalog.datasets[view.dimension].figures, warehouse.units
    with_figures = rows.filter(rows["has_figures"])
    voices: Voices = defaultdict(dict)
    for wholes in _wholes(units, view.borders, with_figures, asked):
        for whole, period, row in adding.added_up(with_figures, figures, wholes):
            parts = territory.parts(units, view.borders, whole, period_end(*period))
            voices[period][whole] = sum_voice(row, figures, parts)
    return voices


def _wholes(units: Units, borders: str, rows: pa.Table, asked: Collection[str]) -> Iterator[list[str | None]]:
    """For each row the merged province that it counts in; for each the nation, if it is asked for."""
    names = rows["unit_id"].to_pylist()
    others = [whole for whole in asked if whole != NATIONAL]
    merged = {part: whole for whole in others for part in territory.possible_parts(units, borders, whole)}
    if NATIONAL in asked:
        periods = adding.periods_of(rows)
        due = {period: territory.parts(units, borders, NATIONAL, period_end(*period)) for period in set(periods)}
        yield [NATIONAL if name in due[period] else None for name, period in zip(names, periods, strict=True)]
    if merged:
        yield [merged.get(name) for name in names]


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


def _wanting(warehouse: Warehouse, view: View, speakers: Collection[str], rows: pa.Table) -> set[tuple[str, Period]]:
    """(unit, period) of the speakers whose offices reported while they gave no figures themselves."""
    parameters = {name: value for name, value in view.parameters.items() if name != "vintage"}
    named = None if view.is_brief or len(speakers) > FEW else sorted(speakers)
    own = rows.filter(rows["has_figures"])
    heard = set(zip(*(own[name].to_pylist() for name in ("unit_id", "year", "months")), strict=True))
    find = partial(warehouse.tuples, "office_periods", unit_ids=named, **parameters)
    by_offices = warehouse.remember(("by offices", *view.parameters.values()), find) if view.is_brief else find()
    return {
        (unit_id, (year, months))
        for unit_id, year, months in by_offices
        if unit_id in speakers and (unit_id, year, months) not in heard
    }
