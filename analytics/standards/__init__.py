"""Dated yardsticks from ``data/reference``: tiers, regions, blocks, great cases, alarms, honours and their rules.

A file that contradicts itself is refused with a ``StandardError`` that names the file and the entry.
"""

from analytics.standards.alarm_rules import AlarmRule, load_alarm_rules, proposed
from analytics.standards.award_rules import AwardRule, in_force, load_award_rules
from analytics.standards.honours import Honour, Salary, honour_of, load_honours, load_salaries, salary_on
from analytics.standards.loads import Load, load_loads
from analytics.standards.memberships import Membership, load_blocks, load_regions
from analytics.standards.problem import StandardError
from analytics.standards.references import Reference, load_references
from analytics.standards.rule import GreatCaseRule, load_rules, rule_of
from analytics.standards.tiers import EMPTY, HOLE, OVERLAP, Tier, faults, load_tiers, tier_of, tiers_of

__all__ = [
    "AlarmRule",
    "AwardRule",
    "EMPTY",
    "GreatCaseRule",
    "HOLE",
    "Honour",
    "Load",
    "Membership",
    "OVERLAP",
    "Reference",
    "Salary",
    "StandardError",
    "Tier",
    "faults",
    "honour_of",
    "in_force",
    "load_alarm_rules",
    "load_award_rules",
    "load_blocks",
    "load_honours",
    "load_loads",
    "load_references",
    "load_regions",
    "load_rules",
    "load_salaries",
    "load_tiers",
    "proposed",
    "rule_of",
    "salary_on",
    "tier_of",
    "tiers_of",
]
