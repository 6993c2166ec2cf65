"""The page of groups of cases: empty over the published ledger, two bars a group where there are figures."""

import json

import pytest

from pages.components import theme_words
from tests.pages.conftest import MARK
from tests.pages.test_pages import title, written

PAGE = "themes.py"
HEADER = "unit,year,months,group,enforceable,completed,money_unit,source\n"
ROWS = (("credit", 20, 10, 400), ("large_value", 10, 5, 600))
"""Group, enforceable and completed cases, completed tỷ đồng of 1.000 of Hà Nội."""


def said(app) -> str:
    assert not app.exception
    return written(app).replace("\u00a0", " ")


@pytest.fixture
def opened(visit):
    """Opens the page over the simulated country."""
    return lambda **choices: visit(PAGE, du_lieu="simulated", nam="2026", thang="12", **choices)


@pytest.fixture
def grouped(simulated_with, opened):
    """The simulated country; Hà Nội did 800 of 1.000 cases and 500 of 1.000 tỷ, its groups as in ``ROWS``."""
    cases = "".join(f"Hà Nội,2026,12,{group},{able},{done},,{MARK}\n" for group, able, done, _ in ROWS)
    money = "".join(f"Hà Nội,2026,12,{group},1000,{done},tỷ đồng,{MARK}\n" for group, _, _, done in ROWS)
    settled = f"Hà Nội,2026,12,agreement,,640,,{MARK}\n"
    simulated_with({"cases": HEADER + cases + settled, "money": HEADER + money})
    return opened


def test_without_group_figures_the_page_offers_both_templates_and_the_published_references(visit):
    app = visit(PAGE, nam="2021", thang="12", noi_chuyen_de="vinh-phuc")
    labels = {button.label for button in app.get("download_button")}
    assert {"Mẫu Excel: Việc", "Mẫu Excel: Tiền"} <= labels
    text = said(app)
    assert "Chưa có số liệu theo nhóm việc" in text
    assert "830,8 tỷ đồng" in text and "2019–2022 (bốn năm cộng lại)" in text
    assert "Thành lập Tổ công tác xử lý các vụ việc tín dụng ngân hàng" in text


def test_few_cases_and_much_money_are_the_title(grouped):
    app = grouped(noi_chuyen_de="ha-noi")
    assert title(app) == "Nhóm giá trị lớn của Hà Nội: 0,63 % số việc nhưng 120,00 % số tiền"  # 5/800, 600/500
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert [(trace["name"], trace["x"]) for trace in spec["data"]] == [
        ("số việc", [0.625, 1.25]),
        ("số tiền", [120, 80]),
    ]


def test_groups_are_never_summed_and_the_page_says_why(grouped):
    text = said(grouped(noi_chuyen_de="ha-noi"))
    assert theme_words.REMARK in text
    assert "200,00 %" not in text and "1,88 %" not in text  # 80 + 120, 1,25 + 0,625


def test_rates_of_a_group_stand_beside_the_whole(grouped):
    text = said(grouped(noi_chuyen_de="ha-noi"))
    assert "50,00 %</td>" in text and "−30,00" in text  # 10 of 20, the whole 80,00
    assert "80,00 % số việc xong (640 việc)" in text


def test_by_what_can_be_enforced_the_shares_are_others(grouped):
    assert title(grouped(noi_chuyen_de="ha-noi", tinh_tren="enforceable")) == (
        "Nhóm giá trị lớn của Hà Nội: 1,00 % số việc nhưng 100,00 % số tiền"
    )


def test_one_reporting_province_is_not_the_country(grouped):
    app = grouped()
    assert title(app).startswith("Chưa có số liệu về việc và về tiền của nhóm việc nào")
    assert "Ít đơn vị báo cáo nhóm này hơn toàn bộ" in said(app)


QUALITY = "unit,year,months,matter,due,done_right,target_pct,source\n"


@pytest.fixture
def with_quality(simulated_with, opened):
    """The simulated country with complaints of two provinces and one check of classification."""
    rows = (
        f"hue,2026,12,complaints,20,19,97,{MARK}\nha-noi,2026,12,complaints,40,40,97,{MARK}\n"
        f"hue,2026,12,classification,200,188,,{MARK}\n"
    )
    simulated_with({"quality": QUALITY + rows})
    return opened


def test_complaints_stand_beside_what_was_due_their_range_and_target(with_quality):
    """19/20 is 95 %, by Wilson 76,4 to 99,1; with 40/40 (91,2 to 100,0) together 59/60 = 98,33 %; one of the two
    reached 97 %, which lies in both ranges."""
    app = with_quality()
    text = said(app)
    assert "Giải quyết khiếu nại, tố cáo: 98,33 % (59/60 lượt); 1 trong 2 tỉnh có chỉ tiêu đã đạt" in text
    table = next(part.proto.body for part in app.get("html") if "Khoảng 95 %" in part.proto.body).replace("\xa0", " ")
    nation, first, second = table.split("<tr>")[2:]
    assert "cộng từ 2/34 tỉnh" in nation and "98,33 %" in nation
    assert "Hà Nội" in first and "91,2–100,0 %" in first and "≈ +3,00" in first
    for words in ("Huế", ">20<", ">19<", "95,00 %", "76,4–99,1 %", "97,00 %", "≈ ▼ −2,00"):
        assert words in second
    assert "Mẫu số: số phải làm · Đến 30/09/2026" in text


def test_another_matter_is_chosen_and_one_without_figures_offers_its_template(with_quality):
    assert "Phân loại án: 94,00 % (188/200 lượt)" in said(with_quality(noi_dung="classification"))
    app = with_quality(noi_dung="decisions")
    assert "Chưa có số liệu về nội dung này trong kỳ" in said(app)
    assert "Mẫu CSV: Chất lượng nghiệp vụ" in {button.label for button in app.get("download_button")}
