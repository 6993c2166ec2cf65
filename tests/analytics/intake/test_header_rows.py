"""Headers over two or three rows, blocks side by side and one below the other, in workbooks and in texts."""

from tests.analytics.intake.made_workbooks import xlsx

THREE = [
    ["BÁO CÁO KẾT QUẢ THI HÀNH ÁN", None, None, None, None, None, None],
    [None] * 7,
    ["TT", "Đơn vị", "Năm", "Tổng số phải thi hành", None, None, None],
    [None, None, None, "Tổng số", "Có điều kiện thi hành", None, "Chưa có điều kiện"],
    [None, None, None, None, "Tổng số", "Thi hành xong", None],
    ["A", "B", "C", 1, 2, 3, 4],
    [1, "Hà Nội", 2020, 100, 80, 60, 20],
    [2, "Huế", 2020, 50, 40, 30, 10],
]
MERGED = [
    (0, 0, 0, 6, "BÁO CÁO KẾT QUẢ THI HÀNH ÁN"), (2, 0, 4, 0, "TT"), (2, 1, 4, 1, "Đơn vị"), (2, 2, 4, 2, "Năm"),
    (2, 3, 2, 6, "Tổng số phải thi hành"), (3, 3, 4, 3, "Tổng số"), (3, 4, 3, 5, "Có điều kiện thi hành"),
    (3, 6, 4, 6, "Chưa có điều kiện"),
]  # fmt: skip
FIGURES = ("must_enforce", "enforceable", "completed", "not_enforceable", "row")
EXPECTED = [(100, 80, 60, 20, 7), (50, 40, 30, 10, 8)]


def figures(reading, names=FIGURES):
    return [tuple(row[name] for name in names) for row in reading.table.to_pylist()]


def text(table):
    return "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in table) + "\n"


def test_three_merged_rows_name_the_columns(read):
    without_merged = [[None if 2 <= r <= 4 or r == 0 else cell for cell in row] for r, row in enumerate(THREE)]
    without_merged[4] = [None, None, None, None, "Tổng số", "Thi hành xong", None]
    reading = read(xlsx(without_merged, merged=MERGED), file_name="a.xlsx")
    assert figures(reading) == EXPECTED
    decision = next(each for each in reading.decisions if each.what == "header_row")
    assert decision.value == "Tiêu đề gộp từ dòng 3 đến dòng 5"
    assert [(row, reason) for row, reason, _ in reading.left_out] == [(1, "title"), (2, "blank"), (6, "column_numbers")]


def test_the_same_rows_saved_as_text_name_the_same_columns(read):
    assert figures(read(text(THREE))) == EXPECTED


BESIDE = [
    ["Đơn vị", "Năm", "Phải thi hành", None, "Thi hành xong", None],
    [None, None, "Việc", "Tiền (1.000 đồng)", "Việc", "Tiền (1.000 đồng)"],
    ["Hà Nội", 2020, 100, 90_000_000, 60, 50_000_000],
]
GROUPS = [
    ["Đơn vị", "Năm", "Về việc", None, "Về tiền (triệu đồng)", None],
    [None, None, "Phải thi hành", "Xong", "Phải thi hành", "Xong"],
    ["Hà Nội", 2020, 100, 60, 90_000, 50_000],
]


def test_cases_and_money_side_by_side_each_give_their_own_columns(read):
    names = ("must_enforce", "completed")
    for table in (BESIDE, GROUPS):
        reading = read(text(table))
        assert figures(reading, names) == [(100, 60)]
        assert [(found.code, found.severity) for found in reading.findings] == [("header_elsewhere", "note")] * 2
        reading = read(text(table), "money")
        assert (reading.status, figures(reading, names)) == ("readable", [(90_000_000_000, 50_000_000_000)])


CASES = ["Đơn vị;Năm;Phải thi hành;Xong", "Hà Nội;2020;100;60", "Huế;2020;50;30"]
MONEY = ["Đơn vị;Năm;Phải thi hành;Xong", "Hà Nội;2020;90000000;50000000", "Huế;2020;80000000;40000000"]
STACKED = "\n".join(["I. Về việc", *CASES, "", "II. Về tiền;;Đơn vị tính: 1.000 đồng", *MONEY]) + "\n"


def test_blocks_one_below_the_other_are_told_apart_and_the_other_one_is_left_out_by_name(read):
    names = ("must_enforce", "completed", "row")
    reading = read(STACKED)
    assert figures(reading, names) == [(100, 60, 3), (50, 30, 4)]
    assert [(row, reason) for row, reason, _ in reading.left_out][1:] == [(r, "other_block") for r in range(5, 10)]
    assert reading.rows_read == len(reading.table) + len(reading.left_out)
    reading = read(STACKED, "money")
    assert (reading.questions, reading.status) == ((), "readable")
    assert figures(reading, names) == [(90_000_000_000, 50_000_000_000, 8), (80_000_000_000, 40_000_000_000, 9)]
    assert "dòng 2" in next(each for each in reading.decisions if each.what == "block").evidence
    assert reading.rows_read == len(reading.table) + len(reading.left_out)


def test_a_header_that_only_stands_again_joins_its_rows(read):
    reading = read("\n".join([*CASES, CASES[0], "Cao Bằng;2020;7;5"]) + "\n")
    assert figures(reading, ("completed", "row")) == [(60, 2), (30, 3), (5, 5)]
    assert [(row, reason) for row, reason, _ in reading.left_out] == [(4, "repeated_header")]


def test_two_blocks_that_both_fit_are_asked_about(read):
    other = ["Đơn vị;Năm;Có điều kiện;Xong", "Huế;2021;50;30"]
    content = "\n".join([*CASES, "", *other]) + "\n"
    (question,) = read(content).questions
    assert (question.what, [option.answer for option in question.options]) == ("block", ["1", "5"])
    reading = read(content, block=5)
    assert figures(reading, ("enforceable", "completed", "row")) == [(50, 30, 6)]
    assert figures(read(content, block=1), ("must_enforce", "row")) == [(100, 2), (50, 3)]


def test_blocks_of_two_years_are_never_joined_silently(read):
    table = [line.replace(";2020", "").replace(";Năm", "") for line in CASES]
    content = "\n".join(["Năm 2020", *table, "Năm 2021", *table]) + "\n"
    assert [question.what for question in read(content).questions] == ["block"]
    assert read(content, block=6).table["year"].to_pylist() == [2021, 2021]
