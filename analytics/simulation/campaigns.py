"""Peak campaigns of the simulated country: who launched them, their waves and targets, and months that are faster."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from analytics.periods import months_to
from analytics.simulation.places import Places
from analytics.simulation.settings import Settings
from analytics.simulation.tendencies import Tendencies

if TYPE_CHECKING:
    from analytics.simulation.country import Country

_WHOLE = 100
Row = dict[str, object]


def lifted(tendencies: Mapping[str, Tendencies], places: Places, settings: Settings) -> dict[str, Tendencies]:
    """The tendencies with the months of every wave busier in its provinces; no year ends on another figure."""
    factor = _factors(places, settings)
    return {name: replace(each, unrest=_busier(each.unrest, factor)) for name, each in tendencies.items()}


def campaign_files(country: "Country") -> dict[str, pa.Table]:
    """File name → rows of the movements, their waves and their targets, as files hold them."""
    source = country.settings.source.format(seed=country.seed)
    homes = list(_homes(country))
    made = {
        "movements.csv": [_movement(*home) for home in homes],
        "waves.csv": [_wave(*home) for home in homes],
        "targets_campaign.csv": [row for home in homes for row in _targets(country, *home)],
    }
    return {name: pa.Table.from_pylist([{**row, "source": source} for row in rows]) for name, rows in made.items()}


def _busier(unrest: Mapping[str, np.ndarray], factor: np.ndarray) -> dict[str, np.ndarray]:
    return {flow: months * factor if flow == "done" else months for flow, months in unrest.items()}


def _factors(places: Places, settings: Settings) -> np.ndarray:
    """[cells, years, months] by what a month is multiplied."""
    layer, found = places.after["province"], np.ones((len(places.cells), len(settings.years), 12))
    for wave in settings.campaigns["waves"]:
        inside = np.isin(layer.of, [index for index, unit in enumerate(layer.units) if unit.id in wave["units"]])
        (year, first), (_, last) = months_to(wave["starts"]), months_to(wave["ends"])
        found[inside, year - settings.first_year, first - 1 : last] = settings.campaigns["lift"] / _WHOLE
    return found


def _homes(country: "Country") -> Iterator[tuple[Mapping, Row, str]]:
    """(wave, unit and year, launcher) of every unit that has a wave."""
    units = {unit.id: unit for unit in country.places.after["province"].units}
    for wave in country.settings.campaigns["waves"]:
        for unit_id in wave["units"]:
            name, unit = country.names[unit_id], units[unit_id]
            place = {"unit": unit.name, "year": months_to(wave["ends"])[0]}
            yield {**wave, "unit_id": unit_id}, place, country.settings.campaigns["launcher"].format(name=name)


def _movement(wave: Mapping, place: Row, launcher: str) -> Row:
    days = {"starts": wave["starts"], "ends": wave["ends"]}
    return {**place, "name": wave["movement"], "kind": "peak", "launcher": launcher, "level": "province_office", **days}


def _wave(wave: Mapping, place: Row, _launcher: str) -> Row:
    days = {"starts": wave["starts"], "ends": wave["ends"], "measured_from": date(place["year"] - 1, 10, 1)}
    return {**place, "movement": wave["movement"], "wave": wave["wave"], **days, "measured_to": wave["ends"]}


def _targets(country: "Country", wave: Mapping, place: Row, launcher: str) -> Iterator[Row]:
    """Above the target that the unit was first given for the year, in force from the first day of the wave."""
    above = Decimal(str(country.settings.campaigns["above"]))
    for row in country.targets.to_pylist():
        if (row["unit_id"], row["year"], row["valid_from"] <= wave["starts"]) == (wave["unit_id"], place["year"], True):
            aim = {"target_pct": row["target_pct"] + above, "comparator": ">=", "kind": "campaign"}
            given = {"dimension": row["dimension"], "assigned_by": launcher, "valid_from": wave["starts"]}
            yield {**place, **aim, **given}
