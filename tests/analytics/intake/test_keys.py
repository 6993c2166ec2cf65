"""Whose figures, of which period: units on the last day of the period, years, cumulative months, choices."""

from datetime import date

import pytest

from analytics.intake import dates

MONTHS = {
    "9": 9, "09": 9, "9 tháng": 9, "05 tháng": 5, "5 tháng năm 2026": 5, "Tháng thứ 5": 5, "luỹ kế 5 tháng": 5,
    "6 tháng đầu năm": 6, "6 THÁNG ĐẦU NĂM 2012": 6, "Quý I": 3, "quý 1": 3, "Quý I/2025": 3, "cả năm": 12,
    "Năm": 12, "Năm 2025": 12, "12 tháng": 12, "đến 30/6": 9, "30/9/2025": 12, "đến hết ngày 31/12/2024": 3,
    "từ 1/10/2024 đến 30/6/2025": 9, "2025-03-31": 6, "2025-03-31 00:00:00": 6, "28/2": 5, "29/2/2024": 5,
}  # fmt: skip


@pytest.mark.parametrize(("text", "months"), MONTHS.items())
def test_a_period_is_months_since_the_first_of_october(text, months):
    assert (dates.months(text).months, dates.months(text).problem) == (months, None)


WRONG_MONTHS = {
    "13": "months_out_of_range", "0": "months_out_of_range", "31/9": "date_impossible", "30/2": "date_impossible",
    "31/9/2018": "date_impossible", "15/6": "period_not_month_end", "28/2/2024": "period_not_month_end",
    "Quý II": "months_not_cumulative", "6 tháng cuối năm": "months_not_cumulative",
    "từ 1/1/2025 đến 30/6/2025": "months_not_cumulative", "tháng 9": "months_invalid", "9/2025": "months_invalid",
    "7.5": "months_invalid", "chín": "months_invalid", "-9": "months_invalid",
}  # fmt: skip


@pytest.mark.parametrize(("text", "problem"), WRONG_MONTHS.items())
def test_what_is_no_cumulative_period_says_why(text, problem):
    assert (dates.months(text).months, dates.months(text).problem) == (None, problem)


@pytest.mark.parametrize("text", ["2025", "Năm 2025", "FY2025", "NĂM CÔNG TÁC 2025", " 2025 "])
def test_a_year_is_four_digits_with_or_without_its_name(text):
    assert dates.year(text) == 2025


@pytest.mark.parametrize("text", ["25", "2.025", "2025.0", "-2025", "1890", "20255", "2024-2025"])
def test_anything_else_is_no_year(text):
    assert dates.year(text) is None


def test_a_day_is_written_day_first():
    assert [dates.day(text) for text in ("1/7/2025", "2025-07-01", "31/9/2025", "1/7", "mai")] == [
        date(2025, 7, 1),
        date(2025, 7, 1),
        "date_impossible",
        "date_invalid",
        "date_invalid",
    ]


def test_a_name_is_understood_on_the_last_day_of_its_period(read):
    lines = "Lào Cai,2025,9,1\nLào Cai,2025,12,2\nYên Bái,2025,9,3\nHà Tây,2008,9,4\nLào Cai (cũ),2025,9,5\n"
    reading = read("Đơn vị,Năm,Tháng,Xong\n" + lines.rpartition("Lào Cai (cũ)")[0])
    assert reading.table["unit_id"].to_pylist() == ["lao-cai-cu", "lao-cai-moi", "yen-bai", "ha-tay"]


def test_a_unit_that_was_not_there_is_told_with_its_history(read):
    reading = read("Đơn vị,Năm,Xong\nYên Bái,2025,1\nHà Tây,2010,2\nLào Cai (mới),2024,3\nĐiện Biên,2003,4\n")
    assert [(found.row, found.code) for found in reading.findings] == [
        (row, "unit_not_at_date") for row in (2, 3, 4, 5)
    ]
    assert "sau đó thuộc Hà Nội" in reading.findings[1].message
    assert "chỉ có từ 01/07/2025" in reading.findings[2].message


def test_an_office_named_with_its_province_is_told_when_it_closed(read):
    reading = read('Đơn vị,Năm,Xong\n"Chi cục THADS huyện Bát Xát, Lào Cai",2025,1\n"Khu vực 1, Lào Cai",2024,1\n')
    assert [(found.row, found.code) for found in reading.findings] == [(2, "unit_not_at_date"), (3, "unit_not_at_date")]
    assert "chỉ có đến hết 30/06/2025" in reading.findings[0].message


def test_many_unknown_names_are_all_told(read):
    rows = "".join(f"Xứ {letter}{other},2024,1\n" for letter in "bcdghklmnp" for other in "bcdghk")
    reading = read("Đơn vị,Năm,Xong\n" + rows)
    assert len(reading.findings) == 60
    assert {found.code for found in reading.findings} <= {"unit_unknown", "unit_unknown_alone"}


def test_year_and_months_come_from_the_title_when_the_table_has_none(read):
    reading = read("Kết quả 9 tháng năm 2025\nĐơn vị,Xong\nYên Bái,5\n")
    row = reading.table.to_pylist()[0]
    assert (row["unit_id"], row["year"], row["months"]) == ("yen-bai", 2025, 9)
    assert {"year", "months"} <= {decision.what for decision in reading.decisions}


