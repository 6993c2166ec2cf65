"""A chart as a picture to take away, drawn by a real browser from what the page shows."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

SVG = "{http://www.w3.org/2000/svg}"
SEED = "nam=2013&thang=9&dia-gioi=63"
PAGES = {"country": f"?{SEED}", "ranking": f"so-sanh?{SEED}&xem=bieu-do", "trend": f"xu-huong?{SEED}"}
NEWEST = {"country": "30/06/2013", "ranking": "30/06/2013", "trend": "30/06/2014"}
SHARP = 1600


def take(page, key: str, form: str) -> tuple[str, bytes]:
    """Name and content of the picture of a chart."""
    button = page.locator(f".lay-hinh[data-hinh={key}] button[data-dang={form}]")
    page.locator(f".st-key-{key} .main-svg").first.wait_for()
    with page.expect_download() as taken:
        button.click()
    return taken.value.suggested_filename, Path(taken.value.path()).read_bytes()


@pytest.mark.parametrize("key", list(PAGES))
def test_a_chart_leaves_as_svg_and_png_with_its_finding_date_source_and_state(shared_server, visit, key):
    visitor = visit(shared_server)
    visitor.go(PAGES[key])
    name, content = take(visitor.page, key, "svg")
    assert name == f"{key}-2013-09.svg"
    picture = ElementTree.fromstring(content)
    title = picture.findtext(f"{SVG}title")
    words = " ".join("".join(text.itertext()) for text in picture.findall(f"{SVG}text"))
    assert title and words.startswith(title), "the finding stands above the chart"
    for told in ("Kiên Giang", f"Đến {NEWEST[key]}", "Nguồn:", "số sơ bộ", "Theo sổ ở bút toán"):
        assert told in words
    assert len(picture.findall(f"{SVG}svg")) >= 2, "the layers of the chart lie between"
    assert "@font-face" in picture.findtext(f"{SVG}style"), "its letters lie in it"
    assert picture.find(f".//{SVG}script") is None and b"http" not in content.replace(b"http://www.w3.org/", b"")

    name, content = take(visitor.page, key, "png")
    assert name == f"{key}-2013-09.png" and content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") >= SHARP and len(content) > 20_000
