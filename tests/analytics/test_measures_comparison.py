"""Units side by side: order, ranks, last year, offices."""

from fractions import Fraction

import pytest

from analytics import measures
from tests.tiny_world import BAC, BINH_SON, DONG_HAI, NAM, NATION, NEW, OLD, figures, report


def standings(workspace, year=2024, dimension="cases", **parameters):
    return measures.compare(workspace.warehouse, dimension=dimension, year=year, **parameters)


def places(found):
    return [(standing.result.unit_id, standing.rank) for standing in found]


def test_provinces_stand_by_rate_and_know_their_rank(tiny_shared):
    """2024: An Phú 90/100, Đông Hải 300/400, Bình Sơn 120/200."""
    found = standings(tiny_shared)
    assert places(found) == [(OLD, 1), (DONG_HAI, 2), (BINH_SON, 3)]
    assert [standing.result.rate for standing in found] == [90, 75, 60]
    assert {standing.of for standing in found} == {3}


def test_each_is_compared_with_its_own_same_period_of_the_year_before(tiny_shared):
    """2023: 80, 75 and 50 %."""
    changes = {standing.result.unit_id: standing.change for standing in standings(tiny_shared)}
    assert changes == {OLD: 10, DONG_HAI: 0, BINH_SON: 10}
    assert {standing.last_year.year for standing in standings(tiny_shared)} == {2023}


def test_nine_months_are_not_compared_with_a_year(tiny_shared):
    found = standings(tiny_shared, year=2025, months=9)
    assert places(found) == [(OLD, 1), (DONG_HAI, 2), (BINH_SON, 3)]
    assert {standing.last_year for standing in found} == {None}


def test_equal_rates_share_a_rank_and_the_next_one_is_skipped(tiny):
    report(tiny, "cases", figures(BINH_SON, 2024, 12, 180, 200))  # 90 %, like An Phú
    assert places(standings(tiny)) == [(OLD, 1), (BINH_SON, 1), (DONG_HAI, 3)]


def test_rates_that_only_look_equal_are_not_tied(tiny):
    report(tiny, "cases", figures(OLD, 2030, 12, 1, 3), figures(DONG_HAI, 2030, 12, 333_333_333, 1_000_000_000))
    assert places(standings(tiny, 2030)) == [(OLD, 1), (DONG_HAI, 2)]


def test_a_printed_rate_stands_after_the_computed_ones_without_a_rank(tiny):
    report(tiny, "cases", figures(BINH_SON, 2024, 12, published_rate="99", qualifier="exact"))
    found = standings(tiny)
    assert places(found) == [(OLD, 1), (DONG_HAI, 2), (BINH_SON, None)]
    assert {standing.of for standing in found} == {2}
    assert found[-1].change is None  # 2023 was computed: a printed and a computed rate do not compare


def test_two_rates_printed_as_exact_may_be_subtracted_and_inexact_ones_may_not(tiny):
    for year, rate, qualifier in ((2030, "70", "exact"), (2031, "71.5", "exact"), (2032, "73", "more_than")):
        report(tiny, "cases", figures(BINH_SON, year, 12, published_rate=rate, qualifier=qualifier))
    assert [standings(tiny, year)[0].change for year in (2031, 2032)] == [Fraction(3, 2), None]


def test_a_unit_without_any_rate_comes_last_and_one_without_figures_does_not_come(tiny):
    report(tiny, "cases", figures(BINH_SON, 2030, 12, 5), figures(DONG_HAI, 2030, 12, 0, 100))
    assert places(standings(tiny, 2030)) == [(DONG_HAI, 1), (BINH_SON, None)]
    assert standings(tiny, 2031) == []


def test_the_army_and_the_nation_are_no_provinces(tiny):
    report(tiny, "cases", figures("quan-doi", 2024, 12, 1, 1), figures(NATION, 2024, 12, 1, 1))
    assert places(standings(tiny)) == [(OLD, 1), (DONG_HAI, 2), (BINH_SON, 3)]
    assert places(standings(tiny, level="army")) == [("quan-doi", 1)]


