"""What a process remembers can be thrown away: another process reads every figure out of the ledger again."""

import hashlib
import subprocess
import sys
from pathlib import Path

from analytics import custody, imports, measures
from analytics.units import NATIONAL
from analytics.workspace import PUBLISHED, open_workspace

ROOT = Path(__file__).resolve().parents[2]
CORRECTION = "unit,year,months,enforceable,completed,source\nKiên Giang,2013,9,10928,6845,Đính chính\n".encode()
ASK = "import sys; from tests.data.test_rebuilt import figures_hash, opened; print(figures_hash(opened(sys.argv[1])))"


def opened(address):
    return open_workspace(address, PUBLISHED)


def figures_hash(workspace):
    """SHA-256 over every rate, target and figure of every unit and period, in all three borders."""
    ids = [unit.id for unit in workspace.units if unit.level == "province"] + [NATIONAL]
    digest = hashlib.sha256()
    for borders in ("reported", "63", "34"):
        shown = [unit_id for unit_id in ids if unit_id in workspace.units.mapping(borders).values()]
        for dimension in workspace.catalog.dimensions:
            for each in measures.trend(workspace.warehouse, dimension=dimension, unit_ids=shown, borders=borders):
                facts = (each.unit_id, each.year, each.months, each.rate, each.published_rate, each.gap, each.met,
                         each.entry, sorted(each.figures.items()), each.sources)  # fmt: skip
                digest.update(repr((borders, dimension, facts)).encode())
    return digest.hexdigest()


def test_another_process_finds_every_published_figure_again(tmp_path):
    address = str(tmp_path / "so.sqlite")
    workspace = imports.with_published(opened(address))
    first = figures_hash(workspace)
    entry = imports.take(workspace, CORRECTION, "sua.csv", "cases", "An", "Đính chính của tỉnh").entry
    workspace.warehouse.refresh()
    corrected = figures_hash(workspace)
    custody.undo(workspace, entry, by="An", reason="Nhầm tỉnh")
    imports.take(workspace, CORRECTION, "sua.csv", "cases", "An", "Đúng là của tỉnh này")
    workspace.warehouse.refresh()
    last = figures_hash(workspace)
    workspace.close()
    said = subprocess.run([sys.executable, "-c", ASK, address], cwd=ROOT, capture_output=True, text=True, check=True)
    assert len({first, corrected, last}) == 3
    assert said.stdout.strip() == last
