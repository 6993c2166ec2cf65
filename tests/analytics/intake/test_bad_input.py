"""Every kind of bad input gets its own sentence, with its place, and nothing else is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

HEADER = "Đơn vị,Năm,Tháng,Phải thi hành,Có điều kiện,Xong\n"


def said(reading):
    return [(found.row, found.column, found.code, found.value) for found in reading.findings]


WHOLE_FILES = [
    ("so-lieu.xlsx", (HEADER + "Hà Nội,2020,12,3,2,1\n").encode(), "workbook_not_one"),
    ("so-lieu.doc", (HEADER + "Hà Nội,2020,12,3,2,1\n").encode(), "file_extension"),
    ("so-lieu.xls", b"<html><table><tr><td>unit</td></tr></table></html>", "workbook_not_one"),
    ("tep.csv", b"", "file_empty"),
    ("tep.csv", b"\xef\xbb\xbf \r\n\r\n", "file_empty"),
    ("tep.csv", b"PK\x03\x04" + b"\x00" * 30 + b"xl/worksheets/sheet1.xml", "workbook_misnamed"),
    ("tep.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "file_binary"),
    ("tep.csv", b"%PDF-1.7 \xe2\xe3", "file_binary"),
    ("tep.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "file_binary"),
    ("tep.csv", b"<html><table><tr><td>unit</td></tr></table></html>", "file_binary"),
    ("tep.csv", b"\x00\x01\x02abc\x00\xff" * 200, "file_binary"),
    ("tep.csv", b"\x01\x02\x03\x04abc" * 200, "file_binary"),
    ("tep.csv", b"0,1\n" * 30_100_000, "file_too_large"),
    ("tep.csv", b"a,b,c\n1,2,3\n", "header_not_found"),
    ("tep.csv", (HEADER).encode(), "no_rows"),
    ("tep.csv", (HEADER + "Hà Nội,2020,12,3\x00,2,1\n").encode(), "encoding_nul"),
    ("tep.csv", ("cột," * 60_000 + "\n1\n").encode(), "file_too_wide"),
    ("tep.csv", (HEADER + '"' + "9" * 20_000_000).encode(), "cell_too_long"),
    ("tep.csv", (HEADER + "Hà Nội,2020,12," + "9" * 20_000_000 + ",2,1\n").encode(), "cell_too_long"),
]


@pytest.mark.parametrize(("name", "content", "code"), WHOLE_FILES, ids=[code for _, _, code in WHOLE_FILES])
def test_a_file_that_is_no_table_is_refused_in_one_sentence(read, name, content, code):
    reading = read(content, file_name=name)
    assert (reading.status, [found.code for found in reading.findings]) == ("rejected", [code])
    assert reading.findings[0].message and reading.findings[0].suggestion


ROWS = [
    ("Hà Nôi2,2020,12,3,2,1", [(2, "unit", "unit_unknown", "Hà Nôi2")]),
    ("Đâu Đó Xa Lắm,2020,12,3,2,1", [(2, "unit", "unit_unknown_alone", "Đâu Đó Xa Lắm")]),
    ("Châu Thành,2020,12,3,2,1", [(2, "unit", "unit_ambiguous", "Châu Thành")]),
    ("Yên Bái,2025,12,3,2,1", [(2, "unit", "unit_not_at_date", "Yên Bái")]),
    (",2020,12,3,2,1", [(2, "unit", "value_missing", None)]),
    ("Hà Nội,20,12,3,2,1", [(2, "year", "year_invalid", "20")]),
    ("Hà Nội,1066,12,3,2,1", [(2, "year", "year_invalid", "1066")]),
    ("Hà Nội,,12,3,2,1", [(2, "year", "value_missing", None)]),
    ("Hà Nội,2020,13,3,2,1", [(2, "months", "months_out_of_range", "13")]),
    ("Hà Nội,2020,0,3,2,1", [(2, "months", "months_out_of_range", "0")]),
    ("Hà Nội,2020,31/9,3,2,1", [(2, "months", "date_impossible", "31/9")]),
    ("Hà Nội,2020,15/6,3,2,1", [(2, "months", "period_not_month_end", "15/6")]),
    ("Hà Nội,2020,31/12/2020,3,2,1", [(2, "months", "period_year_differs", "31/12/2020")]),
    ("Hà Nội,2020,Quý II,3,2,1", [(2, "months", "months_not_cumulative", "Quý II")]),
    ("Hà Nội,2020,tháng 9,3,2,1", [(2, "months", "months_invalid", "tháng 9")]),
    ("Hà Nội,2020,12,ba,2,1", [(2, "must_enforce", "number_text", "ba")]),
    ("Hà Nội,2020,12,n/a,2,1", [(2, "must_enforce", "number_text", "n/a")]),
    ("Hà Nội,2020,12,#N/A,2,1", [(2, "must_enforce", "number_excel_error", "#N/A")]),
    ("Hà Nội,2020,12,=SUM(A1),2,1", [(2, "must_enforce", "number_formula", "=SUM(A1)")]),
    ("Hà Nội,2020,12,+3,2,1", [(2, "must_enforce", "number_formula", "+3")]),
    ("Hà Nội,2020,12,٣,2,1", [(2, "must_enforce", "number_digits", "٣")]),
    ("Hà Nội,2020,12,0x10,2,1", [(2, "must_enforce", "number_malformed", "0x10")]),
    ("Hà Nội,2020,12,1e3,2,1", [(2, "must_enforce", "number_malformed", "1e3")]),
    ("Hà Nội,2020,12,1.4498.108.000,2,1", [(2, "must_enforce", "number_malformed", "1.4498.108.000")]),
    ("Hà Nội,2020,12,3.00 việc,2,1", [(2, "must_enforce", "number_fraction", "3.00 việc")]),
    ("Hà Nội,2020,12,7.5,2,1", [(2, "must_enforce", "number_fraction", "7.5")]),
    ("Hà Nội,2020,12,5 tỷ đồng,2,1", [(2, "must_enforce", "number_wrong_measure", "5 tỷ đồng")]),
    ("Hà Nội,2020,12,5 %,2,1", [(2, "must_enforce", "number_wrong_measure", "5 %")]),
    ("Hà Nội,2020,12," + "9" * 30 + ",2,1", [(2, "must_enforce", "number_too_large", "9" * 30)]),
    ("Hà Nội,2020,12,3,2,-1", [(2, "completed", "number_negative", "−1")]),
    ("Hà Nội,2020,12,3,2,10", [(2, "completed", "identity_broken", "10")]),
    ("Hà Nội,2020,12,3,5,1", [(2, "enforceable", "identity_broken", "5")]),
    ("Hà Nội,2020,12,gần trên 95,2,1", [(2, "must_enforce", "qualifier_conflict", "gần trên 95")]),
    ("Hà Nội,2020,12,hơn 3,gần 2,1", [(2, "qualifier", "qualifier_mixed", None)]),
    ("Hà Nội,2020,12,3,2", [(2, None, "row_too_short", None)]),
    ("Hà Nội,2020,12,1,234,2,1", [(2, None, "row_too_long", None)]),
    ('"Hà Nội,2020,12,3,2,1', [(2, None, "quotes_broken", None)]),
    ('"Hà" Nội,2020,12,3,2,1', [(2, None, "quotes_broken", None)]),
]


@pytest.mark.parametrize(("row", "expected"), ROWS, ids=[expected[0][2] + ":" + row for row, expected in ROWS])
def test_a_bad_row_is_told_with_row_column_and_value_and_nothing_more(read, row, expected):
    reading = read(HEADER + row + "\n")
    assert (reading.status, reading.table) == ("rejected", None)
    assert said(reading) == expected
    assert all(found.severity == "error" and found.suggestion for found in reading.findings)


HEADERS = [
    ("unit,year,Phải thi hanh,completd\n", [("header_misspelt", "completd")]),
    ("unit,months,completed\n", [("header_missing", "year")]),
    ("year,completed\n", [("header_missing", "unit")]),
    ("unit,year,source\n", [("header_no_figure", None)]),
    ("unit,year,Xong,completed\n", [("header_repeated", "completed")]),
]


@pytest.mark.parametrize(("header", "expected"), HEADERS, ids=[codes[0][0] for _, codes in HEADERS])
def test_a_wrong_header_is_told_before_any_row_is_judged(read, header, expected):
    reading = read(header + "không,là,gì,cả\n")
    assert [(found.code, found.column) for found in reading.findings] == expected
    assert (reading.status, reading.findings[0].row) == ("rejected", 1)


def test_a_column_that_means_nothing_to_us_is_named_and_not_used(read):
    reading = read("STT,Đơn vị,Năm,Xong,Đơn vị cũ\n1,Hà Nội,2020,5,Hà Tây\n")
    assert [(found.code, found.column, found.severity) for found in reading.findings] == [
        ("header_ordinary", "STT", "note"),
        ("header_unknown", "Đơn vị cũ", "warning"),
    ]
    assert reading.status == "readable"


def test_a_header_of_money_in_the_table_of_cases_is_doubted(read):
    reading = read("Đơn vị,Năm,Xong (1.000 đồng)\nHà Nội,2020,5\n")
    assert [(found.code, found.severity) for found in reading.findings] == [("header_other_unit", "warning")]


def test_a_sentence_says_where_what_and_what_to_do(read):
    (found,) = read(HEADER + "Yên Bái,2025,12,3,2,1\n").findings
    assert found.message == (
        "Dòng 2, cột “Đơn vị”: “Yên Bái” không có ở cuối kỳ năm 2025: "
        "Yên Bái chỉ có đến hết 30/06/2025, sau đó thuộc Lào Cai (mới)."
    )
    (found,) = read(HEADER + "Hà Nội,2020,12,30,8,10\n").findings
    assert found.message == "Dòng 2, cột “Xong”: thi hành xong 10, lớn hơn có điều kiện thi hành 8."


def test_every_fault_of_every_row_is_listed_in_the_order_of_the_file(read):
    reading = read(HEADER + "Hà Nội,2020,12,x,2,1\nHuế,2020,12,9,9,1\nHà Lội,20,13,y,2,1\n")
    assert [(found.row, found.column, found.code) for found in reading.findings] == [
        (2, "must_enforce", "number_text"),
        (4, "must_enforce", "number_text"),
        (4, "year", "year_invalid"),
        (4, "months", "months_out_of_range"),
    ]


def test_a_column_wrong_in_every_row_is_told_up_to_a_limit_and_the_rest_is_counted(read):
    reading = read("unit,year,months,completed\n" + "ha-noi,2020,13,1\n" * 6000)
    assert len(reading.findings) == 5001
    assert (reading.findings[0].code, reading.findings[0].message) == (
        "more_of_same",
        "Cột “months” còn 1000 dòng nữa cùng lỗi này.",
    )


def test_an_answer_that_was_never_offered_is_refused_with_the_offers(read):
    reading = read(HEADER + "Hà Nội,2020,12,3,2,1\n", money_unit="xu")
    assert [found.code for found in reading.findings] == ["answer_unknown"]
    assert "nghin_dong" in reading.findings[0].suggestion


def test_a_mended_file_is_readable_when_dropped_again(read):
    assert read(HEADER + "Hà Nội,2020,31/9,3,2,1\n").status == "rejected"
    reading = read(HEADER + "Hà Nội,2020,30/9,3,2,1\n")
    assert (reading.status, reading.table["months"].to_pylist()) == ("readable", [12])


GOOD = (HEADER + "Hà Nội,2020,12,1.234,62,5\n" + "Tổng cộng,,,1,2,3\n").encode()
SPOILS = st.lists(
    st.tuples(
        st.integers(0, len(GOOD)), st.sampled_from([b"", b",", b'"', b"\n", b"\x00", b"\xff", b"-", b"9", "đ".encode()])
    )
)


@settings(max_examples=200, deadline=None)
@given(spoils=SPOILS, dataset=st.sampled_from(["cases", "money", "targets"]))
def test_a_spoilt_file_is_read_or_refused_and_never_breaks_the_reading(read, spoils, dataset):
    content = GOOD
    for place, piece in spoils:
        content = content[:place] + piece + content[place + 1 :]
    reading = read(content, dataset)
    assert reading.status == "readable" or reading.findings or reading.questions
    assert (reading.table is None) == (reading.status != "readable")


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_at_all_are_answered(read, content):
    assert read(content).status == "rejected"
