"""Emulation scores as the ledger holds them: which scheme is meant, what was given under it at which step, what comes
out, and what a file of schemes or scores must be before it enters. The engine itself is ``analytics.scoring``."""

from analytics.scorebook.fed import Fed, fed, indicators
from analytics.scorebook.giving import Given, Unfit, names
from analytics.scorebook.issued import Issued, bundled, issued, named, read_lines
from analytics.scorebook.outcomes import (
    Decided,
    Outcome,
    Taken,
    decided,
    firm,
    meant,
    offered,
    outcome,
    side_by_side,
    steps,
)
from analytics.scorebook.resting import in_use
from analytics.scorebook.review import reviewed
from analytics.scorebook.sheets import REVISED, as_file, rows, worded
from analytics.scorebook.standings import Field, Race, field_of, gathered, race, shaken, used
from analytics.scorebook.trials import Trial, trial

__all__ = [
    "Decided",
    "Fed",
    "Field",
    "Given",
    "Issued",
    "Outcome",
    "REVISED",
    "Race",
    "Taken",
    "Trial",
    "Unfit",
    "as_file",
    "bundled",
    "decided",
    "fed",
    "field_of",
    "firm",
    "gathered",
    "in_use",
    "indicators",
    "issued",
    "meant",
    "named",
    "names",
    "offered",
    "outcome",
    "race",
    "read_lines",
    "reviewed",
    "rows",
    "shaken",
    "side_by_side",
    "steps",
    "trial",
    "used",
    "worded",
]
