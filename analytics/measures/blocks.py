"""Emulation blocks: who belongs to one in a year, whom they voted for, what points they gave."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.measures.movements import lines, records
from analytics.standards import Membership, load_blocks
from analytics.warehouse import Warehouse

PHASES = ("self", "verified", "council")
"""Steps of scoring, in their order."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of a block in a year. ``sector`` inside, outside; ``None`` is what the source does not say."""

    unit_id: str
    year: int
    block: str
    kind: str | None
    member: str
    sector: str | None
    role: str | None
    organiser: str | None
    source: str | None
    entry: int | None


@dataclass(frozen=True, kw_only=True)
class Vote:
    """What a block voted on a member; ``outcome`` chosen, not_chosen, withdrew."""

    unit_id: str
    year: int
    block: str
    round: str
    honour: str
    member: str
    votes_for: int | None
    voters: int | None
    outcome: str | None
    note: str | None
    source: str | None
    entry: int

    @property
    def share(self) -> Fraction | None:
        """Percent of all voters; ``None`` where either is unknown."""
        return Fraction(100 * self.votes_for, self.voters) if self.voters and self.votes_for is not None else None


@dataclass(frozen=True, kw_only=True)
class BlockScore:
    """Points of a unit in a block, of ``max_points``, at one ``phase``: self, verified, council."""

    unit_id: str
    year: int
    block: str
    scheme: str
    phase: str
    points: Decimal
    max_points: Decimal | None
    note: str | None
    source: str | None
    entry: int

    @property
    def pct_of_max(self) -> Fraction | None:
        """Percent of the maximum, so that tables of 150 and of 100 points can stand side by side."""
        return 100 * Fraction(self.points) / Fraction(self.max_points) if self.max_points else None


def members(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[Member]:
    """Members of every block; after those of the ledger, those of the reference list of blocks set up by decision."""
    found = records(warehouse, Member, "blocks", year=year, unit_id=unit_id, at=at)
    named = {(each.block, each.year) for each in found}
    listed = [each for membership in load_blocks() for each in _listed(warehouse, membership, year)]
    own = [each for each in listed if unit_id in (None, *lines(warehouse.units, each.unit_id))]
    return found + [each for each in own if (each.block, each.year) not in named]


def votes(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[Vote]:
    """Votes of every block, the most first; withdrawals stand among them."""
    return records(warehouse, Vote, "block_votes", year=year, unit_id=unit_id, at=at)


def scores(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[BlockScore]:
    """Points given in every block."""
    return records(warehouse, BlockScore, "block_scores", year=year, unit_id=unit_id, at=at)


def final(found: Iterable[BlockScore]) -> list[BlockScore]:
    """Of every unit in a block by a table the points of the last step, the highest share of the maximum first; those
    whose maximum is not known come last and have no place."""
    last: dict[tuple, BlockScore] = {}
    for each in sorted(found, key=lambda score: PHASES.index(score.phase)):
        last[each.unit_id, each.year, each.block, each.scheme] = each
    return sorted(last.values(), key=lambda score: (score.pct_of_max is None, -(score.pct_of_max or 0)))


def _listed(warehouse: Warehouse, membership: Membership, year: int | None) -> list[Member]:
    """One member for each year that the reference list names; open ends are not counted out."""
    last = min(membership.last_year, membership.first_year if year is None else year)
    years = [each for each in range(membership.first_year, last + 1) if year in (None, each)]
    if not years:
        return []
    unit = warehouse.units.get(membership.unit_id)
    rest = {"sector": "inside", "role": None, "organiser": None, "source": membership.source, "entry": None}
    place = {"unit_id": unit.id, "block": membership.label, "kind": "khu_vuc", "member": f"Cơ quan THADS {unit.name}"}
    return [Member(**place, **rest, year=each) for each in years]
