"""The page of a conference, opened from a file with every request to the outside refused."""

import pytest

from analytics.briefing import build
from analytics.briefing.page import html_file


@pytest.fixture
def hall(browser, tiny_shared, tmp_path):
    """The page in a browser; ``asked``: what it wanted from anywhere, ``troubles``: what its program complained of."""
    file = tmp_path / "hoi-nghi.html"
    file.write_bytes(html_file(build(tiny_shared.warehouse, year=2024)))
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.asked, page.troubles, page.file = [], [], file.as_uri()
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda said: page.troubles.append(said.text) if said.type == "error" else None)
    page.route("**/*", lambda route: route.continue_() if route.request.url == page.file else route.abort())
    page.goto(page.file)
    yield page
    page.close()


def shown(page) -> str:
    return page.locator(".trang.on").get_attribute("id")


def test_keys_lead_through_the_slides_and_a_reload_stays_where_it_was(hall):
    last = str(hall.locator(".trang").count())
    for keys, expected in ((["ArrowRight"], "2"), (["End"], last), (["Home"], "1"), (["4", "Enter"], "4")):
        for key in keys:
            hall.keyboard.press(key)
        assert shown(hall) == expected
    hall.reload()
    assert shown(hall) == "4"


@pytest.mark.parametrize(("typed", "name"), [("dong hai", "Đông Hải"), ("bs", "Bình Sơn"), ("AN PHU", "An Phú")])
def test_any_unit_comes_by_typing_its_name_without_accents_or_its_initials(hall, typed, name):
    hall.keyboard.press("/")
    hall.keyboard.type(typed)
    assert hall.locator(".ho-so:visible h3").inner_text().startswith(f"{name}: về việc")


def test_an_unknown_name_is_said_to_be_unknown_and_one_key_closes_the_drawer(hall):
    hall.keyboard.press("/")
    hall.keyboard.type("khong co")
    assert hall.locator("#khong").is_visible() and not hall.locator(".ho-so:visible").count()
    hall.keyboard.press("Escape")
    assert not hall.locator("#ngan").is_visible()


def test_nothing_is_asked_of_the_outside_and_nothing_fails(hall):
    for key in ("ArrowRight", "b", "b", "n", "t", "/", "Escape", "?"):
        hall.keyboard.press(key)
    assert [address for address in hall.asked if not address.startswith((hall.file, "data:"))] == []
    assert hall.troubles == []


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_no_slide_is_wider_than_the_screen(hall, width):
    hall.set_viewport_size({"width": width, "height": 800})
    for _ in range(hall.locator(".trang").count()):
        assert hall.evaluate("document.documentElement.scrollWidth <= innerWidth")
        hall.keyboard.press("ArrowRight")
