"""A scoring table changed in the grid on the screen: typed into, checked at every change, tried, written."""

from tests.browser.test_council_year import HERE, NAME, SCHEME, SCORES
from tests.browser.test_race_of_a_year import hand_in
from tests.browser.test_ways_of_a_file import ME, write_in

MAXIMUM = 5  # the column of the grid


def test_a_table_is_typed_anew_refused_mended_tried_and_written(empty_server, visit):
    """60 points by rate become 70: Thanh Hóa, who had 95 % of 60 and 10 and 28, gets 66,5 and 10 and 28."""
    visitor = visit(empty_server)
    page = visitor.page
    hand_in(visitor, "schemes", SCHEME)
    hand_in(visitor, "scores", SCORES)

    visitor.go(f"{HERE}&phan-cham=bang-cham&soan-bang=soan")
    grid = page.get_by_test_id("stDataFrame").first
    grid.wait_for()
    page.get_by_text("Chấm thử không ghi gì vào sổ").wait_for()
    tried = page.locator("table.bang").filter(has_text="Thanh Hóa").last
    assert "95" in tried.locator("tbody tr").filter(has_text="Thanh Hóa").inner_text()

    grid.scroll_into_view_if_needed()
    write_in(page, grid, MAXIMUM, "bảy mươi")
    page.get_by_text("Dòng 2, cột “Điểm chuẩn”: ghi “bảy mươi”").wait_for()
    assert page.get_by_role("button", name="Ghi bảng mới vào sổ").count() == 0

    grid.scroll_into_view_if_needed()
    write_in(page, grid, MAXIMUM, "70")
    tried.get_by_text("104,5").wait_for()
    page.get_by_label("Người thực hiện").last.fill(ME)
    page.get_by_label("Căn cứ ban hành").last.fill("Quyết định 6/QĐ-KTĐ")
    page.get_by_test_id("stForm").last.get_by_test_id("stCheckbox").locator("label").click()
    page.get_by_role("button", name="Ghi bảng mới vào sổ").click()
    page.get_by_text("Đã ghi bảng chấm điểm vào sổ: bút toán").wait_for()
    visitor.settle()

    visitor.go("cham-diem?nam-cham=2024&phan-cham=bang-cham")
    choice = page.locator(".st-key-filter-bang-cham-diem").get_by_role("combobox")
    visitor.choose(choice, f"{NAME} (bản sửa)")
    page.locator("table.bang").filter(has_text="70").first.wait_for()
