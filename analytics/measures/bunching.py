"""Do results crowd just above the target? Units within a point above it against units within a point below."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.measures.comparison import Standing

WIDTH, FEWEST, LEVEL = 1, 8, 0.05
"""Percentage points on each side; so many units near the target say something; the share of chance that is usual."""


@dataclass(frozen=True, kw_only=True)
class Bunching:
    """``above``, ``below``: names of the units within ``WIDTH`` points of their target, by side; of ``judged`` units.

    ``chance``: how often at least so many of them would lie above if both sides were equally likely (binomial test,
    one-sided); ``None`` where fewer than eight lie near.
    """

    above: tuple[str, ...]
    below: tuple[str, ...]
    judged: int
    chance: float | None

    @property
    def is_marked(self) -> bool:
        """More lie just above than chance alone would often bring."""
        return self.chance is not None and self.chance < LEVEL


def bunching(standings: Iterable[Standing]) -> Bunching:
    """How the units of a period lie around their targets; a target that is met exactly counts as above."""
    near = [standing.result for standing in standings if standing.result.gap is not None]
    above = tuple(result.unit for result in near if result.met and result.gap < WIDTH)
    below = tuple(result.unit for result in near if not result.met and -result.gap <= WIDTH)
    count = len(above) + len(below)
    from scipy.stats import binomtest  # takes a second to load, which no import of a file should wait for

    chance = binomtest(len(above), count, alternative="greater").pvalue if count >= FEWEST else None
    return Bunching(above=above, below=below, judged=len(near), chance=chance)
