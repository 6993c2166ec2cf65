"""The rule types: how the input values of one criterion become points, one small function each.

A rule says which parameters and input values it knows. It answers with exact points, before the criterion's cap, or
with ``None`` where a value that it needs was not given: nothing is made up, and missing is not zero.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from analytics.scoring.rule import Asked, Points, Rule, Values, part, share
from analytics.scoring.scheme import PENALTY, Criterion
from analytics.scoring.span import ZERO, Span, fewer

COMBINE = ("best", "sum", "unstated")
EMPTY = ("full", "zero", "unknown")


RULES: dict[str, Rule] = {}


def _rule(**known: Any) -> Callable[[Callable[[Asked], Points]], Callable[[Asked], Points]]:
    def kept(function: Callable[[Asked], Points]) -> Callable[[Asked], Points]:
        name = function.__name__.lstrip("_")
        RULES[name] = Rule(name=name, points=function, **known)
        return function

    return kept


_SHARE = ("numerator", "denominator", "value")


@_rule(inputs=_SHARE, optional=("when_empty",))
def _ratio(asked: Asked) -> Points:
    percent = share(asked)
    if percent is None:
        return None
    if fewer(100, percent):
        raise asked.refuse("share_over_100", value=percent)
    return part(percent, asked.maximum, 100)


@_rule(inputs=("actual", "target"), required=("over_cap",), optional=("target",))
def _target_ratio(asked: Asked) -> Points:
    """Capped by the criterion's ceiling, which ``over_cap`` (percent; none: no limit) sets."""
    actual, target = asked.get("actual"), asked.get("target")
    target = asked.param("target") if target is None else target
    if actual is None or target is None:
        return None
    if target <= 0:
        raise asked.refuse("target_not_positive", value=target)
    return part(actual, asked.maximum, target)


@_rule(inputs=_SHARE, bands=True, optional=("when_empty",))
def _step(asked: Asked) -> Points:
    value = share(asked)
    return None if value is None else _given(asked, value)


@_rule(inputs=_SHARE, bands=True, optional=("when_empty",))
def _step_deduct(asked: Asked) -> Points:
    """The maximum less what the band takes; a band that gives none leaves nothing."""
    value = share(asked)
    if value is None:
        return None
    band = asked.criterion.bands.find(value, asked.holes, asked.criterion.label)
    return Fraction(0) if band.gives is None else max(asked.maximum - band.gives, Fraction(0))


@_rule(inputs=("days_late",), bands=True, whole=True, optional=("days",))
def _lateness(asked: Asked) -> Points:
    days = asked.get("days_late")
    return None if days is None else _given(asked, days)


def _given(asked: Asked, value: Fraction) -> Fraction:
    return asked.criterion.bands.find(value, asked.holes, asked.criterion.label).gives or Fraction(0)


@_rule(
    inputs=("actual", "target"),
    required=("per_pp",),
    optional=("target", "start", "per_pp_below", "bonus_cap", "penalty_cap", "dead_zone"),
)
def _linear_pp(asked: Asked) -> Points:
    """``start`` and so many points for each percentage point above (or below) the target, outside the dead zone."""
    actual, target = asked.get("actual"), asked.get("target")
    target = asked.param("target") if target is None else target
    if actual is None or target is None:
        return None
    gap = Fraction(actual) - target
    counted = max(abs(gap) - asked.param("dead_zone", Fraction(0)), Fraction(0))
    up = asked.param("per_pp") if gap > 0 else asked.param("per_pp_below", asked.param("per_pp"))
    cap = asked.param("bonus_cap" if gap > 0 else "penalty_cap")
    moved = counted * up if cap is None else min(counted * up, cap)
    return asked.param("start", Fraction(0)) + (moved if gap > 0 else -moved)


@_rule(required=("each",), wants_max=False)
def _per_event(asked: Asked) -> Points:
    """So many points for each event of a kind; kinds nobody mentioned did not happen once any was reported."""
    if not asked.values:
        return None
    return sum((asked.param("each")[kind] * (count or 0) for kind, count in asked.values.items()), Fraction(0))


@_rule(inputs=("done",))
def _binary(asked: Asked) -> Points:
    done = asked.get("done")
    sign = -1 if asked.criterion.kind == PENALTY else 1
    return None if done is None else sign * asked.maximum * done


@_rule(inputs=("confirmed",), required=("n", "weight"))
def _sample(asked: Asked) -> Points:
    confirmed = asked.get("confirmed")
    if confirmed is None:
        return None
    if confirmed > asked.param("n"):
        raise asked.refuse("over_sample", value=confirmed, n=asked.param("n"))
    return confirmed * asked.param("weight")


@_rule(inputs=("passed",), wants_max=False)
def _gate(asked: Asked) -> Points:
    return None if asked.get("passed") is None else Fraction(0)


@_rule(required=("each", "combine"), wants_max=False)
def _award_bonus(asked: Asked) -> Points:
    """Points of the honours received: the best one, their sum, or, where nobody has said which, between the two."""
    if not asked.values:
        return None
    won = [asked.param("each")[award] * (count or 0) for award, count in asked.values.items()]
    best = max((asked.param("each")[award] for award, count in asked.values.items() if count), default=Fraction(0))
    both = {"best": Span.exact(best), "sum": Span.exact(sum(won, Fraction(0)))}
    return both.get(asked.param("combine"), Span(best, sum(won, Fraction(0))))


@_rule(wants_max=False)
def _manual(asked: Asked) -> Points:
    """Only a person gives these points."""
    return None


def points_of(criterion: Criterion, values: Values, holes: str = "") -> Span | None:
    """The points of a criterion by its rule, before its cap; ``None`` when an input is missing. ``InputError`` for
    values that cannot be."""
    found = RULES[criterion.rule].points(Asked(criterion, values, holes))
    return found if found is None or isinstance(found, Span) else Span.exact(found)


def unreported(criterion: Criterion) -> Span:
    """The points of a criterion that nobody reported: 0 where the scheme says so, else all that it can bring."""
    if criterion.missing == "zero" or criterion.rule == "gate":
        return ZERO
    if criterion.bands is None or criterion.rule == "step_deduct":
        return criterion.range
    return Span(min(criterion.bands.gives), max(criterion.bands.gives))


def input_names(criterion: Criterion) -> tuple[str, ...]:
    """The values that may be given for a criterion."""
    rule = RULES[criterion.rule]
    return rule.inputs or tuple(criterion.params.get("each", ()))


def signs(criterion: Criterion) -> bool:
    """Whether every point that the table of a criterion can give has the sign of its kind."""
    given = [*criterion.params.get("each", {}).values(), *(criterion.bands.gives if criterion.bands else ())]
    if criterion.rule == "step_deduct":
        return criterion.kind != PENALTY
    return all(each <= 0 for each in given) if criterion.kind == PENALTY else all(each >= 0 for each in given)
