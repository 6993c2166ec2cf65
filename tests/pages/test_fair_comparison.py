"""Groups, great cases, targets and methods on the pages, over the round simulated country of these tests."""

import re

import pytest

from analytics import imports
from analytics.workspace import SIMULATED as WORLD
from analytics.workspace import open_workspace, simulated_url
from tests.pages.conftest import HEADER, MARK

SIMULATED = {"du_lieu": "simulated"}
CASES = "unit,year,months,case_name,case_enforceable,case_completed,money_unit,source\n"


def written(app) -> str:
    parts = [*app.title, *app.subheader, *app.caption, *app.info, *app.error]
    return "\n".join([*(part.value for part in parts), *(part.proto.body for part in app.get("html"))]).replace(
        "\xa0", " "
    )


@pytest.fixture
def with_great_cases(simulated_with):
    """The simulated country of the tests with one great case: Huế, 200 of its 1.000 tỷ đồng, nothing finished."""
    rows = f"hue,2026,12,Vụ đất đai,200,0,tỷ đồng,{MARK}\nha-noi,2026,12,Vụ nhỏ,50,1,tỷ đồng,{MARK}\n"
    simulated_with({"large_cases": CASES + rows})


def test_a_region_is_ranked_inside_first_and_the_country_s_place_stands_beside(visit):
    """Đông Nam Bộ has three of the 34; the best of them is not the best of the country."""
    app = visit("compare.py", nhom="vung.dong-nam-bo", **SIMULATED)
    table = next(part.proto.body for part in app.get("html") if "xep-hang" in part.proto.body)
    assert table.count("<tr") == 1 + 3
    assert table.count("/34 cả nước") == 3
    assert "Trong nhóm vùng: Đông Nam Bộ" in written(app)
    assert "Nghị quyết 306/NQ-CP" in written(app)


def test_the_group_is_in_the_address_and_an_unknown_one_is_the_whole_country(visit):
    assert visit("compare.py", nhom="vung.dong-nam-bo", **SIMULATED).query_params["nhom"] == "vung.dong-nam-bo"
    app = visit("compare.py", nhom="vung.khong-co", **SIMULATED)
    assert "nhom" not in app.query_params
    assert "cả nước</span>" not in written(app)


def test_provinces_of_one_tier_are_offered_as_a_group(visit):
    """All have 1.500 cases that must be enforced."""
    app = visit("compare.py", **SIMULATED)
    group = next(each for each in app.selectbox if each.label == "Nhóm so sánh")
    assert "Cùng cỡ: từ 500 đến 5.000 việc (34)" in group.options
    assert "Chưa có danh sách khối thi đua của năm này" in group.help


def test_offices_are_compared_in_their_province_and_have_no_group(visit):
    app = visit("compare.py", co_quan="hue", **SIMULATED)
    assert "Nhóm so sánh" not in [each.label for each in app.selectbox]


def test_where_no_case_is_named_a_line_says_so_and_only_about_money(visit):
    assert "Chưa biết số tiền của vụ việc nào" in written(visit("compare.py", tinh_theo="money", **SIMULATED))
    assert "vụ việc nào" not in written(visit("compare.py", tinh_theo="cases", **SIMULATED))


def test_money_is_shown_with_and_without_the_great_case(with_great_cases, visit):
    """Huế is number 19 or so of the list: its rate r of 1.000 becomes r of 800."""
    text = written(visit("compare.py", tinh_theo="money", **SIMULATED))
    assert "Không tính vụ lớn, tỷ lệ về tiền của Huế tăng" in text
    assert "Toàn quốc: 51,65 % → 51,96 % khi không tính 1 vụ lớn đã nêu" in text  # 17.561 of 34.000, of 33.800
    assert "Vụ đất đai: 200,0 tỷ đồng, xong 0,0 tỷ đồng" in text
    assert "1 vụ đã nêu, không vụ nào đến ngưỡng vụ lớn" in text  # Hà Nội: 50 of 1.000
    assert "từ 1.000 tỷ đồng hoặc từ 10 % số tiền có điều kiện của tỉnh" in text


def test_the_profile_shows_the_great_cases_of_its_province_only(with_great_cases, visit):
    text = written(visit("profile.py", tinh="hue", tinh_theo="money", **SIMULATED))
    assert "Vụ đất đai" in text and "Vụ nhỏ" not in text


def test_the_profile_reads_the_targets_side_by_side_with_what_was_reached_before(visit):
    """2025: 790 + number of 1.000 cases, so nobody but those from 81,5 % on had reached it."""
    text = written(visit("profile.py", tinh="ca-mau-moi", **SIMULATED))
    assert "Chỉ tiêu đang áp dụng về việc: 81,50 % trở lên, có hiệu lực từ 01/10/2025" in text
    assert "Được giao (đang áp dụng)" in text and "<b>Toàn quốc</b>" in text
    assert "Mức 81,50 % trở lên: Cà Mau đã đạt 1 trong 1 năm trước có số liệu (từ năm 2025)" in text


