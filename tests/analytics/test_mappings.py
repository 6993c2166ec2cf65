"""Which of our columns a header of theirs is: said by a person, suggested with evidence, kept, found again."""

import pytest

from analytics import imports, mappings
from analytics.intake import Answers
from analytics.workspace import open_workspace

STRANGE = (
    "Nơi;Kỳ công tác;T;A;B;C;Tỷ lệ\nKiên Giang;2013;9;20000;10928;6844;62,63\nAn Giang;2013;9;15000;9000;6000;66,67\n"
    "Hà Nội;2013;9;30000;20000;15000;75\n"
)
COLUMNS = {
    "Nơi": "unit",
    "Kỳ công tác": "year",
    "T": "months",
    "A": "must_enforce",
    "B": "enforceable",
    "C": "completed",
}
TOLD = Answers(columns=COLUMNS)


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(str(tmp_path / "so.sqlite"))


def examine(workspace, text, answers=None, dataset="cases"):
    return imports.examine(workspace, text.encode(), "tep.csv", dataset, answers)


def paired(workspace, text, dataset="cases"):
    return mappings.pairing(workspace, examine(workspace, text, dataset=dataset).reading)


def proofs(pairing):
    return {theirs.header: each.column_id for theirs in pairing.theirs for each in theirs.suggestions if each.strong}


def test_a_file_with_strange_headers_is_accepted_once_the_person_says_what_they_are(workspace):
    assert examine(workspace, STRANGE).receipt.status == "rejected"
    receipt = examine(workspace, STRANGE, TOLD).receipt
    assert (receipt.status, receipt.totals["completed"]["accepted"]) == ("accepted", 27844)
    assert {each.evidence for each in receipt.decisions if each.what == "column:unit"} == {
        "Anh/chị chọn cho tiêu đề “Nơi”."
    }


def test_ours_stands_beside_theirs_with_samples_and_what_is_missing(workspace):
    found = paired(workspace, STRANGE)
    nơi, *_, rate = found.theirs
    assert (nơi.header, nơi.samples, nơi.column_id) == ("Nơi", ("Kiên Giang", "An Giang", "Hà Nội"), None)
    assert (rate.header, rate.column_id) == ("Tỷ lệ", "published_rate")
    assert [column.id for column in found.missing] == ["unit", "year"]


def test_values_prove_units_years_and_what_the_printed_rate_divides(workspace):
    found = proofs(paired(workspace, STRANGE))
    assert found == {"Nơi": "unit", "Kỳ công tác": "year", "B": "enforceable", "C": "completed"}


def test_an_equation_that_holds_in_every_row_proves_a_column(workspace):
    text = (
        "Đơn vị,Năm,Tổng số thụ lý,Số cũ chuyển sang,X,Y\nKiên Giang,2013,300,100,200,5\nAn Giang,2013,500,150,350,6\n"
        "Hà Nội,2013,900,400,500,7\n"
    )
    assert proofs(paired(workspace, text)) == {"X": "newly_accepted"}


def test_an_equation_that_fails_in_one_row_proves_nothing(workspace):
    text = (
        "Đơn vị,Năm,Tổng số thụ lý,Số cũ chuyển sang,X\nKiên Giang,2013,300,100,200\nAn Giang,2013,500,150,350\n"
        "Hà Nội,2013,900,400,501\n"
    )
    assert proofs(paired(workspace, text)) == {}


def test_a_column_never_smaller_than_completed_may_be_the_enforceable_one(workspace):
    text = "Đơn vị,Năm,Thi hành xong,X,Y\nKiên Giang,2013,60,100,5\nAn Giang,2013,50,80,6\nHà Nội,2013,40,90,7\n"
    found = {theirs.header: theirs.suggestions for theirs in paired(workspace, text).theirs}
    assert [(each.column_id, each.strong) for each in found["X"]] == [("enforceable", False)]
    assert "enforceable" not in [each.column_id for each in found["Y"]]


def test_a_header_that_resembles_an_alias_is_suggested(workspace):
    text = "Đơn vị,Năm,Có đ.kiện t.hành,Thi hành xong\nKiên Giang,2013,100,60\n"
    found = {theirs.header: theirs.suggestions for theirs in paired(workspace, text).theirs}
    assert "enforceable" in [each.column_id for each in found["Có đ.kiện t.hành"]]


