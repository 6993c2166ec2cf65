"""Criteria that an indicator of the catalogue feeds: numerator, denominator and target from what was reported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from analytics import periods
from analytics.catalog import Catalog, Indicator
from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.scoring import Criterion, Entry, Scheme, words
from analytics.scoring.inputs import Path
from analytics.warehouse import Warehouse

FROM_REPORTS = "lấy từ số liệu báo cáo"
CASES, DECIMALS = "cases", 4
_RATIOS = ("ratio", "step", "step_deduct")


@dataclass(frozen=True, kw_only=True)
class Fed:
    """The figures of one criterion of one unit, as it was reported last in the year. ``entry``: of the ledger;
    ``counted``: việc or đồng done, and of how many."""

    unit_id: str
    criterion: str
    values: Mapping[str, Fraction]
    entry: int
    months: int
    year: int
    dimension: str
    counted: tuple[int, int]

    @property
    def words(self) -> str:
        """ "tử số 850, mẫu số 1000, lấy từ số liệu báo cáo 12 tháng …, bút toán 3"."""
        told = words.listed(f"{words.value_name(name)} {words.number(value)}" for name, value in self.values.items())
        return f"{told}, {FROM_REPORTS} {periods.label(self.year, self.months)}, bút toán {self.entry}"

    @property
    def reach(self) -> Mapping[Path, tuple[Fraction, Fraction]]:
        """Between which values chance alone may have put the figure: the 95 % range of a rate of cases (Wilson), as a
        numerator where that is what counts. Money is no sum of equal chances: nothing."""
        from analytics.measures.intervals import wilson  # statsmodels takes a second that an import need not pay

        done, base = self.counted
        if self.dimension != CASES or not base or not 0 <= done <= base:
            return {}
        low, high = wilson(done, base)
        if "numerator" in self.values:
            ends = Fraction(max(0, floor(low * base / 100))), Fraction(min(base, ceil(high * base / 100)))
            return {(self.criterion, "numerator"): ends}
        return {(self.criterion, "actual"): (Fraction(str(round(low, DECIMALS))), Fraction(str(round(high, DECIMALS))))}

    @property
    def as_entry(self) -> Entry:
        """What it is to the engine: a self-score that nobody had to write."""
        return Entry(criterion=self.criterion, values=self.values)


def indicators(catalog: Catalog) -> dict[str, str]:
    """Every indicator that a criterion may name → what it is called."""
    return {
        f"{dataset.id}.{each.id}": f"{each.label} ({dataset.label.lower()})"
        for dataset in catalog.dimensions.values()
        for each in catalog.indicators.values()
    }


def fed(
    warehouse: Warehouse, scheme: Scheme, unit_ids: Iterable[str], year: int, at: int | None = None
) -> dict[str, list[Fed]]:
    """Unit → what the reports of the year say of its criteria; of a unit that reported nothing there is nothing."""
    asked = tuple(sorted(set(unit_ids)))
    found: dict[str, list[Fed]] = {unit_id: [] for unit_id in asked}
    for criterion in scheme.criteria.values():
        if criterion.indicator and asked:
            for result in _last(warehouse, criterion, asked, year, at):
                values = _values(warehouse, criterion, result)
                if values:
                    found.setdefault(result.unit_id, []).append(_fed(warehouse, criterion, result, values))
    return found


def _fed(warehouse: Warehouse, criterion: Criterion, result: Result, values: Mapping[str, Fraction]) -> Fed:
    formula = _formula(warehouse, criterion)
    return Fed(
        unit_id=result.unit_id,
        criterion=criterion.id,
        values=values,
        entry=result.entry,
        months=result.months,
        year=result.year,
        dimension=result.dimension,
        counted=(result.total(formula.numerator), result.total(formula.denominator)),
    )


def _formula(warehouse: Warehouse, criterion: Criterion) -> Indicator:
    return warehouse.catalog.indicators[criterion.indicator.partition(".")[2]]


def _last(
    warehouse: Warehouse, criterion: Criterion, unit_ids: tuple[str, ...], year: int, at: int | None
) -> Iterable[Result]:
    """The newest period of the year that each unit reported."""
    dimension = criterion.indicator.partition(".")[0]
    span = {"dimension": dimension, "first_year": year, "last_year": year, "at": at}
    results = trend(warehouse, unit_ids=unit_ids, **span)
    return {result.unit_id: result for result in results if result.year == year}.values()


def _values(warehouse: Warehouse, criterion: Criterion, result: Result) -> Mapping[str, Fraction]:
    formula = _formula(warehouse, criterion)
    top, bottom = result.total(formula.numerator), result.total(formula.denominator)
    if top is None or bottom is None:
        return {}
    if criterion.rule in _RATIOS:
        return {"numerator": Fraction(top), "denominator": Fraction(bottom)}
    rate = result.value(formula)
    if rate is None:
        return {}
    is_rate = formula.id == result.formula.id and result.target is not None
    return {"actual": rate, **({"target": Fraction(result.target.pct)} if is_rate else {})}
