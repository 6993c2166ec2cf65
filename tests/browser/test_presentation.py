"""Presenting in a real browser: from the overview to the hall, turned by keys, asked for a province, reloaded."""

SLIDE = ".hoi-truong .trang:not([hidden])"
NEXT_MS, SMALLEST = 300, 24
SIZES = """root => Math.min(...[...root.querySelectorAll('*')]
  .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
  .filter(part => part.getBoundingClientRect().width > 2)
  .map(part => parseFloat(getComputedStyle(part).fontSize)))"""
TURNING = """async () => {
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}"""
OVERFLOWING = """root => [...root.querySelectorAll('.trang')].filter(screen => {
  screen.hidden = false;
  const body = screen.querySelector('.than'), isTooMuch = body.scrollHeight > body.clientHeight + 2;
  screen.hidden = true;
  return isTooMuch;
}).map(screen => screen.getAttribute('aria-label'))"""
CONTRAST = """root => {
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(c => c / 255)
    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = part => { for (let at = part; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor; if (!/, 0\\)$/.test(colour)) return colour; } };
  return Math.min(...[...root.querySelectorAll('.trang *')]
    .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .map(part => { const [a, b] = [light(getComputedStyle(part).color), light(ground(part))];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); }));
}"""


def place(page) -> str:
    """What the hall sees: the number of the slide, or the province that was asked for."""
    shown = page.locator(SLIDE)
    return shown.get_attribute("data-so") or shown.get_attribute("data-don-vi")


def test_a_presenter_turns_slides_answers_a_question_and_survives_a_reload(cold_server, visit):
    visitor = visit(cold_server)
    page = visitor.page
    page.set_viewport_size({"width": 1920, "height": 1080})
    visitor.go("?nam=2013&thang=9&dia-gioi=63")
    page.get_by_role("link", name="Trình chiếu").click()
    page.locator(SLIDE).wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    assert not page.get_by_test_id("stSidebar").is_visible()
    assert page.locator(".hoi-truong").bounding_box() == {"x": 0, "y": 0, "width": 1920, "height": 1080}
    assert place(page) == "1"

    assert page.evaluate(TURNING) < NEXT_MS
    assert place(page) == "2"
    page.keyboard.press("End")
    last = place(page)
    page.keyboard.press("ArrowRight")
    assert place(page) == last
    page.keyboard.press("Home")
    for key in ("3", "Enter"):
        page.keyboard.press(key)
    assert place(page) == "3"
    page.wait_for_url("**trang-chieu=3**")

    page.keyboard.press("b")
    assert page.locator(".man-den").is_visible()
    page.keyboard.press("b")
    assert not page.locator(".man-den").is_visible()

    page.keyboard.press("/")
    page.keyboard.type("kien giang")
    page.keyboard.press("Enter")
    assert place(page) == "kien-giang"
    assert "62,63 %" in page.locator(SLIDE).inner_text()
    page.reload()
    page.locator(SLIDE).wait_for()
    assert place(page) == "kien-giang"
    page.keyboard.press("Escape")
    assert place(page) == "3"

    page.keyboard.press("t")
    ground = page.locator(".hoi-truong").get_attribute("data-nen")
    page.reload()
    page.locator(SLIDE).wait_for()
    assert (place(page), page.locator(".hoi-truong").get_attribute("data-nen")) == ("3", ground)
    assert page.locator(SLIDE).evaluate(SIZES) >= SMALLEST
    for _ in range(2):
        assert page.locator(".hoi-truong").evaluate(CONTRAST) >= 7
        page.keyboard.press("t")
    assert page.locator(".hoi-truong").evaluate(OVERFLOWING) == []


def test_the_speakers_window_follows_the_hall_and_leads_it(shared_server, visit):
    visitor = visit(shared_server)
    hall = visitor.page
    visitor.go("trinh-chieu?nam=2013&thang=9&trang-chieu=2")
    hall.locator(SLIDE).wait_for()
    desk = visit(shared_server).page
    desk.goto(f"{hall.url}&ghi-chu=1")
    desk.locator(".ban-noi .loi p").first.wait_for()
    assert "Tiếp theo" in desk.locator(".ban-noi .tiep").inner_text()
    desk.keyboard.press("ArrowRight")
    hall.locator(f"{SLIDE}[data-so='3']").wait_for()
    hall.keyboard.press("ArrowLeft")
    desk.locator(f"{SLIDE}[data-so='2']").wait_for()
