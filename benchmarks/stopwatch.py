"""Measuring in fresh processes: seconds, processor seconds, peak memory; and on what machine it was done."""

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
IDLE_SHARE, IDLE_PATIENCE = 0.9, 120
_MARK = "measured "


@dataclass(frozen=True, kw_only=True)
class Run:
    """One measured run. ``wall`` is the whole process as its parent saw it; memory is in MB (10⁶ bytes)."""

    seconds: float
    cpu: float
    wall: float
    peak_mb: float
    said: dict[str, Any] = field(default_factory=dict)


class Watch:
    """Started when made; ``report`` prints what a parent reads with ``fresh``."""

    def __init__(self) -> None:
        self.started, self.cpu = perf_counter(), process_time()

    def report(self, **said: Any) -> None:
        """Stop, and say seconds, processor seconds, peak memory and anything else worth knowing."""
        measured = {"seconds": perf_counter() - self.started, "cpu": process_time() - self.cpu, "peak_mb": peak_mb()}
        print(_MARK + json.dumps({**measured, "said": said}), flush=True)


def fresh(module: str, *arguments: object) -> Run:
    """Run ``python -m benchmarks.<module> …`` in a process of its own and read its report."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    started = perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    wall = perf_counter() - started
    reports = [line for line in done.stdout.splitlines() if line.startswith(_MARK)]
    if done.returncode or not reports:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
    return Run(wall=wall, **json.loads(reports[-1].removeprefix(_MARK)))


def interleaved(variants: dict[str, Callable[[], Run]], repetitions: int) -> dict[str, list[Run]]:
    """Every variant once, then every variant again: what disturbs the machine disturbs them alike."""
    runs: dict[str, list[Run]] = {name: [] for name in variants}
    for _ in range(repetitions):
        for name, run in variants.items():
            wait_until_idle()
            runs[name].append(run())
    return runs


def median(runs: Iterable[Run], what: str = "seconds") -> float:
    """Median of one of the measures of the runs."""
    return statistics.median(getattr(run, what) for run in runs)


def quantile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def status_mb(pid: int | str, what: str) -> float:
    """``VmRSS`` (resident) or ``VmHWM`` (its peak) of a process; not a number where there is no /proc."""
    file = Path(f"/proc/{pid}/status")
    lines = file.read_text().splitlines() if file.exists() else []
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(f"{what}:")), float("nan"))


def peak_mb() -> float:
    """Peak of this process's own memory. ``getrusage`` would count what the parent held before the fork."""
    return status_mb("self", "VmHWM")


def resident_mb() -> float:
    """Memory of this process now."""
    return status_mb("self", "VmRSS")


def wait_until_idle() -> bool:
    """Wait until the processors were nearly idle for a second; False when they were not for two minutes."""
    for _ in range(IDLE_PATIENCE):
        if _idle_share(1.0) >= IDLE_SHARE:
            return True
    print(f"not idle for {IDLE_PATIENCE} s, measured all the same", file=sys.stderr)
    return False


def _idle_share(seconds: float) -> float:
    before = _processor_ticks()
    if before is None:
        return 1.0
    sleep(seconds)
    idle, total = (after - first for after, first in zip(_processor_ticks() or before, before, strict=True))
    return idle / total if total else 1.0


def _processor_ticks() -> tuple[int, int] | None:
    file = Path("/proc/stat")
    if not file.exists():
        return None
    ticks = [int(word) for word in file.read_text().split("\n", 1)[0].split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)


def machine() -> str:
    """When and on what this was measured, for the table in the README."""
    load = f", load {os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else ""
    day = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"{day}; {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}"
