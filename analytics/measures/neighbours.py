"""Provinces most like one: by size, mix and growth, each measured in standard deviations of all provinces.

Nearest neighbours by Euclidean distance over standardised traits (Fix & Hodges 1951), averaged over the traits that
both are known by, so that a missing figure makes nobody near or far. No outcome is among the traits: being alike must
not depend on doing well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt
from statistics import fmean, pstdev

from analytics.measures.comparison import Standing, compare
from analytics.warehouse import Warehouse

SIZE, WAITING, AMOUNT, CREDIT, GROWTH = "size", "waiting", "amount", "credit", "growth"
TRAITS = (SIZE, WAITING, AMOUNT, CREDIT, GROWTH)
MOST = 5
NEAR, FAR = 0.5, 1.0
"""In standard deviations: traits nearer than the first are alike, farther than the second differ."""
FEWEST_UNITS, FEWEST_TRAITS = 3, 2

Traits = Mapping[str, float]
"""Trait → value: logarithms of cases and of đồng per case, shares and growth as fractions; unknown ones are absent."""


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """``distance`` in standard deviations, 0 is the same. ``alike`` and ``unlike``: traits, the nearest and the
    farthest first."""

    unit_id: str
    distance: float
    alike: tuple[str, ...]
    unlike: tuple[str, ...]


def neighbours(
    warehouse: Warehouse,
    *,
    unit_id: str,
    year: int,
    months: int = 12,
    borders: str = "reported",
    at: int | None = None,
) -> list[Neighbour]:
    """The provinces most like one in the period, the nearest first; none when too little is known."""
    place = {"year": year, "months": months, "borders": borders, "at": at}
    cases, money = (compare(warehouse, dimension=dimension, **place) for dimension in ("cases", "money"))
    credit = compare(warehouse, dimension="cases", group="credit", **place)
    return nearest(traits(cases, money, credit), unit_id)


def traits(cases: list[Standing], money: list[Standing], credit: list[Standing]) -> dict[str, Traits]:
    """Unit id → what it is known by; units without enforceable cases have no traits."""
    amounts = {each.result.unit_id: each.result.figures.get("must_enforce") for each in money}
    banks = {each.result.unit_id: each.result.figures.get("must_enforce") for each in credit}
    found = {each.result.unit_id: _traits(each, amounts, banks) for each in cases}
    return {unit_id: known for unit_id, known in found.items() if SIZE in known}


def nearest(known: Mapping[str, Traits], unit_id: str) -> list[Neighbour]:
    """The most alike of all, by traits in any unit."""
    if unit_id not in known or len(known) < FEWEST_UNITS:
        return []
    scaled = standardised(known)
    found = [_neighbour(other, scaled[unit_id], scaled[other]) for other in known if other != unit_id]
    return sorted((each for each in found if each), key=lambda each: each.distance)[:MOST]


def standardised(known: Mapping[str, Traits]) -> dict[str, Traits]:
    """Every trait less its mean, over its standard deviation; one that is the same for all tells nobody apart."""
    scaled: dict[str, dict[str, float]] = {unit_id: {} for unit_id in known}
    for trait in TRAITS:
        values = {unit_id: each[trait] for unit_id, each in known.items() if trait in each}
        spread = pstdev(values.values()) if len(values) >= FEWEST_UNITS else 0.0
        if spread:
            middle = fmean(values.values())
            for unit_id, value in values.items():
                scaled[unit_id][trait] = (value - middle) / spread
    return scaled


def _traits(standing: Standing, amounts: Mapping[str, int | None], banks: Mapping[str, int | None]) -> Traits:
    figures, last = standing.result.figures, standing.last_year
    unit_id, whole, able = standing.result.unit_id, figures.get("must_enforce"), figures.get("enforceable")
    accepted, before = figures.get("total_accepted"), last.figures.get("total_accepted") if last else None
    found = {
        SIZE: log(able) if able else None,
        WAITING: 1 - able / whole if able is not None and whole else None,
        AMOUNT: log(amounts[unit_id] / whole) if whole and amounts.get(unit_id) else None,
        CREDIT: banks[unit_id] / whole if whole and banks.get(unit_id) is not None else None,
        GROWTH: accepted / before - 1 if accepted is not None and before else None,
    }
    return {trait: value for trait, value in found.items() if value is not None}


def _neighbour(unit_id: str, mine: Traits, other: Traits) -> Neighbour | None:
    apart = {trait: abs(mine[trait] - other[trait]) for trait in TRAITS if trait in mine and trait in other}
    if len(apart) < FEWEST_TRAITS:
        return None
    ordered = sorted(apart, key=apart.__getitem__)
    return Neighbour(
        unit_id=unit_id,
        distance=sqrt(fmean(value**2 for value in apart.values())),
        alike=tuple(trait for trait in ordered if apart[trait] <= NEAR),
        unlike=tuple(trait for trait in reversed(ordered) if apart[trait] > FAR),
    )
