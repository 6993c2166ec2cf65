"""When a unit is to be watched and when it is in alarm: the proposals of this product, until an office sets its own.

Thresholds are positive: how far behind, below or down. Points of percent, but ``effort``: how much faster than so far,
in percent of the speed so far; and ``bottom_and_share``: percent of the units and of what is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from analytics import DATA
from analytics.standards.problem import StandardError, rows

FILE = DATA / "reference" / "alarm_rules.csv"
WATCH, ALARM = "watch", "alarm"
BOTTOM_AND_SHARE = "bottom_and_share"
RULES = ("linear_pace", "seasonal_pace", "forecast", "effort", "last_year", "fall", BOTTOM_AND_SHARE)
"""Every rule there is, in the order in which reasons are told."""
_COMPARATORS = (">", ">=")
Figure = Fraction | float


@dataclass(frozen=True, kw_only=True)
class AlarmRule:
    """One rule in the years ``first_year`` to ``last_year``. ``watch_at`` and ``alarm_at`` are ``>`` or ``>=``: whether
    the threshold itself counts. ``unit_id`` and ``entry``: who set it, and the ledger entry; ``None`` for a proposal.
    A threshold of ``None`` is not looked at."""

    rule: str
    watch: Fraction | None = None
    watch_at: str = ">"
    alarm: Fraction | None = None
    alarm_at: str = ">="
    bottom_pct: Fraction | None = None
    share_pct: Fraction | None = None
    first_year: int = 0
    last_year: int = 9999
    source: str = ""
    unit_id: str | None = None
    entry: int | None = None

    def level(self, figure: Figure) -> str | None:
        """What a figure asks for by ``watch`` and ``alarm``: the heavier of the two that it reaches."""
        if _reaches(figure, self.alarm, self.alarm_at):
            return ALARM
        return WATCH if _reaches(figure, self.watch, self.watch_at) else None

    def level_of_two(self, place: Fraction, share: Fraction) -> str | None:
        """By place and share: ``place`` percent of the units are no better, ``share`` percent of what is missing are
        the unit's. Either of them is a watch, both an alarm."""
        is_low = self.bottom_pct is not None and place <= self.bottom_pct
        is_large = self.share_pct is not None and share >= self.share_pct
        return ALARM if is_low and is_large else WATCH if is_low or is_large else None


def load_alarm_rules(file: Path = FILE) -> tuple[AlarmRule, ...]:
    """The proposals; ``StandardError`` for an unknown rule, an alarm no worse than its watch, or two at once."""
    found = tuple(_rule(row) for row in rows(file))
    for each in found:
        _check(each, f"{file.name}, {each.rule}")
    twice = [one.rule for one, other in combinations(found, 2) if _overlap(one, other)]
    if twice:
        raise StandardError(f"{file.name}: two rules of one kind in the same year: {', '.join(twice)}")
    return found


def proposed(rules: Sequence[AlarmRule], year: int) -> dict[str, AlarmRule]:
    """Rule → the proposal for the year."""
    return {each.rule: each for each in rules if each.first_year <= year <= each.last_year}


def _reaches(figure: Figure, threshold: Fraction | None, comparator: str) -> bool:
    if threshold is None:
        return False
    return figure > threshold if comparator == ">" else figure >= threshold


def _rule(row: dict[str, str]) -> AlarmRule:
    thresholds = {name: _exact(row[name]) for name in ("watch", "alarm", "bottom_pct", "share_pct")}
    comparators = {name: row[name] for name in ("watch_at", "alarm_at") if row[name]}
    years = {name: int(row[name]) for name in ("first_year", "last_year") if row[name]}
    return AlarmRule(rule=row["rule"], source=row["source"], **thresholds, **comparators, **years)


def _exact(words: str) -> Fraction | None:
    return Fraction(words) if words else None


def _check(rule: AlarmRule, where: str) -> None:
    if rule.rule not in RULES or not {rule.watch_at, rule.alarm_at} <= set(_COMPARATORS):
        raise StandardError(f"{where}: not a rule or a comparison that is known")
    if None not in (rule.watch, rule.alarm) and rule.alarm <= rule.watch:
        raise StandardError(f"{where}: the alarm must be worse than the watch")
    if not rule.source:
        raise StandardError(f"{where}: nobody says where it comes from")


def _overlap(one: AlarmRule, other: AlarmRule) -> bool:
    is_apart = one.last_year < other.first_year or other.last_year < one.first_year
    return one.rule == other.rule and not is_apart
