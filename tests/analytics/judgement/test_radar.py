"""Months that leave a unit's own usual course, and results that crowd above the target."""

from dataclasses import replace

import pytest

from analytics import measures
from analytics.measures.radar import DELEGATIONS, FILINGS, SHARE
from tests.tiny_world import DONG_HAI, figures, report

YEARS = range(2018, 2024)


def year(unit_id, number, shares=None, delegated=None, filed=None):
    """Twelve cumulative months of 1.000 accepted, all of it to be enforced: enforceable share 80, 81, … 91 %; 10
    delegated and 20 filed every month, now and then one more; the arguments replace single months' additions."""
    rows, sent, new = [], 0, 0
    for month in range(1, 13):
        wobble = (number + month // 2) % 2
        sent += (delegated or {}).get(month, 10 + wobble)
        new += (filed or {}).get(month, 20 + wobble)
        able = 10 * (shares or {}).get(month, 79 + month) + wobble
        known = {"must_enforce": 1000, "total_accepted": 1000, "delegated_out": sent, "newly_accepted": new}
        rows.append(figures(unit_id, number, month, 100, able, **known))
    return rows


@pytest.fixture
def known(tiny):
    """Đông Hải, every month of six years; nothing out of the ordinary."""
    for number in YEARS:
        report(tiny, "cases", *year(DONG_HAI, number))
    return tiny


def courses(workspace, number=2025, **view):
    found = measures.radar(workspace.warehouse, dimension="cases", year=number, **view)
    return {(course.unit_id, course.subject): course for course in found}


def flagged(workspace, subject, number, **view):
    flags = courses(workspace, number, **view)[DONG_HAI, subject].flags
    return [(flag.point.months, flag.rule, flag.upwards) for flag in flags]


def test_a_usual_year_asks_for_no_explanation(known):
    report(known, "cases", *year(DONG_HAI, 2026))
    assert all(not course.flags for course in courses(known, 2026).values())


def test_a_fall_of_the_enforceable_share_in_september_is_flagged_with_its_usual(known):
    """Usually + 1 point in every month; in September 2026 from 90,1 to 84 %."""
    report(known, "cases", *year(DONG_HAI, 2026, shares={12: 84}))
    (flag,) = courses(known, 2026)[DONG_HAI, SHARE].flags
    assert (flag.point.months, flag.rule, flag.upwards) == (12, "outside", False)
    assert flag.point.added == pytest.approx(-6.1)
    assert flag.point.usual == pytest.approx(1, abs=0.1)
    assert flag.point.difference < flag.low < flag.high
    assert flag.weight > 1


def test_a_jump_in_delegations_is_flagged_in_its_month_only(known):
    """10 a month, 60 in August: what a month adds is charted, so the months after it are as usual."""
    report(known, "cases", *year(DONG_HAI, 2026, delegated={11: 60}))
    assert flagged(known, DELEGATIONS, 2026) == [(11, "outside", True)]


def test_filings_are_judged_around_30_september_only(known):
    report(known, "cases", *year(DONG_HAI, 2026, filed={1: 60, 6: 60, 12: 2}))
    assert flagged(known, FILINGS, 2026) == [(1, "outside", True), (12, "outside", False)]


def test_limits_come_from_the_past_and_not_from_the_judged_year(known):
    at = report(known, "cases", *year(DONG_HAI, 2026))
    report(known, "cases", *year(DONG_HAI, 2026, delegated={11: 60}))
    quiet, wild = (courses(known, 2026, at=entry)[DONG_HAI, DELEGATIONS].chart for entry in (at, None))
    assert (wild.low, wild.high) == (quiet.low, quiet.high)


def test_a_season_is_no_signal(tiny):
    """40 delegated in every September: unlike other months, but as every year."""
    for number in (*YEARS, 2026):
        report(tiny, "cases", *year(DONG_HAI, number, delegated={12: 40 + number % 2}))
    assert flagged(tiny, DELEGATIONS, 2026) == []


def test_months_after_the_one_looked_at_are_not_judged(known):
    report(known, "cases", *year(DONG_HAI, 2026, delegated={11: 60}))
    assert flagged(known, DELEGATIONS, 2026, months=9) == []


def test_fewer_than_three_years_make_no_limits(tiny):
    for number in (2024, 2026):
        report(tiny, "cases", *year(DONG_HAI, number))
    found = courses(tiny, 2026)
    assert {course.chart for course in found.values()} == {None}


def test_a_month_without_figures_is_left_out_and_never_taken_for_zero(known):
    """July is missing: its own addition and that of August are not known."""
    rows = [row for row in year(DONG_HAI, 2026) if row["months"] != 10]
    report(known, "cases", *rows)
    points = courses(known, 2026)[DONG_HAI, DELEGATIONS].points
    assert [point.months for point in points if point.year == 2026] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 12]
    assert flagged(known, DELEGATIONS, 2026) == []


def test_it_is_read_as_known_at_an_entry(known):
    at = report(known, "cases", *year(DONG_HAI, 2026))
    report(known, "cases", *year(DONG_HAI, 2026, delegated={11: 60}))
    assert flagged(known, DELEGATIONS, 2026, at=at) == []
    assert flagged(known, DELEGATIONS, 2026) == [(11, "outside", True)]


def test_the_heaviest_comes_first(known):
    report(known, "cases", *year(DONG_HAI, 2026, shares={12: 60}, delegated={11: 60}))
    found = measures.radar(known.warehouse, dimension="cases", year=2026)
    assert [course.weight for course in found] == sorted((course.weight for course in found), reverse=True)


@pytest.fixture
def standing(tiny_shared):
    return measures.national(tiny_shared.warehouse, dimension="cases", year=2024)


def around(standing, *gaps):
    """Standings of units that lie so many points from a target of 75 %."""
    base = standing.result
    rates = [
        replace(base, unit=str(gap), figures={"completed": 7500 + round(100 * gap), "enforceable": 10_000})
        for gap in gaps
    ]
    target = replace(base.target, comparator=">=")
    return [replace(standing, result=replace(rate, target=target)) for rate in rates]


def test_nine_just_above_and_three_just_below_are_not_enough_to_speak_of_crowding(standing):
    """P(at least 9 of 12) with a fair coin = (220 + 66 + 12 + 1) / 4096."""
    found = measures.bunching(around(standing, *[0.5] * 9, *[-0.5] * 3))
    assert (len(found.above), len(found.below), found.judged) == (9, 3, 12)
    assert found.chance == pytest.approx(299 / 4096)
    assert not found.is_marked


def test_ten_above_and_one_below_are(standing):
    found = measures.bunching(around(standing, *[0.2] * 10, -0.2, 5, -7))
    assert found.chance == pytest.approx(12 / 2048)
    assert (found.is_marked, found.judged) == (True, 13)


def test_exactly_at_the_target_is_above_and_a_whole_point_higher_is_not_near(standing):
    found = measures.bunching(around(standing, 0, 1, -1))
    assert (found.above, found.below, found.chance) == (("0",), ("-1",), None)


def test_units_without_a_target_are_not_counted(tiny_shared):
    assert measures.bunching(measures.compare(tiny_shared.warehouse, dimension="cases", year=2023)).judged == 0
