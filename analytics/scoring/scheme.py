"""What a scoring scheme is: sections, criteria, caps, classes with side conditions, ties. Frozen, exact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from analytics.scoring.bands import Bands
from analytics.scoring.criterion import BASE, KINDS, Criterion
from analytics.scoring.problem import InputError

STATUSES = ("official", "draft", "own", "illustrative")
PHASES = ("self", "verified", "council")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A group of criteria. ``cap``: most points the group can bring; ``maximum``: what its criteria add up to."""

    id: str
    label: str
    maximum: Fraction | None = None
    cap: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Side conditions that hold together. ``targets_met_min``: how many targets at least; ``short_max``: the others
    short by less than that; ``min_pct_each``: every base criterion has at least that share of its maximum, in
    percent."""

    targets_met_min: int | None = None
    short_max: Fraction | None = None
    no_zero: bool = False
    min_pct_each: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class RankClass:
    """A class, best first in the scheme. ``least``: points from which on (``None``: not known; the last class needs
    none). ``conditions``: one of them must hold, none is no condition. ``quota_pct``: most units that may have it, in
    percent."""

    id: str
    label: str
    least: Fraction | None = None
    conditions: tuple[Condition, ...] = ()
    quota_pct: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Consequence:
    """What an incident leads to: a best class still possible (a ceiling), or that class whatever the points.
    ``incident``: its type; ``leader_only``: only where a leader is concerned; ``phase_missing``: instead, a phase
    nobody filed."""

    label: str
    class_id: str
    incident: str = ""
    leader_only: bool = False
    phase_missing: str = ""


@dataclass(frozen=True, kw_only=True)
class AwardQuota:
    """How many of the ranked may get an award: at most ``pct`` percent, or ``most`` units."""

    id: str
    label: str
    pct: Fraction | None = None
    most: int | None = None


@dataclass(frozen=True, kw_only=True)
class TieBreak:
    """One step between equal totals: ``by`` points of a criterion, one input value, a fact, a vote, or the
    authority."""

    label: str
    by: str
    id: str = ""
    value: str = ""
    higher_is_better: bool = True


@dataclass(frozen=True, kw_only=True)
class Workload:
    """Factors by workload: ``driver`` is the fact that says how much work there is."""

    id: str
    label: str
    driver: str
    bands: Bands


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A scoring table with its validity. ``sha256``: of its canonical form, kept with every result. ``missing``: what
    of the original could not be read, in words; a scheme with any is partial. Points are exact fractions."""

    id: str
    title: str
    status: str
    source: str
    sha256: str
    valid_from: date | None
    valid_to: date | None
    base_max: Fraction | None
    sections: Mapping[str, Section]
    criteria: Mapping[str, Criterion]
    classes: tuple[RankClass, ...] = ()
    bonus_cap: Fraction | None = None
    penalty_cap: Fraction | None = None
    total_cap: Fraction | None = None
    total_floor: Fraction | None = None
    targets: Mapping[str, str] = field(default_factory=dict)
    incidents: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    ceilings: tuple[Consequence, ...] = ()
    disqualifications: tuple[Consequence, ...] = ()
    award_quotas: tuple[AwardQuota, ...] = ()
    tie_breaks: tuple[TieBreak, ...] = ()
    workloads: Mapping[str, Workload] = field(default_factory=dict)
    short_basis: str = ""
    frame: Mapping[str, Any] | None = None
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    document: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def partial(self) -> bool:
        """Whether rows or classes of the original are not in it."""
        return bool(self.missing)

    def of_kind(self, kind: str) -> tuple[Criterion, ...]:
        """The criteria of a kind in the order of the table."""
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Criterion, ...]]:
        return {kind: tuple(each for each in self.criteria.values() if each.kind == kind) for kind in KINDS}

    @cached_property
    def base_rows(self) -> tuple[Criterion, ...]:
        """Base criteria as published, without gates."""
        return tuple(each for each in self.of_kind(BASE) if each.rule != "gate" and not each.lump)

    @cached_property
    def lumps(self) -> tuple[Criterion, ...]:
        """Base criteria that stand for rows nobody published."""
        return tuple(each for each in self.of_kind(BASE) if each.rule != "gate" and each.lump)

    def in_force(self, day: date) -> bool:
        """Whether the scheme holds on a day; without dates it does."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def place_of(self, class_id: str) -> int:
        """0 for the best class. ``InputError`` for one that is not in the scheme."""
        ids = [each.id for each in self.classes]
        if class_id not in ids:
            raise InputError("unknown_class", value=class_id, known=", ".join(ids))
        return ids.index(class_id)

    def label_of(self, class_id: str | None) -> str:
        """The name of a class; ``None`` is a dash."""
        return next((each.label for each in self.classes if each.id == class_id), "—")
