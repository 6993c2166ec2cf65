"""One unit's result in one period, in one dimension: what is known of it and what follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from analytics.catalog import Indicator, Term
from analytics.measures.targets import Target
from analytics.measures.voices import EXACT, MORE_THAN, NEARLY


@dataclass(frozen=True, kw_only=True)
class Result:
    """Figures of one unit for ``months`` months of a reporting year, cumulative, in việc or đồng.

    ``origin`` is ``reported`` for a row of the unit's own, ``summed`` for what its parts add up to; then ``parts``,
    ``parts_reported`` and ``missing`` (names) say how complete the sum is. ``figures`` holds only figures that were
    given, and of a sum only those that every part in it gave. ``entry`` is the newest ledger entry in it;
    ``corrected_at`` is its moment (UTC) when the period was locked before it, else ``None``.
    """

    unit_id: str
    unit: str
    level: str
    dimension: str
    year: int
    months: int
    group: str
    vintage: str
    entry: int
    figures: Mapping[str, int]
    published_rate: Decimal | None
    qualifier: str | None
    sources: tuple[str, ...]
    target: Target | None
    parts: int
    parts_reported: int
    missing: tuple[str, ...]
    origin: str
    formula: Indicator = field(repr=False)
    name_order: int = field(repr=False)
    corrected_at: datetime | None = None

    @cached_property
    def numerator(self) -> int | None:
        """Completed, with terminated and reduced as far as they are given apart."""
        return self.total(self.formula.numerator)

    @cached_property
    def denominator(self) -> int | None:
        """What could be enforced."""
        return self.total(self.formula.denominator)

    @cached_property
    def rate(self) -> Fraction | None:
        """Percent, computed; ``None`` when numerator or denominator is missing or the denominator is zero."""
        return self.value(self.formula)

    @cached_property
    def shown_rate(self) -> Fraction | None:
        """The computed rate, else the published one."""
        published = None if self.published_rate is None else Fraction(self.published_rate)
        return published if self.rate is None else self.rate

    @cached_property
    def known_rate(self) -> Fraction | None:
        """The rate that may be subtracted: computed, or published as exact."""
        return self.shown_rate if self.rate is not None or self.qualifier in (EXACT, None) else None

    @property
    def gap(self) -> Fraction | None:
        """Known rate minus target, in percentage points, whatever the month."""
        return None if self.target is None or self.known_rate is None else self.known_rate - self.target.pct

    @property
    def met(self) -> bool | None:
        """Whether the target is reached. "More than" or "nearly" a published rate decides it where that suffices."""
        if self.target is None or self.shown_rate is None:
            return None
        if self.known_rate is not None:
            return self.target.is_met_by(self.known_rate)
        if self.qualifier == MORE_THAN and self.shown_rate >= self.target.pct:
            return True
        return False if self.qualifier == NEARLY and self.shown_rate <= self.target.pct else None

    def value(self, indicator: Indicator) -> Fraction | None:
        """Any indicator of the catalogue in percent; ``None`` when a figure it needs is missing or divides by zero."""
        top, bottom = self.total(indicator.numerator), self.total(indicator.denominator)
        return None if top is None or not bottom else Fraction(100 * top, bottom)

    def total(self, terms: Iterable[Term]) -> int | None:
        """Signed sum of the terms; ``None`` when one that is not optional is missing."""
        given = [term for term in terms if not (term.optional and term.column not in self.figures)]
        if not given or any(term.column not in self.figures for term in given):
            return None
        return sum(term.sign * self.figures[term.column] for term in given)
