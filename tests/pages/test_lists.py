"""The three short lists of the overview."""

from dataclasses import replace

from analytics.measures import Reporting
from pages.components import lists, rows
from tests.pages.figures import RATE, ranked, result, standing


def report(unit: str, cases: bool, latest=None) -> Reporting:
    return Reporting(unit_id=unit, unit=unit, cases=cases, money=True, latest=latest)


def test_those_below_target_come_with_the_furthest_first():
    found = ranked(
        result("Huế", 79, 100, target=80), result("Cà Mau", 70, 100, target=80), result("Hà Nội", 81, 100, target=80)
    )
    assert [line[:2] for line in lists.below(found)] == [("Cà Mau", "▼ −10,00"), ("Huế", "▼ −1,00")]


def test_those_that_fell_come_with_the_deepest_fall_first():
    pairs = (("Huế", 79), ("Cà Mau", 70), ("Hà Nội", 81))
    standings = [standing(result(unit, now, 100), 1, result(unit, 80, 100, year=2024)) for unit, now in pairs]
    found = lists.fallen(rows.ranking(standings, RATE))
    assert [line[:2] for line in found] == [("Cà Mau", "−10,00"), ("Huế", "−1,00")]


def test_each_line_says_over_how_many_and_which_places_are_possible():
    (row,) = rows.ranking([standing(result("Huế", 700, 1000, target=80), 9)], RATE)
    assert lists.basis(row) == "1.000 việc · hạng chưa rõ"
    assert lists.basis(replace(row, low=3, high=17, of=34)) == "1.000 việc · hạng 3–17"


def test_those_that_have_not_reported_come_with_what_they_last_reported():
    found = [report("Huế", True), report("Cà Mau", False, (2026, 11)), report("Lai Châu (mới)", False, (2024, 12)),
             report("Sơn La", False)]  # fmt: skip
    assert lists.silent(found, "cases", 2026) == [("Cà Mau", "11 tháng"), ("Lai Châu", "năm 2024"), ("Sơn La", "")]


def test_a_long_list_is_cut_and_the_rest_counted():
    found = [report(str(number), False) for number in range(9)]
    assert lists.silent(found, "cases", 2026)[-1] == ("và 5 tỉnh khác", "")


def test_an_empty_list_says_why():
    html = lists.three([], [], "cases", 2026)
    assert "nạp tệp Chỉ tiêu để so" in html
    assert "Mọi tỉnh đã có số liệu." in html
