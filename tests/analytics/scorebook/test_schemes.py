"""Schemes in the ledger: refused where they contradict themselves, found by name and year, frozen once used."""

import io
from fractions import Fraction

import pytest
import xlsxwriter

from analytics import custody, imports, scorebook
from analytics.custody.refusal import Refused
from analytics.scoring import InputError
from tests.analytics.scorebook.desk import ROWS, SCHEME, mark, said, scheme, take

FIRST = 4  # the tiny country has three entries


def test_a_scheme_enters_whole_and_is_read_back(tiny):
    assert take(tiny, "schemes", scheme()).entry == FIRST
    (found,) = [each for each in scorebook.issued(tiny.warehouse) if each.unit_id]
    assert (found.name, found.unit_id, found.year, found.entry, found.problems) == (
        SCHEME, "toan-quoc", 2024, FIRST, ()
    )  # fmt: skip
    assert (found.scheme.base_max, found.scheme.source, len(found.lines)) == (100, "Quyết định 1", len(ROWS))
    assert take(tiny, "schemes", scheme()).status == "duplicate"
    assert {each.name for each in scorebook.issued(tiny.warehouse)} >= {SCHEME, "thads-minh-hoa", "can-tho-qd2579-2025"}


@pytest.mark.parametrize(
    ("place", "change", "sentence"),
    [
        (1, {"bands": "đến 0 = 10; từ 2 đến 5 = 4; trên 5 = 0"}, "Dòng 3: “Báo cáo đúng hạn”: giữa mức “đến 0” và mức"),
        (1, {"bands": "đến 0 = 10; từ 0 đến 5 = 4; trên 5 = 0"}, "Dòng 3: “Báo cáo đúng hạn”: mức “đến 0” và mức"),
        (1, {"maximum": "mười"}, "Dòng 3, cột “Điểm chuẩn”: ghi “mười”: không phải một số"),
        (
            0,
            {"params": "lấy từ số liệu = cases.happiness"},
            "Dòng 2, cột “Tham số”: “cases.happiness” không phải một chỉ",
        ),
        (7, {"maximum": "90"}, "phải có mức điểm cao hơn"),
        (8, {"params": "vụ việc = khác; hạng = B"}, "“khác”, không có trong những gì đã khai"),
    ],
)
def test_a_scheme_that_does_not_hold_is_refused_by_row_and_column(tiny, place, change, sentence):
    rows = scheme(rows=[{**row, **change} if at == place else row for at, row in enumerate(ROWS)])
    if place == 7:
        rows[7]["maximum"], rows[6]["maximum"] = "90", "80"
    receipt = take(tiny, "schemes", rows)
    assert receipt.status == "rejected" and sentence in " ".join(said(receipt))


def test_a_rule_nobody_knows_is_refused_by_the_words_of_its_column(tiny):
    receipt = take(tiny, "schemes", scheme(rows=[{**ROWS[0], "rule": "đoán"}]))
    assert receipt.status == "rejected" and "Tỷ lệ × điểm chuẩn" in receipt.findings[0].suggestion


def test_before_it_is_used_a_scheme_is_corrected_whole_and_can_be_taken_back(tiny):
    take(tiny, "schemes", scheme())
    (refused,) = said(take(tiny, "schemes", scheme()[:-1], "bớt dòng"))
    assert "trong sổ có 11 dòng, tệp thiếu 1 dòng, trước hết là dòng số 11" in refused
    larger = scheme(rows=[{**ROWS[0], "maximum": "70"}, *ROWS[1:]])
    assert take(tiny, "schemes", larger).questions[0].what == "reason"
    assert take(tiny, "schemes", larger, "sửa điểm chuẩn").status == "accepted"
    (found,) = [each for each in scorebook.issued(tiny.warehouse) if each.unit_id]
    assert found.scheme.base_max == 110
    before = [each for each in scorebook.issued(tiny.warehouse, at=FIRST) if each.unit_id]
    assert before[0].scheme.base_max == 100  # what was known then stays known
    custody.undo(tiny, FIRST + 1, by="Tôi", reason="nhầm")
    assert [each.scheme.base_max for each in scorebook.issued(tiny.warehouse) if each.unit_id] == [100]


def test_once_scored_with_a_scheme_is_neither_changed_nor_taken_back(tiny):
    take(tiny, "schemes", scheme())
    assert take(tiny, "scores", [mark("Đông Hải", "report", "0")]).status == "accepted"
    (refused,) = said(take(tiny, "schemes", scheme(rows=[{**ROWS[0], "maximum": "70"}, *ROWS[1:]]), "sửa"))
    assert "đã có điểm chấm nên không sửa được nữa" in refused
    assert take(tiny, "schemes", scheme()).status == "duplicate"  # the same once more changes nothing
    assert take(tiny, "schemes", scheme(name="Bảng thử 2024, bản hai")).status == "accepted"
    with pytest.raises(Refused, match="đã có điểm chấm của 1 đơn vị.*tên khác"):
        custody.undo(tiny, FIRST, by="Tôi", reason="nhầm")
    custody.undo(tiny, FIRST + 1, by="Tôi", reason="chấm nhầm")
    assert custody.undo(tiny, FIRST, by="Tôi", reason="nhầm").retracted == len(ROWS)


