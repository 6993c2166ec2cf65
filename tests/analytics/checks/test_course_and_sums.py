"""What a file says beside its own rows and beside earlier ones, with numbers that can be checked by hand."""

import math
from datetime import date

import pytest

from analytics import imports
from analytics.intake import Answers
from analytics.workspace import open_workspace

HEADER = "unit,year,months,enforceable,completed\n"


def said(reading, code):
    return [(found.row, found.column) for found in reading.findings if found.code == code]


def test_months_within_one_file_must_not_fall_whatever_their_order(review):
    rows = "Huế,2020,9,900,500\nHuế,2020,3,800,600\nHuế,2020,6,850,400\nHuế,2021,3,100,10\n"
    assert said(review(HEADER + rows), "cumulative_falls") == [(4, "completed")]


def test_a_month_that_comes_late_is_compared_with_the_later_ones_too(review):
    reading = review(HEADER + "Huế,2020,6,900,500\n", HEADER + "Huế,2020,9,900,400\n")
    (question,) = reading.questions
    assert "400 việc ở 9 tháng năm 2020, ít hơn 500 việc ở 6 tháng" in question.evidence


def test_figures_that_are_only_nearly_known_may_fall(review):
    assert review(HEADER + "Huế,2020,9,900,gần 500\n", HEADER + "Huế,2020,6,900,501\n").findings == ()


def test_a_merged_province_is_compared_with_the_sum_of_those_that_went_into_it(review):
    before = HEADER + "Lào Cai,2024,12,9000,7000\nYên Bái,2024,12,8000,6000\n"
    same, tenfold = (HEADER + f"Lào Cai,2026,12,{e},{c}\n" for e, c in ((17500, 13400), (175000, 134000)))
    assert review(same, before).findings == ()
    assert "lớn gấp khoảng 10 lần so với 17.000 việc của năm 2024" in review(tenfold, before).questions[0].evidence


def test_half_of_a_merged_province_is_no_history_for_the_whole(review):
    assert review(HEADER + "Lào Cai,2026,12,175000,134000\n", HEADER + "Lào Cai,2024,12,17500,13400\n").findings == ()


def test_only_a_question_answered_is_not_asked_again_and_the_answer_is_kept(review):
    before, tenfold = HEADER + "Huế,2023,12,9000,7000\n", HEADER + "Huế,2024,12,91000,71000\n"
    asked = review(tenfold, before)
    assert (asked.status, asked.questions[0].option) == ("needs_answer", "--confirm")
    (option,) = asked.questions[0].options
    agreed = review(tenfold, before, confirmed=option.answer)
    assert (agreed.status, [found.code for found in agreed.findings]) == ("readable", ["unit_jump"])
    assert [each.value for each in agreed.decisions if each.what == "confirmed"] == [
        "Đã xác nhận: Lệch 10, 100, 1.000 lần so với chính đơn vị"
    ]
    assert review(tenfold, before, confirmed="shifted").status == "needs_answer"


def test_one_row_of_many_only_warns(review):
    names = ("Huế", "Hà Nội", "Cao Bằng")
    before = HEADER + "".join(f"{name},2023,12,{9000 + place},7000\n" for place, name in enumerate(names))
    rows = HEADER + "Huế,2024,12,91000,71000\nHà Nội,2024,12,9100,7100\nCao Bằng,2024,12,9120,7130\n"
    reading = review(rows, before)
    assert (reading.status, said(reading, "unit_jump")) == ("readable", [(2, "enforceable")])


STEPS = [1000, 1100, 1000, 1100, 1000]


