"""Who stands out, given how many cases each has: control limits around the country's rate or a target.

Spiegelhalter 2005, Stat. Med. 24: 1185–1202 (funnel) and Qual. Saf. Health Care 14: 347–351 (over-dispersion, additive
form), on the scale of arcsin √p, which holds near 0 and 100 %. Real provinces differ by more than chance: without τ²
three in four of them would be called abnormal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.measures import fog

WINSORISED = 0.1
LEVELS = (0.95, 0.998)
ABOVE, WITHIN, BELOW = "above", "within", "below"
FEWEST = 5  # of fewer units the spread between them cannot be told


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Of one unit, in percent: 95 % (``low``, ``high``) and 99.8 % (``far_low``, ``far_high``). ``side``: where its
    rate lies against the 99.8 % limits, ``near_side`` against the 95 % ones: ``above``, ``within`` or ``below``."""

    low: float
    high: float
    far_low: float
    far_high: float
    near_side: str
    side: str


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """``centre`` in percent; ``phi``: how much more the units differ than by chance (1 is chance alone); ``tau``: the
    spread between units beyond chance, on the arcsine-root scale; ``limits``: one per unit, in their order."""

    centre: float
    phi: float
    tau: float
    limits: tuple[Limits, ...]

    def at(self, bases: Sequence[float], level: float) -> tuple[np.ndarray, np.ndarray]:
        """Lower and upper limit, in percent, for any numbers of cases: the curves of the chart."""
        return _limits(self.centre, self.tau, np.asarray(bases, float), level)


def funnel(done: Sequence[int], base: Sequence[int], centre: float | None = None) -> Funnel:
    """Limits of units that finished ``done`` of ``base`` cases each. ``centre``: a target in percent; without one the
    rate of all of them together; how far they ordinarily lie apart is seen around that rate in either case.
    ``ValueError`` when a base is zero or there are no units."""
    numerators, denominators = np.asarray(done, float), np.asarray(base, float)
    if not len(numerators) or (denominators <= 0).any():
        raise ValueError("a funnel needs units with cases")
    own = 100 * numerators.sum() / denominators.sum()
    middle = own if centre is None else float(centre)
    rates = 100 * numerators / denominators
    phi, tau = dispersion(rates, denominators, own)  # a target far from all would make any distance look ordinary
    near, far = (_limits(middle, tau, denominators, level) for level in LEVELS)
    limits = tuple(
        Limits(
            low=float(near[0][i]),
            high=float(near[1][i]),
            far_low=float(far[0][i]),
            far_high=float(far[1][i]),
            near_side=_side(rates[i], near[0][i], near[1][i]),
            side=_side(rates[i], far[0][i], far[1][i]),
        )
        for i in range(len(rates))
    )
    return Funnel(centre=middle, phi=phi, tau=tau, limits=limits)


def dispersion(rates: np.ndarray, base: np.ndarray, centre: float) -> tuple[float, float]:
    """(φ, τ) of rates in percent; τ on the arcsine-root scale, after winsorising a tenth of the z-scores at each end,
    so that a few that really stand out do not widen the limits for all."""
    own_error = 1 / (2 * np.sqrt(base))
    z = (_stable(rates) - _stable(centre)) / own_error
    z = np.clip(z, *np.quantile(z, (WINSORISED, 1 - WINSORISED)))
    count, phi = len(z), float(np.mean(z**2))
    weights = 1 / own_error**2
    spread = weights.sum() - (weights**2).sum() / weights.sum()
    if count < FEWEST or spread <= 0:
        return phi, 0.0
    return phi, float(np.sqrt(max(0.0, (count * phi - (count - 1)) / spread)))


def _limits(centre: float, tau: float, base: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    half = fog.width(level) * np.sqrt(1 / (4 * base) + tau**2)
    ends = (np.clip(_stable(centre) + sign * half, 0, np.pi / 2) for sign in (-1, 1))
    low, high = (100 * np.sin(end) ** 2 for end in ends)
    return low, high


def _stable(percent):
    """arcsin √p: the same error whatever the rate, 1 / (2 √n)."""
    return np.arcsin(np.sqrt(np.clip(np.asarray(percent, float) / 100, 0, 1)))


def _side(rate: float, low: float, high: float) -> str:
    return ABOVE if rate > high else BELOW if rate < low else WITHIN
