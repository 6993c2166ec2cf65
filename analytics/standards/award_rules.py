"""Rules of titles and awards, with the days on which each was in force and what it means not to keep it."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analytics import DATA
from analytics.standards.problem import StandardError

FILE = DATA / "reference" / "award_rules.toml"
KINDS = frozenset(
    ("share_of", "votes", "consecutive", "share_of_staff", "at_least", "left_out", "by_file")
    + ("more_than_registered", "undecided_number")
)
SEVERITIES = ("block", "warn", "info")
COUNTED = frozenset(("share_of", "votes", "consecutive", "share_of_staff", "at_least"))


@dataclass(frozen=True, kw_only=True)
class AwardRule:
    """One rule. ``value``: percent, years or persons, by its ``kind``; ``honour`` empty: every honour. In force from
    ``valid_from`` to ``valid_to``, both included. ``strictly``: the value itself is not enough."""

    id: str
    kind: str
    valid_from: date
    legal: str
    severity: str
    confidence: str
    sentence: str
    honour: str = ""
    of: str = ""
    value: int = 0
    scope: str = "unit"
    strictly: bool = False
    methods: tuple[str, ...] = ()
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the rule was in force on the day."""
        return self.valid_from <= day <= (self.valid_to or date.max)


def load_award_rules(file: Path = FILE) -> tuple[AwardRule, ...]:
    """Every rule, as listed; ``StandardError`` when one is named twice, unknown in kind or ends before it begins."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    found = tuple(AwardRule(**{**entry, "methods": tuple(entry.get("methods", ()))}) for entry in entries)
    if len({rule.id for rule in found}) < len(found):
        raise StandardError(f"{file.name}: a rule stands there twice")
    for rule in found:
        if rule.kind not in KINDS or rule.severity not in SEVERITIES or rule.scope not in ("unit", "country"):
            raise StandardError(f"{file.name}, {rule.id}: unknown kind, severity or scope")
        if rule.valid_to is not None and rule.valid_to < rule.valid_from:
            raise StandardError(f"{file.name}, {rule.id}: ends before it begins")
        if rule.kind in COUNTED and rule.value <= 0:
            raise StandardError(f"{file.name}, {rule.id}: without a value")
    return found


def in_force(rules: Sequence[AwardRule], day: date) -> tuple[AwardRule, ...]:
    """The rules of a day."""
    return tuple(rule for rule in rules if rule.holds(day))
