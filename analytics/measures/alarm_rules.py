"""Which alarm rules hold for a unit in a year: those of its province, else the nation's, else the proposals."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from analytics.measures.movements import lines
from analytics.standards import AlarmRule, load_alarm_rules, proposed
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse

Rules = dict[str, AlarmRule]
_THRESHOLDS = ("watch", "alarm", "bottom_pct", "share_pct")


@dataclass(frozen=True, kw_only=True)
class RuleBook:
    """The proposals of a year, and what offices have set instead: (unit, rule) → rule."""

    proposals: Rules
    own: dict[tuple[str, str], AlarmRule]

    def of(self, unit_ids: tuple[str, ...]) -> Rules:
        """Rule → the one that holds for a unit, named with the unit it belongs to: the nearest office that set one."""
        setters = (*unit_ids, NATIONAL)
        return {
            rule: next((self.own[each, rule] for each in setters if (each, rule) in self.own), proposal)
            for rule, proposal in self.proposals.items()
        }


def rule_book(warehouse: Warehouse, *, year: int, at: int | None = None) -> RuleBook:
    """The rules of a year as known at the entry; of several of one unit, the one that begins last."""
    found = warehouse.rows("alarm_rules", at=warehouse.head if at is None else at)
    begun = [row for row in found if row["year"] <= year]
    own = {(row["unit_id"], row["rule"]): _rule(row) for row in begun}
    return RuleBook(proposals=proposed(_proposals(), year), own=own)


def rules_of(warehouse: Warehouse, *, unit_id: str, year: int, at: int | None = None) -> list[AlarmRule]:
    """The rules that hold for one unit, in the order in which reasons are told."""
    return list(rule_book(warehouse, year=year, at=at).of(lines(warehouse.units, unit_id)).values())


def _rule(row: dict) -> AlarmRule:
    thresholds = {name: None if row[name] is None else Fraction(row[name]) for name in _THRESHOLDS}
    comparators = {name: row[name] for name in ("watch_at", "alarm_at") if row[name]}
    about = {"first_year": row["year"], "source": row["source"] or "", "entry": row["entry"]}
    return AlarmRule(rule=row["rule"], unit_id=row["unit_id"], **thresholds, **comparators, **about)


@cache
def _proposals() -> tuple[AlarmRule, ...]:
    return load_alarm_rules()
