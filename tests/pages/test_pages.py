"""Every page, run as it is over real ledgers: what it says, and what it says when there is nothing."""

import json

import pytest

from pages.components.contents import PAGES

FILES = [page.file for section in PAGES.values() for page in section]
BAND = "Số liệu mô phỏng – không phải số liệu thật"
SIMULATED = {"du_lieu": "simulated"}
FACES = ("bang", "bieu-do", "ma-tran", "ban-do", "pheu")


def written(app) -> str:
    """Everything a page says in text, one line after the other."""
    parts = [*app.title, *app.subheader, *app.caption, *app.markdown, *app.info, *app.error, *app.warning]
    return "\n".join([*(part.value for part in parts), *(part.proto.body for part in app.get("html"))])


def title(app) -> str:
    return app.title[0].value.replace("\u00a0", " ")


@pytest.mark.parametrize("world", ["published", "simulated"])
@pytest.mark.parametrize("file", FILES)
def test_every_page_stands_in_both_worlds(visit, file, world):
    app = visit(file, du_lieu=world)
    assert not app.exception
    assert not app.error
    assert title(app)
    assert (BAND in written(app)) == (world == "simulated")


def test_the_overview_counts_who_met_the_targets(visit):
    assert title(visit(**SIMULATED)) == "19 trong 34 tỉnh đạt chỉ tiêu về việc; 20 tỉnh chưa đạt về tiền"


def test_the_overview_shows_the_six_figures_of_the_country(visit):
    text = written(visit(**SIMULATED))
    # cases: Σ (800 … 833) = 27.761 of 34.000; money: Σ (500 … 533) = 17.561 of 34.000; carried over = 51.000 − Σ
    for figure in ("81,65", "51,65", "33,33", "23.239", "33.439,0"):
        assert figure in text


def test_the_line_under_the_title_says_denominator_date_coverage_and_status(visit):
    line = next(part.value for part in visit(**SIMULATED).caption if part.value.startswith("Mẫu số"))
    assert line == f"Mẫu số: có điều kiện · Đến 30/09/2026 · 34/34 tỉnh đã có số liệu · **{BAND}** · số sơ bộ"


def test_the_overview_lists_the_five_furthest_below_target(visit):
    text = written(visit(**SIMULATED))
    assert text.count("▼ −1,50") == 1  # province 0: 80,0 − 81,5
    assert "▼ −1,10" in text
    assert "▼ −1,00" not in text.split("Giảm nhiều nhất")[0].split("Thấp hơn chỉ tiêu nhiều nhất")[1]


def test_a_published_period_says_how_many_have_reported_instead_of_showing_zeros(visit):
    app = visit(nam="2013", thang="9")
    assert title(app) == "Mới 1 trong 63 tỉnh có tỷ lệ về việc 9 tháng năm 2013: Kiên Giang 62,63 %"
    assert "0,00" not in written(app)


def test_one_reporting_province_is_not_shown_as_the_country(visit):
    text = written(visit(nam="2013", thang="9"))
    assert text.count("Chưa có số liệu toàn quốc của kỳ này.") == 2


def test_the_ranking_is_a_table_with_numerator_denominator_target_and_gap(visit):
    text = written(visit("compare.py", nam="2013", thang="9"))
    for words in ("6.844", "10.928", "62,63 %", "88,00 %", "▼ −25,37"):
        assert words in text


def test_a_published_rate_is_marked_and_has_no_rank(visit):
    text = written(visit("compare.py", nam="2021", thang="12"))
    line = next(line for line in text.split("<tr") if "Vĩnh Phúc" in line)
    assert "theo công bố" in line
    assert '<td class="so">—</td>' in line


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("dimension", ["cases", "money"])
def test_every_face_of_the_comparison_stands(visit, face, dimension):
    app = visit("compare.py", xem=face, tinh_theo=dimension, **SIMULATED)
    assert not app.error
    has_no_funnel = face == "pheu" and dimension == "money"
    assert len(app.get("plotly_chart")) == (face != "bang" and not has_no_funnel)
    assert ("Về tiền không vẽ phễu" in written(app)) == has_no_funnel


