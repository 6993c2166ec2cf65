"""Groups of cases beside the whole: few cases may hold most of the money.

A group is reported beside all cases (column ``group``). Groups overlap, a great credit case is in two of them, so they
are never added up: each is held against the whole by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from analytics.catalog import Catalog
from analytics.measures.comparison import compare
from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.units import Units
from analytics.warehouse import Warehouse

ALL = "all"
SETTLED = ("agreement", "coercion")
"""Groups that say how cases ended, not what they are about."""
DONE, ENFORCEABLE = "done", "enforceable"
SUMMED = "summed"
DIMENSIONS = ("cases", "money")


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """Việc and đồng of the same cases; ``None`` is not known."""

    cases: int | None
    money: int | None


@dataclass(frozen=True, kw_only=True)
class Leverage:
    """A part beside the whole it belongs to; shares in percent, ``per_case`` and ``elsewhere`` in đồng."""

    part: Amounts
    whole: Amounts

    @property
    def cases(self) -> Fraction | None:
        """Its share of the cases."""
        return _share(self.part.cases, self.whole.cases)

    @property
    def money(self) -> Fraction | None:
        """Its share of the money."""
        return _share(self.part.money, self.whole.money)

    @property
    def per_case(self) -> Fraction | None:
        """Money of one of its cases."""
        return _each(self.part)

    @property
    def elsewhere(self) -> Fraction | None:
        """Money of one case outside it."""
        if None in (self.part.cases, self.part.money, self.whole.cases, self.whole.money):
            return None
        return _each(Amounts(cases=self.whole.cases - self.part.cases, money=self.whole.money - self.part.money))


@dataclass(frozen=True, kw_only=True)
class Theme:
    """One group of one unit, by dimension: its results, those of all cases, and its own a year before."""

    unit_id: str
    unit: str
    group: str
    own: Mapping[str, Result]
    whole: Mapping[str, Result]
    last: Mapping[str, Result]

    def leverage(self, basis: str = DONE) -> Leverage:
        """The group beside the whole, by what is done or by what can be enforced. Where both are sums, and fewer parts
        reported the group than the whole, the share would mislead: that dimension is left unknown."""
        part, whole = (Amounts(**{each: self._of(side, each, basis) for each in DIMENSIONS}) for side in _SIDES)
        return Leverage(part=part, whole=whole)

    def difference(self, dimension: str) -> Fraction | None:
        """Percentage points between the group's rate and the rate of all cases."""
        rates = [side.get(dimension) and side[dimension].rate for side in (self.own, self.whole)]
        return None if None in rates else rates[0] - rates[1]

    def is_partial(self, dimension: str) -> bool:
        """Whether fewer parts are in the group than in the whole; a whole that was reported itself is all of them."""
        own, whole = self.own.get(dimension), self.whole.get(dimension)
        if own is None or own.origin != SUMMED:
            return False
        is_sum = whole is not None and whole.origin == SUMMED
        return own.parts_reported < (whole.parts_reported if is_sum else own.parts)

    def _of(self, side: str, dimension: str, basis: str) -> int | None:
        result = getattr(self, side).get(dimension)
        if result is None or self.is_partial(dimension):
            return None
        return result.numerator if basis == DONE else result.denominator


_SIDES = ("own", "whole")


def groups(catalog: Catalog) -> dict[str, str]:
    """Every group but the whole, id → name."""
    choices = catalog.datasets["cases"].column("group").choices
    return {group: name for group, name in choices.items() if group != ALL}


def themes(
    warehouse: Warehouse,
    *,
    unit_id: str,
    year: int,
    months: int = 12,
    borders: str = "reported",
    at: int | None = None,
) -> list[Theme]:
    """Every group of a unit that has any figure in the period, in the order of the catalogue."""
    span = {"unit_ids": [unit_id], "first_year": year - 1, "last_year": year, "months": months}
    read = {**span, "borders": borders, "at": at}
    every = (ALL, *groups(warehouse.catalog))
    found = {
        (group, dimension): trend(warehouse, group=group, dimension=dimension, **read)
        for group in every
        for dimension in DIMENSIONS
    }
    shown = warehouse.units.mapping(borders).get(unit_id, unit_id)
    made = (_theme(warehouse.units, shown, group, year, found) for group in every[1:])
    return [each for each in made if each.own]


def across(
    warehouse: Warehouse,
    *,
    group: str,
    year: int,
    months: int = 12,
    borders: str = "reported",
    at: int | None = None,
) -> list[Theme]:
    """One group of every province that reported it, the largest share of the money first."""
    place = {"year": year, "months": months, "borders": borders, "at": at}
    found = {
        (each, dimension): [
            result
            for standing in compare(warehouse, group=each, dimension=dimension, **place)
            for result in (standing.result, standing.last_year)
            if result is not None
        ]
        for each in (ALL, group)
        for dimension in DIMENSIONS
    }
    units = dict.fromkeys(each.unit_id for dimension in DIMENSIONS for each in found[group, dimension])
    made = (_theme(warehouse.units, unit_id, group, year, found) for unit_id in units)
    return sorted((each for each in made if each.own), key=lambda each: -(each.leverage().money or 0))


def _theme(
    units: Units, unit_id: str, group: str, year: int, found: Mapping[tuple[str, str], Iterable[Result]]
) -> Theme:
    def of(name: str, in_year: int) -> dict[str, Result]:
        return {
            dimension: result
            for dimension in DIMENSIONS
            for result in found[name, dimension]
            if (result.unit_id, result.year) == (unit_id, in_year)
        }

    sides = {"own": of(group, year), "whole": of(ALL, year), "last": of(group, year - 1)}
    return Theme(unit_id=unit_id, unit=units.get(unit_id).name, group=group, **sides)


def _share(part: int | None, whole: int | None) -> Fraction | None:
    return None if part is None or not whole else Fraction(100 * part, whole)


def _each(amounts: Amounts) -> Fraction | None:
    return None if amounts.money is None or not amounts.cases else Fraction(amounts.money, amounts.cases)
