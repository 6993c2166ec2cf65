"""Rows that were not accepted: left behind only when the person says so, taken home, mended, accepted."""

import csv
import io

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from analytics import imports, intake, receipts, rejected
from analytics.catalog import load_catalog
from analytics.intake import Answers
from analytics.ledger import NoSuchEntry
from analytics.units import load_units
from analytics.workspace import open_workspace

CATALOG, UNITS = load_catalog(), load_units()
FILE = (
    "KẾT QUẢ THI HÀNH ÁN;;;\n9 tháng năm 2013;;;\nSTT;Đơn vị;Có điều kiện;Xong\n1;Kiên Giang;10.928;6.844\n"
    "2;An Gang;1.000;9x0\n3;Hải Phòng;1.000;800\n4;Cần Thơ;500;=1+1\n5;Hà Nội;2.000;1.500\n"
)


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(str(tmp_path / "so.sqlite"))


def read(text, **answers):
    content = text if isinstance(text, bytes) else text.encode()
    return intake.read(content, "bao cao.csv", CATALOG.datasets["cases"], CATALOG, UNITS, Answers(**answers))


def take(workspace, text, **answers):
    content = text if isinstance(text, bytes) else text.encode()
    return imports.take(workspace, content, "bao cao.csv", "cases", "An", None, Answers(**answers))


def balanced(receipt):
    return receipt.rows["read"] == sum(count for kind, count in receipt.rows.items() if kind != "read")


def test_a_file_with_bad_rows_enters_with_no_row_unless_the_person_says_so(workspace):
    receipt = take(workspace, FILE)
    assert (receipt.status, receipt.rows["rejected"], workspace.ledger.head()) == ("rejected", 5, 0)


def test_the_good_rows_enter_without_the_bad_ones_and_the_books_balance(workspace):
    receipt = take(workspace, FILE, leave_out_bad_rows=True)
    assert receipt.rows == {"read": 7, "accepted": 3, "corrected": 0, "rejected": 2, "duplicate": 0, "left_out": 2}
    assert balanced(receipt)
    assert workspace.ledger.rows(1)["row"].to_pylist() == [4, 6, 8]
    assert receipt.totals["enforceable"] == {"file": 15428, "accepted": 13928}
    assert {finding.row for finding in receipt.findings if finding.severity == "error"} == {5, 7}
    assert receipt.decisions[-1].value == "Nạp các dòng đúng, để lại 2 dòng có lỗi"


def test_rejected_rows_come_home_in_the_layout_of_their_sender():
    name, content = rejected.rejected_file(read(FILE))
    assert name == "bao cao-dong-chua-nhan.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert lines[:3] == [
        ["KẾT QUẢ THI HÀNH ÁN", "", "", ""],
        ["9 tháng năm 2013", "", "", ""],
        ["STT", "Đơn vị", "Có điều kiện", "Xong", "Lý do"],
    ]
    assert [line[:4] for line in lines[3:]] == [["2", "An Gang", "1.000", "9x0"], ["4", "Cần Thơ", "500", "'=1+1"]]
    assert "An Gang" in lines[3][4] and "9x0" in lines[3][4]


def test_a_mended_file_is_accepted_and_the_column_of_reasons_is_a_decision_not_a_warning(workspace):
    receipt = take(workspace, FILE, leave_out_bad_rows=True)
    _, content = rejected.of_entry(workspace, receipt.entry)
    mended = content.decode().replace("2;An Gang;1.000;9x0", "2;An Giang;1.000;900").replace("'=1+1", "2")
    back = take(workspace, mended)
    assert (back.status, back.rows["accepted"], back.rows["duplicate"]) == ("accepted", 2, 0)
    assert [finding for finding in back.findings if finding.severity != "note"] == []
    assert [each.value for each in back.decisions if each.what == "note:Lý do"] == ["Cột “Lý do” để ngoài"]


def test_our_own_words_about_a_row_do_not_make_it_a_footer():
    text = 'Đơn vị,Năm,Có điều kiện,Xong,Lý do\nAn Gang,2013,10,9,"ký ngày 5 tháng 6 năm 2013"\n'
    assert [finding.code for finding in read(text).findings] == ["unit_unknown"]


def test_rows_that_contradict_each_other_both_stay_behind():
    text = "unit,year,months,enforceable,completed\nKiên Giang,2013,9,100,90\nKiên Giang,2013,9,100,80\n"
    others = "".join(f"{name},2013,9,100,70\n" for name in ("An Giang", "Cần Thơ", "Hà Nội", "Hải Phòng"))
    reading = read(text + others, leave_out_bad_rows=True)
    assert (reading.status, reading.rejected_rows) == ("readable", (2, 3))
    assert reading.table["row"].to_pylist() == [4, 5, 6, 7]


def test_when_most_rows_are_bad_the_table_itself_is_doubted():
    reading = read(FILE.replace("3;Hải Phòng;1.000;800", "3;Hải Phong x;1.000;800"), leave_out_bad_rows=True)
    assert reading.status == "rejected"
    assert "too_many_bad_rows" in {finding.code for finding in reading.findings}


