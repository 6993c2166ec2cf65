"""From a choice in a selectbox to the exhibit redrawn: our pages beside a bare Streamlit page, in a real browser.

    python -m benchmarks.interaction [REPETITIONS]

The bare page (``bare_page/``) has one selectbox and one Plotly chart and runs at Streamlit's defaults. Ours show the
simulated country of 355 offices in the 34 provinces of today: So sánh as the table it opens with and as the chart, Chỉ
tiêu và tiến độ with its table after nine months. All are open in one browser and take turns. The clock starts when
Enter is pressed on the option and stops when what last changed in the exhibit has been painted. Then the same choices
over a raw websocket, to tell the server's part from the browser's.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.servers import BARE, DASHBOARD, Server, serving
from benchmarks.session_client import session
from benchmarks.stopwatch import machine, quantile, status_mb, wait_until_idle

COUNTRY = "du-lieu=simulated&dia-gioi=34"
PAGE, RACE = "so-sanh", "tien-do"
CHART, TABLE = ".js-plotly-plot", "table.bang"
SELECT = "filter-nam"
CHOSEN = ("2019", "2020", "2021", "2022", "2023", "2024")
CHROMIUM_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
SETTLED_MS, BUILD_MS = 400, 120_000

# Every change inside the exhibit after Enter is noted once it has been painted; the last one before a silence counts.
WATCH = """
(quiet, exhibit) => new Promise(resolve => {
  let pressed = null, painted = null, timer = null;
  const inside = node => (node.nodeType === 1 ? node : node.parentElement)?.closest(exhibit);
  const touches = change => inside(change.target) ||
    [...change.addedNodes].some(node => node.nodeType === 1 && node.querySelector?.(exhibit));
  const observer = new MutationObserver(changes => {
    if (pressed === null || !changes.some(touches)) return;
    requestAnimationFrame(() => setTimeout(() => {
      painted = performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => { observer.disconnect(); resolve(painted - pressed); }, quiet);
    }));
  });
  observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  document.addEventListener('keydown', function press(event) {
    if (event.key !== 'Enter') return;
    pressed = performance.now();
    document.removeEventListener('keydown', press, true);
  }, true);
})
"""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A page to be measured."""

    name: str
    server: Server
    page: str = ""
    query: str = ""
    exhibit: str = CHART

    @property
    def link(self) -> str:
        """The page's address."""
        return f"{self.server.address}/{self.page}?{self.query}"


@contextmanager
def subjects(folder: Path) -> Iterator[list[Subject]]:
    """The bare page and ours with their exhibits, served."""
    with serving(BARE) as bare, serving(DASHBOARD, folder / "thads.sqlite") as ours:
        yield [
            Subject(name="bare", server=bare),
            Subject(name="table", server=ours, page=PAGE, query=f"{COUNTRY}&xem=bang", exhibit=TABLE),
            Subject(name="chart", server=ours, page=PAGE, query=f"{COUNTRY}&xem=bieu-do"),
            Subject(name="race", server=ours, page=RACE, query=f"{COUNTRY}&thang=9", exhibit=TABLE),
        ]


def opened(browser: Browser, subject: Subject) -> Page:
    """The subject in a tab of its own, its exhibit drawn."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN").new_page()
    page.set_default_timeout(BUILD_MS)
    page.goto(subject.link)
    page.locator(subject.exhibit).first.wait_for()
    return page


def chosen(page: Page, year: str, exhibit: str) -> float:
    """Milliseconds from Enter on the option to the exhibit redrawn."""
    page.bring_to_front()
    page.wait_for_timeout(SETTLED_MS)
    box = page.locator(f".st-key-{SELECT}").get_by_role("combobox")
    box.click()
    box.fill(year)
    page.get_by_role("option", name=year).first.wait_for()
    watched = page.evaluate_handle(f"said => {{ window.__redrawn = ({WATCH})(...said); }}", [SETTLED_MS, exhibit])
    watched.dispose()
    page.keyboard.press("Enter")
    return page.evaluate("() => window.__redrawn")


def in_browser(pages: list[Subject], repetitions: int) -> dict[str, dict[str, list[float]]]:
    """Name → milliseconds of first and of later visits to each year; the pages take turns."""
    times = {subject.name: {"first": [], "again": []} for subject in pages}
    with sync_playwright() as playwright:
        executable = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_OPTIONS))
        tabs = [(subject, opened(browser, subject)) for subject in pages]
        for turn in range(repetitions + 1):
            for year in CHOSEN:
                for subject, tab in tabs:
                    times[subject.name]["again" if turn else "first"].append(chosen(tab, year, subject.exhibit))
        browser.close()
    return times


async def on_server(subject: Subject, repetitions: int) -> list[float]:
    """Milliseconds from the request to the script finished, for years seen before."""
    async with session(subject.server.stream, subject.page, subject.query) as reader:
        await reader.run()
        for year in CHOSEN:
            await reader.run((SELECT, year))
        waits = []
        for _ in range(repetitions):
            for year in CHOSEN:
                await asyncio.sleep(0.2)
                waits.append((await reader.run((SELECT, year))).ms)
        return waits


def _summary(waits: list[float]) -> str:
    return f"median {quantile(waits, 0.5):.1f} ms, p95 {quantile(waits, 0.95):.1f} ms of {len(waits)}"


def main(repetitions: int) -> int:
    """Measure all, print all, ratios first."""
    print(machine())
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        pages = stack.enter_context(subjects(folder))
        wait_until_idle()
        times = in_browser(pages, repetitions)
        served = {subject.name: asyncio.run(on_server(subject, repetitions)) for subject in pages}
        memory = {subject.name: status_mb(subject.server.pid, "VmRSS") for subject in pages}
    middle = {name: quantile(each["again"], 0.5) for name, each in times.items()}
    for name in [name for name in middle if name != "bare"]:
        print(f"browser: our {name} is {middle[name] / middle['bare']:.2f} × the bare page")
    for name, each in times.items():
        print(f"  {name:5} browser: {_summary(each['again'])}; first visits: {_summary(each['first'])}")
        print(f"  {name:5} server alone: {_summary(served[name])}; server memory {memory[name]:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
