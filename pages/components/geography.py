"""Where things are drawn: the tile of each province, an office's own boundaries, the breaks of a series."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from analytics import DATA
from analytics.units import BORDER_DAYS, Units

ARCHIPELAGOS = ("Hoàng Sa", "Trường Sa")
NAME_KEYS = ("ten", "name", "ten_tinh", "NAME_1", "Name")
CODE_KEYS = ("ma", "code", "ma_tinh", "Code")
SHARE_NEEDED = 0.9
SEA = 0.75

Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True, kw_only=True)
class Area:
    """What is drawn for one unit: closed outlines, and the point where its name stands."""

    unit_id: str
    label: str
    rings: tuple[Ring, ...]
    centre: tuple[float, float]
    is_archipelago: bool = False
    is_tile: bool = False


@dataclass(frozen=True, kw_only=True)
class Break:
    """A change of rules or borders; figures before and after the END of that month are not alike."""

    year: int
    months: int
    label: str
    description: str


def tiles(borders: str, folder: Path = DATA / "reference") -> list[Area]:
    """One square per province, rows counted downwards, and one for each archipelago with its province's colour."""
    lines = _lines(folder / "tile_grid.csv")
    return [_tile(line) for line in lines if line["borders"] == borders]


def breaks(folder: Path = DATA / "reference") -> list[Break]:
    """Breaks of the series, oldest first."""
    return [
        Break(year=int(line["year"]), months=int(line["months"]), label=line["label"], description=line["description"])
        for line in _lines(folder / "breaks.csv")
    ]


def outlines(borders: str, units: Units, folder: Path) -> list[Area]:
    """Provinces as drawn in the first GeoJSON file of ``folder`` that names those of ``borders``; else nothing."""
    day = BORDER_DAYS[borders]
    wanted = {unit.id for unit in units.of_level("province", day)}
    for file in sorted(folder.glob("*.geojson")):
        areas = [area for feature in _features(file) for area in _outline(feature, units, day)]
        if len(wanted & {area.unit_id for area in areas}) >= SHARE_NEEDED * len(wanted):
            return areas
    return []


def _tile(line: dict[str, str]) -> Area:
    is_archipelago = line["label"].startswith(ARCHIPELAGOS)
    x, y = int(line["column"]) - (SEA if is_archipelago else 0), -int(line["row"])
    square = ((x - 0.5, y - 0.5), (x + 0.5, y - 0.5), (x + 0.5, y + 0.5), (x - 0.5, y + 0.5), (x - 0.5, y - 0.5))
    return Area(
        unit_id=line["unit_id"],
        label=line["label"],
        rings=(square,),
        centre=(x, y),
        is_archipelago=is_archipelago,
        is_tile=True,
    )


def _features(file: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        return []
    return content.get("features", []) if isinstance(content, dict) else []


def _outline(feature: dict[str, Any], units: Units, day: date) -> Iterator[Area]:
    unit_id = _unit_id(feature.get("properties") or {}, units, day)
    rings = tuple(_rings(feature.get("geometry") or {}))
    if unit_id and rings:
        name = units.get(unit_id).name
        yield Area(unit_id=unit_id, label=name, rings=rings, centre=_middle(max(rings, key=_area)))


def _unit_id(properties: dict[str, Any], units: Units, day: date) -> str | None:
    for key in NAME_KEYS:
        found = units.resolve(str(properties[key]), day).unit if key in properties else None
        if found:
            return found.id
    codes = {unit.code: unit.id for unit in units.of_level("province", day)}
    return next((codes[str(properties[key])] for key in CODE_KEYS if str(properties.get(key)) in codes), None)


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    shapes = geometry.get("coordinates", [])
    for polygon in [shapes] if geometry.get("type") == "Polygon" else shapes:
        yield [(point[0], point[1]) for point in polygon[0]]


def _area(ring: Ring) -> float:
    return abs(_signed_area(ring))


def _signed_area(ring: Ring) -> float:
    return sum(x * down - right * y for (x, y), (right, down) in zip(ring, ring[1:], strict=False)) / 2


def _middle(ring: Ring) -> tuple[float, float]:
    """Centre of gravity of an outline."""
    total = 6 * _signed_area(ring) or 1.0
    pairs = list(zip(ring, ring[1:], strict=False))
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in pairs) / total
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in pairs) / total
    return x, y


def _lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
