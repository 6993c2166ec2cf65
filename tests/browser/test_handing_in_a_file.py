"""The way of a staff member's file, in a real browser: handed in, understood, agreed to, seen in the comparison."""

import pytest

GOOD = """Đơn vị;Năm;Số tháng;Có điều kiện;Thi hành xong;Nguồn
Hà Nội;2013;9;20000;15000;Báo cáo thử
Kiên Giang;2013;9;10928;6850;Báo cáo thử
"""
BAD = """Đơn vị;Năm;Số tháng;Có điều kiện;Thi hành xong
Hà Nội;2012;9;20000;15000
Kiên Giang;2012;9;nhiều lắm;6850
"""


@pytest.fixture
def desk(written_server, visit):
    """The page on which files are handed in, after the person has said who they are."""
    visitor = visit(written_server)
    visitor.go("nap-so-lieu")
    visitor.page.get_by_label("Người nạp").fill("Nguyễn Thị An")
    visitor.page.get_by_label("Người nạp").press("Enter")
    return visitor


def hand_in(visitor, content: str, name: str = "viec-2013.csv") -> None:
    file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    visitor.page.set_input_files("[data-testid=stFileUploader] input[type=file]", [file])


def test_a_file_is_handed_in_answered_agreed_to_and_seen_in_the_comparison(desk):
    page = desk.page
    hand_in(desk, GOOD)
    page.get_by_text("Lý do sửa là gì?").first.wait_for()
    page.get_by_placeholder("Viết câu trả lời").fill("Đính chính sau kiểm tra")
    page.get_by_role("button", name="Dùng câu trả lời này").click()
    page.get_by_role("button", name="Ghi vào sổ, người nạp: Nguyễn Thị An").click()
    page.get_by_text("Đã ghi vào sổ: bút toán").wait_for()
    assert "Nguyễn Thị An" in page.get_by_text("Đã ghi vào sổ: bút toán").inner_text()

    desk.go("so-sanh?nam=2013&thang=9&xem=bang")
    table = page.locator("table").filter(has_text="Kiên Giang").first
    table.wait_for()
    assert "75,00 %" in table.get_by_role("row").filter(has_text="Hà Nội").inner_text()
    assert "62,68 %" in table.get_by_role("row").filter(has_text="Kiên Giang").inner_text()


def test_a_rejected_file_says_where_and_why_and_can_be_put_right_and_handed_in_again(desk):
    page = desk.page
    hand_in(desk, BAD)
    page.get_by_text("Dòng 3, cột “Có điều kiện”").first.wait_for()
    assert page.get_by_text("“nhiều lắm”").first.is_visible()
    assert page.get_by_role("button", name="Ghi vào sổ").count() == 0

    hand_in(desk, BAD.replace("nhiều lắm", "10928"), "viec-2012.csv")
    page.get_by_role("button", name="Ghi vào sổ, người nạp: Nguyễn Thị An").wait_for()
