"""Units on the way to their targets as a story: when an alarm began and why, what was done, and when it was over.

States of a unit at the end of a month, from the figures of that month and of those before it, as known at an entry:

- ``met``: the cumulative rate has reached the target of the year at its comparator;
- ``alarm``: the target is not met and at least one rule says alarm;
- ``recovering``: an alarm is open, no rule says alarm any more, and the target is not met yet;
- ``watch``: no alarm is open, and at least one rule says watch;
- ``normal``: none of these.

An alarm opens at the end of the month in which a unit comes to ``alarm`` while none is open. It closes at the end of
the month in which the target is met, or of the third month in a row without any rule that says alarm: then the state
is again what the rules of that month say. The year ends an open alarm without closing it. A month without figures is
not told, and neither counts towards the three nor breaks them. A target that is met and lost again (the denominator
grew) begins anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from analytics.measures.alarm_rules import rule_book
from analytics.measures.alarm_signs import Reason, Sign, signs
from analytics.measures.movements import lines
from analytics.measures.pursuit import PAST_YEARS
from analytics.measures.series import trend
from analytics.measures.territory import shown_units
from analytics.periods import period_end
from analytics.standards.alarm_rules import ALARM, WATCH
from analytics.warehouse import Warehouse

NORMAL, RECOVERING, MET, SETTLED = "normal", "recovering", "met", "settled"
STATES = (ALARM, RECOVERING, WATCH, NORMAL, MET)
"""Every state, the one that asks for most first."""
CALM_MONTHS = 3


@dataclass(frozen=True, kw_only=True)
class Moment:
    """The state of a unit at the end of a month, and the month's figures that it follows from."""

    state: str
    sign: Sign

    @property
    def months(self) -> int:
        """Months since 1 October."""
        return self.sign.result.months

    @property
    def day(self) -> date:
        """Last day of the month."""
        return period_end(self.sign.result.year, self.months)

    @property
    def ahead(self) -> Fraction | None:
        """Rate less straight line, in percentage points; ``None`` without counts or a target."""
        return self.sign.race.ahead if self.sign.race else None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The rules that fire, the heaviest first."""
        return self.sign.reasons


@dataclass(frozen=True, kw_only=True)
class Episode:
    """One alarm: the months in which it opened and closed, and how it ended: ``met`` or ``settled``."""

    opened: Moment
    closed: Moment | None = None
    ended: str | None = None

    def holds(self, day: date) -> bool:
        """Whether the alarm was open on the day: from the day it opened, until the day it closed, which is not in."""
        return self.opened.day <= day and (self.closed is None or day < self.closed.day)


@dataclass(frozen=True, kw_only=True)
class Story:
    """One unit's year in one dimension: its moments, oldest first, never none, and its alarms."""

    moments: tuple[Moment, ...]
    episodes: tuple[Episode, ...] = field(default=())

    @property
    def now(self) -> Moment:
        """The newest month that is known."""
        return self.moments[-1]

    @property
    def since(self) -> date:
        """End of the month in which the unit came to the state it is in."""
        first = self.now
        for moment in reversed(self.moments):
            if moment.state != self.now.state:
                break
            first = moment
        return first.day

    @property
    def unit_id(self) -> str:
        """The unit."""
        return self.now.sign.result.unit_id

    @property
    def dimension(self) -> str:
        """``cases`` or ``money``."""
        return self.now.sign.result.dimension

    @property
    def has_recovered(self) -> bool:
        """Whether there was an alarm, and the last one is closed."""
        return bool(self.episodes) and self.episodes[-1].closed is not None


def alarm_stories(
    warehouse: Warehouse,
    *,
    dimension: str,
    year: int,
    months: int,
    borders: str = "reported",
    level: str = "province",
    parent: str | None = None,
    at: int | None = None,
) -> list[Story]:
    """One per unit of the level that has figures in the year up to the period, and under the borders as reported still
    exists at its end; by state, then by what is missing."""
    ids = shown_units(warehouse.units, borders, level, parent)
    span = {"first_year": year - PAST_YEARS, "last_year": year, "borders": borders, "at": at}
    found = {
        (each.unit_id, each.year, each.months): each
        for each in trend(warehouse, unit_ids=ids, dimension=dimension, **span)
    }
    book = rule_book(warehouse, year=year, at=at)
    rules = {unit_id: book.of(lines(warehouse.units, unit_id)) for unit_id in ids}
    told = signs(found, year, range(1, months + 1), rules)
    day = period_end(year, months)
    there = [each for each in told if borders != "reported" or warehouse.units.get(each).exists(day)]
    return sorted((story(told[unit_id]) for unit_id in there), key=weight)


def story(told: Sequence[Sign]) -> Story:
    """The states of a year from its signs, oldest first; see the head of the module for what follows what."""
    moments: list[Moment] = []
    episodes: list[Episode] = []
    calm = 0
    for sign in told:
        is_open = bool(episodes) and episodes[-1].closed is None
        calm = 0 if sign.is_alarming else calm + 1
        state = _state(sign, is_open, calm)
        moment = Moment(state=state, sign=sign)
        moments.append(moment)
        if state == ALARM and not is_open:
            episodes.append(Episode(opened=moment))
        elif is_open and state not in (ALARM, RECOVERING):
            ended = MET if state == MET else SETTLED
            episodes[-1] = Episode(opened=episodes[-1].opened, closed=moment, ended=ended)
    return Story(moments=tuple(moments), episodes=tuple(episodes))


def _state(sign: Sign, is_open: bool, calm: int) -> str:
    if sign.is_met:
        return MET
    if sign.is_alarming:
        return ALARM
    if is_open and calm < CALM_MONTHS:
        return RECOVERING
    return WATCH if sign.reasons else NORMAL


def worst(stories: Iterable[Story]) -> Story:
    """The story that asks for most."""
    return min(stories, key=weight)


def weight(told: Story) -> tuple[int, Fraction, int]:
    """Sorts stories: those that ask for most first, by state, then by their part of what is missing."""
    share = told.now.sign.share or Fraction(0)
    return STATES.index(told.now.state), -share, told.now.sign.result.name_order
