"""Workload tiers: how many cases make an office small or large, by the year of the document that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from analytics import DATA
from analytics.numbers import integer
from analytics.standards.problem import StandardError, rows

FILE = DATA / "reference" / "workload_tiers.csv"


@dataclass(frozen=True, kw_only=True)
class Tier:
    """A band of numbers of cases; ``upper`` is ``None`` where it has no end. ``year``: the first it holds for."""

    year: int
    lower: int
    lower_included: bool
    upper: int | None
    upper_included: bool
    source: str

    @property
    def id(self) -> str:
        """The lower end, as a word for an address."""
        return str(self.lower)

    @property
    def label(self) -> str:
        """ "từ 500 đến 5.000 việc", "trên 15.000 việc"."""
        first = f"{'từ' if self.lower_included else 'trên'} {integer(self.lower)}"
        if self.upper is None:
            return f"{first} việc"
        return f"{first} đến {'' if self.upper_included else 'dưới '}{integer(self.upper)} việc"

    def holds(self, cases: int) -> bool:
        """Whether so many cases lie in the band."""
        above = cases >= self.lower if self.lower_included else cases > self.lower
        if self.upper is None:
            return above
        return above and (cases <= self.upper if self.upper_included else cases < self.upper)


def load_tiers(file: Path = FILE) -> tuple[Tier, ...]:
    """Every tier, by year and size. ``StandardError`` where the bands of a year leave a hole or overlap."""
    found = sorted((_tier(row) for row in rows(file)), key=lambda tier: (tier.year, tier.lower))
    for year, of_year in groupby(found, key=lambda tier: tier.year):
        _check(list(of_year), f"{file.name}, {year}")
    return tuple(found)


def tiers_of(tiers: Sequence[Tier], year: int) -> tuple[Tier, ...]:
    """The tiers of the newest document not after the year; before the first document, those of the first."""
    known = sorted({tier.year for tier in tiers})
    held = [each for each in known if each <= year] or known[:1]
    return tuple(tier for tier in tiers if held and tier.year == held[-1])


def _tier(row: dict[str, str]) -> Tier:
    return Tier(
        year=int(row["year"]),
        lower=int(row["lower"]),
        lower_included=row["lower_included"] == "true",
        upper=int(row["upper"]) if row["upper"] else None,
        upper_included=row["upper_included"] == "true",
        source=row["source"],
    )


def _check(tiers: Sequence[Tier], where: str) -> None:
    for tier in tiers:
        if tier.upper is not None and tier.upper <= tier.lower:
            raise StandardError(f"{where}: {tier.label} holds nothing")
    for low, high in pairwise(tiers):
        if low.upper is None or low.upper > high.lower or _both(low, high):
            raise StandardError(f"{where}: {low.label} and {high.label} overlap")
        if low.upper < high.lower or not (low.upper_included or high.lower_included):
            raise StandardError(f"{where}: a hole between {low.label} and {high.label}")


def _both(low: Tier, high: Tier) -> bool:
    return low.upper == high.lower and low.upper_included and high.lower_included
