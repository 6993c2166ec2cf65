"""Every unit on its way to its target of the year: the race, what past years say of its end, who decides the result."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.measures.comparison import compare
from analytics.measures.pace import DAYS, Race, race_of
from analytics.measures.results import Result
from analytics.measures.seasonal import Outlook, outlooks
from analytics.measures.series import trend
from analytics.measures.targets import Target
from analytics.periods import YEAR_MONTHS
from analytics.warehouse import Warehouse

PAST_YEARS = 8


@dataclass(frozen=True, kw_only=True)
class Pursuit:
    """A unit's result, its race to the target in force, and its outlook; ``None`` where the one needs what is missing
    (counts and a target; three past years). ``share``: its part of what all units in the table still have to do."""

    result: Result
    race: Race | None
    outlook: Outlook | None
    share: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Cascade:
    """Can the parts add up to the whole? ``parts``: Σ target × denominator ÷ Σ denominator, in percent; ``whole``: the
    target above them. ``units``: how many parts have both."""

    parts: Fraction
    whole: Fraction
    units: int

    @property
    def adds_up(self) -> bool:
        """True when meeting every part's target meets the whole's."""
        return self.parts >= self.whole


def pursuits(
    warehouse: Warehouse,
    *,
    dimension: str,
    year: int,
    months: int = YEAR_MONTHS,
    borders: str = "reported",
    level: str = "province",
    parent: str | None = None,
    group: str = "all",
    vintage: str | None = None,
    growth: Fraction = Fraction(0),
    basis: str = DAYS,
    at: int | None = None,
) -> list[Pursuit]:
    """One per unit that has figures in the period, the largest part of what is still to be done first."""
    asked = {"dimension": dimension, "borders": borders, "group": group, "vintage": vintage, "at": at}
    found = compare(warehouse, year=year, months=months, level=level, parent=parent, **asked)
    results = [standing.result for standing in found]
    foretold = learned(warehouse, results, **asked) if months < YEAR_MONTHS else {}
    racing = [
        Pursuit(result=each, race=race_of(each, growth, basis), outlook=foretold.get(each.unit_id)) for each in results
    ]
    return sorted(_shared(racing), key=lambda each: -(each.share or 0))


def learned(warehouse: Warehouse, results: Sequence[Result], **asked: object) -> dict[str, Outlook]:
    """What past years say of the end of this one, unit by unit."""
    if not results:
        return {}
    now, ids = results[0], [each.unit_id for each in results]
    span = {"unit_ids": ids, "first_year": now.year - PAST_YEARS, "last_year": now.year - 1, **asked}
    early, end = (
        {(each.unit_id, each.year): each.rate for each in trend(warehouse, months=months, **span) if each.rate}
        for months in (now.months, YEAR_MONTHS)
    )
    past: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for unit_id, year in sorted(early.keys() & end.keys()):
        past[unit_id].append((float(early[unit_id, year]), float(end[unit_id, year])))
    return outlooks(past, {each.unit_id: float(each.rate) for each in results if each.rate})


def cascade(parts: Sequence[Result], whole: Result | None) -> Cascade | None:
    """Whether the targets of the parts add up to that of the whole; ``None`` when the whole has none, or no part."""
    having = [(each.target.pct, each.denominator) for each in parts if each.target is not None and each.denominator]
    return adding_up(having, whole.target if whole else None)


def adding_up(parts: Sequence[tuple[Fraction, int]], whole: Target | None) -> Cascade | None:
    """The same of (target in percent, denominator) pairs and the target above them."""
    if whole is None or not parts:
        return None
    base = sum(denominator for _, denominator in parts)
    owed = sum(pct * denominator for pct, denominator in parts)
    return Cascade(parts=owed / base, whole=whole.pct, units=len(parts))


def _shared(racing: Sequence[Pursuit]) -> list[Pursuit]:
    everything = sum(each.race.need_more for each in racing if each.race)
    if not everything:
        return list(racing)
    return [replace(each, share=Fraction(each.race.need_more, everything) if each.race else None) for each in racing]