def test_offices_are_compared_with_each_other_all_or_those_of_a_province(tiny):
    kv = "an-phu-moi.kv-01"
    report(tiny, "cases", figures(BAC, 2024, 12, 30, 60), figures(NAM, 2024, 12, 80, 100), figures(kv, 2026, 3, 1, 2))
    assert places(standings(tiny, level="office")) == [(NAM, 1), (BAC, 2)]
    assert places(standings(tiny, level="office", parent=BINH_SON)) == [(NAM, 1), (BAC, 2)]
    assert standings(tiny, level="office", parent=NEW) == []
    assert places(standings(tiny, level="office", parent=NEW, borders="34")) == [(NAM, 1), (BAC, 2)]
    assert places(standings(tiny, 2026, months=3, level="office", parent=NEW)) == [(kv, 1)]


def test_a_province_that_reported_nothing_is_the_sum_of_its_offices(tiny):
    report(tiny, "cases", figures(BAC, 2030, 9, 30, 60), figures(NAM, 2030, 9, 50, 100))
    (standing,) = standings(tiny, 2030, months=9)
    result = standing.result
    assert (result.unit_id, result.origin, result.rate) == (BINH_SON, "summed", 50)
    assert (result.parts, result.parts_reported, result.missing) == (2, 2, ())


def test_a_sum_names_the_office_that_is_missing(tiny):
    report(tiny, "cases", figures(BAC, 2030, 9, 30, 60))
    result = standings(tiny, 2030, months=9)[0].result
    assert (result.parts, result.parts_reported, result.missing) == (2, 1, ("Chi cục Nam, Bình Sơn",))


def test_a_provinces_own_row_is_never_added_to_its_offices(tiny):
    report(tiny, "cases", figures(BAC, 2024, 12, 1, 60), figures(NAM, 2024, 12, 1, 100))
    result = next(each.result for each in standings(tiny) if each.result.unit_id == BINH_SON)
    assert (result.origin, result.rate) == ("reported", 60)


def test_a_column_that_one_office_lacks_is_in_no_sum(tiny):
    rows = (figures(BAC, 2030, 9, 30, 60, terminated=5), figures(NAM, 2030, 9, 50, 100))
    report(tiny, "cases", *rows)
    assert dict(standings(tiny, 2030, months=9)[0].result.figures) == {"completed": 80, "enforceable": 160}


def test_a_sum_is_preliminary_while_a_part_of_it_is(tiny):
    report(tiny, "cases", figures(BAC, 2030, 9, 3, 6, vintage="final"), figures(NAM, 2030, 9, 5, 10))
    assert standings(tiny, 2030, months=9)[0].result.vintage == "preliminary"
    report(tiny, "cases", figures(NAM, 2030, 9, 5, 10, vintage="final", source="Bản cuối"))
    result = standings(tiny, 2030, months=9)[0].result
    assert (result.vintage, result.sources, result.entry) == ("final", ("Báo cáo bịa", "Bản cuối"), 5)


def test_a_group_has_figures_of_its_own(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 1, 10, group="credit"))
    assert places(standings(tiny, group="credit")) == [(DONG_HAI, 1)]
    assert standings(tiny)[1].result.rate == 75


def test_as_known_at_an_entry_the_comparison_is_that_of_the_day(tiny):
    before = standings(tiny, at=3)
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 400, 400))
    assert places(standings(tiny)) == [(DONG_HAI, 1), (OLD, 2), (BINH_SON, 3)]
    assert standings(tiny, at=3) == before


def test_the_same_question_is_answered_from_memory_and_the_list_is_the_callers_own(tiny_shared):
    first = standings(tiny_shared)
    first.clear()
    assert len(standings(tiny_shared)) == 3


@pytest.mark.parametrize("wrong", [{"dimension": "nothing"}, {"borders": "61"}])
def test_a_dimension_or_borders_that_do_not_exist_are_an_error(tiny_shared, wrong):
    with pytest.raises(KeyError):
        standings(tiny_shared, **wrong)
