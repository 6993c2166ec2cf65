"""The published tables, row by row: what each rule must give, worked out by hand from the documents that are named."""

from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.scoring import Entry, Incident, Inputs, UndefinedBand, evaluate, with_rows
from tests.analytics.scoring.made import BUNDLED, CAN_THO, CITY, THADS, inputs

ZERO_ROWS = {"zero_criteria": 0}


def points(scheme, key, **values):
    """The points of one criterion."""
    return evaluate(scheme, inputs(**{key: values})).points[key].points


def city(organisation, implementation, *, facts=ZERO_ROWS, incidents=(), **by_hand):
    """A unit under QĐ 2579/2025 of Cần Thơ, whose rows are not published: two sections scored as wholes."""
    given = {"organisation": organisation, "implementation": implementation, "bonus": 0, "penalty": 0, **by_hand}
    return evaluate(CITY, inputs(points=given, facts=facts, incidents=incidents))


def test_850_of_1000_accounts_are_34_of_40_points():
    assert points(CAN_THO, "2", numerator=850, denominator=1000) == 34


@pytest.mark.parametrize(("passed", "expected"), [(True, Fraction("17.2")), (False, Fraction(0))])
def test_43_of_50_who_confirm_are_17_2_points_or_none_when_the_gate_fails(passed, expected):
    score = evaluate(CAN_THO, inputs(plan={"passed": passed}, **{"1": {"confirmed": 43}}))
    assert score.points["1"].points == expected


@pytest.mark.parametrize(
    ("share", "expected"), [("87.99", 0), ("88", 2), ("90", 3), ("95", 4), ("99.9", 4), ("100", 5)]
)
def test_the_bonus_steps_take_their_lower_bound(share, expected):
    assert points(CAN_THO, "5.2", value=Decimal(share)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "2"), (1, "1.5"), (2, "1.5"), (3, "1"), (5, "1"), (6, "0.5"), (10, "0.5"), (11, "0")],
)
def test_a_late_report_loses_points_by_days(days, expected):
    assert points(BUNDLED["so-tu-phap-2022"], "I.1.1", days_late=days) == Fraction(expected)


@pytest.mark.parametrize(
    ("share", "expected"), [("95.01", "1.5"), ("95", "1"), ("75", "1"), ("74.99", "0.5"), ("50", "0.5"), ("49.9", "0")]
)
def test_documents_signed_digitally_score_by_steps(share, expected):
    assert points(BUNDLED["so-tu-phap-2022"], "VIII.3a", value=Decimal(share)) == Fraction(expected)


@pytest.mark.parametrize(("done", "expected"), [(120, 12), (100, 10), (80, 8), (0, 0)])
def test_the_formula_of_2012_rewards_what_goes_beyond_the_plan(done, expected):
    plan = with_rows(BUNDLED["qd2561-2012"], {"a": ("Việc theo kế hoạch", Fraction(10))}, "plan-2012")
    assert points(plan, "a", actual=done, target=100) == expected


@pytest.mark.parametrize(("backlog", "expected"), [(0, 110), (5, 100), (15, 90), (25, 0)])
def test_backlog_takes_from_the_110_points_of_2011(backlog, expected):
    assert points(BUNDLED["qd3962-2011-thads"], "1", value=backlog) == expected


def test_a_backlog_of_10_5_percent_has_no_band_until_a_convention_is_set():
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


def test_182_points_with_two_of_three_targets_are_not_a_but_b_when_the_third_is_near():
    assert thads(80).class_id == "A"
    assert thads(75).class_id == "B"  # short by 5 points, 6,25 %
    far = thads(60)  # short by 20 points, 25 %
    assert (far.class_id, far.verdict.best, far.verdict.worst) == (None, "C", "D")


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


def test_96_points_with_one_criterion_at_0_are_neither_excellent_nor_good():
    score = city(10, 86, facts={"zero_criteria": 1})
    assert (score.total.points, score.verdict.by_points, score.class_id) == (96, "excellent", "done")


def test_97_points_with_a_leader_reprimanded_are_good_at_most():
    reprimand = Incident(type="reprimand", leader=True)
    assert city(10, 87, incidents=(reprimand,)).class_id == "good"
    assert city(10, 87, incidents=(Incident(type="reprimand"),)).class_id == "excellent"


def test_a_bonus_of_5_counts_for_3():
    assert city(10, 88, bonus=5).total.points == 101


def test_a_city_flag_makes_107_of_97():
    table = BUNDLED["tphcm-quan-huyen-thuong"]
    base = Entry(criterion="base", points=97, reason="điểm đã chấm")
    flags = [{"co_thanh_pho_hoac_bo": 1}, {"co_chinh_phu": 1}, {"co_thanh_pho_hoac_bo": 1, "co_chinh_phu": 1}]
    one, two, both = (
        evaluate(table, Inputs(unit="Quận", entries=(base, Entry(criterion="flags", values=each)))).total
        for each in flags
    )
    assert (one.points, two.points) == (107, 112)
    assert (both.low, both.high) == (112, 122)  # the source does not say whether flags add up


def test_150_of_150_is_100_percent_of_the_maximum():
    score = evaluate(BUNDLED["hoa-binh-khoi-noi-chinh-2012"], inputs(points={"total": 150}))
    assert score.pct_of_max.points == 100


def test_the_draft_floor_of_each_criterion_lowers_the_class():
    table = BUNDLED["nghe-an-du-thao-2025"]
    found = {
        least: evaluate(table, inputs(points={"total": 92}, facts={"least_percent": least})).class_id
        for least in (85, 84, 79, 69)
    }
    assert found == {85: "from90", 84: "from80", 79: "from70", 69: "failed"}