def test_the_profile_names_provinces_alike_or_says_what_it_would_need(visit):
    text = written(visit("profile.py", tinh="hue", nam="2013", thang="9"))
    assert "Chưa tìm được tỉnh tương tự" in text
    assert "Chỉ tiêu toàn quốc về việc: trên 88,00 %" in text  # it has none of its own
    assert "Chưa có năm trước nào của Huế" in text


def test_a_year_without_any_target_says_so(visit):
    assert "Chưa có chỉ tiêu về việc nào cho Huế" in written(visit("profile.py", tinh="hue", nam="2017", thang="9"))


def test_the_dictionary_explains_the_methods_with_their_examples(visit):
    text = written(visit("dictionary.py", phan="phuong-phap"))
    for words in ("6.844/10.928 việc là 62,63 %, khoảng 61,7–63,5 %", "Không cho biết", "Spiegelhalter 2005"):
        assert words in text
    one = written(visit("dictionary.py", phan="phuong-phap", muc="peers"))
    assert "Fix &amp; Hodges 1951" in one and "Spiegelhalter" not in one


def test_a_file_of_large_cases_shows_what_it_would_change(hand_in):
    header = "Đơn vị;Năm;Số tháng;Tên vụ việc;Có điều kiện của vụ (tỷ đồng);Xong của vụ (tỷ đồng)\n"
    app = hand_in("vu.csv", f"{header}Thừa Thiên Huế;2024;12;Vụ A;1500;300\n", bo="large_cases")
    assert not app.exception
    assert "Huế, Vụ A" in written(app)
    assert "Số tiền có điều kiện của vụ 1.500,0 tỷ đồng" in written(app)


@pytest.fixture
def of_four_sizes(ledgers, tmp_path, monkeypatch, visit):
    """A simulated country of four provinces: Huế finished 800 of 1.000, Đà Nẵng 810, Cần Thơ 600, Hải Phòng 7.000 of
    10.000; Huế 790 the year before."""
    import shutil

    copy = shutil.copyfile(ledgers, str(tmp_path / "thads.sqlite"))
    workspace = open_workspace(simulated_url(copy), WORLD)
    lines = [
        ("hue", 2025, 1500, 1000, 790),
        ("hue", 2026, 1500, 1000, 800),
        ("da-nang-moi", 2026, 1510, 1000, 810),
        ("can-tho-moi", 2026, 1600, 1000, 600),
        ("hai-phong-moi", 2026, 12000, 10000, 7000),
    ]
    for dataset, money in (("cases", ""), ("money", "ty_dong")):
        rows = [
            f"{u},{y},12,{must},{can},{done},{must - can},{must - done},{money},{MARK}"
            for u, y, must, can, done in lines
        ]
        receipt = imports.take(workspace, (HEADER + "\n".join(rows)).encode(), "a.csv", dataset, "Phép thử", "Phép thử")
        assert receipt.status == "accepted", (receipt.findings, receipt.questions)
    workspace.close()
    monkeypatch.setenv("THADS_LEDGER", copy)


def test_the_profile_says_whether_provinces_alike_and_two_years_differ_beyond_chance(of_four_sizes, visit):
    """800 and 810 of 1.000 may come by chance, which brings 3,5 points (1,96·√(2·0,8·0,2/1000)); 600 of 1.000 not.
    Three pairs at once, so each at 98,3 %: 2,394·√(0,16/1000 + 0,154/1000) = 4,24 around +1,00."""
    text = written(visit("profile.py", tinh="hue", **SIMULATED))
    assert "Tương tự nhất: Đà Nẵng" in text and "Chênh (điểm %)" in text
    cells = re.findall(r">([≈~]? ?[+−][\d,]+ \([+−][\d,]+ đến [+−][\d,]+\))<", text)
    assert len(cells) == 3
    low, high = (float(each.replace(",", ".").replace("−", "-")) for each in re.findall(r"[+−][\d,]+", cells[0])[1:])
    assert cells[0].startswith("≈ +1,00") and (low, high) == pytest.approx((-3.24, 5.24), abs=0.05)
    assert any(each.startswith("−20,00 (") for each in cells) and any(each.startswith("−10,00 (") for each in cells)
    assert "Thay đổi +1,00 điểm % chưa vượt may rủi của từng việc (khoảng 95 % từ −" in text
    money = written(visit("profile.py", tinh="hue", tinh_theo="money", **SIMULATED))
    assert "Tương tự nhất" in money and "Chênh (điểm %)" not in money and "may rủi của từng việc (khoảng" not in money
