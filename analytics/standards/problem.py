"""What is raised when a yardstick contradicts itself, and how its files are read."""

import csv
from pathlib import Path


class StandardError(ValueError):
    """A file of ``data/reference`` contradicts itself; the message names the file and the entry."""


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by column name; none when there is no such file."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
