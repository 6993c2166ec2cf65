"""What can be tuned about the simulated country: ``data/reference/simulation.toml``, in whole numbers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from analytics import DATA
from analytics.periods import YEAR_MONTHS

DIMENSIONS = ("cases", "money")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The file, section by section; see its comments for what each number means."""

    first_year: int
    last_year: int
    other_status_from: int
    source: str
    source_published: str
    cases: Mapping[str, Any]
    money: Mapping[str, Any]
    covid: Mapping[str, Any]
    mega_case: Mapping[str, Any]
    large_cases: Mapping[str, Any]
    persons: Mapping[str, Any]
    groups: Mapping[str, Any]
    campaigns: Mapping[str, Any]
    interventions: Mapping[str, Any]
    missing: Mapping[str, Any]
    targets: Mapping[str, Any]
    lean: Mapping[str, dict[str, float]]
    sizes: Mapping[str, list[float]]

    @property
    def years(self) -> range:
        """Reporting years simulated."""
        return range(self.first_year, self.last_year + 1)

    def of(self, dimension: str) -> Mapping[str, Any]:
        """The section of ``cases`` or ``money``."""
        return {"cases": self.cases, "money": self.money}[dimension]

    def national(self, dimension: str, year: int) -> dict[str, int]:
        """National totals of a whole year, in grains: việc, or thousands of đồng."""
        section = self.of(dimension)
        scale = section["unit"] // section["grain"]
        return {name: value * scale for name, value in section["national"][str(year)].items() if name != "published"}

    def published(self, dimension: str, year: int) -> list[str]:
        """Names of those totals that a public source prints."""
        return self.of(dimension)["national"][str(year)]["published"]

    @cached_property
    def mega(self) -> dict[str, np.ndarray]:
        """The mega-case: ``newly_accepted``, ``carried_in``, ``enforceable``, ``done`` → [years, months], in grains."""
        scale = self.mega_case["unit"] // self.money["grain"]
        names = ("newly_accepted", "carried_in", "enforceable", "done")
        mega = {name: np.zeros((len(self.years), YEAR_MONTHS), dtype=np.int64) for name in names}
        for place, year in enumerate(self.years):
            for name, values in self.mega_case.get(str(year), {}).items():
                mega[name][place] = np.array(values, dtype=np.int64) * scale
            if place:
                mega["carried_in"][place] = sum(mega[name][place - 1, -1] for name in ("carried_in", "newly_accepted"))
                mega["carried_in"][place] -= mega["done"][place - 1, -1]
        return mega


def load_settings(file: Path = DATA / "reference" / "simulation.toml") -> Settings:
    """Read the settings; ``TypeError`` names a section that is missing or unknown."""
    return Settings(**tomllib.loads(file.read_text(encoding="utf-8")))
