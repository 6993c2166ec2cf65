"""The front desk: what enters, what does not, and why."""

from dataclasses import replace

import pytest

from analytics import DATA, imports
from analytics.catalog import load_catalog
from analytics.intake import Answers
from analytics.ledger import HeadMoved
from analytics.workspace import SIMULATED, open_workspace

KIEN_GIANG = "unit,year,months,enforceable,completed,source\nKiên Giang,2013,9,10928,6844,Báo cáo\n".encode()


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(str(tmp_path / "so.sqlite"))


def take(workspace, content, dataset="cases", reason=None, **answers):
    return imports.take(workspace, content, "tep.csv", dataset, "Nguyễn An", reason, Answers(**answers))


def balanced(receipt):
    return receipt.rows["read"] == sum(count for kind, count in receipt.rows.items() if kind != "read")


def facts(workspace, at=None):
    workspace.warehouse.refresh()
    found = workspace.warehouse.rows(
        "known_scale", unit_ids=["kien-giang"], first_year=2013, last_year=2013, at=at or workspace.warehouse.head
    )
    return [(row["dataset"], row["completed"], row["enforceable"]) for row in found]


def test_a_good_file_enters_and_is_known_at_once(workspace):
    receipt = take(workspace, KIEN_GIANG)
    assert (receipt.status, receipt.entry, receipt.by) == ("accepted", 1, "Nguyễn An")
    assert receipt.rows == {"read": 1, "accepted": 1, "corrected": 0, "rejected": 0, "duplicate": 0, "left_out": 0}
    assert receipt.totals["completed"] == {"file": 6844, "accepted": 6844}
    assert facts(workspace) == [("cases", 6844, 10928)]


def test_the_same_bytes_again_add_nothing_and_say_so(workspace):
    take(workspace, KIEN_GIANG)
    receipt = take(workspace, KIEN_GIANG)
    assert (receipt.status, receipt.rows["duplicate"], workspace.ledger.head()) == ("duplicate", 1, 1)
    assert balanced(receipt)


def test_the_same_bytes_again_add_nothing_even_after_a_correction(workspace):
    take(workspace, KIEN_GIANG)
    take(workspace, KIEN_GIANG.replace(b"6844", b"6850"), reason="Đính chính")
    receipt = take(workspace, KIEN_GIANG)
    assert (receipt.status, workspace.ledger.head()) == ("duplicate", 2)
    assert facts(workspace) == [("cases", 6850, 10928)]


def test_a_changed_figure_needs_a_reason_and_the_old_one_stays_readable_at_its_entry(workspace):
    take(workspace, KIEN_GIANG)
    corrected = KIEN_GIANG.replace(b"6844", b"6850")
    asked = take(workspace, corrected)
    assert (asked.status, asked.questions[0].option, workspace.ledger.head()) == ("needs_answer", "--reason", 1)
    given = take(workspace, corrected, reason="Đính chính theo công văn bổ sung")
    assert (given.status, given.rows["corrected"], given.entry) == ("accepted", 1, 2)
    assert facts(workspace, at=1) == [("cases", 6844, 10928)]
    assert facts(workspace, at=2) == [("cases", 6850, 10928)]


def test_a_row_that_only_adds_a_figure_needs_no_reason(workspace):
    take(workspace, KIEN_GIANG)
    more = "unit,year,months,must_enforce,enforceable,completed,source\nKiên Giang,2013,9,20000,10928,6844,x\n".encode()
    receipt = take(workspace, more)
    assert (receipt.status, receipt.rows["corrected"]) == ("accepted", 1)


def test_a_file_with_one_bad_row_enters_with_no_row(workspace):
    receipt = take(workspace, KIEN_GIANG + "Kiên Giang,2014,9,100,200,x\n".encode())
    assert receipt.status == "rejected"
    assert [(finding.row, finding.severity) for finding in receipt.findings] == [(3, "error")]
    assert balanced(receipt)
    assert workspace.ledger.head() == 0


def test_an_examination_that_has_been_overtaken_is_not_recorded(workspace):
    examination = imports.examine(workspace, KIEN_GIANG, "tep.csv", "cases")
    take(workspace, KIEN_GIANG.replace(b"2013", b"2012"))
    with pytest.raises(HeadMoved):
        imports.record(workspace, examination, "Nguyễn An")
    assert workspace.ledger.head() == 1


def test_what_was_not_accepted_cannot_be_recorded(workspace):
    examination = imports.examine(workspace, b"", "tep.csv", "cases")
    with pytest.raises(ValueError, match="accepted"):
        imports.record(workspace, examination, "Nguyễn An")
    accepted = imports.examine(workspace, KIEN_GIANG, "tep.csv", "cases")
    with pytest.raises(ValueError, match="name"):
        imports.record(workspace, replace(accepted), "  ")


def test_money_printed_in_dong_but_meant_in_thousands_is_never_taken_without_a_word(workspace):
    take(workspace, KIEN_GIANG)
    printed = "Đơn vị,Năm,Tháng,Xong,Có điều kiện\nKiên Giang,2013,9,265.281.958đ,548.761.273đ\n".encode()
    receipt = take(workspace, printed, "money")
    assert receipt.status == "needs_answer"
    assert receipt.questions[0].option == "--money-unit"
    answered = take(workspace, printed, "money", money_unit="nghin_dong")
    assert facts(workspace)[-1] == ("money", 265_281_958_000, 548_761_273_000)
    assert answered.totals["completed"]["accepted"] == 265_281_958_000


def test_money_said_to_be_in_dong_against_all_evidence_is_taken_with_a_warning(workspace):
    take(workspace, KIEN_GIANG)
    printed = "unit,year,months,completed,enforceable\nKiên Giang,2013,9,265281958,548761273\n".encode()
    receipt = take(workspace, printed, "money", money_unit="dong")
    assert receipt.status == "accepted"
    assert [finding.severity for finding in receipt.findings].count("warning") >= 1


def test_simulated_figures_never_enter_the_published_ledger(workspace):
    simulated = KIEN_GIANG.replace("Báo cáo".encode(), "Số liệu mô phỏng".encode())
    receipt = take(workspace, simulated)
    assert receipt.status == "rejected"
    assert [finding.code for finding in receipt.findings] == ["world_mismatch"]


def test_real_figures_never_enter_the_simulated_ledger(tmp_path):
    receipt = take(open_workspace(str(tmp_path / "mo-phong.sqlite"), SIMULATED), KIEN_GIANG)
    assert (receipt.status, receipt.findings[0].code) == ("rejected", "world_mismatch")


def test_the_first_start_records_the_published_figures_once(tmp_path):
    address = str(tmp_path / "so.sqlite")
    first = imports.with_published(open_workspace(address))
    bundled = sorted(each for each in load_catalog().datasets if (DATA / "published" / f"{each}.csv").exists())
    others = [each for each in bundled if each not in imports.FIRST]
    assert [entry.dataset for entry in first.ledger.entries()] == [*imports.FIRST, *others]
    assert facts(first) == [("cases", 6844, 10928), ("money", 265_281_958_000, 548_761_273_000)]
    assert imports.with_published(open_workspace(address)).ledger.head() == len(bundled)
