"""Results of several units over time, as lines: which figures follow one another and where there is a hole."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.measures import Result
from analytics.periods import YEAR_MONTHS
from pages.components.rows import speaks_for_all


@dataclass(frozen=True, kw_only=True)
class Line:
    """One unit over time. ``by_month`` puts every month on the axis, otherwise every year has one place."""

    unit_id: str
    unit: str
    results: tuple[Result, ...]


def lines(results: Sequence[Result], unit_ids: Sequence[str]) -> list[Line]:
    """The results of each unit that has any figure, in the order asked for."""
    wanted = [result for result in results if result.shown_rate is not None and speaks_for_all(result)]
    found = []
    for unit_id in unit_ids:
        own = tuple(result for result in wanted if result.unit_id == unit_id)
        if own:
            found.append(Line(unit_id=unit_id, unit=own[-1].unit, results=own))
    return found


def is_firm(result: Result) -> bool:
    """True for a rate computed from counts in which no part is missing."""
    return result.rate is not None and not result.missing


def results(found: Sequence[Line]) -> list[Result]:
    """What the lines were made of."""
    return [result for line in found for result in line.results]


def place(result: Result, by_month: bool) -> int:
    """Where a figure stands on the axis: its month, counted through the years, or its year."""
    return result.year * YEAR_MONTHS + result.months if by_month else result.year


def with_gaps(results: Sequence[Result], by_month: bool) -> list[Result | None]:
    """A hole wherever the next figure is not the next period; cumulative months start anew each October."""
    points: list[Result | None] = []
    for before, result in zip((None, *results), results, strict=False):
        follows = before and place(result, by_month) == place(before, by_month) + 1
        if points and (not follows or (by_month and result.months == 1)):
            points.append(None)
        points.append(result)
    return points
