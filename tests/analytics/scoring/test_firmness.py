"""How firm a letter is, what would change it, and the least change that reaches a class."""

from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.scoring import InputError, Inputs, evaluate, firmness, needed, what_if
from tests.analytics.scoring.made import BUNDLED, THADS, inputs, scheme

SHOWN = BUNDLED["thads-minh-hoa"]
AB = [{"id": "A", "label": "Hạng A", "min": 80}, {"id": "B", "label": "Hạng B"}]
RATIO = {"id": "a", "rule": "ratio", "max": 100}


def office(name, cases=80, money=45, late=0, carried=3):
    return inputs(
        name,
        cases={"actual": cases, "target": 80},
        money={"actual": money, "target": 45},
        carry_over={"value": carried},
        report={"days_late": late},
        complaints={"numerator": 9, "denominator": 10},
    )


def test_a_class_that_no_weight_can_change_is_firm_and_one_at_the_edge_is_not():
    table = scheme({**RATIO, "id": "a", "max": 50}, {**RATIO, "id": "b", "max": 50}, **{"class": AB})
    half = {"numerator": 8, "denominator": 10}
    units = [
        inputs("đều", a=half, b=half),  # 80 under any weights
        inputs("lệch", a={"numerator": 10, "denominator": 10}, b={"numerator": 6, "denominator": 10}),
        inputs("thấp", a={"numerator": 1, "denominator": 10}, b={"numerator": 1, "denominator": 10}),
    ]
    even, tilted, low = firmness(table, units).units
    assert (even.class_id, even.class_stays, low.class_stays) == ("A", 1, 1)
    assert tilted.class_id == "A" and Fraction(45, 100) < tilted.class_stays < Fraction(55, 100)
    assert (low.place, low.place_stays, low.places) == (3, 1, (3, 3))
    assert sum(tilted.classes.values()) == 1


def test_an_input_within_a_range_moves_the_class_as_often_as_its_share_of_the_range():
    table = scheme(RATIO, **{"class": AB})
    unit = inputs("x", a={"numerator": 80, "denominator": 100})
    ranges = {"x": {("a", "numerator"): (Fraction(60), Fraction(100))}}
    (found,) = firmness(table, [unit], ranges).units
    assert abs(found.class_stays - Fraction(21, 41)) < Fraction(3, 100)  # 21 of the 41 whole numbers from 60 to 100


def test_a_side_condition_is_seen_when_an_input_crosses_it():
    """90 points and more, but A wants both targets met: the money target is crossed at 45 of 44 to 46."""
    ranges = {"x": {("money", "actual"): (Fraction(44), Fraction(46))}}
    (found,) = firmness(SHOWN, [office("x")], ranges, weight_shift=Fraction(0)).units
    assert set(found.classes) == {"A", "B"}
    assert Fraction(2, 5) < found.class_stays < Fraction(3, 5)


def test_the_same_seed_gives_the_same_answer_and_another_one_differs():
    units = [office("x", cases=70), office("y", money=40), office("z", late=2)]
    assert firmness(SHOWN, units) == firmness(SHOWN, units)
    assert firmness(SHOWN, units) != firmness(SHOWN, units, seed=1)


def test_a_unit_whose_points_are_not_known_is_left_out_by_name():
    found = firmness(SHOWN, [office("x"), Inputs(unit="y")])
    assert (found.left_out, [each.unit for each in found.units], found.draws) == (("y",), ["x"], 5000)
    assert firmness(SHOWN, [Inputs(unit="y")]).units == ()
    with pytest.raises(InputError, match="không có tiêu chí “z”"):
        firmness(SHOWN, [office("x")], {"x": {("z", "value"): (Fraction(0), Fraction(1))}})


def test_a_scheme_without_classes_still_says_how_firm_the_places_are():
    units = [inputs(name, a={"numerator": at, "denominator": 10}) for name, at in {"x": 9, "y": 5}.items()]
    first, second = firmness(scheme(RATIO), units, {"y": {("a", "numerator"): (Fraction(1), Fraction(10))}}).units
    assert (first.class_id, first.class_stays, first.place, second.place) == (None, None, 1, 2)
    assert Fraction(85, 100) < first.place_stays < Fraction(95, 100)  # ahead or level at 9 of the 10 whole numbers


@pytest.mark.parametrize(
    ("ranges", "sentence"),
    [
        ({"z": {}}, "Không có đơn vị “z”"),
        ({"x": {("cases", "actual"): (Fraction(80), Fraction(70))}}, "khoảng thử từ 80 đến 70 bị ngược"),
        ({"x": {("cases", "actual"): (70.5, Fraction(80))}}, "không phải số đúng"),
    ],
)
def test_a_range_that_cannot_be_is_refused(ranges, sentence):
    with pytest.raises(InputError, match=sentence):
        firmness(SHOWN, [office("x")], ranges)


