"""Finding the table in a file: delimiters, headers, titles, totals, footers; and two readers with one result."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intake.sheet import BrokenQuotes, read_any, read_regular

EXPECTED = [("ha-noi", 2024, 9, 1000, 800, 600), ("hue", 2024, 9, 500, 400, 300)]


def rows(reading):
    names = ("unit_id", "year", "months", "must_enforce", "enforceable", "completed")
    return [tuple(row[name] for name in names) for row in reading.table.to_pylist()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_usual_delimiter_and_line_end(read, delimiter, line_end):
    lines = [
        "unit,year,months,must_enforce,enforceable,completed",
        "Hà Nội,2024,9,1000,800,600",
        "Huế,2024,9,500,400,300",
    ]
    reading = read((line_end.join(lines) + line_end).replace(",", delimiter))
    assert rows(reading) == EXPECTED


HEADERS = [
    "Đơn vị;Năm;Tháng;Phải thi hành;Có điều kiện;Xong",
    "ĐƠN VỊ;NĂM BÁO CÁO;SỐ THÁNG;TỔNG SỐ PHẢI THI HÀNH;CÓ ĐIỀU KIỆN THI HÀNH;THI HÀNH XONG",
    "Ten don vi;Nam cong tac;Ky bao cao;Phai thi hanh;So co dieu kien;Giai quyet xong",
    '"Tỉnh/Thành\nphố";Năm;"Số\ntháng";"Phải thi hành\n(việc)";"Có điều kiện (6)";"Xong (việc)"',
    "Cơ quan THADS;Năm;Tháng;Phải\u00a0thi hành; Có điều kiện ;Xong, việc",
    "Tỉnh;Năm;Tháng;Phải thi hành [việc];CĐK;Thi hành xong hoàn toàn",
]


@pytest.mark.parametrize("header", HEADERS)
def test_headers_as_staff_write_them(read, header):
    reading = read(header + "\nHà Nội;2024;9;1000;800;600\nHuế;2024;9;500;400;300\n")
    assert (reading.findings, rows(reading)) == ((), EXPECTED)


def test_columns_stand_in_any_order_and_the_headers_are_remembered(read):
    reading = read("Xong,Năm,Tỉnh,Có điều kiện\n600,2024,Hà Nội,800\n")
    assert reading.headers == {"completed": "Xong", "year": "Năm", "unit": "Tỉnh", "enforceable": "Có điều kiện"}
    assert reading.preview == (("Xong", "Năm", "Tỉnh", "Có điều kiện"), ("600", "2024", "Hà Nội", "800"))


REPORT = """\
CỤC THI HÀNH ÁN DÂN SỰ,,,,,
"BÁO CÁO KẾT QUẢ
THI HÀNH ÁN",,,,,
9 tháng năm 2024,,,,,
,,,,,
STT,Tên đơn vị,Phải thi hành,Có điều kiện,Xong,Ghi chú
A,B,1,2,3,4
I,Các tỉnh,,,,
1,Hà Nội,1.000,800,600,
2,Huế,500,400,300,đã đối chiếu
3,Cao Bằng,-,,–,chưa báo cáo
,Tổng cộng,1.500,1.200,900,
,,,,,
,,,,"Hà Nội, ngày 05 tháng 7 năm 2024",
Người lập biểu,,,,CỤC TRƯỞNG,
Nguyễn Văn A,,,,Trần Thị B,
"""


def test_a_report_with_titles_totals_and_signatures_gives_its_rows_and_names_the_rest(read):
    reading = read(REPORT)
    assert rows(reading) == EXPECTED
    assert reading.table["row"].to_pylist() == [8, 9]
    assert [(row, reason) for row, reason, _ in reading.left_out] == [
        (1, "title"),
        (2, "title"),
        (3, "title"),
        (4, "blank"),
        (6, "column_numbers"),
        (7, "no_figures"),
        (10, "no_figures"),
        (11, "total"),
        (12, "blank"),
        (13, "footer"),
        (14, "footer"),
        (15, "footer"),
    ]
    assert {row: text for row, _, text in reading.left_out}[11] == "Tổng cộng | 1.500 | 1.200 | 900"
    assert reading.rows_read == 14
    assert reading.file_totals == {"must_enforce": 1500, "enforceable": 1200, "completed": 900}


@pytest.mark.parametrize(
    "name", ["Tổng cộng", "TỔNG CỘNG:", "Cộng", "Tổng số", "Tong cong", "Cộng toàn tỉnh", "Toàn tỉnh"]
)
def test_a_total_is_left_out_by_name(read, name):
    reading = read(f"Đơn vị,Năm,Xong\nHuế,2024,5\n{name},2024,5\n")
    assert [(row, reason) for row, reason, _ in reading.left_out] == [(3, "total")]


def test_the_nation_is_data_and_a_company_is_no_total(read):
    assert read("Đơn vị,Năm,Xong\nToàn quốc,2024,5\n").table["unit_id"].to_pylist() == ["toan-quoc"]
    reading = read("Đơn vị,Năm,Xong\nCông ty X,2024,5\n")
    assert [found.code for found in reading.findings] == ["unit_unknown_alone"]


def test_a_bad_row_below_the_footer_is_not_swallowed(read):
    reading = read("Đơn vị,Năm,Xong\nHuế,2024,5\nNguồn: báo cáo,,\nHà Lội,2024,7\n")
    assert [(found.row, found.value) for found in reading.findings] == [(4, "Hà Lội")]


def test_a_header_merged_over_two_rows_is_put_together(read):
    reading = read("Đơn vị;Năm;Phải thi hành;;\n;;Tổng số;Có điều kiện;Chưa có điều kiện\nHuế;2020;90;60;30\n")
    row = reading.table.to_pylist()[0]
    assert (row["must_enforce"], row["enforceable"], row["not_enforceable"], row["row"]) == (90, 60, 30, 3)


def test_rows_are_counted_as_excel_does_when_cells_hold_line_breaks(read):
    reading = read('Đơn vị,Năm,Xong,Nguồn\nHuế,2024,5,"hai\ndòng"\nHà Nội,2024,x,\n')
    assert [found.row for found in reading.findings] == [3]


def test_empty_cells_right_of_the_table_and_a_separator_line_do_not_matter(read):
    reading = read("sep=;\nĐơn vị;Năm;Xong\nHuế;2024;5;;;\n")
    assert (reading.status, [tuple(each)[:2] for each in reading.left_out]) == ("readable", [(1, "separator")])


def test_the_delimiter_is_the_one_that_brings_headers_to_light_not_the_most_frequent(read):
    reading = read("Đơn vị;Năm;Xong\n" + "Huế;2024;1,000,000\n")
    assert reading.table["completed"].to_pylist() == [1_000_000]


CELLS = st.text(alphabet='ab,;"\n 1.Đé\u00a0', max_size=6)
RECORDS = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
)


@settings(max_examples=300, deadline=None)
@given(RECORDS, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_the_two_readers_agree_wherever_the_fast_one_dares(records, quoted, line_end):
    def written(cell):
        return '"' + cell.replace('"', '""') + '"' if quoted else cell

    width = len(records[0])
    body = (line_end.join(",".join(map(written, record)) for record in records) + line_end).encode()
    fast = read_regular(body, ",", width)
    if fast is not None:
        slow, misshapen = read_any(body, ",", width)
        assert [column.to_pylist() for column in fast] == [column.to_pylist() for column in slow]
        assert not misshapen


def test_a_regular_text_is_read_fast_and_an_irregular_one_carefully():
    assert read_regular(b'a,"b,c"\r\n,"d"\n', ",", 2) is not None
    for body in (b'a,"b""c"\n', b'a,"b\nc"\n', b"a\n", b"a,b,c\n", b'a,b"c\n', b"a\rb,c\n"):
        assert read_regular(body, ",", 2) is None


def test_a_long_text_keeps_its_rows_in_order_in_both_readers():
    body = "".join(f"{i},x\n" for i in range(20_000)).encode()
    fast, (slow, _) = read_regular(body, ",", 2), read_any(body, ",", 2)
    assert fast[0] == slow[0] == pa.array([str(i) for i in range(20_000)])


def test_a_quote_left_open_is_found_where_it_opens():
    with pytest.raises(BrokenQuotes) as broken:
        read_any(b'a,b\n"c,d\ne,f\n', ",", 2)
    assert broken.value.row == 1


def test_a_person_may_say_which_mark_separates_and_in_which_row_the_header_ends(read):
    """Read by itself the first line would be the header; the person says that it is the third."""
    text = "Đơn vị;Năm;Xong\nGhi chú;x;y\nĐơn vị;Năm;Có điều kiện\nHà Nội;2020;7\n"
    told = read(text, header_row=3, delimiter="semicolon")
    assert (told.status, told.headers["enforceable"]) == ("readable", "Có điều kiện")
    assert told.table["enforceable"].to_pylist() == [7]
    assert read(text, delimiter="tab").findings[0].code.startswith("header_not_found")


@pytest.mark.parametrize(("name", "value"), [("delimiter", "dot"), ("header_row", 0), ("header_row", 1000)])
def test_an_answer_about_the_layout_that_cannot_be_is_refused(read, name, value):
    assert read("Đơn vị,Năm,Xong\nHà Nội,2020,7\n", **{name: value}).findings[0].code == "answer_unknown"
