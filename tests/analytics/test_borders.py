"""Three ways to look at the map: as reported, the provinces of before 1 July 2025, those of after."""

from datetime import date
from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import measures
from analytics.units import load_units
from tests import tiny_world
from tests.tiny_world import BAC, BINH_SON, DONG_HAI, NATION, NEW, OLD, figures, report, target


@pytest.fixture(scope="module")
def real_units():
    """The provinces of Viet Nam, before and after 1 July 2025."""
    return load_units()


def rates(workspace, borders, year=2024, months=12):
    found = measures.compare(workspace.warehouse, dimension="cases", year=year, months=months, borders=borders)
    return {standing.result.unit_id: standing.result.rate for standing in found}


def merged(workspace, year=2024, months=12, **parameters):
    found = measures.compare(
        workspace.warehouse, dimension="cases", year=year, months=months, borders="34", **parameters
    )
    return next(standing for standing in found if standing.result.unit_id == NEW)


def test_a_merged_province_of_before_the_merger_is_the_sum_of_those_that_went_into_it(tiny_shared):
    """2024: (90 + 120) / (100 + 200) = 70 %; the mean of 90 % and 60 % would be 75 %."""
    assert rates(tiny_shared, "34") == {DONG_HAI: 75, NEW: 70}
    result = merged(tiny_shared).result
    assert (result.unit, result.origin, result.parts, result.parts_reported) == ("An Phú (mới)", "summed", 2, 2)


def test_as_reported_and_in_the_old_borders_it_is_not_shown_before_it_existed(tiny_shared):
    assert rates(tiny_shared, "reported") == rates(tiny_shared, "63") == {OLD: 90, DONG_HAI: 75, BINH_SON: 60}


def test_2025_straddles_the_merger(tiny_shared):
    """Nine months by the old provinces, twelve by the new."""
    assert rates(tiny_shared, "reported", 2025, 9) == {OLD: 60, DONG_HAI: 50, BINH_SON: 40}
    assert rates(tiny_shared, "reported", 2025, 12) == {DONG_HAI: 80, NEW: 80}
    assert rates(tiny_shared, "34", 2025, 9) == {DONG_HAI: 50, NEW: Fraction(140, 3)}
    assert rates(tiny_shared, "34", 2025, 12) == {DONG_HAI: 80, NEW: 80}


def test_a_merged_province_is_never_split_back(tiny_shared):
    assert rates(tiny_shared, "63", 2025, 12) == {DONG_HAI: 80}


def test_last_year_is_looked_at_in_the_same_borders(tiny_shared):
    """34: 80 % in 2025 against 70 % in 2024; as reported the new province has no year before."""
    assert merged(tiny_shared, 2025).change == 10
    found = measures.compare(tiny_shared.warehouse, dimension="cases", year=2025)
    assert {each.result.unit_id: each.change for each in found} == {DONG_HAI: 5, NEW: None}


def test_a_sum_with_a_province_missing_is_shown_and_flagged(tiny):
    report(tiny, "cases", figures(OLD, 2022, 12, 50, 100))
    result = merged(tiny, 2022).result
    assert (result.rate, result.parts, result.parts_reported, result.missing) == (50, 2, 1, ("Bình Sơn",))


def test_a_printed_rate_never_enters_a_sum(tiny):
    rows = (figures(OLD, 2022, 12, 50, 100), figures(BINH_SON, 2022, 12, published_rate="99", qualifier="exact"))
    report(tiny, "cases", *rows)
    result = merged(tiny, 2022).result
    assert (result.rate, result.published_rate, result.missing) == (50, None, ("Bình Sơn",))


def test_where_only_rates_were_printed_there_is_no_sum(tiny):
    report(tiny, "cases", figures(OLD, 2022, 12, published_rate="70", qualifier="exact"))
    assert rates(tiny, "34", 2022) == {}


def test_a_figure_that_one_part_lacks_is_in_no_sum_so_that_no_rate_mixes_coverages(tiny):
    report(tiny, "cases", figures(OLD, 2022, 12, 50, 100, must_enforce=150), figures(BINH_SON, 2022, 12, None, 300))
    result = merged(tiny, 2022).result
    assert (dict(result.figures), result.rate) == ({"enforceable": 400}, None)


