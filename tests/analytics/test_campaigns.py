"""A wave in days, in months and in figures: worked out by hand over the tiny country."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analytics.measures import Wave
from analytics.measures.campaigns import countdown, months_of, progress, reached, target_of
from analytics.measures.quarters import in_quarters, quarters
from analytics.measures.targets import Target
from analytics.periods import period_end
from tests.pages.figures import result
from tests.tiny_world import BAC, BINH_SON, DONG_HAI, NAM, figures, report, target


def wave(starts, ends, *, unit_id=DONG_HAI, year=None, **more):
    days = {"starts": starts, "ends": ends, "measured_from": None, "measured_to": None, **more}
    return Wave(unit_id=unit_id, year=year or ends.year, movement="Cao điểm", wave="1", source=None, entry=1, **days)


def aim(pct, kind, valid_from, comparator=">="):
    return Target(
        pct=Fraction(pct), comparator=comparator, kind=kind, assigned_by="", valid_from=valid_from, source=None, entry=1
    )


KIEN_GIANG = wave(date(2013, 5, 2), date(2013, 9, 30))


@pytest.mark.parametrize(
    ("day", "passed", "left"),
    [(date(2013, 5, 1), 0, 152), (date(2013, 5, 2), 1, 151), (date(2013, 6, 30), 60, 92), (date(2014, 1, 1), 152, 0)],
)
def test_kien_giang_has_152_days_of_which_60_had_passed_on_30_june(day, passed, left):
    found = countdown(KIEN_GIANG, day)
    assert (found.passed, found.left, found.days) == (passed, left, 152)


@given(some.dates(date(2012, 1, 1), date(2015, 1, 1)))
def test_passed_and_left_always_make_the_whole_wave(day):
    found = countdown(KIEN_GIANG, day)
    assert found.passed + found.left == 152 and min(found.passed, found.left) >= 0


def test_a_wave_without_its_first_day_has_no_countdown_and_no_months():
    open_wave = wave(None, date(2008, 5, 19))
    assert (countdown(open_wave, date(2008, 5, 1)), months_of(open_wave)) == (None, None)


def test_a_month_is_the_waves_when_half_of_its_days_are():
    found = months_of(KIEN_GIANG)
    assert (found.first, found.last, found.added, found.lost) == (8, 12, 1, 0)  # May to September, with 1 May
    late = months_of(wave(date(2026, 5, 20), date(2026, 8, 31)))
    assert (late.first, late.last, late.added, late.lost) == (9, 11, 0, 12)  # June to August, without 20 to 31 May


def test_two_waves_that_meet_within_a_month_do_not_share_it():
    first, second = wave(date(2009, 4, 1), date(2009, 5, 19)), wave(date(2009, 5, 20), date(2009, 8, 28))
    assert (months_of(first).last, months_of(second).first) == (8, 9)
    assert months_of(first).added == months_of(second).lost == 12


def test_a_wave_of_a_few_days_has_no_month():
    assert months_of(wave(date(2025, 12, 8), date(2025, 12, 10), year=2026)) is None


def test_the_increment_is_what_the_months_added_beside_the_cumulative_result(tiny):
    """Đông Hải 2027: 200/400 after nine months, 320/500 after twelve: 120 more, 24 points of 500."""
    report(tiny, "cases", figures(DONG_HAI, 2027, 9, 200, 400), figures(DONG_HAI, 2027, 12, 320, 500))
    report(tiny, "targets", target(DONG_HAI, 2027, "cases", "70", kind="campaign", valid_from=date(2027, 7, 1)))
    (own,) = progress(tiny.warehouse, wave=wave(date(2027, 7, 1), date(2027, 9, 30)), dimension="cases")
    assert (own.result.rate, own.increment, own.gain) == (64, 120, 24)
    assert (own.target.kind, own.race.need_more, own.race.days_left) == ("campaign", 30, 0)
    assert own.reached is None


def test_a_wave_that_runs_is_read_as_far_as_its_figures_have_come(tiny):
    rows = [figures(DONG_HAI, 2027, months, done, 400) for months, done in ((9, 200), (10, 240), (11, 300), (12, 380))]
    report(tiny, "cases", *rows)
    running = {"wave": wave(date(2027, 7, 1), date(2027, 9, 30)), "dimension": "cases"}
    found = [progress(tiny.warehouse, months=months, **running)[0] for months in (9, 10, 11)]
    assert [each.increment for each in found] == [None, 40, 100]


def test_a_missing_month_before_the_wave_leaves_the_increment_open(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2027, 12, 320, 500))
    (own,) = progress(tiny.warehouse, wave=wave(date(2027, 7, 1), date(2027, 9, 30)), dimension="cases")
    assert (own.result.rate, own.increment, own.gain) == (64, None, None)


def test_a_wave_from_october_has_nothing_before_it(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2027, 3, 50, 400))
    (own,) = progress(tiny.warehouse, wave=wave(date(2026, 10, 1), date(2026, 12, 31), year=2027), dimension="cases")
    assert (own.increment, own.gain) == (50, Fraction(25, 2))


def test_the_offices_of_the_province_stand_under_it(tiny):
    rows = [(BINH_SON, 100), (BAC, 60), (NAM, 40)]
    report(tiny, "cases", *(figures(unit, 2020, 12, done, 200) for unit, done in rows))
    found = progress(
        tiny.warehouse, wave=wave(date(2020, 7, 1), date(2020, 9, 30), unit_id=BINH_SON), dimension="cases"
    )
    assert [(each.result.unit_id, each.result.rate) for each in found] == [(BINH_SON, 50), (BAC, 30), (NAM, 20)]


def test_a_month_that_ends_after_the_measuring_window_is_not_in_it(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2027, 7, 100, 400), figures(DONG_HAI, 2027, 8, 200, 400))
    (own,) = progress(tiny.warehouse, wave=wave(date(2027, 4, 1), date(2027, 5, 19)), dimension="cases")
    assert own.result.months == 7


def test_the_waves_own_target_comes_before_the_years():
    year, own = aim(70, "assigned", date(2012, 10, 1)), aim(88, "striving", date(2013, 5, 2), ">")
    day = date(2013, 6, 30)
    assert target_of([year, own], KIEN_GIANG, day) is own
    assert target_of([year], KIEN_GIANG, day) is year
    short = wave(date(2013, 4, 1), date(2013, 6, 30))
    assert target_of([year], short, day) is None  # the year's is due in September, the wave in June
    campaign = aim(75, "campaign", date(2013, 3, 28))
    assert target_of([year, campaign], short, day) is campaign


def test_a_target_is_reached_when_it_stays_reached():
    """60 % is passed in month 7, lost in month 8, and kept from month 9 on."""
    rows = [result(done=done, can=100, months=months) for months, done in ((7, 61), (8, 59), (9, 60), (10, 70))]
    assert reached(rows, aim(60, "campaign", date(2025, 1, 1))).months == 9
    assert reached(rows[:2], aim(60, "campaign", date(2025, 1, 1))) is None
    assert reached(rows, None) is None


def test_days_early_run_to_the_end_of_the_measuring_window(tiny):
    report(tiny, "cases", *(figures(DONG_HAI, 2027, months, 300, 400) for months in (10, 11, 12)))
    report(tiny, "targets", target(DONG_HAI, 2027, "cases", "75"))
    (own,) = progress(tiny.warehouse, wave=wave(date(2027, 6, 1), date(2027, 9, 30)), dimension="cases")
    assert (period_end(2027, own.reached.months), own.early) == (date(2027, 7, 31), 61)


def test_quarters_add_up_to_the_year_and_a_missing_quarter_is_said(tiny):
    report(
        tiny, "cases", *(figures(DONG_HAI, 2027, months, done, 400) for months, done in ((3, 60), (6, 140), (12, 300)))
    )
    found = quarters(tiny.warehouse, unit_id=DONG_HAI, dimension="cases", year=2027)
    assert [(each.number, each.done, each.change) for each in found] == [(1, 60, 15), (2, 80, 20), (4, None, None)]


@given(some.lists(some.integers(0, 100), min_size=4, max_size=4))
def test_what_quarters_brought_adds_up_to_the_cumulative_figure(done):
    cumulative = [sum(done[: place + 1]) for place in range(4)]
    rows = [result(done=value, can=500, months=3 * (place + 1)) for place, value in enumerate(cumulative)]
    assert [each.done for each in in_quarters(rows)] == done
