"""Figures in the wrong column: a row moved by one cell, two columns exchanged, a cell or a column left empty."""

from collections.abc import Iterator

import numpy as np

from analytics.checks.case import Case, Hits, hits
from analytics.checks.panel import MISSING
from analytics.intake import Finding

_LEAST_ROWS, _CROWD, _SAMPLE = 4, 12, 500
_NEAR, _AGAINST = 0.35, -0.5
_APART, _MOST = np.log(4), 0.9


def moved(case: Case) -> Iterator[Hits]:
    """Rows whose figures fit their own earlier ones only after moving them, from some column on, by one."""
    check = case.checks["shifted"]
    order = list(case.order)
    if len(order) < 2 or not case.has_past:
        return
    holes = np.zeros(len(case.file), bool)
    for name in order:
        blank = case.file.figure(name) == MISSING
        if blank.any():
            holes |= blank & (case.before(name) > 0)
    rows = np.flatnonzero(holes)
    told: dict[int, tuple[str, str]] = {}
    if len(rows):
        logs_now = _logs(np.column_stack([case.file.figure(name)[rows] for name in order]))
        logs_before = _logs(np.column_stack([case.before(name)[rows] for name in order]))
        as_is = _distance(logs_now, logs_before)
        best, direction, start = as_is / 2, np.zeros(len(rows), int), np.zeros(len(rows), int)
        for way in (-1, 1):
            for place in range(len(order) - 1):
                far = _distance(_shifted(logs_now, place, way), logs_before)
                better = far < best
                best, direction = np.where(better, far, best), np.where(better, way, direction)
                start = np.where(better, place, start)
        for at in np.flatnonzero(direction != 0):
            told[int(rows[at])] = (order[start[at]], "trái" if direction[at] < 0 else "phải")

    def describe(index: int) -> Finding:
        name, way = told[index]
        value = case.file.figure(name)[index]
        words = {"way": way, "figure": case.label_of(name), "before": case.amount(case.before(name)[index])}
        words["now"] = "trống" if value < 0 else case.amount(value)
        return case.say(check.id, index, name, None, **words)

    if told:
        yield hits(check.id, np.array(sorted(told)), case.with_past, describe)


def _logs(values: np.ndarray) -> np.ndarray:
    return np.log(np.where(values > 0, values, np.nan))


def _shifted(logs: np.ndarray, place: int, way: int) -> np.ndarray:
    """The figures put back where they would have stood: from ``place`` on they were moved left (-1) or right (1)."""
    back = logs.copy()
    if way < 0:
        back[:, place + 1 :] = logs[:, place:-1]
        back[:, place] = np.nan
    else:
        back[:, place:-1] = logs[:, place + 1 :]
        back[:, -1] = np.nan
    return back


