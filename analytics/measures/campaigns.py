"""A wave of a movement in figures: its days, the months that stand for it, what they brought, what is still missing.

Figures are cumulative months from 1 October. A wave runs from day to day, so it is read by whole months: a month is the
wave's when at least half of its days are. The target is measured over the wave's own window (``Wave.window``); where
nothing else is said that begins on 1 October, long before the wave.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.measures.movements import Wave, records
from analytics.measures.pace import Race, race
from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.measures.targets import Target, in_force, targets_set
from analytics.measures.territory import shown_units
from analytics.periods import YEAR_MONTHS, period_end
from analytics.units import MERGER_DAY, NATIONAL, Units
from analytics.warehouse import Warehouse

CAMPAIGN, ASSIGNED = "campaign", "assigned"


@dataclass(frozen=True, kw_only=True)
class Countdown:
    """Days of a wave, both ends in: ``passed`` at the end of ``day`` and ``left`` after it."""

    day: date
    passed: int
    left: int

    @property
    def days(self) -> int:
        """How long the wave is."""
        return self.passed + self.left


@dataclass(frozen=True, kw_only=True)
class Months:
    """The months of a working year (1 is October) that stand for a wave. ``added``: days in them that are not the
    wave's; ``lost``: days of the wave that are not in them."""

    year: int
    first: int
    last: int
    added: int
    lost: int


@dataclass(frozen=True, kw_only=True)
class Progress:
    """One unit in a wave. ``result``: the newest within the measuring window. ``before`` and ``after``: cumulative
    results around the wave's months, as far as they have come; ``before`` is ``None`` when they begin in October.
    ``increment``: what was done in those months, việc or đồng; ``None`` where a month is missing. ``reached``: the
    first result from which on the target was met."""

    result: Result
    target: Target | None
    race: Race | None
    before: Result | None
    after: Result | None
    increment: int | None
    reached: Result | None
    early: int | None

    @property
    def gain(self) -> Fraction | None:
        """The increment in percent of what could be enforced at the end of it."""
        if self.increment is None or not self.after.denominator:
            return None
        return Fraction(100 * self.increment, self.after.denominator)


def known_waves(warehouse: Warehouse, *, at: int | None = None) -> list[Wave]:
    """Every wave of every year, the newest year first."""
    return sorted(records(warehouse, Wave, "waves", at=at), key=lambda each: -each.year)


def countdown(wave: Wave, day: date) -> Countdown | None:
    """How much of the wave has passed at the end of the day; ``None`` where one of its ends is unknown."""
    if wave.starts is None or wave.ends is None:
        return None
    passed = (min(day, wave.ends) - wave.starts).days + 1
    whole = (wave.ends - wave.starts).days + 1
    return Countdown(day=day, passed=max(0, passed), left=whole - max(0, passed))


def months_of(wave: Wave) -> Months | None:
    """The months that stand for the wave within its working year; ``None`` where an end is unknown or no month has
    half of its days in the wave."""
    if wave.starts is None or wave.ends is None:
        return None
    inside = {month: _inside(wave, month) for month in range(1, YEAR_MONTHS + 1)}
    kept = [month for month, (days, of) in inside.items() if 2 * days >= of]
    if not kept:
        return None
    covered = sum(inside[month][0] for month in kept)
    return Months(
        year=wave.year,
        first=kept[0],
        last=kept[-1],
        added=sum(inside[month][1] for month in kept) - covered,
        lost=(wave.ends - wave.starts).days + 1 - covered,
    )


def borders_of(wave: Wave) -> str:
    """The borders under which the year of the wave is one series: those that stood on its last day."""
    return "34" if (wave.ends or period_end(wave.year)) >= MERGER_DAY else "63"


def progress(
    warehouse: Warehouse, *, wave: Wave, dimension: str, months: int = YEAR_MONTHS, at: int | None = None
) -> list[Progress]:
    """The unit of the wave, then those under it, each after ``months`` months; without figures absent."""
    at, units = warehouse.head if at is None else at, _members(warehouse.units, wave)
    span = {"first_year": wave.year, "last_year": wave.year, "at": at}
    found = trend(warehouse, unit_ids=units, dimension=dimension, borders=borders_of(wave), **span)
    series = _by_unit(each for each in found if each.months <= months)
    aims = targets_set(warehouse, dimension=dimension, unit_ids=series, **span)
    return [
        _progress(wave, series[unit_id], aims.get((unit_id, wave.year), ()))
        for unit_id in dict.fromkeys(_shown(warehouse.units, wave, units))
        if _within(series.get(unit_id, ()), wave)
    ]


