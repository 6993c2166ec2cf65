"""In which unit money is written, and which separator is the decimal mark: told, proved, or asked. Never guessed."""

import pytest

from analytics.intake.context import money_plausibility
from analytics.intake.money_words import spoken

HEADER = "Đơn vị;Năm;Tháng;Có điều kiện;Xong\n"
AS_PRINTED = "Đơn vị,Năm,Tháng,Xong,Có điều kiện\nKiên Giang,2013,9,265.281.958đ,548.761.273đ\n"


def figures(reading):
    return [(row["enforceable"], row["completed"]) for row in reading.table.to_pylist()]


def decided(reading, what):
    return [(decision.value, decision.evidence) for decision in reading.decisions if decision.what == what]


def test_the_kien_giang_line_as_printed_is_asked_about_with_its_evidence(read):
    reading = read(AS_PRINTED, "money")
    (question,) = reading.questions
    assert (reading.status, reading.table, question.option) == ("needs_answer", None, "--money-unit")
    assert question.evidence == (
        "Dòng 2, cột “Có điều kiện”: 548,8 triệu đồng của Kiên Giang nhỏ hơn mức thường thấy (2,0 tỷ đồng); "
        "có 1 dòng như vậy. Khả năng cao: nghìn đồng: 548,8 tỷ đồng."
    )
    assert [option.answer for option in question.options] == ["nghin_dong", "dong", "trieu_dong", "ty_dong"]


def test_the_kien_giang_line_in_thousands_is_read_exactly_and_the_printed_unit_is_doubted(read):
    reading = read(AS_PRINTED, "money", money_unit="nghin_dong")
    assert figures(reading) == [(548_761_273_000, 265_281_958_000)]
    assert [(found.code, found.severity, found.value) for found in reading.findings] == [
        ("money_unit_overridden", "warning", "265.281.958đ")
    ]


def test_the_kien_giang_line_said_to_be_dong_is_read_as_said_with_a_warning(read):
    reading = read(AS_PRINTED, "money", money_unit="dong")
    assert figures(reading) == [(548_761_273, 265_281_958)]
    assert [(found.code, found.row, found.column, found.severity) for found in reading.findings] == [
        ("money_magnitude", 2, "enforceable", "warning")
    ]


def test_money_without_any_unit_is_asked_about_with_a_figure_read_in_each(read):
    reading = read(HEADER + "Kiên Giang;2013;9;548.761.273;265.281.958\n", "money")
    (question,) = reading.questions
    assert (reading.status, question.what) == ("needs_answer", "money_unit")
    assert [(option.answer, option.label) for option in question.options] == [
        ("dong", "đồng: 548,8 triệu đồng"),
        ("nghin_dong", "nghìn đồng: 548,8 tỷ đồng"),
        ("trieu_dong", "triệu đồng: 548.761,3 tỷ đồng"),
        ("ty_dong", "tỷ đồng: 548.761.273,0 tỷ đồng"),
    ]


STATED = [
    ("Đơn vị: 1.000 đồng\n" + HEADER, "548.761.273;265.281.958"),
    ("Biểu 5\n(Đơn vị tính: nghìn đồng)\n" + HEADER, "548.761.273;265.281.958"),
    (";;;ĐVT: 1.000 VN đồng;\n" + HEADER, "548.761.273;265.281.958"),
    ("Đơn vị;Năm;Tháng;Có điều kiện (1.000 đồng);Xong (1.000đ)\n", "548.761.273;265.281.958"),
    ('Đơn vị;Năm;Tháng;"Có điều\nkiện (nghìn đồng)";"Xong, ngàn đồng"\n', "548.761.273;265.281.958"),
    ("Đơn vị;Năm;Tháng;Có điều kiện (triệu đồng);Xong (tỷ đồng)\n", "548.761,273;265,281958"),
    (HEADER, "548 tỷ 761 triệu 273 nghìn đồng;265.281.958.000 đồng"),
    (HEADER, "548,761273 tỷ;265.281,958 triệu đồng"),
]


@pytest.mark.parametrize(("header", "cells"), STATED, ids=[header + cells for header, cells in STATED])
def test_a_unit_stated_anywhere_is_taken_with_its_evidence(read, header, cells):
    reading = read(header + f"Kiên Giang;2013;9;{cells}\n", "money")
    assert (reading.status, reading.findings) == ("readable", ())
    assert figures(reading) == [(548_761_273_000, 265_281_958_000)]
    assert decided(reading, "money_unit")


