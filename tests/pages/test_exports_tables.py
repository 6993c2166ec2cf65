"""What leaves the screen as a file, and tables that no text can break."""

import csv
import io
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics import exports
from pages.components import sheets, tables, titled
from pages.components.sheets import Sheet
from tests.pages.figures import CATALOG, RATE, ranked, result


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert read(exports.csv_file([f"{start}tiêu đề"], [[f"{start}1+1"]])) == [[f"'{start}tiêu đề"], [f"'{start}1+1"]]


def test_numbers_stay_numbers_even_below_zero():
    assert read(exports.csv_file(["a", "b", "c"], [[-5, Fraction(-76117, 3000), Decimal("1.5")]]))[1] == [
        "-5",
        "-25.3723",
        "1.5000",
    ]


def test_what_is_not_known_is_empty_and_not_zero():
    assert read(exports.csv_file(["a", "b"], [[None, 0]]))[1] == ["", "0"]


def test_a_column_of_zeros_is_shown_and_only_one_without_any_value_is_left_to_the_file():
    sheet = Sheet(name="thu", header=("Đơn vị", "Số", "Ghi chú"), rows=(("Huế", 0, ""), ("Hà Nội", None, None)))
    assert titled.filled(sheet) == (["Đơn vị", "Số"], [["Huế", "0"], ["Hà Nội", "—"]])


def test_the_ranking_as_a_file_has_whole_figures_target_gap_and_source():
    rows = ranked(result("Kiên Giang", 6844, 10928, target=88, comparator=">"))
    sheet = sheets.ranking(rows, CATALOG.datasets["cases"], RATE)
    line = dict(zip(sheet.header, read(exports.csv_file(sheet.header, sheet.rows))[1], strict=True))
    assert line["Xong (việc)"] == "6844"
    assert line["Tỷ lệ xong (%)"] == "62.6281"
    assert line["So với chỉ tiêu (điểm %)"] == "-25.3719"
    assert line["Nguồn"] == "Báo cáo thử"
    assert line["Trạng thái"] == "sơ bộ"


def test_a_name_that_looks_like_markup_is_shown_as_it_is_written():
    html = tables.ranking(ranked(result("<script>alert(1)</script>", 8, 10)), CATALOG.datasets["cases"], RATE, None, "")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_money_is_shown_in_billions_under_a_header_that_says_so():
    rows = ranked(result("Kiên Giang", 265_281_958_000, 548_761_273_000, dimension="money"))
    html = tables.ranking(rows, CATALOG.datasets["money"], RATE, None, "")
    assert "Xong (tỷ đồng)" in html
    assert ">265,3<" in html
    assert ">548,8<" in html


def test_columns_that_nobody_has_a_figure_for_are_not_drawn():
    html = tables.ranking(ranked(result("Huế", 8, 10)), CATALOG.datasets["cases"], RATE, None, "")
    assert "Chỉ tiêu" not in html
    assert "So với cùng kỳ" not in html


def test_the_bar_and_the_target_stay_inside_their_cell():
    html = tables.ranking(ranked(result("Huế", 50, 100, target=100)), CATALOG.datasets["cases"], RATE, None, "")
    assert 'style="width:50.00%"' in html
    assert 'style="left:100.00%"' in html


def test_names_drop_the_mark_of_their_namesake_only_where_it_cannot_be_missed():
    alone = ranked(result("Lào Cai (mới)", 8, 10), result("Huế", 7, 10))
    assert [row.unit for row in alone] == ["Lào Cai", "Huế"]
    both = ranked(result("Lào Cai (mới)", 8, 10), result("Lào Cai (cũ)", 7, 10))
    assert [row.unit for row in both] == ["Lào Cai (mới)", "Lào Cai (cũ)"]