def test_34_units_with_a_range_each_take_less_than_two_seconds():
    units = [office(f"{at}", cases=60 + at % 25, money=30 + at % 20) for at in range(34)]
    ranges = {each.unit: {("cases", "actual"): (Fraction(58), Fraction(84))} for each in units}
    started = process_time()
    assert len(firmness(SHOWN, units, ranges).units) == 34
    assert process_time() - started < 4  # half a second on an idle machine


def test_what_if_scores_again_with_one_input_changed():
    unit = office("x", cases=72)
    assert evaluate(SHOWN, unit).class_id == "B"
    assert what_if(SHOWN, unit, {("cases", "actual"): 80}).class_id == "A"
    assert what_if(SHOWN, unit, {("cases", "actual"): 80, ("report", "days_late"): 6}).class_id == "B"
    assert evaluate(SHOWN, unit).class_id == "B"  # the inputs themselves stay


def test_needed_is_the_least_number_of_finished_cases():
    table = scheme(RATIO, **{"class": AB})
    unit = inputs("x", a={"numerator": 6844, "denominator": 10_929})
    found = needed(table, unit, ("a", "numerator"), "A")
    assert (found.change, found.value) == (1900, 8744)  # 80 % of 10.929 is 8.743,2
    assert evaluate(table, inputs("x", a={"numerator": 8743, "denominator": 10_929})).class_id == "B"
    assert found.score.class_id == "A"
    assert found.words == "“a”: tử số cần tăng thêm 1.900 (thành 8.744) thì đạt Hạng A."


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 400), st.data())
def test_needed_is_exact_and_one_less_is_not_enough(denominator, data):
    numerator = data.draw(st.integers(0, denominator))
    table = scheme(RATIO, **{"class": AB})
    unit = inputs("x", a={"numerator": numerator, "denominator": denominator})
    found = needed(table, unit, ("a", "numerator"), "A")
    assert found.change == max(-(-80 * denominator // 100) - numerator, 0)


def test_needed_says_when_nothing_is_needed_or_nothing_helps():
    unit = office("x", late=6)
    assert needed(SHOWN, unit, ("report", "days_late"), "B").words.startswith("Đã đạt Hạng B")
    fewer = needed(SHOWN, unit, ("report", "days_late"), "A")
    assert (fewer.change, fewer.value) == (-1, 5)  # 89 points and a criterion at 0; at 5 days 4 points more
    nothing = needed(SHOWN, office("x", cases=40), ("report", "days_late"), "A")
    assert (nothing.change, nothing.score) == (None, None)
    assert "không đạt được Hạng A" in nothing.words


def test_needed_stays_within_the_sample_and_reaches_targets_too():
    sample = {"id": "a", "rule": "sample", "max": 20, "n": 50, "weight": Fraction(2, 5)}
    table = scheme(sample, **{"class": [{"id": "A", "label": "A", "min": 20}, {"id": "B", "label": "B"}]})
    assert needed(table, inputs("x", a={"confirmed": 43}), ("a", "confirmed"), "A").change == 7
    targets = {
        "cases": {"met": True},
        "money": {"met": True},
        "carry_over": {"numerator": 3, "denominator": 200, "target": 3},
    }
    unit = inputs("x", points={"total": 182}, targets=targets)
    assert needed(THADS, unit, ("carry_over", "numerator"), "A").change == 3  # 3 % of 200 is 6


def test_needed_tries_every_step_where_bands_go_up_and_down():
    bands = [{"below": 3, "gives": 0}, {"from": 3, "below": 5, "gives": 100}, {"from": 5, "gives": 0}]
    table = scheme({"id": "a", "rule": "step", "max": 100, "bands": bands}, **{"class": AB})
    up = needed(table, inputs("x", a={"value": 1}), ("a", "value"), "A", limit=100)
    down = needed(table, inputs("x", a={"value": 9}), ("a", "value"), "A", limit=100)
    assert (up.change, down.change) == (2, -5)


def test_needed_refuses_what_is_not_there():
    with pytest.raises(InputError, match="chưa có tử số để thử thay đổi"):
        needed(SHOWN, Inputs(unit="x"), ("complaints", "numerator"), "A")
    with pytest.raises(InputError, match="không có hạng “Z”"):
        needed(SHOWN, office("x"), ("cases", "actual"), "Z")
    with pytest.raises(InputError, match="phải lớn hơn 0"):
        needed(SHOWN, office("x"), ("cases", "actual"), "A", step=0)
