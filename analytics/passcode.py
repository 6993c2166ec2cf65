"""The passcode that shows names of people: kept as its scrypt hash in the environment, tried a few times only.

``python -m analytics names-key`` asks for a passcode and prints the hash. Without the variable nobody sees a name.
"""

import hashlib
import hmac
import os
import secrets
import threading
import time
from collections import deque

VARIABLE = "THADS_NAMES_KEY"
LEAST_LETTERS = 8
MOST_TRIES, WINDOW_SECONDS = 5, 900
_COST, _BLOCK, _LANES, _SALT, _LENGTH = 2**14, 8, 1, 16, 32


def kept() -> str:
    """The hash that the server was started with; empty when names are never shown."""
    return os.environ.get(VARIABLE, "").strip()


def sealed(passcode: str) -> str:
    """The hash of a passcode, with a salt of its own: ``scrypt:cost:block:lanes:salt:hash``."""
    salt = secrets.token_bytes(_SALT)
    digest = _digest(passcode, salt, _COST, _BLOCK, _LANES)
    return ":".join(("scrypt", str(_COST), str(_BLOCK), str(_LANES), salt.hex(), digest.hex()))


def opens(passcode: str, seal: str) -> bool:
    """Whether the passcode is the one that was sealed; nothing opens what is no seal."""
    try:
        name, cost, block, lanes, salt, digest = seal.split(":")
        expected = bytes.fromhex(digest)
        found = _digest(passcode, bytes.fromhex(salt), int(cost), int(block), int(lanes))
    except ValueError:
        return False
    return name == "scrypt" and hmac.compare_digest(found, expected)


def _digest(passcode: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(passcode.encode(), salt=salt, n=cost, r=block, p=lanes, dklen=_LENGTH)


class Gate:
    """Lets a passcode be tried: after a few wrong ones within a quarter of an hour, by whomever, nobody may try."""

    def __init__(self) -> None:
        self._wrong: deque[float] = deque()
        self._counting = threading.Lock()

    def waits(self) -> int:
        """Seconds until the next try is allowed; 0 now."""
        with self._counting:
            return self._waits()

    def _waits(self) -> int:
        now = time.monotonic()
        while self._wrong and now - self._wrong[0] >= WINDOW_SECONDS:
            self._wrong.popleft()
        return 0 if len(self._wrong) < MOST_TRIES else int(WINDOW_SECONDS - (now - self._wrong[0])) + 1

    def lets_in(self, passcode: str, seal: str) -> bool:
        """Try a passcode. It counts as wrong before it is looked at, so that tries at once cannot outrun the count."""
        with self._counting:
            if self._waits():
                return False
            mark = time.monotonic()
            self._wrong.append(mark)
        if not opens(passcode, seal):
            return False
        with self._counting:
            self._wrong.remove(mark)
        return True
