"""Fifty readers at once, each thinking three seconds, over raw websockets: how long they wait, what each costs.

    python -m benchmarks.sessions [SESSIONS] [SECONDS]

The page is So sánh, as a chart, over the simulated country; each reader keeps choosing another reporting year. Every
year was seen before, as after the first minutes of a working day. The client shares the machine with the server.
"""

import asyncio
import random
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from time import perf_counter

from benchmarks.interaction import CHOSEN, PAGE, QUERY, SELECT
from benchmarks.servers import DASHBOARD, Server, serving
from benchmarks.session_client import Rerun, Session, session
from benchmarks.stopwatch import machine, quantile, status_mb, wait_until_idle

THINKING = 3.0


async def read(reader: Session, seed: int, until: float) -> list[Rerun]:
    """Think, choose, wait for the page, until the time is up."""
    dice, runs = random.Random(seed), []
    await asyncio.sleep(dice.random() * THINKING)
    while perf_counter() < until:
        runs.append(await reader.run((SELECT, dice.choice(CHOSEN))))
        await asyncio.sleep(THINKING * (0.5 + dice.random()))
    return runs


async def warm_up(server: Server) -> None:
    """One reader builds the simulated country and sees every year, twice."""
    async with session(server.stream, PAGE, QUERY) as reader:
        await reader.run()
        for year in (*CHOSEN, *CHOSEN):
            await reader.run((SELECT, year))


async def crowd(server: Server, count: int, seconds: float) -> tuple[list[Rerun], list[Rerun], float]:
    """First pages of all, every later run, and the server's memory in MB while all are connected."""
    async with AsyncExitStack() as doors:
        readers = [await doors.enter_async_context(session(server.stream, PAGE, QUERY)) for _ in range(count)]
        first = await asyncio.gather(*(reader.run() for reader in readers))
        until = perf_counter() + seconds
        runs = await asyncio.gather(*(read(reader, seed, until) for seed, reader in enumerate(readers)))
        return first, [run for each in runs for run in each], status_mb(server.pid, "VmRSS")


async def measured(server: Server, count: int, seconds: float) -> None:
    """Warm up, measure, print."""
    await warm_up(server)
    before = status_mb(server.pid, "VmRSS")
    first, runs, resident = await crowd(server, count, seconds)
    waits, opening = [run.ms for run in runs], [run.ms for run in first]
    print(
        f"{count} sessions, {len(runs)} choices in {seconds:.0f} s: p50 {quantile(waits, 0.5):.1f} ms, "
        f"p95 {quantile(waits, 0.95):.1f} ms, worst {max(waits):.0f} ms"
    )
    print(f"first page for all at once: p50 {quantile(opening, 0.5):.0f} ms, worst {max(opening):.0f} ms")
    print(
        f"server {before:.0f} MB before, {resident:.0f} MB with all: {(resident - before) / count:.2f} MB per session"
    )


def main(count: int, seconds: float) -> int:
    """Serve the dashboard over a new ledger and let everybody in."""
    print(machine())
    with tempfile.TemporaryDirectory() as folder, serving(DASHBOARD, Path(folder) / "thads.sqlite") as server:
        wait_until_idle()
        asyncio.run(measured(server, count, seconds))
    return 0


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    sys.exit(main(int(given[0]) if given else 50, given[1] if len(given) > 1 else 60))
