"""Sentences under exhibits: what they say is what the numbers say."""

import json
from fractions import Fraction

import pytest

from analytics.measures.fog import Level
from analytics.measures.funnel import funnel
from analytics.measures.judgement import ALL, CHANCE, FEW, MET, MISSED, NOTHING, UNSURE, YEARS, Judged, Judgement
from pages.components import denominators, funnels, links, rows, tables, theme, verdicts
from tests.pages.figures import CATALOG, RATE, result, standing
from tests.pages.test_pages import written


def unit(name, done, base, rank=None, **more) -> Judged:
    return Judged(result=result(name, done, base), rate=Fraction(100 * done, base), n=base, rank=rank, **more)


def judgement(*units, basis=YEARS, tie=None, drawn=None, against=ALL) -> Judgement:
    of = sum(each.rank is not None for each in units)
    return Judgement(units=units, of=of, basis=basis, years=9, tie=tie, funnel=drawn, against=against, least_cases=30)


def test_the_stretch_that_cannot_be_told_apart_is_named_by_its_places():
    found = judgement(unit("Huế", 8, 10, 1), unit("Cà Mau", 7, 10, 2), tie=(9, 17))
    assert verdicts.tie(found) == "Chênh lệch giữa hạng 9 và hạng 17 nằm trong mức dao động bình thường."
    told = judgement(unit("Huế", 8, 10, 1), unit("Cà Mau", 7, 10, 2))
    assert verdicts.tie(told) == "Mọi hạng liền nhau đều phân biệt được."
    untold = judgement(unit("Huế", 8, 10, 1), unit("Cà Mau", 7, 10, 2), basis=NOTHING)
    assert verdicts.tie(untold) == ""


@pytest.mark.parametrize(
    ("differs", "end"),
    [
        (False, "khoảng cách ấy chưa có ý nghĩa."),
        (True, "khoảng cách ấy có ý nghĩa."),
        (None, "chưa nói được khoảng cách ấy có ý nghĩa hay không."),
    ],
)
def test_the_way_up_says_how_many_and_whether_it_means_anything(differs, end):
    """6.844/10.928 against 7.000/11.000: 111 more, worked out in the tests of the fog."""
    own = unit("Kiên Giang", 6844, 10928, 2, next_up="Huế", to_next=111, next_differs=differs)
    said = verdicts.climb(judgement(own), "Kiên Giang", "cases")
    assert said == f"Muốn lên một bậc, Kiên Giang cần xong thêm 111 việc; {end}"


def test_who_is_first_or_unknown_has_no_way_up():
    assert verdicts.climb(judgement(unit("Huế", 8, 10, 1)), "Huế", "cases") == ""
    assert verdicts.climb(judgement(unit("Huế", 8, 10, 1)), "Cà Mau", "cases") == ""


def test_targets_are_counted_in_three():
    met = [unit(str(n), 8, 10, 1, status=status) for n, status in enumerate([MET, MISSED, UNSURE, UNSURE])]
    assert verdicts.targets(judgement(*met), "cases") == (
        "So với chỉ tiêu về việc: 1 đơn vị đủ căn cứ nói là đạt, 1 đơn vị đủ căn cứ nói là chưa đạt, "
        "2 đơn vị chưa đủ căn cứ."
    )


def test_where_the_ranges_come_from_is_said():
    two = unit("Huế", 8, 10, 1), unit("Cà Mau", 7, 10, 2)
    assert "may rủi của từng việc và dao động qua các năm" in verdicts.basis(judgement(*two), "cases")
    assert "chỉ phản ánh may rủi của từng việc" in verdicts.basis(judgement(*two, basis=CHANCE), "cases")
    assert "chỉ lấy từ dao động qua các năm" in verdicts.basis(judgement(*two), "money")
    assert "chưa nói được khoảng hạng về tiền" in verdicts.basis(judgement(*two, basis=NOTHING), "money")
    assert verdicts.basis(judgement(two[0]), "cases") == ""


def test_who_is_too_small_is_named_with_the_level_that_can_be_said():
    """81,0 ± 1,96 · 2."""
    small = unit("Nông Sơn", 29, 29, unranked=FEW, level=Level(mean=81.0, sd=2.0))
    assert verdicts.too_small(judgement(small)) == (
        "Không xếp hạng vì ít hơn 30 việc: Nông Sơn (mức ước lượng 81,0 %, trong khoảng 77,1–84,9 %)."
    )


def seven(*done) -> Judgement:
    from dataclasses import replace

    drawn = funnel(done, [10_000] * len(done))
    units = [unit(str(n), each, 10_000, n + 1, limits=drawn.limits[n]) for n, each in enumerate(done)]
    return judgement(*(replace(each, rank_low=1, rank_high=len(done)) for each in units), drawn=drawn)


