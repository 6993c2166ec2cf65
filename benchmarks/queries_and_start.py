"""Start from a ledger of twenty years, its memory, and what the queries of each page cost.

    python -m benchmarks.queries_and_start [REPETITIONS]

The ledger holds 240 monthly entries of 750 offices and 63 provinces per dataset: once with cases only (180,000 office
rows), once with cases and money. "Start" is from opening the ledger to being able to answer. A page's queries are the
calls of ``analytics.measures`` that the page makes, one after another; each repetition reads at another ledger entry,
so nothing was asked before ("new"), and then asks again ("known").
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks import made_ledger
from benchmarks.stopwatch import Run, Watch, fresh, interleaved, machine, median, resident_mb

THIS = "queries_and_start"
DIMENSIONS = ("cases", "money")
NATIONAL = "toan-quoc"
PROVINCE = "ha-noi"
FOLLOWED = ("ha-noi", "hai-phong-cu", "kien-giang", "lao-cai-cu", "nghe-an", "can-tho-cu")
PERIOD = {"year": 2020, "months": 9}


def pages(warehouse, borders: str, at: int) -> dict[str, list[Callable[[], object]]]:
    """Page → the calls it makes. The switches in the sidebar make their own on every page."""
    from analytics import measures

    here = {"at": at}
    place = {**PERIOD, **here, "borders": borders}
    compared = [partial(measures.compare, warehouse, dimension=each, **place) for each in DIMENSIONS]
    national = [partial(measures.national, warehouse, dimension=each, **PERIOD, **here) for each in DIMENSIONS]
    country = [partial(measures.trend, warehouse, dimension=each, unit_ids=(NATIONAL,), **here) for each in DIMENSIONS]
    reporting = [partial(measures.reporting, warehouse, **place)]
    followed = {"unit_ids": (*FOLLOWED, NATIONAL), "dimension": "cases", "borders": borders, **here}
    alone = {"unit_ids": (PROVINCE,), "borders": borders, **here}
    offices = {**place, "level": "office", "parent": PROVINCE}
    return {
        "sidebar": [partial(measures.periods, warehouse, **here), partial(measures.default_period, warehouse, **here)],
        "overview": [*reporting, *compared, *national, *country],
        "compare": [*reporting, *compared],
        "compare offices": [
            *reporting,
            *(partial(measures.compare, warehouse, dimension=each, **offices) for each in DIMENSIONS),
        ],
        "trend by year": [*reporting, partial(measures.trend, warehouse, months=PERIOD["months"], **followed)],
        "trend by month": [*reporting, partial(measures.trend, warehouse, **followed)],
        "profile": [
            *reporting,
            *compared,
            *(partial(measures.trend, warehouse, dimension=each, **alone) for each in DIMENSIONS),
            partial(measures.compare, warehouse, dimension="cases", **offices),
        ],
    }


def started(ledger: Path) -> None:
    """The child that only starts."""
    from analytics.workspace import open_workspace

    before = resident_mb()
    watch = Watch()
    workspace = open_workspace(str(ledger))
    watch.report(head=workspace.warehouse.head, before_mb=before, resident_mb=resident_mb())


def asked(ledger: Path, borders: str, repetitions: int) -> None:
    """The child that asks every page's questions, each time at another entry."""
    from analytics.workspace import open_workspace

    warehouse = open_workspace(str(ledger)).warehouse
    names = list(pages(warehouse, borders, warehouse.head))
    times: dict[str, dict[str, list[float]]] = {name: {"new": [], "known": []} for name in names}
    watch = Watch()
    for turn in range(repetitions + 1):
        for nth, name in enumerate(names):
            at = warehouse.head - turn * len(names) - nth
            for kind in ("new", "known"):
                took = _seconds(pages(warehouse, borders, at)[name])
                if turn:  # the first round warms up
                    times[name][kind].append(took)
    watch.report(times=times, resident_mb=resident_mb())


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
    print(f"queries, {name}; ms new / known; resident afterwards {run.said['resident_mb']:.0f} MB")
    for page, times in run.said["times"].items():
        new, known = (1e3 * statistics.median(times[kind]) for kind in ("new", "known"))
        print(f"  {page:16} {new:7.1f} / {known:5.1f}   worst new {1e3 * max(times['new']):.1f}")


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
