"""Which of the targets set for a unit holds at the end of a period."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.warehouse import Warehouse

KINDS = ("assigned", "striving", "campaign", "pledge")
"""Kinds of target, the one that counts most first."""
FEW = 30


@dataclass(frozen=True, kw_only=True)
class Target:
    """A rate to reach, in percent; ``>`` must be exceeded, ``>=`` may be met exactly. ``valid_from`` is never open.

    ``tier``: the band of numbers of cases that it was set for, where it was not set for the unit itself."""

    pct: Fraction
    comparator: str
    kind: str
    assigned_by: str
    valid_from: date
    source: str | None
    entry: int
    tier: str | None = None

    def is_met_by(self, rate: Fraction) -> bool:
        """Whether a rate in percent reaches the target."""
        return rate > self.pct if self.comparator == ">" else rate >= self.pct


def targets_set(
    warehouse: Warehouse,
    *,
    dimension: str,
    unit_ids: Iterable[str],
    first_year: int,
    last_year: int,
    at: int,
    group: str = "all",
) -> dict[tuple[str, int], list[Target]]:
    """(unit, year) → every target of that dimension and group of cases, of any kind, as known at the entry; of all
    units if none is named. A target of all cases is none of a group."""
    asked = tuple(sorted(unit_ids))
    span = {"dimension": dimension, "group": group, "first_year": first_year, "last_year": last_year, "at": at}
    question = ("targets", asked, *span.values())
    return warehouse.remember(question, lambda: _find(warehouse, asked, span))


def _find(
    warehouse: Warehouse, asked: Sequence[str], span: Mapping[str, str | int]
) -> dict[tuple[str, int], list[Target]]:
    named = list(asked) if 0 < len(asked) <= FEW else None  # all of a span of years is one answer for every borders
    found: dict[tuple[str, int], list[Target]] = defaultdict(list)
    for row in warehouse.rows("targets", unit_ids=named, **span):
        found[row["unit_id"], row["year"]].append(
            Target(
                pct=Fraction(row["target_pct"]),
                comparator=row["comparator"] or ">=",
                kind=row["kind"] or KINDS[0],
                assigned_by=row["assigned_by"] or "",
                valid_from=row["valid_from"] or date(row["year"] - 1, 10, 1),
                source=row["source"],
                entry=row["entry"],
            )
        )
    return dict(found)


def in_force(targets: Iterable[Target], on: date) -> Target | None:
    """The target that holds that day: the weightiest kind, of that the latest, then the first authority by name."""
    begun = [target for target in targets if target.valid_from <= on]
    return min(begun, key=_weight, default=None)


def _weight(target: Target) -> tuple[int, int, str, int]:
    kind = KINDS.index(target.kind) if target.kind in KINDS else len(KINDS)
    return (kind, -target.valid_from.toordinal(), target.assigned_by, -target.entry)