def test_every_row_may_state_its_own_unit(read):
    rows = "Hà Nội;2013;9;500;200;tỷ đồng\nHuế;2013;9;500000;200000;triệu đồng\nHuế;2012;9;1;1;xu\n"
    reading = read(HEADER.replace("Xong", "Xong;ĐVT") + rows, "money")
    assert [(found.row, found.code, found.value) for found in reading.findings] == [(4, "money_unit_unknown", "xu")]
    reading = read(HEADER.replace("Xong", "Xong;ĐVT") + rows.rpartition("Huế")[0], "money")
    assert figures(reading) == [(500 * 10**9, 200 * 10**9)] * 2


def test_a_cell_that_says_dong_in_a_table_of_thousands_is_asked_about(read):
    reading = read("Đơn vị: 1.000 đồng\n" + HEADER + "Kiên Giang;2013;9;548.761.273;265.281.958đ\n", "money")
    (question,) = reading.questions
    assert "nghìn đồng" in question.evidence and "“265.281.958đ” (dòng 3, cột “Xong”)" in question.evidence


def test_the_person_is_believed_over_the_table_and_told_what_it_said(read):
    reading = read("ĐVT: triệu đồng\n" + HEADER + "Kiên Giang;2013;9;548.761;265.281\n", "money", money_unit="ty_dong")
    assert [(found.code, found.row, found.value) for found in reading.findings if found.row == 1] == [
        ("money_unit_overridden", 1, "triệu đồng")
    ]


def test_less_than_one_dong_is_an_error_and_not_rounded(read):
    reading = read("Đơn vị;Năm;Xong (nghìn đồng)\nHuế;2013;1,2345\nHuế;2012;1,5\n", "money")
    assert [(found.row, found.code, found.value) for found in reading.findings] == [(2, "number_fraction", "1,2345")]


def test_one_row_out_of_scale_among_many_is_a_warning_on_that_row(read):
    rows = "Hà Nội;2013;9;900 tỷ;1 tỷ\nHuế;2013;9;300 tỷ;1 tỷ\nKiên Giang;2013;9;548.761.273đ;265.281.958đ\n"
    reading = read(HEADER + rows, "money")
    assert [(found.row, found.code, found.severity) for found in reading.findings] == [
        (4, "money_magnitude", "warning")
    ]


def test_an_office_a_subset_and_a_blank_are_not_measured_by_a_province(read):
    rows = "Châu Thành, Kiên Giang;2013;9;5 triệu;1 triệu;\nKiên Giang;2013;9;5 triệu;1 triệu;Tín dụng ngân hàng\n"
    assert read("Đơn vị;Năm;Tháng;Có điều kiện;Xong;Nhóm\n" + rows, "money").findings == ()


MARKS = [
    # column of tỷ đồng, what it must become in triệu đồng
    ("1.052;452,3", [1_052_000, 452_300]),
    ("1.052;1.234.567", [1_052_000, 1_234_567_000]),
    ("1,052;452.3", [1_052_000, 452_300]),
    ("1.052;452.31", [1_052, 452_310]),
    ("1,052;62,5", [1_052, 62_500]),
]


