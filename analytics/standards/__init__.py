"""Dated yardsticks of a comparison, from ``data/reference``: workload tiers, regions, blocks, what a great case is.

A file that contradicts itself is refused with a ``StandardError`` that names the file and the entry.
"""

from analytics.standards.memberships import Membership, load_blocks, load_regions
from analytics.standards.problem import StandardError
from analytics.standards.references import Reference, load_references
from analytics.standards.rule import GreatCaseRule, load_rules, rule_of
from analytics.standards.tiers import Tier, load_tiers, tiers_of

__all__ = [
    "GreatCaseRule",
    "Membership",
    "Reference",
    "StandardError",
    "Tier",
    "load_blocks",
    "load_references",
    "load_regions",
    "load_rules",
    "load_tiers",
    "rule_of",
    "tiers_of",
]
