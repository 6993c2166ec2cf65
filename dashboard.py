"""The server: ``streamlit run dashboard.py``. Page language, security headers, health, warm-up; no data, no charts.

The script that every session runs is ``pages/frame.py``. It lies inside the folder of pages, so that no address,
however cold the server, reaches a page without its frame.
"""

import asyncio
import gc
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pandas
import plotly.graph_objects
import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics.ledger import LedgerError
from analytics.measures import judging
from pages.components import contents, session, text

# Two sessions that import pandas at the same moment crash one of them: it is imported before there are any.
PRELOADED = (pandas, plotly.graph_objects, judging)  # judging: scipy takes a second that no visitor should wait for
TIDYING_SECONDS = 60
STATIC = Path(__file__).parent / "pages" / "components" / "static"
STYLE, NO_SUCH_PAGE = STATIC / "style.css", STATIC / "khong-co-trang.html"
HALL_STYLE, HALL, PICTURES = STATIC / "trinh-chieu.css", STATIC / "trinh-chieu.js", STATIC / "hinh.js"
A_YEAR = {"Cache-Control": "public, max-age=31536000"}
# Streamlit starts with an inline script and writes its styles inline; everything else comes from this server.
CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class OwnPage:
    """Makes the page that Streamlit serves ours: Vietnamese, with our style sheet, and guarded by headers."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self.replacements = _replacements()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through; a page is rewritten on its way out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif "text/html" in Headers(scope=scope).get("accept", ""):
            await self._page(scope, receive, send)
        else:
            await self.app(scope, receive, _guarded(send))

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Compressed or unchanged answers could not be rewritten: ask for a plain, whole one.
        dropped = (b"accept-encoding", b"if-none-match", b"if-modified-since")
        plain = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self.app(plain, receive, hold)
        start, *parts = held
        headers = MutableHeaders(raw=start["headers"])
        body = b"".join(part.get("body", b"") for part in parts)
        if headers.get("content-type", "").startswith("text/html"):
            is_known = scope["path"].rstrip("/").rpartition("/")[2] in contents.PATHS
            start["status"], body = (
                (start["status"], self._ours(body)) if is_known else (404, NO_SUCH_PAGE.read_bytes())
            )
            headers["Content-Length"] = str(len(body))
            del headers["ETag"], headers["Last-Modified"]
        await _guarded(send)(start)
        await send({"type": "http.response.body", "body": body})

    def _ours(self, page: bytes) -> bytes:
        for old, new in self.replacements.items():
            page = page.replace(old.encode(), new.encode(), 1)
        return page


def _replacements() -> dict[str, str]:
    own = (
        f'<link rel="stylesheet" href="./kieu-dang.css?{_edition(STYLE)}">'
        f'<link rel="stylesheet" href="./trinh-chieu.css?{_edition(HALL_STYLE)}">'
        f'<script defer src="./trinh-chieu.js?{_edition(HALL)}"></script>'
        f'<script defer src="./hinh.js?{_edition(PICTURES)}"></script>'
    )
    return {
        '<html lang="en">': '<html lang="vi">',
        "<title>Streamlit</title>": f"<title>{text.PRODUCT}</title>",
        "</head>": f"{own}</head>",
        "You need to enable JavaScript to run this app.": "Trang này cần JavaScript. Hãy bật JavaScript rồi mở lại.",
    }


def _edition(file: Path) -> str:
    return f"{file.stat().st_mtime_ns:x}"


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return guarded


async def health(request: Request) -> Response:
    """Whether the product can answer, and what the newest ledger entry is."""
    try:
        return JSONResponse({"status": "ok", "entry": session.workspace(session.PUBLISHED).ledger.head()})
    except LedgerError as error:
        return JSONResponse({"status": str(error)}, status_code=503)


async def style(request: Request) -> Response:
    """The style sheet; its address changes when it does."""
    return FileResponse(STYLE, media_type="text/css", headers=A_YEAR)


async def hall_style(request: Request) -> Response:
    """How the slides of a conference look."""
    return FileResponse(HALL_STYLE, media_type="text/css", headers=A_YEAR)


async def hall(request: Request) -> Response:
    """What turns the slides of a conference over."""
    return FileResponse(HALL, media_type="text/javascript", headers=A_YEAR)


async def pictures(request: Request) -> Response:
    """What takes a chart home as a picture."""
    return FileResponse(PICTURES, media_type="text/javascript", headers=A_YEAR)


def script_trouble(error: Exception) -> bool:
    """What a reader sees of a failure inside a page. Streamlit has already written the traceback to the log."""
    st.error(text.trouble(error))
    return True


def answer_at_once() -> None:
    """Send small messages without delay: otherwise each interaction waits 40 ms for an acknowledgement.

    Streamlit opens its listening socket in a way that asyncio does not recognise as TCP, so asyncio leaves Nagle's
    algorithm on. Accepted connections inherit the option from the socket they arrive at.
    """
    sockets = [thing for thing in gc.get_objects() if type(thing) is socket.socket and thing.fileno() >= 0]
    for one in sockets:
        if one.type == socket.SOCK_STREAM and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


async def tidy() -> None:
    """Collect what circles kept alive, once a minute. After every script run, as Streamlit does, it would cost each of
    them as much as the page itself."""
    while True:
        await asyncio.sleep(TIDYING_SECONDS)
        gc.collect()


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Open the published ledger before the first visitor, and keep what was built out of the garbage collector."""
    try:
        session.workspace(session.PUBLISHED)
    except LedgerError as error:
        print(error, file=sys.stderr)  # the pages say it too; the server stays up until the ledger is put right
    answer_at_once()
    gc.collect()
    gc.freeze()
    tidying = asyncio.create_task(tidy())
    yield
    tidying.cancel()


app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    middleware=[Middleware(OwnPage)],
    routes=[
        Route("/suc-khoe", health),
        Route("/kieu-dang.css", style),
        Route("/trinh-chieu.css", hall_style),
        Route("/trinh-chieu.js", hall),
        Route("/hinh.js", pictures),
    ],
    on_script_error=script_trouble,
)
