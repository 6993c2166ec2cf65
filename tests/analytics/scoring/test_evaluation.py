"""Scoring one unit: the order of the steps, what stays within caps, what missing input means, and what the log adds up
to."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.scoring import Entry, Incident, InputError, Inputs, Span, evaluate
from tests.analytics.scoring.made import BUNDLED, CAN_THO, CITY, agency, document, inputs, read_scheme, scheme

RATIO = {"id": "a", "rule": "ratio", "max": 40}
ZERO = Span.exact(0)
few = settings(max_examples=40, deadline=None)
FULL = {
    "plan": {"passed": True},
    "1": {"confirmed": 50},
    "2": {"numerator": 1, "denominator": 1},
    "3": {"numerator": 1, "denominator": 1},
    "4": {"numerator": 1, "denominator": 1},
    "5.1": {"done": True},
    "5.2": {"value": 100},
    "5.3": {"done": True},
}
shares = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: (min(pair), max(pair)))
maybe = st.one_of(st.none(), shares)


def part(pair):
    return {} if pair is None else {"numerator": pair[0], "denominator": pair[1]}


@st.composite
def city_units(draw):
    """Anything that a unit may report under the complete table of Cần Thơ, with holes."""
    found = {key: part(draw(maybe)) for key in ("2", "3", "4")}
    found["1"] = draw(st.sampled_from([{}, {"confirmed": 0}, {"confirmed": 43}, {"confirmed": 50}]))
    found["plan"] = draw(st.sampled_from([{}, {"passed": True}, {"passed": False}]))
    found |= {key: draw(st.sampled_from([{}, {"done": True}, {"done": False}])) for key in ("5.1", "5.3")}
    found["5.2"] = draw(st.sampled_from([{}, {"value": 50}, {"value": 90}, {"value": 100}]))
    return inputs(**found)


@few
@given(city_units())
def test_points_stay_within_the_maximum_and_the_steps_add_up_to_the_total(unit):
    score = evaluate(CAN_THO, unit)
    for key, points in score.points.items():
        assert 0 <= points.low <= points.high <= CAN_THO.criteria[key].maximum
    assert sum((step.delta for step in score.log if step.delta), ZERO) == score.total
    assert sum(score.points.values(), ZERO) == score.total
    steps = [step for step in score.log if step.delta is not None]
    assert all(one.after == other.before for one, other in zip(steps, steps[1:], strict=False))


@few
@given(city_units(), st.randoms())
def test_the_order_of_criteria_and_of_entries_changes_nothing(unit, random):
    rows, entries = list(CAN_THO.document["criterion"]), list(unit.entries)
    random.shuffle(rows)
    random.shuffle(entries)
    turned = read_scheme({**CAN_THO.document, "criterion": rows})
    one, other = evaluate(CAN_THO, unit), evaluate(turned, Inputs(unit=unit.unit, entries=tuple(entries)))
    assert (one.total, dict(one.points), one.verdict.class_id) == (
        other.total,
        dict(other.points),
        other.verdict.class_id,
    )


@few
@given(city_units(), shares)
def test_a_missing_input_leaves_a_range_that_every_later_answer_lies_in(unit, answer):
    before = evaluate(CAN_THO, unit)
    filled = [entry for entry in unit.entries if entry.criterion != "2" or entry.values]
    if not any(entry.criterion == "2" for entry in filled):
        filled.append(Entry(criterion="2", values=part(answer)))
    after = evaluate(CAN_THO, Inputs(unit=unit.unit, entries=tuple(filled)))
    assert before.total.low <= after.total.low <= after.total.high <= before.total.high


@few
@given(st.integers(1, 500), st.integers(0, 499))
def test_more_done_never_brings_fewer_points(denominator, numerator):
    numerator = min(numerator, denominator - 1)
    less, more = (
        evaluate(scheme(RATIO), inputs(a={"numerator": each, "denominator": denominator})).total.points
        for each in (numerator, numerator + 1)
    )
    assert more - less == Fraction(40, denominator)


def test_a_unit_without_gaps_gets_the_115_points():
    score = evaluate(CAN_THO, inputs(**FULL))
    assert (score.total.points, score.missing, score.pct_of_max.points) == (115, (), 115)
    assert [step.delta.points for step in score.waterfall] == [20, 40, 20, 20, 5, 5, 5]


def test_missing_is_at_least_and_at_most_not_zero():
    score = evaluate(CAN_THO, inputs(**{**FULL, "3": {}, "5.3": {}}))
    assert (score.total, score.missing) == (Span(Fraction(90), Fraction(115)), ("3", "5.3"))
    assert score.total.words == "từ 90 đến 115"
    assert any("không tính là 0; điểm có thể từ 0 đến 20" in sentence for sentence in score.why("3"))


def test_a_scheme_may_say_that_not_reported_is_zero():
    table = scheme({**RATIO, "missing": "zero"})
    score = evaluate(table, Inputs(unit="x"))
    assert (score.total.points, score.missing) == (0, ())
    assert next(score.why("a")) == "“a”: không báo cáo, bảng điểm quy định là 0 điểm."


def test_a_gate_nobody_reported_leaves_the_criterion_between_nothing_and_its_points():
    score = evaluate(CAN_THO, inputs(**{**FULL, "plan": {}}))
    assert (score.points["1"], score.missing) == (Span(Fraction(0), Fraction(20)), ("plan",))


def test_why_92_5_is_told_step_by_step():
    found = list(evaluate(scheme(RATIO), inputs(a={"numerator": 37, "denominator": 40})).why())
    assert found == ["“a”: tử số 37, mẫu số 40; tỷ lệ × điểm chuẩn: 37 điểm (điểm chuẩn 40)."]


def capped(**more):
    rows = [
        {"id": "a", "rule": "manual", "max": 60},
        {"id": "b", "rule": "manual", "max": 40},
        {"id": "c", "rule": "per_event", "kind": "bonus", "each": {"sang_kien": 2}, "max": 6},
        {"id": "d", "rule": "per_event", "kind": "penalty", "each": {"vi_pham": -3}},
    ]
    return read_scheme(document(rows, **more))


def test_caps_come_one_after_the_other_and_each_is_a_step():
    table = capped(section={"s": {"label": "Phần", "cap": 90}}, bonus_cap=4, penalty_cap=5, total_cap=88, total_floor=0)
    score = evaluate(table, inputs(points={"a": 60, "b": 40}, c={"sang_kien": 4}, d={"vi_pham": 2}))
    assert [(step.step, step.delta.points) for step in score.waterfall] == [
        ("rule", 60), ("rule", 40), ("group_cap", -10),
        ("rule", 8), ("cap", -2), ("bonus_cap", -2),
        ("rule", -6), ("penalty_cap", 1), ("total_cap", -1),
    ]  # fmt: skip
    assert score.total.points == 88


def test_penalties_without_a_limit_leave_the_total_open_downwards_but_for_its_floor():
    score = evaluate(capped(), inputs(points={"a": 60, "b": 40}, c={"sang_kien": 0}))
    assert (score.total, score.total.words) == (Span(None, Fraction(100)), "nhiều nhất 100")
    floored = evaluate(capped(total_floor=0), inputs(points={"a": 60, "b": 40}, c={"sang_kien": 0}))
    assert floored.total == Span(Fraction(0), Fraction(100))


LINEAR = {"id": "a", "rule": "linear_pp", "max": 12, "start": 10, "per_pp": Decimal("0.5"), "per_pp_below": 1}


@pytest.mark.parametrize(
    ("actual", "expected"), [("80", "10"), ("81", "10"), ("83", "11"), ("90", "12"), ("78", "9"), ("60", "6")]
)
def test_each_point_above_or_below_the_target_counts_outside_the_dead_zone(actual, expected):
    table = scheme({**LINEAR, "dead_zone": 1, "penalty_cap": 4, "bonus_cap": 3})
    assert evaluate(table, inputs(a={"actual": Decimal(actual), "target": 80})).total.points == Fraction(expected)


@pytest.mark.parametrize(("over_cap", "expected"), [("none", 15), (120, 12), (100, 10)])
def test_going_beyond_the_target_counts_as_far_as_the_scheme_lets_it(over_cap, expected):
    table = scheme({"id": "a", "rule": "target_ratio", "max": 10, "over_cap": over_cap, "target": 50})
    assert evaluate(table, inputs(a={"actual": 75})).total.points == expected


@pytest.mark.parametrize(("when", "low", "high"), [("full", 40, 40), ("zero", 0, 0), ("unknown", 0, 40)])
def test_nothing_to_do_means_what_the_scheme_says(when, low, high):
    score = evaluate(scheme({**RATIO, "when_empty": when}), inputs(a={"numerator": 0, "denominator": 0}))
    assert score.total == Span(Fraction(low), Fraction(high))


WORKLOAD = {
    "id": "w",
    "label": "theo số việc",
    "driver": "cases",
    "bands": [{"to": 5000, "gives": 1}, {"above": 5000, "gives": Decimal("1.5")}],
}


@pytest.mark.parametrize(("facts", "low", "high"), [({"cases": 6000}, 6, 6), ({"cases": 5000}, 4, 4), ({}, 4, 6)])
def test_a_bonus_weighs_more_where_there_is_more_work(facts, low, high):
    raised = {"id": "b", "rule": "per_event", "kind": "bonus", "each": {"lan": 4}, "workload": "w"}
    table = scheme(RATIO, raised, workload=[WORKLOAD], fact={"cases": "Số việc"})
    score = evaluate(table, inputs(facts=facts, a={"numerator": 0, "denominator": 1}, b={"lan": 1}))
    assert score.total == Span(Fraction(low), Fraction(high))


def test_points_by_hand_are_not_weighed_again():
    bonus = {"id": "b", "rule": "per_event", "kind": "bonus", "each": {"lan": 4}, "workload": "w"}
    table = scheme(bonus, RATIO, workload=[WORKLOAD], fact={"cases": "Số việc"})
    given = inputs(facts={"cases": 6000}, points={"b": 5}, a={"numerator": 0, "denominator": 1})
    assert evaluate(table, given).total.points == 5


EVIDENCE = "a" * 64


def three_phases():
    own = Entry(criterion="a", phase="self", values={"numerator": 40, "denominator": 40}, person="Nguyễn An")
    seen = Entry(
        criterion="a", phase="verified", values={"numerator": 30, "denominator": 40}, person="Trần Bình",
        evidence=EVIDENCE,
    )  # fmt: skip
    council = Entry(criterion="a", phase="council", points=35, reason="có xác nhận của Viện kiểm sát")
    return Inputs(unit="x", entries=(council, own, seen))


def test_a_later_phase_puts_the_earlier_one_aside_and_says_so():
    phases = ("self", "verified", "council")
    assert [evaluate(scheme(RATIO), three_phases(), phase).total.points for phase in phases] == [40, 30, 35]
    score = evaluate(scheme(RATIO), three_phases())
    assert (score.phase, score.used["a"].phase) == ("council", "council")
    sentences = list(score.why("a"))
    assert "lấy kết quả vòng hội đồng thay cho vòng tự chấm" in sentences[0] + sentences[1]
    assert "vòng hội đồng chấm tay 35 điểm; lý do: có xác nhận của Viện kiểm sát" in sentences[-1]
    seen = evaluate(scheme(RATIO), three_phases(), "verified")
    assert (seen.used["a"].evidence, seen.used["a"].person) == (EVIDENCE, "Trần Bình")
    assert "(Trần Bình)" in next(seen.why("a"))


def test_a_later_phase_that_is_silent_on_a_criterion_leaves_the_earlier_one():
    table = scheme(RATIO, {"id": "b", "rule": "binary", "max": 10})
    own = inputs(a={"numerator": 1, "denominator": 1}, b={"done": True}).entries
    later = Entry(criterion="b", phase="verified", values={"done": False})
    assert evaluate(table, Inputs(unit="x", entries=(*own, later))).total.points == 40


def test_an_entry_that_says_nothing_puts_nothing_aside():
    own = inputs(a={"numerator": 1, "denominator": 2}).entries
    empty = Entry(criterion="a", phase="verified", values={"numerator": None}, person="Trần Bình")
    score = evaluate(scheme(RATIO), Inputs(unit="x", entries=(*own, empty)))
    assert (score.total.points, score.phase) == (20, "self")


def test_points_by_hand_name_what_the_rule_would_have_given():
    entry = Entry(criterion="a", values={"numerator": 30, "denominator": 40}, points=32, reason="sửa số")
    score = evaluate(scheme(RATIO), Inputs(unit="x", entries=(entry,)))
    assert "chấm tay 32 điểm thay cho 30 điểm tính theo quy tắc; lý do: sửa số" in next(score.why("a"))


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (Entry(criterion="z"), "không có tiêu chí “z”. Các tiêu chí: a"),
        (Entry(criterion="a", phase="z"), "Không có vòng chấm “z”"),
        (Entry(criterion="a", values={"z": 1}), "không dùng giá trị “z”. Các giá trị của tiêu chí này: numerator"),
        (Entry(criterion="a", values={"value": 0.5}), "“0.5” không phải số đúng"),
        (Entry(criterion="a", values={"value": True}), "không phải số đúng"),
        (Entry(criterion="a", values={"value": Decimal("NaN")}), "không phải số đúng"),
        (Entry(criterion="a", values={"value": 101}), "tỷ lệ 101 % lớn hơn 100 %"),
        (Entry(criterion="a", values={"numerator": 3, "denominator": 2}), "tỷ lệ 150 % lớn hơn 100 %"),
        (Entry(criterion="a", values={"numerator": 1, "denominator": 0}), "tử số 1 lớn hơn mẫu số 0"),
        (Entry(criterion="a", values={"numerator": -1, "denominator": 2}), "numerator là −1, nhỏ hơn 0"),
        (Entry(criterion="a", points=5), "chấm tay 5 điểm mà chưa ghi lý do"),
        (Entry(criterion="a", points=41, reason="x"), "chấm tay 41 điểm, ngoài phạm vi của tiêu chí (từ 0 đến 40)"),
        (Entry(criterion="a", evidence="tệp 1"), "“tệp 1” không phải SHA-256"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(entry, sentence):
    with pytest.raises(InputError) as refused:
        evaluate(scheme(RATIO), Inputs(unit="x", entries=(entry,)))
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("table", "given", "sentence"),
    [
        (CAN_THO, {"1": {"confirmed": 51}, "plan": {"passed": True}}, "51 người xác nhận, nhiều hơn 50 người"),
        (CAN_THO, {"1": {"confirmed": Decimal("4.5")}}, "confirmed là 4,5, phải là số nguyên"),
        (CAN_THO, {"5.1": {"done": 1}}, "“1” phải là true (có) hoặc false (không)"),
        (BUNDLED["thads-minh-hoa"], {"cases": {"actual": 1, "target": 0}}, "chỉ tiêu là 0, phải lớn hơn 0"),
        (CAN_THO, {"facts": {"z": 1}}, "Bảng điểm không hỏi “z”"),
        (CITY, {"incidents": (Incident(type="z"),)}, "không có loại vụ việc “z”"),
        (CITY, {"targets": {"z": {"met": True}}}, "không có chỉ tiêu “z”"),
        (BUNDLED["thads-minh-hoa"], {"targets": {"cases": {"met": True}}}, "lấy số của tiêu chí cùng mã"),
        (BUNDLED["qd2561-2012"], {}, "mới là khung công thức"),
        (BUNDLED["thads-qd1682-2015"], {"targets": {"cases": {"met": "có"}}}, "“có” phải là true"),
    ],
)
def test_inputs_that_do_not_fit_the_scheme_are_refused(table, given, sentence):
    with pytest.raises(InputError) as refused:
        evaluate(table, inputs(**given))
    assert sentence in str(refused.value)


def test_a_convention_or_a_phase_nobody_knows_and_a_criterion_given_twice_are_refused():
    with pytest.raises(InputError, match="Quy ước “holes” ghi “giữa” không dùng được"):
        evaluate(scheme(RATIO), inputs(), conventions={"holes": "giữa"})
    with pytest.raises(InputError, match="Không có vòng chấm"):
        evaluate(scheme(RATIO), inputs(), phase="cuối")
    twice = Entry(criterion="a", values={"value": 1})
    with pytest.raises(InputError, match="chấm hai lần ở vòng tự chấm"):
        evaluate(scheme(RATIO), Inputs(unit="x", entries=(twice, twice)))


def test_no_self_score_and_a_prosecution_disqualify_whatever_the_points():
    found = {
        kind: evaluate(CITY, agency(implementation=90, **more))
        for kind, more in {
            "clean": {"incidents": ()},
            "silent": {"phase": "verified"},
            "court": {"incidents": (Incident(type="prosecuted", day=date(2025, 3, 1)),)},
        }.items()
    }
    assert {kind: (score.class_id, score.verdict.disqualified) for kind, score in found.items()} == {
        "clean": ("excellent", False),
        "silent": ("failed", True),
        "court": ("failed", True),
    }
    assert list(found["silent"].why())[-1] == "Không nộp bản tự chấm điểm: xếp Không hoàn thành."


def test_a_class_stays_open_while_missing_input_could_change_it():
    score = evaluate(CITY, agency(implementation=86, rows_at_0=None))
    assert (score.class_id, score.verdict.worst, score.verdict.best) == (None, "done", "excellent")
    assert list(score.why())[-4:] == [
        "Theo điểm (96): Hoàn thành xuất sắc.",
        "Nếu phần chưa rõ bất lợi: Không giữ được Hoàn thành xuất sắc: chưa rõ có tiêu chí nào 0 điểm không; xuống Hoàn"
        " thành tốt.",
        "Nếu phần chưa rõ bất lợi: Không giữ được Hoàn thành tốt: chưa rõ có tiêu chí nào 0 điểm không; xuống Hoàn"
        " thành.",
        "Chưa kết luận được hạng vì còn phần chưa rõ: từ Hoàn thành đến Hoàn thành xuất sắc.",
    ]
    half = evaluate(CITY, agency(organisation=None, implementation=88))
    assert (half.total, half.verdict.worst, half.verdict.best) == (
        Span(Fraction(88), Fraction(98)),
        "good",
        "excellent",
    )
