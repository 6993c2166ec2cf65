"""Workbooks: values as they are, sheets chosen by their headers, errors and formulas told, percents as percents."""

import datetime

import pytest

from tests.analytics.intake.made_workbooks import ods, rezipped, xls, xlsx

HEADER = ["Đơn vị", "Năm", "Tháng", "Phải thi hành", "Có điều kiện", "Xong"]
ROWS = [HEADER, ["Hà Nội", 2024, 9, 1000, 800, 600], ["Huế", 2024, 9, 500, 400, 300]]
EXPECTED = [("ha-noi", 2024, 9, 1000, 800, 600), ("hue", 2024, 9, 500, 400, 300)]
NAMES = ("unit_id", "year", "months", "must_enforce", "enforceable", "completed")


def rows(reading):
    return [tuple(row[name] for name in NAMES) for row in reading.table.to_pylist()]


def codes(reading):
    return [(found.row, found.column, found.code, found.value) for found in reading.findings]


def decided(reading):
    return {decision.what: decision for decision in reading.decisions}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", xlsx(ROWS)), ("a.XLS", xls(ROWS)), ("a.ods", ods(ROWS)), ("a.xls", xlsx(ROWS)), ("a.xlsx", ods(ROWS))],
    ids=["xlsx", "xls", "ods", "xlsx called xls", "ods called xlsx"],
)
def test_a_workbook_is_read_like_a_text_whatever_its_ending_says(read, name, content):
    reading = read(content, file_name=name)
    assert (reading.findings, reading.status, rows(reading)) == ((), "readable", EXPECTED)
    assert reading.table["row"].to_pylist() == [2, 3]
    assert decided(reading)["sheet"].value == "Trang “Trang 1”"


def test_rows_are_numbered_as_excel_does_wherever_the_table_stands(read):
    reading = read(xlsx([*ROWS, ["Huế", 2023, 9, "x", 4, 3]], start=(7, 2)), file_name="a.xlsx")
    assert codes(reading) == [(11, "must_enforce", "number_text", "x")]


def test_a_number_is_never_ambiguous_and_a_text_keeps_its_two_readings(read):
    header = ["Đơn vị", "Năm", "Phải thi hành (triệu đồng)", "Có điều kiện (triệu đồng)"]
    reading = read(xlsx([header, ["Hà Nội", 2024, 6265281.958, 5265281]]), "money", "a.xlsx")
    assert reading.table["must_enforce"].to_pylist() == [6_265_281_958_000]
    assert reading.status == "readable"
    reading = read(xlsx([header, ["Hà Nội", 2024, "626.958", 5265281]]), "money", "a.xlsx")
    assert [question.what for question in reading.questions] == ["decimal_mark"]
    assert codes(read(xlsx([["Đơn vị", "Năm", "Xong"], ["Huế", 2024, 6.844]]), file_name="a.xlsx")) == [
        (2, "completed", "number_fraction", "6,844")
    ]
    reading = read(xlsx([["Đơn vị", "Năm", "Xong"], ["Huế", 2024, "6.844"]]), file_name="a.xlsx")
    assert reading.table["completed"].to_pylist() == [6844]


def test_the_noise_that_formulas_leave_behind_fifteen_digits_is_dropped(read):
    content = xlsx([["Đơn vị", "Năm", "Xong"], ["Huế", 2024, 6844.000000000001], ["Hà Nội", 2024, 0.1 + 0.2]])
    assert codes(read(content, file_name="a.xlsx")) == [(3, "completed", "number_fraction", "0,3")]


def test_qualifiers_and_words_in_cells_are_read_like_those_of_a_text(read):
    content = xlsx(
        [["Tỉnh", "Năm", "Xong", "Tỷ lệ"], ["Huế", 2024, "hơn 300 việc", "62,63"], ["Hà Nội", 2024, 5, None]]
    )
    reading = read(content, file_name="a.xlsx")
    assert reading.table["completed"].to_pylist() == [300, 5]
    assert reading.table["qualifier"].to_pylist() == ["more_than", "exact"]


