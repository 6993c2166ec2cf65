"""Registered, proposed, voted, decided: four different numbers of one honour. Counted in awards, never in people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.measures.movements import records
from analytics.warehouse import Warehouse

STAGES = ("decided", "submitted", "voted", "nominated")
"""How far an honour came, the farthest first."""


@dataclass(frozen=True, kw_only=True)
class Registration:
    """``quantity`` collectives or persons of a unit that registered for an honour; ``eligible`` who could have."""

    unit_id: str
    year: int
    honour: str
    subject: str
    state: str
    quantity: int
    eligible: int | None
    source: str | None
    entry: int


@dataclass(frozen=True, kw_only=True)
class Award:
    """``quantity`` honours at one stage; ``authority`` decides or is asked to; ``sector`` is inside or outside."""

    unit_id: str
    year: int
    honour: str
    subject: str
    sector: str
    stage: str
    method: str
    authority: str
    decision: str
    decided_on: date | None
    quantity: int
    votes_for: int | None
    voters: int | None
    note: str | None
    source: str | None
    entry: int


@dataclass(frozen=True, kw_only=True)
class Conversion:
    """What became of the registrations for one honour: ``reached`` of ``registered`` at the farthest ``stage``; both
    in awards. ``None`` of ``stage`` where nothing is known of it yet."""

    unit_id: str
    year: int
    honour: str
    subject: str
    registered: int
    stage: str | None
    reached: int

    @property
    def rate(self) -> Fraction | None:
        """Percent of the registered, above 100 where others came in; never clipped; ``None`` while nothing is known."""
        return Fraction(100 * self.reached, self.registered) if self.stage and self.registered else None


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Awards that were decided, by subject and by sector."""

    inside: dict[str, int]
    outside: dict[str, int]

    def everywhere(self, subject: str) -> int:
        """Inside and outside the sector."""
        return self.inside.get(subject, 0) + self.outside.get(subject, 0)

    def outside_share(self, subject: str) -> Fraction | None:
        """Percent of the awards of a subject that went outside; ``None`` without any."""
        whole = self.everywhere(subject)
        return Fraction(100 * self.outside.get(subject, 0), whole) if whole else None


def registrations(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[Registration]:
    """Registrations of a year, of a unit with its offices or of all."""
    return records(warehouse, Registration, "registrations", year=year, unit_id=unit_id, at=at)


def awards(
    warehouse: Warehouse, *, year: int | None = None, unit_id: str | None = None, at: int | None = None
) -> list[Award]:
    """Awards of a year at every stage."""
    return records(warehouse, Award, "awards", year=year, unit_id=unit_id, at=at)


def conversions(
    warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None
) -> list[Conversion]:
    """Registered → as far as it came, honour by honour, inside the sector; those withdrawn do not count."""
    asked = {"year": year, "unit_id": unit_id, "at": at}
    reached = [each for each in awards(warehouse, **asked) if each.sector == "inside"]
    standing = [each for each in registrations(warehouse, **asked) if each.state == "registered"]
    return [_conversion(each, reached) for each in standing]


def _conversion(registered: Registration, reached: Iterable[Award]) -> Conversion:
    key = ("unit_id", "year", "honour", "subject")
    own = [each for each in reached if all(getattr(each, name) == getattr(registered, name) for name in key)]
    stage = next((stage for stage in STAGES if any(each.stage == stage for each in own)), None)
    return Conversion(
        **{name: getattr(registered, name) for name in key},
        registered=registered.quantity,
        stage=stage,
        reached=sum(each.quantity for each in own if each.stage == stage),
    )


def totals(found: Iterable[Award]) -> Totals:
    """What was decided, inside and outside the sector."""
    counted: dict[str, dict[str, int]] = {"inside": {}, "outside": {}}
    for each in found:
        if each.stage == "decided":
            own = counted[each.sector]
            own[each.subject] = own.get(each.subject, 0) + each.quantity
    return Totals(**counted)
