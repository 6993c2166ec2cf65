"""The race of a whole country, in the tiny one whose figures fit in the head."""

from dataclasses import replace
from fractions import Fraction

from analytics import measures
from analytics.measures.pace import race_of
from analytics.measures.pursuit import cascade, pursuits
from tests.tiny_world import BINH_SON, DONG_HAI, OLD


def found(tiny, **asked):
    return {each.result.unit_id: each for each in pursuits(tiny.warehouse, dimension="cases", **asked)}


def test_who_decides_the_result_comes_first_with_its_share_of_what_is_still_to_be_done(tiny_shared):
    """2024: An Phú 90/100 is above 85; Bình Sơn 120/200 is exactly 60 and must exceed it: one case more."""
    racing = [each for each in pursuits(tiny_shared.warehouse, dimension="cases", year=2024) if each.race]
    assert [(each.result.unit_id, each.race.need_more, each.share) for each in racing] == [
        (BINH_SON, 1, 1),
        (OLD, 0, 0),
    ]


def test_a_unit_without_a_target_has_no_race(tiny_shared):
    racing = found(tiny_shared, year=2023)
    assert racing[DONG_HAI].race is None and racing[DONG_HAI].share is None


def test_nothing_is_foretold_at_the_end_of_the_year_nor_from_two_years(tiny_shared):
    assert all(each.outlook is None for each in found(tiny_shared, year=2024).values())
    assert all(each.outlook is None for each in found(tiny_shared, year=2025, months=9).values())


def test_targets_of_parts_may_fail_to_add_up_to_the_whole(tiny_shared):
    """Two parts of 100 and 200 cases with targets 85 and 60: (8500 + 12000) / 300 = 68,33 % against 75."""
    standings = {
        each.result.unit_id: each.result
        for each in measures.compare(tiny_shared.warehouse, dimension="cases", year=2024)
    }
    whole = measures.national(tiny_shared.warehouse, dimension="cases", year=2024).result
    small = replace(standings[OLD], target=replace(whole.target, pct=Fraction(85)))
    large = replace(standings[BINH_SON], target=replace(whole.target, pct=Fraction(60)))
    split = cascade([small, large], whole)
    assert (split.parts, split.whole, split.units, split.adds_up) == (Fraction(205, 3), Fraction(75), 2, False)
    assert cascade([small, large], replace(whole, target=None)) is None
    assert cascade([], whole) is None


def test_a_result_without_counts_has_no_race(tiny_shared):
    whole = measures.national(tiny_shared.warehouse, dimension="cases", year=2024).result
    assert race_of(replace(whole, figures={})) is None
    assert race_of(whole).target == 75
