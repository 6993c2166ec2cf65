"""What was done about an alarm and what came after it; and alarms that were only declared in words.

What comes after is told with its dates and figures. It says nothing about why: many things change in a year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.measures.alarms import Episode, Moment, Story
from analytics.measures.exemplars import Exemplar, exemplars
from analytics.measures.movements import Intervention, interventions, records
from analytics.periods import YEAR_MONTHS, months_to
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An intervention and the alarm it answers. ``before``: the newest month that was over when it was taken, ``now``
    the newest one known; ``None`` where no month was over, or none has passed since."""

    intervention: Intervention
    episode: Episode
    before: Moment | None
    now: Moment | None

    @property
    def gain(self) -> Fraction | None:
        """Points by which rate less straight line has changed since; above zero is nearer to it, or farther ahead."""
        return _less(self.now and self.now.ahead, self.before and self.before.ahead)

    @property
    def rate_gain(self) -> Fraction | None:
        """Points by which the rate has changed since."""
        return _less(self.now and self.now.sign.result.rate, self.before and self.before.sign.result.rate)

    @property
    def months_to_close(self) -> int | None:
        """Months from the one it was taken in to the one in which the alarm closed; ``None`` while it is open or when
        it had closed before."""
        closed, taken = self.episode.closed, self.intervention.taken_on
        if closed is None or taken is None or taken > closed.day:
            return None
        year, months = months_to(taken)
        return YEAR_MONTHS * (closed.sign.result.year - year) + closed.months - months


@dataclass(frozen=True, kw_only=True)
class Declared:
    """An alarm in the words of its source; ``None`` is what the source does not say."""

    unit_id: str
    year: int
    stage: str | None
    opened_on: date | None
    closed_on: date | None
    dimension: str | None
    level: str
    said_by: str | None
    words: str
    source: str | None
    entry: int


@dataclass(frozen=True, kw_only=True)
class DeclaredStory:
    """A declared alarm, what was done in that year for the unit or its offices, and who was named for it."""

    alarm: Declared
    done: tuple[Intervention, ...]
    named: tuple[Exemplar, ...]


def answers(story: Story, given: Iterable[Intervention], shown: Mapping[str, str], until: date) -> list[Answer]:
    """What was done up to a day about the alarms of a story, by day. ``shown``: unit → the unit it is shown as."""
    own = [each for each in given if shown.get(each.unit_id) == story.unit_id and _day(each) and _day(each) <= until]
    found = [_answer(story, each, episode) for each in own for episode in [_answered(story, each)] if episode]
    return sorted(found, key=lambda answer: _day(answer.intervention))


def declared_stories(warehouse: Warehouse, *, at: int | None = None) -> list[DeclaredStory]:
    """Every declared alarm with what its year says of it, the newest year first."""
    return [_declared(warehouse, each, at) for each in records(warehouse, Declared, "alarms", at=at)]


def _declared(warehouse: Warehouse, alarm: Declared, at: int | None) -> DeclaredStory:
    place = {"year": alarm.year, "unit_id": alarm.unit_id, "at": at}
    done, named = interventions(warehouse, **place), exemplars(warehouse, **place)
    return DeclaredStory(alarm=alarm, done=tuple(done), named=tuple(named))


def _day(intervention: Intervention) -> date | None:
    return intervention.taken_on or intervention.alarm_on


def _answered(story: Story, intervention: Intervention) -> Episode | None:
    """The alarm that was open on the day it names, else on the day it was taken."""
    day = intervention.alarm_on or intervention.taken_on
    return next((episode for episode in story.episodes if episode.holds(day)), None)


def _answer(story: Story, intervention: Intervention, episode: Episode) -> Answer:
    over = [moment for moment in story.moments if moment.day <= _day(intervention)]
    before = over[-1] if over else None
    now = story.now if story.now is not before else None
    return Answer(intervention=intervention, episode=episode, before=before, now=now)


def _less(later: Fraction | None, earlier: Fraction | None) -> Fraction | None:
    return None if later is None or earlier is None else later - earlier
