"""A shared memory of what was already worked out; what was longest unused goes first."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any


class Memory:
    """Question → answer, for at most ``most`` answers. Safe between sessions; one question is worked out once."""

    def __init__(self, most: int):
        self._most = most
        self._known: OrderedDict[str, Any] = OrderedDict()
        self._under_way: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, question: str, make: Callable[[], Any]) -> Any:
        """The remembered answer, else what ``make`` returns; who asks meanwhile waits for the first."""
        with self._lock:
            if question in self._known:
                self._known.move_to_end(question)
                return self._known[question]
            turn = self._under_way.setdefault(question, threading.Lock())
        with turn:
            if question in self._known:
                return self._known[question]
            answer = make()
            self._keep(question, answer)
            return answer

    def _keep(self, question: str, answer: Any) -> None:
        with self._lock:
            self._known[question] = answer
            self._under_way.pop(question, None)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
