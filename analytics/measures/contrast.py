"""Whether two rates differ by more than chance in single cases could bring.

Not imported by ``analytics.measures``: statsmodels costs a second, which most commands need not pay.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.measures.intervals import LEVEL, newcombe
from analytics.measures.results import Result

CASES = "cases"


@dataclass(frozen=True, kw_only=True)
class Contrast:
    """One rate less another, exactly; ``low`` to ``high``: its range by chance. All in percentage points."""

    difference: Fraction
    low: float
    high: float

    @property
    def differs(self) -> bool:
        """Whether the range leaves out 0."""
        return self.low > 0 or self.high < 0


def contrast(one: Result, other: Result, pairs: int = 1) -> Contrast | None:
    """The rate of ``one`` less that of ``other``; ``None`` for money, for periods of one year, which hold the same
    cases, and where a rate is not known.

    Newcombe's range at 95 %; with several ``pairs`` compared in one breath each at 1 − 5 %/pairs, so that all of them
    hold together with 95 % (Bonferroni; Dunn 1961, JASA 56: 52–64).
    """
    if not _is_comparable(one, other):
        return None
    level = 1 - (1 - LEVEL) / pairs
    low, high = newcombe(one.numerator, one.denominator, other.numerator, other.denominator, level)
    return Contrast(difference=one.rate - other.rate, low=low, high=high)


def contrasts(one: Result, others: Sequence[Result]) -> list[Contrast | None]:
    """Each of the ``others`` less ``one``, as many pairs as can be compared."""
    pairs = sum(_is_comparable(other, one) for other in others)
    return [contrast(other, one, pairs) for other in others]


def _is_comparable(one: Result, other: Result) -> bool:
    is_same = one.unit_id == other.unit_id and one.year == other.year
    return one.dimension == CASES and not is_same and _is_share(one) and _is_share(other)


def _is_share(result: Result) -> bool:
    """Whether the rate is a part of a whole: only then chance in single cases has a range."""
    return result.rate is not None and 0 <= result.numerator <= result.denominator
