"""Targets by size: dated, whole, named; and what is refused or warned about in a file of targets."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import imports, measures
from analytics.measures.target_evidence import aims
from analytics.measures.tier_targets import Band, by_size
from analytics.standards import HOLE, OVERLAP, Tier, faults
from tests import tiny_world

HEADER = (
    "unit,year,dimension,valid_from,valid_to,lower,lower_included,upper,upper_included,target_pct,comparator,source\n"
)
TARGETS = "unit,year,dimension,group,target_pct,comparator,source\n"


def take(workspace, text, dataset="target_tiers"):
    receipt = imports.take(workspace, text.encode(), "muc.csv", dataset, "An", reason="giao lại")
    workspace.warehouse.refresh()
    return receipt


def bands(*lines, whole=tiny_world.NATION, year=2025, dimension="cases", days=","):
    return HEADER + "".join(f"{whole},{year},{dimension},{days},{line},>=,Kế hoạch\n" for line in lines)


def workload(workspace, **cases):
    rows = [tiny_world.figures(unit_id, 2025, 9, 60, 100, must_enforce=count) for unit_id, count in cases.values()]
    tiny_world.report(workspace, "cases", *rows)


def target_of(workspace, unit_id, dimension="cases", **more):
    found = measures.compare(workspace.warehouse, dimension=dimension, year=2025, months=9, **more)
    return next(each.result.target for each in found if each.result.unit_id == unit_id)


SIZES = {"a": (tiny_world.OLD, 5000), "b": (tiny_world.BINH_SON, 5001), "c": (tiny_world.DONG_HAI, 400)}


def test_a_unit_without_its_own_target_has_that_of_its_band_and_its_own_wins(tiny):
    workload(tiny, **SIZES)
    assert take(tiny, bands("0,yes,5000,yes,75", "5000,no,,yes,74")).status == "accepted"
    old, binh_son, dong_hai = (target_of(tiny, unit_id) for unit_id, _ in SIZES.values())
    assert (old.pct, old.tier) == (75, "từ 0 đến 5.000 việc")
    assert (binh_son.pct, binh_son.tier) == (74, "trên 5.000 việc")
    assert (dong_hai.pct, dong_hai.tier) == (80, None)


def test_a_target_in_money_goes_by_the_cases_of_the_unit(tiny):
    workload(tiny, **SIZES)
    take(tiny, bands("0,yes,5000,yes,40", "5000,no,,yes,38", dimension="money"))
    assert [target_of(tiny, unit_id, "money").pct for unit_id in (tiny_world.OLD, tiny_world.BINH_SON)] == [40, 38]
    assert target_of(tiny, tiny_world.OLD) is None


def test_a_band_holds_only_between_its_days_and_only_where_its_value_is_known(tiny):
    workload(tiny, **SIZES)
    take(tiny, bands("0,yes,5000,yes,75", "5000,no,,yes,", days="01/04/2025,30/06/2025"))
    assert target_of(tiny, tiny_world.OLD).valid_from == date(2025, 4, 1)
    assert target_of(tiny, tiny_world.BINH_SON) is None
    band = Band(
        tier=Tier(year=2025, lower=0, lower_included=True, upper=None, upper_included=True, source=""),
        pct=Fraction(75), comparator=">=", kind="campaign", assigned_by="", valid_from=date(2025, 4, 1),
        valid_to=date(2025, 6, 30), source=None, entry=1,
    )  # fmt: skip
    days = (date(2025, 3, 31), date(2025, 4, 1), date(2025, 6, 30), date(2025, 7, 1))
    assert [by_size([band], 10, day) is not None for day in days] == [False, True, True, False]
    assert by_size([band], None, days[1]) is None


def test_bands_of_a_province_concern_its_offices_and_not_itself(tiny):
    rows = [tiny_world.figures(unit, 2025, 9, 5, 10, must_enforce=20) for unit in (tiny_world.BAC, tiny_world.NAM)]
    tiny_world.report(tiny, "cases", *rows)
    take(tiny, bands("0,yes,,yes,66", whole=tiny_world.BINH_SON))
    assert target_of(tiny, tiny_world.BAC, level="office", parent=tiny_world.BINH_SON).pct == 66
    assert target_of(tiny, tiny_world.BINH_SON) is None


def test_the_band_is_told_among_the_targets_of_the_unit(tiny):
    workload(tiny, **SIZES)
    take(tiny, bands("0,yes,,yes,75"))
    (aim,) = aims(tiny.warehouse, unit_id=tiny_world.OLD, dimension="cases", year=2025, months=9)
    assert (aim.holds, aim.target.tier, aim.gap) == (True, "từ 0 việc", Fraction(60) - 75)


@pytest.mark.parametrize(
    ("lines", "code", "named"),
    [
        (("500,yes,5000,yes,75", "5000,yes,10000,yes,74"), "tiers_overlap", "từ 5.000 đến 10.000 việc"),
        (("500,yes,6000,yes,75", "5000,no,10000,yes,74"), "tiers_overlap", "từ 500 đến 6.000 việc"),
        (("500,yes,,yes,75", "5000,no,10000,yes,74"), "tiers_overlap", "trên 5.000 đến 10.000 việc"),
        (("500,yes,5000,no,75", "5000,no,10000,yes,74"), "tiers_hole", "từ 500 đến dưới 5.000 việc"),
        (("500,yes,4000,yes,75", "5000,no,10000,yes,74"), "tiers_hole", "trên 5.000 đến 10.000 việc"),
        (("500,yes,400,yes,75",), "tiers_empty", "từ 500 đến 400 việc"),
    ],
)
def test_bands_that_overlap_or_leave_a_hole_are_refused_by_name(tiny, lines, code, named):
    receipt = take(tiny, bands(*lines))
    assert receipt.status == "rejected"
    (found,) = [each for each in receipt.findings if each.severity == "error"]
    assert found.code == code
    assert named in found.message
    assert found.row == len(lines) + 1


def test_bands_of_other_years_days_and_dimensions_do_not_meet(tiny):
    one = bands("0,yes,5000,yes,75", "5000,no,,yes,74")
    others = [bands("0,yes,,yes,70", year=2024), bands("0,yes,,yes,70", dimension="money")]
    text = one + "".join(each.removeprefix(HEADER) for each in others)
    assert take(tiny, text).status == "accepted"


def test_a_band_is_compared_with_those_that_the_ledger_has(tiny):
    assert take(tiny, bands("0,yes,5000,yes,75", "5000,no,,yes,74")).status == "accepted"
    assert [each.code for each in take(tiny, bands("4000,yes,4500,yes,73")).findings if each.severity == "error"]
    assert take(tiny, bands("0,yes,5000,yes,76")).status == "accepted"


ENDS = st.lists(st.integers(0, 60), min_size=2, max_size=5, unique=True).map(sorted)


@given(ENDS, st.data())
def test_bands_without_fault_hold_every_number_between_their_ends_exactly_once(ends, data):
    sides = data.draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=len(ends) - 1, max_size=len(ends) - 1))
    tiers = [
        Tier(year=2025, lower=low, lower_included=first, upper=high, upper_included=last, source="")
        for low, high, (first, last) in zip(ends, ends[1:], sides, strict=False)
    ]
    counts = [sum(tier.holds(cases) for tier in tiers) for cases in range(ends[0] + 1, ends[-1])]
    kinds = {kind for kind, _, _ in faults(tiers)}
    assert (OVERLAP in kinds) == (2 in counts)
    assert (HOLE in kinds) == (0 in counts)


@pytest.mark.parametrize("pct", ["880", "100.01", "-1"])
def test_a_target_outside_0_to_100_is_refused(tiny, pct):
    receipt = take(tiny, f"{TARGETS}{tiny_world.DONG_HAI},2025,cases,,{pct},>=,QĐ\n", "targets")
    assert receipt.status == "rejected"
    (found,) = [each for each in receipt.findings if each.severity == "error"]
    assert found.code == ("number_negative" if pct == "-1" else "figure_over_most")
    assert take(tiny, f"{TARGETS}{tiny_world.DONG_HAI},2024,cases,,100,>=,QĐ\n", "targets").status == "accepted"


def test_a_target_of_a_group_of_cases_is_none_of_all_cases_nor_the_other_way_round(tiny):
    rows = [tiny_world.figures(tiny_world.DONG_HAI, 2025, 12, 30, 40, group="credit")]
    tiny_world.report(tiny, "cases", *rows)
    take(tiny, f'{TARGETS}{tiny_world.DONG_HAI},2025,cases,"Tín dụng, ngân hàng",70,>=,QĐ\n', "targets")
    asked = {"unit_ids": [tiny_world.DONG_HAI], "dimension": "cases", "first_year": 2025, "months": 12}
    for group, pct in (("all", 80), ("credit", 70)):
        (found,) = measures.trend(tiny.warehouse, group=group, **asked)
        assert found.target.pct == pct


def short(receipt):
    return [each for each in receipt.findings if each.code == "targets_short"]


def test_parts_that_cannot_add_up_to_the_whole_are_warned_about_with_all_three_figures(tiny):
    # 2024, twelve months: 100, 200 and 400 enforceable. 85, 60 and 70: (8.500 + 12.000 + 28.000) ÷ 700 = 69,29 %.
    receipt = take(tiny, f"{TARGETS}{tiny_world.DONG_HAI},2024,cases,,70,>=,QĐ\n", "targets")
    (found,) = short(receipt)
    assert (receipt.status, found.severity) == ("accepted", "warning")
    for words in ("3 đơn vị trong Toàn quốc", "69,29 %", "> 75,00 %", "hụt 5,71 điểm %", "năm 2024"):
        assert words in found.message


def test_parts_that_do_add_up_are_not_warned_about(tiny):
    # (8.500 + 12.000 + 400 × 81) ÷ 700 = 75,57 %
    assert not short(take(tiny, f"{TARGETS}{tiny_world.DONG_HAI},2024,cases,,81,>=,QĐ\n", "targets"))


def test_a_part_without_a_target_may_still_make_up_for_the_others(tiny):
    # Without Đông Hải's own: (8.500 + 12.000 + 40.000) ÷ 700 = 86,43 %; the nation's raised to 90 % is out of reach.
    assert not short(take(tiny, f"{TARGETS}{tiny_world.NATION},2024,cases,,86,>=,QĐ\n", "targets"))
    (found,) = short(take(tiny, f"{TARGETS}{tiny_world.NATION},2024,cases,,90,>=,QĐ\n", "targets"))
    assert "kể cả khi 1 đơn vị chưa có chỉ tiêu đạt 100 %" in found.message
