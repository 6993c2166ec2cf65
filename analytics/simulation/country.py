"""The simulated country as typed tables."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.periods import YEAR_MONTHS
from analytics.simulation.annual import annual
from analytics.simulation.campaigns import lifted
from analytics.simulation.monthly import FIGURES, Figures, monthly
from analytics.simulation.names import written
from analytics.simulation.places import Layer, Places, find_places
from analytics.simulation.reports import reported
from analytics.simulation.settings import DIMENSIONS, Settings, load_settings
from analytics.simulation.targets import target_rows
from analytics.simulation.tendencies import Tendencies, draw
from analytics.units import Units


@dataclass(frozen=True, kw_only=True, eq=False)
class Country:
    """Everything simulated. ``figures``: dimension → column → [cells, years, months], in việc or đồng.

    ``names``: unit id → what the unit writes at the head of a report.
    ``targets`` has the columns of the dataset of that name, with ``unit_id`` beside ``unit``.
    """

    seed: int
    settings: Settings
    places: Places
    names: Mapping[str, str]
    figures: Mapping[str, Figures]
    targets: pa.Table

    def table(self, dimension: str, level: str, *, late: bool = False) -> pa.Table:
        """Rows of a level (``national``, ``province``, ``office``) in order of time: those that have come in, or with
        ``late`` those that come in afterwards.

        Columns: ``unit_id``, ``unit`` as a person writes it, ``year``, ``months``, ``vintage``, then the figures as
        int64 việc or đồng, null where the form has no such column, and ``source``.
        """
        parts = [self._part(dimension, level, border, late) for border in ("before", "after")]
        return pa.concat_tables(parts).combine_chunks()

    def _part(self, dimension: str, level: str, border: str, late: bool) -> pa.Table:
        layer: Layer = getattr(self.places, border)[level]
        wanted = reported(self.settings, dimension, layer, border, late=late)
        year, month, unit = np.nonzero(wanted)
        columns = {
            "unit_id": pa.array([one.id for one in layer.units]).take(pa.array(unit)),
            "unit": pa.array([self.names[one.id] for one in layer.units]).take(pa.array(unit)),
            "year": pa.array(year + self.settings.first_year),
            "months": pa.array(month + 1),
            "vintage": pa.array(["preliminary", "final"]).take(pa.array((month == YEAR_MONTHS - 1).astype(np.int64))),
        }
        for name, cells in self.figures[dimension].items():
            values = layer.sums(cells).transpose(1, 2, 0)[wanted]
            columns[name] = pa.array(values, mask=self._not_on_the_form(dimension, name, year))
        columns["source"] = self._sources(dimension, level, year, month)
        return pa.table(columns)

    def _not_on_the_form(self, dimension: str, column: str, year: np.ndarray) -> np.ndarray:
        if column == "other_status":
            return year + self.settings.first_year < self.settings.other_status_from
        return np.full(len(year), column == "reduced" and dimension == "cases")

    def _sources(self, dimension: str, level: str, year: np.ndarray, month: np.ndarray) -> pa.Array:
        texts = [text.format(seed=self.seed) for text in (self.settings.source, self.settings.source_published)]
        printed = np.array([bool(self.settings.published(dimension, year)) for year in self.settings.years])
        agrees = printed[year] & (month == YEAR_MONTHS - 1) & (level == "national")
        return pa.array(texts).take(pa.array(agrees.astype(np.int64)))


def simulate(units: Units, seed: int = 2025) -> Country:
    """The simulated country of that seed, in memory; the same seed makes the same country."""
    settings, places = load_settings(), find_places(units)
    tendencies = lifted(draw(places, settings, seed), places, settings)
    return Country(
        seed=seed,
        settings=settings,
        places=places,
        names={unit.id: written(unit, units) for unit in units},
        figures={name: _figures(places, settings, name, tendencies[name]) for name in DIMENSIONS},
        targets=target_rows(units, settings, seed),
    )


def _figures(places: Places, settings: Settings, dimension: str, tendencies: Tendencies) -> Figures:
    figures = monthly(settings, dimension, annual(settings, dimension, tendencies), tendencies)
    if dimension == "money":
        _add_mega_case(figures, places, settings)
    grain = settings.of(dimension)["grain"]
    return {name: figures[name] * grain for name in FIGURES}


def _add_mega_case(figures: Figures, places: Places, settings: Settings) -> None:
    """Add the mega-case to its office, column by column, so that sums and identities stay true."""
    mega = settings.mega
    accepted = mega["carried_in"] + mega["newly_accepted"]
    added = {
        **{name: mega[name] for name in ("carried_in", "newly_accepted", "enforceable")},
        "total_accepted": accepted,
        "must_enforce": accepted,
        "completed": mega["done"],
        "in_progress": mega["enforceable"] - mega["done"],
        "not_enforceable": accepted - mega["enforceable"],
        "carried_out": accepted - mega["done"],
    }
    office = [cell.id for cell in places.cells].index(settings.mega_case["office"])
    for name, course in added.items():
        figures[name][office] += course
