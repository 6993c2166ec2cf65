"""What a rule type is, and how it divides exactly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from analytics.scoring.criterion import Criterion
from analytics.scoring.problem import InputError
from analytics.scoring.span import Span

Values = Mapping[str, Any]
Points = Fraction | Span | None
Function = Callable[[Criterion, Values, str], Points]
"""Asked with the criterion, the values given for it, and the convention for holes in bands."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule type. ``required``, ``optional``: parameters; ``inputs``: names of values (empty: any name that the scheme
    lists); ``bands``: whether it needs them, and ``whole``: over whole numbers only; ``wants_max``: needs a maximum."""

    name: str
    points: Function
    inputs: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    bands: bool = False
    whole: bool = False
    wants_max: bool = True


def refusal(criterion: Criterion, code: str, **said: object) -> InputError:
    """The refusal of a value of a criterion."""
    return InputError(code, criterion=criterion.label, **said)


def counted(criterion: Criterion, values: Values) -> tuple[Fraction | int, Fraction | int] | None:
    """Numerator and denominator; of nothing at all, what the scheme says that means."""
    numerator, denominator = values.get("numerator"), values.get("denominator")
    if numerator is None or denominator is None:
        return None
    if denominator:
        return numerator, denominator
    if numerator:
        raise refusal(criterion, "over_denominator", numerator=numerator, denominator=denominator)
    return {"full": (1, 1), "zero": (0, 1)}.get(criterion.params.get("when_empty", "unknown"))


def share(criterion: Criterion, values: Values) -> Fraction | int | None:
    """The measured share in percent: ``value`` as given, or 100 · numerator ÷ denominator."""
    value = values.get("value")
    if value is not None:
        return value
    found = counted(criterion, values)
    return None if found is None else part(found[0], 100, found[1])


def part(value: Fraction | int, points: Fraction | int, whole: Fraction | int) -> Fraction:
    """``value · points ÷ whole``, exactly, brought to lowest terms once."""
    above, below = value.as_integer_ratio()
    times, per = points.as_integer_ratio()
    divided, by = whole.as_integer_ratio()
    return Fraction(above * times * by, below * per * divided)