def test_dates_are_dates(read):
    day = datetime.datetime(2024, 6, 30)
    content = xlsx([HEADER, ["Huế", 2024, day, 5, 4, 3]], formats={(1, 2): "dd/mm/yyyy"})
    assert read(content, file_name="a.xlsx").table["months"].to_pylist() == [9]
    content = xlsx([HEADER, ["Huế", 2024, 9, day, 4, 3]], formats={(1, 3): "dd/mm/yyyy"})
    assert codes(read(content, file_name="a.xlsx")) == [(2, "must_enforce", "number_malformed", "2024-06-30")]


def test_truth_values_and_infinities_are_no_numbers(read):
    assert codes(read(xlsx([HEADER, ["Huế", 2024, 9, True, 4, 3]]), file_name="a.xlsx")) == [
        (2, "must_enforce", "number_text", "TRUE")
    ]
    content = rezipped(
        xlsx([HEADER, ["Huế", 2024, 9, 77, 4, 3]]), lambda _, part: part.replace(b"<v>77<", b"<v>1e309<")
    )
    assert codes(read(content, file_name="a.xlsx"))[0][2:] == ("number_text", "inf")


def test_error_cells_are_errors_not_blanks(read):
    found = [(3, "completed", "number_excel_error", "#N/A")]
    content = xlsx(ROWS, formulas={(2, 5): ("=NA()", "#N/A")})
    content = rezipped(content, lambda _, part: part.replace(b' fullCalcOnLoad="1"', b""))
    assert codes(read(content, file_name="a.xlsx")) == found
    assert codes(read(xls(ROWS, errors={(2, 5)}), file_name="a.xls")) == found
    kind = 'office:value-type="string" calcext:value-type="error"'
    broken = f"<table:table-cell {kind}><text:p>#N/A</text:p></table:table-cell>"
    assert codes(read(ods([*ROWS[:2], [*ROWS[2][:5], broken]]), file_name="a.ods")) == found


def test_a_formula_gives_the_value_that_excel_stored(read):
    content = xlsx(ROWS, formulas={(2, 5): ("=F2-300", 300)})
    content = rezipped(content, lambda _, part: part.replace(b' fullCalcOnLoad="1"', b""))
    reading = read(content, file_name="a.xlsx")
    assert (reading.findings, rows(reading)) == ((), EXPECTED)
    assert decided(reading)["formulas"].evidence.startswith("Trang có 1 ô là công thức")


def test_a_formula_never_computed_is_told(read):
    content = xlsx(ROWS, formulas={(2, 5): ("=F2-300", "")})
    content = rezipped(content, lambda _, part: part.replace(b' fullCalcOnLoad="1"', b""))
    assert codes(read(content, file_name="a.xlsx")) == [(3, "completed", "formula_uncomputed", None)]
    stale = read(xlsx(ROWS, formulas={(2, 5): ("=F2-300", 300)}), file_name="a.xlsx")
    assert [(found.code, found.severity) for found in stale.findings] == [("formula_stale", "warning")]


def test_a_percent_format_makes_a_fraction_a_percent(read):
    table = [["Tỉnh", "Năm", "Xong", "Có điều kiện", "Tỷ lệ"], ["Huế", 2013, 6844, 10928, 0.6262811]]
    cell = '<table:table-cell office:value-type="percentage" office:value="0.6262811"/>'
    for content, name in (
        (xlsx(table, formats={(1, 4): "0.00%"}), "a.xlsx"),
        (xls(table, percents={(1, 4)}), "a.xls"),
        (ods([table[0], [*table[1][:4], cell]]), "a.ods"),
    ):
        reading = read(content, file_name=name)
        assert [str(rate) for rate in reading.table["published_rate"].to_pylist()] == ["62.6281"]
        assert reading.findings == ()


def test_a_text_in_a_cell_formatted_as_a_percent_is_left_alone(read):
    table = [["Tỉnh", "Năm", "Tỷ lệ"], ["Huế", 2013, "62"], ["Hà Nội", 2013, 0.5]]
    reading = read(xlsx(table, formats={(1, 2): "0%", (2, 2): "0%"}), file_name="a.xlsx")
    assert [str(rate) for rate in reading.table["published_rate"].to_pylist()] == ["62.0000", "50.0000"]


