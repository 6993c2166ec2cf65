"""Records beside records: rows of days and names held against another dataset of the ledger."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from analytics.catalog import Catalog
from analytics.intake import Finding, Reading
from analytics.intake.findings import Remarks, Voice
from analytics.spelling import fold
from analytics.units import Units

Row = Mapping[str, Any]
_YEARS = re.compile(r"(?:19|20)\d\d")


def sought(reading: Reading, catalog: Catalog) -> list[str]:
    """Ids of the datasets whose records the rows of a readable file are held against."""
    dataset = catalog.datasets[reading.dataset_id]
    return sorted({check.beside for check in catalog.checks.values() if check.beside and check.concerns(dataset)})


def held_against(reading: Reading, known: Mapping[str, Sequence[Row]], catalog: Catalog, units: Units) -> Reading:
    """The reading with what does not fit the ``known`` records, which are by dataset."""
    dataset = catalog.datasets[reading.dataset_id]
    checks = [check for check in catalog.checks.values() if check.beside in known and check.concerns(dataset)]
    if reading.table is None or not checks:
        return reading
    voice = Voice(kinds=catalog.checks, headers=dict(reading.headers))
    rows = [{**row, "unit": units.get(row["unit_id"]).name} for row in reading.table.to_pylist()]
    found = [one for check in checks for one in _EVERY[check.id](voice, rows, known[check.beside])]
    return reading.with_remarks(Remarks(findings=tuple(found)))


def _wave_outside(voice: Voice, waves: Sequence[Row], movements: Sequence[Row]) -> Iterator[Finding]:
    """Waves that begin before their movement or end after it."""
    spans = _spans(movements)
    for wave in waves:
        first, last = spans.get(_key(wave, "movement"), (None, None))
        starts, ends = wave.get("starts"), wave.get("ends")
        is_early, is_late = (None not in pair and pair[0] < pair[1] for pair in ((starts, first), (last, ends)))
        if is_early or is_late:
            words = {"wave": wave.get("wave"), "movement": wave["movement"], "unit": wave["unit"]}
            days = {"days": _span(starts, ends), "span": _span(first, last)}
            column = "starts" if is_early else "ends"
            yield voice.finding("wave_outside_movement", row=wave["row"], column=column, **words, **days)


def _spans(movements: Sequence[Row]) -> dict[tuple[str, str], tuple[date | None, date | None]]:
    """(unit, name) → the first and last day that any row of the movement gives it."""
    found: dict[tuple[str, str], tuple[date | None, date | None]] = {}
    for each in movements:
        key, (first, last) = _key(each, "name"), _days(each)
        earliest, latest = found.get(key, (first, last))
        found[key] = _widest(min, earliest, first), _widest(max, latest, last)
    return found


def _widest(choose: Callable[[date, date], date], one: date | None, other: date | None) -> date | None:
    """The outer of two days; where one launcher leaves the day open, it is open."""
    return None if one is None or other is None else choose(one, other)


def _days(movement: Row) -> tuple[date | None, date | None]:
    """Its own days, else those of its stage: a working year may begin in the October before."""
    years = [int(word) for word in _YEARS.findall(movement.get("stage") or "")]
    staged = (date(min(years) - 1, 10, 1), date(max(years), 12, 31)) if years else (None, None)
    return movement.get("starts") or staged[0], movement.get("ends") or staged[1]


def _key(row: Row, name: str) -> tuple[str, str]:
    return row["unit_id"], fold(row[name])


def _span(first: date | None, last: date | None) -> str:
    said = (f"từ {first:%d/%m/%Y}" if first else "", f"đến {last:%d/%m/%Y}" if last else "")
    return " ".join(filter(None, said))


_EVERY: Mapping[str, Callable[[Voice, Sequence[Row], Sequence[Row]], Iterator[Finding]]] = {
    "wave_outside_movement": _wave_outside,
}
