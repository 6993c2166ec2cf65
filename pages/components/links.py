"""Links that keep what is looked at: from any figure to its passport, from one page to another.

Relative on purpose: the product may be served under a path of its own (/thads/so-sanh).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from analytics.catalog import Indicator, Term
from analytics.measures import Result
from pages.components import address, session

HISTORY, PASSPORT, PROFILE, TARGETS = "lich-su", "ho-chieu", "ho-so", "tien-do"
CONFERENCE, PRESENT = "hoi-nghi", "trinh-chieu"
SHARED = ("du-lieu", "nam", "thang", "dia-gioi", "but-toan", "tinh-theo")
BACK = "ve"
PUBLISHED_RATE = "published_rate"


@dataclass(frozen=True, kw_only=True)
class Book:
    """Where the figures of a table are read: the words that its page would write into the address."""

    words: tuple[tuple[str, str], ...]

    def passport(self, result: Result, number: str) -> str:
        """The address of the passport of one figure; ``number`` is an indicator or a column of figures."""
        own = {
            "don-vi": result.unit_id,
            "con-so": number,
            "tinh-theo": result.dimension,
            "nam": str(result.year),
            "thang": str(result.months),
        }
        group = {} if result.group == "all" else {"nhom": result.group}
        return to(PASSPORT, **{**dict(self.words), **own, **group})


def book() -> Book:
    """The figures of the page that is shown, with the choices made on it so far: the way back."""
    words = {**address.written(), BACK: address.page()}
    return Book(words=tuple((name, word) for name, word in words.items() if word))


def to(path: str, **words: str) -> str:
    """The relative address of a page; words are named as in the address."""
    return f"{path}?{urlencode(words, quote_via=quote)}"


def onward() -> dict[str, str]:
    """The words that every page obeys, as chosen so far on this one."""
    return {name: word for name, word in address.written().items() if name in SHARED}


def history(**words: str) -> str:
    """An address in the history of the world that is shown; underscores stand for dashes."""
    named = {name.replace("_", "-"): str(word) for name, word in words.items()}
    return to(HISTORY, **{"du-lieu": session.view().world, **named})


def link(words: str, href: str, kind: str = "noi") -> str:
    """A link of plain words."""
    return f'<a class="{kind}" href="{escape(href)}">{escape(words)}</a>'


def profile(unit_id: str, book: Book) -> str:
    """The address of a province's profile, for the world, period and borders of the book."""
    return to(PROFILE, **{name: word for name, word in book.words if name in SHARED}, tinh=unit_id)


def figure(words: str, result: Result, number: str, book: Book | None) -> str:
    """A figure that leads to its passport; only itself where there is no book to look it up in."""
    return escape(words) if book is None else link(words, book.passport(result, number), "so-ho-chieu")


def number_of(result: Result, terms: Iterable[Term], whole: str) -> str:
    """What a sum of columns is looked up as: its only column, else the whole indicator."""
    given = [term.column for term in terms if term.column in result.figures]
    return given[0] if len(given) == 1 else whole


def rate_of(result: Result, indicator: Indicator) -> str:
    """What a rate is looked up as: a rate that was only published is a column of its own."""
    return indicator.id if result.value(indicator) is not None else PUBLISHED_RATE
