"""What lies on the desk while one file is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analytics.catalog import Catalog, Dataset
from analytics.intake.findings import Answers, Voice
from analytics.intake.vocabulary import Vocabulary
from analytics.progress import Tell, silent
from analytics.units import Units


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The dataset the file is read as, everything known about it, what the person said, and our voice."""

    dataset: Dataset
    catalog: Catalog
    units: Units
    answers: Answers
    vocabulary: Vocabulary
    voice: Voice
    tell: Tell = silent

    @property
    def limits(self) -> Mapping[str, Any]:
        """How large a file may be."""
        return self.catalog.plausibility["limits"]

    def knows(self, cell: str) -> bool:
        """True when a cell is a header or the name of a unit."""
        return self.vocabulary.knows(cell) or self.units.knows(cell)
