"""A page on paper: A4 upright, without the sidebar; tables and charts whole, what was folded open."""

import pytest

SEED = "nam=2013&thang=9&dia-gioi=63"
PAGES = {
    f"?{SEED}": 1,
    f"so-sanh?{SEED}": 0,
    f"so-sanh?xem=bieu-do&{SEED}": 1,
    f"xu-huong?{SEED}": 1,
    f"ho-so?tinh=kien-giang&{SEED}": 1,
    f"lich-su?{SEED}": 0,
    "khen-thuong?nam=2007": 1,
}
"""Address and how many charts it has."""
PAPER = {"width": 703, "height": 1000}  # 186 mm between the margins
CUT = """() => [...document.querySelectorAll('table, .hinh-in, h1, h2, h3, [data-testid=stMarkdownContainer] p')]
  .filter(part => part.getBoundingClientRect().width > 2 && getComputedStyle(part).position !== 'absolute')
  .filter(part => { const box = part.getBoundingClientRect(); return box.right > innerWidth + 2 || box.left < -2; })
  .map(part => part.outerHTML.slice(0, 120))"""
SCROLLING = """() => [...document.querySelectorAll('.stApp *')]
  .filter(part => ['auto', 'scroll', 'hidden'].includes(getComputedStyle(part).overflowY) && part.clientHeight > 0)
  .filter(part => part.scrollHeight > part.clientHeight + 4 && part.querySelector('table, .hinh-in, p'))
  .map(part => part.outerHTML.slice(0, 120))"""
BEFORE, AFTER = "window.dispatchEvent(new Event('beforeprint'))", "window.dispatchEvent(new Event('afterprint'))"


@pytest.mark.parametrize(("address", "charts"), PAGES.items())
def test_a_printed_page_loses_nothing_at_its_edges(shared_server, visit, address, charts):
    visitor = visit(shared_server)
    visitor.go(address)
    page = visitor.page
    if charts:
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.evaluate(BEFORE)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    assert not page.get_by_test_id("stSidebar").is_visible()
    assert page.locator(".hinh-in").count() == charts
    assert all(picture.is_visible() for picture in page.locator(".hinh-in").all())
    assert page.evaluate(CUT) == []
    assert page.evaluate(SCROLLING) == []
    assert page.locator("details:not([open]):not(:has(input, textarea))").count() == 0
    page.emulate_media(media="screen")
    page.evaluate(AFTER)
    assert page.locator(".hinh-in, details[data-gap]").count() == 0


def test_a_table_that_scrolls_on_the_screen_stands_whole_on_paper(shared_server, visit):
    visitor = visit(shared_server)
    visitor.go(f"xu-huong?{SEED}")
    page = visitor.page
    page.get_by_text("Xem bảng số").first.click()
    page.locator(".chi-in table").wait_for(state="attached")
    assert not page.locator(".chi-in").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".chi-in").is_visible() and not page.get_by_test_id("stDataFrame").is_visible()
    assert "6.844" in page.locator(".chi-in").inner_text()
