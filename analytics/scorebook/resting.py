"""What rests on a scheme: once scores are recorded under it, it is neither changed nor taken back."""

from collections.abc import Iterable, Mapping
from typing import Any

from analytics.measures.scores import marks
from analytics.scorebook.issued import issued, named
from analytics.scoring import InputError
from analytics.warehouse import Warehouse

Key = tuple[str, int, str]
IN_USE = (
    "Bảng điểm “{name}” năm {year} đã có điểm chấm của {count} đơn vị, nên không sửa và không hoàn tác được. Hãy nạp "
    "bảng mới với tên khác; bảng cũ và điểm cũ giữ nguyên."
)


def rests(key: Key, warehouse: Warehouse) -> int:
    """How many units have scores recorded under the scheme of (unit that issued it, year, name)."""
    known = issued(warehouse)
    found = {(mark.unit_id, mark.year) for mark in marks(warehouse) if mark.scheme == key[2]}
    return len({unit_id for unit_id, year in found if _means(key, unit_id, year, known, warehouse)})


def _means(key: Key, unit_id: str, year: int, known: list, warehouse: Warehouse) -> bool:
    try:
        meant = named(key[2], year, unit_id, known, warehouse.units)
    except InputError:
        return False
    return (meant.unit_id, meant.year) == key[:2]


def in_use(dataset_id: str, rows: Iterable[Mapping[str, Any]], warehouse: Warehouse) -> str | None:
    """Why rows of a dataset may not be taken back; ``None`` when they may."""
    if dataset_id != "schemes":
        return None
    for key in sorted({(row["unit_id"], row["year"], row["scheme"]) for row in rows}):
        count = rests(key, warehouse)
        if count:
            return IN_USE.format(name=key[2], year=key[1], count=count)
    return None
