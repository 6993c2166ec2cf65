"""Figures that stand twice: under two names, under two years, or under việc and tiền."""

from collections.abc import Iterator

import numpy as np

from analytics.catalog import Check
from analytics.checks.case import Case, Hits, hits
from analytics.checks.panel import Panel
from analytics.intake import Finding

_CORE = ("must_enforce", "enforceable", "completed")
_TWINS = ("must_enforce", "enforceable", "completed", "total_accepted")
_SCALES = (0, 3, 6, 9)


def within_file(case: Case) -> Iterator[Hits]:
    """Two units with the same figures in the same period."""
    check = case.checks["copied_row"]
    columns = _compared(case.file)
    if len(columns) < 2:
        return
    marks = _marks(case.file, columns) ^ _mixed(case.file.periods)
    ordered = np.sort(marks)
    if not (ordered[1:] == ordered[:-1]).any():
        return
    order = np.argsort(marks, kind="stable")
    same = np.append(False, marks[order][1:] == marks[order][:-1])
    starts = np.maximum.accumulate(np.where(same, 0, np.arange(len(order))))
    later, first = order[same], order[starts[same]]
    telling = _telling(case.file, later, columns, _digits_within(case, check, later))
    pairs = dict(zip(later[telling].tolist(), first[telling].tolist(), strict=True))

    def describe(index: int) -> Finding:
        other = pairs[index]
        words = {"other": case.name(case.file.unit[other]), "other_row": int(case.file.row[other])}
        return case.say(check.id, index, columns[-1], case.file.figures[columns[-1]][index], **words)

    if pairs:
        yield hits(check.id, np.array(sorted(pairs)), len(case.file), describe, columns[-1])


def against_ledger(case: Case) -> Iterator[Hits]:
    """A row with the figures that the ledger has for another year of the unit, or for another unit."""
    columns = [name for name in _compared(case.file) if name in case.known.figures]
    if len(columns) < 2 or not len(case.known):
        return
    marks, known = _marks(case.file, columns), _marks(case.known, columns)
    order = np.argsort(known, kind="stable")
    places = np.searchsorted(known[order], marks)
    found = order[np.minimum(places, len(order) - 1)]
    matched = known[found] == marks
    matched &= case.file.keys != case.known.keys[found]
    matched &= case.known.find(case.file.keys) != found
    where = np.flatnonzero(matched)
    own = case.file.unit[where] == case.known.unit[found[where]]
    periods_of = np.bincount(case.known.unit, minlength=len(case.unit_of))
    needed = np.where(
        own,
        _digits(case.checks["copied_period"], periods_of[case.file.unit].sum()),
        _digits(case.checks["copied_unit"], len(case.file) * len(case.known)),
    )
    telling = _telling(case.file, where, columns, needed)
    where, own = where[telling], own[telling]
    comparable = len(case.file)
    yield from _copied(case, "copied_period", where[own], found, comparable, columns[-1])
    related = own | _related(case, case.file.unit[where], case.known.unit[found[where]])
    yield from _copied(case, "copied_unit", where[~related], found, comparable, columns[-1])


def _copied(
    case: Case, check: str, where: np.ndarray, found: np.ndarray, comparable: int, column: str
) -> Iterator[Hits]:
    def describe(index: int) -> Finding:
        other = int(found[index])
        words = {"other": case.name(case.known.unit[other]), "other_period": case.period(case.known, other)}
        return case.say(check, index, column, case.file.figures[column][index], **words)

    if len(where):
        yield hits(check, where, comparable, describe, column)


def _related(case: Case, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """A province with a single office that reports, and a province under its old and its new name, say the same."""
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    return np.array([_kin(case, case.unit_of[a], case.unit_of[b]) for a, b in pairs], bool)


def _kin(case: Case, one, other) -> bool:
    near = {each.id for each in (*case.units.successors(one.id), *case.units.predecessors(one.id))}
    return other.id in near or one.parent_id == other.id or other.parent_id == one.id or "national" in (
        one.level, other.level
    )  # fmt: skip


def dimensions(case: Case) -> Iterator[Hits]:
    """Figures of việc among those of tiền, or the other way round: the same digits in the other dimension."""
    check = case.checks["dimension_swapped"]
    columns = [name for name in _TWINS if name in case.file.figures and name in case.other.figures]
    if len(columns) < 2 or not len(case.other):
        return
    beside = case.other.find(case.file.keys)
    comparable = np.flatnonzero(beside >= 0)
    same = np.zeros(len(comparable), bool)
    for scale in _SCALES:
        same |= _equal(case, comparable, beside[comparable], columns, 10**scale)
    where = comparable[same]
    where = where[_telling(case.file, where, columns, check.settings["digits"])]

    def describe(index: int) -> Finding:
        return case.say(check.id, index, columns[0], case.file.figures[columns[0]][index])

    if len(where):
        yield hits(check.id, where, len(comparable), describe, columns[0])


def _equal(case: Case, rows: np.ndarray, beside: np.ndarray, columns: list[str], factor: int) -> np.ndarray:
    """Every figure given on both sides is the same, one of them multiplied; and at least two are."""
    fits, given = np.ones(len(rows), bool), np.zeros(len(rows), np.int64)
    for name in columns:
        own, other = case.file.figures[name][rows], case.other.figures[name][beside]
        both = (own > 0) & (other > 0)
        large, small = np.maximum(own, other), np.minimum(own, other)
        fits &= ~both | ((large // factor == small) & (large % factor == 0))
        given += both
    return fits & (given >= 2)


def _compared(panel: Panel) -> list[str]:
    core = [name for name in _CORE if name in panel.figures]
    return core if len(core) > 1 else list(panel.figures)


def _marks(panel: Panel, columns: list[str]) -> np.ndarray:
    """One number per row that nearly surely differs where a figure does."""
    marks = np.zeros(len(panel), np.uint64)
    for name in columns:
        marks = _mixed(marks ^ panel.figure(name).astype(np.uint64))
    return marks


def _mixed(values: np.ndarray) -> np.ndarray:
    """splitmix64 (Steele, Lea, Flood 2014): every bit of a number moved into every other."""
    mixed = values.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _digits_within(case: Case, check: Check, rows: np.ndarray) -> np.ndarray:
    """How long the figures of these rows must be, beside the other rows of their period."""
    place, counts = case.cohorts
    alike = counts[place[rows]].astype(float)
    return _digits(check, alike * (alike - 1) / 2)


def _digits(check: Check, pairs: float | np.ndarray) -> np.ndarray:
    """Two figures of so many digits together meet by chance once in ten to that power; so many pairs could have."""
    return np.maximum(check.settings["digits"], check.settings["spare_digits"] + np.log10(pairs + 1))


def _telling(panel: Panel, rows: np.ndarray, columns: list[str], digits: float | np.ndarray) -> np.ndarray:
    """Figures so many and so long that two units do not share them by chance."""
    length = np.zeros(len(rows))
    for name in columns:
        length += np.log10(np.maximum(panel.figures[name][rows], 0) + 1)
    return length >= digits
