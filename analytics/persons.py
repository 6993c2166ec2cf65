"""Names of people: what stands for a name where not everybody may see it.

A column that the catalogue calls ``personal`` is kept whole in the ledger, as it was handed in, and nowhere else: every
table that answers a question holds initials, so that no page, file, difference or address can tell a name.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

_KEPT = re.compile(r"(?:[^\W\d_]\.)+|\(\d+\)|[A-ZĐ]{0,5}[-_./]?\d{1,4}")
"""Words that tell no name: initials, the number after them, a short code such as CHV-07."""
UNTOLD = "?."


def initials(name: str) -> str:
    """``Nguyễn Thị Hồng`` → ``N.T.H.``; codes and what already is initials stay as they are."""
    told = ""
    for word in unicodedata.normalize("NFC", name).split():
        if _KEPT.fullmatch(word):
            told += f" {word}"
        else:
            first = next((letter for letter in word if letter.isalpha()), None)
            told += f"{first.upper()}." if first else UNTOLD
    return told.strip()


class Register:
    """Which initials stand for which person of which unit.

    Two people of a unit with the same initials are told apart by a number, in the order in which the ledger named
    them, so that the same initials mean the same person at every entry and after every restart.
    """

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._used: Counter[tuple[str, str]] = Counter()

    def told(self, unit_id: str, name: str) -> str:
        """What stands for the person; whoever is new gets the next free initials."""
        person = (unit_id, _same(name))
        if person not in self._told:
            plain = initials(name)
            self._used[unit_id, plain] += 1
            number = self._used[unit_id, plain]
            self._told[person] = plain if number == 1 else f"{plain} ({number})"
        self._names[unit_id, self._told[person]] = name
        return self._told[person]

    def names(self, unit_id: str) -> Mapping[str, str]:
        """Initials → the name itself, of one unit. Only for a reader who has shown that he may see names."""
        return {told: name for (unit, told), name in self._names.copy().items() if unit == unit_id}

    def all_told(self, unit_ids: Iterable[str], names: Iterable[str | None]) -> list[str | None]:
        """The same for every row of a column."""
        pairs = zip(unit_ids, names, strict=True)
        return [None if name is None else self.told(unit_id, name) for unit_id, name in pairs]

    def tentative(self) -> "Register":
        """A copy, for rows that may never be recorded."""
        copy = Register()
        copy._told, copy._names, copy._used = self._told.copy(), self._names.copy(), self._used.copy()
        return copy


def _same(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
