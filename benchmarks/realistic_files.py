"""Files as people really send them, clean and spoilt, against what their maker meant.

    python -m benchmarks.realistic_files [N] [SEED]

Every file is drawn from a fixed seed: encoding × separator × layout × style of numbers, and in half of them one human
error. Its figures are those of the simulated country in a year that the ledger does not have yet, so that the checks
have a history to compare with. A file is *silently wrong* when it would enter with a figure under another unit, period
or column than its maker meant, or ×10, ×100, ×1.000, and with no warning that the same file without the error does not
get too. A clean file is *right at first guess* when it enters with every figure as meant, asked at most what it does
not say (its unit of money, its decimal mark).
"""

import sys
import tempfile
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pyarrow as pa

from analytics import imports
from analytics.imports import Examination
from analytics.intake import Answers
from analytics.ledger import NewEntry
from analytics.simulation import simulate
from analytics.workspace import Workspace, open_workspace
from benchmarks import realistic_errors, realistic_sheets
from benchmarks.realistic_sheets import Style

SEED = 2025
TOLD_EVERY = 500  # files, on the way
YEARS, MONTHS = (2024, 2026), (3, 6, 9, 12)
HISTORY = 8
_ANSWERED = ("money_unit", "decimal_mark")


@dataclass(kw_only=True)
class World:
    """The simulated country as if it were real, and a ledger for each year of files with the years before it."""

    facts: dict[str, dict[tuple[int, int], dict[str, dict[str, int]]]]
    ledgers: dict[int, Workspace]

    def truth(self, dimension: str, year: int, months: int) -> dict[str, dict[str, int]]:
        """Unit id → figures."""
        return self.facts[dimension].get((year, months), {})


def world(folder: Path) -> World:
    """Simulate, and fill the ledgers."""
    ledgers = {year: open_workspace(str(folder / f"{year}.sqlite")) for year in YEARS}
    country = simulate(next(iter(ledgers.values())).units)
    facts: dict = {"cases": {}, "money": {}}
    for dimension in facts:
        table = country.table(dimension, "province").drop_columns(["source", "unit"])
        for year, workspace in ledgers.items():
            _record(workspace, dimension, table, year)
        for row in table.to_pylist():
            key = {name: row.pop(name) for name in ("unit_id", "year", "months", "vintage")}
            facts[dimension].setdefault((key["year"], key["months"]), {})[key["unit_id"]] = row
    for workspace in ledgers.values():
        workspace.warehouse.refresh()
    return World(facts=facts, ledgers=ledgers)


def _record(workspace: Workspace, dimension: str, table: pa.Table, year: int) -> None:
    years, months = table["year"].to_numpy(), table["months"].to_numpy()
    wanted = pa.array([y < year and y >= year - HISTORY and m in MONTHS for y, m in zip(years, months, strict=True)])
    rows = table.filter(wanted)
    rows = rows.append_column("group", pa.repeat(pa.scalar("all"), len(rows)))
    rows = rows.append_column("row", pa.array(range(2, len(rows) + 2), pa.int32()))
    workspace.ledger.append(NewEntry(dataset=dimension, made_by="Phép đo", file_name="lich-su.csv", table=rows))


@dataclass(kw_only=True)
class Made:
    """One file: what it says, what was meant, and its clean twin."""

    style: Style
    error: str | None
    content: bytes
    file_name: str
    clean: bytes
    meant: dict[tuple[str, int, int], dict[str, int]]


def make(seed: int, place: int, world: World) -> Made:
    """File number ``place`` of a seed."""
    random = Random(f"{seed}-{place}")
    dimension, year, months = random.choice(("cases", "money")), random.choice(YEARS), random.choice(MONTHS)
    units = world.ledgers[year].units
    dataset = world.ledgers[year].catalog.datasets[dimension]
    truth = world.truth(dimension, year, months)
    chosen = list(truth) if random.random() < 0.5 else random.sample(list(truth), random.randrange(8, 30))
    style = realistic_sheets.draw(random, dimension, year, months, dataset)
    rows = [{"unit_id": one, "name": _plain(units.get(one).name), "figures": dict(truth[one])} for one in chosen]
    meant = {(one, year, months): {name: truth[one].get(name) for name in style.columns} for one in chosen}
    if len(chosen) == len(truth):  # a total of all provinces under the nation's name is the nation's figure
        meant["toan-quoc", year, months] = {
            name: sum(truth[one].get(name) or 0 for one in chosen) for name in style.columns
        }
    kinds = (*realistic_errors.IN_ROWS, *realistic_errors.IN_CELLS)
    error = random.choice(kinds) if random.random() < 0.5 else None
    clean = realistic_sheets.written(realistic_sheets.cells(rows, style), style)[0]
    spoilt = deepcopy(style)
    if error in realistic_errors.IN_ROWS:
        realistic_errors.IN_ROWS[error](random, rows, spoilt, world)
    records = realistic_sheets.cells(rows, spoilt)
    if error in realistic_errors.IN_CELLS:
        first = 1 + sum(1 for record in records if record[1:] == [""] * (len(record) - 1)) + style.column_numbers
        realistic_errors.IN_CELLS[error](random, records, spoilt, first)
    content, file_name = realistic_sheets.written(records, spoilt)
    return Made(style=spoilt, error=error, content=content, file_name=file_name, clean=clean, meant=meant)


