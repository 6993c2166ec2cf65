"""What the figures of every month of a year ask for: which alarm rules fire for a unit, with figure and threshold.

Everything is compared on exact fractions; only what past years foretell (``seasonal_pace``, ``forecast``) is a float.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.measures.alarm_rules import Rules
from analytics.measures.pace import Race, race_of
from analytics.measures.results import Result
from analytics.measures.seasonal import Outlook, outlooks
from analytics.periods import YEAR_MONTHS
from analytics.standards import AlarmRule
from analytics.standards.alarm_rules import ALARM, BOTTOM_AND_SHARE, Figure

ByMonth = Mapping[tuple[str, int, int], Result]
"""(unit, year, months) → result."""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A rule that fires: ``figure`` against the threshold of ``level``. Of place and share: ``figure`` percent of the
    units are no better, and ``share`` percent of what is missing are the unit's."""

    rule: AlarmRule
    level: str
    figure: Figure
    share: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One month of one unit: its result, its race where it has counts and a target, the rules that fire, the heaviest
    first, and its ``share`` (a part of one) of what all units of the group still have to do."""

    result: Result
    race: Race | None
    reasons: tuple[Reason, ...]
    share: Fraction | None

    @property
    def is_met(self) -> bool:
        """Whether the cumulative rate has reached the target of the year at its comparator."""
        return bool(self.result.met)

    @property
    def is_alarming(self) -> bool:
        """Whether a rule says alarm."""
        return any(reason.level == ALARM for reason in self.reasons)


def signs(found: ByMonth, year: int, months: Iterable[int], rules: Mapping[str, Rules]) -> dict[str, list[Sign]]:
    """Unit → its signs in the months, oldest first; a month of which no rule can be looked at is no sign."""
    told: dict[str, list[Sign]] = defaultdict(list)
    for month in months:
        here = [result for (_, some_year, count), result in found.items() if (some_year, count) == (year, month)]
        for sign in _of_month(found, here, rules):
            told[sign.result.unit_id].append(sign)
    return dict(told)


def _of_month(found: ByMonth, here: Sequence[Result], rules: Mapping[str, Rules]) -> list[Sign]:
    races = {each.unit_id: race_of(each) for each in here}
    missing = sum(race.need_more for race in races.values() if race)
    rates = sorted(each.rate for each in here if each.rate is not None)
    foretold = _foretold(found, here)
    signs = []
    for each in here:
        race = races[each.unit_id]
        share = Fraction(race.need_more, missing) if race and missing else None
        figures = _figures(found, each, race, foretold.get(each.unit_id))
        reasons = [*_fired(rules[each.unit_id], figures), *_placed(rules[each.unit_id], each, rates, share)]
        if figures or each.met:
            heaviest = tuple(sorted(reasons, key=lambda reason: reason.level != ALARM))
            signs.append(Sign(result=each, race=race, reasons=heaviest, share=share))
    return signs


def _figures(found: ByMonth, result: Result, race: Race | None, outlook: Outlook | None) -> dict[str, Figure]:
    """Rule → how far behind, below, down or faster; only those that can be told."""
    key = result.unit_id, result.year, result.months
    before, last_year = _before(found, *key), found.get((key[0], key[1] - 1, key[2]))
    told: dict[str, Figure | None] = {}
    if race:
        told |= {"linear_pace": -race.ahead, "effort": None if race.effort is None else 100 * (race.effort - 1)}
    if race and outlook:
        told["seasonal_pace"] = float(race.target) * outlook.share - float(race.rate)
        told["forecast"] = float(race.target) - outlook.rate
    if result.rate is not None:
        told |= {"last_year": _drop(last_year, result), "fall": _drop(before, result)}
    return {rule: figure for rule, figure in told.items() if figure is not None}


def _before(found: ByMonth, unit_id: str, year: int, months: int) -> Result | None:
    """The newest earlier period of the year that the unit reported."""
    earlier = (found.get((unit_id, year, count)) for count in range(months - 1, 0, -1))
    return next((each for each in earlier if each is not None and each.rate is not None), None)


def _drop(earlier: Result | None, later: Result) -> Fraction | None:
    return None if earlier is None or earlier.rate is None else earlier.rate - later.rate


def _fired(rules: Rules, figures: Mapping[str, Figure]) -> list[Reason]:
    levels = [(rules[rule], figure, rules[rule].level(figure)) for rule, figure in figures.items() if rule in rules]
    return [Reason(rule=rule, level=level, figure=figure) for rule, figure, level in levels if level]


def _placed(rules: Rules, result: Result, rates: Sequence[Fraction], share: Fraction | None) -> list[Reason]:
    """The rule of place and share: ``place`` percent of the units have no better rate."""
    rule = rules.get(BOTTOM_AND_SHARE)
    if rule is None or result.rate is None or share is None:
        return []
    place = Fraction(100 * sum(rate <= result.rate for rate in rates), len(rates))
    level = rule.level_of_two(place, 100 * share)
    return [Reason(rule=rule, level=level, figure=place, share=100 * share)] if level else []


def _foretold(found: ByMonth, here: Sequence[Result]) -> dict[str, Outlook]:
    """What past years say of the end of this one, seen from the month of these results."""
    if not here or here[0].months == YEAR_MONTHS:
        return {}
    year, months = here[0].year, here[0].months
    past: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (unit_id, past_year, count), early in sorted(found.items(), key=lambda pair: pair[0]):
        end = found.get((unit_id, past_year, YEAR_MONTHS))
        if count == months and past_year < year and early.rate and end and end.rate:
            past[unit_id].append((float(early.rate), float(end.rate)))
    return outlooks(past, {each.unit_id: float(each.rate) for each in here if each.rate})
