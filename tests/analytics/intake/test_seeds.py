"""Sentences of published articles, as a clerk would type them into a table."""

from decimal import Decimal

from analytics.intake.grammar import parse


def test_kien_giang_2013_nine_months_of_cases(read):
    reading = read("Đơn vị;Năm;Tháng;Xong;Có điều kiện;Tỷ lệ\nKiên Giang;2013;9 tháng;6.844 việc;10.928 việc;63%\n")
    (row,) = reading.table.to_pylist()
    assert (row["completed"], row["enforceable"], row["published_rate"]) == (6844, 10928, Decimal(63))
    assert reading.findings == ()


def test_vinh_phuc_2021_where_every_number_is_hedged(read):
    text = "Đơn vị;Năm;Xong;Tỷ lệ\nCục THADS tỉnh Vĩnh Phúc;2021;hơn 5.750 việc;hơn 84%\n"
    (row,) = read(text).table.to_pylist()
    assert (row["unit_id"], row["completed"], row["qualifier"]) == ("vinh-phuc", 5750, "more_than")
    text = "Đơn vị;Năm;Xong;Tỷ lệ\nCục THADS tỉnh Vĩnh Phúc;2021;hơn 157 tỷ đồng;45,5%\n"
    (row,) = read(text, "money").table.to_pylist()
    assert (row["completed"], row["published_rate"]) == (157 * 10**9, Decimal("45.5"))


def test_hoa_binh_2012_where_only_rates_are_printed(read):
    text = "Đơn vị;Năm;Kỳ;Tỷ lệ\nCục Thi hành án dân sự tỉnh Hoà Bình;2012;6 tháng đầu năm;{rate}\n"
    (cases,) = read(text.format(rate="84%")).table.to_pylist()
    (money,) = read(text.format(rate="71%"), "money").table.to_pylist()
    assert (cases["unit_id"], cases["months"], cases["published_rate"]) == ("hoa-binh", 6, Decimal(84))
    assert (money["completed"], money["published_rate"]) == (None, Decimal(71))


def test_lao_cai_2007_where_only_targets_are_printed(read):
    text = "Đơn vị;Năm;Về việc/về tiền;Chỉ tiêu;Cách so;Tính chất\n"
    text += "Thi hành án dân sự tỉnh Lào Cai;2007;Việc;80% ;trở lên;phấn đấu\n"
    (row,) = read(text, "targets").table.to_pylist()
    assert (row["unit_id"], row["target_pct"], row["comparator"], row["kind"]) == (
        "lao-cai-cu",
        Decimal(80),
        ">=",
        "striving",
    )


def test_ben_tre_2022_has_no_figure_and_so_no_row(read):
    reading = read("Đơn vị;Năm;Xong;Có điều kiện\nBến Tre;2022;;\n")
    assert [(found.code, found.row) for found in reading.findings] == [("no_rows", None)]
    assert [tuple(each) for each in reading.left_out] == [(2, "no_figures", "Bến Tre | 2022")]


def test_the_nation_in_the_first_half_of_2022(read):
    text = "Đơn vị;Năm;Tháng;Phải thi hành\nToàn quốc;2022;6;292.475 tỷ 365 triệu 061 nghìn đồng\n"
    assert read(text, "money").table["must_enforce"].to_pylist() == [292_475_365_061_000]


def test_numbers_that_articles_print_wrongly_are_refused_or_noticed():
    assert parse("1.4498.108.000đ").problem == "number_malformed"
    assert parse("gần trên 95 tỷ đồng").problem == "qualifier_conflict"
    assert parse("10 tỷ 917 triệu 603 đồng").skipped
    assert parse("tỷ đồng tỷ đồng").problem == "number_text"
