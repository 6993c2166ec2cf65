"""How firm is a letter: weights and inputs shaken a little, many times, how often do class and place stay?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from analytics.scoring.evaluation import NO_CONVENTIONS, evaluate
from analytics.scoring.inputs import Inputs, known_units
from analytics.scoring.scheme import Scheme
from analytics.scoring.score import Score
from analytics.scoring.shaking import SLACK, Ranges, Shaker

DRAWS, SEED = 5_000, 20_261_122
WEIGHT_SHIFT = Fraction(1, 5)


@dataclass(frozen=True, kw_only=True)
class Firmness:
    """One unit. ``class_stays``, ``place_stays``: share of draws with the class and the place of the unshaken score,
    from 0 to 1. ``classes``: class id → share of draws. ``places``: the places that nine of ten draws lie between."""

    unit: str
    class_id: str | None
    class_stays: Fraction | None
    classes: Mapping[str, Fraction]
    place: int
    place_stays: Fraction
    places: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Shaken:
    """All units that could be judged. ``left_out``: units whose points or class are not known without shaking."""

    units: tuple[Firmness, ...]
    left_out: tuple[str, ...]
    draws: int
    seed: int


def firmness(
    scheme: Scheme,
    units: Sequence[Inputs],
    ranges: Ranges | None = None,
    *,
    phase: str | None = None,
    conventions: Mapping[str, str] = NO_CONVENTIONS,
    weight_shift: Fraction = WEIGHT_SHIFT,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Shaken:
    """Shake every base weight by up to ``weight_shift`` either way (then scale them back to the same base maximum) and
    every input within its range, all evenly. Quotas and ties are left aside: a place is 1 + the number of units
    ahead."""
    known_units(ranges or {}, [each.unit for each in units])
    scores = {each.unit: evaluate(scheme, each, phase, conventions) for each in units}
    judged = [each for each in units if _is_known(scheme, scores[each.unit])]
    left_out = tuple(each.unit for each in units if each not in judged)
    if not judged:
        return Shaken(units=(), left_out=left_out, draws=draws, seed=seed)
    shaker = Shaker(
        scheme=scheme,
        scores=[scores[each.unit] for each in judged],
        inputs=judged,
        ranges=ranges or {},
        phase=phase,
        conventions=conventions,
        draws=draws,
        random=np.random.default_rng(seed),
    )
    totals, classes = shaker.shake(float(weight_shift))
    found = _judged(scheme, shaker.scores, totals, classes)
    return Shaken(units=found, left_out=left_out, draws=draws, seed=seed)


def _is_known(scheme: Scheme, score: Score) -> bool:
    return score.total.known and (not scheme.classes or score.class_id is not None)


def _judged(scheme: Scheme, scores: Sequence[Score], totals: np.ndarray, classes: np.ndarray) -> tuple[Firmness, ...]:
    unshaken = np.array([float(score.total.points) for score in scores])
    first = 1 + (unshaken[None, :] > unshaken[:, None] + SLACK).sum(axis=1)
    places = np.stack([1 + (totals > one + SLACK).sum(axis=0) for one in totals])
    return tuple(
        _one(scheme, score, *each) for score, *each in zip(scores, classes, places, first.tolist(), strict=True)
    )


def _one(scheme: Scheme, score: Score, classes: np.ndarray, places: np.ndarray, place: int) -> Firmness:
    draws = len(places)
    shares = {each.id: Fraction(int((classes == at).sum()), draws) for at, each in enumerate(scheme.classes)}
    low, high = np.quantile(places, [0.05, 0.95], method="inverted_cdf")
    return Firmness(
        unit=score.unit,
        class_id=score.class_id,
        class_stays=shares.get(score.class_id),
        classes={key: share for key, share in shares.items() if share},
        place=place,
        place_stays=Fraction(int((places == place).sum()), draws),
        places=(int(low), int(high)),
    )
