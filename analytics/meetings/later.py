"""What came into the ledger after the entry that a conference is pinned to, and which of its slides that would move."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from analytics.briefing import Deck
from analytics.briefing.stamps import mark
from analytics.ledger import Entry
from analytics.measures.conferences import KEPT


@dataclass(frozen=True, kw_only=True)
class Later:
    """Entries with figures after the pinned one, the newest of them and its moment (UTC); ids of slides that would
    say something else today."""

    count: int
    newest: int | None
    made_at: datetime | None
    moved: frozenset[str]


def later(entries: Iterable[Entry], pinned: Deck, today: Deck | None = None) -> Later:
    """``entries`` are those of the ledger; ``today`` is the same deck read now, if it was made."""
    since = [each for each in entries if each.entry > pinned.entry and speaks_of_figures(each)]
    newest = max(since, key=lambda each: each.entry, default=None)
    return Later(
        count=len(since),
        newest=newest.entry if newest else None,
        made_at=newest.made_at if newest else None,
        moved=_moved(pinned, today) if today else frozenset(),
    )


def speaks_of_figures(entry: Entry) -> bool:
    """Whether an entry brought or took back rows of anything but conferences themselves."""
    return entry.row_count > 0 and entry.dataset not in KEPT


def _moved(pinned: Deck, today: Deck) -> frozenset[str]:
    """Slides whose figures are others now, or that are gone; those that only now exist are of no slide shown."""
    now = {slide.id: mark(slide) for slide in today.slides}
    return frozenset(slide.id for slide in pinned.slides if _figures(slide.id) and now.get(slide.id) != mark(slide))


def _figures(slide_id: str) -> bool:
    return slide_id != "tieu-de"