def test_the_funnel_names_only_those_outside():
    calm = seven(8000, 8010, 7990, 8005, 7995, 8002, 7998)
    assert verdicts.outside(calm) == "Cả 7 đơn vị nằm trong vùng bình thường"
    one = seven(*[8000] * 5, *[8010] * 5, *[7990] * 5, 6000)
    assert verdicts.outside(one) == "1 trong 16 đơn vị nằm ngoài vùng bình thường: dưới vùng là 15"
    assert "tỷ lệ chung" in verdicts.centre(one)


def test_the_funnel_marks_sides_by_shape_and_colour_and_names_those_outside_and_the_pinned():
    found = seven(*[8000] * 5, *[8010] * 5, *[7990] * 5, 6000)
    figure = funnels.figure([found], "3", theme.LIGHT)
    marks = [trace for trace in figure.data if trace.mode == "markers"]
    assert {trace.marker.symbol for trace in marks} == {"triangle-down", "triangle-up", "circle"}
    assert len({trace.marker.color for trace in marks}) == 3
    assert [len(trace.x) for trace in marks] == [1, 0, 15]
    assert list(figure.data[-1].text) == ["<b>3</b>", "15"]
    assert list(marks[0].customdata) == ["15"]


def test_the_table_under_the_funnel_leads_to_profiles():
    book = links.Book(words=(("du-lieu", "simulated"), ("nam", "2026"), ("xem", "pheu")))
    html = funnels.table([seven(8000, 8010, 7990, 8005, 7995)], book, True)
    assert html.count('<a class="noi"') == 5
    assert 'href="ho-so?du-lieu=simulated&amp;nam=2026&amp;tinh=0"' in html


def test_one_percent_less_in_the_denominator_lifts_the_rate_and_nothing_else():
    """577.876/685.898 = 84,25 %; less 1 %: 577.876/679.039,02 = 85,10 %."""
    country = result("Toàn quốc", 577_876, 685_898)
    assert denominators.said([country], "1") == (
        "Nếu chuyển 1 % số có điều kiện sang chưa có điều kiện, tỷ lệ của Toàn quốc từ 84,25 % thành 85,10 %, "
        "cao thêm 0,85 điểm %, dù không xong thêm việc nào."
    )
    assert denominators.said([country], "0").startswith("Chọn mức chuyển")


def test_one_province_is_not_shown_as_the_country(visit):
    said = written(visit("compare.py", nam="2013", thang="9"))
    assert "tỷ lệ của Kiên Giang từ 62,63 % thành 63,26 %" in said
    assert "Toàn quốc" not in said.split("ba mẫu số")[1]


def test_the_three_denominators_stand_side_by_side():
    """23.912 of 54.681, of 79.177 − 580 − …; what is not known is said to be unknown."""
    given = {"completed": 23912, "enforceable": 54681, "total_accepted": 79177, "delegated_out": 580}
    html = denominators.table([result("TP. Hồ Chí Minh", figures=given)], CATALOG, "0.5")
    assert "43,73 %" in html
    assert "30,42 %" in html
    assert "23.912/78.597" in html
    assert "chưa có mẫu số này" in html
    assert "Nếu chuyển 0,5 %" in html


def test_what_is_not_sure_carries_its_own_mark():
    assert tables.difference(Fraction(-3, 2), False, False) == "≈ ▼ −1,50"
    assert tables.difference(Fraction(-3, 2), False, True) == "▼ −1,50"


def test_rows_take_place_and_range_from_the_judgement_and_the_small_come_last():
    small = unit("Nông Sơn", 29, 29, unranked=FEW)
    found = judgement(unit("Huế", 800, 1000, 1, rank_low=1, rank_high=2, status=UNSURE), small)
    standings = [standing(each.result, 1) for each in (small, found.units[0])]
    first, last = rows.ranking(standings, RATE, [found])
    assert (first.unit, first.rank, first.low, first.high, first.is_sure) == ("Huế", 1, 1, 2, False)
    assert (last.unit, last.rank, last.unranked) == ("Nông Sơn", None, FEW)


def test_the_sentences_on_the_page_agree_with_its_table(visit):
    """34 provinces of 1.000 cases, 80,0 to 83,3 %: the last needs 1 + 1 more cases to pass the one before it."""
    said = written(visit("compare.py", du_lieu="simulated", ghim="hue"))
    assert "khoảng cách ấy chưa có ý nghĩa." in said
    assert "cần xong thêm 2 việc" in said


def test_the_funnel_of_money_says_why_there_is_none(visit):
    app = visit("compare.py", du_lieu="simulated", xem="pheu", tinh_theo="money")
    assert not app.get("plotly_chart")
    assert "Về tiền không vẽ phễu" in written(app)
    assert "Khoảng hạng ở thẻ Bảng" in written(app)


def test_the_middle_of_the_funnel_is_one_click_away_and_in_the_address(visit):
    app = visit("compare.py", du_lieu="simulated", xem="pheu", tam="chi-tieu")
    assert "Đường giữa là chỉ tiêu 81,50 %." in written(app)
    assert len(json.loads(app.get("plotly_chart")[0].proto.spec)["data"]) == 9
