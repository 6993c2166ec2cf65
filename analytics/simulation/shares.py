"""Sharing out whole numbers."""

from collections.abc import Sequence
from math import prod

import numpy as np

PPM = 1_000_000


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Whole shares of ``total`` in proportion to whole ``weights`` (largest remainder); they sum to ``total`` exactly.

    No share is further than one from its exact proportion, and a weight of nought gets nothing. Of equal remainders
    the first is served first. ``ValueError`` if something is to be shared among nobody.
    """
    whole = sum(weights)
    if not whole:
        if total:
            raise ValueError(f"{total} cannot be shared: all weights are nought")
        return [0] * len(weights)
    shares, remainders = zip(*(divmod(total * weight, whole) for weight in weights), strict=True)
    spare = total - sum(shares)
    served = set(sorted(range(len(weights)), key=lambda place: -remainders[place])[:spare])
    return [share + (place in served) for place, share in enumerate(shares)]


def share_out(total: int, *weights: np.ndarray) -> np.ndarray:
    """``apportion`` over arrays of whole numbers; several weights are multiplied, without overflow."""
    product = [prod(factors) for factors in zip(*(weight.tolist() for weight in weights), strict=True)]
    return np.array(apportion(total, product), dtype=np.int64)


def ppm(values: np.ndarray) -> np.ndarray:
    """Real numbers as whole millionths, so that the last bit of a logarithm never decides a figure."""
    return np.rint(values * PPM).astype(np.int64)
