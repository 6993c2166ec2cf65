"""The page of peak campaigns: Kiên Giang 2013 to the digit, and a wave of round months in the invented country."""

import json
from datetime import date
from fractions import Fraction

import pytest

from analytics.measures import Wave, campaigns
from analytics.workspace import PUBLISHED, open_workspace
from pages.components import wave_filters, wave_words
from tests.pages.conftest import MARK
from tests.pages.test_pages import title, written

PAGE = "waves.py"
FILES = {
    "cases": f"unit,year,months,enforceable,completed,source\nHà Nội,2026,9,900,450,{MARK}\n"
    f"Hà Nội,2026,11,950,700,{MARK}\n",
    "movements": "unit,year,name,kind,launcher,starts,ends,source\n"
    f"Hà Nội,2026,<b>Nước rút</b>,peak,Cục,01/07/2026,30/09/2026,{MARK}\n",
    "waves": "unit,year,movement,wave,starts,ends,source\n"
    f"Hà Nội,2026,<b>Nước rút</b>,1,01/07/2026,30/09/2026,{MARK}\n",
    "targets": "unit,year,dimension,kind,target_pct,comparator,valid_from,source\n"
    f"Hà Nội,2026,cases,campaign,82,>=,01/07/2026,{MARK}\n",
}


def said(app) -> str:
    assert not app.exception
    return written(app).replace("\u00a0", " ")


@pytest.fixture
def busy(simulated_with, visit):
    """The simulated country with a wave of Hà Nội, July to September 2026: 450 done before it, 800 at its end."""
    simulated_with(FILES)
    return lambda **choices: visit(PAGE, du_lieu="simulated", **choices)


def test_kien_giang_lacked_2773_cases_and_157_264_223_thousand_dong(visit):
    app = visit(PAGE, nam_dot="2013")
    text = said(app)
    assert title(app) == "Kiên Giang, qua 60/152 ngày của đợt: 62,63 % về việc, còn thiếu 2.773 việc"
    assert "Số liệu đến 30/06/2013 · khoảng đo 01/10/2012–30/09/2013" in text
    assert "đã qua 60, còn 92 trong 152 ngày" in text
    for figure in ("6.844/10.928 việc", "157.264.223 nghìn đồng, làm tròn lên", "48,34 <small>%"):
        assert figure in text
    assert "Mức &gt; 77,00 %, −28,66" in text
    assert "Mỗi ngày cần 30,1 việc, mỗi tuần 211,0 việc; đến nay mỗi ngày 25,1 việc" in text
    assert "Kế hoạch 241/KH" in text


def test_what_kien_giang_lacked_is_exact_to_the_thousand(ledgers):
    workspace = open_workspace(ledgers, PUBLISHED)
    (wave,) = [each for each in campaigns.known_waves(workspace.warehouse) if each.unit_id == "kien-giang"]
    (cases,), (money,) = (
        campaigns.progress(workspace.warehouse, wave=wave, dimension=each) for each in ("cases", "money")
    )
    assert (cases.result.rate, cases.race.need_more) == (Fraction(684_400, 10_928), 2773)
    assert -(-money.race.need_more // 1000) == 157_264_223
    assert (cases.increment, money.reached) == (None, None)
    workspace.close()


def test_a_wave_without_enough_past_says_so_and_does_not_judge(visit):
    assert "So với thường lệ: chưa đủ căn cứ" in {each.value for each in visit(PAGE, nam_dot="2013").subheader}


def test_a_wave_of_the_nation_without_a_target_of_its_own_is_not_raced_to_the_years(visit):
    app = visit(PAGE, nam_dot="2022")
    assert title(app) == "Toàn quốc, trước ngày mở đợt: 49,20 % về việc, chưa có mức của đợt để tính còn thiếu"
    assert "Phần tăng của đợt lấy trọn tháng 4/2022 đến tháng 6/2022" in said(app)


def test_the_increment_of_the_wave_stands_beside_the_cumulative_result(busy):
    app = busy()
    text = said(app)
    assert title(app) == "Hà Nội, hết 92 ngày của đợt: 80,00 % về việc, thiếu 20 việc"
    assert "350 <small>việc" in text and "35,00 điểm % của số có điều kiện" in text  # 800 - 450, of 1.000
    assert "mới có 0/3 năm trước không có đợt" in text
    captions = [each.value for each in app.caption]
    assert any(r"“\<b\>Nước rút\</b\>”" in each for each in captions)
    assert not any("<b>" in each for each in captions)
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert {trace["name"]: trace["x"] for trace in spec["data"]} == {
        "Trước đợt": [45],
        "Phần tăng của đợt": [35],
        "Mức phải đạt": [82],
    }


def test_a_period_in_the_middle_of_the_wave_counts_its_days(busy):
    app = busy(nam="2026", thang="11")
    assert title(app) == "Hà Nội, qua 62/92 ngày của đợt: 73,68 % về việc, còn thiếu 79 việc"  # 82 % of 950 are 779
    assert "còn 30 trong 92 ngày" in said(app)


def test_a_country_without_waves_gets_the_template(visit):
    app = visit(PAGE, du_lieu="simulated")
    assert title(app) == "Chưa có đợt thi đua nào trong sổ"
    assert "Mẫu Excel: Đợt thi đua và khoảng đo" in {button.label for button in app.get("download_button")}


def test_months_that_cut_a_wave_are_said():
    days = {
        "starts": date(2026, 5, 20),
        "ends": date(2026, 8, 31),
        "measured_from": date(2026, 1, 1),
        "measured_to": None,
    }
    wave = Wave(unit_id="quang-ninh", year=2026, movement="A", wave="1", source=None, entry=1, **days)
    told = wave_words.span_of(wave)
    assert "tháng 6/2026 đến tháng 8/2026" in told and "12 ngày của đợt nằm ngoài" in told
    assert "luỹ kế tính từ 01/10" in told
    assert wave_filters.key(wave) == wave_filters.key(wave) != wave_filters.key(Wave(**{**vars(wave), "wave": "2"}))
