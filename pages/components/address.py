"""Every choice is a word in the address: read, remembered across pages and written here, and nowhere else.

A choice lives in three places: the widget, the address of this page, and a memory that outlives the page. The
address counts when it says something this session did not write itself: a deep link, or the browser's back button.
"""

import threading
from collections.abc import Sequence
from typing import NoReturn

import streamlit as st

_MEMORY, _ADDRESS, _PAGE = "chosen", "address", "page"
# A thread of scripts serves one session: its memory is fetched once a run, not once a choice.
_THREAD = threading.local()


def key_of(name: str) -> str:
    """Session key of the widget for the choice of that name."""
    return f"filter-{name}"


def receive(page: str) -> None:
    """Take what the address of the page says. To be called once, before the first widget of a run."""
    memory = st.session_state.setdefault(_MEMORY, {})
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        # A choice that two pages offer is two widgets under one key: the second starts from memory, not from the first.
        for name in memory:
            st.session_state.pop(key_of(name), None)
    incoming = st.query_params.to_dict()
    _THREAD.memory, _THREAD.written = memory, {}
    if incoming != st.session_state.get(_ADDRESS) and not _a_widget_moved(memory):
        for name, word in incoming.items():
            memory[name] = word
            st.session_state.pop(key_of(name), None)


def remembered(name: str) -> str | None:
    """The word last chosen under that name, on any page."""
    return _THREAD.memory.get(name)


def keep(name: str, word: str | None) -> None:
    """Remember a choice and let it stand in the address; ``None`` forgets it."""
    if word is None:
        _THREAD.memory.pop(name, None)
    else:
        _THREAD.memory[name] = _THREAD.written[name] = word


def page() -> str:
    """The page that is shown, by its path."""
    return st.session_state[_PAGE]


def written() -> dict[str, str]:
    """The choices made so far in this run of the page, as they will stand in the address."""
    return dict(_THREAD.written)


def write() -> None:
    """Put this run's choices into the address, in one step."""
    written = _THREAD.written
    if st.query_params.to_dict() != written:
        st.query_params.from_dict(written)
    st.session_state[_ADDRESS] = dict(written)


def leave() -> NoReturn:
    """End the page here. The choices are written first: nothing can be written once a page has been stopped."""
    write()
    st.stop()


def joined(words: Sequence[str]) -> str:
    """Several ids as one word."""
    return ",".join(words)


def _a_widget_moved(memory: dict[str, str]) -> bool:
    """True when this run was started by one of the choices: then the address is merely late."""
    now = {name: st.session_state.get(key_of(name)) for name in memory}
    words = {name: joined(value) if isinstance(value, list) else value for name, value in now.items()}
    return any(word is not None and word != memory[name] for name, word in words.items())
