"""Written names → unit ids, each understood on the last day of its row's period."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from analytics.intake import strange_letters
from analytics.intake.cells import Coded
from analytics.intake.findings import Finding, Remarks, Voice
from analytics.periods import YEAR_MONTHS, label, period_end
from analytics.units import Resolution, Unit, Units

# Near names cost a search through all names; past this many unknown ones the column is simply not one of units.
SEARCHED = 40
_UNKNOWN = Resolution(problem="unknown")


@dataclass(frozen=True, kw_only=True)
class Named:
    """``unit_ids``: one per row, null where the name has an error."""

    unit_ids: pa.Array
    remarks: Remarks


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When the rows' names are to be understood: on days numbered by ``places``, row by row (-1: no period)."""

    days: list[tuple[date, ...]]
    labels: list[str]
    places: np.ndarray


def at_period_end(years: np.ndarray, months: np.ndarray) -> Moment:
    """The last day of every row's period."""
    packed = years.astype(np.int64) * 100 + months
    periods, places = np.unique(packed, return_inverse=True)
    known = [(int(each) // 100, int(each) % 100) for each in periods]
    days = [(period_end(*period),) if all(period) else () for period in known]
    return Moment(days=days, labels=[label(*period) if all(period) else "" for period in known], places=places)


def within_year(years: np.ndarray, since: list[date | None]) -> Moment:
    """For files without months: the day the row names, else both ends of its year, which must mean the same unit."""
    pairs = list(zip(years.tolist(), since, strict=True))
    distinct = {pair: place for place, pair in enumerate(dict.fromkeys(pairs))}
    days = [
        (day,) if day else ((period_end(year, YEAR_MONTHS), period_end(year - 1)) if year else ())
        for year, day in distinct
    ]
    labels = [f"ngày {day:%d/%m/%Y}" if day else label(year or 0) for year, day in distinct]
    return Moment(days=days, labels=labels, places=np.array([distinct[pair] for pair in pairs], np.int64))


def resolve(names: Coded, moment: Moment, units: Units, rows: np.ndarray, voice: Voice) -> Named:
    """Resolve each distinct name once per stretch of time in which names keep their meaning."""
    stretches = [tuple(bisect_right(units.turning_days, day) for day in days) for days in moment.days]
    order = {stretch: place for place, stretch in enumerate(dict.fromkeys(stretches))}
    place_of_row = np.array([order[stretch] for stretch in stretches] or [0], np.int64)[moment.places]
    packed = names.codes.astype(np.int64) * len(order) + place_of_row if len(order) else names.codes
    pairs, back = np.unique(packed, return_inverse=True)
    examples = _first(back, len(pairs))
    search = _Search(units)
    found = [_meaning(names, moment, int(row), search) for row in examples]
    ids = pa.array([each.unit.id if each and each.unit else None for each in found], pa.string())
    faulty = np.array([bool(each and each.problem) for each in found], bool)[back] if len(found) else np.array([], bool)
    findings = voice.each(
        np.flatnonzero(faulty), lambda i: _finding(found[back[i]], names, moment, int(i), units, rows, voice)
    )
    blank = voice.each(
        np.flatnonzero(names.codes < 0), lambda i: voice.finding("value_missing", row=int(rows[i]), column="unit")
    )
    slips = _slips(names, found, examples, units, rows, voice)
    return Named(unit_ids=ids.take(pa.array(back)), remarks=Remarks(findings=(*findings, *blank, *slips)))


def _slips(
    names: Coded, found: list[Resolution | None], examples: np.ndarray, units: Units, rows: np.ndarray, voice: Voice
) -> list[Finding]:
    """Names that were understood although their accents are those of no name of the unit, once per way of writing."""
    told: dict[str, Finding] = {}
    for meaning, row in zip(found, examples.tolist(), strict=True):
        text = names.texts[names.codes[row]] if names.codes[row] >= 0 else ""
        if text in told or text.isascii() or not meaning or not meaning.unit:
            continue
        right = units.right_accents(text, meaning.unit.id)
        if right:
            words = {"row": int(rows[row]), "column": "unit", "value": text, "name": right}
            told[text] = voice.finding("unit_accents", **words)
    return list(told.values())


def _first(back: np.ndarray, count: int) -> np.ndarray:
    first = np.zeros(count, np.int64)
    first[back[::-1]] = np.arange(len(back) - 1, -1, -1)
    return first


class _Search:
    """Resolves names, and stops looking for near ones after a while."""

    def __init__(self, units: Units):
        self.units = units
        self.searched = 0

    def __call__(self, text: str, day: date) -> Resolution:
        if not self.units.knows(text):
            self.searched += 1
            if self.searched > SEARCHED:
                return _UNKNOWN
        return self.units.resolve(text, day)


def _meaning(names: Coded, moment: Moment, row: int, search: _Search) -> Resolution | None:
    """What the name of a row means; ``None`` when the row has no name or no period."""
    days = moment.days[moment.places[row]]
    if names.codes[row] < 0 or not days:
        return None
    meanings = [search(names.texts[names.codes[row]], day) for day in days]
    units: dict[str, Unit] = {each.unit.id: each.unit for each in meanings if each.unit}
    if len(units) > 1:
        both = tuple(units.values())
        return Resolution(problem="ambiguous", candidates=both, suggestions=tuple(map(search.units.full_name, both)))
    return next((each for each in meanings if each.unit), meanings[0])


def _finding(
    found: Resolution, names: Coded, moment: Moment, index: int, units: Units, rows: np.ndarray, voice: Voice
) -> Finding:
    code = f"unit_{found.problem}"
    suggestions = ", ".join(f"“{name}”" for name in found.suggestions[:6])
    place = {"row": int(rows[index]), "column": "unit", "value": names.texts[names.codes[index]]}
    when = moment.labels[moment.places[index]]
    letters = strange_letters.described(place["value"])
    if found.problem == "unknown" and letters:
        return voice.finding("unit_lookalike", **place, letters=letters)
    if found.problem == "unknown":
        code += "" if suggestions else "_alone"
        return voice.finding(code, **place, near=suggestions)
    if found.problem == "ambiguous":
        more = f" và {len(found.suggestions) - 6} đơn vị khác" if len(found.suggestions) > 6 else ""
        return voice.finding(code, **place, candidates=suggestions + more, count=len(found.suggestions), period=when)
    day = moment.days[moment.places[index]][0]
    return voice.finding(code, **place, period=when, history=_history(found, day, units))


def _history(found: Resolution, day: date, units: Units) -> str:
    """When the unit was there: "đến hết 30/06/2025, sau đó thuộc Lào Cai (mới)"."""
    unit = found.candidates[0]
    if unit.valid_from and day < unit.valid_from:
        return f"{unit.name} chỉ có từ {unit.valid_from:%d/%m/%Y}"
    into = ", ".join(dict.fromkeys(each.name for each in units.successors(unit.id)))
    ended = (
        f"{unit.name} chỉ có đến hết {unit.valid_to:%d/%m/%Y}" if unit.valid_to else f"{unit.name} không có ở kỳ này"
    )
    return f"{ended}, sau đó thuộc {into}" if into else ended
