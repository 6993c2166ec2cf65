"""A Streamlit session without a browser: it speaks the websocket's messages and does what the browser would send."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass(frozen=True, kw_only=True)
class Rerun:
    """One run of the page's script as the client saw it: from the request sent to the script finished."""

    ms: float
    chart_ms: float | None
    kilobytes: float


class Session:
    """One reader. ``page`` is the address of a page ("" for the default one), ``query`` what stands behind the ?."""

    def __init__(self, socket: websockets.ClientConnection, page: str, query: str):
        self.socket, self.page, self.query = socket, page, query
        self.page_hash = ""
        self.selects: dict[str, str] = {}
        self.chosen: dict[str, str] = {}
        self.known: dict[str, ForwardMsg] = {}

    async def run(self, choice: tuple[str, str] | None = None) -> Rerun:
        """Run the page, after choosing an option (key of the selectbox, option) if one is given."""
        if choice:
            self.chosen[self.selects[choice[0]]] = choice[1]
        request = self._request().SerializeToString()
        started = perf_counter()
        await self.socket.send(request)
        chart, size, finished = None, 0, False
        while not finished:
            received = await self.socket.recv()
            size += len(received)
            kind = self._take(ForwardMsg.FromString(received))
            chart = perf_counter() - started if kind == "plotly_chart" and chart is None else chart
            finished = kind == "script_finished"
        took = perf_counter() - started
        return Rerun(ms=1e3 * took, chart_ms=None if chart is None else 1e3 * chart, kilobytes=size / 1e3)

    def _request(self) -> BackMsg:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash = self.query, self.page_hash
        rerun.page_name = "" if self.page_hash else self.page
        rerun.cached_message_hashes.extend(self.known)
        for widget, value in self.chosen.items():
            rerun.widget_states.widgets.add(id=widget, string_value=value)
        return message

    def _take(self, message: ForwardMsg) -> str | None:
        """Remember what later requests need; returns the kind of element or message."""
        if message.metadata.cacheable:
            self.known[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            return self._take(self.known[message.ref_hash])
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        return self._element(message) if kind == "delta" else kind

    def _element(self, message: ForwardMsg) -> str | None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "selectbox":
            self.selects[element.selectbox.id.split("-", 2)[-1]] = element.selectbox.id
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        return kind


@asynccontextmanager
async def session(stream: str, page: str = "", query: str = "") -> AsyncIterator[Session]:
    """Connect to a server's stream."""
    async with websockets.connect(stream, max_size=None, subprotocols=["streamlit"], compression=None) as socket:
        yield Session(socket, page, query)
