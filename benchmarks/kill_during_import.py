"""Kill an import at a random moment, again and again: nothing acknowledged may be lost, nothing may be half there.

    python -m benchmarks.kill_during_import [KILLS]

A child imports one file after another through the ordinary door and prints the number of each entry it has recorded.
The parent kills it a random moment after its first line, opens the same ledger and checks its hashes, and that every
acknowledged entry, and every other entry present, has its whole file and all its rows.
"""

import random
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import sleep

from analytics import imports
from analytics.ledger import Ledger
from analytics.units import load_units
from analytics.workspace import SIMULATED, open_workspace

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS_ALIVE = 0.5


def file_number(number: int, unit_ids: list[str]) -> bytes:
    """One month of one year of every province of 2024; each number gives figures no other number gives."""
    year, months = 2006 + number // 11 % 19, 1 + number % 11
    lines = ["unit,year,months,enforceable,completed,source"]
    for place, unit_id in enumerate(unit_ids):
        lines.append(f"{unit_id},{year},{months},{10_000 + number},{100 + place},Số liệu mô phỏng lần {number}")
    return "\n".join(lines).encode()


def import_for_ever(address: str) -> None:
    """The child: record file after file, saying the entry's number once it is acknowledged."""
    workspace = open_workspace(address, SIMULATED)
    unit_ids = [unit.id for unit in workspace.units.of_level("province", date(2024, 9, 30))]
    number = workspace.ledger.head()
    while True:
        number += 1
        content = file_number(number, unit_ids)
        receipt = imports.take(workspace, content, f"{number}.csv", "cases", "Người thử", "Thử ngắt điện")
        print(receipt.entry, flush=True)


def killed_once(address: str, seed: int) -> list[int]:
    """Entries the child acknowledged before it was killed."""
    command = [sys.executable, "-m", "benchmarks.kill_during_import", "--child", address]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        first = child.stdout.readline()
        sleep(random.Random(seed).random() * MOST_SECONDS_ALIVE)
        child.kill()
        rest = child.stdout.read()
    return [int(line) for line in (first + rest).split("\n")[:-1]]


def faults_after(address: str, acknowledged: list[int]) -> list[str]:
    """What is wrong with the ledger, in words; nothing if all is well."""
    ledger = Ledger(address)
    unit_ids = [unit.id for unit in load_units().of_level("province", date(2024, 9, 30))]
    present = {entry.entry for entry in ledger.entries()}
    wrong = [f"{fault.entry}: {fault.message}" for fault in ledger.verify()]
    wrong += [f"{number}: acknowledged and lost" for number in acknowledged if number not in present]
    for number in present:
        if ledger.file(number) != file_number(number, unit_ids) or ledger.rows(number).num_rows != len(unit_ids):
            wrong.append(f"{number}: not whole")
    ledger.close()
    return wrong


def main(kills: int) -> int:
    """Kill ``kills`` imports and report; exit 1 on any fault."""
    wrong: list[str] = []
    acknowledged: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "kill.sqlite")
        for seed in range(kills):
            acknowledged += killed_once(address, seed)
        wrong = faults_after(address, acknowledged)
    print(f"{kills} kills, {len(acknowledged)} acknowledged entries, {len(wrong)} faults")
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        import_for_ever(sys.argv[2])
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
