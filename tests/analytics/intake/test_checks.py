"""What must hold between figures: identities by year, printed rates, no row twice, one world."""

from decimal import Decimal

import pytest

FULL = (
    "unit,year,total_accepted,carried_in,newly_accepted,delegated_out,withdrawn,must_enforce,enforceable,"
    "completed,not_enforceable,other_status,carried_out\n"
)
NATION_2017 = "Toàn quốc,2017,736747,290524,446223,8000,520,728227,579413,369372,148814,,358855\n"


def said(reading):
    return [(found.row, found.column, found.code, found.severity) for found in reading.findings]


def test_the_published_figures_of_2017_close(read):
    assert said(read(FULL + NATION_2017)) == []


BROKEN = [
    ("290524", "290525", "total_accepted"),
    (",8000,", ",8001,", "must_enforce"),
    ("369372", "579414", "completed"),
    ("358855", "358854", "carried_out"),
    ("148814", "148813", "enforceable"),
]


@pytest.mark.parametrize(("right", "wrong", "column"), BROKEN)
def test_each_identity_is_checked_by_itself(read, right, wrong, column):
    reading = read(FULL + NATION_2017.replace(right, wrong))
    assert (2, column, "identity_broken", "error") in said(reading)


def test_an_identity_that_is_hard_until_2019_is_a_warning_later(read):
    row = "Bến Tre,{year},,,,,,10000,6843,1000,2922,,\n"
    assert said(read(FULL + row.format(year=2019))) == [(2, "enforceable", "identity_broken", "error")]
    assert said(read(FULL + row.format(year=2021))) == [(2, "enforceable", "identity_broken", "warning")]


def test_a_sum_with_a_missing_part_is_not_checked_but_an_optional_part_may_be_missing(read):
    assert said(read("unit,year,total_accepted,carried_in\nHuế,2017,10,3\n")) == []
    reading = read("unit,year,must_enforce,enforceable,not_enforceable\nHuế,2017,10,3,6\nHà Nội,2017,10,4,6\n")
    assert said(reading) == [(2, "enforceable", "identity_broken", "error")]


def test_sums_of_figures_that_are_only_nearly_known_need_not_close(read):
    reading = read("unit,year,total_accepted,carried_in,newly_accepted\nHuế,2017,hơn 10,3,6\n")
    assert said(reading) == [(2, "total_accepted", "identity_broken", "warning")]


def test_a_broken_identity_shows_its_sum(read):
    (found,) = read("unit,year,enforceable,completed,terminated\nHuế,2017,1000,900,1.200\n").findings
    assert (
        found.message
        == "Dòng 2, cột “completed”: thi hành xong 900 + đình chỉ 1.200 = 2.100, lớn hơn có điều kiện thi hành 1.000."
    )


RATES = [
    ("62,63", "6844", "10928", []),
    ("63", "6844", "10928", []),
    ("62,6", "6844", "10928", []),
    ("62,65", "6844", "10928", ["rate_differs"]),
    ("61", "6844", "10928", ["rate_differs"]),
    ("hơn 62", "6844", "10928", ["rate_differs"]),
    ("gần 63", "6844", "10928", []),
    ("63", "", "10928", []),
]


@pytest.mark.parametrize(("printed", "completed", "enforceable", "codes"), RATES)
def test_a_printed_rate_must_follow_from_the_counts_as_finely_as_it_is_printed(
    read, printed, completed, enforceable, codes
):
    reading = read(f'unit;year;completed;enforceable;published_rate\nHuế;2013;{completed};{enforceable};"{printed}"\n')
    assert [found.code for found in reading.findings] == codes
    assert reading.status == "readable"


def test_a_rate_that_does_not_recompute_is_shown_with_the_computed_one(read):
    header = "unit;year;completed;enforceable;published_rate;money_unit\n"
    (found,) = read(header + "Toàn quốc;2020;53.750,695;132.905,418;40,09;tỷ đồng\n", "money").findings
    assert found.message == (
        "Dòng 2, cột “published_rate”: tỷ lệ in 40,09 %, nhưng 53.750.695.000.000 / 132.905.418.000.000 = 40,44 % "
        "(lệch −0,35 điểm %)."
    )