@pytest.mark.parametrize(("newest", "told"), [(2000, True), (1500, False), (400, True)])
def test_the_modified_z_is_that_of_iglewicz_and_hoaglin(review, newest, told):
    """Steps ±ln 1,1, two up and two down: median 0, MAD = ln 1,1 = 0,0953; 2000/1000 gives 0,6745·ln 2/0,0953."""
    before = "unit,year,completed\n" + "".join(f"Huế,{2015 + place},{value}\n" for place, value in enumerate(STEPS))
    found = review(f"unit,year,completed\nHuế,2020,{newest}\n", before).findings
    assert [each.code for each in found] == (["unusual"] if told else [])
    if told:
        score = 0.6745 * abs(math.log(newest / 1000)) / math.log(1.1)
        assert f"mức lệch {score:.1f}".replace(".", ",") in found[0].message


def test_a_unit_that_never_changed_may_change_a_little(review):
    """MAD is nought: the least spread of the catalogue (0,08) counts, so the bound is e^(3,5·0,08/0,6745) = 1,51."""
    before = "unit,year,completed\n" + "".join(f"Huế,{year},1000\n" for year in range(2015, 2020))
    assert review("unit,year,completed\nHuế,2020,1490\n", before).findings == ()
    assert said(review("unit,year,completed\nHuế,2020,1540\n", before), "unusual") == [(2, "completed")]


def test_four_earlier_years_are_too_few(review):
    before = "unit,year,completed\n" + "".join(f"Huế,{year},1000\n" for year in range(2016, 2020))
    assert review("unit,year,completed\nHuế,2020,2400\n", before).findings == ()


TOTALS = [
    ("Huế,2020,5,9\nHà Nội,2020,7,10\nTổng cộng,,12,19\n", []),
    ("Huế,2020,5,9\nHà Nội,2020,7,10\nTổng cộng,,12,20\n", [(4, "enforceable")]),
    ("Huế,2020,5,9\nCộng miền Trung,,5,9\nHà Nội,2020,7,10\nCộng miền Bắc,,7,10\nTổng cộng,,12,19\n", []),
    ("Huế,2020,5,9\nCộng miền Trung,,5,9\nHà Nội,2020,7,10\nCộng miền Bắc,,8,10\n", [(5, "completed")]),
    ("Tổng cộng,,12,19\nHuế,2020,5,9\nHà Nội,2020,7,10\n", []),
    ("Huế,2020,5,9\nHà Nội,2020,7,10\nTổng cộng,,hơn 10,19\n", []),
]


@pytest.mark.parametrize(("rows", "found"), TOTALS, ids=[rows for rows, _ in TOTALS])
def test_a_printed_total_is_held_against_the_rows_it_may_add_up(review, rows, found):
    assert said(review("Đơn vị,Năm,Xong,Có điều kiện\n" + rows), "total_differs") == found


def test_a_printed_total_in_billions_may_be_off_by_rounding_and_no_more(review):
    rows = "Đơn vị,Năm,Xong (tỷ đồng)\n" + '"Huế",2020,"100,4"\n"Hà Nội",2020,"200,4"\nTổng cộng,,"{}"\n'
    assert said(review(rows.format("300,9"), dataset="money"), "total_differs") == []
    assert said(review(rows.format("330,8"), dataset="money"), "total_differs") == [(4, "completed")]


def test_all_offices_of_a_province_must_add_up_to_it(review, units):
    offices = units.children("dien-bien")
    there = [unit for unit in offices if unit.exists(date(2013, 9, 30))]
    rows = "".join(f"{unit.id},2013,12,100,50\n" for unit in there)
    whole = HEADER + f"dien-bien,2013,12,{100 * len(there)},{{}}\n"
    assert said(review(HEADER + rows, whole.format(50 * len(there))), "parts_sum") == []
    assert len(said(review(HEADER + rows, whole.format(50 * len(there) + 1)), "parts_sum")) == 1


def test_a_shifted_file_waits_for_an_answer_and_is_recorded_with_a_warning_after_it(tmp_path):
    workspace = open_workspace(str(tmp_path / "so.sqlite"))
    header = "unit,year,months,must_enforce,enforceable,completed,not_enforceable\n"

    def take(text, **answers):
        return imports.take(workspace, (header + text).encode(), "tep.csv", "cases", "An", None, Answers(**answers))

    assert take("Huế,2023,9,13060,10928,6844,2132\n").status == "accepted"
    asked = take("Huế,2024,9,12276,7494,2025,\n")
    assert (asked.status, workspace.ledger.head()) == ("needs_answer", 1)
    taken = take("Huế,2024,9,12276,7494,2025,\n", confirmed=asked.questions[0].options[0].answer)
    assert (taken.status, "shifted" in {each.code for each in taken.findings}) == ("accepted", True)