def _distance(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Mean distance of two rows over what both have; a figure that only one of them has counts as far."""
    both = np.isfinite(one) & np.isfinite(other)
    apart = np.isfinite(one) != np.isfinite(other)
    summed = np.where(both, np.abs(one - other), 0).sum(axis=1) + apart.sum(axis=1)
    return np.where(both.any(axis=1), summed / np.maximum((both | apart).sum(axis=1), 1), np.inf)


def exchanged(case: Case) -> Iterator[Hits]:
    """Two columns that each hold what the other held before."""
    check = case.checks["columns_exchanged"]
    names = [name for name in check.columns if name in case.file.figures]
    smallest = check.settings["smallest"]
    if not case.has_past:
        return
    now = {name: case.file.figures[name] for name in names}
    before = {name: case.before(name) for name in names}
    off = {name: np.zeros(len(case.file), bool) for name in names}
    for name in names:
        rows = case.far(name, 2)
        off[name][rows[before[name][rows] >= smallest]] = True
    told: dict[int, tuple[str, str]] = {}
    pairs = [(one, other) for place, one in enumerate(names) for other in names[place + 1 :]]
    for one, other in _throughout(case, pairs):
        told |= dict.fromkeys(np.flatnonzero((now[one] > 0) | (now[other] > 0)).tolist(), (one, other))
    for one, other in () if told else pairs:
        rows = np.flatnonzero(off[one] & off[other])
        crossed = _apart(now[one][rows], before[other][rows]) < _NEAR
        crossed &= _apart(now[other][rows], before[one][rows]) < _NEAR
        told |= {int(row): (one, other) for row in rows[crossed]}

    def describe(index: int) -> Finding:
        one, other = told[index]
        words = {"one": case.label_of(one), "other": case.label_of(other)}
        words["before"] = case.amount(before[one][index])
        return case.say(check.id, index, one, now[one][index], **words)

    if told:
        yield hits(check.id, np.array(sorted(told)), case.with_past, describe)


def _throughout(case: Case, pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of columns that are exchanged in the whole file, though in a single row too alike in size to show it.

    How the two columns stand to each other lasts from year to year: units high in one stay high in it, whatever all of
    them gained. In an exchanged pair those ratios run against those of the past. A sample of the rows is enough.
    """
    rows = np.flatnonzero(case.a_year_before >= 0)
    rows = rows[:: len(rows) // _SAMPLE + 1]
    for one, other in pairs:
        values = [case.file.figures[name][rows] for name in (one, other)]
        past = [case.before(name)[rows] for name in (one, other)]
        known = np.all([each >= 0 for each in (*values, *past)], axis=0)
        if _turned(*(np.log((each[0][known] + 1) / (each[1][known] + 1)) for each in (values, past))):
            yield one, other
            continue
        given = np.all([each > 0 for each in (*values, *past)], axis=0)
        if given.sum() >= _CROWD:
            now, then = (np.log(each[0][given] / each[1][given]) for each in (values, past))
            against = np.abs(now + then).sum() < np.abs(now - then).sum()
            if against and now.std() > 0 and then.std() > 0 and np.corrcoef(now, then)[0, 1] < _AGAINST:
                yield one, other


def _turned(now: np.ndarray, then: np.ndarray) -> bool:
    """Whether what was much the larger of two is much the smaller now, in nearly all rows that have a larger one."""
    clear = np.abs(then) > _APART
    if clear.sum() < _LEAST_ROWS or 2 * clear.sum() < len(then):
        return False
    return (now[clear] * np.sign(then[clear]) < -_APART).mean() >= _MOST


def _apart(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.abs(np.log(np.maximum(one, 1)) - np.log(np.maximum(other, 1)))


def holes(case: Case) -> Iterator[Hits]:
    """A blank where nearly all rows of the same period and level have a figure."""
    check = case.checks["blank_cell"]
    columns = [name for name in check.columns if name in case.file.figures]
    sparse = [name for name in columns if (case.file.figures[name] == MISSING).any()]
    if not sparse or len(case.file) <= _LEAST_ROWS:
        return
    place, counts = case.cohorts
    told: dict[int, str] = {}
    for name in sparse:
        given = case.file.figures[name] != MISSING
        filled = np.bincount(place, given, len(counts))
        usual = 100 * filled >= check.settings["filled_percent"] * counts
        where = np.flatnonzero(~given & (usual & (counts > _LEAST_ROWS))[place])
        told |= {int(index): name for index in where if int(index) not in told}

    def describe(index: int) -> Finding:
        return case.say(check.id, index, told[index], None)

    if told:
        yield hits(check.id, np.array(sorted(told)), len(case.file), describe)


def empty(case: Case) -> Iterator[Hits]:
    """A principal column that the file has and that holds no figure at all."""
    check = case.checks["empty_column"]
    for name in check.columns:
        if name in case.reading.headers and name not in case.file.figures:
            finding = case.say(check.id, None, name, None)
            yield hits(check.id, np.array([0]), len(case.file) + 1, lambda _, finding=finding: finding, name)
