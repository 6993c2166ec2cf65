"""The simulated country as a ledger of its own, or as plain files: both come from the same bytes."""

import os
from pathlib import Path

from analytics import imports
from analytics.simulation import LATE_FILES, files, simulate
from analytics.units import load_units
from analytics.workspace import SIMULATED, Workspace, open_workspace

SIMULATOR = "Bộ tạo số liệu mô phỏng"
SEED = 2025


def country_files(seed: int = SEED) -> dict[str, bytes]:
    """File name → content; the same bytes for the same seed."""
    return files(simulate(load_units(), seed))


def write_files(folder: Path, seed: int = SEED) -> list[Path]:
    """Write the country's files into ``folder`` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in country_files(seed).items():
        (folder / name).write_bytes(content)
        written.append(folder / name)
    return written


def build(url: str, seed: int = SEED) -> None:
    """Import the country's files into a new simulated ledger at ``url``, which appears only when it is whole."""
    unfinished = Path(url).with_suffix(f".{os.getpid()}.tmp")
    workspace = open_workspace(str(unfinished), SIMULATED)
    for name, content in country_files(seed).items():
        if name.endswith(".csv") and name not in LATE_FILES:
            _take(workspace, name, content, seed)
    workspace.close()
    unfinished.replace(url)


def _take(workspace: Workspace, name: str, content: bytes, seed: int) -> None:
    dataset_id = next(each for each in workspace.catalog.datasets if name.startswith(each))
    receipt = imports.take(workspace, content, name, dataset_id, SIMULATOR, f"Mô phỏng cả nước, hạt giống {seed}")
    if receipt.status != "accepted":
        raise RuntimeError(f"{name}: {receipt.status} {receipt.findings[:3]} {receipt.questions[:3]}")
