"""What a reader chooses: which figures, which period, which borders; by mouse, by keyboard and by address."""

BUILDING_MS = 240_000  # the simulated country is built when it is asked for the first time
BAND = "Số liệu mô phỏng – không phải số liệu thật"
MOST_TABS = 100
FOCUSED = """() => {
  const focused = document.activeElement, within = focused.closest('[class*=st-key-]');
  return within ? within.className : focused.innerText.slice(0, 40);
}"""


def after_tab(page) -> str:
    """What has the focus after one more press of Tab: the key of the widget, else the words of the link."""
    page.keyboard.press("Tab")
    return page.evaluate(FOCUSED)


def test_one_click_leads_to_the_simulated_country_and_every_page_then_says_so(shared_server, visit):
    visitor = visit(shared_server)
    visitor.go("")
    assert visitor.page.get_by_text(BAND).count() == 0
    box = visitor.page.locator(".st-key-filter-du-lieu").get_by_role("combobox")
    visitor.choose(box, "Minh hoạ – mô phỏng")
    visitor.page.get_by_role("status").get_by_text(BAND).wait_for(timeout=BUILDING_MS)
    for link in visitor.page.get_by_test_id("stSidebarNavLink").all():
        link.click()
        visitor.page.wait_for_url(f"{link.get_attribute('href')}?*du-lieu=simulated*")
        visitor.settle()
        visitor.page.get_by_role("status").get_by_text(BAND).wait_for()
        assert visitor.page.get_by_test_id("stAlertContentError").count() == 0


def test_choices_stand_in_the_address_and_survive_a_reload(shared_server, visit):
    visitor = visit(shared_server)
    visitor.go("so-sanh?nam=2013&thang=9")
    visitor.page.get_by_role("radio", name="Biểu đồ").click()
    visitor.page.get_by_role("radio", name="63 tỉnh").click()
    visitor.page.wait_for_url("**dia-gioi=63**")
    visitor.settle()
    visitor.page.reload()
    visitor.settle()
    visitor.page.locator(".js-plotly-plot").first.wait_for()
    assert visitor.page.get_by_role("radio", name="Biểu đồ").is_checked()
    assert visitor.page.get_by_role("radio", name="63 tỉnh").is_checked()
    assert all(word in visitor.page.url for word in ("nam=2013", "thang=9", "xem=bieu-do", "dia-gioi=63"))


def test_a_choice_goes_along_to_the_next_page(shared_server, visit):
    visitor = visit(shared_server)
    visitor.go("so-sanh?nam=2013&thang=9")
    visitor.page.get_by_test_id("stSidebarNavLink").filter(has_text="Xu hướng").click()
    visitor.page.wait_for_url("**/xu-huong?*nam=2013*thang=9*")


def test_the_keyboard_reaches_the_menu_the_switches_and_the_filters(shared_server, visit):
    visitor = visit(shared_server)
    visitor.go("so-sanh?nam=2013&thang=9")
    reached = [after_tab(visitor.page) for _ in range(MOST_TABS)]
    switches = ("filter-du-lieu", "filter-nam", "filter-thang", "filter-dia-gioi", "filter-xem", "filter-tinh-theo")
    wanted = ("Tổng quan", "Từ điển", *switches, "key-csv-")
    assert [name for name in wanted if not any(name in words for words in reached)] == []
