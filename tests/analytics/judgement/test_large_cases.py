"""Money with and without the great cases. Đông Hải in 2025: 320 of 400 million đồng; An Phú (mới): 240 of 300."""

from fractions import Fraction

import pytest

from analytics import imports
from analytics.custody import undo
from analytics.measures.large_cases import exposures, national_exposure, share
from tests.tiny_world import BAC, BINH_SON, DONG_HAI, MILLION, NEW, OLD, report


def case(unit_id, name, enforceable, completed, year=2025, months=12):
    amounts = {"case_enforceable": enforceable * MILLION}
    if completed is not None:
        amounts["case_completed"] = completed * MILLION
    return {"unit_id": unit_id, "year": year, "months": months, "case_name": name, "source": "Báo cáo bịa", **amounts}


def only(workspace, **parameters):
    (found,) = exposures(workspace.warehouse, **{"year": 2025, **parameters})
    return found


def test_a_great_case_is_left_out_of_both_sums_and_the_places_are_told_twice(tiny):
    """Without 200 of 220: 120 of 180 = 66,67 %, behind An Phú with 80 %."""
    report(tiny, "large_cases", case(DONG_HAI, "Vụ A", 220, 200))
    found = only(tiny)
    assert (found.rate, found.rate_without) == (80, Fraction(200, 3))
    assert (found.rank, found.rank_without, found.of) == (1, 2, 2)
    assert found.change == Fraction(-40, 3)


def test_concentration_is_the_share_of_the_largest_and_of_the_three_largest(tiny):
    rows = [
        case(DONG_HAI, name, size, done)
        for name, size, done in (("A", 40, 16), ("B", 100, 8), ("C", 20, 20), ("D", 4, 4))
    ]
    report(tiny, "large_cases", *rows)
    found = only(tiny)
    assert (found.largest, found.three_largest) == (25, 40)  # 100 and 160 of 400
    assert (found.largest_done, found.three_largest_done) == (Fraction(100 * 20, 320), Fraction(100 * 44, 320))
    assert [each.name for each in found.cases] == ["B", "A", "C", "D"]
    assert [each.name for each in found.great] == ["B", "A"]  # 10 % of 400 is 40: A just is, C is not


def test_the_nation_is_told_without_all_great_cases_too(tiny):
    """560 of 700 million without 200 of 220 and 40 of 60: 320 of 420."""
    report(tiny, "large_cases", case(DONG_HAI, "Vụ A", 220, 200), case(NEW, "Vụ B", 60, 40), case(NEW, "Vụ C", 1, 1))
    found = national_exposure(tiny.warehouse, year=2025)
    assert (found.rate, found.rate_without, len(found.great)) == (80, Fraction(32000, 420), 2)
    assert national_exposure(tiny.warehouse, year=2024) is None


def test_of_two_named_cases_nothing_is_said_of_three():
    assert share([3, 2], 10, 1) == 30
    assert share([3, 2], 10, 3) is None
    assert share([3, None, 1], 10, 1) is None
    assert share([3], 0, 1) is None


def test_small_cases_change_nothing(tiny):
    report(tiny, "large_cases", case(DONG_HAI, "Vụ nhỏ", 39, 30))
    found = only(tiny)
    assert (found.great, found.rate_without, found.rank_without) == ((), found.rate, found.rank)


def test_a_case_without_what_was_finished_leaves_the_result_without_it_unknown(tiny):
    report(tiny, "large_cases", case(DONG_HAI, "Vụ A", 220, None))
    found = only(tiny)
    assert (found.rate_without, found.change, found.rank_without, found.exceeds) == (None, None, None, False)
    assert (found.largest, found.largest_done) == (55, None)


@pytest.mark.parametrize(("enforceable", "completed"), [(500, 100), (350, 330), (399, 300)])
def test_cases_that_exceed_what_the_province_reported_are_said_to(tiny, enforceable, completed):
    """The rest would be less than nothing, or more finished (20) than there is to finish (1)."""
    report(tiny, "large_cases", case(DONG_HAI, "Vụ A", enforceable, completed))
    found = only(tiny)
    assert (found.rate_without, found.exceeds) == (None, True)


def test_where_no_case_is_named_nothing_is_shown(tiny_shared):
    assert exposures(tiny_shared.warehouse, year=2025) == []


def test_a_case_of_an_office_is_its_province_s_and_counts_once(tiny):
    report(tiny, "large_cases", case(BAC, "Vụ A", 120, 20, 2024), case(BINH_SON, "VỤ A", 100, 10, 2024))
    found = only(tiny, year=2024)
    assert (found.result.unit_id, [each.enforceable for each in found.cases]) == (BINH_SON, [100 * MILLION])


def test_a_merged_province_has_the_cases_of_those_it_was_made_of(tiny):
    rows = [case(unit_id, "Vụ A", 50, 10, 2025, 9) for unit_id in (OLD, BINH_SON)]
    report(tiny, "large_cases", *rows)
    found = only(tiny, months=9, borders="34")
    assert (found.result.unit_id, len(found.cases)) == (NEW, 2)  # 60/100 + 80/200, less 10/50 twice
    assert found.rate_without == Fraction(100 * 120, 200)


def test_as_known_at_an_entry_a_case_named_later_is_not_there(tiny):
    entry = report(tiny, "large_cases", case(DONG_HAI, "Vụ A", 220, 200))
    report(tiny, "large_cases", case(DONG_HAI, "Vụ A", 200, 200))
    assert exposures(tiny.warehouse, year=2025, at=entry - 1) == []
    assert [only(tiny, at=at).largest for at in (entry, entry + 1)] == [55, 50]


FILE = "Đơn vị,Năm,Số tháng,Tên vụ việc,Số tiền có điều kiện của vụ (triệu đồng),Xong của vụ (triệu đồng)\n"


def test_a_file_of_large_cases_is_read_kept_corrected_and_taken_back(tiny):
    first = imports.take(tiny, f"{FILE}Đông Hải,2025,12,Vụ A,220,200\n".encode(), "vu.csv", "large_cases", "Nguyễn An")
    assert first.status == "accepted", (first.findings, first.questions)
    again = f"{FILE}Đông Hải,2025,12,Vụ A,210,200\nĐông Hải,2025,12,Vụ B,80,1\n".encode()
    second = imports.take(tiny, again, "vu.csv", "large_cases", "Nguyễn An", "Đính chính")
    tiny.warehouse.refresh()
    assert [each.enforceable for each in only(tiny).cases] == [210 * MILLION, 80 * MILLION]
    undo(tiny, second.entry, by="Nguyễn An", reason="Nhầm")
    tiny.warehouse.refresh()
    assert [each.enforceable for each in only(tiny).cases] == [220 * MILLION]


def test_a_case_that_finished_more_than_it_had_is_not_taken(tiny):
    receipt = imports.take(tiny, f"{FILE}Đông Hải,2025,12,Vụ A,10,20\n".encode(), "vu.csv", "large_cases", "Nguyễn An")
    assert (receipt.status, receipt.findings[0].code) == ("rejected", "identity_broken")
