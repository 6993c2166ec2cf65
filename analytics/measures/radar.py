"""Year-end radar: months in which a unit's classification, delegations or filings left its own usual course.

Every month is what it added, never the cumulative line. A month is held against the same month of the unit's other
years (their median), since Octobers and Septembers are not like other months; what is left over is charted (XmR), with
limits from the years before the one that is judged. A signal asks for an explanation; it says nothing of the reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from analytics.catalog import Dataset
from analytics.measures.control_chart import OUTSIDE, Chart, chart
from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.measures.territory import shown_units
from analytics.periods import YEAR_MONTHS
from analytics.warehouse import Warehouse

SHARE, DELEGATIONS, FILINGS = "enforceable_share", "delegations", "filings"
SUBJECTS = (SHARE, DELEGATIONS, FILINGS)
PAST_YEARS, FEWEST_YEARS = 8, 3
YEAR_ENDS = (YEAR_MONTHS, 1)
"""Filings are judged in September and October only: around 30 September."""
Month = tuple[int, int]
"""(year, months)."""
Added = dict[Month, float]
"""Month → what it added, in percentage points."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One month: what it ``added``, what the same month of the other years did (``usual``), in percentage points."""

    year: int
    months: int
    added: float
    usual: float

    @property
    def difference(self) -> float:
        """How far the month lies from its usual."""
        return self.added - self.usual


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A month that asks for an explanation. ``low`` and ``high``: limits of the difference from the usual;
    ``weight``: the difference in half-widths of the limits. ``rule`` as in ``control_chart``."""

    point: Point
    low: float
    high: float
    rule: str
    upwards: bool
    weight: float


@dataclass(frozen=True, kw_only=True)
class Course:
    """One unit on one subject: its months, oldest first, and those of the judged year that are flagged.

    ``chart`` is ``None`` where the past is too short for limits: fewer than three years of months, or eight months.
    """

    unit_id: str
    unit: str
    dimension: str
    subject: str
    points: tuple[Point, ...]
    chart: Chart | None
    flags: tuple[Flag, ...]

    @property
    def weight(self) -> float:
        """Weight of its heaviest flag, nought without any."""
        return max((flag.weight for flag in self.flags), default=0.0)


def radar(
    warehouse: Warehouse,
    *,
    dimension: str,
    year: int,
    months: int = YEAR_MONTHS,
    borders: str = "reported",
    level: str = "province",
    parent: str | None = None,
    group: str = "all",
    at: int | None = None,
) -> list[Course]:
    """The courses of every unit of the level that has figures in these months of the year, heaviest flag first.

    ``parent`` narrows offices to those of one province, under these borders.
    """
    units = shown_units(warehouse.units, borders, level, parent)
    seen = {"dimension": dimension, "borders": borders, "group": group, "at": at}
    found = trend(warehouse, unit_ids=units, first_year=year - PAST_YEARS, last_year=year, **seen)
    by_unit: dict[str, list[Result]] = defaultdict(list)
    for result in found:
        if (result.year, result.months) <= (year, months):
            by_unit[result.unit_id].append(result)
    courses = [
        _course(results, subject, year)
        for results in by_unit.values()
        if results[-1].year == year
        for subject in SUBJECTS
    ]
    order = {unit_id: results[-1].name_order for unit_id, results in by_unit.items()}
    return sorted(courses, key=lambda course: (-course.weight, order[course.unit_id], SUBJECTS.index(course.subject)))


def monthly(dataset: Dataset) -> bool:
    """Whether the dataset has the columns that are watched."""
    return {"must_enforce", "enforceable", "delegated_out", "newly_accepted", "total_accepted"} <= set(dataset.figures)


def _course(results: Sequence[Result], subject: str, year: int) -> Course:
    points = _points(_added(results, subject), year)
    past = sorted((point for point in points if point.year < year), key=lambda point: (point.months, point.year))
    base = [point.difference for point in past]
    found = chart([point.difference for point in points], base=base, judged_from=len(past))
    last = results[-1]
    return Course(
        unit_id=last.unit_id,
        unit=last.unit,
        dimension=last.dimension,
        subject=subject,
        points=tuple(points),
        chart=found,
        flags=tuple(_flags(points, found, subject)) if found else (),
    )


def _flags(points: Sequence[Point], found: Chart, subject: str) -> Iterable[Flag]:
    """The signals of the months that are judged; of a run that goes on, the first only."""
    reach = (found.high - found.low) / 2
    for signal in found.signals:
        point, before = points[signal.place], found.at(signal.place - 1)
        goes_on = before and signal.rule != OUTSIDE and (before.rule, before.upwards) == (signal.rule, signal.upwards)
        if not goes_on and (subject != FILINGS or point.months in YEAR_ENDS):
            away = abs(point.difference - found.centre)
            limits = {"low": found.low, "high": found.high, "weight": away / reach if reach else float(bool(away))}
            yield Flag(point=point, rule=signal.rule, upwards=signal.upwards, **limits)


def _added(results: Iterable[Result], subject: str) -> Added:
    by_month = {(result.year, result.months): result.figures for result in results if not result.missing}
    found = {month: ADDED_BY[subject](month, by_month) for month in sorted(by_month)}
    return {month: value for month, value in found.items() if value is not None}


def _points(added: Added, judged: int) -> list[Point]:
    """Months that can be held against at least two other years before the judged one."""
    by_name: dict[int, dict[int, float]] = defaultdict(dict)
    for (year, months), value in added.items():
        if year < judged:
            by_name[months][year] = value
    points = []
    for (year, months), value in added.items():
        others = [other for its_year, other in by_name[months].items() if its_year != year]
        if len(by_name[months]) >= FEWEST_YEARS:
            points.append(Point(year=year, months=months, added=value, usual=median(others)))
    return points


def _share_moved(month: Month, figures: Mapping[Month, Mapping[str, int]]) -> float | None:
    """Points by which the share of có điều kiện moved in the month; October has no month before it in its year."""
    now, before = (_share(figures.get(when)) for when in (month, (month[0], month[1] - 1)))
    return None if now is None or before is None else now - before


def _share(figures: Mapping[str, int] | None) -> float | None:
    if not figures or not figures.get("must_enforce") or "enforceable" not in figures:
        return None
    return 100 * figures["enforceable"] / figures["must_enforce"]


def _flow(column: str, month: Month, figures: Mapping[Month, Mapping[str, int]]) -> float | None:
    """What the month added to a column, in percent of all accepted by then."""
    before = 0 if month[1] == 1 else figures.get((month[0], month[1] - 1), {}).get(column)
    now, whole = figures[month].get(column), figures[month].get("total_accepted")
    return None if now is None or before is None or not whole else 100 * (now - before) / whole


ADDED_BY = {
    SHARE: _share_moved,
    DELEGATIONS: lambda month, figures: _flow("delegated_out", month, figures),
    FILINGS: lambda month, figures: _flow("newly_accepted", month, figures),
}
