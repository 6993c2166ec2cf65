"""In the hall, in a real browser: from Tổng quan to the first slide, the next slide, any province; and the whole pack.

    python -m benchmarks.presenting [ROUNDS]

The simulated country, 34 provinces, 9 months. A slide counts as shown when the frame after the key has been painted;
every slide is turned to forwards and backwards. The page without a network, a file of the pack, is measured beside it.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from analytics import simulated_world
from analytics.briefing import build
from analytics.briefing.pack import pack
from analytics.workspace import SIMULATED, open_workspace, simulated_url
from benchmarks.interaction import BUILD_MS, CHROMIUM_OPTIONS
from benchmarks.servers import DASHBOARD, Server, serving
from benchmarks.stopwatch import Watch, fresh, machine, quantile, wait_until_idle

PERIOD = {"year": 2026, "months": 9, "borders": "34"}
SCREEN = {"width": 1920, "height": 1080}
QUERY = "du-lieu=simulated&nam=2026&thang=9&dia-gioi=34"
SHOWN, OFFLINE = ".hoi-truong .trang:not([hidden])", ".trang.on"
ASKED = ("lai chau", "ha noi", "hue", "tp ho chi minh", "ca mau", "gia lai")
TURN = """async (key) => {
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}"""
NEXT_MS, START_SECONDS, FIND_SECONDS, PACK_SECONDS, PACK_MB = 300, 10, 2, 60, 1000


def started(page: Page, server: Server) -> float:
    """Seconds from the click on Tổng quan to the first slide."""
    page.goto(f"{server.address}/?{QUERY}")
    link = page.get_by_role("link", name="Trình chiếu")
    link.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    clicked = perf_counter()
    link.click()
    page.locator(SHOWN).wait_for()
    return perf_counter() - clicked


def turned(page: Page, shown: str) -> Iterator[float]:
    """Milliseconds of every slide forwards, then of every slide backwards."""
    page.keyboard.press("Home")
    for key in ("ArrowRight", "ArrowLeft"):
        before = None
        while before != (now := page.locator(shown).first.inner_html()):
            before = now
            yield page.evaluate(TURN, key)


def found(page: Page) -> Iterator[float]:
    """Seconds from "/" to the profile of a province, typing included."""
    for name in ASKED:
        asked = perf_counter()
        page.keyboard.press("/")
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        page.locator(f"{SHOWN}[data-don-vi]").wait_for()
        yield perf_counter() - asked
        page.keyboard.press("Escape")


def packed(address: str, folder: str) -> None:
    """Build the deck of the country and its pack, in this process; keep the page."""
    watch = Watch()
    workspace = open_workspace(simulated_url(address), SIMULATED)
    files = pack(build(workspace.warehouse, **PERIOD))
    (Path(folder) / "hoi-nghi.html").write_bytes(files["hoi-nghi.html"])
    watch.report(megabytes=sum(map(len, files.values())) / 1e6)


def in_hall(address: str, page_file: Path, rounds: int) -> dict[str, list[float]]:
    """What was measured in the browser, by name."""
    times: dict[str, list[float]] = {name: [] for name in ("first", "start", "next", "find", "offline")}
    with ExitStack() as stack:
        server = stack.enter_context(serving(DASHBOARD, Path(address)))
        playwright = stack.enter_context(sync_playwright())
        executable = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_OPTIONS))
        for turn in range(rounds + 1):
            page = browser.new_context(viewport=SCREEN, locale="vi-VN").new_page()
            page.set_default_timeout(BUILD_MS)
            times["start" if turn else "first"].append(started(page, server))
            times["next"] += turned(page, SHOWN)
            times["find"] += found(page)
            page.goto(page_file.as_uri())
            times["offline"] += turned(page, OFFLINE)
            page.context.close()
        browser.close()
    return times


def _said(waits: list[float], unit: str, decimals: int) -> str:
    median, late = (f"{quantile(waits, share):.{decimals}f}" for share in (0.5, 0.95))
    return f"median {median} {unit}, p95 {late}, slowest {max(waits):.{decimals}f} of {len(waits)}"


def main(rounds: int) -> int:
    """Measure and say what was reached; 1 when a goal was not."""
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "thads.sqlite")
        simulated_world.build(simulated_url(address))
        wait_until_idle()
        made = fresh("presenting", "pack", address, folder)
        wait_until_idle()
        times = in_hall(address, Path(folder) / "hoi-nghi.html", rounds)
    size = made.said["megabytes"]
    print(f"pack of the country: {made.seconds:.1f} s, peak {made.peak_mb:.0f} MB, {size:.1f} MB of files")
    print(f"Tổng quan to the first slide, nobody before: {times['first'][0]:.2f} s")
    print(f"Tổng quan to the first slide, again: {_said(times['start'], 's', 2)}")
    print(f"next slide, hall: {_said(times['next'], 'ms', 0)}")
    print(f"next slide, page without a network: {_said(times['offline'], 'ms', 0)}")
    print(f"any province, typing included: {_said(times['find'], 's', 2)}")
    goals = (
        quantile(times["next"], 0.5) <= NEXT_MS,
        max(*times["first"], *times["start"]) <= START_SECONDS,
        max(times["find"]) <= FIND_SECONDS,
        made.seconds <= PACK_SECONDS and made.peak_mb <= PACK_MB,
    )
    return 0 if all(goals) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["pack"]:
        packed(*sys.argv[2:4])
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
