"""A workbook is looked at from outside first, then read by a child process within limits."""

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from analytics.workbooks.sheets import Workbook, unpacked

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = (_ENCRYPTED, *(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book")))
_ROOT = Path(__file__).resolve().parents[2]
EXIT_ENCRYPTED, EXIT_NOT_ONE, EXIT_TOO_MANY = 11, 12, 13
_PROBLEMS = {EXIT_ENCRYPTED: "encrypted", EXIT_NOT_ONE: "broken", EXIT_TOO_MANY: "too_many_cells"}
_PARTS = 10_000
_ENCRYPTED_PART = 0x1


class Unreadable(ValueError):
    """``problem``: encrypted, broken, bomb, too_large, too_many_cells, too_slow."""

    def __init__(self, problem: str):
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, kw_only=True)
class Limits:
    """``unpacked``: bytes of all parts together; ``ratio``: how much larger than packed; ``cells``: of all sheets;
    ``seconds``, ``memory`` (bytes): of the child process."""

    unpacked: int
    ratio: int
    cells: int
    seconds: int
    memory: int


def kind_of(content: bytes) -> str | None:
    """``xlsx``, ``xls`` or ``ods`` by the bytes themselves; ``None`` for anything else."""
    if content.startswith(COMPOUND):
        return "xls" if any(name in content for name in _WORKBOOKS) else None
    if not content.startswith(ZIP):
        return None
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in content[:200]:
        return "ods"
    return "xlsx" if b"xl/" in content else None


def open_workbook(content: bytes, limits: Limits) -> Workbook:
    """Every sheet with its cells. Raises ``Unreadable``; never takes longer or more memory than the limits say."""
    kind = kind_of(content)
    if kind is None:
        raise Unreadable("broken")
    if kind == "xls" and _ENCRYPTED in content:
        raise Unreadable("encrypted")
    if kind != "xls":
        _weigh(content, limits)
    return Workbook(sheets=tuple(unpacked(_read_apart(content, kind, limits))))


def _weigh(content: bytes, limits: Limits) -> None:
    """What the archive says it unpacks to, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("broken") from error
    if any(part.flag_bits & _ENCRYPTED_PART for part in parts):
        raise Unreadable("encrypted")
    size = sum(part.file_size for part in parts)
    if size > limits.unpacked or len(parts) > _PARTS or size > limits.ratio * len(content):
        raise Unreadable("bomb")


def _read_apart(content: bytes, kind: str, limits: Limits) -> bytes:
    command = [sys.executable, "-m", "analytics.workbooks", kind, str(limits.cells), str(limits.memory)]
    environment = os.environ | {"PYTHONPATH": str(_ROOT), "RUST_BACKTRACE": "0"}
    try:
        done = subprocess.run(command, input=content, capture_output=True, env=environment, timeout=limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_slow") from error
    if done.returncode < 0:
        raise Unreadable("too_large")
    if done.returncode:
        raise Unreadable(_PROBLEMS.get(done.returncode, "broken"))
    return done.stdout
