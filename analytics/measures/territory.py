"""Which parts a unit is made of under given borders, and which offices of a province should report."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import lru_cache

from analytics.units import NATIONAL, Unit, Units

Parts = dict[str, str]
"""Unit id → name, in the order of the reference."""


@lru_cache(maxsize=256)
def shown_units(units: Units, borders: str, level: str, parent: str | None = None) -> tuple[str, ...]:
    """Ids of the units of a level that the borders show, offices of one province only if ``parent`` is given."""
    mapping = units.mapping(borders)
    shown = [unit for unit in map(units.get, dict.fromkeys(mapping.values())) if unit.level == level]
    if parent is not None:
        shown = [unit for unit in shown if parent in (unit.parent_id, mapping.get(unit.parent_id or ""))]
    return tuple(unit.id for unit in shown)


def parts(units: Units, borders: str, unit_id: str, on: date) -> Parts:
    """The provinces that add up to a unit: for the nation those of that day, for a merged one those it came from."""
    return _provinces(units, on) if unit_id == NATIONAL else _merged(units, borders).get(unit_id, {})


def possible_parts(units: Units, borders: str, unit_id: str) -> Collection[str]:
    """Ids of every province that may be a part of the unit on some day."""
    if unit_id == NATIONAL:
        return [unit.id for unit in units.of_level("province")]
    return _merged(units, borders).get(unit_id, {}).keys()


@lru_cache(maxsize=1024)
def _provinces(units: Units, on: date) -> Parts:
    return {unit.id: unit.name for unit in units.of_level("province", on)}


@lru_cache(maxsize=8)
def _merged(units: Units, borders: str) -> dict[str, Parts]:
    merged: dict[str, Parts] = defaultdict(dict)
    for unit_id, shown_id in units.mapping(borders).items():
        if unit_id != shown_id:
            merged[shown_id][unit_id] = units.get(unit_id).name
    return dict(merged)


def offices(units: Units, province_id: str, on: date) -> Parts:
    """Offices of a province on a day, or on the nearest day on which the province existed."""
    province = units.get(province_id)
    day = min(max(on, province.valid_from or date.min), province.valid_to or date.max)
    return {office.id: units.full_name(office) for office in _children(units, province_id) if office.exists(day)}


@lru_cache(maxsize=256)
def _children(units: Units, province_id: str) -> tuple[Unit, ...]:
    return units.children(province_id)
