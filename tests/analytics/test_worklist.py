"""The order of work: easy before hard, and lists that no shorter or quicker one beats."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import imports, measures
from analytics.measures import worklist
from analytics.measures.worklist import Task, in_order, missing, mix, one, quickest, shortest, steps, value
from tests import tiny_world

HEADER = "unit,year,case_code,case_value,difficulty,est_days,case_measure,case_status,money_unit,source\n"
ROWS = (
    f"{tiny_world.DONG_HAI},2025,A-1,5000000,Dễ,9,Kê biên,Đang làm,đồng,Sổ việc\n"
    f"{tiny_world.DONG_HAI},2025,A-2,90000000,Khó,2,Cưỡng chế,,đồng,Sổ việc\n"
    f"{tiny_world.DONG_HAI},2025,A-3,7000000,Dễ,3,Kê biên,,đồng,Sổ việc\n"
    f"{tiny_world.DONG_HAI},2025,A-4,8000000,Dễ,3,Thuyết phục,,đồng,Sổ việc\n"
    f"{tiny_world.DONG_HAI},2025,A-5,1000000,Trung bình,1,,Xong,đồng,Sổ việc\n"
)


def task(code, amount=1, days=1, ease="easy"):
    return Task(
        unit_id="a", year=2025, case_code=code, case_value=amount, difficulty=ease, est_days=days,
        case_measure=None, case_status=None, source=None, entry=1,
    )  # fmt: skip


def take(workspace, text):
    receipt = imports.take(workspace, text.encode(), "viec.csv", "worklist", "An")
    workspace.warehouse.refresh()
    return receipt


def result(workspace, dimension="cases"):
    asked = {"unit_ids": [tiny_world.DONG_HAI], "dimension": dimension, "months": 12}
    return measures.trend(workspace.warehouse, first_year=2025, last_year=2025, **asked)[0]


def test_easy_comes_before_hard_then_fewer_days_then_the_larger_value(tiny):
    assert take(tiny, HEADER + ROWS).status == "accepted"
    found = worklist.worklist(tiny.warehouse, year=2025, unit_id=tiny_world.DONG_HAI)
    assert [each.case_code for each in in_order(found)] == ["A-4", "A-3", "A-1", "A-2"]
    assert mix(in_order(found)) == {
        "seizure": (2, 12_000_000),
        "persuasion": (1, 8_000_000),
        "coercion": (1, 90_000_000),
    }


def test_rates_climb_case_by_case_from_where_the_unit_stands(tiny):
    take(tiny, HEADER + ROWS)
    ordered = in_order(worklist.worklist(tiny.warehouse, year=2025))
    found = steps(ordered, result(tiny), result(tiny, "money"))
    # 320 of 400 cases; 320 of 400 triệu đồng; then 8, 7, 5 and 90 triệu more.
    assert [each.cases for each in found] == [Fraction(100 * (320 + n), 400) for n in (1, 2, 3, 4)]
    assert [each.money for each in found] == [Fraction(100 * m, 400) for m in (328, 335, 340, 430)]
    assert [each.days for each in found] == [3, 6, 15, 17]


def test_what_is_not_known_of_one_case_is_not_known_of_the_sum_after_it():
    known, unknown = task("1", 5, 2), task("2", None, None)
    found = steps([known, unknown], None, None)
    assert [(each.days, each.cases, each.money) for each in found] == [(2, None, None), (None, None, None)]
    assert [each.case_code for each in in_order([unknown, known])] == ["1", "2"]


def test_what_is_missing_for_the_target_is_what_the_race_says(tiny):
    # money: 82,5 % of 400 triệu is 330 triệu; 320 are done. Cases: 80 % of 400 is 320, all done.
    assert (missing(result(tiny)), missing(result(tiny, "money"))) == (0, 10_000_000)
    assert missing(replace(result(tiny), target=None)) is None


TASKS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6)), max_size=8)


def made(drawn):
    return [task(str(place), amount, days) for place, (amount, days) in enumerate(drawn)]


def sufficient(tasks, still, gain):
    lists = (part for size in range(len(tasks) + 1) for part in combinations(tasks, size))
    return [part for part in lists if sum(map(gain, part)) >= still]


@settings(max_examples=60, deadline=None)
@given(TASKS, st.integers(0, 40), st.sampled_from([one, value]))
def test_no_list_is_shorter_than_the_shortest_and_none_quicker_than_the_quickest(drawn, still, gain):
    tasks = made(drawn)
    enough = sufficient(tasks, still, gain)
    few, quick = shortest(tasks, still, gain), quickest(tasks, still, gain)
    assert (few is None) == (quick is None) == (not enough)
    if enough:
        assert sum(map(gain, few.tasks)) >= still
        assert len(few.tasks) == min(map(len, enough))
        assert quick.is_exact
        assert sum(map(gain, quick.tasks)) >= still
        assert quick.days == sum(each.est_days for each in quick.tasks)
        assert quick.days == min(sum(each.est_days for each in part) for part in enough)


def test_a_list_too_long_for_the_exact_answer_says_so(monkeypatch):
    monkeypatch.setattr(worklist, "MOST_CELLS", 1)
    plan = quickest([task("1", 9, 9), task("2", 8, 2)], 8, value)
    assert ([each.case_code for each in plan.tasks], plan.days, plan.is_exact) == (["2"], 2, False)


@pytest.mark.parametrize(
    "header", ["Người phải thi hành án", "Họ tên đương sự", "Số CCCD", "Địa chỉ của người được thi hành án"]
)
def test_a_file_with_a_column_about_the_parties_does_not_enter(tiny, header):
    text = f"unit,year,case_code,case_value,{header},money_unit\n{tiny_world.DONG_HAI},2025,A-1,5000000,x,đồng\n"
    receipt = take(tiny, text)
    assert (receipt.status, receipt.entry) == ("rejected", None)
    (found,) = [each for each in receipt.findings if each.severity == "error"]
    assert found.code == "header_barred"
    assert header in found.message


def test_a_case_code_without_a_digit_may_be_a_name_and_is_not_repeated(tiny):
    receipt = take(tiny, HEADER + ROWS.replace("A-2", "Nguyễn Văn Tám"))
    (found,) = [each for each in receipt.findings if each.severity == "error"]
    assert (found.code, found.row) == ("code_without_digit", 3)
    assert "Tám" not in str(receipt.as_json())
