"""One thing that an entry changes on the screens of the comparison."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, NamedTuple

from analytics import numbers

DECIMALS = 6
_RATES = ("rate_before", "rate_after")


class Picture(NamedTuple):
    """One screen of the comparison: provinces beside each other in one dimension, group and period."""

    year: int
    months: int
    dimension: str
    group: str


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What changes for one unit in one picture. Rates are shown rates in percent, six decimals; ``None`` is no rate.

    ``met``: is the target reached; ``None`` without a target or a rate. Ranks are those among the provinces.
    """

    unit_id: str
    unit: str
    dimension: str
    year: int
    months: int
    group: str
    rate_before: Decimal | None
    rate_after: Decimal | None
    rank_before: int | None
    rank_after: int | None
    met_before: bool | None
    met_after: bool | None

    @property
    def change(self) -> Decimal | None:
        """Percentage points; ``None`` when there was or will be no rate."""
        return None if None in (self.rate_before, self.rate_after) else self.rate_after - self.rate_before

    @property
    def turns(self) -> bool:
        """A target that was missed is met, or the other way round."""
        return None not in (self.met_before, self.met_after) and self.met_before != self.met_after

    def as_json(self) -> dict[str, Any]:
        """Rates as numbers; ``from_json`` reads it back."""
        plain = {each.name: getattr(self, each.name) for each in fields(self)}
        return plain | {name: None if plain[name] is None else float(plain[name]) for name in _RATES}


@dataclass(frozen=True, kw_only=True)
class Effects:
    """Every effect in the pictures looked at, the nation and what turns first. ``not_looked_at``: older pictures."""

    effects: tuple[Effect, ...] = ()
    not_looked_at: int = 0


def from_json(entry: Mapping[str, Any]) -> Effect:
    """The effect that ``as_json`` wrote."""
    rates = {name: None if entry[name] is None else numbers.rounded(entry[name], DECIMALS) for name in _RATES}
    return Effect(**{field.name: entry[field.name] for field in fields(Effect)} | rates)
