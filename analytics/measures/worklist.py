"""The order of work: the easy before the hard, where that leads, and the shortest list that reaches a target.

"Dễ làm trước, khó làm sau": by difficulty, then by days, then the larger value first. The shortest list is exact: to
add up to an amount with the fewest cases, take the largest (of equal ones, any). The list of the fewest days is exact
too as long as the table it is found in stays small (``MOST_CELLS``); beyond that it is value per day, largest first,
and says so. Days are those that the unit estimates, of one person after the other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from analytics.measures.pace import need
from analytics.measures.results import Result
from analytics.warehouse import Warehouse

EASE = ("easy", "medium", "hard")
OPEN = "open"
MOST_CELLS = 20_000_000
_LATE = 10**9


@dataclass(frozen=True, kw_only=True)
class Task:
    """One case by its code. ``case_value``: đồng that can be enforced; ``est_days``: days of work; ``None`` unknown."""

    unit_id: str
    year: int
    case_code: str
    case_value: int | None
    difficulty: str | None
    est_days: int | None
    case_measure: str | None
    case_status: str | None
    source: str | None
    entry: int

    @property
    def is_open(self) -> bool:
        """Whether it can be worked on now."""
        return (self.case_status or OPEN) == OPEN


@dataclass(frozen=True, kw_only=True)
class Step:
    """The ``place``-th case done, and where the unit stands then: rates in percent, ``days`` since the start; ``None``
    where the unit's figures, the value or the days of any case so far are unknown."""

    place: int
    task: Task
    days: int | None
    cases: Fraction | None
    money: Fraction | None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Cases that together reach a target. ``days``: their sum, ``None`` when one is unknown; ``is_exact``: no list is
    better by what was asked for."""

    tasks: tuple[Task, ...]
    days: int | None
    is_exact: bool = True


def worklist(warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None) -> list[Task]:
    """The cases of a unit, or of all, in a year, by unit and code."""
    rows = warehouse.rows("worklist", period_year=year, at=warehouse.head if at is None else at)
    return [Task(**row) for row in rows if unit_id in (None, row["unit_id"])]


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Those that can be worked on, the easy first; what is not known of a case stands after what is."""
    return sorted((task for task in tasks if task.is_open), key=_ease)


def _ease(task: Task) -> tuple[int, int, int, str]:
    hard = EASE.index(task.difficulty) if task.difficulty in EASE else len(EASE)
    return hard, _LATE if task.est_days is None else task.est_days, -(task.case_value or 0), task.case_code


def steps(ordered: Sequence[Task], cases: Result | None, money: Result | None) -> list[Step]:
    """Both rates after each case, from where the unit stands; the cases are already among what can be enforced."""
    found: list[Step] = []
    days: int | None = 0
    value: int | None = 0
    for place, task in enumerate(ordered, start=1):
        days, value = _more(days, task.est_days), _more(value, task.case_value)
        found.append(Step(place=place, task=task, days=days, cases=_rate(cases, place), money=_rate(money, value)))
    return found


def _more(total: int | None, part: int | None) -> int | None:
    return None if None in (total, part) else total + part


def _rate(result: Result | None, more: int | None) -> Fraction | None:
    if result is None or result.rate is None or more is None:
        return None
    return Fraction(100 * (result.numerator + more), result.denominator)


def missing(result: Result | None) -> int | None:
    """Việc or đồng still to be finished for the target in force; ``None`` without counts or a target."""
    if result is None or result.target is None or result.rate is None:
        return None
    return max(0, need(result.target, result.denominator) - result.numerator)


def one(task: Task) -> int:
    """What a case adds to the cases that are done."""
    return 1


def value(task: Task) -> int:
    """What it adds to the money; a case of unknown value adds nothing."""
    return task.case_value or 0


def shortest(ordered: Sequence[Task], still: int, gain: Callable[[Task], int] = one) -> Plan | None:
    """The fewest cases that gain ``still``, those that stand first among equals; ``None`` when all are too few."""
    taken: list[Task] = []
    for task in sorted(ordered, key=gain, reverse=True):
        if still <= 0:
            break
        taken.append(task)
        still -= gain(task)
    return None if still > 0 else _plan(taken)


def quickest(ordered: Sequence[Task], still: int, gain: Callable[[Task], int] = one) -> Plan | None:
    """Cases of known length that gain ``still`` in the fewest days; ``None`` when all of them are too few."""
    known = [task for task in ordered if task.est_days is not None and gain(task) > 0]
    if sum(map(gain, known)) < still:
        return None
    if still <= 0:
        return _plan([])
    total = sum(task.est_days for task in known)
    if len(known) * (total + 1) > MOST_CELLS:
        return _plan(_by_speed(known, still, gain), is_exact=False)
    return _plan(_fewest_days(known, still, gain, total))


def _fewest_days(known: Sequence[Task], still: int, gain: Callable[[Task], int], total: int) -> list[Task]:
    """0/1 knapsack over days: the most that can be gained within so many days, then the first day that suffices."""
    most = np.zeros(total + 1, np.int64)
    took = np.zeros((len(known), total + 1), bool)
    for place, task in enumerate(known):
        with_it = np.full(total + 1, -1, np.int64)
        with_it[task.est_days :] = most[: total + 1 - task.est_days] + gain(task)
        took[place] = with_it > most
        most = np.maximum(most, with_it)
    day = int(np.argmax(most >= still))
    taken = []
    for place in range(len(known) - 1, -1, -1):
        if took[place, day]:
            taken.append(known[place])
            day -= known[place].est_days
    return taken[::-1]


def _by_speed(known: Sequence[Task], still: int, gain: Callable[[Task], int]) -> list[Task]:
    taken = []
    for task in sorted(known, key=lambda task: Fraction(gain(task), max(task.est_days, 1)), reverse=True):
        if still <= 0:
            break
        taken.append(task)
        still -= gain(task)
    return taken


def _plan(taken: Sequence[Task], is_exact: bool = True) -> Plan:
    days = [task.est_days for task in taken]
    total = None if None in days else sum(days)
    return Plan(tasks=tuple(sorted(taken, key=_ease)), days=total, is_exact=is_exact)


def mix(ordered: Iterable[Task]) -> dict[str | None, tuple[int, int | None]]:
    """Measure → (number of cases, đồng of them together; ``None`` where one is unknown), the most frequent first."""
    found: dict[str | None, list[int | None]] = defaultdict(list)
    for task in ordered:
        found[task.case_measure].append(task.case_value)
    counted = {name: (len(values), None if None in values else sum(values)) for name, values in found.items()}
    return dict(sorted(counted.items(), key=lambda pair: -pair[1][0]))
