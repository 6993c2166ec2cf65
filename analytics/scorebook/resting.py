"""What rests on a scheme: once scores are recorded under it, it is neither changed nor taken back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analytics.measures.scores import marks
from analytics.scorebook.issued import Issued, issued, named
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
    found = _scored(key[2], warehouse)
    return len({unit_id for unit_id, year in found if _means(key[2], unit_id, year, known, warehouse) == key[:2]})


def takes_over(new: Issued, warehouse: Warehouse) -> bool:
    """Whether scores that are recorded under its name mean another scheme today and would mean this one, or would no
    longer be sure which."""
    before = issued(warehouse)
    after = [new, *before]
    return any(
        _means(new.name, *place, before, warehouse) != _means(new.name, *place, after, warehouse)
        for place in _scored(new.name, warehouse)
    )


def _scored(name: str, warehouse: Warehouse) -> set[tuple[str, int]]:
    return {(mark.unit_id, mark.year) for mark in marks(warehouse) if mark.scheme == name}


def _means(
    name: str, unit_id: str, year: int, known: Sequence[Issued], warehouse: Warehouse
) -> tuple[str | None, int | None] | None:
    """Who issued, and when, what a name means for a unit and a year; ``None`` where it means nothing."""
    try:
        meant = named(name, year, unit_id, known, warehouse.units)
    except InputError:
        return None
    return meant.unit_id, meant.year


def in_use(dataset_id: str, rows: Iterable[Mapping[str, Any]], warehouse: Warehouse) -> str | None:
    """Why rows of a dataset may not be taken back; ``None`` when they may."""
    if dataset_id != "schemes":
        return None
    for key in sorted({(row["unit_id"], row["year"], row["scheme"]) for row in rows}):
        count = rests(key, warehouse)
        if count:
            return IN_USE.format(name=key[2], year=key[1], count=count)
    return None
