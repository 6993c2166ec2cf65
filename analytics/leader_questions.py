"""What leaders ask and where it is answered: ``data/catalog/questions.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from analytics import DATA

FILE = DATA / "catalog" / "questions.toml"


@dataclass(frozen=True, kw_only=True)
class LeaderQuestion:
    """``page``: address of the page, empty for the first; ``where``: the exhibit; ``clicks``: from the first page."""

    asks: str
    page: str
    where: str
    clicks: int


def load_questions(file: Path = FILE) -> tuple[LeaderQuestion, ...]:
    """Every question, in the order of the file. ``TypeError`` names a key that is missing or unknown."""
    return tuple(LeaderQuestion(**each) for each in tomllib.loads(file.read_text(encoding="utf-8"))["question"])
