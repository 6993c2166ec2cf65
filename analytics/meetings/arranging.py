"""The presenter's order over the deck's: slides shown, hidden, moved, retitled, noted. No figure changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analytics.briefing import Deck, Slide
from analytics.briefing.deck import numbered
from analytics.measures import Conference, Placed

FIRST = "tieu-de"
SAID_BY_FIGURES = "Số liệu cho biết"


@dataclass(frozen=True, kw_only=True)
class Arranged:
    """A slide as the deck made it, with its ``place`` (from 1) and what the presenter said of it."""

    slide: Slide
    place: int
    is_shown: bool = True
    heading: str = ""
    remark: str = ""

    @property
    def told(self) -> Slide:
        """The slide as the hall sees it; the finding of the figures stays under a title of the presenter's own."""
        title = self.heading or self.slide.title
        message = f"{SAID_BY_FIGURES}: {self.slide.title}. {self.slide.message}" if self.heading else self.slide.message
        notes = "\n".join(part for part in (self.remark, self.slide.notes) if part)
        return replace(self.slide, title=title, message=message, notes=notes)


def in_order(deck: Deck, placed: Iterable[Placed], returning: Slide | None = None) -> list[Arranged]:
    """Every slide of the deck, and the one of returning conclusions, as the presenter wants them.

    A slide that nobody arranged stands where the deck has it.
    """
    known = {each.slide: each for each in placed}
    usual = _usual(deck, returning)
    wanted = [
        (known[slide.id].place if slide.id in known else natural, natural, slide)
        for natural, slide in enumerate(usual, start=1)
    ]
    ordered = [slide for _, _, slide in sorted(wanted, key=lambda each: each[:2])]
    return [_arranged(place, slide, known.get(slide.id)) for place, slide in enumerate(ordered, start=1)]


def _usual(deck: Deck, returning: Slide | None) -> tuple[Slide, ...]:
    """Conclusions of last time come right after the title."""
    if returning is None:
        return deck.slides
    return (*deck.slides[:1], returning, *deck.slides[1:])


def _arranged(place: int, slide: Slide, said: Placed | None) -> Arranged:
    if said is None:
        return Arranged(slide=slide, place=place)
    words = {"heading": said.heading or "", "remark": said.remark or ""}
    return Arranged(slide=slide, place=place, is_shown=said.is_shown, **words)


def arranged(deck: Deck, order: Sequence[Arranged], conference: Conference | None = None) -> Deck:
    """The deck that the hall sees: shown slides only, numbered anew; titled by its conference."""
    shown = [each.told for each in order if each.is_shown]
    if conference is None:
        return replace(deck, slides=numbered(shown))
    opened = [_opened(slide, conference) if slide.id == FIRST else slide for slide in shown]
    return replace(deck, title=conference.conference, slides=numbered(opened))


def _opened(slide: Slide, conference: Conference) -> Slide:
    """The title slide names the conference, its day, and what it looks at."""
    message = f"Họp ngày {conference.held_on:%d/%m/%Y}. {slide.title}. {slide.message}"
    return replace(slide, title=conference.conference, message=message)


def rows_of(conference: Conference, order: Sequence[Arranged], moved: dict[str, int]) -> list[dict[str, object]]:
    """Rows of the dataset of arranged slides. ``moved`` are the wanted places by slide; of two slides that want the
    same place the one that came from elsewhere goes first, or after it when it came from before."""

    def wanted(each: Arranged) -> tuple[float, int]:
        place = moved.get(each.slide.id, each.place)
        return place + (0.5 if place > each.place else -0.5 if place < each.place else 0), each.place

    found = sorted(order, key=wanted)
    return [_row(conference, place, each) for place, each in enumerate(found, start=1)]


def _row(conference: Conference, place: int, each: Arranged) -> dict[str, object]:
    return {
        "unit": conference.unit_id,
        "year": conference.year,
        "months": conference.months,
        "conference": conference.conference,
        "slide": each.slide.id,
        "place": place,
        "shown": "shown" if each.is_shown else "hidden",
        "heading": each.heading,
        "remark": each.remark,
    }
