"""Small numbers: who is too small for a place, and which counts are hidden because they could lead to a person."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analytics import DATA


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """``least_cases``: enforceable cases that a ranked unit has at least. ``groups``: groups of cases in which counts
    from one to ``most_hidden`` are not shown."""

    least_cases: int
    groups: frozenset[str]
    most_hidden: int


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """What ``data/catalog/small_numbers.toml`` says."""
    found = tomllib.loads((DATA / "catalog" / "small_numbers.toml").read_text(encoding="utf-8"))
    return Thresholds(
        least_cases=found["ranking"]["least_cases"],
        groups=frozenset(found["disclosure"]["groups"]),
        most_hidden=found["disclosure"]["most_hidden"],
    )


def hidden(counts: Mapping[str, Mapping[str, int]], most: int) -> frozenset[str]:
    """Which parts of a whole must not be shown, when the whole is: part → column → count.

    First those with a count from 1 to ``most`` in any column; a whole row goes, since columns add up to one another.
    Then the smallest others, until no column's hidden counts can be told from the whole less what is shown. When every
    part is hidden and still can be told, the whole must not be shown either (``whole_too``).
    """
    gone = {part for part, row in counts.items() if any(0 < count <= most for count in row.values())}
    rest = sorted((part for part in counts if part not in gone), key=lambda part: (sum(counts[part].values()), part))
    for part in rest:
        if not gone or not told(counts, gone):
            break
        gone.add(part)
    return frozenset(gone)


def whole_too(counts: Mapping[str, Mapping[str, int]], gone: frozenset[str]) -> bool:
    """Whether the hidden parts could be told from the whole whatever else is hidden."""
    return bool(gone) and told(counts, gone)


def told(counts: Mapping[str, Mapping[str, int]], gone: frozenset[str] | set[str]) -> bool:
    """Whether a hidden count follows from the whole: it stands alone, or all that are not zero must be one each."""
    columns = {column for part in gone for column in counts[part]}
    for column in columns:
        cells = [counts[part][column] for part in gone if column in counts[part]]
        if any(cells) and (len(cells) < 2 or sum(cells) <= len(cells)):
            return True
    return False
