"""What comes out of scoring one unit: points, class, and every step on the way with its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from analytics.scoring import words
from analytics.scoring.criterion import Criterion
from analytics.scoring.inputs import Entry
from analytics.scoring.span import ZERO, Span


class ByRule(NamedTuple):
    """What a rule made of the values given, and of the target of the scheme where it used that; put into words when
    somebody reads."""

    criterion: Criterion
    entry: Entry
    points: Span

    def __str__(self) -> str:
        stated = self.criterion.params.get("target")
        known = {} if stated is None else {"target": stated}
        pairs = {**known, **self.entry.values}.items()
        given = (words.later("step", "pair", name=words.value_name(name), value=value) for name, value in pairs)
        return words.say(
            *("step", "by_rule"),
            criterion=self.criterion.label,
            given=words.Joined(tuple(given)),
            rule=words.later("rule", self.criterion.rule),
            points=self.points,
            max=self.criterion.maximum,
        )


class ByHand(NamedTuple):
    """What a person gave, and what the rule would have made of the values, where it can; put into words when somebody
    reads."""

    criterion: Criterion
    entry: Entry
    by_rule: Span | None

    def __str__(self) -> str:
        return words.say(
            *("step", "by_hand"),
            criterion=self.criterion.label,
            phase=words.later("phase", self.entry.phase),
            points=self.entry.points,
            computed=words.later("step", "instead", points=self.by_rule) if self.by_rule else "",
            reason=self.entry.reason,
        )


Sentence = words.Saying | ByRule | ByHand


class Step(NamedTuple):
    """One step. ``step``: gate, rule, workload, cap, … ``before``, ``after``: the running total in points for steps
    that count points, class ids (or ``None``) for steps about the class. ``words``: the sentence for a reader."""

    step: str
    before: Span | str | None
    after: Span | str | None
    saying: Sentence
    criterion: str = ""
    rule: str = ""

    @property
    def words(self) -> str:
        """The sentence."""
        return str(self.saying)

    @property
    def delta(self) -> Span | None:
        """What the step added to the total, end by end; ``None`` for a step about the class."""
        return self.after.less(self.before) if isinstance(self.after, Span) else None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The class that points and conditions suggest; a document decides. ``class_id`` is ``None`` while what is missing
    could change it: it is then between ``worst`` and ``best``. ``by_points``: before conditions, where it is sure."""

    by_points: str | None = None
    class_id: str | None = None
    best: str | None = None
    worst: str | None = None
    disqualified: bool = False
    steps: tuple[Step, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class Score:
    """One unit under one scheme at one phase. ``points``: per criterion after its cap. ``total``: exact, or a range
    where inputs are missing. ``pct_of_max``: of the base maximum, in percent; ``None`` where that is not known.
    ``missing``: criteria without input. ``partial``: the scheme itself is not complete. ``used``: the entry that
    decided a criterion."""

    scheme_id: str
    scheme_sha256: str
    unit: str
    phase: str
    points: Mapping[str, Span]
    total: Span
    pct_of_max: Span | None
    verdict: Verdict
    missing: tuple[str, ...]
    partial: bool
    used: Mapping[str, Entry]
    targets: Mapping[str, Mapping[str, Any]]
    log: tuple[Step, ...] = field(repr=False)

    @property
    def class_id(self) -> str | None:
        """The suggested class, ``None`` while it is open."""
        return self.verdict.class_id

    @property
    def waterfall(self) -> tuple[Step, ...]:
        """The steps that moved the total: their deltas add up to it exactly."""
        return tuple(step for step in self.log if step.delta not in (None, ZERO))

    def why(self, criterion: str = "") -> Iterator[str]:
        """The sentences of the log, of one criterion or of all."""
        return (step.words for step in self.log if criterion in ("", step.criterion))


def share_of(points: Span, maximum: Fraction | None) -> Span | None:
    """Points as percent of a maximum."""
    return points.times(Span.exact(Fraction(100) / maximum)) if maximum else None
