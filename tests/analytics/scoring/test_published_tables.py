"""What the published tables say beside their vectors: side conditions, conventions, frames that wait for rows."""

from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.scoring import Entry, Incident, Inputs, UndefinedBand, evaluate, with_rows
from tests.analytics.scoring.made import BUNDLED, CITY, THADS, inputs

ZERO_ROWS = {"zero_criteria": 0}


def city(organisation, implementation, *, facts=ZERO_ROWS, incidents=(), **by_hand):
    """A unit under QĐ 2579/2025 of Cần Thơ, whose rows are not published: two sections scored as wholes."""
    given = {"organisation": organisation, "implementation": implementation, "bonus": 0, "penalty": 0, **by_hand}
    return evaluate(CITY, inputs(points=given, facts=facts, incidents=incidents))


def test_the_formula_of_2012_takes_the_rows_of_a_plan():
    plan = with_rows(BUNDLED["qd2561-2012"], {"a": ("Việc theo kế hoạch", Fraction(10))}, "plan-2012")
    assert evaluate(plan, inputs(a={"actual": 120, "target": 100})).total.points == 12


def test_a_backlog_of_10_5_percent_belongs_where_the_convention_says():
    table, given = BUNDLED["qd3962-2011-thads"], inputs(**{"1": {"value": Decimal("10.5")}})
    with pytest.raises(UndefinedBand, match="10,5 không thuộc mức điểm nào.*từ 1 đến 10.*từ 11 đến 20"):
        evaluate(table, given)
    found = {
        holes: evaluate(table, given, conventions={"holes": holes}).points["1"].points
        for holes in ("lower", "upper", "nearest")
    }
    assert found == {"lower": 100, "upper": 90, "nearest": 90}


def thads(third, target=80, points=182, **more):
    targets = {"cases": {"met": True}, "money": {"met": True}, "carry_over": {"actual": third, "target": target}}
    return evaluate(THADS, inputs(points={"total": points}, targets=targets), **more)


@pytest.mark.parametrize(("money", "expected"), [(76, ("B", "B")), (75, ("D", "C"))])
def test_one_of_three_targets_is_enough_for_b_when_the_others_are_short_by_less_than_5(money, expected):
    short = {"actual": 78, "target": 80}
    targets = {"cases": {"met": True}, "money": {"actual": money, "target": 80}, "carry_over": short}
    verdict = evaluate(THADS, inputs(points={"total": 182}, targets=targets), conventions={"short_basis": "pp"}).verdict
    assert (verdict.worst, verdict.best) == expected


def test_short_by_15_is_left_open_where_points_and_percent_disagree():
    given = 68  # of 80: short by 12 points, but by exactly 15 %
    assert (thads(given).class_id, thads(given).verdict.best) == (None, "B")
    assert thads(given, conventions={"short_basis": "pp"}).class_id == "B"
    assert thads(given, conventions={"short_basis": "relative"}).verdict.best == "C"


def test_97_points_are_still_excellent_when_the_one_reprimanded_is_no_leader():
    assert city(10, 87, incidents=(Incident(type="reprimand"),)).class_id == "excellent"


def test_a_government_flag_weighs_more_and_two_flags_leave_a_range():
    table = BUNDLED["tphcm-quan-huyen-thuong"]
    base = Entry(criterion="base", points=97, reason="điểm đã chấm")
    flags = [{"co_thanh_pho_hoac_bo": 1}, {"co_chinh_phu": 1}, {"co_thanh_pho_hoac_bo": 1, "co_chinh_phu": 1}]
    one, two, both = (
        evaluate(table, Inputs(unit="Quận", entries=(base, Entry(criterion="flags", values=each)))).total
        for each in flags
    )
    assert (one.points, two.points) == (107, 112)
    assert (both.low, both.high) == (112, 122)  # the source does not say whether flags add up


def test_the_draft_floor_of_each_criterion_lowers_the_class():
    table = BUNDLED["nghe-an-du-thao-2025"]
    found = {
        least: evaluate(table, inputs(points={"total": 92}, facts={"least_percent": least})).class_id
        for least in (85, 84, 79, 69)
    }
    assert found == {85: "from90", 84: "from80", 79: "from70", 69: "failed"}
