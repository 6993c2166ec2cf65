"""The receipt: found again under its number, printed, escaped, adding up."""

import csv
import io
import json
from dataclasses import replace

import pytest

from analytics import imports, mappings, papers, receipts
from analytics.intake import Answers
from analytics.ledger import NewEntry, NoSuchEntry
from analytics.workspace import SIMULATED, open_workspace

FILE = (
    "Báo cáo <b>9 tháng</b> năm 2013\nĐơn vị,Có điều kiện,Xong,Nguồn\n"
    "Kiên Giang,10.928,6.844,<script>alert(1)</script>\n"
    "An Giang,100,60,=1+1\nTổng cộng,11.028,6.904,\n"
)


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(str(tmp_path / "so.sqlite"))


@pytest.fixture
def receipt(workspace):
    return imports.take(workspace, FILE.encode(), "<tệp>.csv", "cases", "Nguyễn & An", "Nạp lần đầu")


def test_a_receipt_is_found_again_under_the_number_of_its_entry(workspace, receipt):
    made_at = workspace.ledger.entry(receipt.entry).made_at
    assert receipts.of_entry(workspace, receipt.entry) == replace(receipt, made_at=made_at)


def test_an_entry_written_before_receipts_told_effects_gets_them_worked_out(workspace, receipt):
    entry, rows = workspace.ledger.entry(1), workspace.ledger.rows(1)
    old = {name: value for name, value in entry.receipt.items() if name not in ("effects", "not_looked_at", "answers")}
    other = open_workspace(str(workspace.ledger.address).replace("so.sqlite", "cu.sqlite"))
    other.ledger.append(NewEntry(dataset="cases", made_by="An", receipt=old, table=rows, file_name="cu.csv"))
    other.warehouse.refresh()
    assert receipts.of_entry(other, 1).effects == receipt.effects != ()


def test_an_entry_without_a_file_has_no_receipt(workspace):
    mappings.save(workspace, "Mẫu", "An", "cases", ["Nơi"], Answers(columns={"Nơi": "unit"}))
    with pytest.raises(NoSuchEntry, match="1"):
        receipts.of_entry(workspace, 1)
    with pytest.raises(NoSuchEntry):
        receipts.of_entry(workspace, 2)


def test_the_page_says_who_when_why_which_file_and_that_the_books_balance(workspace, receipt):
    page = papers.html_page(receipts.of_entry(workspace, 1), workspace.catalog).decode()
    assert receipt.sha256 in page
    assert "Nguyễn &amp; An" in page and "Nạp lần đầu" in page and "(giờ Việt Nam)" in page
    assert "4 dòng đọc được = 2 nhận mới + 0 sửa hoặc bổ sung + 0 không nhận + 0 trùng + 2 để ngoài" in page
    assert "Kiên Giang, việc, 9 tháng năm 2013: tỷ lệ — → 62,63 %, hạng — → 1." in page
    assert "<td>6.904</td><td>6.904</td><td>0</td>" in page


def test_nothing_of_the_file_becomes_markup_and_nothing_comes_from_outside(workspace, receipt):
    page = papers.html_page(receipt, workspace.catalog).decode()
    assert "<script" not in page and "<b>9" not in page and "<tệp>" not in page
    assert "&lt;b&gt;9 tháng&lt;/b&gt;" in page
    assert not any(sign in page for sign in ("http:", "https:", "src=", "url(", "@import", "<link"))
    assert "@media print" in page


def test_the_table_keeps_every_part_and_no_formula(workspace, receipt):
    content = papers.csv_file(receipt, workspace.catalog)
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {line[0] for line in lines[1:]} == {
        "Biên nhận", "Số dòng", "Tổng cột", "Thay đổi trên bảng", "Đã hiểu", "Để ngoài",
    }  # fmt: skip
    assert ["Tổng cột", "", "Thi hành xong", "trong tệp 6.904", "vào sổ 6.904"] in lines
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line)


def test_the_json_is_what_programs_script_against(workspace, receipt):
    plain = json.loads(papers.json_file(receipts.of_entry(workspace, 1)))
    assert (plain["entry"], plain["by"], plain["rows"]["accepted"]) == (1, "Nguyễn & An", 2)
    effect = next(each for each in plain["effects"] if each["unit_id"] == "kien-giang")
    assert (effect["rate_before"], effect["rate_after"], effect["rank_after"]) == (None, 62.628111, 1)
    assert plain["headers"] == ["Đơn vị", "Có điều kiện", "Xong", "Nguồn"]


def test_files_are_named_by_the_entry_or_by_the_hash(receipt):
    assert papers.file_name(receipt, "html") == "bien-nhan-1.html"
    assert papers.file_name(replace(receipt, entry=None), "csv") == f"bien-nhan-{receipt.sha256[:8]}.csv"


def test_a_simulated_receipt_says_so(tmp_path):
    workspace = open_workspace(str(tmp_path / "mo-phong.sqlite"), SIMULATED)
    text = "unit,year,enforceable,completed,source\nKiên Giang,2013,10,9,Số liệu mô phỏng\n"
    receipt = imports.take(workspace, text.encode(), "tep.csv", "cases", "An")
    assert "SỐ LIỆU MÔ PHỎNG" in papers.html_page(receipt, workspace.catalog).decode()


def test_a_very_long_list_is_cut_on_paper_and_says_where_the_rest_is(workspace):
    bad = "".join(f"An Gang {row},2013,10,9\n" for row in range(600))
    receipt = imports.examine(workspace, f"unit,year,enforceable,completed\n{bad}".encode(), "tep.csv", "cases").receipt
    page = papers.html_page(receipt, workspace.catalog).decode()
    assert page.count("An Gang 4") > 1 and "An Gang 599" not in page
    assert "Còn 100 dòng nữa, xem bản CSV." in page