def test_fractions_without_a_format_are_asked_about_and_the_answer_holds(read):
    table = [["Tỉnh", "Năm", "Tỷ lệ"], ["Huế", 2013, 0.6263], ["Hà Nội", 2013, 1]]
    reading = read(xlsx(table), file_name="a.xlsx")
    assert [(question.what, question.option) for question in reading.questions] == [
        ("percent_scale", "--percent-scale")
    ]
    assert reading.status == "needs_answer" and "62,63 %" in reading.questions[0].evidence
    told = read(xlsx(table), file_name="a.xlsx", percent_scale="fraction")
    assert [str(rate) for rate in told.table["published_rate"].to_pylist()] == ["62.6300", "100.0000"]
    told = read(xlsx(table), file_name="a.xlsx", percent_scale="percent")
    assert [str(rate) for rate in told.table["published_rate"].to_pylist()] == ["0.6263", "1.0000"]
    assert read("Tỉnh;Năm;Tỷ lệ\nHuế;2013;0,6263\n").questions[0].what == "percent_scale"


def test_the_sheet_with_the_header_is_chosen_and_the_others_are_named(read):
    reading = read(xlsx([["Ghi chú"]], ROWS, [["x", "y"]]), file_name="a.xlsx")
    assert rows(reading) == EXPECTED
    assert decided(reading)["sheet"].value == "Trang “Trang 2”"
    assert "“Trang 1”, “Trang 3”" in decided(reading)["sheet"].evidence


def test_several_sheets_that_fit_are_asked_about(read):
    content = xlsx(ROWS, [HEADER, ["Huế", 2023, 9, 5, 4, 3]], names=["Năm nay", "Năm trước"])
    (question,) = read(content, file_name="a.xlsx").questions
    assert (question.what, question.option) == ("sheet", "--sheet")
    assert [option.answer for option in question.options] == ["Năm nay", "Năm trước"]
    reading = read(content, file_name="a.xlsx", sheet="Năm trước")
    assert reading.table["year"].to_pylist() == [2023]
    assert codes(read(content, file_name="a.xlsx", sheet="Khác"))[0][2] == "answer_unknown"


def test_sheets_of_cases_and_of_money_are_told_apart_by_their_names(read):
    money = [HEADER, ["Huế", 2024, 9, 5_000_000_000, 4_000_000_000, 3_000_000_000]]
    content = xlsx(ROWS, money, names=["Việc", "Tiền"])
    assert rows(read(content, file_name="a.xlsx")) == EXPECTED
    reading = read(content, "money", "a.xlsx", money_unit="dong")
    assert reading.table["completed"].to_pylist() == [3_000_000_000]


def test_hidden_sheets_are_named_and_never_read_unasked(read):
    reading = read(xlsx(ROWS, [HEADER, ["Huế", 2020, 12, 5, 4, 3]], hidden=[1]), file_name="a.xlsx")
    assert rows(reading) == EXPECTED
    assert codes(reading) == [(None, None, "sheet_hidden", "“Trang 2”")]
    content = xlsx([["không có gì"]], ROWS, hidden=[1])
    assert [question.what for question in read(content, file_name="a.xlsx").questions] == ["sheet"]
    assert rows(read(content, file_name="a.xlsx", sheet="Trang 2")) == EXPECTED


def test_words_typed_for_an_old_font_are_read_in_a_workbook_too(read):
    reading = read(
        xlsx([HEADER, ["Hµ Néi", 2024, 9, 1000, 800, 600], ["HuÕ", 2024, 9, 500, 400, 300]]), file_name="a.xlsx"
    )
    assert rows(reading) == EXPECTED
    assert decided(reading)["encoding"].value == "Một phần chữ gõ bằng phông cũ TCVN3"
    old = [["§¬n vÞ", "N¨m", "Xong"], ["B×nh D\u00ad¬ng", 2024, 5]]
    reading = read(xlsx(old), file_name="a.xlsx")
    assert (reading.table["unit_id"].to_pylist(), reading.table["completed"].to_pylist()) == (["binh-duong"], [5])
