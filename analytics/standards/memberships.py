"""Which province belongs to which region under which borders, and to which emulation block in which years."""

from dataclasses import dataclass
from pathlib import Path

from analytics import DATA
from analytics.standards.problem import StandardError, rows

REGIONS, BLOCKS = DATA / "reference" / "regions.csv", DATA / "reference" / "emulation_blocks.csv"


@dataclass(frozen=True, kw_only=True)
class Membership:
    """One unit in one group. ``borders``: those a region is drawn in; ``first_year`` to ``last_year``: the reporting
    years of a block, both included."""

    group_id: str
    label: str
    unit_id: str
    source: str
    borders: str = ""
    first_year: int = 0
    last_year: int = 9999


def load_regions(file: Path = REGIONS) -> tuple[Membership, ...]:
    """The regions; ``StandardError`` when a province is in two of the same borders."""
    found = tuple(Membership(**row) for row in rows(file))
    _once([(each.borders, each.unit_id) for each in found], file.name)
    return found


def load_blocks(file: Path = BLOCKS) -> tuple[Membership, ...]:
    """The emulation blocks that are officially known; ``StandardError`` when a province is in two in the same year."""
    found = tuple(_block(row) for row in rows(file))
    spans = [(year, each.unit_id) for each in found for year in range(each.first_year, each.last_year + 1)]
    _once(spans, file.name)
    return found


def _block(row: dict[str, str]) -> Membership:
    years = {name: int(row[name]) for name in ("first_year", "last_year")}
    return Membership(**{**row, **years})


def _once(places: list[tuple], where: str) -> None:
    twice = sorted({str(place) for place in places if places.count(place) > 1})
    if twice:
        raise StandardError(f"{where}: in two groups at once: {', '.join(twice)}")
