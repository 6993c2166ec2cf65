"""The race to the target on screen: the figures of Kiên Giang 2013 to the digit, and a country of round months."""

import json
import re
import shutil
from fractions import Fraction

import pytest

from analytics import exports, imports
from analytics.measures.pursuit import pursuits
from analytics.workspace import LEDGER_VARIABLE, PUBLISHED, SIMULATED, open_workspace, simulated_url
from pages.components import race_parts, race_sheets, race_words, races
from tests.pages.conftest import MARK
from tests.pages.test_pages import title, written

KIEN_GIANG = {"nam": "2013", "thang": "9"}
RACE = {"du_lieu": "simulated", "nam": "2026", "thang": "9"}
HEADER = "unit,year,months,enforceable,completed,source\n"
TARGETS = "unit,year,dimension,target_pct,comparator,kind,assigned_by,valid_from,source\n"
COURSE = ((3, 250), (6, 450), (9, 600), (12, 800))


def said(app) -> str:
    return written(app).replace("\u00a0", " ")


def rows(app) -> list[list[str]]:
    table = next(part.proto.body for part in app.get("html") if "chang-dua" in part.proto.body)
    body = table.replace("\u00a0", " ").split("<tbody>")[1]
    return [
        [" ".join(re.sub(r"<[^>]+>+", " ", cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)]
        for row in re.findall(r"<tr.*?</tr>", body, re.S)
    ]


@pytest.fixture
def running(ledgers, tmp_path, monkeypatch, visit):
    """The simulated country with months: each of four years 25, 45, 60, 80 % after 3, 6, 9, 12 months. In 2026 Hà Nội
    and the country run as ever; Cao Bằng has passed its target already, Lạng Sơn has done nothing."""
    address = str(tmp_path / "thads.sqlite")
    shutil.copyfile(ledgers, address)
    shutil.copyfile(simulated_url(ledgers), simulated_url(address))
    workspace = open_workspace(simulated_url(address), SIMULATED)
    past = [
        f"{unit},{year},{months},1000,{done},{MARK}"
        for unit in ("Hà Nội", "Toàn quốc")
        for year in range(2020, 2024)
        for months, done in COURSE
    ]
    now = [
        f"{unit},2026,{months},{base},{done * base // 1000},{MARK}"
        for unit, base in (("Hà Nội", 1000), ("Toàn quốc", 4000))
        for months, done in COURSE[:3]
    ]
    others = [f"Cao Bằng,2026,9,1000,900,{MARK}", f"Lạng Sơn,2026,9,1000,0,{MARK}"]
    receipt = imports.take(
        workspace, (HEADER + "\n".join([*past, *now, *others]) + "\n").encode(), "thang.csv", "cases", "An", "Thử"
    )
    assert receipt.status == "accepted", (receipt.findings[:3], receipt.questions)
    workspace.close()

    def opened(**choices):
        monkeypatch.setenv(LEDGER_VARIABLE, address)
        return visit("targets.py", **{**RACE, **choices})

    return opened


def test_kien_giang_lacked_2773_cases_and_had_to_go_a_fifth_faster(visit):
    app = visit("targets.py", **KIEN_GIANG)
    assert title(app) == "Còn 92 ngày: Kiên Giang chậm hơn tiến độ về việc; còn thiếu 2.773 việc"
    assert rows(app) == [
        ["Kiên Giang", "62,63 % trên 10.928 việc", "&gt; 88,00 % −25,37 điểm %", "65,82 % ▼ chậm 3,19",
         "2.773 211 mỗi tuần", "gấp 1,2 lần nay giữ nhịp: 83,7 %", "— chưa đủ năm trước", "100,0 %"]
    ]  # fmt: skip
    assert "Mỗi ngày cần 30,1 việc, đến nay 25,1 việc: gấp 1,2 lần nay." in said(app)
    assert "Đến 30/06/2013" in said(app)
    assert "Mẫu số: có điều kiện" in said(app)


def test_kien_giang_lacked_157_billion(visit):
    text = said(visit("targets.py", tinh_theo="money", **KIEN_GIANG))
    assert "còn thiếu 157,3 tỷ đồng" in text
    assert "Mỗi ngày cần 1,7 tỷ đồng, đến nay 1,0 tỷ đồng: gấp 1,8 lần nay." in text


@pytest.mark.parametrize(("percent", "more"), [("5", "3.254"), ("10", "3.735"), ("20", "4.696")])
def test_a_growing_denominator_asks_for_more_and_says_so(visit, percent, more):
    app = visit("targets.py", tang=percent, **KIEN_GIANG)
    assert f"còn thiếu {more} việc" in title(app)
    assert f"giả định mẫu số tăng {percent} %" in said(app)
    assert percent in app.query_params["tang"]


def test_by_months_three_quarters_of_the_target_are_due(visit):
    assert "66,00 %" in rows(visit("targets.py", duong_thang="months", **KIEN_GIANG))[0][3]


def test_the_chart_of_kien_giang_has_one_point_and_no_course_of_past_years(visit):
    spec = json.loads(visit("targets.py", **KIEN_GIANG).get("plotly_chart")[0].proto.spec)
    assert [trace["name"] for trace in spec["data"]] == [
        "Đường thẳng đến chỉ tiêu", "Đã đạt", "Chỉ tiêu", "Giữ nhịp đến nay"
    ]  # fmt: skip
    assert spec["data"][1]["y"] == [62.6281]
    assert "chưa đủ năm trước để vẽ nhịp thường lệ" in said(visit("targets.py", **KIEN_GIANG))


def test_the_figures_lead_to_their_passports(visit):
    table = written(visit("targets.py", **KIEN_GIANG))
    assert "ho-chieu?" in table
    assert "con-so=rate" in table
    assert "con-so=enforceable" in table


def test_a_missing_country_is_said_where_targets_are_added_up(visit):
    text = said(visit("targets.py", **KIEN_GIANG))
    assert "Chưa kiểm được chỉ tiêu của các tỉnh cộng lại có đủ hay không: chưa có số liệu cùng kỳ của cả nước." in text


def test_without_targets_the_page_says_so_and_which_years_have_some(visit):
    app = visit("targets.py", nam="2025", thang="12")
    assert title(app) == "Chưa có chỉ tiêu về việc năm 2025 để tính còn thiếu bao nhiêu"
    assert "Chưa tỉnh nào có chỉ tiêu về việc năm 2025." in said(app)
    assert re.search(r"Đã có chỉ tiêu của năm [\d, ]*2013", said(app))


def test_a_year_that_is_over_shows_who_arrived_and_no_race(visit):
    app = visit("targets.py", du_lieu="simulated", nam="2026", thang="12")
    assert title(app) == "Năm 2026 đã khép: 19 trong 34 tỉnh đạt chỉ tiêu về việc; cả nước đạt"
    assert not app.get("plotly_chart")
    found = rows(app)
    assert len(found) == 34
    assert found[0][3] == "▼ chưa đạt thiếu 15 việc"
    assert [row[3] for row in found[15:]] == ["đạt"] * 19
    assert "Nhịp cần có" not in said(app)
    assert "là 81,50 %; chỉ tiêu của cả nước ≥ 81,50 %: mọi tỉnh ấy đạt thì cộng lại đủ mức của cả nước." in said(app)


def test_nothing_grows_any_more_when_the_year_is_over(visit):
    app = visit("targets.py", du_lieu="simulated", nam="2026", thang="12", tang="10")
    assert rows(app)[0][3] == "▼ chưa đạt thiếu 15 việc"
    assert "Đường thẳng" not in [each.label for each in app.get("button_group")]


def test_a_running_year_names_who_is_behind_and_what_the_country_lacks(running):
    app = running()
    # the country: 81,5 % of 4.000 are 3.260, 2.400 are done; 60 and 0 % are behind 60,96 %, 90 % is not
    assert title(app) == "Còn 92 ngày: 2 trong 3 tỉnh chậm hơn tiến độ về việc; cả nước còn thiếu 860 việc"
    lang_son, ha_noi, cao_bang = rows(app)
    assert lang_son[0] == "Lạng Sơn"
    assert "chưa có kết quả nào" in lang_son[5]
    assert ha_noi[4].startswith("215 ")
    assert cao_bang[4:6] == ["đã đạt", "đã đạt giữ nhịp: 100,0 %"]
    assert [row[-1] for row in (lang_son, ha_noi, cao_bang)] == ["79,1 %", "20,9 %", "—"]  # 815 and 215 of 1.030


def test_past_years_foretell_the_end_and_draw_the_usual_course(running):
    app = running(ghim="ha-noi")
    ha_noi = rows(app)[0]
    assert ha_noi[0] == "Hà Nội"
    assert ha_noi[6:8] == ["80,0 % 80,0–80,0", "khó"]  # every year ended on 80 %
    traces = {trace["name"]: trace for trace in json.loads(app.get("plotly_chart")[0].proto.spec)["data"]}
    assert traces["Đã đạt"]["y"] == [25, 45, 60]
    assert traces["Nhịp thường lệ đến chỉ tiêu"]["y"] == pytest.approx([0, 25.4688, 45.8438, 61.125, 81.5], abs=1e-3)
    assert traces["Dự báo theo các năm trước"]["y"] == [80]
    assert "Theo các năm trước: 80,0 %, 8 trong 10 năm từ 80,0 đến 80,0 %" in said(app)


def test_the_unit_of_the_chart_can_be_chosen(running):
    assert "Cả nước: 60,00 % về việc" in said(running())
    assert "Hà Nội: 60,00 % về việc" in said(running(theo_doi="ha-noi"))


def test_offices_without_targets_still_show_their_province(running):
    app = running(co_quan="ha-noi")
    assert title(app) == "Còn 92 ngày: chưa cơ quan nào có chỉ tiêu; Hà Nội còn thiếu 215 việc"
    assert len(app.get("plotly_chart")) == 1


def test_a_unit_without_a_target_is_named_with_the_reason(running, ledgers):
    workspace = open_workspace(simulated_url(ledgers), SIMULATED)
    found = pursuits(workspace.warehouse, dimension="cases", year=2025, months=12)
    assert race_parts.untold(found[:2]).startswith("Chưa có chỉ tiêu: ")
    assert race_parts.adding_up(found, [], None).endswith("chưa có số liệu cùng kỳ của cả nước.")
    workspace.close()


def test_the_file_to_take_away_holds_what_the_table_shows(ledgers):
    workspace = open_workspace(ledgers, PUBLISHED)
    found = pursuits(workspace.warehouse, dimension="cases", year=2013, months=9)
    sheet = race_sheets.race(found, workspace.catalog.datasets["cases"])
    (line,) = (dict(zip(sheet.header, row, strict=True)) for row in sheet.rows)
    assert (line["Còn thiếu (việc)"], line["Còn lại (ngày)"], line["Dấu so"]) == (2773, 92, ">")
    assert line["Cần mỗi ngày (việc/ngày)"] == Fraction(2773, 92)
    assert line["Nhịp cần có (lần)"] == Fraction(2773, 92) / Fraction(6844, 273)
    assert "30.1413" in exports.csv_file(sheet.header, sheet.rows).decode("utf-8-sig")
    workspace.close()


def test_the_overview_leads_to_what_is_missing(visit):
    text = written(visit(**KIEN_GIANG))
    link = re.search(r'href="(tien-do\?[^"]*)"', text).group(1)
    assert "nam=2013" in link
    assert "thang=9" in link
    assert "Còn thiếu bao nhiêu" in text


def test_sentences_say_what_they_do_not_tell():
    assert "mẫu số tăng thì còn thiếu nhiều hơn" in race_words.remark(9)
    assert "năm trước" in race_words.DRAWN
    assert races.GROWTHS["30"] == "tăng 30 %"
