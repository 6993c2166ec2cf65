"""Two rates beside each other: what chance in single cases could have brought."""

from fractions import Fraction

import pytest

from analytics.measures.contrast import contrast, contrasts
from analytics.measures.intervals import newcombe
from tests.pages.figures import result


def test_the_example_of_the_paper_comes_out_with_the_exact_difference():
    """Newcombe 1998, Table II, method 10: 56/70 − 48/80 is 20 points, 5,24 to 33,39."""
    found = contrast(result("A", 56, 70), result("B", 48, 80))
    assert found.difference == Fraction(20)
    assert (found.low, found.high) == pytest.approx((5.24, 33.39), abs=0.006)
    assert found.differs


def test_a_range_with_zero_in_it_is_no_difference():
    """9/10 − 8/10, Wilson by hand: 59,58–98,21 and 49,02–94,33; so −23,7 to +42,1 around 10 points."""
    found = contrast(result("A", 9, 10), result("B", 8, 10))
    assert found.difference == 10 and not found.differs
    assert found.low == pytest.approx(10 - ((90 - 59.585) ** 2 + (94.331 - 80) ** 2) ** 0.5, abs=0.01)
    assert found.high == pytest.approx(10 + ((98.213 - 90) ** 2 + (80 - 49.016) ** 2) ** 0.5, abs=0.01)


def test_the_other_way_round_is_the_same_with_the_signs_turned():
    one, other = result("A", 6844, 10928), result("B", 9000, 13000)
    there, back = contrast(one, other), contrast(other, one)
    assert there.difference == -back.difference
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-9)


def test_several_pairs_are_each_held_to_a_stricter_level():
    """Two pairs of five in a hundred: each at 97,5 %."""
    one, others = result("A", 560, 700), [result("B", 480, 800), result("C", 540, 700)]
    found = contrasts(one, others)
    assert [each.difference for each in found] == [-20, Fraction(-20, 7)]
    for each, other in zip(found, others, strict=True):
        assert (each.low, each.high) == pytest.approx(
            newcombe(other.numerator, other.denominator, 560, 700, level=0.975)
        )
        alone = contrast(other, one)
        assert each.low < alone.low < alone.high < each.high


def test_who_cannot_be_compared_takes_nothing_from_the_others():
    one = result("A", 560, 700)
    silent, told = contrasts(one, [result("B"), result("C", 540, 700)])
    assert silent is None and told == contrast(result("C", 540, 700), one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (result("A", 56, 70, dimension="money"), result("B", 48, 80, dimension="money")),
        (result("A", 56, 70, months=9), result("A", 48, 60, months=6)),
        (result("A", 56, 70), result("B")),
        (result("A", 56, 70), result("B", 80, 60)),
        (result("A", 56, 70), result("B", 0, 0)),
        (result("A", 56, 70), result("B", published="63")),
    ],
    ids=["money", "months of one year", "no figures", "more done than could be", "nothing to do", "only printed"],
)
def test_where_chance_in_single_cases_says_nothing_nothing_is_said(one, other):
    assert contrast(one, other) is None


def test_a_year_is_compared_with_the_year_before():
    assert contrast(result("A", 56, 70), result("A", 48, 80, year=2024)).difference == 20
