"""A million rows in one file: how long, how much memory, and what the person sees meanwhile.

    python -m benchmarks.million_rows

Every office and province of the 63 that existed from October 2004 to May 2025, in five groups of cases, month by
month; DuckDB's typed ``COPY`` of the same file stands beside it. Exit 1 when it is not accepted whole, takes more than
1,500 MB, or a step is not told.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

import pyarrow as pa

from benchmarks import made_files
from benchmarks.import_against_copy import copied
from benchmarks.stopwatch import Watch, fresh, machine

THIS = "million_rows"
GROUPS = ("all", "credit", "corruption", "own_initiative", "on_request")
LAST_MONTHS, LAST_YEAR, LAST_DAY = range(1, 9), 2025, date(2025, 5, 31)
MOST_MB, STEPS = 1500, 6


def written() -> bytes:
    """The file: 1,019,280 rows × 19 columns."""
    from analytics.units import load_units

    units = load_units()
    every = [
        unit.id
        for level in ("office", "province")
        for unit in units.of_level(level)
        if unit.exists(made_files.FIRST_DAY) and unit.exists(LAST_DAY)
    ]
    rows = pa.concat_tables([made_files.table(every), made_files.table(every, [LAST_YEAR], LAST_MONTHS)])
    place = rows.schema.get_field_index("group")
    return made_files.written(
        pa.concat_tables([rows.set_column(place, "group", pa.array([name] * len(rows))) for name in GROUPS])
    )


def imported(file: Path, ledger: Path) -> None:
    """The child that imports it, hearing every step."""
    from analytics import imports
    from analytics.workspace import open_workspace

    heard: list[tuple[float, str]] = []
    watch = Watch()
    workspace = open_workspace(str(ledger))
    receipt = imports.take(
        workspace, file.read_bytes(), file.name, "cases", "Phép đo", tell=lambda *step: heard.append(step)
    )
    workspace.close()
    watch.report(status=receipt.status, rows=dict(receipt.rows), heard=heard)


def main() -> int:
    """Copy and import it in fresh processes; print both."""
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "million.csv"
        file.write_bytes(written())
        copy = fresh(THIS, "--copy", file, folder / "copy.duckdb")
        run = fresh(THIS, "--import", file, folder / "ledger.sqlite")
    for label, each in (("copy", copy), ("import", run)):
        times = f"{each.seconds:6.2f} s = {each.seconds / copy.seconds:4.2f} × copy; processor {each.cpu:6.2f} s"
        print(f"{label:7} {times}; {each.peak_mb:5.0f} MB")
    print(f"{run.said['status']}; rows {run.said['rows']}; told:")
    print("\n".join(f"  {share:4.0%} {words}" for share, words in run.said["heard"]))
    whole = run.said["status"] == "accepted" and run.said["rows"]["accepted"] == copy.said["rows"] > 1_000_000
    return 0 if whole and run.peak_mb < MOST_MB and len(run.said["heard"]) == STEPS else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--copy"]:
        copied(Path(sys.argv[2]), Path(sys.argv[3]), "")
    elif sys.argv[1:2] == ["--import"]:
        imported(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main())
