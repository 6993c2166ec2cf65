"""Places and what the figures say of them. Expected values are worked out by hand or known in advance."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.measures import fog

CALM = np.zeros(3)


def test_far_apart_and_large_units_have_one_place_each():
    found = fog.places([9_000, 5_000, 7_000], [10_000, 10_000, 10_000], CALM)
    assert [(place.rank, place.low, place.high) for place in found] == [(1, 1, 1), (3, 3, 3), (2, 2, 2)]


def test_equal_units_may_stand_anywhere():
    found = fog.places([800] * 10, [1000] * 10, np.full(10, 1.0))
    assert {place.rank for place in found} == {1}
    assert all(place.low <= 2 and place.high >= 9 for place in found)
    assert all(
        place.top == pytest.approx(0.5, abs=0.03) and place.bottom == pytest.approx(0.5, abs=0.03) for place in found
    )


def test_a_noisier_year_makes_wider_ranges():
    done, base = [820, 800, 780, 760, 740], [1000] * 5
    calm, rough = (fog.places(done, base, np.full(5, noise)) for noise in (0.0, 4.0))
    assert sum(p.high - p.low for p in rough) > sum(p.high - p.low for p in calm)


def test_the_same_figures_always_give_the_same_places():
    assert fog.places([5, 6, 7], [10, 10, 10], CALM) == fog.places([5, 6, 7], [10, 10, 10], CALM)


def test_a_single_unit_is_first_of_one():
    assert [(p.rank, p.low, p.high) for p in fog.places([5], [10], np.zeros(1))] == [(1, 1, 1)]


def test_yearly_noise_is_what_is_left_of_changes_after_the_common_one_and_chance():
    """Two units of a hundred million cases (no chance) swing against each other by ±2 points around a common rise:
    changes less the common one are ±4, so Var = 16 · 2/(2−1) / 2 = 16 and sd = 4."""
    base = np.full((5, 3), 1e8)
    rates = np.array([[70, 70, 70], [75, 71, 73], [74, 78, 76], [79, 75, 77], [78, 82, 80]], float)
    noise = fog.yearly_noise(rates / 100 * base, base)
    changes = np.diff(rates, axis=0)
    apart = changes - changes.mean(axis=1, keepdims=True)
    pooled = (apart**2).sum() * 1.5 / 2 / apart.size
    own = ((apart**2).sum(axis=0) * 1.5 / 2 + 4 * pooled) / (4 + 4)
    assert noise == pytest.approx(np.sqrt(np.maximum(own, pooled / 4)), abs=1e-3)


def test_without_a_past_there_is_no_noise_to_learn():
    assert fog.yearly_noise(np.array([[5.0, 6.0]]), np.array([[10.0, 10.0]])).tolist() == [0, 0]
    gaps = np.full((3, 2), np.nan)
    assert fog.yearly_noise(gaps, gaps).tolist() == [0, 0]


def test_the_cases_to_overtake_are_counted_exactly():
    """6.844/10.928 against 7.000/11.000 (63,64 %): 6.844 + k > 6.954,18…, so k = 111."""
    assert fog.to_overtake(6844, 10928, 7000, 11000) == 111
    assert Fraction(6844 + 111, 10928) > Fraction(7000, 11000) >= Fraction(6844 + 110, 10928)
    assert fog.to_overtake(7, 10, 7, 10) == 1
    assert fog.to_overtake(8, 10, 7, 10) == 0


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=12))
def test_every_place_lies_between_first_and_last_and_bottom_and_top_are_shares(pairs):
    done, base = [min(a, b) for a, b in pairs], [b for _, b in pairs]
    found = fog.places(done, base, np.ones(len(pairs)), draws=200)
    assert all(1 <= place.low <= place.high <= len(pairs) for place in found)
    assert all(-1e-9 <= share <= 1 + 1e-9 for place in found for share in (place.top, place.bottom))
    assert sorted(place.rank for place in found)[0] == 1


def test_the_widest_tie_is_the_longest_stretch_that_cannot_be_told_apart():
    levels = [fog.Level(mean=mean, sd=1) for mean in (90, 80, 79, 78, 77.5, 60)]
    assert fog.widest_tie(levels) == (2, 5)  # 80 − 77,5 = 2,5 < 1,96 · √2 = 2,77
    assert fog.widest_tie([fog.Level(mean=90, sd=1), fog.Level(mean=50, sd=1)]) is None
