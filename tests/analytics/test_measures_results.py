"""One result: its rate, its target, and what may be said when only a rate was printed."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics import measures
from analytics.measures.targets import Target, in_force
from tests.tiny_world import BINH_SON, DONG_HAI, NATION, OLD, figures, report, target


def only(workspace, dimension="cases", unit_id=DONG_HAI, months=12, **parameters):
    """The one result of a unit; of several, the newest."""
    return measures.trend(workspace.warehouse, unit_ids=[unit_id], dimension=dimension, months=months, **parameters)[-1]


def published(workspace, rate, qualifier, percent, comparator=">="):
    """Đông Hải in 2030: a printed rate and a target, nothing else."""
    report(workspace, "cases", figures(DONG_HAI, 2030, 12, published_rate=rate, qualifier=qualifier))
    report(workspace, "targets", target(DONG_HAI, 2030, "cases", percent, comparator))
    return only(workspace)


def test_kien_giang_2013_month_9_as_printed_in_the_press(tiny):
    """6.844/10.928 việc, 265.281.958.000/548.761.273.000 đồng; targets above 88 and above 77."""
    report(tiny, "cases", figures(DONG_HAI, 2013, 9, 6844, 10928))
    report(tiny, "money", figures(DONG_HAI, 2013, 9, 265_281_958_000, 548_761_273_000))
    cases_target, money_target = target(DONG_HAI, 2013, "cases", "88", ">"), target(DONG_HAI, 2013, "money", "77", ">")
    report(tiny, "targets", cases_target, money_target)
    cases, money = (only(tiny, dimension, months=9, last_year=2013) for dimension in ("cases", "money"))
    assert (cases.rate, cases.gap) == (Fraction(684400, 10928), Fraction(684400, 10928) - 88)
    assert [round(float(value), 3) for value in (cases.rate, cases.gap)] == [62.628, -25.372]
    assert [round(float(value), 3) for value in (money.rate, money.gap)] == [48.342, -28.658]
    assert (cases.met, money.met) == (False, False)


def test_terminated_and_reduced_join_the_numerator_as_far_as_they_are_given(tiny):
    report(tiny, "money", figures(DONG_HAI, 2030, 6, 50, 200))
    report(tiny, "money", figures(DONG_HAI, 2030, 7, 50, 200, terminated=10))
    report(tiny, "money", figures(DONG_HAI, 2030, 8, 50, 200, terminated=10, reduced=20))
    numerators = [only(tiny, "money", months=months).numerator for months in (6, 7, 8)]
    assert numerators == [50, 60, 80]
    assert only(tiny, "money", months=8).rate == 40


def test_without_completed_there_is_no_rate_whatever_else_is_given(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2030, 12, None, 200, terminated=10))
    result = only(tiny)
    assert (result.numerator, result.denominator, result.rate) == (None, 200, None)
    assert dict(result.figures) == {"enforceable": 200, "terminated": 10}


def test_a_denominator_of_zero_has_no_rate(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2030, 12, 0, 0))
    result = only(tiny)
    assert (result.denominator, result.rate, result.shown_rate, result.gap, result.met) == (0, None, None, None, None)


def test_any_indicator_of_the_catalogue_is_computed_from_the_same_figures(tiny):
    """The worked example of the catalogue: Bến Tre, 9 months of 2020, 6.643 carried in and 8.148 carried out."""
    row = figures(DONG_HAI, 2020, 9, 8319, 13799, must_enforce=16467, not_enforceable=2668)
    report(tiny, "cases", {**row, "carried_in": 6643, "carried_out": 8148})
    result, indicators = only(tiny, months=9, last_year=2020), tiny.catalog.indicators
    assert result.value(indicators["change_carry_over"]) == Fraction(100 * (8148 - 6643), 6643)
    assert result.value(indicators["share_enforceable"]) == Fraction(100 * 13799, 16467)
    assert result.value(indicators["share_not_enforceable"]) == Fraction(100 * 2668, 16467)
    assert result.value(indicators["rate_total_accepted"]) is None
    assert result.value(indicators["rate"]) == result.rate == Fraction(100 * 8319, 13799)


def test_every_worked_example_of_the_catalogue_comes_out(tiny):
    for indicator in tiny.catalog.indicators.values():
        example = indicator.example
        given = {name: value for name, value in example.items() if isinstance(value, int)}
        report(tiny, example["dataset"], figures(DONG_HAI, 2030, 12, **given))
        value = only(tiny, example["dataset"]).value(indicator)
        assert f"{float(value):.2f}".replace(".", ",") == example["gives"], indicator.id


def test_a_printed_rate_is_shown_as_printed_and_is_not_a_computed_rate(tiny):
    result = published(tiny, "84.5", "exact", "84")
    assert (result.rate, result.published_rate, result.shown_rate) == (None, Decimal("84.5000"), Fraction(169, 2))
    assert (result.gap, result.met) == (Fraction(1, 2), True)


@pytest.mark.parametrize(
    ("rate", "qualifier", "percent", "comparator", "met"),
    [
        ("84", "exact", "84", ">=", True),
        ("84", "exact", "84", ">", False),
        ("84", "more_than", "84", ">", True),  # more than 84 is more than 84
        ("84", "more_than", "83", ">=", True),
        ("84", "more_than", "84.01", ">=", None),  # it may be 84,005 or 90
        ("84", "nearly", "84", ">=", False),  # nearly 84 is below 84
        ("84", "nearly", "85", ">", False),
        ("84", "nearly", "83.99", ">=", None),
    ],
)
def test_an_inexact_printed_rate_decides_only_what_it_can_decide(tiny, rate, qualifier, percent, comparator, met):
    result = published(tiny, rate, qualifier, percent, comparator)
    assert result.met is met
    assert (result.gap is None) == (qualifier != "exact")


@pytest.mark.parametrize(
    ("completed", "comparator", "met"), [(320, ">=", True), (320, ">", False), (319, ">=", False), (321, ">", True)]
)
def test_a_computed_rate_meets_its_target_exactly_or_not(tiny, completed, comparator, met):
    """320/400 is exactly 80 %."""
    report(tiny, "cases", figures(DONG_HAI, 2030, 12, completed, 400))
    report(tiny, "targets", target(DONG_HAI, 2030, "cases", "80", comparator))
    assert only(tiny).met is met


def test_thirds_are_compared_exactly(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2030, 12, 1, 3))
    report(tiny, "targets", target(DONG_HAI, 2030, "cases", "33.3333"))
    assert (only(tiny).met, only(tiny).gap) == (True, Fraction(100, 3) - Fraction(333333, 10000))


def test_the_nations_target_is_never_a_provinces(tiny_shared):
    results = measures.trend(tiny_shared.warehouse, unit_ids=[DONG_HAI, OLD], dimension="cases", months=12)
    targets = {(result.unit_id, result.year): result.target and result.target.pct for result in results}
    assert (targets[DONG_HAI, 2024], targets[OLD, 2024], targets[DONG_HAI, 2025]) == (None, 85, 80)
    national = measures.national(tiny_shared.warehouse, dimension="cases", year=2024).result
    assert (national.target.pct, national.target.comparator) == (75, ">")


def test_a_target_of_money_is_not_one_of_cases(tiny_shared):
    assert only(tiny_shared, "money").target.pct == Fraction(165, 2)
    assert only(tiny_shared, "cases").target.pct == 80


def test_a_target_renewed_in_july_holds_from_the_first_period_that_ends_after_it(tiny):
    renewed = target(DONG_HAI, 2025, "cases", "78", valid_from=date(2025, 7, 15))
    report(tiny, "targets", renewed)
    found = measures.trend(tiny.warehouse, unit_ids=[DONG_HAI], dimension="cases", first_year=2025)
    assert [(result.months, result.target.pct) for result in found] == [(9, 80), (12, 78)]


def test_as_known_at_an_entry_the_target_of_then_is_read(tiny):
    report(tiny, "targets", target(DONG_HAI, 2025, "cases", "81"))
    assert [only(tiny, at=entry).target and only(tiny, at=entry).target.pct for entry in (2, 3, 4)] == [None, 80, 81]


def some_target(pct, kind="assigned", first=date(2024, 10, 1), by=""):
    return Target(pct=Fraction(pct), comparator=">=", kind=kind, assigned_by=by, valid_from=first, source=None, entry=1)


def test_an_assigned_target_weighs_more_than_one_a_unit_set_itself():
    kinds = [some_target(number, kind) for number, kind in enumerate(("pledge", "campaign", "striving", "assigned"))]
    assert [in_force(kinds[:count], date(2025, 9, 30)).kind for count in (1, 2, 3, 4)] == [
        "pledge",
        "campaign",
        "striving",
        "assigned",
    ]


def test_the_latest_of_the_targets_that_have_begun_holds_then_the_first_authority_by_name():
    targets = [some_target(80), some_target(82, first=date(2025, 7, 1)), some_target(84, first=date(2025, 9, 1))]
    assert in_force(targets, date(2025, 7, 31)).pct == 82
    assert in_force(targets, date(2024, 9, 30)) is None
    assert in_force([some_target(80, by="Cục"), some_target(81, by="Bộ")], date(2025, 9, 30)).pct == 81


def test_a_result_says_where_it_comes_from(tiny):
    report(tiny, "cases", figures(BINH_SON, 2024, 12, 121, 200, source="Đính chính", vintage="final"))
    result = only(tiny, unit_id=BINH_SON)
    assert (result.entry, result.vintage, result.sources) == (4, "final", ("Đính chính",))
    assert (result.origin, result.parts, result.parts_reported, result.missing) == ("reported", 1, 1, ())


def test_the_nation_as_reported_goes_before_any_sum(tiny):
    report(tiny, "cases", figures(NATION, 2024, 12, 600, 750))
    standing = measures.national(tiny.warehouse, dimension="cases", year=2024)
    assert (standing.result.origin, standing.result.rate) == ("reported", 80)
    assert (standing.rank, standing.of) == (None, 0)
