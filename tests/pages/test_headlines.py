"""Titles that are findings: each sentence checked against figures that can be counted on one hand."""

import pytest

from pages.components import headlines, quadrant
from pages.components.geography import Break
from pages.components.lines import Line
from tests.pages.figures import ranked, result, standing


def row(unit, done, target=None, **more):
    """A unit with ``done`` of 1.000."""
    return result(unit, done, 1000, target=target, **more)


def four(*done: int, dimension: str = "cases"):
    """Four provinces with a target of 80 %."""
    return ranked(*(row(f"Tỉnh {n}", each, 80, dimension=dimension) for n, each in enumerate(done)))


def test_a_year_counts_who_met_cases_and_who_missed_money():
    sentence = headlines.country(four(790, 800, 810, 820), four(790, 780, 810, 820), 4, "năm 2025", 12)
    assert sentence == "3 trong 4 tỉnh đạt chỉ tiêu về việc; 2 tỉnh chưa đạt về tiền"


def test_inside_a_year_the_target_is_called_the_one_of_the_whole_year():
    sentence = headlines.country(four(500, 800, 510, 520), four(800, 800, 800, 800), 4, "9 tháng năm 2025", 9)
    assert sentence == "1 trong 4 tỉnh đã đạt chỉ tiêu cả năm về việc; mọi tỉnh đều đạt về tiền"


def test_provinces_without_a_figure_are_not_counted_as_having_missed():
    sentence = headlines.country(four(790, 800, 810, 820), four(800, 800, 800, 800), 34, "năm 2025", 12)
    assert sentence == "3 trong 4 tỉnh có số liệu đạt chỉ tiêu về việc; mọi tỉnh đều đạt về tiền"


def test_without_targets_the_title_says_how_many_reported():
    sentence = headlines.country(ranked(row("Huế", 700)), [], 63, "9 tháng năm 2013", 9)
    assert sentence == "Mới 1 trong 63 tỉnh có tỷ lệ về việc 9 tháng năm 2013: Huế 70,00 %"


def test_without_anything_the_title_says_so():
    assert headlines.country([], [], 63, "năm 2012", 12) == "Chưa biết tỷ lệ của tỉnh nào năm 2012"


def test_a_published_rate_keeps_its_qualifier():
    sentence = headlines.country(ranked(result(published="85", qualifier="nearly")), [], 34, "năm 2025", 12)
    assert sentence.endswith("Huế gần 85,00 %")


def test_a_comparison_names_the_one_furthest_below():
    sentence = headlines.comparison(four(700, 790, 810, 820), "cases", "năm 2025")
    assert sentence == "2 trong 4 đơn vị chưa đạt chỉ tiêu về việc; Tỉnh 0 thấp hơn nhiều nhất: 10,00 điểm %"


def test_when_all_met_their_targets_nobody_is_named():
    assert headlines.comparison(four(800, 810, 820, 830), "cases", "năm 2025") == (
        "Cả 4 đơn vị có chỉ tiêu đều đạt về việc năm 2025"
    )


@pytest.mark.parametrize(
    ("done", "comparator", "words"),
    [
        (810, ">=", "cao hơn chỉ tiêu 1,00 điểm %"),
        (800, ">", "đúng bằng chỉ tiêu"),
        (750, ">=", "thấp hơn chỉ tiêu 5,00 điểm %"),
    ],
)
def test_a_profile_puts_the_rate_beside_its_target(done, comparator, words):
    own = [standing(row("Huế", done, 80, comparator=comparator))]
    assert headlines.profile("Huế", [own], "năm 2025") == f"Huế năm 2025: {done / 10:.0f},00 % về việc, {words}"


def test_a_gap_too_small_to_print_is_still_a_gap():
    missed = result("Huế", 79_999_9, 1_000_000, target=80)
    assert headlines.distance(missed.gap) == "thấp hơn chỉ tiêu chưa đến 0,01 điểm %"


def test_a_profile_without_figures_says_so():
    assert headlines.profile("Bến Tre", [[], []], "năm 2022") == "Bến Tre chưa có số liệu năm 2022"


def line(*points, **more) -> Line:
    """A line of (year, completed of 1.000)."""
    results = tuple(result("Huế", done, 1000, year=year, **more) for year, done in points)
    return Line(unit_id="hue", unit="Huế", results=results)


def test_a_trend_compares_the_first_with_the_last_year():
    assert headlines.trend([line((2023, 800), (2024, 790), (2025, 812))], "cases", []) == (
        "Huế: tỷ lệ về việc tăng 1,20 điểm % từ năm 2023 đến năm 2025"
    )


def test_a_trend_says_how_many_breaks_lie_between():
    breaks = [
        Break(year=2024, months=3, label="", description=""),
        Break(year=2026, months=9, label="", description=""),
    ]
    assert headlines.trend([line((2023, 800), (2025, 790))], "cases", breaks) == (
        "Huế: tỷ lệ về việc giảm 1,00 điểm % từ năm 2023 đến năm 2025, qua 1 mốc thay đổi"
    )


def test_a_trend_does_not_subtract_from_a_sum_that_is_not_whole():
    partial = result("Huế", 500, 1000, year=2023, missing=("An Giang",), parts=2, parts_reported=1)
    whole = result("Huế", 800, 1000, year=2025)
    found = Line(unit_id="hue", unit="Huế", results=(partial, whole))
    assert headlines.trend([found], "cases", []) == "Huế: 80,00 % về việc năm 2025"


def test_the_quadrant_counts_those_that_miss_both():
    points = quadrant.points(four(790, 800, 810, 780), four(790, 800, 780, 820, dimension="money"))
    assert headlines.both(points) == "1 trong 4 đơn vị chưa đạt cả về việc lẫn về tiền"


def test_a_unit_with_no_rank_is_not_given_one():
    only = ranked(result(published="85"))
    assert headlines.place(only, "Huế", "cases") == (
        "Chưa xếp hạng được về việc: cần số đếm của kỳ này ở ít nhất hai tỉnh"
    )
