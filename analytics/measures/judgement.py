"""What a fair comparison says of units: their places with a range, limits, and whether targets are met for sure."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.measures import fog
from analytics.measures.fog import Level
from analytics.measures.funnel import Funnel, Limits
from analytics.measures.results import Result

YEARS, CHANCE, NOTHING = "years", "chance", "nothing"
MET, MISSED, UNSURE = "met", "missed", "unsure"
FEW, HIDDEN = "few", "hidden"
ALL, TARGET = "national", "target"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A unit and what its figures support. Rates in percent; ``None`` is not known or not to be told.

    ``n``: the denominator. ``rank_low`` to ``rank_high``: the places that 95 in 100 draws lie in; ``top`` and
    ``bottom``: the share of draws among the first and the last five. ``level``: the rate freed from chance as far as
    possible, towards the middle of all. ``interval``: of the rate itself, by Wilson, cases only. ``to_next``: việc or
    đồng more to pass ``next_up``, the unit with the next higher rate; ``next_differs``: whether their levels can be
    told apart. ``status``: met, missed, or unsure when the range of the level holds the target. ``unranked``: why a
    unit with figures has no place.
    """

    result: Result
    rate: Fraction | None = None
    n: int | None = None
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    top: float | None = None
    bottom: float | None = None
    level: Level | None = None
    interval: tuple[float, float] | None = None
    limits: Limits | None = None
    next_up: str | None = None
    to_next: int | None = None
    next_differs: bool | None = None
    status: str | None = None
    unranked: str | None = None

    @property
    def reach(self) -> tuple[float, float] | None:
        """95 % range of the level, in percent."""
        return None if self.level is None else fog.reach(self.level)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """Units in official order, then those without a place. ``basis``: what the ranges come from: the unit's own
    ``years`` (so many changes from one year to the next), ``chance`` in single cases only, or ``nothing``. ``tie``:
    the official ranks of the longest stretch whose ends cannot be told apart. ``funnel``: over the ranked units,
    ``against`` all of them together or a target."""

    units: tuple[Judged, ...]
    of: int
    basis: str
    years: int
    tie: tuple[int, int] | None
    funnel: Funnel | None
    against: str
    least_cases: int

    def of_unit(self, unit_id: str | None) -> Judged | None:
        """One unit; ``None`` when it has no figures."""
        return next((unit for unit in self.units if unit.result.unit_id == unit_id), None)

    @property
    def ranked(self) -> tuple[Judged, ...]:
        """Units with a place, in official order."""
        return tuple(unit for unit in self.units if unit.rank is not None)
