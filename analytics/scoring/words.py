"""The sentences of scoring, from the templates of ``data/catalog/scoring.toml``, and points as people read them."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from analytics import DATA, numbers

FILE = DATA / "catalog" / "scoring.toml"
_DECIMALS = 2
_FINE = 4


@cache
def templates() -> Mapping[str, Mapping[str, str]]:
    """Every template by kind (``refusal``, ``step``, ``tie``, ``quota``, …) and code."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def say(kind: str, code: str, **said: object) -> str:
    """The sentence of a code with its values filled in; exact numbers are written as Vietnamese readers do."""
    return templates()[kind][code].format(**{name: shown(value) for name, value in said.items()})


class Saying(NamedTuple):
    """A sentence that is put into words only when somebody reads it."""

    kind: str
    code: str
    said: Mapping[str, object]

    def __str__(self) -> str:
        return say(self.kind, self.code, **self.said)


class Joined(NamedTuple):
    """Several values, each once, with a mark between them."""

    parts: tuple[object, ...]
    mark: str = ", "

    def __str__(self) -> str:
        return self.mark.join(dict.fromkeys(map(shown, self.parts)))


def later(kind: str, code: str, **said: object) -> Saying:
    """The sentence of a code, to be read later."""
    return Saying(kind, code, said)


def number(value: Fraction | Decimal | int | None) -> str:
    """``Fraction(185, 2)`` → ``92,5``: no idle zeros, two decimals, four where two would hide what is there."""
    if value is None:
        return numbers.MISSING
    exact = Fraction(value)
    text = numbers.decimal(exact, _DECIMALS if (100 * exact).denominator == 1 else _FINE)
    return text.rstrip("0").rstrip(",")


def listed(parts: Iterable[str]) -> str:
    """``a, b``."""
    return ", ".join(parts)


def shown(value: object) -> str:
    """A value as a reader sees it: numbers and points in Vietnamese, nothing as a dash, anything else as it says
    itself."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if value is None:
        return numbers.MISSING
    exact = isinstance(value, int | Fraction) or (isinstance(value, Decimal) and value.is_finite())
    return number(value) if exact else str(value)


def value_name(name: str) -> str:
    """What an input value is called; kinds of events and awards keep their own id."""
    return templates()["value"].get(name, name)
