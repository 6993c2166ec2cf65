"""The form of a scheme: what the blank one holds, what a filled one becomes, and how each wrong cell is named."""

import csv
import io
from fractions import Fraction

import pytest
import xlsxwriter

from analytics.catalog import load_catalog
from analytics.scheme_forms import KINDS, Heading, blank_form, file_name, read_form
from analytics.scoring import evaluate
from tests.analytics.scoring.made import inputs

CATALOG = load_catalog()
HEADING = Heading(id="don-vi-2026", title="Bảng điểm của đơn vị", source="Quyết định của đơn vị")
HEADER = ["Mã", "Phần", "Tiêu chí", "Loại", "Điểm chuẩn", "Quy tắc", "Tham số", "Các mức", "Điều kiện"]
RATIO = ["a", "I", "Tỷ lệ xong", "cơ sở", "40", "tỷ lệ × điểm chuẩn", "", "", ""]
STEP = ["b", "I", "Ký số", "cơ sở", "1,5", "điểm theo mức", "", "dưới 50 = 0; từ 50 đến 95 = 1; trên 95 = 1,5", ""]


def text(*rows, mark=","):
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=mark).writerows([HEADER, *rows])
    return lines.getvalue()


def read(*rows):
    return read_form(text(*rows).encode(), HEADING, CATALOG)


def problems(*rows):
    return [each.message for each in read(*rows).problems]


@pytest.mark.parametrize("kind", KINDS)
def test_the_blank_form_reads_back_as_the_scheme_of_its_examples(kind):
    found = read_form(blank_form(kind), HEADING, CATALOG)
    assert found.problems == ()
    assert (found.scheme.base_max, found.scheme.bonus_cap, len(found.scheme.criteria)) == (Fraction("63.5"), 3, 5)
    assert [each.label for each in found.scheme.classes] == ["Hoàn thành xuất sắc", "Hoàn thành"]
    late = evaluate(found.scheme, inputs(**{"1": {"days_late": 3}})).points["1"].points
    assert (late, file_name(kind)) == (1, f"mau-bang-diem.{kind}")


def test_the_form_is_the_same_bytes_twice_and_the_two_kinds_are_one_scheme():
    assert blank_form("xlsx") == blank_form("xlsx")
    one, other = (read_form(blank_form(kind), HEADING, CATALOG).scheme for kind in KINDS)
    assert one.sha256 == other.sha256
    with pytest.raises(ValueError, match="pdf"):
        blank_form("pdf")


def test_a_filled_form_scores_exactly():
    scheme = read(RATIO, STEP).scheme
    score = evaluate(scheme, inputs(a={"numerator": 850, "denominator": 1000}, b={"value": 95}))
    assert (score.total.points, scheme.status, scheme.base_max) == (35, "own", Fraction("41.5"))


@pytest.mark.parametrize(
    "content",
    [
        text(RATIO, mark=";").encode("utf-8-sig"),
        text(RATIO, mark="\t").encode("utf-16"),
        ("Bảng điểm năm 2026\n\n" + text(RATIO)).encode(),
        text(["a", "I", "Tỷ lệ xong", "CƠ SỞ", "40", "ratio"]).encode(),
    ],
    ids=["semicolon", "utf16", "title above", "rule by its id"],
)
def test_the_form_is_read_however_it_was_saved(content):
    found = read_form(content, HEADING, CATALOG)
    assert (found.problems, found.scheme.criteria["a"].maximum) == ((), 40)


def test_numbers_of_a_workbook_are_numbers():
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    sheet.write_row(1, 0, [*RATIO[:4], 12.125, *RATIO[5:]])
    book.close()
    assert read_form(content.getvalue(), HEADING, CATALOG).scheme.base_max == Fraction("12.125")


