"""From points to a class: by points → side conditions → ceilings → disqualification.

Where inputs are missing, the way is walked twice: as if everything unknown turned out badly, and as if it turned out
well. Where both ways end in one class, that is the class; where not, it stays open between the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from analytics.scoring import words
from analytics.scoring.conditions import Finding, finding
from analytics.scoring.inputs import Inputs
from analytics.scoring.scheme import Consequence, RankClass, Scheme
from analytics.scoring.score import Step, Verdict
from analytics.scoring.span import Span


def classify(
    scheme: Scheme, total: Span, points: Mapping[str, Span], inputs: Inputs, phase: str, basis: str = ""
) -> Verdict:
    """The class of a unit before quotas, with its steps; open (``class_id`` is ``None``) while missing input
    matters."""
    if not scheme.classes:
        return Verdict()
    findings = {
        each.id: [finding(scheme, condition, points, inputs, basis) for condition in each.conditions]
        for each in scheme.classes
    }
    ways = [_Way(scheme=scheme, findings=findings, inputs=inputs, phase=phase, hopeful=each) for each in (False, True)]
    worst, best = (way.walk(end) for way, end in zip(ways, (total.low, total.high), strict=True))
    same = worst == best
    steps = list(ways[0].steps)
    if not same:
        steps = [*_only(ways[0], ways[1], "bad"), *_only(ways[1], ways[0], "good")]
        said = {"worst": scheme.label_of(worst), "best": scheme.label_of(best)}
        steps.append(
            Step(step="class_open", before=worst, after=best, saying=words.later("step", "class_open", **said))
        )
    first = [way.by_points for way in ways]
    return Verdict(
        by_points=first[0] if first[0] == first[1] else None,
        class_id=worst if same else None,
        best=best,
        worst=worst,
        disqualified=ways[0].disqualified,
        steps=tuple(steps),
    )


def _only(way: "_Way", other: "_Way", outcome: str) -> list[Step]:
    """The steps of a way; those that the other does not take say on what they rest, those of both stand once."""
    alone = [step._replace(saying=words.later("way", outcome, step=step.saying)) for step in way.steps]
    shared = [step in other.steps for step in way.steps]
    told = zip(way.steps, alone, shared, strict=True)
    return [step if both else conditional for step, conditional, both in told if not both or outcome == "bad"]


@dataclass(kw_only=True)
class _Way:
    """One way through: hopeful takes what is unknown as good, the other as bad."""

    scheme: Scheme
    findings: Mapping[str, list[Finding]]
    inputs: Inputs
    phase: str
    hopeful: bool
    by_points: str | None = None
    disqualified: bool = False
    steps: list[Step] = field(default_factory=list)

    def walk(self, points: Fraction | None) -> str:
        place = next(place for place, each in enumerate(self.scheme.classes) if self._reached(each, points))
        self.by_points = self.scheme.classes[place].id
        self._step(
            "class_points", None, self.by_points, points=words.later("span", "open") if points is None else points
        )
        place = self._by_conditions(place)
        place = self._by_ceilings(place)
        return self.scheme.classes[self._by_disqualification(place)].id

    def _reached(self, each: RankClass, points: Fraction | None) -> bool:
        """``points`` is ``None`` without bound: far below for the one, far above for the other."""
        if each is self.scheme.classes[-1]:
            return True
        if points is None or each.least is None:
            return self.hopeful
        return points >= each.least

    def _by_conditions(self, place: int) -> int:
        while not self._holds(self.scheme.classes[place]):
            refused, place = self.scheme.classes[place], self._next_known(place)
            why = words.Joined(tuple(part for each in self.findings[refused.id] for part in each.why), "; ")
            self._step("class_condition", refused.id, self.scheme.classes[place].id, why=why)
        return place

    def _next_known(self, place: int) -> int:
        """The class below; one whose bound was not read is passed over by the doubtful, taken by the hopeful."""
        below = self.scheme.classes[place + 1 :]
        return next(
            place + 1 + skipped
            for skipped, each in enumerate(below)
            if self.hopeful or each.least is not None or each is below[-1]
        )

    def _holds(self, each: RankClass) -> bool:
        found = self.findings[each.id]
        if not found or each is self.scheme.classes[-1]:
            return True
        return any(one.holds is True or (one.holds is None and self.hopeful) for one in found)

    def _by_ceilings(self, place: int) -> int:
        for ceiling in self.scheme.ceilings:
            lowest = self.scheme.place_of(ceiling.class_id)
            if lowest > place and self._happened(ceiling):
                self._step("class_ceiling", self.scheme.classes[place].id, ceiling.class_id, why=ceiling.label)
                place = lowest
        return place

    def _by_disqualification(self, place: int) -> int:
        for cause in self.scheme.disqualifications:
            if self._happened(cause):
                self._step("disqualified", self.scheme.classes[place].id, cause.class_id, why=cause.label)
                self.disqualified = True
                place = max(place, self.scheme.place_of(cause.class_id))
        return place

    def _happened(self, cause: Consequence) -> bool:
        if cause.phase_missing:
            return all(entry.phase != cause.phase_missing for entry in self.inputs.entries)
        met = [each for each in self.inputs.incidents if each.type == cause.incident]
        return any(each.leader or not cause.leader_only for each in met)

    def _step(self, code: str, before: str | None, after: str, **said: object) -> None:
        labels = {"before": self.scheme.label_of(before), "after": self.scheme.label_of(after)}
        self.steps.append(
            Step(step=code, before=before, after=after, saying=words.later("step", code, **labels, **said))
        )
