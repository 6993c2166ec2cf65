"""The running total of one unit: what every step adds, and the sentence that says so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from analytics.scoring import words
from analytics.scoring.inputs import Entry, Inputs, rule_of
from analytics.scoring.rules import points_of, unreported
from analytics.scoring.scheme import BASE, PENALTY, PHASES, Criterion, Scheme
from analytics.scoring.score import Step
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
        before, self.total = self.total, self.running.span
        key, rule = (criterion.id, criterion.rule) if criterion else ("", "")
        if criterion:
            said["criterion"] = criterion.label
        self.log.append(Step(name, before, self.total, words.Saying("step", code, said), key, rule))

    def overrides(self, inputs: Inputs) -> None:
        """Say where a later phase put aside what an earlier one gave."""
        for entry in inputs.entries:
            used = self.used.get(entry.criterion)
            if used and PHASES.index(entry.phase) < PHASES.index(used.phase):
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
            self._by_rule(criterion)
        for criterion in criteria:
            self._cap(criterion)
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

    def _by_rule(self, criterion: Criterion) -> None:
        gate = self.blocked.get(criterion.id, [])
        if "failed" in gate:
            self._set(criterion, "gate", "gated", ZERO)
            return
        found = self._found(criterion)
        if found is None:
            if criterion.missing == "unknown":
                self.missing.append(criterion.id)
            found = unreported(criterion)
            self._set(criterion, "rule", "unreported" if criterion.missing == "unknown" else "as_zero", found)
        self._weigh(criterion)
        if gate:
            self._set(criterion, "gate", "maybe_gated", self.points[criterion.id].or_nothing())

    def _found(self, criterion: Criterion) -> Span | None:
        """Points by hand before points by rule; the log names both where they differ."""
        entry = self.used.get(criterion.id)
        by_rule = points_of(criterion, entry.values, self.holes) if entry else None
        if entry is not None and entry.points is not None:
            computed = words.later("step", "instead", points=by_rule) if by_rule else ""
            said = {"reason": entry.reason, "phase": words.later("phase", entry.phase), "computed": computed}
            self._set(criterion, "rule", "by_hand", Span.exact(entry.points), **said)
            return self.points[criterion.id]
        if by_rule is not None and criterion.rule != "gate":
            self._set(criterion, "rule", "by_rule", by_rule, rule=rule_of(criterion), given=_Told(criterion, entry))
        elif by_rule is not None or criterion.rule == "gate":
            self.points[criterion.id] = ZERO
        return self.points.get(criterion.id)

    def _set(self, criterion: Criterion, name: str, code: str, points: Span, **said: object) -> None:
        self.points[criterion.id] = points
        self._part(criterion.id, points)
        self.step(name, code, criterion, points=points, max=criterion.maximum, **said)

    def _part(self, key: str, points: Span) -> None:
        """One part of the total, in place of what it was before."""
        if key in self.parts:
            self.running.leave(self.parts[key])
        self.running.join(points)
        self.parts[key] = points

    def _weigh(self, criterion: Criterion) -> None:
        """Points by rule, or what they may be, times the factor; points by hand are as the person meant them."""
        workload, entry = self.scheme.workloads.get(criterion.workload), self.used.get(criterion.id)
        if workload is None or (entry is not None and entry.points is not None):
            return
        driver = self.inputs.facts.get(workload.driver)
        if driver is None:
            factors = Span(min(workload.bands.gives), max(workload.bands.gives))
        else:
            factors = Span.exact(workload.bands.find(driver, self.holes, workload.label).gives or 0)
        said = {"workload": workload.label, "factor": factors}
        self._set(criterion, "workload", "workload", self.points[criterion.id].times(factors), **said)

    def _cap(self, criterion: Criterion) -> None:
        points = self.points[criterion.id]
        capped = points.clipped(criterion.floor, criterion.ceiling)
        if capped != points:
            self._set(criterion, "cap", "cap", capped, before=points)

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


class _Told(NamedTuple):
    """The values given, and the target of the scheme where the rule used that; put into words when somebody reads."""

    criterion: Criterion
    entry: Entry

    def __str__(self) -> str:
        stated = self.criterion.params.get("target")
        known = {} if stated is None else {"target": stated}
        pairs = {**known, **self.entry.values}.items()
        said = (words.later("step", "pair", name=words.value_name(name), value=value) for name, value in pairs)
        return str(words.Joined(tuple(said)))
