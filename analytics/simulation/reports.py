"""Which reports came in, which come late, and which never came."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from analytics.periods import YEAR_MONTHS, period_end
from analytics.simulation.places import Layer
from analytics.simulation.settings import Settings
from analytics.units import MERGER_DAY, Unit


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A unit whose report of a period is not there."""

    unit: str
    year: int
    months: int

    def leaves_out(self, unit: Unit) -> bool:
        """A missing province takes its offices and the nation with it; a missing office only itself."""
        whole_province = "." not in self.unit
        return self.unit in (unit.id, unit.parent_id) or (unit.level == "national" and whole_province)


def expected(settings: Settings, layer: Layer, border: str) -> np.ndarray:
    """[years, months, units] whether a report is due: the period ends under these borders (``before``, ``after``)."""
    months = range(1, YEAR_MONTHS + 1)
    new = np.array([[period_end(year, month) >= MERGER_DAY for month in months] for year in settings.years])
    return np.repeat((new == (border == "after"))[..., None], len(layer.units), axis=2)


def reported(settings: Settings, dimension: str, layer: Layer, border: str, *, late: bool) -> np.ndarray:
    """[years, months, units] whether a report came in time; with ``late``, whether it comes after that."""
    missing = settings.missing
    never = _marked(settings, layer, [Gap(**gap) for gap in (*missing["provinces"], *missing["offices"])])
    waiting = _marked(settings, layer, _late(missing["late"], dimension))
    return expected(settings, layer, border) & ~never & (waiting if late else ~waiting)


def _late(late: dict[str, Any], dimension: str) -> list[Gap]:
    return [Gap(unit=unit, year=late["year"], months=late["months"]) for unit in late[dimension]]


def _marked(settings: Settings, layer: Layer, gaps: Iterable[Gap]) -> np.ndarray:
    marks = np.zeros((len(settings.years), YEAR_MONTHS, len(layer.units)), dtype=bool)
    for gap in gaps:
        left_out = np.array([gap.leaves_out(unit) for unit in layer.units])
        marks[gap.year - settings.first_year, gap.months - 1] |= left_out
    return marks
