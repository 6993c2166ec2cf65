"""Slide 13 over the tiny country: a block with two tables, a tie, a vote and a withdrawal; 2024.

Đông Hải 147 of 150 = 98 %, An Phú 97 of 100 after verification (99 by itself), Bình Sơn 97 of 100 by another step."""

import pytest

from analytics.briefing import build
from tests.analytics.scorebook import desk
from tests.tiny_world import BINH_SON, DONG_HAI, OLD, report

BLOCK, TABLE = "Khối 1", "Bảng 100 điểm"
SCORE = {"year": 2024, "block": BLOCK, "scheme": TABLE, "max_points": "100", "source": "Biên bản họp khối"}
VOTE = {"unit_id": OLD, "year": 2024, "block": BLOCK, "honour": "best", "round": "", "source": "Biên bản họp khối"}


@pytest.fixture
def scored(tiny):
    points = [
        {"unit_id": OLD, "phase": "self", "points": "99"},
        {"unit_id": OLD, "phase": "verified", "points": "97.5"},
        {"unit_id": BINH_SON, "phase": "council", "points": "97.5"},
        {"unit_id": DONG_HAI, "phase": "council", "points": "90"},
    ]
    report(tiny, "block_scores", *({**SCORE, **each} for each in points))
    other = {**SCORE, "scheme": "Bảng 150 điểm", "max_points": "150", "phase": "council"}
    report(tiny, "block_scores", {**other, "unit_id": DONG_HAI, "points": "147"})
    votes = [
        {**VOTE, "member": "Cục Thi hành án dân sự tỉnh", "votes_for": 5, "voters": 8, "outcome": "chosen"},
        {**VOTE, "member": "Toà án nhân dân tỉnh", "outcome": "withdrew"},
    ]
    report(tiny, "block_votes", *votes)
    return tiny


def rows(slide):
    return [[cell if isinstance(cell, str) else cell.text for cell in row] for row in slide.table.rows]


def test_the_last_step_counts_and_equal_points_are_equal_places(scored):
    slide = build(scored.warehouse, year=2024).slide("cham-diem")
    found = [row[1:6] for row in rows(slide)][:4]
    assert found == [
        ["An Phú", "97,50", "100", "97,50 %", "1/3"],
        ["Bình Sơn", "97,50", "100", "97,50 %", "1/3"],
        ["Đông Hải", "90", "100", "90,00 %", "3/3"],
        ["Đông Hải", "147", "150", "98,00 %", "—"],
    ]
    assert "(thẩm định)" in slide.table.rows[0][0] and "Bằng điểm thì cùng hạng" in slide.message


def test_tables_of_unlike_maximum_are_drawn_as_shares_of_it(scored):
    chart = build(scored.warehouse, year=2024).slide("cham-diem").chart
    assert [point.figure.text for point in chart.series[0].points] == ["97,50 %", "97,50 %", "90,00 %", "98,00 %"]


def test_the_title_says_who_is_first_by_points_and_by_vote(scored):
    title = build(scored.warehouse, year=2024).slide("cham-diem").title
    assert title == (
        "An Phú được 97,50/100 điểm của Khối 1, cao nhất trong 3 đơn vị có điểm; được bình bầu đơn vị xuất sắc nhất"
    )
    own = build(scored.warehouse, year=2024, unit_id=DONG_HAI).slide("cham-diem")
    assert own.title == "Đông Hải được 147/150 điểm của Khối 1"


def test_votes_and_withdrawals_stand_under_the_points(scored):
    found = [(row[1], row[6]) for row in rows(build(scored.warehouse, year=2024).slide("cham-diem"))][4:]
    assert sorted(found) == [
        ("Cục Thi hành án dân sự tỉnh", "5/8 phiếu, được chọn"),
        ("Toà án nhân dân tỉnh", "đã rút"),
    ]


def test_a_year_without_points_and_votes_has_no_such_slide_and_says_why(scored):
    left = next(each for each in build(scored.warehouse, year=2023).left_out if each.id == "cham-diem")
    assert "“Điểm chấm trong khối, cụm thi đua”" in left.reason and "2023" in left.reason


def test_what_a_council_gave_stands_on_the_slide_without_being_typed_again(tiny):
    """2024 reported: An Phú 90/100, Đông Hải 300/400. Of 60 points that is 54 and 45; with 10 for the report and 30 and
    20 by hand An Phú has 94 of 100, class A, Đông Hải 75, class B."""
    desk.take(tiny, "schemes", desk.scheme())
    given = [("An Phú (cũ)", "30"), ("Đông Hải", "20")]
    marks = [desk.mark(unit, "report", "0", name="days_late", phase="council") for unit, _ in given]
    marks += [desk.mark(unit, "hand", points=hand, reason="Họp", phase="council") for unit, hand in given]
    assert desk.take(tiny, "scores", marks).status == "accepted"
    slide = build(tiny.warehouse, year=2024).slide("cham-diem")
    assert slide.title == "An Phú được 94 điểm theo Bảng thử 2024, đứng thứ 1 trong 2 đơn vị"
    assert [row[1:] for row in rows(slide)] == [
        ["An Phú", "94", "100", "94,00 %", "1/2", "Hạng A"],
        ["Đông Hải", "75", "100", "75,00 %", "2/2", "Hạng B"],
    ]
    assert slide.table.rows[0][0] == "Bảng thử 2024 (hội đồng)" and 0 in slide.table.marked
    assert [each.figure.text for each in slide.chart.series[0].points] == ["94,00 %", "75,00 %"]
    own = build(tiny.warehouse, year=2024, unit_id=DONG_HAI).slide("cham-diem")
    assert own.title == "Đông Hải được 75 điểm theo Bảng thử 2024, đứng thứ 2 trong 2 đơn vị"
