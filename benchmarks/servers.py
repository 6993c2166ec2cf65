"""Streamlit servers of our own, each on a free port, ended when done with."""

import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).resolve().parent.parent
BARE = ROOT / "benchmarks" / "bare_page" / "bare.py"
DASHBOARD = ROOT / "dashboard.py"
START_SECONDS, STOP_SECONDS = 60, 2


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running server; ``address`` is like ``http://127.0.0.1:8501``."""

    address: str
    pid: int

    @property
    def stream(self) -> str:
        """Where its sessions connect."""
        return self.address.replace("http://", "ws://") + "/_stcore/stream"


@contextmanager
def serving(script: Path, ledger: Path | None = None) -> Iterator[Server]:
    """Serve ``script`` from its own folder, over ``ledger`` if given; raises with the server's output if it ends."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} | ({"THADS_LEDGER": str(ledger)} if ledger else {})
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, "--server.address", "127.0.0.1"], cwd=script.parent, env=environment, stdout=log, stderr=log
        )
        try:
            server = Server(address=f"http://127.0.0.1:{port}", pid=process.pid)
            _wait_until_ready(server, process, log)
            yield server
        finally:
            _end(process)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_ready(server: Server, process: subprocess.Popen, log) -> None:
    deadline = monotonic() + START_SECONDS
    while not _is_healthy(server):
        if process.poll() is not None or monotonic() > deadline:
            log.seek(0)
            raise RuntimeError(f"{server.address} did not start:\n{log.read().decode(errors='replace')}")
        sleep(0.05)


def _is_healthy(server: Server) -> bool:
    try:
        with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
