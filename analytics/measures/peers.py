"""Groups of provinces to compare inside: same workload, same region, same emulation block."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.measures.comparison import compare
from analytics.periods import period_end
from analytics.standards import Membership, load_blocks, load_regions, load_tiers, tiers_of
from analytics.units import MERGER_DAY
from analytics.warehouse import Warehouse

SIZE, REGION, BLOCK = "co", "vung", "khoi"
KINDS = (SIZE, REGION, BLOCK)
COUNTED = "must_enforce"
"""The cases that decide a tier."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Provinces that may fairly be compared. ``id`` is a word for an address; ``members`` are unit ids."""

    kind: str
    id: str
    label: str
    members: tuple[str, ...]
    source: str


def groups(
    warehouse: Warehouse, *, year: int, months: int = 12, borders: str = "reported", at: int | None = None
) -> list[Group]:
    """Every group that has at least two provinces with figures of cases in the period: tiers, regions, blocks."""
    found = compare(warehouse, dimension="cases", year=year, months=months, borders=borders, at=at)
    cases = {each.result.unit_id: each.result.figures.get(COUNTED) for each in found}
    drawn = drawn_borders(borders, year, months)
    regions = [each for each in load_regions() if each.borders == drawn]
    blocks = [each for each in load_blocks() if each.first_year <= year <= each.last_year]
    known = [*_tiers(cases, year), *_joined(REGION, regions, cases), *_joined(BLOCK, blocks, cases)]
    return [group for group in known if len(group.members) > 1]


def drawn_borders(borders: str, year: int, months: int) -> str:
    """``63`` or ``34``: those asked for, else those of the last day of the period."""
    if borders != "reported":
        return borders
    return "34" if period_end(year, months) >= MERGER_DAY else "63"


def _tiers(cases: Mapping[str, int | None], year: int) -> Iterable[Group]:
    for tier in tiers_of(load_tiers(), year):
        members = tuple(unit for unit, count in cases.items() if count is not None and tier.holds(count))
        yield Group(kind=SIZE, id=f"{SIZE}.{tier.id}", label=tier.label, members=members, source=tier.source)


def _joined(kind: str, memberships: Sequence[Membership], known: Iterable[str]) -> Iterable[Group]:
    here = set(known)
    for group_id, first in {each.group_id: each for each in memberships}.items():
        members = tuple(each.unit_id for each in memberships if each.group_id == group_id and each.unit_id in here)
        yield Group(kind=kind, id=f"{kind}.{group_id}", label=first.label, members=members, source=first.source)
