"""Who is compared with whom: groups, places inside them, and the provinces most like one."""

from math import sqrt

import pytest

from analytics import measures
from analytics.measures.neighbours import GROWTH, SIZE, WAITING, nearest, neighbours, standardised
from analytics.measures.peers import drawn_borders, groups
from tests.tiny_world import BINH_SON, DONG_HAI, MILLION, NEW, OLD, figures, report

THREE = {"a": {SIZE: 1.0, GROWTH: 0.0}, "b": {SIZE: 2.0, GROWTH: 0.1}, "c": {SIZE: 3.0, GROWTH: 0.2}}


def test_inside_a_group_the_places_are_those_of_the_group_and_the_country_s_stay_beside(tiny_shared):
    """2024: An Phú (cũ) 90 %, Đông Hải 75 %, Bình Sơn 60 %."""
    found = measures.compare(tiny_shared.warehouse, dimension="cases", year=2024, among=(BINH_SON, DONG_HAI))
    places = [(each.result.unit_id, each.rank, each.of, each.overall, each.overall_of) for each in found]
    assert places == [(DONG_HAI, 1, 2, 2, 3), (BINH_SON, 2, 2, 3, 3)]
    whole = measures.compare(tiny_shared.warehouse, dimension="cases", year=2024)
    assert [(each.rank, each.overall) for each in whole] == [(1, None), (2, None), (3, None)]


def test_provinces_of_one_tier_are_a_group_and_a_lone_one_is_none(tiny):
    for unit_id, cases in ((OLD, 500), (BINH_SON, 5000), (DONG_HAI, 5001)):
        report(tiny, "cases", figures(unit_id, 2023, 12, 100, 400, must_enforce=cases))
    (group,) = groups(tiny.warehouse, year=2023)
    assert (group.id, group.label, set(group.members)) == ("co.500", "từ 500 đến 5.000 việc", {OLD, BINH_SON})
    assert groups(tiny.warehouse, year=2023, at=3) == []  # nobody had said how many must be enforced


def test_regions_are_drawn_in_the_borders_of_the_last_day_unless_others_are_asked_for():
    assert [drawn_borders("reported", 2025, months) for months in (9, 10)] == ["63", "34"]
    assert drawn_borders("34", 2016, 12) == "34"


def test_traits_are_measured_in_standard_deviations():
    scaled = standardised(THREE)
    assert [scaled[name][SIZE] for name in "abc"] == pytest.approx([-sqrt(1.5), 0, sqrt(1.5)])  # −1,22; 0; +1,22


def test_the_nearest_come_first_with_the_distance_in_words():
    found = nearest(THREE, "a")
    assert [each.unit_id for each in found] == ["b", "c"]
    assert [each.distance for each in found] == pytest.approx([sqrt(1.5), 2 * sqrt(1.5)])
    assert found[0].alike == () and set(found[0].unlike) == {SIZE, GROWTH}


def test_a_trait_that_is_the_same_for_all_or_not_known_tells_nobody_apart():
    known = {name: {**each, WAITING: 0.5} for name, each in THREE.items()}
    assert nearest(known, "a") == nearest(THREE, "a")
    half = {**THREE, "d": {SIZE: 1.0}}
    assert [each.unit_id for each in nearest(half, "a")] == ["b", "c"]  # one trait in common is too little


def test_of_fewer_than_three_nobody_is_near():
    assert nearest({"a": THREE["a"], "b": THREE["b"]}, "a") == []
    assert nearest(THREE, "z") == []


def test_neighbours_are_found_by_what_the_ledger_holds_and_never_by_the_rate(tiny):
    """2023: An Phú and Bình Sơn are of a size and a mix, whatever they finished; Đông Hải is ten times as large."""
    for unit_id, whole, able, done in (
        (OLD, 1000, 800, 700),
        (BINH_SON, 1000, 790, 10),
        (DONG_HAI, 10_000, 5000, 4400),
    ):
        report(tiny, "cases", figures(unit_id, 2023, 12, done, able, must_enforce=whole))
        report(tiny, "money", figures(unit_id, 2023, 12, done, able, each=MILLION, must_enforce=whole * MILLION))
    found = neighbours(tiny.warehouse, unit_id=OLD, year=2023)
    assert [each.unit_id for each in found] == [BINH_SON, DONG_HAI]
    assert (found[0].alike, found[0].unlike) == ((SIZE, WAITING), ())
    assert set(found[1].unlike) == {SIZE, WAITING}


def test_growth_is_the_change_of_what_was_accepted_since_the_year_before(tiny):
    for unit_id, before, now in ((OLD, 1000, 1100), (BINH_SON, 1000, 1100), (DONG_HAI, 1000, 2000)):
        report(tiny, "cases", figures(unit_id, 2023, 12, 1, 100, total_accepted=before))
        report(tiny, "cases", figures(unit_id, 2024, 12, 1, 100 + now, total_accepted=now))
    found = neighbours(tiny.warehouse, unit_id=OLD, year=2024)
    assert (found[0].unit_id, found[0].distance) == (BINH_SON, 0)
    assert set(found[0].alike) == {SIZE, GROWTH}


def test_the_new_province_has_a_past_in_the_new_borders(tiny):
    assert neighbours(tiny.warehouse, unit_id=NEW, year=2025) == []  # two provinces only
