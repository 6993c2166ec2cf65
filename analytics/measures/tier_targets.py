"""Targets set by size: an office without a target of its own has that of the band its number of cases lies in.

What counts are the cases that must be enforced, whichever dimension the target is for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from analytics.measures.targets import Target, in_force
from analytics.periods import period_end
from analytics.standards import Tier, tier_of
from analytics.units import NATIONAL, Unit
from analytics.warehouse import Warehouse

WORKLOAD = "must_enforce"


@dataclass(frozen=True, kw_only=True)
class Band:
    """One band of a document, and what it asks for between two days; ``pct`` is ``None`` where that is not known."""

    tier: Tier
    pct: Fraction | None
    comparator: str
    kind: str
    assigned_by: str
    valid_from: date
    valid_to: date
    source: str | None
    entry: int

    @property
    def target(self) -> Target | None:
        """What the band asks of whoever lies in it."""
        if self.pct is None:
            return None
        return Target(
            pct=self.pct,
            comparator=self.comparator,
            kind=self.kind,
            assigned_by=self.assigned_by,
            valid_from=self.valid_from,
            source=self.source,
            entry=self.entry,
            tier=self.tier.label,
        )


Bands = Mapping[tuple[str, int], Sequence[Band]]
"""(whole, year) → the bands for its parts."""


def bands_set(warehouse: Warehouse, *, dimension: str | None, first_year: int, last_year: int, at: int) -> Bands:
    """Every band of these years, of one dimension or of both, as known at the entry."""
    found: dict[tuple[str, int], list[Band]] = defaultdict(list)
    asked = {"dimension": dimension, "first_year": first_year, "last_year": last_year, "at": at}
    for row in warehouse.rows("target_tiers", **asked):
        found[row["unit_id"], row["year"]].append(_band(row))
    return dict(found)


def _band(row: Mapping[str, Any]) -> Band:
    return Band(
        tier=tier_of(row),
        pct=None if row["target_pct"] is None else Fraction(row["target_pct"]),
        comparator=row["comparator"] or ">=",
        kind=row["kind"],
        assigned_by=row["assigned_by"] or "",
        valid_from=row["valid_from"] or date(row["year"] - 1, 10, 1),
        valid_to=row["valid_to"] or period_end(row["year"]),
        source=row["source"],
        entry=row["entry"],
    )


def whole_of(unit: Unit) -> str | None:
    """Whose bands concern a unit: the country's a province, the province's an office."""
    return NATIONAL if unit.level == "province" else unit.parent_id if unit.level == "office" else None


def by_size(bands: Iterable[Band], cases: int | None, on: date) -> Target | None:
    """The target of the band with so many cases that holds that day; ``None`` when none does or its value is lost."""
    if cases is None:
        return None
    holding = [band for band in bands if band.tier.holds(cases) and band.valid_from <= on <= band.valid_to]
    return in_force([band.target for band in holding if band.target], on)
