"""Is a target fair? Those that were set, side by side, and how often such a level was reached before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.measures.targets import Target, in_force, targets_set
from analytics.periods import period_end
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Aim:
    """One target as it concerns a unit: its own, or the ``national`` one beside it. ``holds``: the one its result is
    judged by at the end of the period; ``begun``: valid by then. ``gap`` in percentage points."""

    target: Target
    national: bool
    begun: bool
    holds: bool
    gap: Fraction | None
    met: bool | None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """How often a level was reached before: ``reached`` of ``known`` years (of all units together)."""

    reached: int
    known: int
    first_year: int | None


def aims(
    warehouse: Warehouse,
    *,
    unit_id: str,
    dimension: str,
    year: int,
    months: int = 12,
    borders: str = "reported",
    at: int | None = None,
) -> list[Aim]:
    """Every target of a unit for a year and those of the nation, by kind and day; superseded ones stay."""
    at = warehouse.head if at is None else at
    span = {"first_year": year, "last_year": year, "at": at}
    found = targets_set(warehouse, dimension=dimension, unit_ids=(unit_id, NATIONAL), **span)
    results = trend(warehouse, unit_ids=(unit_id,), dimension=dimension, borders=borders, months=months, **span)
    result = next((each for each in results if each.unit_id == unit_id), None)
    on = period_end(year, months)
    own = sorted(found.get((unit_id, year), ()), key=_order)
    nation = [] if unit_id == NATIONAL else sorted(found.get((NATIONAL, year), ()), key=_order)
    if not own and result is not None and result.target is not None:
        own = [result.target]  # that of its band
    held = in_force(own, on)
    of_nation = [_aim(target, result, on, national=True, holds=False) for target in nation]
    return [*of_nation, *(_aim(target, result, on, national=False, holds=target is held) for target in own)]


def evidence(
    warehouse: Warehouse,
    *,
    unit_ids: Collection[str],
    dimension: str,
    target: Target,
    year: int,
    months: int = 12,
    borders: str = "reported",
    at: int | None = None,
) -> Evidence:
    """In how many of the years before, at the same months, the units reached the level of the target."""
    results = trend(
        warehouse,
        unit_ids=unit_ids,
        dimension=dimension,
        borders=borders,
        months=months,
        last_year=year - 1,
        at=at,
    )
    rates = [(result.year, result.known_rate) for result in results if result.known_rate is not None]
    return Evidence(
        reached=sum(target.is_met_by(rate) for _, rate in rates),
        known=len(rates),
        first_year=min((year for year, _ in rates), default=None),
    )


def _order(target: Target) -> tuple:
    return target.kind, target.valid_from, target.assigned_by


def _aim(target: Target, result: Result | None, on: date, *, national: bool, holds: bool) -> Aim:
    rate = None if result is None else result.known_rate
    return Aim(
        target=target,
        national=national,
        begun=target.valid_from <= on,
        holds=holds,
        gap=None if rate is None else rate - target.pct,
        met=None if rate is None else target.is_met_by(rate),
    )
