"""What single great cases do to the money of a province: how much of it they are, and its rate and place without them.

Money is no sum of many alike: one case can be a third of a province. Results with and without the great cases, by a
rule stated beforehand (``data/reference/large_case_rule.toml``), always both. The share of the largest and of the
three largest is the concentration ratio of industrial statistics (Curry & George 1983, J. Ind. Econ. 31: 203–255).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.measures.comparison import compare, national
from analytics.measures.results import Result
from analytics.standards import GreatCaseRule, load_rules, rule_of
from analytics.units import Units
from analytics.warehouse import Warehouse

MONEY = "money"


@dataclass(frozen=True, kw_only=True)
class LargeCase:
    """Money of one case in đồng, cumulative like that of its unit; ``completed`` is ``None`` where nobody said."""

    unit_id: str
    name: str
    enforceable: int
    completed: int | None
    source: str | None
    entry: int


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """A province whose large cases are known, the largest first; ``great`` are those that the rule names.

    Shares in percent of the province's money that can be enforced, and of what it finished; ``None`` when not known.
    ``rate`` and ``rate_without`` in percent; the places are among all provinces, those without known case sizes as
    they are. ``exceeds``: the great cases are more than the province reported, so nothing can be said without them.
    """

    result: Result
    cases: tuple[LargeCase, ...]
    great: tuple[LargeCase, ...]
    largest: Fraction | None
    three_largest: Fraction | None
    largest_done: Fraction | None
    three_largest_done: Fraction | None
    rate: Fraction | None
    rate_without: Fraction | None
    exceeds: bool
    rank: int | None = None
    rank_without: int | None = None
    of: int = 0

    @property
    def change(self) -> Fraction | None:
        """Percentage points that leaving the great cases out adds."""
        return None if None in (self.rate, self.rate_without) else self.rate_without - self.rate


def great_case_rule(year: int) -> GreatCaseRule | None:
    """The rule that says which cases of a year are great."""
    return rule_of(load_rules(), year)


def exposures(
    warehouse: Warehouse,
    *,
    year: int,
    months: int = 12,
    borders: str = "reported",
    among: Collection[str] | None = None,
    at: int | None = None,
) -> list[Exposure]:
    """Provinces whose large cases are known, by the share of their largest case; places among ``among``, if given."""
    at = warehouse.head if at is None else at
    place = {"dimension": MONEY, "year": year, "months": months, "borders": borders, "among": among}
    results = [standing.result for standing in compare(warehouse, **place, at=at)]
    known = _of_provinces(warehouse, year, months, borders, at)
    rule = great_case_rule(year)
    found = [exposure(each, known[each.unit_id], rule) for each in results if each.unit_id in known]
    return sorted(_placed(found, results), key=lambda each: -(each.largest or 0))


def national_exposure(
    warehouse: Warehouse, *, year: int, months: int = 12, borders: str = "reported", at: int | None = None
) -> Exposure | None:
    """The nation without every case that is great in its province; ``None`` when there is none or no national rate."""
    place = {"year": year, "months": months, "at": at}
    great = tuple(case for each in exposures(warehouse, **place, borders=borders) for case in each.great)
    nation = national(warehouse, dimension=MONEY, **place)
    if nation is None or nation.result.rate is None or not great:
        return None
    without, exceeds = _without(nation.result, great)
    return replace(exposure(nation.result, great, None), great=great, rate_without=without, exceeds=exceeds)


def exposure(result: Result, cases: Sequence[LargeCase], rule: GreatCaseRule | None) -> Exposure:
    """One unit with its large cases, without places."""
    ordered = tuple(sorted(cases, key=lambda case: (-case.enforceable, case.name)))
    total, done = result.denominator, result.numerator
    great = tuple(case for case in ordered if rule and rule.is_great(case.enforceable, total))
    amounts, finished = [case.enforceable for case in ordered], [case.completed for case in ordered]
    without, exceeds = _without(result, great)
    return Exposure(
        result=result,
        cases=ordered,
        great=great,
        largest=share(amounts, total, 1),
        three_largest=share(amounts, total, 3),
        largest_done=share(finished, done, 1),
        three_largest_done=share(finished, done, 3),
        rate=result.rate,
        rate_without=without,
        exceeds=exceeds,
    )


def share(amounts: Iterable[int | None], total: int | None, largest: int) -> Fraction | None:
    """Percent of the total that the so many largest are; ``None`` when fewer are named, an amount is missing or there
    is no total."""
    known = list(amounts)
    if not total or len(known) < largest or None in known:
        return None
    return Fraction(100 * sum(sorted(known, reverse=True)[:largest]), total)


def _without(result: Result, great: Sequence[LargeCase]) -> tuple[Fraction | None, bool]:
    """(rate without the great cases, whether they exceed what the unit reported)."""
    done, total = result.numerator, result.denominator
    if result.rate is None or any(case.completed is None for case in great):
        return None, False
    rest_done = done - sum(case.completed for case in great)
    rest = total - sum(case.enforceable for case in great)
    if not 0 <= rest_done <= rest:
        return None, True
    return (Fraction(100 * rest_done, rest) if rest else None), False


def _placed(found: Sequence[Exposure], results: Sequence[Result]) -> list[Exposure]:
    """With their places among all results: before, and once every great case is left out."""
    rates = {each.unit_id: each.rate for each in results if each.rate is not None}
    changed = {each.result.unit_id: each.rate_without for each in found if each.great}
    rest = {unit_id: rate for unit_id, rate in {**rates, **changed}.items() if rate is not None}
    return [
        replace(
            each,
            rank=_rank(each.result.unit_id, rates),
            rank_without=_rank(each.result.unit_id, rest),
            of=len(rates),
        )
        for each in found
    ]


def _rank(unit_id: str, rates: Mapping[str, Fraction]) -> int | None:
    own = rates.get(unit_id)
    return None if own is None else 1 + sum(rate > own for rate in rates.values())


def _of_provinces(
    warehouse: Warehouse, year: int, months: int, borders: str, at: int
) -> dict[str, tuple[LargeCase, ...]]:
    """Province, as the borders show it → its cases; a case that its office named too counts once."""
    mapping = warehouse.units.mapping(borders)
    found: dict[str, dict[str, LargeCase]] = defaultdict(dict)
    rows = warehouse.rows("large_cases", period_year=year, period_months=months, at=at)
    for row in sorted(rows, key=lambda row: warehouse.units.get(row["unit_id"]).level == "office", reverse=True):
        home = mapping.get(_province(warehouse.units, row["unit_id"]))
        if home:
            found[home][_key(warehouse.units, row)] = _case(row, home)
    return {unit_id: tuple(cases.values()) for unit_id, cases in found.items()}


def _key(units: Units, row: Mapping) -> str:
    """Same province of the report and same name: the same case."""
    return f"{_province(units, row['unit_id'])} {row['case_name'].casefold()}"


def _case(row: Mapping, home: str) -> LargeCase:
    return LargeCase(
        unit_id=home,
        name=row["case_name"],
        enforceable=row["case_enforceable"],
        completed=row["case_completed"],
        source=row["source"],
        entry=row["entry"],
    )


def _province(units: Units, unit_id: str) -> str:
    unit = units.get(unit_id)
    return unit.parent_id if unit.level == "office" and unit.parent_id else unit_id
