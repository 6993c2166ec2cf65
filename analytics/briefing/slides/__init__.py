"""The seventeen slides of a conference, one small function each, in the order of the meeting."""

from collections.abc import Callable

from analytics.briefing.deck import LeftOut, Slide
from analytics.briefing.scene import Scene
from analytics.briefing.slides import ahead, doing, honouring, opening, racing, ranking

Maker = Callable[[Scene], Slide | LeftOut]

SLIDES: tuple[Maker, ...] = (
    opening.title,
    opening.six_numbers,
    opening.standard,
    ranking.cases,
    ranking.money,
    ranking.both,
    racing.progress,
    racing.how_many_more,
    racing.since_last,
    doing.handled,
    doing.credit,
    doing.models,
    doing.scores,
    honouring.registered,
    honouring.awarded,
    honouring.indices,
    ahead.next_period,
)
