"""Whatever address is opened first on a freshly started server leads to its page, through the frame."""

import pytest

from pages.components import contents

COLD = ("", "so-sanh", "ho-so", "canh-bao", "nap-so-lieu", "tu-dien")
PAGES = tuple(entry.path for entries in contents.PAGES.values() for entry in entries if not entry.is_hidden)


def wait_for_frame(page) -> None:
    page.locator("[data-testid=stSidebar] .st-key-filter-du-lieu").wait_for()


@pytest.mark.parametrize("address", COLD)
def test_a_cold_link_shows_its_page_in_the_frame_in_vietnamese(address, cold_server, visit):
    visitor = visit(cold_server)
    visitor.go(address)
    wait_for_frame(visitor.page)
    assert visitor.page.locator("html").get_attribute("lang") == "vi"
    assert visitor.page.get_by_role("dialog").count() == 0
    assert visitor.page.locator("a[aria-current=page]").get_attribute("href").endswith("/" + address)


def test_a_cold_link_to_a_page_outside_the_menu_shows_it_in_the_frame(cold_server, visit):
    visitor = visit(cold_server)
    visitor.go("ho-chieu?nam=2013&thang=9&don-vi=kien-giang")
    wait_for_frame(visitor.page)
    assert "62,63" in visitor.title()
    assert visitor.page.get_by_test_id("stSidebarNavLink").filter(has_text="Hộ chiếu").count() == 0


def test_a_cold_link_to_a_file_of_the_program_finds_no_page_and_leads_back_into_the_frame(cold_server, visit):
    visitor = visit(cold_server)
    for stem in ("frame", "compare"):
        answer = visitor.page.goto(f"{cold_server.address}/{stem}")
        assert answer.status == 404
        assert visitor.title() == "Không có trang ở địa chỉ này"
    visitor.page.get_by_role("link", name="Tổng quan").click()
    wait_for_frame(visitor.page)


def test_every_page_of_the_menu_stands_under_its_address(shared_server, visit):
    visitor = visit(shared_server)
    visitor.go("")
    links = visitor.page.get_by_test_id("stSidebarNavLink").all()
    assert {link.get_attribute("href").rpartition("/")[2] for link in links} == set(PAGES)
    for address in PAGES:
        visitor.go(address)
        assert visitor.page.locator("a[aria-current=page]").get_attribute("href").endswith("/" + address)
        assert "chưa dựng được" not in visitor.page.get_by_test_id("stMain").inner_text()