def test_an_error_about_the_whole_file_is_never_a_matter_of_one_row():
    mixed = (
        "unit,year,months,enforceable,completed,source\nKiên Giang,2013,9,100,90,Số liệu mô phỏng\n"
        "An Giang,2013,9,100,80,Báo cáo\nHà Nội,2013,9,100,80,Báo cáo\n"
    )
    reading = read(mixed, leave_out_bad_rows=True)
    assert (reading.status, reading.rejected_rows) == ("rejected", ())


def test_a_row_with_a_cell_too_many_comes_home_whole():
    text = "unit,year,months,enforceable,completed\nKiên Giang,2013,9,10,9\nAn Giang,2013,9,10,9,5\n"
    _, content = rejected.rejected_file(read(text))
    assert content.decode().splitlines()[1].startswith("An Giang,2013,9,10,9,5,")


@pytest.mark.parametrize(
    "text",
    [
        "unit,year,enforceable,completed\nKiên Giang,2013,10,9\n",
        "Một,Hai\n1,2\n",
        "enforceable,completed\n10,9\n",
        "",
    ],
)
def test_where_no_single_row_is_to_blame_there_is_nothing_to_take_home(text):
    assert rejected.rejected_file(read(text)) is None


def test_rows_are_mended_in_an_editor_and_go_through_the_same_door(workspace):
    examination = imports.examine(workspace, FILE.encode(), "bao cao.csv", "cases")
    rows = rejected.as_table(examination.reading.returned)
    assert [(row["Dòng"], row["Đơn vị"], row["Xong"]) for row in rows] == [
        ("5", "An Gang", "9x0"),
        ("7", "Cần Thơ", "=1+1"),
    ]
    edited = [{**rows[0], "Đơn vị": "An Giang", "Xong": "900"}, {**rows[1], "Xong": "2"}]
    name, content = rejected.mended_file(examination.reading, edited)
    receipt = imports.take(workspace, content, name, "cases", "An")
    assert (receipt.status, receipt.rows["accepted"]) == ("accepted", 2)


def test_an_entry_that_left_nothing_behind_has_nothing_to_take_home(workspace):
    take(workspace, "unit,year,months,enforceable,completed\nKiên Giang,2013,9,10,9\n")
    assert rejected.of_entry(workspace, 1) is None
    with pytest.raises(NoSuchEntry):
        rejected.of_entry(workspace, 2)


def test_the_choice_stands_in_the_receipt_and_is_found_again(workspace):
    take(workspace, FILE, leave_out_bad_rows=True)
    assert receipts.of_entry(workspace, 1).answers == {"leave_out_bad_rows": True}


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)


@settings(max_examples=60, deadline=None)
@given(CELLS, CELLS)
def test_no_cell_that_comes_home_can_become_a_formula(name, note):
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([["Đơn vị", "Năm", "Có điều kiện", "Xong", "Ghi chú"], [name, "2013", "10", "x", note]])
    found = rejected.rejected_file(read(lines.getvalue()))
    if found:
        for row in csv.reader(io.StringIO(found[1].decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "@", "\t")) for cell in row)
            assert all(cell[1:].strip("0123456789., %") == "" for cell in row if cell.startswith(("+", "-")))


def test_rows_of_a_workbook_come_home_as_a_workbook_and_mended_are_accepted(workspace):
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Việc")
    for row, cells in enumerate(
        [
            ("Kết quả 9 tháng năm 2013",),
            ("Đơn vị", "Có điều kiện", "Xong"),
            ("Kiên Giang", 10928, 6844),
            ("An Gang", 1000, 900),
            ("Hà Nội", 2000, 1500),
        ]
    ):
        for place, cell in enumerate(cells):
            sheet.write(row, place, cell)
    book.close()
    receipt = imports.take(workspace, made.getvalue(), "sổ.xlsx", "cases", "An", None, Answers(leave_out_bad_rows=True))
    assert (receipt.status, receipt.rows["accepted"], receipt.rows["rejected"]) == ("accepted", 2, 1)
    name, content = rejected.of_entry(workspace, receipt.entry)
    lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert name == "sổ-dong-chua-nhan.xlsx"
    assert [line[:3] for line in lines] == [
        ["Kết quả 9 tháng năm 2013", "", ""],
        ["Đơn vị", "Có điều kiện", "Xong"],
        ["An Gang", 1000, 900],
    ]
    assert lines[1][3] == "Lý do" and "An Gang" in lines[2][3]
    reading = imports.examine(workspace, content, name, "cases").reading
    assert [(finding.row, finding.code) for finding in reading.findings if finding.severity == "error"] == [
        (3, "unit_unknown")
    ]


def test_rows_of_the_second_table_of_a_sheet_come_home_under_their_own_header():
    text = (
        "Về việc\nĐơn vị,Năm,Có điều kiện,Xong\nAn Giang,2013,10,9\nVề tiền\n"
        "Đơn vị,Năm,Có điều kiện (1.000 đồng),Xong (1.000 đồng)\nKiên Gang,2013,90000000,70000000\n"
        "Hà Nội,2013,90000000,70000000\n"
    )
    money = intake.read(text.encode(), "hai bảng.csv", CATALOG.datasets["money"], CATALOG, UNITS)
    _, content = rejected.rejected_file(money)
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[-2:][0].startswith("Đơn vị,Năm,Có điều kiện (1.000 đồng),Xong (1.000 đồng),Lý do")
    assert lines[-1].startswith("Kiên Gang,2013,90000000,70000000,")
    assert not any(line.startswith("An Giang") for line in lines)
