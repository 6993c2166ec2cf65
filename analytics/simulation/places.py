"""Who reports: the cells of the simulated country and the provinces and offices that they add up to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.units import BORDER_DAYS, NATIONAL, Unit, Units

LEVELS = ("national", "province", "office")


@dataclass(frozen=True, kw_only=True)
class Layer:
    """Units of one level under one set of borders, and the unit that each cell belongs to (``of``: [cells])."""

    units: tuple[Unit, ...]
    of: np.ndarray

    def sums(self, cells: np.ndarray) -> np.ndarray:
        """[cells, …] → [units, …]: exact sums of whole numbers."""
        totals = np.zeros((len(self.units), *cells.shape[1:]), dtype=np.int64)
        np.add.at(totals, self.of, cells)
        return totals


@dataclass(frozen=True, kw_only=True)
class Places:
    """The cells (offices of the 63 provinces on their last day) and their layers, by level, before and after."""

    cells: tuple[Unit, ...]
    before: dict[str, Layer]
    after: dict[str, Layer]

    @property
    def provincial(self) -> np.ndarray:
        """[cells] true where the cell is the office of a province itself."""
        return np.array([cell.kind == "provincial_office" for cell in self.cells])


def find_places(units: Units) -> Places:
    """Cells and layers from the reference files. Regional offices take districts in order, as evenly as can be."""
    old = units.of_level("province", on=BORDER_DAYS["63"])
    new = units.of_level("province", on=BORDER_DAYS["34"])
    cells = tuple(cell for province in old for cell in units.children(province.id, on=BORDER_DAYS["63"]))
    merged = units.mapping("34")
    homes = [cell.parent_id or "" for cell in cells]
    heirs = [merged[home] for home in homes]
    offices = tuple(office for province in new for office in units.children(province.id, on=BORDER_DAYS["34"]))
    return Places(
        cells=cells,
        before=_layers(units, old, homes, cells, [cell.id for cell in cells]),
        after=_layers(units, new, heirs, offices, _offices_after(cells, heirs, offices)),
    )


def _layers(
    units: Units, provinces: Sequence[Unit], homes: list[str], offices: Sequence[Unit], rooms: list[str]
) -> dict[str, Layer]:
    nation = (units.get(NATIONAL),)
    members = {
        "national": (nation, [NATIONAL] * len(homes)),
        "province": (provinces, homes),
        "office": (offices, rooms),
    }
    return {level: _layer(tuple(of_level), of) for level, (of_level, of) in members.items()}


def _layer(of_level: tuple[Unit, ...], of: list[str]) -> Layer:
    place = {unit.id: index for index, unit in enumerate(of_level)}
    return Layer(units=of_level, of=np.array([place[unit_id] for unit_id in of]))


def _offices_after(cells: Sequence[Unit], heirs: list[str], offices: Sequence[Unit]) -> list[str]:
    """The new office that each cell's work went to: provincial to provincial, districts to regions."""
    rooms = [""] * len(cells)
    for heir in dict.fromkeys(heirs):
        mine = [index for index, province in enumerate(heirs) if province == heir]
        for provincial in (True, False):
            from_cells = [index for index in mine if (cells[index].kind == "provincial_office") == provincial]
            into = [
                unit for unit in offices if unit.parent_id == heir and (unit.kind == "provincial_office") == provincial
            ]
            for rank, index in enumerate(from_cells):
                rooms[index] = into[rank * len(into) // len(from_cells)].id
    return rooms