def test_a_part_that_speaks_through_its_offices_is_in_the_sum_and_the_missing_office_is_named(tiny):
    report(tiny, "cases", figures(OLD, 2022, 12, 50, 100), figures(BAC, 2022, 12, 30, 60))
    result = merged(tiny, 2022).result
    assert (dict(result.figures), result.missing) == (
        {"completed": 80, "enforceable": 160},
        ("Chi cục Nam, Bình Sơn",),
    )
    assert (result.parts, result.parts_reported) == (2, 2)


def test_the_merged_provinces_own_row_goes_before_the_sum(tiny):
    report(tiny, "cases", figures(NEW, 2024, 12, 1, 2))
    assert (merged(tiny).result.rate, merged(tiny).result.origin) == (50, "reported")


def test_a_sum_has_its_own_target_or_none(tiny):
    assert merged(tiny).result.target is None  # its parts have 85 and 60
    report(tiny, "targets", target(NEW, 2024, "cases", "69"))
    assert (merged(tiny).result.target.pct, merged(tiny).result.gap, merged(tiny).result.met) == (69, 1, True)


def test_the_nation_is_the_sum_of_the_provinces_that_existed_in_every_borders(tiny_shared):
    """2024: 510/700. 2025, nine months: 340/700; twelve: 560/700."""
    found = measures.trend(tiny_shared.warehouse, unit_ids=[NATION], dimension="cases", first_year=2024)
    assert [(result.numerator, result.denominator, result.parts) for result in found] == [
        (510, 700, 3),
        (340, 700, 3),
        (560, 700, 2),
    ]
    for borders in ("63", "34"):
        seen = measures.trend(
            tiny_shared.warehouse, unit_ids=[NATION], dimension="cases", borders=borders, first_year=2024
        )
        assert seen == found
    national = measures.national(tiny_shared.warehouse, dimension="cases", year=2024)
    assert (national.result, national.change) == (found[0], Fraction(51000 - 48000, 700))  # 480/700 in 2023


def test_the_army_is_not_among_the_provinces_that_make_up_the_nation(tiny):
    report(tiny, "cases", figures("quan-doi", 2024, 12, 1000, 1000))
    assert measures.national(tiny.warehouse, dimension="cases", year=2024).result.denominator == 700


def test_the_nation_names_the_province_it_lacks(tiny):
    report(tiny, "cases", figures(OLD, 2022, 12, 50, 100), figures(DONG_HAI, 2022, 12, 20, 100))
    result = measures.national(tiny.warehouse, dimension="cases", year=2022).result
    assert (result.rate, result.parts, result.parts_reported, result.missing) == (35, 3, 2, ("Bình Sơn",))


def test_a_trend_follows_a_province_into_what_it_became(tiny_shared):
    """Bình Sơn seen in the new borders is the new An Phú: 60, 70 and 80 % by year."""
    found = measures.trend(tiny_shared.warehouse, unit_ids=[BINH_SON], dimension="cases", borders="34", months=12)
    assert [(result.unit_id, result.year, result.rate) for result in found] == [
        (NEW, 2023, 60),
        (NEW, 2024, 70),
        (NEW, 2025, 80),
    ]


def test_two_provinces_that_became_one_are_shown_once(tiny_shared):
    found = measures.trend(
        tiny_shared.warehouse, unit_ids=[BINH_SON, OLD, NEW], dimension="cases", borders="34", months=12
    )
    assert [result.unit_id for result in found] == [NEW] * 3


def test_a_trend_of_a_merged_province_in_the_old_borders_is_empty(tiny_shared):
    assert measures.trend(tiny_shared.warehouse, unit_ids=[NEW], dimension="cases", borders="63") == []


