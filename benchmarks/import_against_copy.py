"""A checked import of 181,440 × 19 beside DuckDB's own typed ``COPY`` of the same file.

    python -m benchmarks.import_against_copy [REPETITIONS]

Four kinds of run take turns, each in a fresh process: ``COPY`` of the clean file into a new database file; our import
of it into a new ledger; both again with the dirty copy (``COPY`` skips bad lines and says nothing, we must name every
planted fault). Then a monthly file of 756 rows enters a ledger that holds the 239 months before it.

"Seconds" run from opening the database or ledger to having closed it, start of Python and imports excluded; "taking"
is the part of it from the file's bytes to the acknowledged entry, and "process" the whole command.
"""

import os
import statistics
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks import made_files
from benchmarks.stopwatch import Run, Watch, fresh, interleaved, machine, median, peak_mb, resident_mb

THIS = "import_against_copy"
COLUMNS = {"number": "completed", "identity": "carried_out", "unit": "unit"}
"""What was planted → the column it must be found in."""


def copied(file: Path, database: Path, options: str) -> None:
    """The child that only copies: DuckDB, typed, nothing sniffed, nothing checked."""
    import duckdb

    columns = ", ".join(f'"{name}" bigint' for name in made_files.FIGURES)
    watch = Watch()
    connection = duckdb.connect(str(database))
    connection.execute(f'create table facts (unit varchar, year integer, months integer, "group" varchar, {columns})')
    connection.execute(f"copy facts from '{file}' (format csv, header true, delimiter ',', auto_detect false{options})")
    rows = connection.execute("select count(*) from facts").fetchone()[0]
    connection.close()
    watch.report(rows=rows)


def imported(file: Path, ledger: Path) -> None:
    """The child that imports as the page and the command line do."""
    from analytics import imports
    from analytics.workspace import open_workspace

    base = resident_mb()
    watch = Watch()
    workspace = open_workspace(str(ledger))
    opened = perf_counter()
    receipt = imports.take(workspace, file.read_bytes(), file.name, "cases", "Phép đo", "Đo tốc độ")
    taking = perf_counter() - opened
    workspace.close()
    found = [[finding.row, finding.column, finding.code] for finding in receipt.findings]
    found += [[row, None, f"left out: {reason}"] for row, reason, _ in receipt.left_out]
    watch.report(status=receipt.status, rows=dict(receipt.rows), taking=taking, found=found, added_mb=peak_mb() - base)


def missed(planted: dict[str, tuple[int, ...]], run: Run) -> dict[str, int]:
    """How many of the planted faults the import did not name, by kind."""
    told = {(row, column) for row, column, _ in run.said["found"]}
    rows_told = {row for row, _, _ in run.said["found"]}
    lost = {kind: sum((row, column) not in told for row in planted[kind]) for kind, column in COLUMNS.items()}
    return lost | {kind: sum(row not in rows_told for row in planted[kind]) for kind in ("repeated", "contradicting")}


def beside(folder: Path, repetitions: int) -> tuple[dict[str, list[Run]], made_files.Dirty]:
    """Clean and dirty file, copied and imported, in turns."""
    unit_ids = made_files.lasting(_units())
    clean, dirty = folder / "clean.csv", folder / "dirty.csv"
    clean.write_bytes(made_files.written(made_files.table(unit_ids)))
    spoilt = made_files.spoilt(clean.read_bytes())
    dirty.write_bytes(spoilt.content)
    children = {
        "copy": ("copy", clean, ""),
        "import": ("import", clean),
        "copy dirty": ("copy", dirty, ", ignore_errors true"),
        "import dirty": ("import", dirty),
    }
    runs = {name: partial(_in_empty_folder, folder, *child) for name, child in children.items()}
    return interleaved(runs, repetitions), spoilt


def _in_empty_folder(folder: Path, kind: str, file: Path, *options: str) -> Run:
    with tempfile.TemporaryDirectory(dir=folder) as fresh_folder:
        return fresh(THIS, f"--{kind}", file, Path(fresh_folder) / "out.database", *options)


def monthly(folder: Path, repetitions: int) -> list[Run]:
    """756 rows into a ledger that already holds the 239 months before them; each time into the same state."""
    unit_ids = made_files.lasting(_units())
    everything = made_files.table(unit_ids)
    before, last = folder / "before.csv", folder / "last.csv"
    before.write_bytes(made_files.written(everything.slice(0, everything.num_rows - len(unit_ids))))
    last.write_bytes(made_files.written(everything.slice(everything.num_rows - len(unit_ids))))
    whole = folder / "whole.database"
    fresh(THIS, "--import", before, whole)
    return interleaved({"monthly": partial(_into_copy, folder, whole, last)}, repetitions)["monthly"]


def _into_copy(folder: Path, ledger: Path, file: Path) -> Run:
    with tempfile.TemporaryDirectory(dir=folder) as fresh_folder:
        target = Path(fresh_folder) / "ledger.database"
        target.write_bytes(ledger.read_bytes())
        return fresh(THIS, "--import", file, target)


def _units():
    from analytics.units import load_units

    return load_units()


def _line(name: str, runs: list[Run], base: list[Run]) -> str:
    ratio, whole = median(runs) / median(base), median(runs, "wall") / median(base, "wall")
    return (
        f"{name:13} {median(runs):7.3f} s = {ratio:5.2f} × copy; processor {median(runs, 'cpu'):6.3f} s; "
        f"process {median(runs, 'wall'):6.3f} s = {whole:4.2f} ×; peak {median(runs, 'peak_mb'):4.0f} MB"
    )


def main(repetitions: int) -> int:
    """Print the comparison; exit 1 if a clean file was refused or a planted fault was not named."""
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        runs, spoilt = beside(Path(name), repetitions)
        small = monthly(Path(name), repetitions)
    for kind in ("copy", "import"):
        print(_line(kind, runs[kind], runs["copy"]))
    for kind in ("copy dirty", "import dirty"):
        print(_line(kind, runs[kind], runs["copy dirty"]))
    taking = statistics.median(run.said["taking"] for run in runs["import"])
    print(f"taking alone  {taking:7.3f} s = {taking / median(runs['copy']):5.2f} × copy")
    taking = statistics.median(run.said["taking"] for run in small)
    print(f"756 rows into 180,684: taking {taking:.3f} s, process {median(small, 'wall'):.3f} s")
    dirty = runs["import dirty"][0]
    lost = missed(spoilt.planted, dirty)
    print(f"dirty: {dirty.said['status']}; found {dict(Counter(code for _, _, code in dirty.said['found']))}")
    print(f"planted { {kind: len(rows) for kind, rows in spoilt.planted.items()} }, not named {lost}")
    accepted = [run.said["status"] for run in (*runs["import"], *small)]
    print(f"clean: {dict(Counter(accepted))}; rows {runs['import'][0].said['rows']}")
    return 1 if any(lost.values()) or set(accepted) != {"accepted"} else 0


if __name__ == "__main__":
    os.environ.pop("THADS_LEDGER", None)
    if sys.argv[1:2] == ["--copy"]:
        copied(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    elif sys.argv[1:2] == ["--import"]:
        imported(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
