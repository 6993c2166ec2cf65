"""What happened outside the figures and touches them: a disease, a law, a merger. For the eye, never for arithmetic."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from analytics.measures.movements import records
from analytics.periods import months_to
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """One note; without days it holds for its whole reporting year, with only a first day for that day alone."""

    unit_id: str
    year: int
    label: str
    kind: str
    starts: date | None
    ends: date | None
    source: str | None
    entry: int

    @property
    def periods(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last (year, month) that it touches."""
        first = months_to(self.starts) if self.starts else (self.year, 1)
        last = months_to(self.ends) if self.ends else first if self.starts else (self.year, 12)
        return first, last


def annotations(
    warehouse: Warehouse, *, unit_ids: Collection[str], borders: str = "reported", at: int | None = None
) -> list[Annotation]:
    """Notes about these units, about what they were made of, and about the country, oldest first."""
    mapping = warehouse.units.mapping(borders)
    asked = {mapping.get(unit_id, unit_id) for unit_id in unit_ids} | {NATIONAL}
    found = records(warehouse, Annotation, "annotations", at=at)
    return sorted(
        (each for each in found if mapping.get(each.unit_id, each.unit_id) in asked), key=lambda each: each.periods
    )