def _plain(name: str) -> str:
    return name.replace(" (cũ)", "").replace(" (mới)", "")


def examined(content: bytes, made: Made, unit: str | None, world: World) -> tuple[Examination, list[str]]:
    """The examination after answering, as their maker would, what the file does not say; and what was asked."""
    workspace = next(each for year, each in world.ledgers.items() if made.meant and year == next(iter(made.meant))[1])
    truthful = {"money_unit": unit, "decimal_mark": "dot" if made.style.numbers == "commas" else "comma"}
    answers, asked = Answers(), []
    while True:
        found = imports.examine(workspace, content, made.file_name, made.style.dimension, answers)
        questions = [each.what for each in found.receipt.questions]
        asked += questions
        open_still = [what for what in questions if what in _ANSWERED and getattr(answers, what) is None]
        if found.receipt.status != "needs_answer" or not open_still or truthful.get(open_still[0]) is None:
            return found, asked
        answers = replace(answers, **{open_still[0]: truthful[open_still[0]]})


@dataclass(kw_only=True)
class Tally:
    """What became of the files. ``silent``: numbers of files silently wrong, with their error."""

    clean: Counter = field(default_factory=Counter)
    spoilt: dict[str, Counter] = field(default_factory=dict)
    silent: list[tuple[int, str]] = field(default_factory=list)
    not_right: list[tuple[int, str]] = field(default_factory=list)
    noisy: Counter = field(default_factory=Counter)


def judge(made: Made, place: int, world: World, tally: Tally) -> None:
    """Read the file and enter into the tally what became of it."""
    if made.error is None:
        found, asked = examined(made.content, made, made.style.money_unit, world)
        _judge_clean(made, place, found, asked, tally)
        return
    found, asked = examined(made.content, made, made.style.said_unit, world)
    outcome = found.receipt.status
    if outcome == "accepted":
        outcome = _judge_accepted(made, found, world)
    if outcome == "silently wrong":
        tally.silent.append((place, made.error))
    tally.spoilt.setdefault(made.error, Counter())[outcome] += 1


def _judge_clean(made: Made, place: int, found: Examination, asked: list[str], tally: Tally) -> None:
    right = found.receipt.status == "accepted" and _wrong(made, found) == []
    doubts = [each.code for each in found.receipt.findings if each.severity == "warning"]
    outcome = ("right, no warning" if not doubts else "right, with a warning") if right else found.receipt.status
    tally.clean[outcome if right or outcome != "accepted" else "wrong"] += 1
    tally.noisy.update(set(doubts) if right else ())
    if not right:
        errors = [each.message for each in found.receipt.findings if each.severity == "error"]
        told = (errors or [each.evidence for each in found.receipt.questions] or ["số khác"])[0]
        tally.not_right.append((place, f"{found.receipt.status}: {told[:200]}"))
        if found.receipt.status == "accepted" and not doubts:
            tally.silent.append((place, "clean"))


def _judge_accepted(made: Made, found: Examination, world: World) -> str:
    """An accepted file with an error: harmless, warned about, or silently wrong."""
    if not _wrong(made, found):
        return "accepted, as meant"
    twin, _ = examined(made.clean, made, made.style.money_unit, world)
    usual = {(each.code, each.row, each.column) for each in twin.receipt.findings}
    doubts = [each for each in found.receipt.findings if each.severity == "warning"]
    new = [each for each in doubts if (each.code, each.row, each.column) not in usual]
    return "accepted with a warning" if new else "silently wrong"


def _wrong(made: Made, found: Examination) -> list[tuple]:
    """Figures that would enter otherwise than meant: under another key, or another number."""
    wrong = []
    for row in found.reading.table.to_pylist():
        meant = made.meant.get((row["unit_id"], row["year"], row["months"]))
        wrong += [row["unit_id"]] if meant is None else [
            (row["unit_id"], name) for name, value in meant.items() if row.get(name) != value
        ]  # fmt: skip
    return wrong


def run(count: int, seed: int = SEED) -> Tally:
    """Make and judge ``count`` files."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        made_world = world(Path(name))
        for place in range(count):
            judge(make(seed, place, made_world), place, made_world, tally)
            if not (place + 1) % TOLD_EVERY:
                print(f"{place + 1} of {count}: silently wrong: {tally.silent}", file=sys.stderr, flush=True)
        for workspace in made_world.ledgers.values():
            workspace.close()
    return tally


def main(count: int, seed: int) -> int:
    """Print the tally; exit 1 when a file was silently wrong or fewer than 95 % of the clean ones were read right."""
    tally = run(count, seed)
    clean = sum(tally.clean.values())
    right = sum(number for outcome, number in tally.clean.items() if outcome.startswith("right"))
    print(f"{count} files, seed {seed}: {clean} clean, {count - clean} spoilt")
    print(f"clean: {right}/{clean} = {100 * right / max(clean, 1):.1f} % right at first guess; {dict(tally.clean)}")
    print(f"warnings on clean files: {dict(tally.noisy.most_common())}")
    for error, outcomes in sorted(tally.spoilt.items()):
        print(f"{error:22} {dict(outcomes.most_common())}")
    for place, what in tally.not_right[:20]:
        print(f"  clean file {place}: {what}")
    print(f"silently wrong: {len(tally.silent)} {tally.silent[:30]}")
    return 1 if tally.silent or right < 0.95 * clean else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else SEED))