def test_terminated_and_reduced_count_as_done_when_given(read):
    reading = read("unit;year;completed;terminated;enforceable;published_rate\nHuế;2013;50;10;100;60,00\n")
    assert said(reading) == []


def test_percents_are_kept_to_four_decimals_and_the_rounding_is_told(read):
    reading = read("unit;year;published_rate\nHuế;2013;62,62811127\nHuế;2014;5,5\n")
    assert reading.table["published_rate"].to_pylist() == [Decimal("62.6281"), Decimal("5.5000")]
    assert [decision.what for decision in reading.decisions if "rate" in decision.what][-1] == "published_rate"


def test_a_percent_above_one_hundred_is_doubted_and_below_zero_refused(read):
    assert said(read("unit;year;published_rate\nHuế;2013;120\n")) == [
        (2, "published_rate", "percent_over_100", "warning")
    ]
    assert said(read("unit;year;published_rate\nHuế;2013;-1\n")) == [(2, "published_rate", "number_negative", "error")]


def test_two_rows_about_the_same_thing_are_refused_and_both_are_named(read):
    reading = read("Đơn vị,Năm,Xong\nHà Nội,2020,5\nHuế,2020,7\nTP. Hà Nội,2020,6\n")
    assert said(reading) == [(4, "unit", "key_repeated", "error")]
    assert (
        reading.findings[0].message
        == "Dòng 2 và dòng 4 cùng đơn vị, cùng kỳ (Hà Nội, năm 2020) nhưng số liệu khác nhau."
    )


def test_a_row_said_twice_counts_once_and_is_left_out_by_name(read):
    reading = read("Đơn vị,Năm,Xong\nHà Nội,2020,5\nHà Nội,2020,5\nHà Nội,2020,5\n")
    assert said(reading) == [(3, "unit", "row_repeated", "warning"), (4, "unit", "row_repeated", "warning")]
    assert [tuple(each) for each in reading.left_out] == [(3, "duplicate", "ha-noi"), (4, "duplicate", "ha-noi")]
    assert (reading.status, reading.table.num_rows, reading.rows_read) == ("readable", 1, 3)


def test_the_same_unit_in_another_month_group_or_vintage_is_another_row(read):
    rows = "Huế,2020,3,5,,\nHuế,2020,6,5,,\nHuế,2020,3,5,Chủ động,\nHuế,2020,3,5,,Chính thức\n"
    assert said(read("Đơn vị,Năm,Tháng,Xong,Nhóm,Trạng thái số liệu\n" + rows)) == []


def test_rows_with_a_faulty_key_are_not_called_duplicates(read):
    reading = read("Đơn vị,Năm,Xong\nHà Lội,2020,5\nHà Lội,2020,6\n")
    assert {found.code for found in reading.findings} == {"unit_unknown"}


def test_simulated_rows_are_known_by_their_source_and_never_mixed_with_real_ones(read):
    header, simulated = "Đơn vị,Năm,Xong,Nguồn\n", "Huế,2020,5,Số liệu mô phỏng (hạt 1)\n"
    assert read(header + simulated).simulated
    assert not read(header + "Huế,2020,5,Báo cáo\n").simulated
    reading = read(header + simulated + "Huế,2021,5,\n")
    assert said(reading) == [(3, "source", "worlds_mixed", "error")]


def test_a_figure_given_nowhere_is_missing_and_every_stored_column_is_there(read):
    table = read("Đơn vị,Năm,Xong\nHuế,2020,5\nHà Nội,2020,0\n").table
    assert table["completed"].to_pylist() == [5, 0]
    assert table["enforceable"].to_pylist() == [None, None]
    names = ("unit_id", "year", "months", "completed", "published_rate", "row")
    types = [str(table.schema.field(name).type) for name in names]
    assert types == ["string", "int32", "int32", "int64", "decimal128(9, 4)", "int32"]
