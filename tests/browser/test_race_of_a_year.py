"""A year's race in a real browser: a campaign and its target come in, figures arrive, an alarm opens and closes."""

from tests.browser.test_ways_of_a_file import ME, Desk

MOVEMENT = (
    "Đơn vị;Năm;Tên phong trào;Loại phong trào;Cơ quan phát động;Ngày bắt đầu;Ngày kết thúc\n"
    "Huế;2024;Đợt nước rút thử nghiệm;Cao điểm;Cục THADS tỉnh Thừa Thiên Huế;01/04/2024;30/09/2024\n"
)
WAVE = (
    "Đơn vị;Năm;Tên phong trào;Đợt số;Ngày bắt đầu;Ngày kết thúc;Đo từ ngày\n"
    "Huế;2024;Đợt nước rút thử nghiệm;1;01/04/2024;30/09/2024;01/10/2023\n"
)
TARGET = "Đơn vị;Năm;Về việc/về tiền;Chỉ tiêu (%);Tính chất\nHuế;2024;Việc;80;Được giao\n"
MONTH = "Đơn vị;Năm;Số tháng;Có điều kiện;Thi hành xong\nHuế;2024;{};1000;{}\n"


def hand_in(visitor, dataset: str, content: str) -> None:
    """One file, from the choice to the receipt."""
    visitor.go(f"nap-so-lieu?bo={dataset}")
    visitor.page.get_by_label("Người nạp").fill(ME)
    visitor.page.get_by_label("Người nạp").press("Enter")
    visitor.settle()
    desk = Desk(visitor)
    desk.choose(f"{dataset}.csv", content.encode())
    desk.agree()


def row(visitor, address: str):
    """Huế in the first table of a page."""
    visitor.go(address)
    found = visitor.page.locator("table.bang").get_by_role("row").filter(has_text="Huế").first
    found.wait_for()
    return found.inner_text().replace("\u00a0", " ")


def test_an_alarm_opens_is_answered_and_closes_as_figures_come_in(empty_server, visit):
    """80 % of 1.000: 30 % after 6 of 12 months (40,00 by the calendar) lacks 500, and 81 % after 9 has arrived."""
    visitor = visit(empty_server)
    page = visitor.page
    for dataset, content in (("movements", MOVEMENT), ("waves", WAVE), ("targets", TARGET)):
        hand_in(visitor, dataset, content)
    hand_in(visitor, "cases", MONTH.format(6, 300))
    before = row(visitor, "tien-do?nam=2024&thang=6")
    assert "30,00 %" in before and "500" in before and "chậm 10,00" in before
    visitor.go("dot-cao-diem?nam-dot=2024")
    page.get_by_text("Đợt nước rút thử nghiệm").first.wait_for()
    assert "■ Báo động" in row(visitor, "canh-bao?nam=2024&thang=6")

    page.get_by_text("Ghi một việc chỉ đạo").click()
    page.get_by_label("Chức danh hoặc đơn vị chủ trì").fill("Cục trưởng")
    page.get_by_label("Người thực hiện").fill(ME)
    page.get_by_label("Việc đã làm").fill("Rà soát từng hồ sơ có điều kiện")
    page.get_by_test_id("stForm").first.get_by_test_id("stCheckbox").locator("label").click()
    page.get_by_role("button", name="Ghi việc chỉ đạo").click()
    page.get_by_text("Đã ghi vào sổ: bút toán").wait_for()

    hand_in(visitor, "cases", MONTH.format(9, 810))
    after = row(visitor, "tien-do?nam=2024&thang=9")
    assert "81,00 %" in after and "đã đạt" in after
    visitor.go("canh-bao?nam=2024&thang=9")
    page.get_by_role("heading", name="Đã ra khỏi báo động trong năm").wait_for()
    closed = page.locator("table.bang").filter(has_text="Rà soát từng hồ sơ có điều kiện").first.inner_text()
    assert "Huế" in closed and "Cục trưởng" in closed and "30/06/2024" in closed
