"""Which periods there are, and who is in."""

from analytics import measures
from analytics.measures import Period, Reporting
from tests.tiny_world import BAC, BINH_SON, DONG_HAI, NATION, NEW, OLD, figures, report, target


def test_periods_are_listed_newest_first_with_how_many_provinces_reported(tiny_shared):
    both = {"cases": 3, "money": 3}
    assert measures.periods(tiny_shared.warehouse) == [
        Period(year=2025, months=12, provinces={"cases": 2, "money": 2}, national=False),
        Period(year=2025, months=9, provinces=both, national=False),
        Period(year=2024, months=12, provinces=both, national=False),
        Period(year=2023, months=12, provinces=both, national=False),
    ]


def test_a_province_heard_only_through_its_offices_counts_once(tiny):
    report(tiny, "cases", figures(BAC, 2030, 1, 1, 2), figures("binh-son.nam", 2030, 1, 1, 2))
    report(tiny, "cases", figures(BINH_SON, 2030, 1, 1, 2), figures(NATION, 2030, 1, 1, 2))
    newest = measures.periods(tiny.warehouse)[0]
    assert newest == Period(year=2030, months=1, provinces={"cases": 1}, national=True)


def test_periods_as_known_at_an_entry(tiny_shared):
    assert measures.periods(tiny_shared.warehouse, at=0) == []
    assert measures.periods(tiny_shared.warehouse, at=1)[0].provinces == {"cases": 2}


def test_the_usual_period_is_the_newest_that_is_at_least_half_as_full_as_the_fullest(tiny):
    assert _usual(tiny) == (2025, 12)
    report(tiny, "cases", figures(DONG_HAI, 2026, 1, 1, 2))
    assert _usual(tiny) == (2025, 12)  # one of three has reported January's figures
    report(tiny, "cases", figures(NEW, 2026, 1, 1, 2))
    assert _usual(tiny) == (2026, 1)


def test_an_empty_ledger_has_no_period(empty):
    assert (measures.periods(empty.warehouse), measures.default_period(empty.warehouse)) == ([], None)


def test_targets_alone_make_no_period(empty):
    report(empty, "targets", target(DONG_HAI, 2030, "cases", "80"))
    assert measures.periods(empty.warehouse) == []


def _usual(workspace):
    period = measures.default_period(workspace.warehouse)
    return period.year, period.months


def test_everyone_expected_in_the_period_is_listed_by_name_with_what_is_in(tiny):
    report(
        tiny, "cases", figures(DONG_HAI, 2030, 3, 1, 2), figures(NEW, 2030, 3, published_rate="5", qualifier="exact")
    )
    report(tiny, "money", figures(DONG_HAI, 2030, 3, 1, 2))
    assert measures.reporting(tiny.warehouse, year=2030, months=3) == [
        Reporting(unit_id=NEW, unit="An Phú (mới)", cases=True, money=False, latest=(2030, 3)),
        Reporting(unit_id=DONG_HAI, unit="Đông Hải", cases=True, money=True, latest=(2030, 3)),
    ]


def test_before_the_merger_the_old_provinces_are_expected_as_reported(tiny_shared):
    found = measures.reporting(tiny_shared.warehouse, year=2024, months=11)
    assert [(each.unit_id, each.cases, each.latest) for each in found] == [
        (OLD, False, (2025, 9)),
        (BINH_SON, False, (2025, 9)),
        (DONG_HAI, False, (2025, 12)),
    ]


def test_a_unit_that_never_reported_has_no_latest_period(empty):
    report(empty, "cases", figures(DONG_HAI, 2024, 12, 1, 2))
    found = {each.unit_id: each.latest for each in measures.reporting(empty.warehouse, year=2024, months=12)}
    assert found == {OLD: None, BINH_SON: None, DONG_HAI: (2024, 12)}


def test_a_sum_that_lacks_a_part_is_not_in_yet(tiny):
    report(tiny, "cases", figures(OLD, 2022, 12, 1, 2))
    by_unit = {
        each.unit_id: (each.cases, each.latest)
        for each in measures.reporting(tiny.warehouse, year=2022, months=12, borders="34")
    }
    assert by_unit == {NEW: (False, (2025, 12)), DONG_HAI: (False, (2025, 12))}
    report(tiny, "cases", figures(BINH_SON, 2022, 12, 1, 2))
    found = measures.reporting(tiny.warehouse, year=2022, months=12, borders="34")
    assert next(each.cases for each in found if each.unit_id == NEW)
