"""The words of the form, from ``data/catalog/scoring.toml``: parameters, choices, limits, both ways."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from analytics.scoring import words
from analytics.spelling import fold

TABLE: Mapping[str, Any] = words.templates()["form"]
TEXTS = frozenset({"incident", "class", "id", "value", "driver", "workload", "indicator"})
"""Parameters whose value is a code, as it is written."""
CHOICES = frozenset(
    {"when_empty", "combine", "days", "holes", "edges", "missing", "phase_missing", "by", "short_basis"}
)
FLAGS = frozenset({"whole", "lump", "no_zero", "leader_only", "higher_is_better"})
YES, NO = "yes", "no"


@cache
def ids(group: str) -> Mapping[str, str]:
    """Folded word → id of a group (``parameter``, ``limit``, …); an id itself is understood too."""
    known = TABLE[group]
    return {fold(key): key for key in known} | {fold(word): key for key, word in known.items()}


def known(group: str) -> str:
    """Every word of a group, for a sentence."""
    return words.listed(f"“{word}”" for word in TABLE[group].values())
