"""Bad luck on purpose: nothing acknowledged may be lost, nothing may be half there, and people are told in words.

    python -m benchmarks.faults kill [N]        kill -9 at named points and at random moments (default 100)
    python -m benchmarks.faults disk-full [N]   a small tmpfs with more and more room left (default 40; needs root)
    python -m benchmarks.faults together [N]    eight imports at once, again and again (default 20)

Children are forked, so that thousands of runs take minutes. A child says each entry that it has got a receipt for;
its parent then opens the ledger and checks every hash, every file and every row. Exit 1 on any fault.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from time import perf_counter, sleep

from sqlalchemy import event
from sqlalchemy.engine import Engine

from analytics import imports, measures
from analytics.ledger import Ledger, LedgerError
from analytics.workspace import SIMULATED, open_workspace
from benchmarks import fault_files

POINT = "THADS_FAULT_POINT"
_STATEMENTS = {"entry written": "INSERT INTO entry", "bytes kept": "INSERT INTO file", "rows kept": "INSERT INTO fact"}
_BEFORE_COMMIT = ("parsed", *_STATEMENTS, "before commit")
POINTS = (*_BEFORE_COMMIT, "after commit", "before the receipt", "random")
MOST_IMPORTS, MOST_SECONDS_ALIVE = 3, 0.3
KILLS_PER_LEDGER, ROUNDS_PER_LEDGER, PROCESSES = 30, 10, 8
TMPFS_BYTES, LEVELS_BYTES = 16_000_000, 400_000
Child = Callable[[Callable[[str], None]], None]


def kill(times: int) -> list[str]:
    """Kill importers; returns what was wrong."""
    wrong: list[str] = []
    tally: Counter[str] = Counter()
    for first in range(0, times, KILLS_PER_LEDGER):
        with tempfile.TemporaryDirectory() as folder:
            address = str(Path(folder) / "so.sqlite")
            said: list[tuple[int, int]] = []
            for turn in range(first, min(first + KILLS_PER_LEDGER, times)):
                point = POINTS[turn % len(POINTS)]
                said += _killed_once(address, point, random.Random(turn))
                unsaid = _head(address) - len(said) - tally[f"unsaid in {first}"]
                tally[f"unsaid in {first}"] += unsaid
                tally[point] += 1
                if unsaid not in ((0,) if point in _BEFORE_COMMIT else (0, 1)):
                    wrong.append(f"kill {turn} ({point}): {unsaid} entries that nobody was told of")
            tally["acknowledged"] += len(said)
            wrong += _faults(address, said)
    unsaid = sum(count for name, count in tally.items() if name.startswith("unsaid"))
    told = ", ".join(f"{point} {tally[point]}" for point in POINTS)
    print(f"{times} kills ({told}); {tally['acknowledged']} acknowledged, {unsaid} whole but killed before the receipt")
    return wrong


def _killed_once(address: str, point: str, chance: random.Random) -> list[tuple[int, int]]:
    """(entry, file) that one importer acknowledged before it died."""
    last = chance.randint(1, MOST_IMPORTS)

    def run(say: Callable[[str], None]) -> None:
        os.environ[POINT] = point
        workspace = open_workspace(address, SIMULATED)
        start = workspace.ledger.head()
        for number in range(start + 1, start + 1000):
            if number == start + last:
                _die_at(os.environ[POINT])
            receipt = fault_files.take(workspace, number)
            if os.environ[POINT] == "before the receipt" and number == start + last:
                os.kill(os.getpid(), signal.SIGKILL)
            say(f"{receipt.entry} {number}" if receipt.entry else f"! {receipt.status}")

    patience = chance.random() * MOST_SECONDS_ALIVE if point == "random" else None
    return _pairs(_forked(run, kill_after=patience))


def _die_at(point: str) -> None:
    """Make this process end as if the power had failed, the next time it comes to that point."""

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if point in _STATEMENTS:
        event.listen(
            Engine, "after_cursor_execute", lambda _c, _u, text, *_: text.startswith(_STATEMENTS[point]) and die()
        )
    elif point == "before commit":
        event.listen(
            Engine, "commit", lambda connection: connection.in_transaction() and _is_writing(connection) and die()
        )
    elif point == "parsed":
        imports.examine = _then(imports.examine, die)
    elif point == "after commit":
        Ledger.append = _then(Ledger.append, die)


def _is_writing(connection) -> bool:
    return bool(connection.get_execution_options().get("thads_writing"))


def _then(function: Callable, after: Callable[[], None]) -> Callable:
    def wrapped(*arguments, **named):
        function(*arguments, **named)
        after()

    return wrapped


def disk_full(levels: int) -> list[str]:
    """Import into a ledger on a disk with room for less and less; returns what was wrong."""
    wrong: list[str] = []
    tally: Counter[str] = Counter()
    with _tmpfs() as folder:
        for level in range(levels):
            wrong += [f"level {level}: {what}" for what in _filled_once(folder, LEVELS_BYTES * level // levels, tally)]
    told = ", ".join(f"{name} {count}" for name, count in sorted(tally.items()))
    print(f"{levels} levels of room from 0 to {LEVELS_BYTES:,} bytes; {told}")
    return wrong


def _filled_once(folder: Path, room: int, tally: Counter[str]) -> list[str]:
    for old in folder.iterdir():
        old.unlink()
    address, filler = str(folder / "so.sqlite"), folder / "day"

    def run(say: Callable[[str], None]) -> None:
        workspace = open_workspace(address, SIMULATED)
        say(f"{fault_files.take(workspace, 1).entry} 1")
        _fill(filler, folder, room)
        number = 1
        try:
            while True:
                number += 1
                say(f"{fault_files.take(workspace, number).entry} {number}")
        except LedgerError as error:
            say(f"? {error}")
        read = measures.compare(workspace.warehouse, dimension="cases", year=fault_files.FIRST_YEAR + 1)
        say(f"= {len(read)} {_reads_anew(address)}")

    lines = _forked(run)
    filler.unlink(missing_ok=True)
    said, sentences = _pairs(lines), [line[2:] for line in lines if line[0] == "?"]
    tally["acknowledged"] += len(said)
    for line in lines:
        if line[0] in "?=":
            tally[line[2:].replace(str(folder), "…") if line[0] == "?" else f"reads: {line[2:]}"] += 1
    wrong = _faults(address, said)
    if _head(address) != len(said):
        wrong.append("an entry that nobody was told of")
    if not sentences or not all("Không dùng được sổ" in one and "Error" not in one for one in sentences):
        wrong.append(f"not said in words: {lines[-3:]}")
    if not any(line.startswith(f"= {len(UNIT_IDS)} ") for line in lines):
        wrong.append("reads stopped")
    return wrong


def _faults(address: str, said: list[tuple[int, int]]) -> list[str]:
    """Checked in a child, so that the parent starts no threads and can go on forking."""

    def run(say: Callable[[str], None]) -> None:
        for fault in fault_files.faults(address, said, UNIT_IDS):
            say(f"- {fault}")
        say("checked")

    lines = _forked(run)
    return lines[:-1] if lines[-1:] == ["checked"] else [*lines, "the check itself failed"]


def _head(address: str) -> int:
    ledger = Ledger(address)
    try:
        return ledger.head()
    finally:
        ledger.close()


def _reads_anew(address: str) -> str:
    """Whether a ledger on a full disk can be opened once more, and what is said if not."""
    try:
        return f"opened anew with {'all' if _head(address) else 'no'} entries"
    except LedgerError as error:
        return str(error).rsplit(":", 1)[-1]


def _fill(filler: Path, folder: Path, room: int) -> None:
    state = os.statvfs(folder)
    with filler.open("wb") as file:
        file.write(b"\0" * max(0, state.f_bavail * state.f_frsize - room))


@contextmanager
def _tmpfs() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={TMPFS_BYTES}", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def together(rounds: int) -> list[str]:
    """Eight importers at once, half of them on one and the same year; returns what was wrong."""
    wrong: list[str] = []
    count = 0
    for first in range(0, rounds, ROUNDS_PER_LEDGER):
        with tempfile.TemporaryDirectory() as folder:
            address = str(Path(folder) / "so.sqlite")
            open_said: list[tuple[int, int]] = []
            for turn in range(min(ROUNDS_PER_LEDGER, rounds - first)):
                open_said += _eight(address, turn)
            count += len(open_said)
            if sorted(entry for entry, _ in open_said) != list(range(1, len(open_said) + 1)):
                wrong.append(f"entries acknowledged: {sorted(open_said)}")
            wrong += _faults(address, open_said)
    if count != rounds * PROCESSES:
        wrong.append(f"{count} acknowledged of {rounds * PROCESSES}")
    print(f"{rounds} rounds of {PROCESSES} imports at once: {count} acknowledged")
    return wrong


def _eight(address: str, turn: int) -> list[tuple[int, int]]:
    base = turn * PROCESSES * fault_files.YEARS
    numbers = [base + (place * fault_files.YEARS if place % 2 else place) for place in range(PROCESSES)]
    starts = [_start(lambda say, number=number: _import_one(address, number, say)) for number in numbers]
    return [pair for start in starts for pair in _pairs(_finish(*start))]


def _import_one(address: str, number: int, say: Callable[[str], None]) -> None:
    receipt = fault_files.take(open_workspace(address, SIMULATED), number)
    say(f"{receipt.entry} {number}" if receipt.entry else f"! {receipt.status} {receipt.findings[:2]}")


def _forked(run: Child, kill_after: float | None = None) -> list[str]:
    return _finish(*_start(run), kill_after=kill_after)


def _start(run: Child) -> tuple[int, int]:
    """Fork a child that runs; returns its process id and the pipe on which it speaks."""
    sys.stdout.flush()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    try:
        run(lambda line: os.write(writing, f"{line}\n".encode()) and None)
    except Exception as error:
        os.write(writing, f"! {type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(0)


def _finish(pid: int, reading: int, kill_after: float | None = None) -> list[str]:
    """The whole lines that the child said; killed a while after its first words if asked for."""
    with os.fdopen(reading, "rb") as pipe:
        if kill_after is not None:
            select([pipe], [], [])
            sleep(kill_after)
            os.kill(pid, signal.SIGKILL)
        said = pipe.read().decode()
    os.waitpid(pid, 0)
    return said.split("\n")[:-1]


def _pairs(lines: list[str]) -> list[tuple[int, int]]:
    for line in lines:
        if line.startswith("!"):
            print(f"an importer said: {line[2:]}", file=sys.stderr)
    return [(int(line.split()[0]), int(line.split()[1])) for line in lines if line[0].isdigit()]


RUNS = {"kill": (kill, 100), "disk-full": (disk_full, 40), "together": (together, 20)}
UNIT_IDS = fault_files.province_ids()


def main(what: str, times: int | None = None) -> int:
    """Run one kind of bad luck and report; exit 1 on any fault."""
    run, usual = RUNS[what]
    started = perf_counter()
    wrong = run(times or usual)
    print(f"{len(wrong)} faults, {perf_counter() - started:.0f} s")
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in RUNS:
        sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None))
    sys.exit(__doc__)
