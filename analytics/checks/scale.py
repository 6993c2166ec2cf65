"""Figures ten, a hundred or a thousand times what the unit itself reported before."""

from collections.abc import Iterator

import numpy as np

from analytics.checks.case import Case, Hits, hits
from analytics.intake import Finding
from analytics.numbers import integer

_POWERS = (1, 2, 3, 6, 9)
_TIMES = 5
_LEAP = 1.3


def units(case: Case) -> Iterator[Hits]:
    """Whole rows that are a power of ten times, or far from, what they were in the same months of an earlier year."""
    check = case.checks["unit_jump"]
    columns = [name for name in check.columns if name in case.file.figures]
    rows, logs = _logs(case, columns, check.settings["smallest"])
    if not len(rows):
        return
    middle = np.nanmedian(logs, axis=0)
    power = np.rint(middle)
    near = np.abs(middle - power) * 1000 <= check.settings["within_thousandths"]
    agree = np.nansum(np.abs(logs - power) < 0.5, axis=0)
    leaps = (near & np.isin(np.abs(power), _POWERS)) | (np.abs(middle) >= _LEAP)
    jumped = leaps & (3 * agree >= 2 * np.isfinite(logs).sum(axis=0))
    told = {int(rows[at]): (float(middle[at]), int(np.isfinite(logs[:, at]).argmax())) for at in np.flatnonzero(jumped)}

    def describe(index: int) -> Finding:
        step, column = told[index]
        return _jump(case, check.id, index, columns[column], step)

    if told:
        yield hits(check.id, np.array(sorted(told)), case.with_past, describe)


def cells(case: Case) -> Iterator[Hits]:
    """Single figures that are a power of ten away while the rest of their row is as before."""
    check = case.checks["figure_jump"]
    columns = [name for name in check.columns if name in case.file.figures]
    rows, logs = _logs(case, columns, check.settings["smallest"])
    if not len(rows) or len(columns) < 2:
        return
    power = np.rint(logs)
    jumped = np.isin(np.abs(power), _POWERS) & (np.abs(logs - power) * 1000 <= check.settings["within_thousandths"])
    calm = 2 * (np.abs(logs) < 0.35).sum(axis=0) >= np.isfinite(logs).sum(axis=0) - 1
    found = [(int(rows[at]), columns[place], int(power[place, at])) for place, at in np.argwhere(jumped & calm)]
    told = {(index, name): step for index, name, step in found if _beyond(case, index, name)}

    def describe(place: tuple[int, str]) -> Finding:
        return _jump(case, check.id, *place, told[place])

    if told:
        comparable = case.with_past
        yield Hits(check=check.id, places=sorted(told), comparable=comparable, describe=describe)


def _logs(case: Case, columns: list[str], smallest: int) -> tuple[np.ndarray, np.ndarray]:
    """(rows with a figure far from its earlier one, [columns, those rows] decimal logarithm of figure ÷ earlier one);
    NaN where either is missing or both are small."""
    far = [case.far(name, _TIMES) for name in columns] if case.has_past else []
    rows = np.unique(np.concatenate(far)) if far else np.empty(0, np.int64)
    logs = np.full((len(columns), len(rows)), np.nan)
    for place, name in enumerate(columns):
        now, before = case.file.figures[name][rows], case.before(name)[rows]
        both = np.flatnonzero((now > 0) & (before > 0) & (np.maximum(now, before) >= smallest))
        logs[place, both] = np.log10(now[both] / before[both])
    usable = np.isfinite(logs).any(axis=0)
    return rows[usable], logs[:, usable]


def _beyond(case: Case, index: int, name: str) -> bool:
    """The figure is at least five times outside everything that the unit has reported for these months."""
    same = (case.all.unit == case.file.unit[index]) & (case.all.months == case.file.months[index])
    same &= (case.all.group == case.file.group[index]) & (case.all.year != case.file.year[index])
    earlier, value = case.all.figure(name)[same], case.file.figures[name][index]
    earlier = earlier[earlier > 0]
    return bool(value >= 5 * earlier.max() or 5 * value <= earlier.min())


def _jump(case: Case, check: str, index: int, column: str, power: float) -> Finding:
    before = case.a_year_before[index]
    words = {
        "ratio": integer(_round(10 ** abs(power))),
        "compared": "lớn gấp khoảng" if power > 0 else "nhỏ đi khoảng",
        "before": case.amount(case.all.figures[column][before]),
        "earlier": case.period(case.all, before),
    }
    return case.say(check, index, column, case.file.figures[column][index], **words)


def _round(ratio: float) -> int:
    """``ratio`` to its first digit; 9 and 11 are 10, as people say it."""
    power = 10 ** int(np.floor(np.log10(ratio * 1.1)))
    return max(round(ratio / power), 1) * power


def counts(case: Case) -> Iterator[Hits]:
    """Numbers of cases that no such unit has: money, most likely."""
    check = case.checks["count_magnitude"]
    ceilings = np.array([check.settings.get(unit.level, 2**62) for unit in case.unit_of] or [0])[case.file.unit]
    columns = [name for name in check.columns if name in case.file.figures]
    places = [(int(index), name) for name in columns for index in np.flatnonzero(case.file.figures[name] > ceilings)]
    worst = dict(reversed(places))

    def describe(place: tuple[int, str]) -> Finding:
        return case.say(check.id, *place, case.file.figures[place[1]][place[0]], ceiling=integer(ceilings[place[0]]))

    if worst:
        yield Hits(check=check.id, places=sorted(worst.items()), comparable=len(case.file), describe=describe)
