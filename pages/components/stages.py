"""What is presented: the deck at its pinned entry, as arranged for a conference or as it is, found from the address."""

from dataclasses import dataclass

import streamlit as st

from analytics import briefing, measures, meetings
from analytics.briefing import Deck
from analytics.measures import Conference
from analytics.meetings import Arranged, Later
from analytics.units import NATIONAL
from pages.components import address, clock, session

CONFERENCE, PINNED, SLIDE, ASKED, THEME, NOTES = "hoi-nghi", "chot", "trang-chieu", "hoi", "nen-chieu", "ghi-chu"
LIGHT, DARK = "sang", "toi"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A deck ready for the hall. ``made`` is the whole deck in its usual order, ``order`` the presenter's with what is
    hidden, ``later`` what came into the ledger since."""

    made: Deck
    deck: Deck
    order: tuple[Arranged, ...]
    later: Later
    conference: Conference | None = None

    @property
    def news(self) -> str:
        """The mark that newer figures exist; nothing when there are none."""
        if not self.later.count:
            return ""
        day = clock.day(self.later.made_at)
        return f"Sổ đã có số mới hơn: {self.later.count} bút toán sau bút toán {self.deck.entry}, mới nhất ngày {day}"


def conferences() -> list[Conference]:
    """Every conference known today, the latest first."""
    return session.ask_at(measures.conferences, session.view().head)


def named(conference_id: str | None) -> Conference | None:
    """The conference of that id."""
    return next((each for each in conferences() if each.id == conference_id), None)


def chosen() -> str | None:
    """The id of the conference that the address names."""
    return address.remembered(CONFERENCE)


def asked() -> Stage | None:
    """What the address asks for: a conference, or the period shown at the entry that it was opened with; ``None`` for
    a conference that does not exist or a unit that its borders do not know."""
    wanted = chosen()
    if wanted:
        address.keep(CONFERENCE, wanted)
        found = named(wanted)
        return of_conference(found) if found else None
    view = session.view()
    entry = _entry(address.remembered(PINNED)) or view.entry
    address.keep(PINNED, str(entry))
    return _stage(entry, unit_id=None, **view.period, borders=view.borders)


def keep_place() -> None:
    """Which slide, which question, which ground: words that the browser writes stay in the address."""
    for name in (SLIDE, ASKED, THEME, NOTES):
        address.keep(name, address.remembered(name))


def ground() -> str:
    """Light or dark: as chosen, else as the reader's browser."""
    word = address.remembered(THEME)
    return word if word in (LIGHT, DARK) else DARK if st.context.theme.type == "dark" else LIGHT


def _entry(word: str | None) -> int | None:
    number = int(word) if (word or "").isdecimal() else 0
    return number if 1 <= number <= session.view().head else None


def of_conference(conference: Conference) -> Stage | None:
    """The deck of a conference, pinned and arranged."""
    entry = max(1, min(conference.pinned_entry, session.view().head))
    unit_id = None if conference.unit_id == NATIONAL else conference.unit_id
    period = {"year": conference.year, "months": conference.months, "borders": conference.borders}
    return _stage(entry, unit_id=unit_id, **period, conference=conference)


def _stage(entry: int, conference: Conference | None = None, **what: object) -> Stage | None:
    try:
        made = session.ask_at(briefing.build, entry, **what)[0]
    except KeyError:
        return None
    order = meetings.in_order(made, _placed(conference), _returning(conference, entry))
    deck = meetings.arranged(made, order, conference)
    return Stage(made=made, deck=deck, order=tuple(order), later=_later(made, what), conference=conference)


def _placed(conference: Conference | None) -> list[measures.Placed]:
    if conference is None:
        return []
    found = session.ask_at(measures.placed, session.view().head)
    return [each for each in found if (each.unit_id, each.year, each.months, each.conference) == conference.key]


def _returning(conference: Conference | None, entry: int) -> briefing.Slide | None:
    if conference is None:
        return None
    found = returned(conference, entry)
    return meetings.slide(session.here().warehouse, conference=conference, found=found, at=entry)


def returned(conference: Conference, entry: int) -> list[meetings.Returned]:
    """Conclusions of earlier conferences, with the figures as known at the entry."""
    known = tuple(session.ask_at(measures.conclusions, session.view().head))
    return session.ask_at(meetings.returned, entry, conference=conference, found=known)


def _later(made: Deck, what: dict[str, object]) -> Later:
    entries = session.entries()
    found = meetings.later(entries, made)
    if not found.count:
        return found
    today = session.ask_at(briefing.build, session.view().head, **what)[0]
    return meetings.later(entries, made, today)
