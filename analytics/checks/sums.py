"""Wholes and their parts: a province and its offices, the nation and its provinces, a row that is the sum of others."""

from bisect import bisect_right
from collections.abc import Iterator

import numpy as np

from analytics.checks.case import LEVELS, Case, Hits, hits
from analytics.checks.panel import MISSING, Panel, joined
from analytics.intake import Finding
from analytics.periods import period_end
from analytics.units import NATIONAL

_LEAST_ROWS = 3


def offices(case: Case) -> Iterator[Hits]:
    """The row of a province against the sum of its offices, of the nation against its provinces."""
    check = case.checks["parts_sum"]
    columns = [name for name in check.columns if name in case.file.figures]
    parents = _parents(case)
    if not columns or not (parents >= 0).any():
        return
    panel = _periods_of_the_file(case)
    parent = parents[panel.unit]
    parts = np.flatnonzero((parent >= 0) & ~panel.hedged)
    if not len(parts):
        return
    whole = panel.find(panel.keys_of(np.maximum(parent, 0), panel.year, panel.months))[parts]
    parts, whole = parts[whole >= 0], whole[whole >= 0]
    first = len(panel) - len(case.file)
    if not len(parts) or not (np.maximum(parts, whole) >= first).any():
        return
    wholes, group = np.unique(whole, return_inverse=True)
    mine = np.full(len(wholes), MISSING)
    np.maximum.at(mine, group, parts)
    mine = np.where(wholes >= first, wholes, mine)
    concerned = (mine >= first) & ~panel.hedged[wholes]
    complete = _complete(case, panel, wholes, np.bincount(group), concerned)
    told: dict[int, tuple[str, int, int]] = {}
    for name in columns:
        values = panel.figures[name]
        summed, given = np.zeros(len(wholes), np.int64), np.ones(len(wholes), bool)
        np.add.at(summed, group, np.maximum(values[parts], 0))
        np.logical_and.at(given, group, values[parts] >= 0)
        stated = values[wholes]
        differs = (stated >= 0) & (summed > stated)
        differs |= (stated >= 0) & given & complete & (summed != stated) & _is_closed(case, panel, wholes)
        for place in np.flatnonzero(differs & concerned):
            told.setdefault(int(mine[place]) - first, (name, int(wholes[place]), int(summed[place])))

    def describe(index: int) -> Finding:
        name, place, total = told[index]
        words = {"whole": case.name(panel.unit[place]), "stated": case.amount(panel.figures[name][place])}
        words |= {"sum": case.amount(total), "parts": "các tỉnh" if _is_national(case, panel, place) else "các cơ quan"}
        words |= {"figure": case.label_of(name).lower(), "period": case.period(panel, place)}
        return case.say(check.id, index, name, case.file.figures[name][index], **words)

    if told:
        yield hits(check.id, np.array(sorted(told)), int(concerned.sum()), describe)


def _periods_of_the_file(case: Case) -> Panel:
    """What the ledger has for the periods of the file and the file does not, then the file."""
    if not len(case.known):
        return case.file
    same = np.isin(case.known.periods, np.unique(case.file.periods)) & ~np.isin(case.known.keys, case.file.keys)
    return joined(case.known.take(np.flatnonzero(same & (case.known.row == 0))), case.file)


def _parents(case: Case) -> np.ndarray:
    """Number of the unit that each unit is part of, ``MISSING`` if none is here."""
    ids = (unit.parent_id or (NATIONAL if unit.level == "province" else None) for unit in case.unit_of)
    return np.array([case.file.codes.unit.get(parent, MISSING) for parent in ids])


def _complete(case: Case, panel: Panel, wholes: np.ndarray, counts: np.ndarray, concerned: np.ndarray) -> np.ndarray:
    """True where every part that existed at the end of the period has its row."""
    expected: dict[tuple[int, int], int] = {}
    complete = np.zeros(len(wholes), bool)
    for place in np.flatnonzero(concerned):
        row = wholes[place]
        day = period_end(int(panel.year[row]), int(panel.months[row]))
        key = (int(panel.unit[row]), bisect_right(case.units.turning_days, day))
        if key not in expected:
            unit = case.unit_of[key[0]]
            national = unit.level == "national"
            parts = case.units.of_level("province", day) if national else case.units.children(unit.id, day)
            expected[key] = len(parts)
        complete[place] = counts[place] == expected[key]
    return complete


def _is_closed(case: Case, panel: Panel, wholes: np.ndarray) -> np.ndarray:
    """A province is nothing but its offices; the nation may include the army."""
    return np.array([unit.level != "national" for unit in case.unit_of], bool)[panel.unit[wholes]]


