"""How much one enforcer of the country carried in a year, as it was published."""

from dataclasses import dataclass
from pathlib import Path

from analytics import DATA
from analytics.standards.problem import StandardError, rows

FILE = DATA / "reference" / "enforcer_load.csv"


@dataclass(frozen=True, kw_only=True)
class Load:
    """``per_enforcer``: việc or đồng of a whole reporting year, the mean of the country."""

    year: int
    dimension: str
    per_enforcer: int
    source: str


def load_loads(file: Path = FILE) -> tuple[Load, ...]:
    """Every published mean, oldest first; ``StandardError`` when a year has two of one dimension."""
    found = sorted(
        (Load(**{**row, "year": int(row["year"]), "per_enforcer": int(row["per_enforcer"])}) for row in rows(file)),
        key=lambda each: (each.year, each.dimension),
    )
    if len({(each.year, each.dimension) for each in found}) < len(found):
        raise StandardError(f"{file.name}: two means of one year and dimension")
    return tuple(found)