def test_a_row_pasted_over_another_is_seen_in_a_small_file_and_chance_is_allowed_for_in_a_large_one(review, units):
    # 2.304 and 8.687: 3,36 + 3,94 = 7,30 digits. 34 rows make 561 pairs, log10 = 2,75, and 2 to spare: 4,75.
    # 700 rows make 244.650 pairs: 5,39 + 2 = 7,39.
    provinces = [unit.name for unit in units.of_level("province", date(2026, 9, 30))]
    rows = [f"{name},2026,12,{9000 + 7 * n},{2400 + 3 * n}\n" for n, name in enumerate(provinces)]
    rows[20] = rows[20].partition(",")[0] + ",2026,12,8687,2304\n"
    rows[30] = rows[30].partition(",")[0] + ",2026,12,8687,2304\n"
    assert said(review(HEADER + "".join(rows)), "copied_row") == [(32, "completed")]
    offices = [units.full_name(unit) for unit in units.of_level("office", date(2024, 9, 30))][:700]
    many = [f"{name!r},2024,12,{30000 + 7 * n},{12400 + 3 * n}\n".replace("'", '"') for n, name in enumerate(offices)]
    many[100], many[600] = (line.rpartition('",')[0] + '",2024,12,8687,2304\n' for line in (many[100], many[600]))
    assert len(many) == 700 and said(review(HEADER + "".join(many)), "copied_row") == []


def test_figures_of_the_year_before_under_a_new_year_are_asked_about_even_where_they_are_small(review):
    # 540 and 1.723: 2,73 + 3,24 = 5,97 digits; nine units with one earlier period each: log10 10 = 1, and 2 to spare.
    names = ("Điện Biên", "Huế", "Kon Tum", "Phú Yên", "Trà Vinh", "Gia Lai", "Lạng Sơn", "Hưng Yên", "Kiên Giang")
    before, now = (
        HEADER + "".join(f"{name},{year},3,{1723 + n},{540 + n}\n" for n, name in enumerate(names))
        for year in (2023, 2024)
    )
    assert "giống hệt" in review(now, before).questions[0].evidence


NAMES = ("Điện Biên", "Huế", "Kon Tum", "Phú Yên", "Trà Vinh", "Gia Lai", "Lạng Sơn", "Hưng Yên")


def minor(year, pairs):
    head = "unit,year,months,delegated_out,withdrawn\n"
    return head + "".join(f"{name},{year},6,{one},{other}\n" for name, (one, other) in zip(NAMES, pairs, strict=True))


def test_a_column_that_was_nearly_empty_and_its_neighbour_are_seen_in_each_others_place(review):
    usual = [(16, 0), (23, 0), (9, 0), (47, 1), (25, 0), (45, 0), (32, 0), (31, 0)]
    before, as_usual = minor(2023, usual), minor(2024, [(one + 3, other) for one, other in usual])
    assert said(review(as_usual, before), "columns_exchanged") == []
    exchanged = review(minor(2024, [(other, one + 3) for one, other in usual]), before)
    assert exchanged.status == "needs_answer"
    assert any("đổi chỗ" in question.evidence for question in exchanged.questions)


def test_small_numbers_that_wobble_are_no_exchange(review):
    before = minor(2023, [(2, 1), (0, 1), (1, 0), (3, 1), (0, 0), (1, 2), (2, 0), (1, 1)])
    now = minor(2024, [(1, 2), (1, 0), (0, 1), (1, 3), (0, 1), (2, 1), (0, 2), (1, 1)])
    assert said(review(now, before), "columns_exchanged") == []
