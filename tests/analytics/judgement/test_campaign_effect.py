"""Difference in differences and its rank among placebos, by hand; and over a ledger of 34 invented provinces."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analytics.measures import Wave
from analytics.measures.campaign_effect import FASTER, SLOWER, UNKNOWN, USUAL, effect, wave_effect
from analytics.units import load_units
from tests import tiny_world

PAST = (2023, 2024, 2025)


def gains(own, others, past=PAST):
    """The unit had 20 in each past year and ``own`` in 2026; others had 10, and 10 plus what they are given."""
    usual = {"co-dot": dict.fromkeys(past, Fraction(20)) | {2026: Fraction(own)}}
    return usual | {f"tinh-{n}": dict.fromkeys(past, Fraction(10)) | {2026: 10 + each} for n, each in enumerate(others)}


def of(own, others, **more):
    return effect(gains(own, list(map(Fraction, others)), **more), "co-dot", 2026)


def test_the_difference_is_the_units_own_change_less_that_of_others():
    found = of(26, [1] * 10 + [3] * 10)  # +6 itself, +2 on average elsewhere
    assert (found.usual, found.extra, found.common, found.difference) == (20, 6, 2, 4)
    assert (found.rank, found.of, found.verdict) == (1, 21, FASTER)
    assert found.range == (-1, 1)


@pytest.mark.parametrize(
    ("own", "verdict"), [(40, FASTER), (29.5, USUAL), (20.5, USUAL), (20, SLOWER), (10, SLOWER), (29.0, USUAL)]
)
def test_only_the_first_and_the_last_of_twenty_are_out_of_the_usual(own, verdict):
    others = [Fraction(n, 2) for n in range(1, 20)]  # +0,5 to +9,5
    assert of(Fraction(own), others).verdict == verdict


def test_who_does_as_well_as_another_is_not_alone_at_the_top():
    found = of(25, [5, *[0] * 18])
    assert (found.rank, found.verdict) == (2, USUAL)


def test_two_years_or_eighteen_units_are_not_enough():
    assert of(90, [0] * 19, past=(2024, 2025)).verdict == UNKNOWN
    few = of(90, [0] * 18)
    assert (few.verdict, few.range, few.difference) == (UNKNOWN, None, 70)


def test_years_and_units_with_a_wave_of_their_own_are_no_yardstick():
    found = gains(26, list(map(Fraction, [1] * 20)), past=(2022, *PAST))
    busy = {("co-dot", 2022), ("tinh-0", 2026), ("tinh-1", 2025)}
    own = effect(found, "co-dot", 2026, busy)
    assert (tuple(own.past), len(own.others), "tinh-0" in own.others) == (PAST, 19, False)


def test_years_further_back_than_eight_are_left_alone():
    found = {"co-dot": {year: Fraction(1) for year in range(2010, 2027)}}
    assert tuple(effect(found, "co-dot", 2026).past) == tuple(range(2018, 2026))


def test_a_unit_without_its_own_months_has_no_effect():
    assert effect({"co-dot": {2025: Fraction(1)}}, "co-dot", 2026) is None


@settings(max_examples=40, deadline=None)
@given(some.lists(some.integers(-30, 30), min_size=19, max_size=30), some.integers(-40, 40), some.integers(-20, 20))
def test_a_good_year_for_everybody_changes_neither_difference_nor_verdict(others, own, lift):
    one, other = of(50 + own, others), of(50 + own + lift, [each + lift for each in others])
    assert (one.difference, one.rank, one.verdict) == (other.difference, other.rank, other.verdict)


@settings(max_examples=40, deadline=None)
@given(some.lists(some.integers(-30, 30), min_size=19, max_size=40), some.integers(-40, 40))
def test_faster_means_beyond_the_range_of_units_without_a_wave(others, own):
    found = of(20 + own, others)
    low, high = found.range
    assert (found.verdict == FASTER) <= (found.difference > high)
    assert (found.verdict == SLOWER) <= (found.difference < low)


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """34 provinces, 1.000 cases each: 500 done after nine months, 800 after twelve; in 2026 Nghệ An did 900."""
    units = load_units()
    workspace = tiny_world.workspace(tmp_path_factory.mktemp("so") / "so.sqlite", units)
    provinces = [unit.id for unit in units.of_level("province", date(2026, 9, 30))]
    tiny_world.report(
        workspace,
        "cases",
        *(
            tiny_world.figures(unit, year, months, 900 if (unit, year, months) == ("nghe-an", 2026, 12) else done, 1000)
            for unit in provinces
            for year in (2026, 2027, 2028, 2029)
            for months, done in ((9, 500), (12, 800))
        ),
    )
    return workspace


def wave(year, unit_id="nghe-an"):
    days = {"starts": date(year, 7, 1), "ends": date(year, 9, 30), "measured_from": None, "measured_to": None}
    return Wave(unit_id=unit_id, year=year, movement="Cao điểm", wave="1", source=None, entry=1, **days)


def test_over_a_ledger_the_months_are_cut_from_cumulative_figures(country):
    found = wave_effect(country.warehouse, wave=wave(2029, "thanh-hoa"), dimension="cases")
    assert (found.gain, found.usual, found.verdict, len(found.others)) == (30, 30, USUAL, 33)
    assert found.difference == Fraction(10, 99)  # Nghệ An's usual is 100/3, so it lost 10/3; the other 32 nothing


def test_a_year_with_a_wave_in_the_ledger_is_not_usual(country):
    before = wave_effect(country.warehouse, wave=wave(2029), dimension="cases")
    assert (before.past, before.usual) == ({2026: 40, 2027: 30, 2028: 30}, Fraction(100, 3))
    row = {"unit_id": "nghe-an", "year": 2026, "movement": "Cao điểm", "wave": "1", "source": "bịa"}
    days = {"starts": date(2026, 8, 1), "ends": date(2026, 9, 30)}
    entry = tiny_world.report(country, "waves", {**row, **days})
    after = wave_effect(country.warehouse, wave=wave(2029), dimension="cases")
    assert (tuple(after.past), after.verdict) == ((2027, 2028), UNKNOWN)
    assert wave_effect(country.warehouse, wave=wave(2029), dimension="cases", at=entry - 1).past == before.past


def test_a_wave_of_the_nation_leaves_nobody_to_compare_with(country):
    assert wave_effect(country.warehouse, wave=wave(2029, "toan-quoc"), dimension="cases") is None


def test_before_the_first_month_of_the_wave_nothing_can_be_said(country):
    assert wave_effect(country.warehouse, wave=wave(2029), dimension="cases", months=9) is None
