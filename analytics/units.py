"""Provinces and offices: who existed when, how their names are written, and what merged into what.

A name is resolved on a day, because the same name means another territory before and after 1 July 2025.
Names are compared folded (no accents, no capitals) and exactly; near names are only ever *suggested*.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from analytics import DATA
from analytics.spelling import fold, nfc, toned

NATIONAL, ARMY = "toan-quoc", "quan-doi"
MERGER_DAY = date(2025, 7, 1)
BORDER_DAYS = {"63": date(2025, 6, 30), "34": MERGER_DAY}
BORDERS = ("reported", *BORDER_DAYS)
_ABBREVIATIONS = {"tp": "thanh pho", "tx": "thi xa", "thads": "thi hanh an dan su", "kv": "khu vuc"}
_SEPARATORS = re.compile(r"\s*[,/;()–—]\s*|\s+-\s+")


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A province, office, the army or the nation, on the days it existed (``None`` is open)."""

    id: str
    name: str
    level: str
    kind: str
    parent_id: str | None
    code: str
    valid_from: date | None
    valid_to: date | None
    source: str = ""

    def exists(self, on: date) -> bool:
        """True when the unit existed on that day."""
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """What a written name means on a day: one unit, or the problem and what might have been meant."""

    unit: Unit | None = None
    problem: str | None = None
    candidates: tuple[Unit, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Succession:
    """``unit_id`` went into ``successor_id`` that day; ``whole`` when all of it did, so that its figures add up."""

    unit_id: str
    successor_id: str
    effective_date: date
    whole: bool


@dataclass(frozen=True, kw_only=True)
class _Name:
    unit_id: str
    valid_from: date | None
    valid_to: date | None
    outlives: bool
    text: str = ""


class Units:
    """All units, their names and their lineage. Immutable once made."""

    def __init__(
        self,
        units: tuple[Unit, ...],
        names: dict[str, list[_Name]],
        prefixes: list[tuple[str, str]],
        successions: tuple[Succession, ...],
    ):
        self._by_id = {unit.id: unit for unit in units}
        self._names = names
        self._prefixes = sorted(prefixes, key=lambda prefix: -len(prefix[0]))
        self.successions = successions
        self._resolved: dict[tuple[str, date], Resolution] = {}
        self._known: dict[str, bool] = {}

    def get(self, unit_id: str) -> Unit:
        """The unit of that id; ``KeyError`` if there is none."""
        return self._by_id[unit_id]

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._by_id.values())

    def of_level(self, level: str, on: date | None = None) -> tuple[Unit, ...]:
        """Units of a level, in the order of the reference file; only those that existed ``on`` that day if given."""
        return tuple(unit for unit in self if unit.level == level and (on is None or unit.exists(on)))

    @cached_property
    def _children(self) -> dict[str, tuple[Unit, ...]]:
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self:
            if unit.parent_id:
                found[unit.parent_id].append(unit)
        return {parent: tuple(units) for parent, units in found.items()}

    def children(self, unit_id: str, on: date | None = None) -> tuple[Unit, ...]:
        """Offices of a province, those that existed ``on`` that day if given."""
        return tuple(unit for unit in self._children.get(unit_id, ()) if on is None or unit.exists(on))

    def predecessors(self, unit_id: str) -> tuple[Unit, ...]:
        """Units that went into this one, whole or in part."""
        return tuple(self.get(link.unit_id) for link in self.successions if link.successor_id == unit_id)

    def successors(self, unit_id: str) -> tuple[Unit, ...]:
        """Units this one went into, whole or in part."""
        return tuple(self.get(link.successor_id) for link in self.successions if link.unit_id == unit_id)

    def mapping(self, borders: str) -> dict[str, str]:
        """unit id → id of the unit it is shown as under ``borders``; units that cannot be shown there are absent.

        ``reported`` shows every unit as itself. Under ``63`` and ``34`` a unit is followed through whole mergers
        until it existed on the last day of the 63, or the first of the 34; a merged province is never split.
        """
        if borders == "reported":
            return {unit.id: unit.id for unit in self}
        shown = {unit.id: self._followed(unit, BORDER_DAYS[borders]) for unit in self if unit.level == "province"}
        kept = {unit.id: unit.id for unit in self if unit.level != "province"}
        return kept | {unit_id: target for unit_id, target in shown.items() if target}

    def _followed(self, unit: Unit, day: date) -> str | None:
        while not unit.exists(day):
            onward = [link for link in self.successions if link.unit_id == unit.id and link.whole]
            if len(onward) != 1 or (unit.valid_from or date.min) > day:
                return None
            unit = self.get(onward[0].successor_id)
        return unit.id

    def resolve(self, text: str, on: date) -> Resolution:
        """What ``text`` means on that day. ``problem`` is ``unknown``, ``ambiguous``, ``not_at_date`` or ``None``."""
        if (text, on) not in self._resolved:
            self._resolved[text, on] = self._resolve(text, on)
        return self._resolved[text, on]

    def _resolve(self, text: str, on: date) -> Resolution:
        written = nfc(text).strip()
        if written in self._by_id:
            return self._choose([_Name(unit_id=written, valid_from=None, valid_to=None, outlives=False)], on)
        names = self._named(written) or self._within_province(written, on) or self._ever_within_province(written)
        if not names:
            return Resolution(problem="unknown", suggestions=self._suggestions(written, on))
        return self._choose(names, on)

    def knows(self, text: str) -> bool:
        """True when the text is, or was at any time, the name of a unit. Says so without looking for near names."""
        if text not in self._known:
            written = nfc(text).strip()
            self._known[text] = written in self._by_id or bool(
                self._named(written) or self._ever_within_province(written)
            )
        return self._known[text]

    def right_accents(self, text: str, unit_id: str) -> str | None:
        """The name that ``text`` writes with other accents; ``None`` when it writes one right, or without any accent.

        Names are found without their accents, so a tone mark off does no harm, but may be worth a word.
        """
        words, folded = toned(text).split(), fold(text).split()
        wrong = None
        for name in self._written.get(unit_id, ()):
            parts, length = fold(name).split(), len(toned(name).split())
            for place in range(len(folded) - len(parts) + 1):
                if folded[place : place + len(parts)] == parts and len(words) == len(folded):
                    part = " ".join(words[place : place + length])
                    if part == toned(name) or part.isascii():
                        return None
                    wrong = wrong or name
        return wrong

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        """Unit id → its names, with their accents."""
        written: dict[str, list[str]] = defaultdict(list)
        for name in (name for names in self._names.values() for name in names):
            written[name.unit_id].append(name.text)
        return written

    @cached_property
    def turning_days(self) -> tuple[date, ...]:
        """Days from which some text may mean something else: between two of them every name keeps its meaning."""
        spans = [*self, *(name for names in self._names.values() for name in names)]
        first = {span.valid_from for span in spans if span.valid_from}
        after = {span.valid_to + timedelta(days=1) for span in spans if span.valid_to and span.valid_to < date.max}
        return tuple(sorted(first | after))

    def _choose(self, names: list[_Name], on: date) -> Resolution:
        valid = {name.unit_id for name in names if self._means(name, on)}
        candidates = tuple(self.get(unit_id) for unit_id in sorted(valid))
        provinces = tuple(unit for unit in candidates if unit.level != "office")
        chosen = provinces if len(provinces) == 1 else candidates
        if len(chosen) == 1:
            return Resolution(unit=chosen[0])
        if chosen:
            return Resolution(problem="ambiguous", candidates=chosen, suggestions=tuple(map(self.full_name, chosen)))
        ended = tuple(self.get(unit_id) for unit_id in sorted({name.unit_id for name in names}))
        after = [next_unit.name for unit in ended for next_unit in self.successors(unit.id) if next_unit.exists(on)]
        return Resolution(problem="not_at_date", candidates=ended, suggestions=tuple(dict.fromkeys(after)))

    def _means(self, name: _Name, on: date) -> bool:
        in_use = (name.valid_from or date.min) <= on <= (name.valid_to or date.max)
        unit = self.get(name.unit_id)
        return in_use and (unit.exists(on) or (name.outlives and (unit.valid_from or date.min) <= on))

    def _named(self, written: str) -> list[_Name]:
        """Names equal to the text, or to what remains of it after an office's usual prefix."""
        key = _key(written)
        if key in self._names:
            return self._names[key]
        for prefix, level in self._prefixes:
            if key.startswith(prefix + " "):
                rest = self._names.get(key[len(prefix) + 1 :], ())
                found = [name for name in rest if level in ("", self.get(name.unit_id).level)]
                if found:
                    return found
        return []

    def _within_province(self, written: str, on: date) -> list[_Name]:
        """Offices named together with their province: "Bát Xát, Lào Cai", "Lào Cai - Bát Xát"."""
        for office, province in _splits(written):
            home = self.resolve(province, on).unit
            if home and home.level == "province":
                names = [name for name in self._named(office) if self.get(name.unit_id).parent_id == home.id]
                if names:
                    return names
        return []

    def _ever_within_province(self, written: str) -> list[_Name]:
        """The same at any time: an office that has closed is known, though not on that day."""
        for office, province in _splits(written):
            homes = {name.unit_id for name in self._named(province)}
            names = [name for name in self._named(office) if self.get(name.unit_id).parent_id in homes]
            if names:
                return names
        return []

    def full_name(self, unit: Unit) -> str:
        """Name that means one unit only: an office is named with its province."""
        if unit.level != "office" or not unit.parent_id:
            return unit.name
        return f"{unit.name}, {self.get(unit.parent_id).name}"

    def _suggestions(self, written: str, on: date) -> tuple[str, ...]:
        close = get_close_matches(_key(written), self._names.keys(), n=6, cutoff=0.75)
        found = [self.get(name.unit_id) for key in close for name in self._names[key] if self._means(name, on)]
        return tuple(dict.fromkeys(self.full_name(unit) for unit in found))[:3]


