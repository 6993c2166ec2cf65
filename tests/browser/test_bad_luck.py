"""Names of sixty letters, no figures at all, zeros, halves of a year, seventy bars: every medium keeps its layout.

A deck is laid out by a real browser as hall and as page, and by LibreOffice, where there is one, as slides and report.
"""

import re
import shutil
import subprocess

import pytest
from pptx import Presentation

from analytics.briefing.page import html_file
from analytics.briefing.powerpoint import DARK, LIGHT, pptx_file
from analytics.briefing.report import docx_file
from dashboard import HALL_STYLE, STYLE
from pages.components import hall
from tests.analytics.briefing.conftest import awkward, crowd, deck, nothing, province  # noqa: F401
from tests.browser.test_presentation import OVERFLOWING, SIZES, SMALLEST
from tests.pages.test_conference import stage_of

KINDS = ("deck", "awkward", "nothing", "province", "crowd")
WIDTHS = (390, 1280, 1920)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PATIENCE = 120
OVER_EACH_OTHER = """root => [...root.querySelectorAll('.trang')].filter(screen => {
  screen.hidden = false;
  const foot = screen.querySelector('footer').getBoundingClientRect(), body = screen.querySelector('.than');
  const low = Math.max(0, ...[...body.children].map(part => part.getBoundingClientRect().bottom));
  const isTooWide = screen.scrollWidth > screen.clientWidth + 2;
  screen.hidden = true;
  return low > foot.top + 2 || isTooWide;
}).map(screen => screen.getAttribute('aria-label'))"""


@pytest.fixture(params=KINDS)
def unlucky(request):
    """Name and deck."""
    return request.param, request.getfixturevalue(request.param)


@pytest.mark.parametrize("ground", ["sang", "toi"])
def test_no_screen_of_the_hall_loses_anything(browser, unlucky, ground):
    style = "".join(file.read_text(encoding="utf-8") for file in (HALL_STYLE, STYLE))
    document = hall.document(stage_of(unlucky[1]), ground, False, "hoi-nghi")
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.set_content(f'<style>{style}</style><div class="stApp"><div class="stHtml">{document}</div></div>')
    root = page.locator(".hoi-truong")
    assert root.evaluate(OVERFLOWING) == []
    assert root.evaluate(OVER_EACH_OTHER) == []
    page.locator(".trang").first.evaluate("screen => { screen.hidden = false; }")
    assert page.locator(".trang:not([hidden])").evaluate(SIZES) >= SMALLEST
    page.close()


def test_no_slide_of_the_page_is_wider_than_any_screen(browser, unlucky, tmp_path):
    file = tmp_path / "hoi-nghi.html"
    file.write_bytes(html_file(unlucky[1]))
    page = browser.new_page()
    page.goto(file.as_uri())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.keyboard.press("Home")
        for _ in range(page.locator(".trang").count()):
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.keyboard.press("ArrowRight")
    page.close()


@pytest.mark.skipif(OFFICE is None, reason="Không thấy LibreOffice, bỏ qua phép thử dựng slide và báo cáo")
def test_libreoffice_lays_out_every_slide_and_the_report(unlucky, tmp_path):
    name, made = unlucky
    slides, report = tmp_path / "slides.pptx", tmp_path / "report.docx"
    slides.write_bytes(pptx_file(made, DARK if name == "crowd" else LIGHT))
    report.write_bytes(docx_file(made))
    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path / 'office'}", "--convert-to", "pdf"]
    command += ["--outdir", str(tmp_path), str(slides), str(report)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    assert pages(slides.with_suffix(".pdf")) == len(Presentation(slides).slides)
    assert pages(report.with_suffix(".pdf")) >= 2


def pages(file) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))
