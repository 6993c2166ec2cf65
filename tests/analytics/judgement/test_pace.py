"""The race to the target. The figures are those printed by the offices themselves, worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import numbers
from analytics.measures.pace import MONTHS, need, passed, race
from analytics.measures.targets import Target

YEAR_2013 = (date(2012, 10, 1), date(2013, 9, 30))
JUNE_2013 = date(2013, 6, 30)


def target(percent, comparator=">"):
    return Target(pct=Fraction(percent), comparator=comparator, kind="assigned", assigned_by="", entry=1,
                  valid_from=date(2012, 10, 1), source=None)  # fmt: skip


def shown(value, decimals=3):
    return numbers.decimal(value, decimals)


def test_kien_giang_2013_in_cases():
    """6.844/10.928 on 30/6/2013, target above 88 %."""
    found = race(6844, 10928, target(88), *YEAR_2013, JUNE_2013)
    assert [shown(value) for value in (found.rate, found.gap, found.pace, found.ahead)] == [
        "62,628", "−25,372", "65,819", "−3,191"
    ]  # fmt: skip
    assert (found.days_elapsed, found.days_left, found.need_total, found.need_more) == (273, 92, 9617, 2773)
    assert (shown(found.required, 2), shown(found.achieved, 2), shown(found.effort, 2)) == ("30,14", "25,07", "1,20")
    assert not found.met


def test_kien_giang_2013_in_money():
    """265.281.958/548.761.273 nghìn đồng, target above 77 %."""
    found = race(265_281_958, 548_761_273, target(77), *YEAR_2013, JUNE_2013)
    assert [shown(value) for value in (found.rate, found.gap, found.pace, found.ahead)] == [
        "48,342", "−28,658", "57,592", "−9,250"
    ]  # fmt: skip
    assert found.need_more == 157_264_223
    assert (shown(found.required, 0), shown(found.achieved, 0)) == ("1.709.394", "971.729")
    in_dong = race(265_281_958_000, 548_761_273_000, target(77), *YEAR_2013, JUNE_2013)
    assert -(-in_dong.need_more // 1000) == found.need_more


@pytest.mark.parametrize(("growth", "more"), [("0", 2773), ("0.05", 3254), ("0.1", 3735), ("0.2", 4696)])
def test_a_growing_denominator_asks_for_more(growth, more):
    assert race(6844, 10928, target(88), *YEAR_2013, JUNE_2013, Fraction(growth)).need_more == more


def test_ho_chi_minh_city_2019_was_ahead_of_half_its_target():
    """26.515/54.681 after six months, 73 % for the year: 36,50 % is half of it, 11,99 points ahead as it printed."""
    found = race(26515, 54681, target(73, ">="), date(2018, 10, 1), date(2019, 9, 30), date(2019, 3, 31), basis=MONTHS)
    assert [shown(value, 2) for value in (found.rate, found.pace, found.ahead)] == ["48,49", "36,50", "11,99"]


@pytest.mark.parametrize(
    ("done", "base", "percent", "rate", "gap"),
    [(4918, 5422, 73, "90,70", "17,70"), (102_990_477, 163_702_787, 32, "62,91", "30,91")],
)
def test_nam_dinh_2017_was_above_both_targets(done, base, percent, rate, gap):
    found = race(done, base, target(percent, ">="), date(2016, 10, 1), date(2017, 9, 30), date(2017, 9, 30))
    assert (shown(found.rate, 2), shown(found.gap, 2), found.met, found.need_more) == (rate, gap, True, 0)
    assert found.required == 0


@pytest.mark.parametrize(("done", "base", "rate"), [(267_165, 482_175, "55,41"), (369_372, 579_413, "63,75")])
def test_the_country_in_2017(done, base, rate):
    found = race(done, base, target(70, ">="), date(2016, 10, 1), date(2017, 9, 30), date(2017, 4, 30))
    assert shown(found.rate, 2) == rate


def test_exactly_on_the_target_is_met_only_where_reaching_it_is_enough():
    assert (need(target(80, ">="), 1000), need(target(80, ">"), 1000)) == (800, 801)
    assert need(target(Fraction(100, 3), ">="), 10) == 4
    last = date(2013, 9, 30)
    assert race(800, 1000, target(80, ">="), *YEAR_2013, last).met
    missed = race(800, 1000, target(80, ">"), *YEAR_2013, last)
    assert (missed.met, missed.need_more, missed.required, missed.effort) == (False, 1, None, None)


@given(st.integers(1, 10**13), st.integers(1, 10_000), st.sampled_from([">", ">="]))
def test_the_need_is_the_least_that_meets_the_target(base, per_ten_thousand, comparator):
    aim = target(Fraction(per_ten_thousand, 100), comparator)
    least = need(aim, base)
    assert aim.is_met_by(Fraction(100 * least, base))
    assert not aim.is_met_by(Fraction(100 * (least - 1), base))


@pytest.mark.parametrize("as_of", [date(2012, 9, 30), date(2013, 10, 1)])
def test_a_day_outside_the_race_is_refused(as_of):
    with pytest.raises(ValueError):
        race(1, 2, target(80), *YEAR_2013, as_of)


def test_the_whole_year_has_passed_on_its_last_day():
    assert passed(*YEAR_2013, YEAR_2013[1]) == passed(*YEAR_2013, YEAR_2013[1], MONTHS) == 1


def test_the_projection_keeps_the_speed_and_never_passes_a_hundred():
    """62,628 % after 273 of 365 days is 83,73 % after all of them; a denominator that grows takes it down."""
    kept = race(6844, 10928, target(88), *YEAR_2013, JUNE_2013)
    grown = race(6844, 10928, target(88), *YEAR_2013, JUNE_2013, Fraction(1, 10))
    assert (shown(kept.projection, 2), shown(grown.projection, 2)) == ("83,73", "76,12")
    assert race(99, 100, target(88), *YEAR_2013, JUNE_2013).projection == 100