def test_a_file_without_one_known_header_can_still_be_mapped(workspace):
    text = "Một;Hai;Ba;Bốn\nKiên Giang;2013;100;60\nAn Giang;2013;90;50\nHà Nội;2013;80;40\n"
    assert proofs(paired(workspace, text)) == {"Một": "unit", "Hai": "year"}
    told = Answers(columns={"Một": "unit", "Hai": "year", "Ba": "enforceable", "Bốn": "completed"})
    assert examine(workspace, text, told).receipt.status == "accepted"


def test_a_unit_of_money_in_a_header_still_counts_when_the_column_is_told(workspace):
    text = "Đơn vị,Năm,Tháng,Xong,Tồn đủ ĐK (1.000 đồng)\nKiên Giang,2013,9,265281958000đ,548.761.273\n"
    told = Answers(columns={"Tồn đủ ĐK (1.000 đồng)": "enforceable"})
    reading = examine(workspace, text, told, "money").reading
    assert reading.file_totals["enforceable"] == 548_761_273_000


def test_a_column_kept_as_a_note_is_a_decision_and_enters_nowhere(workspace):
    text = "Đơn vị,Năm,Có điều kiện,Thi hành xong,Đình chỉ\nKiên Giang,2013,100,60,999\n"
    receipt = examine(workspace, text, Answers(columns={"Đình chỉ": ""})).receipt
    assert (receipt.status, "terminated" in receipt.totals) == ("accepted", False)
    assert "Cột “Đình chỉ” giữ làm ghi chú, không nạp" in [each.value for each in receipt.decisions]


def test_a_column_that_does_not_exist_is_refused(workspace):
    assert examine(workspace, STRANGE, Answers(columns={"Nơi": "place"})).receipt.findings[0].code == "answer_unknown"


def test_the_same_person_is_reminded_of_what_they_chose_for_the_same_headers(workspace):
    imports.record(workspace, examine(workspace, STRANGE, TOLD), "Nguyễn An")
    headers = mappings.headers_of(examine(workspace, STRANGE).reading)
    known = mappings.remembered(workspace, "cases", "nguyễn  an", headers)
    assert known.filled(Answers(year=2014)) == Answers(columns=COLUMNS, year=2014)
    assert known.evidence.startswith("Theo bút toán 1 của Nguyễn An, ngày ")
    assert mappings.remembered(workspace, "cases", "Trần Bình", headers) is None
    assert mappings.remembered(workspace, "cases", "Nguyễn An", headers[1:]) is None
    assert mappings.remembered(workspace, "money", "Nguyễn An", headers) is None


def test_what_is_only_true_of_one_file_is_not_remembered(workspace):
    text = "Đơn vị,Có điều kiện,Thi hành xong\nKiên Giang,100,60\n"
    examination = examine(workspace, text, Answers(year=2013, months=9, decimal_mark="comma"))
    imports.record(workspace, examination, "An")
    known = mappings.remembered(workspace, "cases", "An", mappings.headers_of(examination.reading))
    assert known.answers == {"decimal_mark": "comma"}


def test_a_mapping_is_kept_by_name_and_the_ledger_stays_sound(workspace):
    headers = mappings.headers_of(examine(workspace, STRANGE).reading)
    mappings.save(workspace, "Mẫu Kiên Giang", "An", "cases", headers, Answers(columns={"Nơi": "unit"}))
    mappings.save(workspace, "mẫu kiên giang", "Bình", "cases", headers, TOLD)
    [kept] = mappings.saved(workspace, "cases")
    assert (kept.name, kept.made_by, kept.answers, kept.headers) == (
        "mẫu kiên giang", "Bình", {"columns": COLUMNS}, tuple(headers),
    )  # fmt: skip
    assert mappings.saved(workspace, "money") == ()
    assert workspace.ledger.verify() == []
    assert workspace.warehouse.head == 2


@pytest.mark.parametrize(("name", "by"), [("", "An"), ("Mẫu", "  ")])
def test_a_mapping_without_a_name_or_a_person_is_not_kept(workspace, name, by):
    with pytest.raises(ValueError, match="name"):
        mappings.save(workspace, name, by, "cases", ["Nơi"], TOLD)
