"""From a figure to its passport, an entry taken back, a period approved and locked: in a real browser."""

from collections.abc import Iterator

import pytest

from analytics import imports
from analytics.workspace import PUBLISHED, open_workspace
from benchmarks.servers import DASHBOARD, Server, serving

ME, WHY = "Trần Thị Duyệt", "Theo kết luận kiểm tra"
CORRECTION = "Tỉnh;Năm;Tháng;Có điều kiện;Thi hành xong\nKiên Giang;2013;9;10928;{}\n"
PERIOD = "nam=2013&thang=9"


def correct(ledger, done: int) -> None:
    """Another figure for Kiên Giang, recorded as a colleague would on the command line."""
    workspace = open_workspace(str(ledger), PUBLISHED)
    content = CORRECTION.format(done).encode()
    receipt = imports.take(workspace, content, f"dinh-chinh-{done}.csv", "cases", "An", "Đính chính")
    workspace.close()
    assert receipt.status == "accepted"
    return receipt.entry


@pytest.fixture
def entry(own_published):
    """The entry in which Kiên Giang was corrected to 7.000."""
    return correct(own_published, 7000)


@pytest.fixture
def server(chromium, own_published, entry) -> Iterator[Server]:
    """A server over that ledger."""
    with serving(DASHBOARD, own_published) as running:
        yield running


def sign(page, press: str) -> None:
    page.get_by_label("Người thực hiện").fill(ME)
    page.get_by_label("Lý do").fill(WHY)
    page.get_by_test_id("stForm").get_by_test_id("stCheckbox").locator("label").click()
    page.get_by_role("button", name=press).click()


def row(visitor):
    """Kiên Giang in the ranking."""
    visitor.go(f"so-sanh?{PERIOD}")
    found = visitor.page.locator("table.xep-hang").get_by_role("row").filter(has_text="Kiên Giang")
    found.wait_for()
    return found


def test_an_entry_is_taken_back_and_the_comparison_shows_the_figure_before(server, entry, visit):
    visitor = visit(server)
    page = visitor.page
    assert "64,06 %" in row(visitor).inner_text()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Lịch sử nạp").click()
    page.locator("table.so-ghi").get_by_role("link", name=str(entry), exact=True).click()
    page.wait_for_url(f"**but-toan-xem={entry}**")
    page.get_by_text(f"1 dòng trở lại số đứng trước bút toán {entry}.").wait_for()
    sign(page, f"Hoàn tác bút toán {entry}")
    page.get_by_text(f"Đã hoàn tác bút toán {entry} bằng bút toán {entry + 1}").wait_for()
    assert "62,63 %" in row(visitor).inner_text()


def test_a_click_on_a_figure_shows_its_passport_and_leads_back(server, entry, visit):
    visitor = visit(server)
    page = visitor.page
    row(visitor).get_by_role("link", name="64,06 %").click()
    page.wait_for_url("**/ho-chieu?**")
    page.get_by_text(f"do An nạp ở bút toán {entry}").wait_for()
    visitor.settle()
    assert "64,06" in visitor.title()
    page.get_by_text("10.928 việc").first.wait_for()
    text = page.get_by_test_id("stMainBlockContainer").inner_text()
    for words in ("7.000 việc", "10.928 việc", "dinh-chinh-7000.csv", "An", "từ 6.844 việc thành 7.000 việc"):
        assert words in text
    page.get_by_role("link", name="Quay lại So sánh các tỉnh").click()
    page.wait_for_url("**/so-sanh?*nam=2013*thang=9*")
    page.locator("table.xep-hang").wait_for()


def test_the_keyboard_reaches_a_figure_and_sees_where_it_is(server, visit):
    visitor = visit(server)
    figure = row(visitor).get_by_role("link", name="64,06 %")
    assert figure.evaluate("link => getComputedStyle(link).textDecorationLine") == "none"
    figure.focus()
    visitor.page.keyboard.press("Shift+Tab")
    visitor.page.keyboard.press("Tab")
    assert figure.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    assert figure.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline"
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/ho-chieu?**")


def test_a_period_is_approved_and_locked_and_a_correction_after_that_says_so(server, own_published, entry, visit):
    visitor = visit(server)
    page = visitor.page
    visitor.go(f"lich-su?phan-lich-su=duyet-khoa&ky=2013-09&{PERIOD}")
    sign(page, "Khoá kỳ này")
    page.get_by_text("hãy duyệt trước khi khoá").wait_for()
    page.get_by_role("button", name="Duyệt kỳ này").click()
    page.get_by_text(f"9 tháng năm 2013 đã duyệt: bút toán {entry + 1}").wait_for()
    visitor.settle()
    sign(page, "Khoá kỳ này")
    page.get_by_text(f"9 tháng năm 2013 đã khoá: bút toán {entry + 2}").wait_for()
    correct(own_published, 7100)
    assert "đã sửa ngày" in row(visitor).inner_text()
    assert "kỳ đã khoá, đã sửa ngày" in page.get_by_test_id("stMainBlockContainer").inner_text()
