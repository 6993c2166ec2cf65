"""The seventeen slides of a conference, one small function each, in the order of the meeting."""

from collections.abc import Callable

from analytics.briefing.deck import LeftOut, Slide
from analytics.briefing.scene import Scene
from analytics.briefing.slides import (
    ahead,
    alarming,
    doing,
    honouring,
    moving,
    needing,
    opening,
    racing,
    ranking,
    scoring,
)

Maker = Callable[[Scene], Slide | LeftOut]

SLIDES: dict[str, Maker] = {
    "tieu-de": opening.title,
    "sau-con-so": opening.six_numbers,
    "ket-qua-chuan": opening.standard,
    "xep-hang-viec": ranking.cases,
    "xep-hang-tien": ranking.money,
    "viec-va-tien": ranking.both,
    "tien-do": racing.progress,
    "con-thieu": needing.how_many_more,
    "so-lan-truoc": moving.since_last,
    "canh-bao": alarming.handled,
    "chuyen-de": doing.credit,
    "dien-hinh": doing.models,
    "cham-diem": scoring.scores,
    "dang-ky": honouring.registered,
    "khen-thuong": honouring.awarded,
    "chi-so": honouring.indices,
    "ky-toi": ahead.next_period,
}
"""Id of a slide → what makes it."""


def slide_of(scene: Scene, slide_id: str) -> Slide | None:
    """One slide alone; ``None`` when there is no such slide or it is left out."""
    made = SLIDES[slide_id](scene) if slide_id in SLIDES else None
    return made if isinstance(made, Slide) else None
