"""From a warehouse to a deck."""

from analytics.briefing import profiles, stamps
from analytics.briefing.deck import Deck, LeftOut, Slide, numbered
from analytics.briefing.scene import scene_of
from analytics.briefing.slides import SLIDES
from analytics.periods import YEAR_MONTHS
from analytics.progress import Tell, silent
from analytics.warehouse import Warehouse
from analytics.workspace import SIMULATED


def build(
    warehouse: Warehouse,
    *,
    year: int,
    months: int = YEAR_MONTHS,
    borders: str = "reported",
    unit_id: str | None = None,
    at: int | None = None,
    tell: Tell = silent,
) -> Deck:
    """The slides of the country, or of the province ``unit_id`` with its offices, as known at the ledger entry ``at``.

    Whatever is missing, there is a deck: slides say what they lack, and those that would be empty are in ``left_out``.
    """
    scene = scene_of(warehouse, year=year, months=months, borders=borders, unit_id=unit_id, at=at)
    made = []
    for place, make in enumerate(SLIDES.values()):
        tell(place / len(SLIDES), f"Trang {place + 1} trong {len(SLIDES)}")
        made.append(make(scene))
    slides = [stamps.stamped(scene, each) for each in made if isinstance(each, Slide)]
    return Deck(
        title=f"Kết quả thi hành án dân sự {scene.label}",
        unit_id=scene.unit_id,
        unit=scene.unit,
        year=year,
        months=months,
        borders=borders,
        entry=scene.at,
        as_of=scene.as_of,
        status=scene.status,
        is_simulated=warehouse.ledger.world == SIMULATED,
        slides=numbered(slides),
        left_out=tuple(each for each in made if isinstance(each, LeftOut)),
        profiles=profiles.profiles(scene),
    )
