"""Equal totals, step by step: the scheme's tie-breaks in their order, down to a vote. What none of them settles
stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from typing import Any

from analytics.scoring import words
from analytics.scoring.scheme import Scheme, TieBreak
from analytics.scoring.score import Score


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A unit with what ties are broken by."""

    score: Score
    facts: Mapping[str, Any]

    @property
    def unit(self) -> str:
        """The unit's name."""
        return self.score.unit


@dataclass(kw_only=True)
class Ties:
    """Breaks ties and writes down how. ``votes``: unit → votes received; ``traces``: unit → sentences."""

    scheme: Scheme
    votes: Mapping[str, int]
    traces: dict[str, list[str]] = field(default_factory=dict)

    def order(self, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
        """Groups from the first place on; those in one group share it. Only units whose total is known."""
        ranked = sorted(candidates, key=lambda each: -each.score.total.points)
        groups = [list(group) for _, group in groupby(ranked, key=lambda each: each.score.total.points)]
        return [part for group in groups for part in self._broken(group, self.scheme.tie_breaks)]

    def _broken(self, group: list[Candidate], steps: Sequence[TieBreak]) -> list[list[Candidate]]:
        if len(group) == 1:
            return [group]
        if not steps:
            self._tell(group, "unresolved")
            return [group]
        step, values = steps[0], {each.unit: self._value(steps[0], each) for each in group}
        absent = [unit for unit, value in values.items() if value is None]
        if absent:
            self._tell(group, "authority" if step.by == "authority" else "unknown", step, words.listed(absent))
            return [group]
        parts = _parted(group, values, step.higher_is_better)
        self._tell(group, "settled" if len(parts) > 1 else "equal", step, _told(values))
        return [smaller for part in parts for smaller in self._broken(part, steps[1:])]

    def _value(self, step: TieBreak, candidate: Candidate) -> Fraction | None:
        if step.by == "points":
            return candidate.score.points[step.id].points
        if step.by == "fact":
            return candidate.facts.get(step.id)
        if step.by == "value":
            used = candidate.score.used.get(step.id)
            return used.values.get(step.value) if used else None
        return self.votes.get(candidate.unit) if step.by == "vote" else None

    def _tell(self, group: list[Candidate], code: str, step: TieBreak | None = None, told: str = "") -> None:
        label = step.label if step else ""
        units = words.listed(each.unit for each in group)
        for each in group:
            self.traces.setdefault(each.unit, []).append(words.say("tie", code, step=label, told=told, units=units))


def _parted(group: list[Candidate], values: Mapping[str, Fraction], higher: bool) -> list[list[Candidate]]:
    sign = -1 if higher else 1
    ordered = sorted(group, key=lambda each: sign * values[each.unit])
    return [list(part) for _, part in groupby(ordered, key=lambda each: values[each.unit])]


def _told(values: Mapping[str, Fraction]) -> str:
    return "; ".join(f"{unit}: {words.number(value)}" for unit, value in values.items())
