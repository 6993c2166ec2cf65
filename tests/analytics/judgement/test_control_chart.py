"""XmR charts: limits against R, each rule by a series made for it."""

import pytest

from analytics.measures.control_chart import chart, increments, limits

SERIES = [39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]
# R 4.2.2: m <- mean(x); mr <- mean(abs(diff(x))); m; m - 2.66 * mr; m + 2.66 * mr
R = (41.4166666667, 36.8221212121, 46.0112121212)
QUIET = [10, 12, 11, 9, 10, 11, 12, 9, 10, 11]


def test_the_limits_are_those_of_r():
    assert limits(SERIES) == pytest.approx(R, abs=1e-6)


def test_a_quiet_series_gives_no_signal():
    assert chart(QUIET).signals == ()


def test_a_point_outside_is_told_with_its_side():
    found = chart([*QUIET, 40], past=len(QUIET))
    assert [(signal.place, signal.rule, signal.upwards) for signal in found.signals] == [(10, "outside", True)]


def test_seven_on_one_side_are_a_shift():
    found = chart([*QUIET, 11, 12, 11, 12, 11, 12, 11], past=len(QUIET))
    assert found.at(16).rule == "shift" and found.at(16).upwards


def test_seven_that_rise_are_a_trend():
    found = chart([*QUIET, 8.5, 9, 9.5, 10, 11.1, 11.5, 12], past=len(QUIET))
    assert found.at(16).rule == "trend"


def test_two_of_three_near_a_limit_are_told():
    centre, low, high = limits(QUIET)
    edge = centre + (high - centre) * 0.8
    found = chart([*QUIET, edge, centre, edge], past=len(QUIET))
    assert found.at(12).rule == "near" and found.at(10) is None


def test_too_few_points_tell_nothing():
    assert chart([1, 2, 3, 4, 5, 6, 7]) is None
    assert chart([*QUIET, 40], past=3) is None


def test_increments_are_what_each_month_adds_and_a_gap_is_a_gap():
    assert increments([5, 9, None, 20, 26]) == [5, 4, None, None, 6]
