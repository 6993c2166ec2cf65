"""Targets side by side, and how often a level was reached before."""

from datetime import date
from fractions import Fraction

from analytics.measures.target_evidence import Evidence, aims, evidence
from analytics.measures.targets import Target
from tests.tiny_world import BINH_SON, DONG_HAI, NATION, NEW, OLD, figures, report, target


def level(pct, comparator=">="):
    return Target(
        pct=Fraction(pct),
        comparator=comparator,
        kind="assigned",
        assigned_by="",
        valid_from=date(2024, 10, 1),
        source=None,
        entry=1,
    )


def test_national_assigned_and_own_targets_stand_side_by_side_with_the_one_in_force(tiny):
    """Đông Hải in 2025: 320/400 = 80 %; assigned 80, its own 82, the nation above 84."""
    report(
        tiny,
        "targets",
        target(DONG_HAI, 2025, "cases", "82", kind="striving"),
        target(NATION, 2025, "cases", "84", ">"),
    )
    found = aims(tiny.warehouse, unit_id=DONG_HAI, dimension="cases", year=2025)
    told = [(aim.national, aim.target.kind, aim.target.pct, aim.gap, aim.met, aim.holds) for aim in found]
    assert told == [
        (True, "assigned", 84, -4, False, False),
        (False, "assigned", 80, 0, True, True),
        (False, "striving", 82, -2, False, False),
    ]


def test_a_target_issued_again_stays_beside_the_new_one_which_holds_from_its_day(tiny):
    report(tiny, "targets", target(DONG_HAI, 2025, "cases", "78", valid_from=date(2025, 7, 15)))
    for months, held in ((9, 80), (12, 78)):
        found = aims(tiny.warehouse, unit_id=DONG_HAI, dimension="cases", year=2025, months=months)
        assert [(aim.target.pct, aim.holds) for aim in found] == [(80, held == 80), (78, held == 78)]
        assert [aim.begun for aim in found] == [True, months == 12]


def test_two_targets_that_read_alike_are_still_the_nation_s_and_its_own(tiny):
    report(tiny, "targets", target(DONG_HAI, 2024, "money", "50"), target(NATION, 2024, "money", "50"))
    found = aims(tiny.warehouse, unit_id=DONG_HAI, dimension="money", year=2024)
    assert [(aim.national, aim.holds) for aim in found] == [(True, False), (False, True)]


def test_without_a_result_there_is_neither_gap_nor_status(tiny):
    report(tiny, "targets", target(DONG_HAI, 2030, "cases", "80"))
    (aim,) = aims(tiny.warehouse, unit_id=DONG_HAI, dimension="cases", year=2030)
    assert (aim.gap, aim.met, aim.holds) == (None, None, True)


def test_a_level_was_reached_in_so_many_of_the_years_before(tiny):
    """Đông Hải: 75, 75, 80 and now 85 %: two of four years reach 80."""
    report(tiny, "cases", figures(DONG_HAI, 2026, 12, 340, 400))
    asked = {"unit_ids": (DONG_HAI,), "dimension": "cases", "year": 2027}
    assert evidence(tiny.warehouse, target=level(80), **asked) == Evidence(reached=2, known=4, first_year=2023)
    assert evidence(tiny.warehouse, target=level(80, ">"), **asked).reached == 1
    assert evidence(tiny.warehouse, target=level(70), **{**asked, "year": 2024}) == Evidence(
        reached=1, known=1, first_year=2023
    )


def test_peers_are_counted_together_and_only_at_the_same_months(tiny_shared):
    """2023 and 2024 at 12 months: 80 and 90, 50 and 60 %; nine months of 2025 are another matter."""
    asked = {"unit_ids": (OLD, BINH_SON), "dimension": "cases", "year": 2026}
    assert evidence(tiny_shared.warehouse, target=level(60), **asked) == Evidence(reached=3, known=4, first_year=2023)
    nine = evidence(tiny_shared.warehouse, target=level(60), months=9, **asked)
    assert nine == Evidence(reached=1, known=2, first_year=2025)


def test_in_the_new_borders_a_merged_province_has_a_past(tiny_shared):
    """An Phú and Bình Sơn together: 180/300 = 60 % and 210/300 = 70 %."""
    asked = {"unit_ids": (NEW,), "dimension": "cases", "year": 2025, "target": level(65)}
    assert evidence(tiny_shared.warehouse, borders="34", **asked) == Evidence(reached=1, known=2, first_year=2023)
    assert evidence(tiny_shared.warehouse, **asked) == Evidence(reached=0, known=0, first_year=None)


def test_nobody_has_no_past(tiny_shared):
    found = evidence(tiny_shared.warehouse, unit_ids=(), dimension="cases", year=2025, target=level(50))
    assert found == Evidence(reached=0, known=0, first_year=None)
