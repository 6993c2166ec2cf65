"""Paragraphs with one error each: it is caught, nothing else is called false; and texts that only look wrong."""

import pytest

from analytics.briefing.sentences import FALSE, TRUE, check

PLANTED = {
    "a wrong digit": (
        "9 tháng năm 2013, Kiên Giang thi hành xong 6.884 việc/10.928 việc có điều kiện, đạt tỷ lệ 62,63 %.",
        ["6.884 việc"],
    ),
    "a quotient that does not come out": (
        "9 tháng năm 2013, Kiên Giang thi hành xong 6.844 việc/10.928 việc có điều kiện, đạt tỷ lệ 63,62 %.",
        ["63,62 %"],
    ),
    "việc and tiền swapped": (
        "9 tháng năm 2013, tỉnh Kiên Giang đạt 48,34 % về việc và 62,63 % về tiền.",
        ["48,34 %", "62,63 %"],
    ),
    "two columns swapped": (
        "Năm 2022, Gia Lai có điều kiện thi hành 5.255 việc, chưa có điều kiện thi hành 13.409 việc, thi hành xong "
        "11.072 việc.",
        ["5.255 việc", "13.409 việc"],
    ),
    "the wrong year": (
        "9 tháng năm 2014, Kiên Giang thi hành xong 6.844 việc, thu 328.457.223.000 đồng.",
        ["6.844 việc"],
    ),
    "points told as percent of a number": (
        "Năm 2025, toàn quốc thi hành xong 577.876 việc (tăng 0,4 % so với năm 2024), đạt tỷ lệ 84,25 %.",
        ["0,4 %"],
    ),
    "a gap that is too wide": (
        "Năm 2022, Gia Lai đạt 82,57 % về việc, tăng 12,33 điểm % so với cùng kỳ, vượt chỉ tiêu 5,7 %.",
        ["5,7 %"],
    ),
    "the unit of money": (
        "Năm 2021, Vĩnh Phúc thi hành xong hơn 5.750 việc với hơn 157 triệu đồng.",
        ["hơn 157 triệu đồng"],
    ),
    "money for each việc that cannot be": (
        "Năm 2009, THADS TP. Hồ Chí Minh đã thi hành xong 88.300 việc với số tiền gần 3,3 tỷ đồng.",
        ["gần 3,3 tỷ đồng"],
    ),
    "rounded the wrong way": (
        "6 tháng năm 2019, TP. Hồ Chí Minh thi hành xong 26.515 việc, đạt tỷ lệ 48,5 %; năm 2022 Gia Lai đạt tỷ lệ "
        "82,5 % về việc.",
        ["82,5 %"],
    ),
    "a sum that does not close": (
        "Năm 2019, tỉnh Hà Nam thụ lý 3.411 việc, trong đó số cũ chuyển sang 1.000 việc, thụ lý mới 2.431 việc.",
        ["3.411 việc"],
    ),
    "the wrong place": (
        "Năm 2021, chỉ số thiết chế pháp lý của tỉnh Vĩnh Phúc tăng từ 76% lên 90%, đứng thứ 3/16 chỉ số.",
        ["3/16"],
    ),
    "the province that it merged into": (
        "9 tháng năm 2013, Cục THADS tỉnh An Giang đã thi hành xong 6.844 việc.",
        ["6.844 việc"],
    ),
    "a bound told as a figure": (
        "Năm 2021, toàn tỉnh Vĩnh Phúc thi hành xong 5.750 việc, đạt hơn 84 % về việc.",
        ["5.750 việc"],
    ),
    "a bound that is not kept": (
        "Năm 2022, Gia Lai thi hành xong hơn 11.000 việc, đạt hơn 84 % về việc.",
        ["hơn 84 %"],
    ),
    "a target": (
        "Năm 2013, Kiên Giang phấn đấu đạt trên 87 % về việc và 77 % về giá trị.",
        ["trên 87 %"],
    ),
    "an award too few": (
        "Năm 2022, Cục THADS tỉnh Bến Tre tặng Giấy khen cho 14 tập thể và 114 cá nhân trong ngành, công nhận 20 cá "
        "nhân đạt danh hiệu Chiến sĩ thi đua cơ sở.",
        ["114"],
    ),
}
FAIR = {
    "a change against a year that is named": (
        "Toàn quốc năm 2022 thi hành xong 539.290 việc, đạt tỷ lệ 82,50 %, tăng 1,09 % so với năm 2020."
    ),
    "above the country, not above a target": (
        "9 tháng năm 2013, Kiên Giang đạt 62,63 % về việc, cao hơn 2,5 % so với cả nước."
    ),
    "ahead of a pace, not of a target": (
        "6 tháng năm 2019, TP. Hồ Chí Minh đạt 48,49 % về việc, vượt tiến độ 11,99 %."
    ),
    "a fraction of all and a rate of the enforceable": (
        "9 tháng năm 2025, tỉnh Gia Lai đã thi hành xong 12.368/27.745 việc, đạt 63,57 %."
    ),
    "a rate of all that must be enforced": "Năm 2020, toàn quốc đạt 65,13 % trên tổng số việc phải thi hành.",
}


@pytest.mark.parametrize("error", PLANTED)
def test_a_planted_error_is_caught_and_nothing_else_is_called_false(published, error):
    text, expected = PLANTED[error]
    assert [each.figure.text for each in check(published.warehouse, text) if each.verdict == FALSE] == expected


@pytest.mark.parametrize("case", FAIR)
def test_what_only_looks_wrong_is_not_called_false(published, case):
    found = check(published.warehouse, FAIR[case])
    assert found and not [each.figure.text for each in found if each.verdict == FALSE]


def test_the_reason_names_where_a_misplaced_figure_belongs(published):
    (found,) = [
        each for each in check(published.warehouse, PLANTED["the wrong year"][0]) if each.figure.text == "6.844 việc"
    ]
    assert "Kiên Giang, 9 tháng năm 2013" in found.reason
    (found,) = check(published.warehouse, PLANTED["the province that it merged into"][0])
    assert "của Kiên Giang" in found.reason and found.known.unit_id == "kien-giang"


def test_points_told_of_a_number_are_named_as_points(published):
    text = PLANTED["points told as percent of a number"][0]
    (found,) = [each for each in check(published.warehouse, text) if each.figure.text == "0,4 %"]
    assert "điểm % của tỷ lệ" in found.reason


def test_the_reader_can_say_what_the_text_does_not(published):
    text = "Đơn vị đã thi hành xong 6.844 việc."
    (found,) = check(published.warehouse, text)
    assert "đơn vị nào" in found.reason
    (found,) = check(published.warehouse, text, unit_id="kien-giang", year=2013, months=9)
    assert found.verdict == TRUE


def test_an_earlier_state_of_the_ledger_knows_less(published):
    text = "9 tháng năm 2013, Kiên Giang thi hành xong 6.844 việc."
    (found,) = check(published.warehouse, text, at=0)
    assert found.verdict == "unknown" and "Sổ chưa có" in found.reason
