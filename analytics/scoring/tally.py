"""The running total of one unit: what every step adds, and the sentence that says so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

from analytics.scoring import words
from analytics.scoring.criterion import BASE, PENALTY, Criterion
from analytics.scoring.inputs import Entry, Inputs
from analytics.scoring.rules import points_of, unreported
from analytics.scoring.scheme import PHASES, Scheme
from analytics.scoring.score import ByHand, ByRule, Sentence, Step
from analytics.scoring.span import ZERO, Running, Span, total


@dataclass(kw_only=True)
class Tally:
    """The running total and its log. ``points``: per criterion; ``parts``: what the total is the sum of, criteria until
    a cap makes one part of several."""

    scheme: Scheme
    holes: str
    used: dict[str, Entry]
    inputs: Inputs
    total: Span = ZERO
    running: Running = field(default_factory=Running)
    points: dict[str, Span] = field(default_factory=dict)
    parts: dict[str, Span] = field(default_factory=dict)
    blocked: dict[str, list[str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    log: list[Step] = field(default_factory=list)

    def step(self, name: str, code: str, criterion: Criterion | None = None, **said: object) -> None:
        """Write down a step and where it left the total."""
        if criterion:
            said["criterion"] = criterion.label
        key, rule = (criterion.id, criterion.rule) if criterion else ("", "")
        before, self.total = self.total, self.running.span
        self.log.append(Step(name, before, self.total, words.Saying("step", code, said), key, rule))

    def overrides(self, inputs: Inputs) -> None:
        """Say where a later phase put aside what an earlier one gave."""
        for entry in inputs.entries:
            used = self.used.get(entry.criterion)
            if used and used is not entry and PHASES.index(entry.phase) < PHASES.index(used.phase):
                said = {"earlier": words.later("phase", entry.phase), "later": words.later("phase", used.phase)}
                person = words.later("step", "person", person=used.person) if used.person else ""
                self.step("phase", "phase", criterion=self.scheme.criteria[entry.criterion], **said, person=person)

    def gates(self) -> None:
        """A gate that does not hold blocks what stands behind it; one nobody reported leaves it open."""
        for gate in self.scheme.criteria.values():
            if gate.rule == "gate":
                passed = self._passed(gate)
                self.step("gate", {True: "gate_ok", False: "gate_failed", None: "gate_unknown"}[passed], criterion=gate)
                for each in self.scheme.criteria.values():
                    if gate.id in each.gates and passed is not True:
                        self.blocked.setdefault(each.id, []).append("failed" if passed is False else "unknown")

    def _passed(self, gate: Criterion) -> bool | None:
        entry = self.used.get(gate.id)
        passed = entry.values.get("passed") if entry else None
        if passed is None and gate.missing == "zero":
            return False
        if passed is None:
            self.missing.append(gate.id)
        return passed

    def kind(self, kind: str, cap: Fraction | None) -> None:
        """The rules of one kind, then its caps: per criterion, per group for the base, on the whole kind."""
        criteria = self.scheme.of_kind(kind)
        for criterion in criteria:
            self._score(criterion)
        for criterion in criteria:
            points = self.points[criterion.id]
            capped = criterion.clipped(points)
            if capped is not points and capped != points:
                self._set(criterion, "cap", "cap", capped, before=points)
        if kind == BASE:
            self._cap_groups(criteria)
        elif cap is not None:
            bounds = (-cap, None) if kind == PENALTY else (None, cap)
            self._clip([each.id for each in criteria], f"{kind}_cap", lambda span: span.clipped(*bounds), cap=cap)

    def whole(self) -> None:
        """The cap and the floor of the total."""
        floor, cap = self.scheme.total_floor, self.scheme.total_cap
        if self.total.clipped(floor, cap) != self.total:
            self._clip(list(self.parts), "total_cap", lambda span: span.clipped(floor, cap))

    def _score(self, criterion: Criterion) -> None:
        """Points by hand before points by rule; then the factor, and the doubt of a gate nobody reported."""
        entry, blocked = self.used.get(criterion.id), self.blocked.get(criterion.id, ())
        if "failed" in blocked:
            self._set(criterion, "gate", "gated", ZERO)
            return
        found = points_of(criterion, entry.values, self.holes) if entry else None
        if criterion.rule == "gate":
            self.points[criterion.id] = ZERO
        elif entry is not None and entry.points is not None:
            self._put(criterion, Span.exact(entry.points), "rule", ByHand(criterion, entry, found))
        elif found is not None:
            self._put(criterion, found, "rule", ByRule(criterion, entry, found))
        else:
            self._unreported(criterion)
        if criterion.workload:
            self._weigh(criterion, entry)
        if blocked:
            self._set(criterion, "gate", "maybe_gated", self.points[criterion.id].or_nothing())

    def _unreported(self, criterion: Criterion) -> None:
        unknown = criterion.missing == "unknown"
        if unknown:
            self.missing.append(criterion.id)
        self._set(criterion, "rule", "unreported" if unknown else "as_zero", unreported(criterion))

    def _set(self, criterion: Criterion, name: str, code: str, points: Span, **said: object) -> None:
        said |= {"criterion": criterion.label, "points": points, "max": criterion.maximum}
        self._put(criterion, points, name, words.Saying("step", code, said))

    def _put(self, criterion: Criterion, points: Span, name: str, saying: Sentence) -> None:
        """The points of a criterion, in place of what they were before, and the step that says so."""
        key = criterion.id
        self.points[key] = points
        before, self.total = self.total, self._part(key, points)
        self.log.append(Step(name, before, self.total, saying, key, criterion.rule))

    def _part(self, key: str, points: Span) -> Span:
        """One part of the total, in place of what it was before; the total with it."""
        if key in self.parts:
            self.running.leave(self.parts[key])
        self.parts[key] = points
        return self.running.join(points)

    def _weigh(self, criterion: Criterion, entry: Entry | None) -> None:
        """Points by rule, or what they may be, times the factor; points by hand are as the person meant them."""
        workload = self.scheme.workloads.get(criterion.workload)
        if workload is None or (entry is not None and entry.points is not None):
            return
        driver = self.inputs.facts.get(workload.driver)
        if driver is None:
            factors = Span(min(workload.bands.gives), max(workload.bands.gives))
        else:
            factors = workload.bands.find(driver, self.holes, workload.label).points
        said = {"workload": workload.label, "factor": factors}
        self._set(criterion, "workload", "workload", self.points[criterion.id].times(factors), **said)

    def _cap_groups(self, criteria: Iterable[Criterion]) -> None:
        for section in self.scheme.sections.values():
            if section.cap is not None:
                ids = [each.id for each in criteria if each.section == section.id]
                clip = partial(Span.clipped, floor=None, ceiling=section.cap)
                self._clip(ids, "group_cap", clip, cap=section.cap, section=section.label)

    def _clip(self, ids: Iterable[str], code: str, clip: Callable[[Span], Span], **said: object) -> None:
        """Make one part of several, where together they are out of bounds."""
        within = [each for each in ids if each in self.parts]
        before = total(self.parts[each] for each in within)
        after = clip(before)
        if after != before:
            for each in within:
                self.running.leave(self.parts.pop(each))
            self._part(" ".join((code, *within)), after)
            self.step(code, code, before=before, after=after, **said)
