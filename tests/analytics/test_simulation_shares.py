"""Whole numbers are shared out exactly."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.simulation.shares import apportion, ppm, share_out

_weights = st.lists(st.integers(min_value=0, max_value=10**18), min_size=1, max_size=40).filter(any)


def test_ten_among_three_equals_gives_the_first_one_more():
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]


def test_the_largest_remainder_is_served_first():
    # 7 × 1/10 = 0,7   7 × 2/10 = 1,4   7 × 7/10 = 4,9: the spare two go to 0,9 and 0,7
    assert apportion(7, [1, 2, 7]) == [1, 1, 5]


def test_nothing_is_shared_among_nobody_but_something_cannot_be():
    assert apportion(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="5 cannot be shared"):
        apportion(5, [0, 0])


@given(st.integers(min_value=0, max_value=10**15), _weights)
def test_shares_sum_to_the_total_and_none_is_a_whole_one_off(total, weights):
    shares = apportion(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1
        assert share >= 0 and (weight or not share)


@given(_weights, st.integers(min_value=0, max_value=1000))
def test_a_part_of_the_whole_never_gives_anyone_more_than_they_have(weights, per_mille):
    part = sum(weights) * per_mille // 1000
    assert all(share <= weight for share, weight in zip(apportion(part, weights), weights, strict=True))


def test_weights_that_would_overflow_when_multiplied_are_still_exact():
    large = np.array([4 * 10**11, 10**11], dtype=np.int64)
    assert share_out(10**15, large, large * 1000).tolist() == [
        941_176_470_588_235,  # 16/17
        58_823_529_411_765,  # 1/17
    ]


def test_millionths_are_rounded_to_whole_numbers():
    assert ppm(np.array([0.5, 1 / 3, 1])).tolist() == [500_000, 333_333, 1_000_000]
