"""The rule types: how the input values of one criterion become points, one small function each.

A rule says which parameters and input values it knows. It answers with exact points, before the criterion's cap, or
with ``None`` where a value that it needs was not given: nothing is made up, and missing is not zero.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from analytics.scoring.criterion import PENALTY, Criterion
from analytics.scoring.rule import Function, Points, Rule, Values, counted, part, refusal, share
from analytics.scoring.span import ZERO, Span, fewer

COMBINE = ("best", "sum", "unstated")
EMPTY = ("full", "zero", "unknown")


RULES: dict[str, Rule] = {}


def _rule(**known: Any) -> Callable[[Function], Function]:
    def kept(function: Function) -> Function:
        name = function.__name__.lstrip("_")
        RULES[name] = Rule(name=name, points=function, **known)
        return function

    return kept


_SHARE = ("numerator", "denominator", "value")


@_rule(inputs=_SHARE, optional=("when_empty",))
def _ratio(criterion: Criterion, values: Values, _: str) -> Points:
    value = values.get("value")
    found = counted(criterion, values) if value is None else (value, 100)
    if found is None:
        return None
    done, whole = found
    if fewer(whole, done):
        raise refusal(criterion, "share_over_100", value=part(done, 100, whole))
    return part(done, criterion.most, whole)


@_rule(inputs=("actual", "target"), required=("over_cap",), optional=("target",))
def _target_ratio(criterion: Criterion, values: Values, _: str) -> Points:
    """Capped by the criterion's ceiling, which ``over_cap`` (percent; none: no limit) sets."""
    actual, target = _reached(criterion, values)
    if actual is None or target is None:
        return None
    if target.numerator <= 0:
        raise refusal(criterion, "target_not_positive", value=target)
    return part(actual, criterion.most, target)


def _reached(criterion: Criterion, values: Values) -> tuple[Fraction | int | None, Fraction | int | None]:
    """What was reached, and the target: as given, else as the scheme says."""
    target = values.get("target")
    return values.get("actual"), criterion.params.get("target") if target is None else target


@_rule(inputs=_SHARE, bands=True, optional=("when_empty",))
def _step(criterion: Criterion, values: Values, holes: str) -> Points:
    value = share(criterion, values)
    return None if value is None else criterion.bands.find(value, holes, criterion.label).points


@_rule(inputs=_SHARE, bands=True, optional=("when_empty",))
def _step_deduct(criterion: Criterion, values: Values, holes: str) -> Points:
    """The maximum less what the band takes; a band that gives none leaves nothing."""
    value = share(criterion, values)
    if value is None:
        return None
    band = criterion.bands.find(value, holes, criterion.label)
    return ZERO if band.gives is None else max(criterion.most - band.gives, Fraction(0))


@_rule(inputs=("days_late",), bands=True, whole=True, optional=("days",))
def _lateness(criterion: Criterion, values: Values, holes: str) -> Points:
    days = values.get("days_late")
    return None if days is None else criterion.bands.find(days, holes, criterion.label).points


@_rule(
    inputs=("actual", "target"),
    required=("per_pp",),
    optional=("target", "start", "per_pp_below", "bonus_cap", "penalty_cap", "dead_zone"),
)
def _linear_pp(criterion: Criterion, values: Values, _: str) -> Points:
    """``start`` and so many points for each percentage point above (or below) the target, outside the dead zone."""
    actual, target = _reached(criterion, values)
    if actual is None or target is None:
        return None
    said = criterion.params
    gap = Fraction(actual) - target
    beyond = max(abs(gap) - said.get("dead_zone", Fraction(0)), Fraction(0))
    up = said["per_pp"] if gap > 0 else said.get("per_pp_below", said["per_pp"])
    cap = said.get("bonus_cap" if gap > 0 else "penalty_cap")
    moved = beyond * up if cap is None else min(beyond * up, cap)
    return said.get("start", Fraction(0)) + (moved if gap > 0 else -moved)


@_rule(required=("each",), wants_max=False)
def _per_event(criterion: Criterion, values: Values, _: str) -> Points:
    """So many points for each event of a kind; kinds nobody mentioned did not happen once any was reported."""
    if not values:
        return None
    each = criterion.params["each"]
    return sum((each[kind] * (count or 0) for kind, count in values.items()), Fraction(0))


@_rule(inputs=("done",))
def _binary(criterion: Criterion, values: Values, _: str) -> Points:
    done = values.get("done")
    return None if done is None else criterion.in_full if done else ZERO


@_rule(inputs=("confirmed",), required=("n", "weight"))
def _sample(criterion: Criterion, values: Values, _: str) -> Points:
    confirmed, n = values.get("confirmed"), criterion.params["n"]
    if confirmed is None:
        return None
    if confirmed > n:
        raise refusal(criterion, "over_sample", value=confirmed, n=n)
    return confirmed * criterion.params["weight"]


@_rule(inputs=("passed",), wants_max=False)
def _gate(_: Criterion, values: Values, __: str) -> Points:
    return None if values.get("passed") is None else ZERO


@_rule(required=("each", "combine"), wants_max=False)
def _award_bonus(criterion: Criterion, values: Values, _: str) -> Points:
    """Points of the honours received: the best one, their sum, or, where nobody has said which, between the two."""
    if not values:
        return None
    each = criterion.params["each"]
    together = sum((each[award] * (count or 0) for award, count in values.items()), Fraction(0))
    best = max((each[award] for award, count in values.items() if count), default=Fraction(0))
    return {"best": best, "sum": together}.get(criterion.params["combine"], Span(best, together))


@_rule(wants_max=False)
def _manual(*_: object) -> Points:
    """Only a person gives these points."""
    return None


def points_of(criterion: Criterion, values: Values, holes: str = "") -> Span | None:
    """The points of a criterion by its rule, before its cap; ``None`` when an input is missing. ``InputError`` for
    values that cannot be."""
    found = RULES[criterion.rule].points(criterion, values, holes)
    return Span(found, found) if type(found) is Fraction else found


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
