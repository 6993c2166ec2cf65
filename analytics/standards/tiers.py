"""Workload tiers: how many cases make an office small or large, by the year of the document that says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from analytics import DATA
from analytics.numbers import integer
from analytics.standards.problem import StandardError, rows

FILE = DATA / "reference" / "workload_tiers.csv"
NO = "no"
EMPTY, OVERLAP, HOLE = "empty", "overlap", "hole"


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


def tier_of(row: Mapping[str, Any]) -> Tier:
    """The band of a row of the dataset ``target_tiers``; ends are included unless it says no."""
    return Tier(
        year=row["year"],
        lower=row["lower"],
        lower_included=row["lower_included"] != NO,
        upper=row["upper"],
        upper_included=row["upper_included"] != NO,
        source=row["source"] or "",
    )


def _tier(row: dict[str, str]) -> Tier:
    return Tier(
        year=int(row["year"]),
        lower=int(row["lower"]),
        lower_included=row["lower_included"] == "true",
        upper=int(row["upper"]) if row["upper"] else None,
        upper_included=row["upper_included"] == "true",
        source=row["source"],
    )


def faults(tiers: Iterable[Tier]) -> Iterator[tuple[str, Tier, Tier]]:
    """What is wrong with the bands of one day: ``EMPTY`` (the band twice), ``OVERLAP`` or ``HOLE`` with both bands."""
    ordered = sorted(tiers, key=lambda tier: (tier.lower, not tier.lower_included))
    full = [tier for tier in ordered if not _is_empty(tier)]
    yield from ((EMPTY, tier, tier) for tier in ordered if _is_empty(tier))
    for low, high in pairwise(full):
        if low.upper is None or low.upper > high.lower or _both(low, high):
            yield OVERLAP, low, high
        elif low.upper < high.lower or not (low.upper_included or high.lower_included):
            yield HOLE, low, high


def _check(tiers: Sequence[Tier], where: str) -> None:
    for kind, low, high in faults(tiers):
        said = {
            EMPTY: f"{low.label} holds nothing",
            OVERLAP: f"{low.label} and {high.label} overlap",
            HOLE: f"a hole between {low.label} and {high.label}",
        }
        raise StandardError(f"{where}: {said[kind]}")


def _is_empty(tier: Tier) -> bool:
    return tier.upper is not None and tier.upper <= tier.lower


def _both(low: Tier, high: Tier) -> bool:
    return low.upper == high.lower and low.upper_included and high.lower_included