def test_a_sum_over_many_months_is_that_of_each_month_alone(tiny):
    """The trend adds up in the warehouse, the comparison in Python; they agree, whatever is missing."""
    report(
        tiny,
        "cases",
        figures(OLD, 2022, 12, 50, 100),  # Bình Sơn is missing
        figures(BINH_SON, 2021, 12, 7, 9, qualifier="more_than"),
        figures(OLD, 2020, 12, 50, 100, must_enforce=120),  # a column that Bình Sơn lacks
        figures(BINH_SON, 2020, 12, 8, 10),
        figures(OLD, 2019, 12, 50, 100),  # Bình Sơn gave a rate only
        figures(BINH_SON, 2019, 12, published_rate="99", qualifier="exact"),
        figures(BINH_SON, 2026, 12, 1, 2),  # under its old name, after it had ended
        figures(DONG_HAI, 2026, 12, 3, 4),
    )
    found = measures.trend(tiny.warehouse, unit_ids=[NEW], dimension="cases", borders="34", months=12)
    assert [result.year for result in found] == list(range(2019, 2027))
    assert found == [merged(tiny, result.year).result for result in found]
    nation = measures.trend(tiny.warehouse, unit_ids=[NATION], dimension="cases", months=12)
    assert [result.year for result in nation] == list(range(2019, 2027))
    assert nation == [measures.national(tiny.warehouse, dimension="cases", year=each.year).result for each in nation]
    assert [result.denominator for result in nation] == [100, 110, 9, 100, 700, 700, 700, 4]
    assert [dict(result.figures) for result in found[:2]] == [
        {"completed": 50, "enforceable": 100},
        {"completed": 58, "enforceable": 110},
    ]


def test_a_series_of_a_province_that_speaks_through_offices_in_some_months_is_whole(tiny):
    """Bình Sơn: 2021 by its offices only, 2022 by a printed rate and its offices; seen as itself and in the sum."""
    report(tiny, "cases", figures(BAC, 2021, 12, 30, 60), figures(BAC, 2022, 12, 30, 60), figures(OLD, 2021, 12, 1, 2))
    report(tiny, "cases", figures(BINH_SON, 2022, 12, published_rate="70", qualifier="exact"))
    alone = measures.trend(tiny.warehouse, unit_ids=[BINH_SON], dimension="cases", months=12, last_year=2022)
    assert [(result.year, result.origin, result.shown_rate) for result in alone] == [
        (2021, "summed", 50),
        (2022, "reported", 70),
    ]
    together = measures.trend(
        tiny.warehouse, unit_ids=[NEW], dimension="cases", borders="34", months=12, last_year=2022
    )
    assert [(result.year, result.denominator, result.missing) for result in together] == [
        (2021, 62, ("Chi cục Nam, Bình Sơn",)),
        (2022, 60, ("An Phú (cũ)", "Chi cục Nam, Bình Sơn")),
    ]


@given(
    figures_by_province=st.lists(
        st.tuples(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 10**12)), min_size=63, max_size=63
    ),
    dimension=st.sampled_from(["cases", "money"]),
    months=st.integers(1, 9),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_63_provinces_34_and_what_was_reported_add_up_to_the_same(
    tmp_path, real_units, figures_by_province, dimension, months
):
    """Any figures of nine months of 2025: Σ as reported = Σ 63 = Σ 34, column by column, to the last đồng."""
    before = [unit.id for unit in real_units.of_level("province", date(2025, 6, 30))]
    rows = [
        figures(unit_id, 2025, months, done, done + more, must_enforce=done + more + rest)
        for unit_id, (done, more, rest) in zip(before, figures_by_province, strict=True)
    ]
    workspace = tiny_world.workspace(tmp_path / f"{uuid4()}.sqlite", real_units)
    report(workspace, dimension, *rows)
    columns = ("completed", "enforceable", "must_enforce")
    known = {name: sum(row[name] for row in rows) for name in columns}
    for borders, count in (("reported", 63), ("63", 63), ("34", 34)):
        asked = {"dimension": dimension, "year": 2025, "months": months, "borders": borders}
        results = [standing.result for standing in measures.compare(workspace.warehouse, **asked)]
        assert len(results) == count
        assert {name: sum(result.figures[name] for result in results) for name in columns} == known
        assert all(not result.missing for result in results)
    national = measures.national(workspace.warehouse, dimension=dimension, year=2025, months=months)
    assert dict(national.result.figures) == known
    workspace.close()
