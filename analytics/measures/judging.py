"""A comparison that says what its figures cannot say: places with their range, limits, and targets fairly read.

Not imported by ``analytics.measures``: scipy costs a second and 60 MB, which most commands need not pay.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from analytics.catalog import Indicator
from analytics.measures import evidence, fog, small_numbers
from analytics.measures.judgement import ALL, CHANCE, FEW, HIDDEN, NOTHING, TARGET, YEARS, Judged, Judgement
from analytics.measures.reading import RATE, View, results
from analytics.measures.results import Result
from analytics.measures.targets import in_force, targets_set
from analytics.measures.territory import shown_units
from analytics.periods import YEAR_MONTHS, period_end
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse

CASES = "cases"


def judge(
    warehouse: Warehouse,
    *,
    dimension: str,
    year: int,
    months: int = 12,
    borders: str = "reported",
    level: str = "province",
    group: str = "all",
    parent: str | None = None,
    vintage: str | None = None,
    indicator: str = RATE,
    against: str = ALL,
    draws: int = fog.DRAWS,
    among: Collection[str] | None = None,
    at: int | None = None,
) -> Judgement:
    """Every unit of the level that has a figure, judged; the same figures always give the same judgement. ``among``:
    only these units, judged among themselves."""
    moment = warehouse.head if at is None else at
    view = View.of_period(year, months, dimension=dimension, borders=borders, group=group, vintage=vintage, at=moment)
    shown = shown_units(warehouse.units, borders, level, parent)
    unit_ids = [unit_id for unit_id in shown if among is None or unit_id in among]
    measure = warehouse.catalog.indicators[indicator]
    units = _in_order(_now(warehouse, view, unit_ids), measure, _cases(warehouse, view, unit_ids))
    counted = [unit for unit in units if unit.rate is not None]
    past = evidence.past(warehouse, view, [unit.result.unit_id for unit in counted], measure)
    levelled = evidence.with_levels(counted, past, is_counted=dimension == CASES, is_target=indicator == RATE)
    ranked = evidence.with_places([unit for unit in levelled if unit.unranked is None], draws)
    centre = _aim(warehouse, view, parent or NATIONAL, units) if _is_aim(against, indicator, months) else None
    ranked, drawn = evidence.with_limits(ranked, centre) if dimension == CASES else (ranked, None)
    unranked = [unit for unit in levelled if unit.unranked is not None]
    return Judgement(
        units=(*ranked, *unranked, *(unit for unit in units if unit.rate is None)),
        of=len(ranked),
        basis=YEARS if past.years else CHANCE if dimension == CASES else NOTHING,
        years=past.years,
        tie=evidence.tie(ranked),
        funnel=drawn,
        against=ALL if centre is None else TARGET,
        least_cases=small_numbers.thresholds().least_cases,
    )


def _now(warehouse: Warehouse, view: View, unit_ids: Sequence[str]) -> list[Result]:
    return [result for result in results(warehouse, view, unit_ids) if result.year == view.last_year]


def _cases(warehouse: Warehouse, view: View, unit_ids: Sequence[str]) -> dict[str, int | None]:
    """Enforceable cases of each unit: what is small is small in việc, also where đồng are compared."""
    found = _now(warehouse, replace(view, dimension=CASES), unit_ids)
    return {result.unit_id: result.denominator for result in found}


def _in_order(found: Sequence[Result], measure: Indicator, cases: dict[str, int | None]) -> list[Judged]:
    rules = small_numbers.thresholds()
    gone: frozenset[str] = frozenset()
    if found and found[0].group in rules.groups:
        gone = small_numbers.hidden({each.unit_id: each.figures for each in found}, rules.most_hidden)
    units = [_unit(each, measure, each.unit_id in gone, cases.get(each.unit_id), rules.least_cases) for each in found]
    return sorted(units, key=_official)


def _unit(result: Result, measure: Indicator, is_hidden: bool, cases: int | None, least: int) -> Judged:
    if is_hidden:
        return Judged(result=replace(result, figures={}, published_rate=None), unranked=HIDDEN)
    rate, n = result.value(measure), result.total(measure.denominator)
    is_few = rate is not None and cases is not None and cases < least
    return Judged(result=result, rate=rate, n=n, unranked=FEW if is_few else None)


def _official(unit: Judged) -> tuple[bool, bool, Fraction, int]:
    return (unit.rate is None, unit.unranked is not None, -(unit.rate or Fraction(0)), unit.result.name_order)


def _is_aim(against: str, indicator: str, months: int) -> bool:
    """Targets are set for the rate of a whole year; before its end everybody would lie below."""
    return against == TARGET and indicator == RATE and months == YEAR_MONTHS


def _aim(warehouse: Warehouse, view: View, anchor: str, units: Sequence[Judged]) -> Fraction | None:
    """The target to compare with: that of the country (of the province, for its offices), else the one all share."""
    span = {"first_year": view.last_year, "last_year": view.last_year, "at": view.at}
    found = targets_set(warehouse, dimension=view.dimension, group=view.group, unit_ids=[anchor], **span)
    held = in_force(found.get((anchor, view.last_year), ()), period_end(view.last_year, view.last_months))
    shared = {unit.result.target.pct for unit in units if unit.result.target}
    return held.pct if held else shared.pop() if len(shared) == 1 else None
