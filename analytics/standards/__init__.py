"""Dated yardsticks from ``data/reference``: workload tiers, regions, blocks, what a great case and what an alarm is.

A file that contradicts itself is refused with a ``StandardError`` that names the file and the entry.
"""

from analytics.standards.alarm_rules import AlarmRule, load_alarm_rules, proposed
from analytics.standards.memberships import Membership, load_blocks, load_regions
from analytics.standards.problem import StandardError
from analytics.standards.rule import GreatCaseRule, load_rules, rule_of
from analytics.standards.tiers import Tier, load_tiers, tiers_of

__all__ = [
    "AlarmRule",
    "GreatCaseRule",
    "Membership",
    "StandardError",
    "Tier",
    "load_alarm_rules",
    "load_blocks",
    "load_regions",
    "load_rules",
    "load_tiers",
    "proposed",
    "rule_of",
    "tiers_of",
]
