"""What a unit says of a period: its own row, or the sum of those that speak for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

FINAL, PRELIMINARY = "final", "preliminary"
EXACT, MORE_THAN, NEARLY = "exact", "more_than", "nearly"


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Figures with where they come from. ``missing`` names the parts that should be in a sum and are not."""

    figures: Mapping[str, int]
    vintage: str
    entry: int
    qualifiers: frozenset[str]
    sources: tuple[str, ...]
    published_rate: Decimal | None = None
    parts: int = 1
    parts_reported: int = 1
    missing: tuple[str, ...] = ()
    origin: str = "reported"

    @property
    def qualifier(self) -> str | None:
        """Exact if all in it is; otherwise the way in which it is not, ``None`` if there are several."""
        inexact = self.qualifiers - {EXACT}
        return EXACT if not inexact else next(iter(inexact)) if len(inexact) == 1 else None


def own_voice(row: Mapping[str, Any], figures: Iterable[str]) -> Voice:
    """The voice of a unit that reported a row itself."""
    return Voice(
        figures=_given(row, figures),
        vintage=row["vintage"],
        entry=row["entry"],
        qualifiers=frozenset((row["qualifier"] or EXACT,)),
        sources=(row["source"],) if row["source"] else (),
        published_rate=row["published_rate"],
    )


def sum_voice(row: Mapping[str, Any], figures: Iterable[str], expected: Mapping[str, str]) -> Voice:
    """The voice of a sum that was added up in the warehouse, of members out of those ``expected`` (id → name)."""
    spoke = set(row["members"])
    missing = tuple(name for member, name in expected.items() if member not in spoke)
    return Voice(
        figures=_given(row, figures),
        vintage=row["vintage"],
        entry=row["entry"],
        qualifiers=frozenset(qualifier or EXACT for qualifier in row["qualifiers"]),
        sources=tuple(sorted(source for source in row["sources"] if source)),
        parts=len(spoke) + len(missing),
        parts_reported=len(spoke),
        missing=missing,
        origin="summed",
    )


def summed(voices: Mapping[str, Voice], parts: Mapping[str, str]) -> Voice | None:
    """The sum of the voices (by unit id) over ``parts`` (unit id → name); ``None`` when no part spoke.

    A figure is added up only when every part that spoke has it: a rate over different coverages would be none.
    """
    speaking = [voices[part] for part in parts if part in voices]
    if not speaking:
        return None
    silent = [name for part, name in parts.items() if part not in voices]
    common = [name for name in speaking[0].figures if all(name in voice.figures for voice in speaking)]
    return Voice(
        figures={name: sum(voice.figures[name] for voice in speaking) for name in common},
        vintage=FINAL if all(voice.vintage == FINAL for voice in speaking) else PRELIMINARY,
        entry=max(voice.entry for voice in speaking),
        qualifiers=frozenset().union(*(voice.qualifiers for voice in speaking)),
        sources=tuple(sorted({source for voice in speaking for source in voice.sources})),
        parts=len(parts),
        parts_reported=len(speaking),
        missing=(*silent, *(name for voice in speaking for name in voice.missing)),
        origin="summed",
    )


def _given(row: Mapping[str, Any], figures: Iterable[str]) -> dict[str, int]:
    return {name: row[name] for name in figures if row[name] is not None}