def load_units(folder: Path = DATA / "reference") -> Units:
    """Read ``units.csv``, ``unit_names.csv``, ``name_prefixes.csv`` and ``lineage.csv``."""
    units = tuple(
        Unit(
            id=row["unit_id"],
            name=row["name"],
            level=row["level"],
            kind=row["kind"],
            code=row["code"],
            source=row["source"],
            parent_id=row["parent_id"] or None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
        )
        for row in _rows(folder / "units.csv")
    )
    prefixes = [(_key(row["prefix"]), row["level"]) for row in _rows(folder / "name_prefixes.csv")]
    return Units(units, _names(units, folder / "unit_names.csv"), prefixes, _successions(folder / "lineage.csv"))


def _names(units: tuple[Unit, ...], file: Path) -> dict[str, list[_Name]]:
    written = [(unit.name, unit.id, None, None) for unit in units]
    written += [(row["name"], row["unit_id"], _day(row["valid_from"]), _day(row["valid_to"])) for row in _rows(file)]
    names: dict[str, list[_Name]] = defaultdict(list)
    for text, unit_id, first, last in written:
        key = _key(text)
        outlives = key.endswith(" cu")
        names[key].append(_Name(unit_id=unit_id, valid_from=first, valid_to=last, outlives=outlives, text=text))
    return dict(names)


def _successions(file: Path) -> tuple[Succession, ...]:
    return tuple(
        Succession(
            unit_id=row["unit_id"],
            successor_id=row["successor_id"],
            effective_date=date.fromisoformat(row["effective_date"]),
            whole=row["whole"] == "true",
        )
        for row in _rows(file)
    )


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _key(text: str) -> str:
    return " ".join(_ABBREVIATIONS.get(word, word) for word in fold(text).split())


def _splits(written: str) -> Iterator[tuple[str, str]]:
    """(office, province) readings of a text with a separator, or with the word "tỉnh" or "thành phố" inside."""
    parts = [part for part in _SEPARATORS.split(written) if part]
    if len(parts) > 1:
        yield " ".join(parts[:-1]), parts[-1]
        yield " ".join(parts[1:]), parts[0]
    key = _key(written)
    for word in (" tinh ", " thanh pho "):
        office, found, province = key.rpartition(word)
        if found and office:
            yield office, province
