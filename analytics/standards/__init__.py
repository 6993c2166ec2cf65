"""Dated yardsticks from ``data/reference``: workload tiers, regions, blocks, what a great case and what an alarm is.

A file that contradicts itself is refused with a ``StandardError`` that names the file and the entry.
"""

from analytics.standards.alarm_rules import AlarmRule, load_alarm_rules, proposed
from analytics.standards.loads import Load, load_loads
from analytics.standards.memberships import Membership, load_blocks, load_regions
from analytics.standards.problem import StandardError
from analytics.standards.references import Reference, load_references
from analytics.standards.rule import GreatCaseRule, load_rules, rule_of
from analytics.standards.tiers import EMPTY, HOLE, OVERLAP, Tier, faults, load_tiers, tier_of, tiers_of

__all__ = [
    "EMPTY",
    "AlarmRule",
    "GreatCaseRule",
    "HOLE",
    "Load",
    "Membership",
    "OVERLAP",
    "Reference",
    "StandardError",
    "Tier",
    "faults",
    "load_alarm_rules",
    "load_blocks",
    "load_loads",
    "load_references",
    "load_regions",
    "load_rules",
    "load_tiers",
    "proposed",
    "rule_of",
    "tier_of",
    "tiers_of",
]
