"""What is known of a unit's year of awards, and what a check says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from analytics.measures.awards import STAGES, Award, Registration
from analytics.measures.recipients import Recipient

KEPT, BROKEN, UNKNOWN, NOTED, BY_FILE = "kept", "broken", "unknown", "noted", "by_file"
REGISTERED = "registered"
STAGE_WORDS = {
    "decided": "đã quyết định",
    "submitted": "đã trình",
    "voted": "đã bình bầu",
    "nominated": "mới đề nghị",
    REGISTERED: "mới đăng ký",
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is known of a unit's year. ``is_office``: the unit is itself one collective. ``staff``: its people."""

    unit_id: str
    year: int
    labels: Mapping[str, str]
    is_office: bool
    staff: int | None
    awards: tuple[Award, ...]
    registrations: tuple[Registration, ...]
    recipients: tuple[Recipient, ...]

    def farthest(self, honour: str) -> tuple[str, int, date | None] | None:
        """How far an honour came: the stage, how many, and the day of the newest decision."""
        own = [each for each in self.awards if each.honour == honour]
        for stage in STAGES:
            here = [each for each in own if each.stage == stage]
            if here:
                days = [each.decided_on for each in here if each.decided_on]
                return stage, sum(each.quantity or 0 for each in here), max(days, default=None)
        wanted = self.count(honour, REGISTERED)
        return None if wanted is None else (REGISTERED, wanted, None)

    def count(self, honour: str, stage: str) -> int | None:
        """How many stand at a stage; ``None`` when nothing is known of it."""
        if stage == REGISTERED:
            found = [e.quantity for e in self.registrations if (e.honour, e.state) == (honour, REGISTERED)]
        else:
            found = [e.quantity for e in self.awards if (e.honour, e.stage) == (honour, stage)]
        return sum(value or 0 for value in found) if found else None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a check found; ``day`` is ``None`` where no decision has a date. ``stage``: how far came what was counted;
    ``about``: the one record that it is about, where it is one."""

    status: str
    sentence: str
    day: date | None = None
    figures: dict[str, int | Fraction | None] = field(default_factory=dict)
    stage: str = ""
    about: Award | Recipient | None = None
