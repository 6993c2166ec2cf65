"""Points that are known exactly or lie between two bounds. Exact arithmetic: no float ever is a point."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from analytics.scoring import words

_NUMBERS = (int, Decimal, Fraction)
_LONGEST = 30  # digits before or behind the decimal mark


class Span(NamedTuple):
    """From ``low`` to ``high`` points, both included; ``None`` is no bound on that side."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def exact(cls, points: Fraction | int) -> "Span":
        """One known number of points."""
        number = points if type(points) is Fraction else Fraction(points)
        return cls(number, number)

    @property
    def known(self) -> bool:
        """Whether the two bounds are one number."""
        low, high = self
        return low is not None and (low is high or low == high)

    @property
    def nothing(self) -> bool:
        """Whether it is known to be 0 points."""
        low, high = self
        return not low and low is not None and (low is high or low == high)

    @property
    def points(self) -> Fraction | None:
        """The number, where it is known."""
        return self.low if self.known else None

    def __add__(self, other: "Span") -> "Span":
        return Span(_sum(self.low, other.low), _sum(self.high, other.high))

    def less(self, other: "Span") -> "Span":
        """End by end: what took ``other`` to this. Not a difference of two unknowns."""
        return Span(_minus(self.low, other.low), _minus(self.high, other.high))

    def times(self, factors: "Span") -> "Span":
        """Multiplied by factors that are not below 0."""
        ends = [a * b for a in (self.low, self.high) for b in (factors.low, factors.high) if None not in (a, b)]
        return Span(min(ends) if self.low is not None else None, max(ends) if self.high is not None else None)

    def clipped(self, floor: Fraction | None, ceiling: Fraction | None) -> "Span":
        """No end below the floor or above the ceiling."""
        low, high = self
        above = floor is None or (low is not None and not fewer(low, floor))
        if above and (ceiling is None or (high is not None and not fewer(ceiling, high))):
            return self
        return Span(_clip(low, floor, ceiling, floor), _clip(high, floor, ceiling, ceiling))

    def or_nothing(self) -> "Span":
        """These points or 0: nobody knows whether they count."""
        return Span(_clip(self.low, None, Fraction(0), None), _clip(self.high, Fraction(0), None, None))

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """``92,5``; ``từ 80 đến 92,5``; ``từ 80 trở lên``."""
        if self.known:
            return words.number(self.low)
        code = {(True, True): "any", (True, False): "most", (False, True): "least", (False, False): "between"}
        name = code[self.low is None, self.high is None]
        return words.say("span", name, low=words.number(self.low), high=words.number(self.high))


ZERO = Span.exact(0)


@dataclass(kw_only=True)
class Running:
    """A sum that parts join and leave: ``span``. Ends without a bound are counted, so that the sum has one again
    without them."""

    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    open_low: int = 0
    open_high: int = 0
    span: Span = ZERO

    def join(self, part: Span) -> Span:
        """Add a part; the sum with it."""
        low, high = part
        total, most = self.span
        if low is high is not None and total is most is not None:
            self.low = self.high = total = plus(total, low)
            self.span = Span(total, total)
        else:
            self._move(part, 1)
        return self.span

    def leave(self, part: Span) -> None:
        """Take out a part that joined."""
        self._move(part, -1)

    def _move(self, part: Span, sign: int) -> None:
        if part.low is None:
            self.open_low += sign
        else:
            self.low += sign * part.low
        if part.high is None:
            self.open_high += sign
        else:
            self.high += sign * part.high
        if self.low == self.high:
            self.high = self.low
        self.span = Span(None if self.open_low else self.low, None if self.open_high else self.high)


def is_exact(value: object) -> bool:
    """Whether a value is a number without rounding: whole, decimal or a fraction; never a float, never yes or no."""
    if type(value) in (int, Fraction):
        return True
    if isinstance(value, bool) or not isinstance(value, _NUMBERS):
        return False
    return not isinstance(value, Decimal) or (value.is_finite() and abs(value.adjusted()) < _LONGEST)


def fewer(left: Fraction | int, right: Fraction | int) -> bool:
    """``left < right`` without asking what kind of number each is: most of the work of large tables is comparing."""
    above, below = left.as_integer_ratio()
    other, by = right.as_integer_ratio()
    return above * by < other * below


def edges(low: Fraction | None, high: Fraction | None) -> tuple[int, int, int, int]:
    """Two bounds as numerators and denominators, for whoever compares with them again and again. Where there is none,
    -1/0 and 1/0 lie beyond every number."""
    first = (-1, 0) if low is None else low.as_integer_ratio()
    last = (1, 0) if high is None else high.as_integer_ratio()
    return *first, *last


def plus(left: Fraction, right: Fraction) -> Fraction:
    """``left + right``, again without asking."""
    above, below = left.as_integer_ratio()
    other, by = right.as_integer_ratio()
    return Fraction(above * by + other * below, below * by)


def total(spans: Iterable[Span]) -> Span:
    """The sum, 0 of none."""
    return sum(spans, ZERO)


def _sum(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left + right


def _minus(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left - right


def _clip(
    end: Fraction | None, floor: Fraction | None, ceiling: Fraction | None, otherwise: Fraction | None
) -> Fraction | None:
    if end is None:
        return otherwise
    raised = end if floor is None else max(end, floor)
    return raised if ceiling is None else min(raised, ceiling)
