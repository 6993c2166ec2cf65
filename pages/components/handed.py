"""What a person handed in, whichever way it came, and everything they have said about it so far."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from analytics.intake import Answers
from analytics.progress import Tell, silent

REASON = "reason"
WHOLE_NUMBERS = ("year", "months", "block", "header_row")
LARGE = 200_000
_ANSWERS = "file-answers"


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A file, rows typed by hand, or rows that were mended: bytes under a name, for one dataset of one ledger.

    The same bytes handed in for another dataset are another ``id``: nothing said about the one holds for the other.
    """

    id: str
    name: str
    dataset_id: str
    content: bytes = field(repr=False)

    def widget(self, what: str) -> str:
        """Session key of a widget about this file."""
        return f"{what}-{self.id}"


def said(handed: Handed) -> dict[str, Any]:
    """Everything said about it, the reason included."""
    return st.session_state.setdefault(_ANSWERS, {}).setdefault(handed.id, {})


def answers(handed: Handed) -> Answers:
    """What was said about how to read it."""
    return Answers(**{name: value for name, value in said(handed).items() if name != REASON})


def take(handed: Handed, what: str, value: Any) -> None:
    """One answer; an empty one leaves the question to the reading again."""
    if value in (None, "", False) or value == {}:
        said(handed).pop(what, None)
    else:
        said(handed)[what] = int(value) if what in WHOLE_NUMBERS else value


def take_from(handed: Handed, what: str, key: str) -> None:
    """The answer that stands in a widget just now: to be called back by it."""
    value = st.session_state.get(key)
    take(handed, what, value.strip() if isinstance(value, str) else value)


def adopt(handed: Handed, known: Answers | Mapping[str, Any]) -> None:
    """Several answers at once."""
    for what, value in (asdict(known) if isinstance(known, Answers) else known).items():
        take(handed, what, value)


def forget(handed: Handed) -> None:
    """Begin anew."""
    said(handed).clear()


@contextmanager
def patience(handed: Handed) -> Iterator[Tell]:
    """Words while a file is read; a large one gets a bar with the step it has come to, gone once that is done."""
    if len(handed.content) < LARGE:
        with st.spinner("Đang đọc và kiểm tra tệp…"):
            yield silent
        return
    place = st.empty()
    try:
        yield lambda share, words: place.progress(share, text=f"{words}…")
    finally:
        place.empty()