def _is_national(case: Case, panel: Panel, index: int) -> bool:
    return case.unit_of[panel.unit[index]].level == "national"


def hidden_total(case: Case) -> Iterator[Hits]:
    """A row that is the sum of all other rows of its level and period: a total under the name of a unit."""
    check = case.checks["hidden_total"]
    columns = [name for name in check.columns if name in case.file.figures]
    if len(case.file) <= _LEAST_ROWS or not columns:
        return
    place, counts = case.cohorts
    fits, given = np.ones(len(case.file), bool), np.zeros(len(case.file), np.int64)
    for name in columns:
        values = np.maximum(case.file.figures[name], 0)
        sums = np.zeros(len(counts), np.int64)
        np.add.at(sums, place, values)
        fits &= 2 * values == sums[place]
        given += values > 0
    where = np.flatnonzero(fits & (given > 0) & (counts[place] > _LEAST_ROWS))

    def describe(index: int) -> Finding:
        return case.say(check.id, index, columns[0], case.file.figures[columns[0]][index])

    if len(where):
        yield hits(check.id, where, len(case.file), describe, columns[0])


def partial_total(case: Case) -> Iterator[Hits]:
    """A row of the nation or of a province that is the sum of those of its parts that stand in the file, not of all."""
    check = case.checks["partial_total"]
    columns = [name for name in check.columns if name in case.file.figures]
    parents = _parents(case)
    if not columns or not (parents >= 0).any():
        return
    parent = parents[case.file.unit]
    parts = np.flatnonzero(parent >= 0)
    keys = case.file.keys_of(np.maximum(parent, 0), case.file.year, case.file.months)
    whole = case.file.find(keys)[parts]
    parts, whole = parts[whole >= 0], whole[whole >= 0]
    if not len(parts):
        return
    wholes, group, counts = np.unique(whole, return_inverse=True, return_counts=True)
    fits = (counts > 1) & ~_complete(case, case.file, wholes, counts, counts > 1)
    for name in columns:
        summed = np.zeros(len(wholes), np.int64)
        np.add.at(summed, group, np.maximum(case.file.figures[name][parts], 0))
        fits &= (summed == case.file.figures[name][wholes]) & (summed > 0)
    sizes = dict(zip(wholes[fits].tolist(), counts[fits].tolist(), strict=True))

    def describe(index: int) -> Finding:
        values = case.file.figures[columns[0]]
        return case.say(check.id, index, columns[0], values[index], count=sizes[index])

    if sizes:
        yield hits(check.id, np.array(sorted(sizes)), len(wholes), describe, columns[0])


def printed_total(case: Case) -> Iterator[Hits]:
    """The file's own row of totals against the rows that it adds up."""
    check = case.checks["total_differs"]
    before = 0
    for total in case.reading.printed_totals:
        for name, amount in total.amounts.items():
            if name in case.file.figures and not _adds_up(case, name, amount, before, total.row):
                yield _differing(case, check.id, total.row, name, amount)
                break
        before = total.row


def _adds_up(case: Case, name: str, amount, before: int, row: int) -> bool:
    """True for the sum of all rows, of those since the last total, or of those of one level."""
    values = np.maximum(case.file.figures[name], 0)
    above = case.file.row < row
    choices = [np.ones(len(values), bool), above, above & (case.file.row > before)]
    choices += [case.levels == level for level in range(len(LEVELS))]
    slack = amount.grain * int((values > 0).sum() + 1) // 2 if amount.grain > 1 else 0
    sums = {int(values[chosen].sum()) for chosen in choices if chosen.any()}
    return any(abs(total - value) <= slack for total in sums for value in amount.readings)


def _differing(case: Case, check: str, row: int, name: str, amount) -> Hits:
    summed = int(np.maximum(case.file.figures[name], 0).sum())
    words = {"stated": case.amount(amount.readings[0]), "sum": case.amount(summed)}
    return hits(
        check,
        np.array([0]),
        len(case.file) + 1,
        lambda _: case.voice.finding(check, row=row, column=name, value=amount.text, **words),
    )


def transfers(case: Case) -> Iterator[Hits]:
    """What all provinces delegate to each other is newly accepted somewhere, so the nation cannot delegate more."""
    check = case.checks["transfers_exceed"]
    out, new = case.file.figure("delegated_out"), case.file.figure("newly_accepted")
    national = (case.levels == LEVELS.index("national")) & (out >= 0) & (new >= 0)
    where = np.flatnonzero(national & (out > new))

    def describe(index: int) -> Finding:
        return case.say(check.id, index, "delegated_out", out[index], new=case.amount(new[index]))

    if len(where):
        yield hits(check.id, where, int(national.sum()) + 1, describe, "delegated_out")
