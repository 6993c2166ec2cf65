"""Unusual against own history: the modified z of the step from year to year.

Boris Iglewicz and David Hoaglin, "How to Detect and Handle Outliers" (1993): z = 0,6745 · (x − median) / MAD, an
outlier beyond 3,5. Here x is the logarithm of a figure over the one a year before, so that growth is no outlier, less
the step that most units of the file made with it, so that a change of the rules is none either.
"""

from collections.abc import Iterator

import numpy as np

from analytics.checks.case import Case, Hits
from analytics.intake import Finding
from analytics.numbers import decimal

_YEARS, _CROWD = 10, 10
_NORMAL = 0.6745


def steps(case: Case) -> Iterator[Hits]:
    """Figures whose step from the year before is unlike all earlier ones."""
    check = case.checks["unusual"]
    settings = check.settings
    columns = [name for name in check.columns if name in case.file.figures and case.has_past]
    found: dict[tuple[int, str], float] = {}
    comparable: set[int] = set()
    for name in columns:
        rows, series = _series(case, name, settings)
        if len(rows):
            series[:, 0] -= _shared(case, name)[rows]
            scores = _scores(series, settings["least_spread_thousandths"] / 1000)
            comparable.update(rows.tolist())
            odd = np.flatnonzero(np.abs(scores) * 10 > settings["z_tenths"])
            found |= {(int(rows[i]), name): float(scores[i]) for i in odd}

    def describe(place: tuple[int, str]) -> Finding:
        index, name = place
        now, before = case.file.figures[name][index], case.before(name)[index]
        words = {"before": case.amount(before), "earlier": case.period(case.all, case.a_year_before[index])}
        words |= {"compared": "tăng" if now > before else "giảm", "score": decimal(abs(found[place]), 1)}
        return case.say(check.id, index, name, now, **words)

    if found:
        yield Hits(check=check.id, places=sorted(found), comparable=len(comparable), describe=describe)


def _series(case: Case, name: str, settings) -> tuple[np.ndarray, np.ndarray]:
    """(rows with enough history, their logarithms [rows, years], this year first); NaN where a year is missing.

    Only rows whose last step is large enough to matter are followed further back.
    """
    now, last = case.file.figures[name], case.before(name)
    floor, step = settings["smallest"], settings["least_step_percent"]
    large = np.abs(now - last) * 100 > last * step
    rows = np.flatnonzero((now >= 0) & (last >= floor) & large & ~case.file.hedged)
    rows = rows[case.all.year[case.a_year_before[rows]] == case.file.year[rows] - 1] if len(rows) else rows
    if not len(rows):
        return rows, np.empty((0, 0))
    few = case.file.take(rows)
    past = [case.all.figure(name, case.all.find(few.keys_of(few.unit, few.year - back, few.months)))
            for back in range(1, _YEARS + 1)]  # fmt: skip
    values = np.column_stack([now[rows], *past]).astype(float)
    values[:, 0] = np.maximum(values[:, 0], 0.5)
    values[:, 1:][values[:, 1:] <= 0] = np.nan
    enough = np.isfinite(values[:, 1:]).sum(axis=1) >= settings["least_years"]
    enough &= np.isfinite(np.diff(values[:, 1:], axis=1)).sum(axis=1) >= settings["least_years"] - 2
    return rows[enough], np.log(values[enough])


def _shared(case: Case, name: str) -> np.ndarray:
    """The step that most rows of the same period and level made, row by row; nothing where few can be compared."""
    now, last = case.file.figures[name], case.before(name)
    steps = np.where((now > 0) & (last > 0), np.log(np.maximum(now, 1) / np.maximum(last, 1)), np.nan)
    place, counts = case.cohorts
    shared = np.zeros(len(counts))
    for cohort in np.flatnonzero(counts >= _CROWD):
        among = steps[place == cohort]
        if np.isfinite(among).sum() >= _CROWD:
            shared[cohort] = np.nanmedian(among)
    return np.clip(shared, -1, 1)[place]


def _scores(logs: np.ndarray, least_spread: float) -> np.ndarray:
    """Modified z of the newest step. A spread of (nearly) nothing counts as ``least_spread``: without it, a unit that
    reported the same figure five times could never change it."""
    changes = logs[:, :-1] - logs[:, 1:]
    past = changes[:, 1:]
    middle = np.nanmedian(past, axis=1)
    spread = np.nanmedian(np.abs(past - middle[:, None]), axis=1)
    return _NORMAL * (changes[:, 0] - middle) / np.maximum(spread, least_spread)
