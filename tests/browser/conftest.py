"""A real browser and real servers. Without a browser the tests are skipped on a laptop and fail in CI."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.servers import DASHBOARD, Server, serving

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 45_000
ATTEMPTS, ATTEMPT_MS = 10, 4_000
NO_BROWSER = "Không thấy Chromium, bỏ qua các phép thử bằng trình duyệt (trên Debian: apt install chromium)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser, and comes last: it is slow, and Playwright's event loop stays."""
    driven = [item for item in items if HERE in item.path.parents]
    for item in driven:
        item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found and os.environ.get("CI"):
        pytest.fail(NO_BROWSER, pytrace=False)
    return found or pytest.skip(NO_BROWSER)


@pytest.fixture(scope="session")
def browser(chromium):
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))


class Running:
    """A server of its own over a copy of the ledger."""

    def __init__(self, ledger: str, copy: Path):
        shutil.copy(ledger, copy)
        self._ledger, self._stack = copy, ExitStack()
        self.server: Server = self._stack.enter_context(serving(DASHBOARD, copy))

    def entries(self) -> int:
        """How many entries its ledger holds."""
        with closing(sqlite3.connect(self._ledger)) as ledger:
            return ledger.execute("SELECT count(*) FROM entry").fetchone()[0]

    def end(self) -> None:
        """Stop the server."""
        self._stack.close()


@pytest.fixture(scope="session")
def starting(published_ledger, tmp_path_factory) -> Iterator[Callable[[], Running]]:
    """Gives a server that nobody has visited; the next one starts while that one is in use."""
    folder, number = tmp_path_factory.mktemp("may-chu"), count()
    with ThreadPoolExecutor(max_workers=1) as starter:

        def begin() -> Future[Running]:
            return starter.submit(Running, published_ledger, folder / f"{next(number)}.sqlite")

        ahead = [begin()]

        def take() -> Running:
            ahead.append(begin())
            return ahead.pop(0).result()

        yield take
        ahead[0].result().end()


@pytest.fixture
def cold_server(chromium, starting) -> Iterator[Server]:
    """A server that nobody has visited."""
    running = starting()
    yield running.server
    running.end()


@pytest.fixture(scope="session")
def shared_server(chromium, starting) -> Iterator[Server]:
    """A server that many tests visit and none writes to: they come in any order."""
    running = starting()
    before = running.entries()
    yield running.server
    running.end()
    assert running.entries() == before, "a test wrote to the server that all tests read"


@pytest.fixture(scope="module")
def written_server(chromium, starting) -> Iterator[Server]:
    """A server that the tests of one file visit and may write to."""
    running = starting()
    yield running.server
    running.end()


@pytest.fixture
def empty_server(chromium, tmp_path) -> Iterator[Server]:
    """A server whose ledger holds nothing but what it brings along itself."""
    with serving(DASHBOARD, tmp_path / "so.sqlite") as running:
        yield running


class Visitor:
    """A tab onto one server. It notes every request that would leave this machine."""

    def __init__(self, window, server: Server):
        self.server, self.page = server, window.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.outside: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.outside.append(url)

    def go(self, address: str) -> None:
        """Open an address of the server and wait until its page stands."""
        self.page.goto(f"{self.server.address}/{address}")
        self.settle()

    def settle(self) -> None:
        """Wait until the title stands and the script has run to its end."""
        self.page.locator("h1").first.wait_for()
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()

    def choose(self, box, name: str) -> None:
        """Choose ``name`` from a select box, by keyboard; a list closes whenever the page is drawn anew under it."""
        from playwright.sync_api import TimeoutError as NotInTime

        option = self.page.get_by_role("option", name=name)
        for _ in range(ATTEMPTS):
            self.settle()
            if not option.is_visible():
                box.press("ArrowDown")
            try:
                return option.click(timeout=ATTEMPT_MS)
            except NotInTime:
                continue
        raise AssertionError(f"The list with “{name}” did not stay open")

    def title(self) -> str:
        """The page's title."""
        return self.page.locator("h1").first.inner_text()


@pytest.fixture(scope="session")
def window(browser):
    """One window for all tests, so that what does not change is fetched once; a session belongs to a tab."""
    return browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")


@pytest.fixture
def visit(window) -> Iterator[Callable[[Server], Visitor]]:
    """Opens a tab onto a server; at the end of the test nothing may have gone outside."""
    visitors: list[Visitor] = []

    def opened(server: Server) -> Visitor:
        visitors.append(Visitor(window, server))
        return visitors[-1]

    yield opened
    for visitor in visitors:
        visitor.page.close()
    assert [url for visitor in visitors for url in visitor.outside] == []
