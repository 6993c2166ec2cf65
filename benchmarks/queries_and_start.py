"""Start from a ledger of twenty years, its memory, and what the queries of each page cost.

    python -m benchmarks.queries_and_start [REPETITIONS]

The ledger holds 240 monthly entries of 750 offices and 63 provinces per dataset: once with cases only (180,000 office
rows), once with cases and money. "Start" is from opening the ledger to being able to answer. A page's queries are the
calls of ``analytics.measures`` that the page makes, one after another: after a new entry, when nothing was asked
before ("entry"); for a period and provinces that nobody looked at yet ("choice"); and asked again ("again").
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks import made_files, made_ledger
from benchmarks.stopwatch import Run, Watch, fresh, interleaved, machine, median, resident_mb

THIS = "queries_and_start"
DIMENSIONS = ("cases", "money")
NATIONAL = "toan-quoc"
FOLLOWED = 6
KINDS = ("entry", "choice", "again")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a reader looks at; every number gives other periods and other provinces."""

    year: int
    months: int
    provinces: tuple[str, ...]

    @property
    def period(self) -> dict[str, int]:
        """The period as the measures ask for it."""
        return {"year": self.year, "months": self.months}


def choice(number: int, provinces: list[str]) -> Choice:
    """The choice of that number."""
    followed = tuple(provinces[(number + step * 7) % len(provinces)] for step in range(FOLLOWED))
    return Choice(year=2006 + number % 19, months=1 + number % 12, provinces=followed)


def pages(warehouse, borders: str, at: int, chosen: Choice) -> dict[str, list[Callable[[], object]]]:
    """Page → the calls it makes. The switches in the sidebar make their own on every page."""
    from analytics import measures

    here, first = {"at": at}, chosen.provinces[0]
    place = {**chosen.period, **here, "borders": borders}
    reporting = partial(measures.reporting, warehouse, **place)
    compared = [partial(measures.compare, warehouse, dimension=each, **place) for each in DIMENSIONS]
    offices = [partial(call, level="office", parent=first) for call in compared]
    national = [partial(measures.national, warehouse, dimension=each, **chosen.period, **here) for each in DIMENSIONS]
    lately = {"first_year": chosen.year - 2, "last_year": chosen.year, **here}
    country = [
        partial(measures.trend, warehouse, dimension=each, unit_ids=(NATIONAL,), **lately) for each in DIMENSIONS
    ]
    followed = {"unit_ids": (*chosen.provinces, NATIONAL), "dimension": "cases", "borders": borders, **here}
    alone = {"unit_ids": (first, NATIONAL), "borders": borders, **here}
    small = {**lately, "unit_ids": (first,), "borders": borders}
    history = [
        *(partial(measures.trend, warehouse, dimension=each, **small) for each in DIMENSIONS),
        partial(measures.trend, warehouse, dimension="cases", months=chosen.months, **alone),
    ]
    return {
        "sidebar": [partial(measures.periods, warehouse, **here), partial(measures.default_period, warehouse, **here)],
        "overview": [reporting, *compared, *national, *country],
        "compare": [reporting, *compared],
        "compare offices": [reporting, *offices],
        "trend by year": [reporting, partial(measures.trend, warehouse, months=chosen.months, **followed)],
        "trend by month": [reporting, partial(measures.trend, warehouse, first_year=chosen.year - 3, **followed)],
        "profile": [reporting, *compared, *history, offices[0]],
    }


def started(ledger: Path) -> None:
    """The child that only starts."""
    from analytics.workspace import open_workspace

    before = resident_mb()
    watch = Watch()
    workspace = open_workspace(str(ledger))
    watch.report(head=workspace.warehouse.head, before_mb=before, resident_mb=resident_mb())


def asked(ledger: Path, borders: str, repetitions: int) -> None:
    """The child that asks every page's questions, each time at another entry and for another choice."""
    from analytics.workspace import open_workspace

    workspace = open_workspace(str(ledger))
    provinces = made_files.lasting(workspace.units, "province", made_ledger.PROVINCES)
    watch, times = Watch(), {}
    for turn in range(repetitions + 1):
        timed = _turn(workspace.warehouse, borders, provinces, turn)
        if turn:  # the first turn warms up
            for name, took in timed.items():
                times.setdefault(name, []).append(took)
    watch.report(times=times, resident_mb=resident_mb())


def _turn(warehouse, borders: str, provinces: list[str], turn: int) -> dict[str, list[float]]:
    """Page → seconds for a new entry, a new choice, and the same again."""
    head, timed = warehouse.head, {}
    names = list(pages(warehouse, borders, head, choice(0, provinces)))
    for nth, name in enumerate(names):
        chosen = choice(turn * len(names) + nth, provinces)
        calls = {at: pages(warehouse, borders, at, chosen)[name] for at in (head - turn * len(names) - nth - 1, head)}
        timed[name] = [_seconds(each) for each in (*calls.values(), calls[head])]
    return timed


def _seconds(calls: list[Callable[[], object]]) -> float:
    begun = perf_counter()
    for call in calls:
        call()
    return perf_counter() - begun


def _print_start(name: str, runs: list[Run]) -> None:
    resident = statistics.median(run.said["resident_mb"] for run in runs)
    before = statistics.median(run.said["before_mb"] for run in runs)
    print(
        f"start, {name}: {median(runs):.2f} s; resident {resident:.0f} MB (imports alone {before:.0f}), "
        f"peak {median(runs, 'peak_mb'):.0f} MB; whole process {median(runs, 'wall'):.2f} s"
    )


def _print_pages(name: str, run: Run) -> None:
    print(f"queries, {name}; median ms {' / '.join(KINDS)}; resident afterwards {run.said['resident_mb']:.0f} MB")
    for page, times in run.said["times"].items():
        middle = [1e3 * statistics.median(each) for each in zip(*times, strict=True)]
        print(f"  {page:16} {' / '.join(f'{each:6.1f}' for each in middle)}")


def main(repetitions: int) -> int:
    """Print start, memory and queries for both ledgers."""
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        ledgers = {"cases": Path(folder) / "cases.sqlite", "cases and money": Path(folder) / "both.sqlite"}
        for name, file in ledgers.items():
            rows = made_ledger.build(file, name.split(" and "))
            print(f"ledger of {name}: {rows} rows of figures, {file.stat().st_size / 1e6:.1f} MB")
        starts = {name: partial(fresh, THIS, "--start", file) for name, file in ledgers.items()}
        for name, runs in interleaved(starts, repetitions).items():
            _print_start(name, runs)
        for name, file in ledgers.items():
            for borders in ("reported", "34"):
                asking = {"pages": partial(fresh, THIS, "--ask", file, borders, repetitions)}
                _print_pages(f"{name}, borders {borders}", interleaved(asking, 1)["pages"][0])
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--start"]:
        started(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["--ask"]:
        asked(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