@pytest.mark.parametrize(
    "title", ["Thông tư 05/2024 ngày 10 tháng 6 năm 2024", "So sánh năm 2024 với năm 2025", "Biểu 1"]
)
def test_a_title_that_names_no_single_period_is_no_evidence(read, title):
    lines = title.replace(" với ", "\nvới ")
    reading = read(lines + "\nĐơn vị,Xong\nHuế,5\n")
    assert [found.code for found in reading.findings] == ["header_missing"]
    assert read(lines + "\nĐơn vị,Xong\nHuế,5\n", year=2024, months=3).table["months"].to_pylist() == [3]


def test_missing_months_are_the_whole_year_and_it_is_said(read):
    reading = read("Đơn vị,Năm,Xong\nHuế,2024,5\n")
    assert reading.table["months"].to_pylist() == [12]
    assert [decision.value for decision in reading.decisions if decision.what == "months"] == ["12 tháng"]


def test_choices_are_known_by_any_of_their_names_and_blank_ones_take_the_default(read):
    header = "Đơn vị,Năm,Xong,Nhóm,Trạng thái số liệu,Mức chính xác\n"
    reading = read(header + "Huế,2024,5,tin dung ngan hang,CHÍNH THỨC,hơn\nHuế,2024,9,,,\n")
    names = ("group", "vintage", "qualifier")
    assert [tuple(row[name] for name in names) for row in reading.table.to_pylist()] == [
        ("credit", "final", "more_than"),
        ("all", "preliminary", "exact"),
    ]
    assert [decision.evidence for decision in reading.decisions if decision.what == "vintage"] == [
        "1 dòng không ghi “Trạng thái số liệu”."
    ]
    assert [found.value for found in read(header + "Huế,2024,5,,xong rồi,\n").findings] == ["xong rồi"]
    assert read(header + "Huế,2024,5,,,\n", vintage="final").table["vintage"].to_pylist() == ["final"]


TARGETS = "Đơn vị,Năm,Về việc/về tiền,Chỉ tiêu (%),Cách so,Có hiệu lực từ\n"


def test_targets_are_read_through_the_same_door(read):
    reading = read(TARGETS + "Kiên Giang,2013,về việc,88,Trên,\nKiên Giang,2013,Về tiền,77 %,>,1/10/2012\n", "targets")
    assert [(str(row["target_pct"]), row["comparator"], row["dimension"], row["valid_from"], row["kind"])
            for row in reading.table.to_pylist()] == [
        ("88.0000", ">", "cases", None, "assigned"),
        ("77.0000", ">", "money", date(2012, 10, 1), "assigned"),
    ]  # fmt: skip


def test_a_target_of_the_year_of_the_merger_must_say_which_of_two_units_it_is_for(read):
    reading = read(TARGETS + "Lào Cai,2025,Việc,84,,\nYên Bái,2025,Việc,84,,\n", "targets")
    assert [(found.row, found.code) for found in reading.findings] == [(2, "unit_ambiguous")]
    rows = "Lào Cai,2025,Việc,84,,01/07/2025\nLào Cai,2025,Việc,85,,01/10/2024\nYên Bái,2025,Việc,84,,\n"
    assert read(TARGETS + rows, "targets").table["unit_id"].to_pylist() == ["lao-cai-moi", "lao-cai-cu", "yen-bai"]


def test_an_answer_that_the_file_contradicts_is_said_and_the_file_holds(read):
    reading = read("Đơn vị,Năm,Tháng,Xong\nHuế,2024,9,5\nHà Nội,2024,6,6\n", year=2023, months=9)
    assert reading.table["year"].to_pylist() == [2024, 2024]
    assert [(found.row, found.code, found.severity) for found in reading.findings] == [
        (2, "year_answer_differs", "warning"),
        (3, "months_answer_differs", "warning"),
    ]
    assert "chọn năm 2023" in reading.findings[0].message and "2 dòng" in reading.findings[0].message
    assert read("Đơn vị,Năm,Xong\nHuế,2024,5\n", year=2024, months=9).findings == ()


@pytest.mark.parametrize(
    ("text", "row", "value"),
    [
        ("Đơn vị;Năm;Kỳ;Xong\nHuế;2012;6 tháng đầu năm;100\nHà Nội;2012;6 tháng đầu năm;200\n", 2, "6 tháng đầu năm"),
        ("Kết quả 6 tháng đầu năm 2012;;\nĐơn vị;Năm;Xong\nHuế;2012;100\n", 1, "Kết quả 6 tháng đầu năm 2012"),
    ],
)
def test_half_of_an_unnamed_year_is_read_as_the_working_years_and_said_so(read, text, row, value):
    (said,) = [each for each in read(text).findings if each.code == "half_year_read"]
    assert (said.row, said.value, said.severity) == (row, value, "warning")
    assert "từ 01/10 đến 31/3" in said.message and "9 tháng" in said.suggestion


@pytest.mark.parametrize("months", ["6", "6 tháng", "6 tháng đầu năm công tác", "9 tháng đầu năm"])
def test_a_period_that_says_which_year_raises_no_doubt(read, months):
    assert read(f"Đơn vị;Năm;Kỳ;Xong\nHuế;2012;{months};100\n").findings == ()