@pytest.mark.parametrize(("cells", "millions"), MARKS, ids=[cells for cells, _ in MARKS])
def test_a_cell_that_reads_in_one_way_only_settles_the_others(read, cells, millions):
    rows = "".join(f"Châu Thành, Bến Tre;{2001 + i};{cell}\n" for i, cell in enumerate(cells.split(";")))
    reading = read("Đơn vị;Năm;Xong (tỷ đồng)\n" + rows, "money")
    assert [value // 10**6 for value in reading.table["completed"].to_pylist()] == millions
    assert len(decided(reading, "decimal_mark")) == 1


@pytest.mark.parametrize("cells", [["1.052"], ["1.052", "452"], ["1.052", "4,5", "4.5"]])
def test_without_proof_or_with_contrary_proofs_the_mark_is_asked(read, cells):
    rows = "".join(f"Châu Thành, Bến Tre;{2001 + place};{cell}\n" for place, cell in enumerate(cells))
    reading = read("Đơn vị;Năm;Xong (tỷ đồng)\n" + rows, "money")
    (question,) = reading.questions
    assert (reading.status, question.option) == ("needs_answer", "--decimal-mark")
    assert "“1.052” (dòng 2, cột “Xong (tỷ đồng)”)" in question.evidence
    answers = {
        mark: read("Đơn vị;Năm;Xong (tỷ đồng)\n" + rows, "money", decimal_mark=mark) for mark in ("comma", "dot")
    }
    assert {mark: each.table["completed"][0].as_py() // 10**6 for mark, each in answers.items()} == {
        "comma": 1_052_000,
        "dot": 1_052,
    }


def test_whole_cases_and_rates_settle_themselves_and_say_why(read):
    reading = read("Đơn vị;Năm;Xong;Tỷ lệ\nHà Nội;2020;6.844;62.630\n")
    row = reading.table.to_pylist()[0]
    assert (row["completed"], str(row["published_rate"])) == (6844, "62.6300")
    assert [value for value, _ in decided(reading, "decimal_mark")] == [
        "Dấu chấm là phân cách hàng nghìn",
        "Dấu chấm là dấu thập phân",
    ]


def test_whole_numbers_printed_with_decimals_are_not_taken_for_thousands(read):
    reading = read("Đơn vị;Năm;Xong\nHà Nội;2020;6844.0\nHuế;2020;1.052\n")
    assert [question.what for question in reading.questions] == ["decimal_mark"]


def test_an_amount_is_spoken_in_the_unit_that_fits():
    assert [spoken(amount) for amount in (38_761, 999, 265_281_958_000, 12_500_000)] == [
        "38,8 nghìn đồng",
        "999 đồng",
        "265,3 tỷ đồng",
        "12,5 triệu đồng",
    ]


KEY = ("kien-giang", 2013, 9, "all")
PLAIN = "unit,year,months,completed\nKiên Giang,2013,9,265281958 {unit}\n"


def placed(read, catalog, facts, unit="đ", **answers):
    reading = read(PLAIN.format(unit=unit), "money", **answers)
    return money_plausibility(reading, {KEY: facts}, catalog)


def test_money_beside_known_cases_is_asked_about_when_one_case_would_be_worth_a_meal(read, catalog):
    reading = placed(read, catalog, {"cases_completed": 6844})
    assert (reading.status, reading.table) == ("needs_answer", None)
    assert reading.questions[0].evidence == (
        "Dòng 2, cột “completed”: 265,3 triệu đồng cho 6.844 việc thi hành xong đã có trong sổ là 38,8 nghìn đồng "
        "một việc, khác xa mức thường thấy; có 1 dòng lệch như vậy."
    )


def test_money_beside_known_cases_is_only_warned_about_when_the_person_stated_the_unit(read, catalog):
    reading = placed(read, catalog, {"cases_completed": 6844}, money_unit="dong")
    assert (reading.status, [found.code for found in reading.findings]) == ("readable", ["money_per_case"])


def test_money_that_fits_the_known_cases_passes_without_a_word(read, catalog):
    reading = placed(read, catalog, {"cases_completed": 6844}, unit="nghìn đồng")
    assert (reading.status, reading.findings, reading.questions) == ("readable", (), ())


def test_a_unit_stated_on_every_row_is_taken_with_a_warning_where_it_does_not_fit(read, catalog):
    row = "unit,year,months,enforceable,completed,money_unit\nKiên Giang,2013,9,548761273,265281958,dong\n"
    reading = money_plausibility(read(row, "money"), {KEY: {"cases_completed": 6844}}, catalog)
    assert (reading.status, reading.questions) == ("readable", ())
    assert [found.code for found in reading.findings] == ["money_magnitude", "money_per_case"]


@pytest.mark.parametrize(
    ("before", "status"), [(500 * 10**9, "needs_answer"), (400 * 10**6, "readable"), (None, "readable")]
)
def test_money_is_compared_with_the_same_months_of_last_year(read, catalog, before, status):
    row = "unit,year,months,group,enforceable\nKiên Giang,2013,9,credit,548761273đ\n"
    known = {("kien-giang", 2013, 9, "credit"): {"cases_completed": None, "last_year_enforceable": before}}
    reading = money_plausibility(read(row, "money"), known, catalog)
    assert reading.status == status
    if status == "needs_answer":
        assert "nhỏ hơn 911 lần so với 500,0 tỷ đồng" in reading.questions[0].evidence
