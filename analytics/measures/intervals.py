"""How sure a rate is, and whether two differ. All in percent; thin over statsmodels."""

from collections.abc import Sequence

from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

LEVEL = 0.95


def wilson(done: int, base: int, level: float = LEVEL) -> tuple[float, float]:
    """Interval of a rate of ``done`` cases of ``base``, in percent (Wilson 1927, JASA 22: 209–212).

    ``ValueError`` unless 0 ≤ done ≤ base and base > 0.
    """
    if not 0 <= done <= base or not base:
        raise ValueError(f"{done} of {base} is no rate")
    low, high = proportion_confint(done, base, alpha=1 - level, method="wilson")
    return 100 * float(low), 100 * float(high)


def wilsons(done: Sequence[int], base: Sequence[int], level: float = LEVEL) -> list[tuple[float, float]]:
    """The same of many rates at once."""
    if not len(done):
        return []
    lows, highs = proportion_confint(list(done), list(base), alpha=1 - level, method="wilson")
    return [(100 * float(low), 100 * float(high)) for low, high in zip(lows, highs, strict=True)]


def newcombe(done: int, base: int, other_done: int, other_base: int, level: float = LEVEL) -> tuple[float, float]:
    """Interval of the first rate less the second, in percentage points (Newcombe 1998, Stat. Med. 17: 873–890,
    method 10)."""
    low, high = confint_proportions_2indep(
        done, base, other_done, other_base, method="newcomb", compare="diff", alpha=1 - level
    )
    return 100 * float(low), 100 * float(high)
