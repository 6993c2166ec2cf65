"""Files to import while something goes wrong, and what a ledger that took them in must look like."""

from collections.abc import Iterable
from datetime import date

from analytics import imports
from analytics.ledger import Ledger
from analytics.receipts import Receipt
from analytics.units import load_units
from analytics.workspace import Workspace

DAY = date(2024, 9, 30)
FIRST_YEAR, YEARS = 2006, 19
PERSON, WHY = "Người thử", "Thử ngắt điện"


def file(number: int, unit_ids: Iterable[str]) -> bytes:
    """One whole year of every province of 2024; each number gives figures that no other number gives."""
    lines = ["unit,year,months,vintage,enforceable,completed,source"]
    for place, unit_id in enumerate(unit_ids):
        enforceable, completed = 10_000 + 137 * place + number, 7_000 + 91 * place + number
        year = FIRST_YEAR + number % YEARS
        lines.append(f"{unit_id},{year},12,preliminary,{enforceable},{completed},Số liệu mô phỏng lần {number}")
    return "\n".join(lines).encode()


def province_ids() -> list[str]:
    """The 63 provinces of 2024."""
    return [unit.id for unit in load_units().of_level("province", DAY)]


def take(workspace: Workspace, number: int) -> Receipt:
    """Import file ``number`` through the ordinary door."""
    unit_ids = [unit.id for unit in workspace.units.of_level("province", DAY)]
    return imports.take(workspace, file(number, unit_ids), f"{number}.csv", "cases", PERSON, WHY)


def faults(address: str, acknowledged: Iterable[tuple[int, int]], unit_ids: list[str]) -> list[str]:
    """What is wrong with the ledger, in words. ``acknowledged``: (entry, number of its file), as the importers said.

    Every acknowledged entry must be there with its own file; every entry there must be whole; every hash must agree.
    """
    ledger = Ledger(address)
    names = {entry.entry: entry.file_name for entry in ledger.entries()}
    wrong = [f"{fault.entry}: {fault.message}" for fault in ledger.verify()]
    wrong += [
        f"{entry}: acknowledged for file {number}, but there is {names.get(entry)}"
        for entry, number in acknowledged
        if names.get(entry) != f"{number}.csv"
    ]
    wrong += [f"{entry}: not whole" for entry, name in names.items() if not _is_whole(ledger, entry, name, unit_ids)]
    ledger.close()
    return wrong


def _is_whole(ledger: Ledger, entry: int, name: str, unit_ids: list[str]) -> bool:
    number = int(name.removesuffix(".csv"))
    rows = ledger.rows(entry)
    figures = [7_000 + 91 * place + number for place in range(len(unit_ids))]
    return ledger.file(entry) == file(number, unit_ids) and rows["completed"].to_pylist() == figures