@pytest.mark.parametrize("denominator", ["rate", "rate_must_enforce", "rate_total_accepted"])
def test_the_three_denominators_are_one_click_away(visit, denominator):
    app = visit("compare.py", mau_so=denominator, **SIMULATED)
    assert not app.error
    assert ("53,33 %" in written(app)) == (denominator == "rate_must_enforce")  # 800 of 1.500


def test_the_pinned_province_stands_first_in_the_ranking(visit):
    text = written(visit("compare.py", ghim="hue", **SIMULATED))
    assert "Huế" in text.split('class="ghim"')[1].split("</tr>")[0]
    assert text.index("Huế") < text.index("TP. Hồ Chí Minh")


def test_every_chart_has_a_sentence_and_says_when_it_is_simulated(visit):
    chart = visit("compare.py", xem="bieu-do", **SIMULATED).get("plotly_chart")[0].proto
    assert chart.alt.endswith(BAND)
    assert "Số liệu mô phỏng" in [note["text"] for note in json.loads(chart.spec)["layout"]["annotations"]]


def test_offices_without_figures_end_in_what_to_do(visit):
    text = written(visit("compare.py", co_quan="hue", **SIMULATED))
    assert "Chưa có số liệu về việc năm 2026" in text
    assert "Nạp số liệu" in text


def test_the_trend_names_the_breaks_it_crosses(visit):
    app = visit("trend.py", nam="2024", thang="12")
    # 2019: 78,59 %, 2024: 83,88 %; the rules of January 2020 lie in between
    assert title(app) == "Toàn quốc: tỷ lệ về việc tăng 5,29 điểm % từ năm 2019 đến năm 2024, qua 1 mốc thay đổi"
    notes = json.loads(app.get("plotly_chart")[0].proto.spec)["layout"]["annotations"]
    assert "Thông tư 06/2019/TT-BTP từ 5/1/2020" in [note["text"] for note in notes]


def test_the_day_of_a_trend_is_that_of_its_newest_figure_whatever_year_is_chosen(visit):
    app = visit("trend.py", nam="2013", thang="12", ve="xu-huong")
    assert "Đến 30/09/2025" in app.caption[0].value


def test_the_profile_gives_the_seed_province_its_two_gaps(visit):
    app = visit("profile.py", nam="2013", thang="9", tinh="kien-giang")
    assert title(app) == (
        "Kiên Giang 9 tháng năm 2013: 62,63 % về việc, thấp hơn chỉ tiêu 25,37 điểm %; "
        "48,34 % về tiền, thấp hơn chỉ tiêu 28,66 điểm %"
    )


def test_the_profile_shows_where_a_province_comes_from(visit):
    text = written(visit("profile.py", tinh="phu-tho-moi", dia_gioi="34", **SIMULATED))
    for name in ("Phú Thọ (cũ)", "Vĩnh Phúc", "Hòa Bình"):
        assert name in text


def test_a_target_without_a_result_and_a_period_without_a_figure_are_no_error(visit):
    assert not visit("profile.py", nam="2007", tinh="lao-cai-cu").error
    assert "chưa có số liệu" in title(visit("profile.py", nam="2022", thang="12", tinh="ben-tre"))


@pytest.mark.parametrize("part", ["chi-so", "bo-so-lieu", "quy-tac", "che-do"])
def test_the_dictionary_holds_every_entry_of_the_catalogue(visit, part):
    text = written(visit("dictionary.py", phan=part))
    expected = {
        "chi-so": "576.933/708.674 việc → 81,41 %",
        "bo-so-lieu": "Tên đơn vị",
        "quy-tac": "bắt buộc đến hết năm 2019, sau đó chỉ nhắc",
        "che-do": "Thông tư 05/2026/TT-BTP",
    }
    assert expected[part] in text


def test_a_search_in_the_dictionary_leaves_one_entry(visit):
    text = written(visit("dictionary.py", phan="chi-so", muc="share_new"))
    assert "Tỷ trọng mới thụ lý" in text
    assert "So với cùng kỳ năm trước" not in text
