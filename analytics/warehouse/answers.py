"""Answers that were already worked out, kept while there is room."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from dataclasses import dataclass
from typing import Any

QUESTIONS, ROWS = 512, 40_000


@dataclass(frozen=True)
class Answer:
    """Names of the columns, and the rows."""

    names: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def __len__(self) -> int:
        return len(self.rows)


class Answers:
    """A small memory of question → answer; the answers longest unused go first. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, Sized] = OrderedDict()
        self._rows = 0
        self._lock = threading.Lock()

    def get(self, question: Hashable, find: Callable[[], Sized]) -> Any:
        """The remembered answer, else the one that ``find`` returns; not to be changed by the caller."""
        with self._lock:
            if question in self._known:
                self._known.move_to_end(question)
                return self._known[question]
        answer = find()
        with self._lock:
            self._keep(question, answer)
        return answer

    def _keep(self, question: Hashable, answer: Sized) -> None:
        if question in self._known or len(answer) > ROWS:
            return
        self._known[question] = answer
        self._rows += len(answer)
        while self._rows > ROWS or len(self._known) > QUESTIONS:
            _, forgotten = self._known.popitem(last=False)
            self._rows -= len(forgotten)
