"""Emulation scores as the ledger holds them: which scheme is meant, what was given under it at which step, what comes
out, and what a file of schemes or scores must be before it enters. The engine itself is ``analytics.scoring``."""

from analytics.scorebook.fed import Fed, fed, indicators
from analytics.scorebook.giving import Given, Unfit, names
from analytics.scorebook.issued import Issued, bundled, issued, named, read_lines
from analytics.scorebook.resting import in_use
from analytics.scorebook.review import reviewed
from analytics.scorebook.standings import Field, Race, field_of, gathered, race, shaken, used

__all__ = [
    "Fed",
    "Field",
    "Given",
    "Issued",
    "Race",
    "Unfit",
    "bundled",
    "fed",
    "field_of",
    "gathered",
    "in_use",
    "indicators",
    "issued",
    "named",
    "names",
    "race",
    "read_lines",
    "reviewed",
    "shaken",
    "used",
]
