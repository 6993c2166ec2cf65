"""What a rule type is, and what it is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from analytics.scoring.problem import InputError
from analytics.scoring.scheme import Criterion
from analytics.scoring.span import Span

Values = Mapping[str, Any]
Points = Fraction | Span | None


class Asked(NamedTuple):
    """What a rule is asked: the criterion, the values given for it, the convention for holes in bands."""

    criterion: Criterion
    values: Values
    holes: str = ""

    def get(self, name: str) -> Any:
        """A value, ``None`` when nobody gave it."""
        return self.values.get(name)

    def param(self, name: str, otherwise: Any = None) -> Any:
        """A parameter of the scheme."""
        return self.criterion.params.get(name, otherwise)

    @property
    def maximum(self) -> Fraction:
        """The criterion's maximum."""
        return self.criterion.maximum or Fraction(0)

    def refuse(self, code: str, **said: object) -> InputError:
        """The refusal of a value of this criterion."""
        return InputError(code, criterion=self.criterion.label, **said)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule type. ``required``, ``optional``: parameters; ``inputs``: names of values (empty: any name that the scheme
    lists); ``bands``: whether it needs them, and ``whole``: over whole numbers only; ``wants_max``: needs a maximum."""

    name: str
    points: Callable[[Asked], Points]
    inputs: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    bands: bool = False
    whole: bool = False
    wants_max: bool = True


def share(asked: Asked) -> Fraction | None:
    """The measured share in percent: ``value`` as given, or 100 · numerator ÷ denominator."""
    if asked.get("value") is not None:
        return asked.get("value")
    numerator, denominator = asked.get("numerator"), asked.get("denominator")
    if numerator is None or denominator is None:
        return None
    if denominator == 0:
        if numerator:
            raise asked.refuse("over_denominator", numerator=numerator, denominator=denominator)
        return {"full": Fraction(100), "zero": Fraction(0)}.get(asked.param("when_empty", "unknown"))
    return part(numerator, 100, denominator)


def part(value: Fraction | int, points: Fraction | int, whole: Fraction | int) -> Fraction:
    """``value · points ÷ whole``, exactly, brought to lowest terms once."""
    above = value.numerator * points.numerator * whole.denominator
    return Fraction(above, value.denominator * points.denominator * whole.numerator)
