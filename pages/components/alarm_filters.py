"""Choices of the page of alarms, and which stories it lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from analytics.measures import Intervention
from analytics.measures.alarm_answers import Answer, answers
from analytics.measures.alarms import MET, NORMAL, RECOVERING, Story, weight, worst
from analytics.periods import YEAR_MONTHS, period_end
from analytics.standards.alarm_rules import ALARM, WATCH
from pages.components import filters, session
from pages.components.rows import plain_name

BOTH, CARE, EVERY = "ca-hai", "", "moi"
STATES = {
    CARE: "Cần chú ý",
    ALARM: "Báo động",
    WATCH: "Cần theo dõi",
    RECOVERING: "Đang hồi phục",
    MET: "Đã đạt",
    NORMAL: "Bình thường",
    EVERY: "Mọi trạng thái",
}
_CARE = (ALARM, RECOVERING, WATCH)


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A unit's year in one dimension, and what was done about its alarms, by day."""

    story: Story
    answers: tuple[Answer, ...]

    @property
    def id(self) -> str:
        """The story as a word of the address."""
        return f"{self.story.unit_id}.{self.story.dimension}"

    @property
    def name(self) -> str:
        """The unit's name, without the mark of namesakes."""
        return plain_name(self.story.now.sign.result.unit)

    @property
    def is_open(self) -> bool:
        """Whether an alarm is open."""
        return bool(self.story.episodes) and not self.story.has_recovered

    @property
    def was_answered(self) -> bool:
        """Whether something was done while the newest alarm was open."""
        return any(each.episode == self.story.episodes[-1] for each in self.answers)


def dimensions() -> list[str]:
    """Việc, tiền or both, as the datasets they are."""
    labels = {dataset.id: dataset.label for dataset in session.catalog().dimensions.values()}
    chosen = filters.switch("canh-bao-ve", "Tính theo", {BOTH: "Cả hai"} | labels, BOTH)
    return list(labels) if chosen == BOTH else [chosen]


def state() -> str:
    """The state that is listed, those that ask for care, or every one."""
    return filters.select("trang-thai", "Trạng thái", STATES, CARE, width=190)


def watched(courses: Iterable[Sequence[Story]], given: Sequence[Intervention]) -> list[Watched]:
    """Every story with its answers, those that ask for most first; what was done until the next figures are due."""
    view = session.view()
    shown, until = session.units().mapping(view.borders), next_day(view.year, view.months)
    told = sorted((story for course in courses for story in course), key=weight)
    return [Watched(story=story, answers=tuple(answers(story, given, shown, until))) for story in told]


def next_day(year: int, months: int) -> date:
    """The end of the month after a period: until then nothing newer is known."""
    return period_end(year, months + 1) if months < YEAR_MONTHS else period_end(year + 1, 1)


def listed(found: Iterable[Watched], state: str) -> list[Watched]:
    """The stories in the state that was chosen."""
    wanted = _CARE if state == CARE else STATES.keys() if state == EVERY else (state,)
    return [each for each in found if each.story.now.state in wanted]


def by_unit(found: Iterable[Watched]) -> Mapping[str, list[Watched]]:
    """Unit → its stories, one a dimension."""
    ordered = sorted(found, key=lambda each: each.story.unit_id)
    return {unit_id: list(own) for unit_id, own in groupby(ordered, key=lambda each: each.story.unit_id)}


def states(found: Iterable[Watched]) -> list[str]:
    """The heaviest state of every unit."""
    return [worst(each.story for each in own).now.state for own in by_unit(found).values()]


def recovered(found: Iterable[Watched]) -> list[Watched]:
    """Those whose last alarm is closed: first those about whom something was done, then the latest to close."""
    out = [each for each in found if each.story.has_recovered]
    return sorted(out, key=lambda each: (not each.was_answered, -each.story.episodes[-1].closed.months))


def chosen(found: Sequence[Watched]) -> Watched:
    """The story that is looked at closely: at first the heaviest."""
    labels = {dataset.id: dataset.label.lower() for dataset in session.catalog().dimensions.values()}
    options = {each.id: f"{each.name}, về {labels[each.story.dimension]}" for each in found}
    word = filters.select("xem-ky", "Xem kỹ một đơn vị", options, found[0].id, width=filters.SELECT_WIDTH)
    return next(each for each in found if each.id == word)
