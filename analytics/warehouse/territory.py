"""Units and borders as tables."""

from collections.abc import Iterator
from datetime import date

import pyarrow as pa

from analytics.units import BORDERS, NATIONAL, Units

_UNIT = pa.schema(
    {
        "id": pa.string(),
        "name": pa.string(),
        "level": pa.string(),
        "kind": pa.string(),
        "parent_id": pa.string(),
        "valid_from": pa.date32(),
        "valid_to": pa.date32(),
    }
)
_SHOWN = pa.schema({"borders": pa.string(), "unit_id": pa.string(), "shown_unit_id": pa.string()})

_PART = pa.schema(
    {
        "borders": pa.string(),
        "shown_unit_id": pa.string(),
        "unit_id": pa.string(),
        "valid_from": pa.date32(),
        "valid_to": pa.date32(),
    }
)


def unit_rows(units: Units) -> pa.Table:
    """One row per unit."""
    return pa.Table.from_pylist([{name: getattr(unit, name) for name in _UNIT.names} for unit in units], schema=_UNIT)


def shown_rows(units: Units) -> pa.Table:
    """One row per borders and unit that can be shown there, itself or as what it became."""
    pairs = [(borders, *pair) for borders in BORDERS for pair in units.mapping(borders).items()]
    return pa.table([pa.array(values, pa.string()) for values in zip(*pairs, strict=True)], schema=_SHOWN)


def part_rows(units: Units) -> pa.Table:
    """One row per borders, unit and province that is a part of it; the nation's provinces count while they exist."""
    columns = zip(*_parts(units), strict=True)
    return pa.table([pa.array(values, kind.type) for values, kind in zip(columns, _PART, strict=True)], schema=_PART)


def _parts(units: Units) -> Iterator[tuple[str, str, str, date | None, date | None]]:
    for borders in BORDERS:
        for unit_id, shown_id in units.mapping(borders).items():
            if unit_id != shown_id:
                yield borders, shown_id, unit_id, None, None
        for unit in units.of_level("province"):
            yield borders, NATIONAL, unit.id, unit.valid_from, unit.valid_to
