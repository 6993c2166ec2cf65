"""The words of the form, from ``data/catalog/scoring.toml``: headers, kinds, rules, parameters, choices, both ways."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from analytics.scoring import words
from analytics.spelling import fold

TABLE: Mapping[str, Any] = words.templates()["form"]
COLUMNS: Mapping[str, str] = TABLE["column"]
RULE_WORDS: Mapping[str, str] = words.templates()["rule"]


@cache
def ids(group: str) -> Mapping[str, str]:
    """Folded word → id of a group (``kind``, ``parameter``, …); an id itself is understood too."""
    known = RULE_WORDS if group == "rule" else TABLE[group]
    return {fold(key): key for key in known} | {fold(word): key for key, word in known.items()}


def known(group: str) -> str:
    """Every word of a group, for a sentence."""
    return words.listed(f"“{word}”" for word in (RULE_WORDS if group == "rule" else TABLE[group]).values())
