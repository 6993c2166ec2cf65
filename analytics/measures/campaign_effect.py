"""Did the months of a wave bring more than usual? The same months of the unit's own other years, and other provinces.

Difference in differences with an exact rank among placebos: every province without a wave in those months is treated
as if it had had one (Abadie, Diamond & Hainmueller 2010, JASA 105: 493–505). Units choose their waves, so the answer
says whether the months were faster than usual, never that the wave made them so.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from analytics.measures.campaigns import Months, borders_of, months_of
from analytics.measures.movements import Wave, records
from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.measures.territory import shown_units
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse

FASTER, USUAL, SLOWER, UNKNOWN = "faster", "usual", "slower", "unknown"
PAST_YEARS, FEWEST_YEARS = 8, 3
ONE_IN = 20
"""A wave is called faster when its rank among all is within one in so many."""
FEWEST_UNITS = ONE_IN - 1

Gains = Mapping[str, Mapping[int, Fraction]]
"""Unit → working year → what the months brought, in percent of what could be enforced at the end of them."""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What the months of a wave brought to a unit, in percentage points, beside what they usually bring.

    ``gain`` this year; ``past``: year → what the same months brought, of the unit's earlier years without a wave;
    ``others``: unit → by how much this year's months beat that unit's usual ones, of all units without a wave.
    """

    unit_id: str
    year: int
    gain: Fraction
    past: Mapping[int, Fraction]
    others: Mapping[str, Fraction]

    @property
    def usual(self) -> Fraction | None:
        """What the months usually bring: the mean of past years, where there are enough."""
        return _mean(self.past)

    @property
    def extra(self) -> Fraction | None:
        """By how much the months beat the unit's usual ones."""
        return None if self.usual is None else self.gain - self.usual

    @property
    def common(self) -> Fraction | None:
        """What this year's months had over usual ones without a wave: the mean of the others."""
        return sum(self.others.values()) / len(self.others) if self.others else None

    @property
    def difference(self) -> Fraction | None:
        """Difference in differences: what is the unit's own."""
        return None if None in (self.extra, self.common) else self.extra - self.common

    @property
    def rank(self) -> int | None:
        """The unit's place among itself and all others, 1 for the fastest; who does as well stands before it."""
        return None if self.extra is None else 1 + sum(each >= self.extra for each in self.others.values())

    @property
    def of(self) -> int:
        """How many units the rank is among."""
        return 1 + len(self.others)

    @property
    def range(self) -> tuple[Fraction, Fraction] | None:
        """The differences that nine in ten units without a wave lie between."""
        if len(self.others) < FEWEST_UNITS:
            return None
        ordered, cut = sorted(each - self.common for each in self.others.values()), self.of // ONE_IN
        return ordered[cut - 1], ordered[-cut]

    @property
    def verdict(self) -> str:
        """``faster``, ``usual``, ``slower``, or ``unknown`` with too few years or units."""
        if self.extra is None or len(self.others) < FEWEST_UNITS:
            return UNKNOWN
        slowest = 1 + sum(each <= self.extra for each in self.others.values())
        return FASTER if ONE_IN * self.rank <= self.of else SLOWER if ONE_IN * slowest <= self.of else USUAL


def effect(gains: Gains, unit_id: str, year: int, busy: Collection[tuple[str, int]] = ()) -> Effect | None:
    """``busy``: (unit, year) with a wave in the same months, which are neither usual years nor units to compare with.
    ``None`` when the unit's own months are not known."""
    own = gains.get(unit_id, {})
    if year not in own:
        return None
    extras = {
        other: found[year] - usual
        for other, found in gains.items()
        if other != unit_id and (other, year) not in busy and year in found
        for usual in (_mean(_past(other, found, year, busy)),)
        if usual is not None
    }
    return Effect(unit_id=unit_id, year=year, gain=own[year], past=_past(unit_id, own, year, busy), others=extras)


def wave_effect(
    warehouse: Warehouse, *, wave: Wave, dimension: str, months: int = 12, at: int | None = None
) -> Effect | None:
    """The effect of a province's wave by its months that have come after ``months`` months; ``None`` for any other
    unit, and where the months cannot be cut from cumulative figures."""
    span, at = months_of(wave), warehouse.head if at is None else at
    unit_id = warehouse.units.mapping(borders_of(wave)).get(wave.unit_id)
    if span is None or warehouse.units.get(wave.unit_id).level != "province" or unit_id is None:
        return None
    last = min(span.last, months)
    if last < span.first:
        return None
    gains = _gains(warehouse, span.first, last, wave, dimension, at)
    return effect(gains, unit_id, wave.year, _busy(warehouse, wave, span, at))


def _mean(past: Mapping[int, Fraction]) -> Fraction | None:
    return sum(past.values()) / len(past) if len(past) >= FEWEST_YEARS else None


def _past(
    unit_id: str, found: Mapping[int, Fraction], year: int, busy: Collection[tuple[str, int]]
) -> dict[int, Fraction]:
    """Earlier years without a wave, and what they brought."""
    years = [each for each in sorted(found) if year - PAST_YEARS <= each < year and (unit_id, each) not in busy]
    return {each: found[each] for each in years}


def _gains(warehouse: Warehouse, first: int, last: int, wave: Wave, dimension: str, at: int) -> Gains:
    """What months ``first`` to ``last`` brought, of every province and year up to the wave's."""
    units = shown_units(warehouse.units, borders_of(wave), "province")
    span = {"first_year": wave.year - PAST_YEARS, "last_year": wave.year, "at": at}
    read = {"unit_ids": units, "dimension": dimension, "borders": borders_of(wave), **span}
    before, after = (_known(trend(warehouse, months=month, **read)) if month else {} for month in (first - 1, last))
    found: dict[str, dict[int, Fraction]] = {}
    for (unit_id, year), end in after.items():
        start = before.get((unit_id, year)) if first > 1 else None
        if end.denominator and (start or first == 1):
            done = end.numerator - (start.numerator if start else 0)
            found.setdefault(unit_id, {})[year] = Fraction(100 * done, end.denominator)
    return found


def _known(results: list[Result]) -> dict[tuple[str, int], Result]:
    return {(each.unit_id, each.year): each for each in results if each.numerator is not None}


def _busy(warehouse: Warehouse, wave: Wave, span: Months, at: int) -> set[tuple[str, int]]:
    """Units and years with any wave that shares a month with this one; a wave of the nation is everybody's."""
    shown = warehouse.units.mapping(borders_of(wave))
    found: set[tuple[str, int]] = set()
    for each in records(warehouse, Wave, "waves", at=at):
        own = months_of(each)
        if own is None or own.first > span.last or own.last < span.first:
            continue
        home = warehouse.units.get(each.unit_id).parent_id or each.unit_id
        homes = set(shown.values()) if each.unit_id == NATIONAL else {shown.get(home)}
        found |= {(unit_id, each.year) for unit_id in homes if unit_id}
    return found