def test_the_name_of_a_scheme_that_comes_along_is_taken(tiny):
    assert "đi kèm chương trình" in said(take(tiny, "schemes", scheme(name="THADS minh hoạ")))[0]


def test_a_name_means_the_unit_s_own_scheme_then_the_one_above_it(tiny):
    for unit in ("Toàn quốc", "Đông Hải"):
        take(tiny, "schemes", scheme(unit=unit))
    known, units = scorebook.issued(tiny.warehouse), tiny.units
    assert scorebook.named(SCHEME, 2024, "dong-hai", known, units).unit_id == "dong-hai"
    with pytest.raises(InputError, match="nhiều bảng điểm tên"):
        scorebook.named(SCHEME, 2024, "binh-son", known, units)
    with pytest.raises(InputError, match="áp dụng từ năm 2024"):
        scorebook.named(SCHEME, 2023, "dong-hai", known, units)
    with pytest.raises(InputError, match="Ghi đúng tên"):
        scorebook.named("bang thu 2024", 2024, "dong-hai", known, units)
    with pytest.raises(InputError, match="áp dụng từ 20/11/2025 đến 31/12/2025"):
        scorebook.named("can-tho-kh157-2025-xa-phuong", 2024, None, known, units)


def test_a_later_scheme_of_the_same_name_does_not_take_over_scores(tiny):
    take(tiny, "schemes", scheme(year=2023))
    assert take(tiny, "schemes", scheme(unit="Bình Sơn", year=2024)).status == "accepted"  # nobody is scored yet
    assert take(tiny, "scores", [mark("Đông Hải", "report", "0"), mark("Bình Sơn", "report", "0")]).status == "accepted"
    (refused,) = said(take(tiny, "schemes", scheme(year=2024)))
    assert "bị hiểu theo bảng mới" in refused
    assert take(tiny, "schemes", scheme(unit="An Phú (cũ)", year=2024)).status == "rejected"  # which one is meant then?
    assert take(tiny, "schemes", scheme(year=2022)).status == "accepted"  # an older one changes nothing


@pytest.mark.parametrize("each", scorebook.bundled(), ids=lambda each: each.name)
def test_a_scheme_taken_away_as_a_file_comes_in_again_under_its_new_name(tiny, each):
    content = scorebook.as_file(each, tiny.catalog.datasets["schemes"], "Toàn quốc", 2025, "Quyết định 1")
    receipt = imports.take(tiny, content, "bang.csv", "schemes", "An")
    assert receipt.status == "accepted", said(receipt)
    (found,) = [one for one in scorebook.issued(refreshed(tiny)) if one.unit_id]
    assert found.name == f"{each.name} (bản sửa)" and found.problems == ()
    assert dict(found.scheme.criteria) == dict(each.scheme.criteria) and found.scheme.classes == each.scheme.classes
    assert scorebook.as_file(found, tiny.catalog.datasets["schemes"], "Toàn quốc", 2025, "Quyết định 1") == (
        content.replace(" (bản sửa)".encode(), " (bản sửa) (bản sửa)".encode())
    )


def test_a_file_may_hold_two_schemes_and_one_bad_one_keeps_both_out(tiny):
    both = [*scheme(), *scheme(name="Bảng hai", rows=[{**ROWS[0], "maximum": ""}])]
    receipt = take(tiny, "schemes", both)
    assert receipt.status == "rejected" and [each for each in scorebook.issued(tiny.warehouse) if each.unit_id] == []


def test_numbers_of_a_workbook_are_numbers(tiny):
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(
        0, 0, ["Đơn vị ban hành", "Năm", "Bảng điểm", "Dòng số", "Loại dòng", "Tiêu chí", "Điểm chuẩn", "Quy tắc"]
    )
    sheet.write_row(1, 0, ["Đông Hải", 2024, "Bảng Excel", 1, "Cơ sở", "Một", 12.5, "Chấm tay"])
    sheet.write_row(2, 0, ["Đông Hải", 2024, "Bảng Excel", 2, "Cơ sở", "Hai", 40, "Chấm tay"])
    book.close()
    receipt = imports.take(tiny, content.getvalue(), "bang.xlsx", "schemes", "An")
    assert receipt.status == "accepted", said(receipt)
    (found,) = [each for each in scorebook.issued(refreshed(tiny)) if each.unit_id]
    assert found.scheme.base_max == Fraction("52.5")


def refreshed(workspace):
    workspace.warehouse.refresh()
    return workspace.warehouse