def target_of(targets: Iterable[Target], wave: Wave, on: date) -> Target | None:
    """The target of the wave: one that the unit took on when it began, else a campaign's, else, where the wave is
    measured to the end of the year, the year's."""
    begun = [each for each in targets if each.valid_from <= on]
    last = wave.ends or on
    own = [each for each in begun if each.kind != ASSIGNED and wave.starts and wave.starts <= each.valid_from <= last]
    campaign = [each for each in begun if each.kind == CAMPAIGN]
    of_year = begun if wave.window[1] == period_end(wave.year) else []
    return in_force(own or campaign or of_year, on)


def reached(results: Sequence[Result], target: Target | None) -> Result | None:
    """The first of the results, oldest first, from which on every one meets the target."""
    found = None
    for each in results:
        is_met = target is not None and each.rate is not None and target.is_met_by(each.rate)
        found = (found or each) if is_met else None
    return found


def _progress(wave: Wave, series: Mapping[int, Result], aims: Iterable[Target]) -> Progress:
    measured = _within(series, wave)
    result = measured[-1]
    target = target_of(aims, wave, period_end(result.year, result.months))
    first = reached(measured, target)
    end = wave.window[1]
    return Progress(
        result=result,
        target=target,
        race=_race(wave, result, target),
        reached=first,
        early=None if None in (first, end) else (end - period_end(first.year, first.months)).days,
        **_brought(months_of(wave), series),
    )


def _brought(span: Months | None, series: Mapping[int, Result]) -> dict[str, Result | int | None]:
    """The results around the wave's months, and what was done between them."""
    known = [month for month in series if span and span.first <= month <= span.last]
    after = series[max(known)] if known else None
    before = series.get(span.first - 1) if span else None
    ends = [after and after.numerator, 0 if span and span.first == 1 else before and before.numerator]
    increment = None if None in ends else ends[0] - ends[1]
    return {"before": before, "after": after, "increment": increment}


def _race(wave: Wave, result: Result, target: Target | None) -> Race | None:
    """From 1 October, as the figures run, to the end of the measuring window."""
    start, as_of, end = date(wave.year - 1, 10, 1), period_end(result.year, result.months), wave.window[1]
    if target is None or result.numerator is None or not result.denominator or end is None:
        return None
    return race(result.numerator, result.denominator, target, start, end, as_of)


def _within(series: Mapping[int, Result] | Sequence, wave: Wave) -> list[Result]:
    """The results of the measuring window that say anything of a rate, oldest first; a month that ends after the window
    is not in it."""
    end = wave.window[1] or period_end(wave.year)
    known = [series[month] for month in sorted(series) if period_end(wave.year, month) <= end]
    return [each for each in known if each.shown_rate is not None]


def _by_unit(found: Iterable[Result]) -> dict[str, dict[int, Result]]:
    series: dict[str, dict[int, Result]] = defaultdict(dict)
    for each in found:
        series[each.unit_id][each.months] = each
    return dict(series)


def _members(units: Units, wave: Wave) -> list[str]:
    """The unit of the wave, and the provinces of a nation or the offices of a province on the wave's last day."""
    day, is_nation = wave.ends or period_end(wave.year), wave.unit_id == NATIONAL
    level, parent = ("province", None) if is_nation else ("office", wave.unit_id)
    under = shown_units(units, borders_of(wave), level, parent) if units.get(wave.unit_id).level != "office" else ()
    return [wave.unit_id, *(each for each in under if units.get(each).exists(day))]


def _shown(units: Units, wave: Wave, members: Sequence[str]) -> list[str]:
    mapping = units.mapping(borders_of(wave))
    return [mapping[each] for each in members if each in mapping]


def _inside(wave: Wave, month: int) -> tuple[int, int]:
    """(days of the wave in a month of its working year, days of the month)."""
    last = period_end(wave.year, month)
    first = last.replace(day=1)
    return max(0, (min(last, wave.ends) - max(first, wave.starts)).days + 1), last.day
