"""What sessions share: open ledgers, answers of measures, figures. The only place that caches anything.

An answer belongs to a world, a ledger entry and parameters: a new entry makes new answers, nothing has to be cleared.
"""

import gc
import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import plotly.graph_objects as go
import streamlit as st

from analytics import DATA, imports, simulated_world
from analytics.catalog import Catalog
from analytics.ledger import Entry
from analytics.units import Units
from analytics.workspace import PUBLISHED, SIMULATED, Workspace, ledger_url, open_workspace, simulated_url
from pages.components import canvas, geography, text, theme
from pages.components.memory import Memory
from pages.components.theme import Palette
from pages.components.view import View

T = TypeVar("T")
MAPS_VARIABLE = "THADS_MAPS"


class Answer(list):
    """What a measure returned, as a list, with the question it answers: that is what figures are remembered by."""

    def __init__(self, found: Iterable[Any], question: str):
        super().__init__(found)
        self.question = question


@dataclass(frozen=True)
class _Run:
    """What one run of the script looks at, found once and handed to everything in it."""

    workspace: Workspace
    entries: list[Entry]


_ANSWERS, _DRAWINGS = Memory(600), Memory(300)
_BUILDING = threading.Lock()
# A thread of scripts serves one session. Asking the session's state for what every line needs would cost a third of a
# run; it keeps the same for a part of the page that runs alone.
_THREAD = threading.local()
_RUN, _VIEW = "run", "view"


@st.cache_resource(show_spinner="Đang mở sổ số liệu…")
def _opened(address: str, world: str) -> Workspace:
    return imports.with_published(open_workspace(address, world))


def workspace(world: str) -> Workspace:
    """The open ledger of a world with everything derived from it."""
    return _opened(ledger_url() if world == PUBLISHED else simulated_url(), world)


def begin(world: str) -> list[Entry]:
    """Open the world for this run, with what came in from elsewhere; returns its ledger entries, oldest first.

    The simulated country is built when it is asked for the first time; a person sees what is happening.
    """
    if world == SIMULATED:
        _build(simulated_url())
    opened = workspace(world)
    question = f"entries {opened.ledger.address} {opened.warehouse.refresh()}"
    _THREAD.run = st.session_state[_RUN] = _Run(opened, _ANSWERS.get(question, opened.ledger.entries))
    return entries()


def _build(address: str) -> None:
    if "://" in address or Path(address).exists():
        return
    with st.status("Đang dựng cả nước mô phỏng: 63 rồi 34 tỉnh, hằng tháng từ năm 2016…", expanded=False) as progress:
        with _BUILDING:
            if not Path(address).exists():
                simulated_world.build(address)
                gc.collect()  # it leaves as much behind as it made
        progress.update(label="Đã dựng xong số liệu mô phỏng.", state="complete")


def entries() -> list[Entry]:
    """Every ledger entry of the world that is shown, oldest first."""
    return _run().entries


def here() -> Workspace:
    """The workspace of the world that is shown."""
    return _run().workspace


def _run() -> _Run:
    return getattr(_THREAD, _RUN, None) or st.session_state[_RUN]


def look(*, world: str, year: int, months: int, borders: str, at: int | None) -> View:
    """Settle what this run looks at; pages ask for it with ``view``."""
    head = here().warehouse.head
    shown = head if at is None else at
    _THREAD.view = st.session_state[_VIEW] = View(
        world=world, year=year, months=months, borders=borders, at=at, entry=shown, head=head
    )
    return view()


def view() -> View:
    """What this run looks at."""
    return getattr(_THREAD, _VIEW, None) or st.session_state[_VIEW]


def later(make: Callable[[], T]) -> Callable[[], T]:
    """``make`` for somebody who calls it later and in no session, as a file that is made when it is taken: it looks at
    what this run looks at."""
    run, seen = _run(), view()

    def made() -> T:
        _THREAD.run, _THREAD.view = run, seen
        return make()

    return made


def catalog() -> Catalog:
    """The catalogue."""
    return here().catalog


def units() -> Units:
    """All units."""
    return here().units


def areas(borders: str) -> Answer:
    """What the map of these borders is drawn from: an office's own boundaries if there are any, else tiles."""
    folder = os.environ.get(MAPS_VARIABLE, str(DATA / "maps"))
    question = f"areas {borders} {folder}"

    def found() -> Answer:
        return Answer(geography.outlines(borders, units(), Path(folder)) or geography.tiles(borders), question)

    return _DRAWINGS.get(question, found)


def breaks() -> Answer:
    """Breaks of the series, oldest first."""
    return _DRAWINGS.get("breaks", lambda: Answer(geography.breaks(), "breaks"))


def palette() -> Palette:
    """Colours for the theme that the reader's browser shows."""
    return theme.palette(st.context.theme.type)


def ask(measure: Callable[..., T], **parameters: Any) -> Answer:
    """The measure's answer for what is shown, worked out once for everybody. Nothing becomes an empty answer."""
    return ask_at(measure, view().entry, **parameters)


def ask_at(measure: Callable[..., T], at: int, **parameters: Any) -> Answer:
    """The same, with the ledger as it stood after an entry."""
    warehouse = here().warehouse
    question = f"{warehouse.ledger.address} {at} {measure.__qualname__} {sorted(parameters.items())}"

    def found() -> Answer:
        with st.spinner(text.CALCULATING):
            answer = measure(warehouse, **parameters, at=at)
        return Answer(answer if isinstance(answer, list) else [] if answer is None else [answer], question)

    return _ANSWERS.get(question, found)


def recall(make: Callable[..., T], *given: Any, **options: Any) -> T:
    """``make(workspace, …)`` over the ledger as it stands now, worked out once for everybody."""
    question = f"{here().ledger.address} {here().warehouse.head} {_name(make)} {given} {sorted(options.items())}"

    with st.spinner(text.CALCULATING):
        return _ANSWERS.get(question, lambda: make(here(), *given, **options))


def derive(make: Callable[..., T], *sources: Any, **options: Any) -> T:
    """``make(*sources, **options)``, remembered by the questions that its sources answer."""
    question = f"{make.__module__}.{make.__qualname__} {[_name(part) for part in (*sources, *options.items())]}"

    def made() -> Any:
        found = make(*sources, **options)
        return Answer(found, question) if isinstance(found, list) else found

    return _DRAWINGS.get(question, made)


def draw(make: Callable[..., T], *sources: Any, **options: Any) -> T:
    """The same for a figure, in the colours of the reader's theme; a simulated one says so in its own corner."""
    return derive(_painted, make, *sources, **options, palette=palette(), is_simulated=view().is_simulated)


def _painted(make: Callable[..., T], *sources: Any, palette: Palette, is_simulated: bool, **options: Any) -> T:
    drawing = make(*sources, **options, palette=palette)
    is_figure = isinstance(drawing, go.Figure)
    return canvas.stamped(drawing, text.SIMULATED_SHORT, palette) if is_figure and is_simulated else drawing


def _name(source: Any) -> str:
    """What tells a source apart: the question it answers, its id, or how it prints."""
    if isinstance(source, Answer):
        return source.question
    if callable(source):
        return f"{source.__module__}.{source.__qualname__}"
    if isinstance(source, tuple):
        return str([_name(part) for part in source])
    if isinstance(source, Catalog | Units):
        return type(source).__name__  # one program has one catalogue
    return str(getattr(source, "id", source))
