"""Many units: places, ties down to a vote, quotas of classes and awards. What cannot be told stays open and says so."""

from fractions import Fraction

import pytest

from analytics.scoring import Incident, InputError, Inputs, rank
from tests.analytics.scoring.made import CAN_THO, CITY, agency, inputs, scheme

MANUAL = {"id": "a", "rule": "manual", "max": 100}
AB = [{"id": "A", "label": "Hạng A", "min": 90, "quota_pct": 34}, {"id": "B", "label": "Hạng B"}]
FULL = {
    "plan": {"passed": True},
    "1": {"confirmed": 50},
    "2": {"numerator": 1, "denominator": 1},
    "3": {"numerator": 1, "denominator": 1},
    "4": {"numerator": 1, "denominator": 1},
    "5.1": {"done": True},
    "5.2": {"value": 100},
}


def units(**points):
    return [inputs(name, points={"a": given}) for name, given in points.items()]


def places(standings):
    return {each.score.unit: each.place for each in standings}


def commune(name, done=True, **facts):
    return inputs(name, facts=facts, **FULL, **{"5.3": {"done": done}})


def test_more_points_come_first_and_equal_points_share_a_place():
    found = rank(scheme(MANUAL), units(x=80, y=95, z=80, t=60))
    assert places(found) == {"y": 1, "x": 2, "z": 2, "t": 4}
    x = next(each for each in found if each.score.unit == "x")
    assert x.tied_with == ("z",)
    assert x.trace == ("Bằng điểm: x, z. Không còn tiêu chí phụ nào phân định; vẫn đồng hạng.",)


def test_equal_totals_are_settled_step_by_step_down_to_the_vote():
    more = {"new_accounts_with_card": 10, "paid_by_account": 20, "update_rate": 100}
    given = [
        commune("a", **more),
        commune("b", **{**more, "update_rate": 90}),
        commune("c", **{**more, "new_accounts_with_card": 12}),
        commune("d", **more),
    ]
    open_tie = rank(CAN_THO, given)
    assert places(open_tie) == {"c": 1, "a": 2, "d": 2, "b": 4}
    trace = next(each.trace for each in open_tie if each.score.unit == "a")
    assert [line.split("Xét")[-1][:40] for line in trace[:1]] == [" “nhiều tài khoản mở mới kèm thẻ hơn”: a"]
    assert trace[-1] == "Bằng điểm: a, d. Chưa xét được “bỏ phiếu” vì thiếu số của a, d; vẫn đồng hạng."
    voted = rank(CAN_THO, given, votes={"a": 3, "d": 6})
    assert places(voted) == {"c": 1, "d": 2, "a": 3, "b": 4}
    assert "Xét “bỏ phiếu”: a: 3; d: 6." in next(each.trace for each in voted if each.score.unit == "d")[-1]


def test_a_tie_break_whose_figure_is_missing_is_not_skipped():
    given = [commune("a", paid_by_account=9), commune("b", paid_by_account=5)]
    found = rank(CAN_THO, given)
    assert places(found) == {"a": 1, "b": 1}
    assert "Chưa xét được “nhiều tài khoản mở mới kèm thẻ hơn” vì thiếu số của a, b" in found[0].trace[-1]


def test_the_authority_decides_where_the_scheme_says_so():
    given = [agency(name) for name in ("a", "b")]
    found = rank(CITY, given)
    assert places(found) == {"a": 1, "b": 1}
    assert found[0].trace == ("Bằng điểm: a, b. “cấp có thẩm quyền quyết định”: chờ quyết định, vẫn đồng hạng.",)


def test_a_unit_that_is_not_complete_leaves_places_open_only_where_it_matters():
    given = [*units(x=95, y=40), Inputs(unit="z"), inputs("t", points={"a": 100})]
    found = {each.score.unit: (each.place, each.place_best, each.place_worst) for each in rank(scheme(MANUAL), given)}
    assert found == {"t": (None, 1, 2), "x": (None, 2, 3), "y": (None, 3, 4), "z": (None, 1, 4)}


def test_the_last_above_the_quota_of_a_class_go_one_down():
    found = rank(scheme(MANUAL, **{"class": AB}), units(x=95, y=96, z=97, t=50))
    assert {each.score.unit: each.class_id for each in found} == {"z": "A", "y": "B", "x": "B", "t": "B"}
    assert found[1].trace == ("Hạng A nhiều nhất 1 đơn vị; xếp sau số đó nên xuống Hạng B.",)


def test_a_tie_at_the_edge_of_the_quota_stays_open():
    found = rank(scheme(MANUAL, **{"class": AB}), units(x=95, y=95, z=80))
    assert {each.score.unit: each.class_id for each in found} == {"x": None, "y": None, "z": "B"}
    assert "cần quyết định" in found[0].trace[-1]


def test_a_tenth_of_the_communes_may_be_proposed_and_a_disqualified_agency_never():
    given = [commune(f"{at:02}", done=at < 2, new_accounts_with_card=at) for at in range(20)]
    found = {each.score.unit: each.awards["bang_khen_tap_the"] for each in rank(CAN_THO, given)}
    assert [name for name, inside in found.items() if inside] == ["01", "00"]
    court = (Incident(type="corruption"),)
    agencies = [
        agency(name, implementation=at, incidents=court if name == "a" else ())
        for name, at in {"a": 90, "b": 85, "c": 80, "d": 70}.items()
    ]
    found = {each.score.unit: each.awards["tap_the_trung_uong"] for each in rank(CITY, agencies)}
    assert found == {"a": False, "b": True, "c": True, "d": False}


def test_a_tie_at_the_edge_of_the_awards_is_for_a_person_to_settle():
    agencies = [agency(name, implementation=at) for name, at in {"a": 90, "b": 85, "c": 85}.items()]
    assert [each.awards["tap_the_trung_uong"] for each in rank(CITY, agencies)] == [True, None, None]


def test_the_same_unit_twice_is_refused():
    with pytest.raises(InputError, match="Đơn vị “x” có hai lần"):
        rank(scheme(MANUAL), [*units(x=1), *units(x=2)])


def test_ranking_keeps_exact_fractions_apart():
    table = scheme({"id": "a", "rule": "ratio", "max": 100})
    given = [
        inputs("x", a={"numerator": 10**9, "denominator": 3 * 10**9 + 1}),
        inputs("y", a={"numerator": 1, "denominator": 3}),
    ]
    found = rank(table, given)
    assert [each.score.unit for each in found] == ["y", "x"]
    assert 0 < found[0].score.total.points - found[1].score.total.points < Fraction(1, 10**7)


def test_a_vote_for_a_unit_that_is_not_there_is_refused():
    with pytest.raises(InputError, match="Không có đơn vị “y”.*Các đơn vị: x"):
        rank(scheme(MANUAL), units(x=1), votes={"y": 3})
