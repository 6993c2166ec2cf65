"""From which size a case counts as great: stated beforehand, kept with its date."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from analytics import DATA
from analytics.standards.problem import StandardError

FILE = DATA / "reference" / "large_case_rule.toml"


@dataclass(frozen=True, kw_only=True)
class GreatCaseRule:
    """``least_amount`` in đồng or ``least_share`` in percent of the province's money that can be enforced: one of them
    makes a case great. Holds from reporting year ``from_year``; ``stated_on`` is the day it was set."""

    from_year: int
    stated_on: date
    least_amount: int
    least_share: int
    source: str

    def is_great(self, amount: int, total: int | None) -> bool:
        """Whether a case of ``amount`` đồng is great in a province with ``total``, where that is known."""
        by_share = bool(total) and Fraction(100 * amount, total) >= self.least_share
        return amount >= self.least_amount or by_share


def load_rules(file: Path = FILE) -> tuple[GreatCaseRule, ...]:
    """Every rule, oldest first; ``StandardError`` when two begin in one year or one lets every case in."""
    found = sorted(
        (GreatCaseRule(**entry) for entry in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]),
        key=lambda rule: rule.from_year,
    )
    if len({rule.from_year for rule in found}) < len(found):
        raise StandardError(f"{file.name}: two rules begin in the same year")
    if any(rule.least_amount <= 0 or not 0 < rule.least_share <= 100 for rule in found):
        raise StandardError(f"{file.name}: a bound must be above 0, a share at most 100")
    return tuple(found)


def rule_of(rules: Sequence[GreatCaseRule], year: int) -> GreatCaseRule | None:
    """The newest rule not after the year."""
    return next((rule for rule in reversed(rules) if rule.from_year <= year), None)
