"""The pages of awards and of blocks, over the published ledger and over a simulated one with two provinces."""

import json
import shutil

import pytest

from analytics import imports
from analytics.simulation import files, simulate
from analytics.units import load_units
from analytics.workspace import LEDGER_VARIABLE, SIMULATED, open_workspace, simulated_url
from tests.pages.test_history import title
from tests.pages.test_pages import written

TWO = {"du_lieu": "simulated"}
HONOURS = ("registrations", "awards", "recipients", "blocks", "block_votes", "block_scores")


@pytest.fixture(scope="module")
def provinces(ledgers, tmp_path_factory):
    """Both ledgers again, with the registrations and awards of two simulated provinces."""
    copy = str(tmp_path_factory.mktemp("hai-tinh") / "thads.sqlite")
    for one, other in ((ledgers, copy), (simulated_url(ledgers), simulated_url(copy))):
        shutil.copyfile(one, other)
    workspace = open_workspace(simulated_url(copy), SIMULATED)
    made = files(simulate(load_units()))
    for name in HONOURS:
        receipt = imports.take(workspace, made[f"{name}.csv"], f"{name}.csv", name, "Phép thử", "Phép thử")
        assert receipt.status == "accepted", (name, receipt.findings[:3])
    workspace.close()
    return copy


@pytest.fixture
def both(provinces, visit, monkeypatch):
    def looked(page, **address):
        monkeypatch.setenv(LEDGER_VARIABLE, provinces)
        app = visit(page, **address)
        assert not app.exception
        return app

    return looked


def test_lao_cai_2007_says_what_was_decided_and_what_still_waits(visit):
    app = visit("awards.py", nam_khen="2007")
    assert title(app) == (
        "Lào Cai 2007: 21 trong 44 lượt đăng ký Chiến sĩ thi đua cơ sở được quyết định; 4 tập thể đang chờ Bộ xét Tập "
        "thể lao động xuất sắc"
    )
    text, chart = written(app), app.get("plotly_chart")[0].proto
    for words in ("102,8 %", "47,7 %", "63,2 %", "39,1 %", "40,0 %", "○ Thông tin", "? Chưa đủ số liệu"):
        assert words in text
    assert "9 trong 23 đăng ký đã đề nghị, đang chờ Bộ · 39,1 %" in chart.alt
    hatched = [bar["x"] for bar in json.loads(chart.spec)["data"] if "pattern" in bar["marker"]]
    assert hatched == [[4], [2], [9], [1]]  # what the Ministry and the province had not decided


def test_ben_tre_2022_shows_the_shares_outside_and_how_many_the_quota_needs(visit):
    text = written(visit("awards.py", nam_khen="2022", nganh="both"))
    assert "19/43 tập thể được khen là ngoài ngành (44,2 %); 39/215 cá nhân được khen là ngoài ngành (18,1 %)." in text
    assert "20 Chiến sĩ thi đua cơ sở đã quyết định cần ít nhất 134 Lao động tiên tiến theo mức 15 %" in text
    assert "Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3" in text
    assert "9 tập thể, 13 cá nhân" in text  # what the Ministry decided: 5 + 1 + 3 and 13
    assert "Chưa tính được cho 258 lượt" in text  # 43 + 215: no coefficient of that day was read


def test_the_four_forms_can_be_taken_away(visit):
    app = visit("awards.py", nam_khen="2022")
    labels = [button.label for button in app.get("download_button")]
    assert [label[:12] for label in labels if label.startswith("Biểu ")] == [f"Biểu 060{n}.N:" for n in (1, 2, 3, 4)]


def test_two_simulated_provinces_have_a_blocked_quota_in_2023_and_a_warning_after(both):
    text = written(both("awards.py", **TWO, nam_khen="2023"))
    assert "■ Chặn" in text and "22 Chiến sĩ thi đua cơ sở đã quyết định trên 112 Lao động tiên tiến" in text
    app = both("awards.py", **TWO, nam_khen="2026")
    # 19 + 23 of 27 + 31, and three collectives in each province
    assert title(app).startswith(
        "2 đơn vị năm 2026: 42 trong 58 lượt đăng ký Chiến sĩ thi đua cơ sở được quyết định; 6"
    )
    assert "▲ Cần xem" in written(app) and "✓ Đúng" in written(app)


def test_a_country_without_awards_gets_the_templates(visit):
    app = visit("awards.py", **TWO)
    assert not app.exception and "Chưa có đăng ký, khen thưởng" in title(app)
    assert "Mẫu Excel: Khen thưởng" in {button.label for button in app.get("download_button")}


def test_the_block_of_hoa_binh_shows_its_points_and_that_of_the_city_who_withdrew(visit):
    app = visit("blocks.py", nam_khoi="2012")
    assert "8 thành viên có tên trong sổ" in title(app) and "chấm 150/150 điểm" in title(app)
    assert "100,0 %" in written(app)
    app = visit("blocks.py", nam_khoi="2014")
    assert "với 9/9 phiếu" in title(app) and title(app).endswith("2 đơn vị xin rút")


def test_blocks_of_two_provinces_stay_apart(both):
    app = both("blocks.py", **TWO)
    assert "8 thành viên có tên trong sổ" in title(app) and "★ Trưởng khối" in written(app)