def test_every_kind_of_row_finds_its_place():
    rows = [
        ["g", "I", "Có kế hoạch", "cơ sở", "0", "điều kiện"],
        [*RATIO[:8], "g"],
        ["c", "", "Sáng kiến", "thưởng", "6", "điểm cho mỗi lần", "cấp tỉnh = 2; cấp ngành = 3"],
        ["d", "", "Vi phạm", "trừ", "", "điểm cho mỗi lần", "cảnh cáo = -2"],
        ["e", "", "Vượt chỉ tiêu", "cơ sở", "10", "thực hiện ÷ chỉ tiêu × điểm chuẩn", "trần thực hiện (%) = 120"],
        ["", "", "Tổng điểm chuẩn", "giới hạn", "50"],
        ["", "", "Trần điểm trừ", "giới hạn", "4"],
        ["A", "", "Hạng A", "xếp loại", "45", "", "mỗi tiêu chí ít nhất (%) = 80; nhiều nhất (%) = 20"],
        ["B", "", "Hạng B", "xếp loại"],
    ]
    scheme = read(*rows).scheme
    assert scheme.criteria["a"].gates == ("g",)
    assert dict(scheme.criteria["c"].params["each"]) == {"cấp tỉnh": 2, "cấp ngành": 3}
    assert (scheme.penalty_cap, scheme.classes[0].quota_pct) == (4, 20)
    assert scheme.classes[0].conditions[0].min_pct_each == 80
    assert {each.section for each in scheme.criteria.values()} == {"s1"}
    given = inputs(
        g={"passed": True}, a={"numerator": 1, "denominator": 2}, c={"cấp tỉnh": 2}, d={"cảnh cáo": 3},
        e={"actual": 130, "target": 100},
    )  # fmt: skip
    assert evaluate(scheme, given).total.points == 20 + 4 - 4 + 12


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({3: "khác"}, "Dòng 2, cột “Loại”, ghi “khác”: không phải một loại. Ghi một trong: “cơ sở”"),
        ({3: ""}, "Dòng 2, cột “Loại”, ghi “”: đang trống"),
        ({2: ""}, "Dòng 2, cột “Tiêu chí”, ghi “”: đang trống"),
        ({4: "bốn mươi"}, "Dòng 2, cột “Điểm chuẩn”, ghi “bốn mươi”: không phải một số"),
        ({4: "1.500"}, "Dòng 2, cột “Điểm chuẩn”, ghi “1.500”: không phải một số đọc được một nghĩa"),
        ({5: "đoán"}, "Dòng 2, cột “Quy tắc”, ghi “đoán”: không phải một quy tắc"),
        ({6: "số mẫu 50"}, "Dòng 2, cột “Tham số”, ghi “số mẫu 50”: phần “số mẫu 50” thiếu dấu ="),
        ({6: "khác = 5"}, "không hiểu tham số “khác”. Tham số dùng được: "),
        ({6: "khi mẫu số bằng 0 = tuỳ"}, "“tuỳ” không phải một lựa chọn"),
        ({7: "khoảng 50 = 1"}, "mức “khoảng 50 = 1” không đọc được"),
        ({4: ""}, "Dòng 2: “Tỷ lệ xong”: quy tắc ratio cần điểm chuẩn"),
        ({8: "z"}, "Dòng 2: “Tỷ lệ xong”: mục gates ghi “z”"),
        ({5: "điểm theo mức", 7: "dưới 50 = 0; từ 60 = 40"}, "giữa mức “đến dưới 50” và mức “từ 60” có khoảng không"),
    ],
)
def test_a_wrong_cell_is_named_by_row_column_and_value(change, sentence):
    row = [change.get(at, cell) for at, cell in enumerate(RATIO)]
    (message,) = problems(row)
    assert sentence in message


def test_every_wrong_row_is_named_not_only_the_first():
    found = problems([*RATIO[:4], "x", *RATIO[5:]], RATIO, [*STEP[:5], "x"])
    assert [message.split(",")[0] for message in found] == ["Dòng 2", "Dòng 4"]


def test_a_limit_nobody_knows_and_a_sum_that_does_not_fit_are_refused():
    assert "không phải một giới hạn" in problems(RATIO, ["", "", "Trần khác", "giới hạn", "5"])[0]
    (message,) = problems(RATIO, ["", "", "Tổng điểm chuẩn", "giới hạn", "50"])
    assert message.startswith("Cộng điểm chuẩn các tiêu chí được 40, không khớp tổng điểm chuẩn 50")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "không tìm thấy dòng tiêu đề"),
        (b"\x81\x8d\x8f\x90,\x9d\n", "không đọc được thành chữ"),
        (b"PK\x03\x04xl/", "Không mở được sổ tính"),
        ("Tiêu chí,Điểm\nx,1\n".encode(), "không tìm thấy dòng tiêu đề có các cột “Tiêu chí”"),
        (text().encode(), "chưa có dòng tiêu chí nào"),
    ],
)
def test_a_file_that_is_no_form_gets_a_sentence(content, sentence):
    found = read_form(content, HEADING, CATALOG)
    assert found.scheme is None
    assert sentence in found.problems[0].message
