"""What the slides say. Expected values by hand from the tiny country (``tests/tiny_world.py``):

2024, việc: 90/100, 120/200 and 300/400, together 510/700 = 72,857 %, the nation's target is more than 75 %.
Targets: An Phú at least 85 % (90 %: met), Bình Sơn more than 60 % (exactly 60 %: not met), Đông Hải none.
"""

import re

import pytest

from analytics.briefing import build
from analytics.briefing.slides import SLIDES
from tests.tiny_world import BINH_SON


def card(deck, slide, label):
    return next(each for each in deck.slide(slide).cards if each.label == label)


def test_the_first_number_stands_beside_its_target(deck):
    shown = card(deck, "sau-con-so", "Xong trên có điều kiện, về việc")
    assert (shown.figure.text, shown.comparator, shown.target.text, shown.is_missed) == (
        "72,86 %",
        ">",
        "75,00 %",
        True,
    )


def test_a_title_counts_those_who_missed_their_target_on_exact_fractions(deck):
    assert deck.slide("xep-hang-viec").title == "1 trong 2 tỉnh chưa đạt chỉ tiêu về việc"


def test_places_then_and_now_both_stand_with_their_range(deck):
    """2023: 80 of 100 and 300 of 400 are 5 points apart, less than twice √(0.8 × 0.2 ÷ 100) = 8 points: either may be
    first. 2024: 90 of 100 and 300 of 400 are 15 apart. Bình Sơn, 100 and 120 of 200, is below both in both years."""
    table = deck.slide("so-lan-truoc").table
    assert table.heads[-2:] == ("Hạng trước", "Hạng nay")
    assert {row[0]: row[-2:] for row in table.rows} == {
        "An Phú": ("1/3 (1–2)", "1/3 (1)"),
        "Bình Sơn": ("3/3 (3)", "3/3 (3)"),
        "Đông Hải": ("2/3 (1–2)", "2/3 (2)"),
    }


def test_a_unit_without_target_is_named_as_such(deck):
    assert deck.slide("xep-hang-viec").missing == ("1 đơn vị chưa có chỉ tiêu về việc: Đông Hải.",)


@pytest.mark.parametrize(("growth", "missing"), [("0", "16"), ("5", "42"), ("10", "68")])
def test_what_is_missing_grows_with_the_denominator(deck, growth, missing):
    """More than 75 % of 700 is 526, of 735 it is 552, of 770 it is 578; 510 are done."""
    assert card(deck, "con-thieu", f"Việc: mẫu số tăng {growth} %").figure.text == missing


def test_an_open_year_is_held_against_the_straight_line(tiny_shared):
    """Nine months are 273 of 365 days: Đông Hải at 50 % stands below 80 % × 273 ÷ 365 = 59,84 %."""
    found = build(tiny_shared.warehouse, year=2025, months=9)
    assert (
        found.slide("xep-hang-viec").title == "1 trong 1 tỉnh chậm tiến độ về việc; chưa tỉnh nào đạt chỉ tiêu cả năm"
    )


def test_the_standard_table_keeps_the_order_of_official_reports(deck):
    names = [row[0].strip(" –") for row in deck.slide("ket-qua-chuan").table.rows]
    expected = [
        "Tổng số thụ lý",
        "Phải thi hành",
        "Có điều kiện thi hành",
        "Chưa có điều kiện",
        "Thi hành xong",
        "Chuyển kỳ sau",
    ]
    assert [name for name in names if name in expected] == expected


def test_every_slide_is_made_or_left_out_with_a_reason(deck, awkward, nothing, province):
    for each in (deck, awkward, nothing, province):
        ids = {slide.id for slide in each.slides} | {left.id for left in each.left_out}
        assert ids == set(SLIDES)
        assert all(left.reason for left in each.left_out)
        assert not any(re.search("“[a-z_]+”", left.reason) for left in each.left_out), "names of the program's own"
        assert [slide.number for slide in each.slides] == list(range(1, len(each.slides) + 1))


def test_a_slide_has_the_id_under_which_it_is_registered(tiny_shared):
    from analytics.briefing.scene import scene_of

    scene = scene_of(tiny_shared.warehouse, year=2024, months=12, borders="reported", unit_id=None, at=None)
    assert [(name, make(scene).id) for name, make in SLIDES.items()] == [(name, name) for name in SLIDES]


def test_nothing_reported_is_said_on_every_slide_that_needs_figures(nothing):
    assert all(slide.missing for slide in nothing.slides)
    assert not [figure for figure in nothing.figures if figure.value is not None]


def test_zero_of_zero_is_no_rate_and_no_division(awkward):
    drawn = awkward.slide("xep-hang-viec").chart
    assert [point.figure.text for point in drawn.series[0].points] == ["1,75 %"]


def test_a_province_is_told_with_its_offices(province):
    assert (province.unit_id, province.unit) == (BINH_SON, "Bình Sơn")
    left = next(each for each in province.left_out if each.id == "xep-hang-viec")
    assert left.reason == "Sổ chưa có số liệu về việc của cơ quan nào thuộc Bình Sơn, năm 2024."


def test_the_deck_does_not_move_when_figures_come_in_later(tiny):
    from tests.tiny_world import DONG_HAI, figures, report

    before = build(tiny.warehouse, year=2024)
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 399, 400))
    assert build(tiny.warehouse, year=2024, at=before.entry) == before
    assert build(tiny.warehouse, year=2024) != before


def test_a_figure_says_whose_it_is_and_which_entry_brought_it(deck):
    figure = card(deck, "sau-con-so", "Xong trên có điều kiện, về việc").figure
    assert (figure.key, figure.entry) == (("toan-quoc", "cases", "rate", 2024, 12), 1)
