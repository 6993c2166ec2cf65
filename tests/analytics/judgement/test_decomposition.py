"""Why a rate changed, in parts that add up exactly."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import measures
from analytics.measures.decomposition import decompose, if_reclassified
from tests.tiny_world import DONG_HAI


@pytest.fixture(scope="module")
def result(tiny_shared):
    found = measures.compare(tiny_shared.warehouse, dimension="cases", year=2024)
    return next(standing.result for standing in found if standing.result.unit_id == DONG_HAI)


def of(result, must, able, done):
    return replace(result, figures={"must_enforce": must, "enforceable": able, "completed": done})


def test_a_change_in_one_thing_only_is_all_its_own(result):
    """400 of 500 that must be enforced can be: 300 done is 75 %."""
    base = of(result, 500, 400, 300)
    more_done = decompose(base, of(result, 500, 400, 320))
    assert (more_done.done, more_done.workload, more_done.classification) == (5, 0, 0)
    moved = decompose(base, of(result, 500, 375, 300))
    assert (moved.done, moved.workload, moved.classification, moved.change) == (0, 0, 5, 5)
    more_to_do = decompose(base, of(result, 1000, 800, 300))
    assert (more_to_do.done, more_to_do.workload, more_to_do.classification) == (0, Fraction(-75, 2), 0)


def test_two_changes_share_what_they_do_together(result):
    """75 % → 320 of 375 = 85,33 %. First done (+5), then moved (+5,33); or first moved (+5), then done (+5,33)."""
    found = decompose(of(result, 500, 400, 300), of(result, 500, 375, 320))
    assert found.done == found.classification == Fraction(31, 6)  # (5 + 16/3) / 2
    assert found.workload == 0
    assert found.main in ("done", "classification")


figures = st.integers(1, 10**15).flatmap(
    lambda must: st.integers(1, must).flatmap(
        lambda able: st.tuples(st.just(must), st.just(able), st.integers(0, able))
    )
)


def adds_up(result, old, new):
    found = decompose(of(result, *old), of(result, *new))
    change = Fraction(100 * new[2], new[1]) - Fraction(100 * old[2], old[1])
    return sum(found.parts.values()) == found.change == change


@given(figures, figures)
def test_the_parts_add_up_to_the_change_whatever_the_figures(result, old, new):
    assert adds_up(result, old, new)


def test_the_parts_of_ten_thousand_changes_add_up_to_the_last_dong(result):
    dice = random.Random(2025)

    def drawn():
        must = dice.randint(1, 10 ** dice.randint(1, 15))
        able = dice.randint(1, must)
        return must, able, dice.randint(0, able)

    assert all(adds_up(result, drawn(), drawn()) for _ in range(10_000))


def test_a_missing_figure_leaves_the_change_unexplained(result):
    whole = of(result, 500, 400, 300)
    assert decompose(whole, replace(whole, figures={"enforceable": 400, "completed": 300})) is None
    assert decompose(replace(whole, figures={"must_enforce": 5, "enforceable": 0, "completed": 0}), whole) is None


def test_one_percent_called_not_enforceable_lifts_eighty_four_percent_by_0_85_points(result):
    """84 / 99 = 84,848… %; the example of the peers' reading of 2025."""
    lifted = if_reclassified(of(result, 12_000, 10_000, 8_400))
    assert lifted - 84 == Fraction(84, 99)
    assert if_reclassified(of(result, 12_000, 10_000, 10_000)) == 100
    assert if_reclassified(of(result, 12_000, 10_000, 9_950), Fraction(5)) == 100  # only 50 were left to be moved
