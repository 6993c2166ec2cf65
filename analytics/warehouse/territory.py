"""Units and borders as tables."""

import pyarrow as pa

from analytics.units import BORDERS, Units

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


def unit_rows(units: Units) -> pa.Table:
    """One row per unit."""
    return pa.Table.from_pylist([{name: getattr(unit, name) for name in _UNIT.names} for unit in units], schema=_UNIT)


def shown_rows(units: Units) -> pa.Table:
    """One row per borders and unit that can be shown there, itself or as what it became."""
    pairs = [(borders, *pair) for borders in BORDERS for pair in units.mapping(borders).items()]
    return pa.table([pa.array(values, pa.string()) for values in zip(*pairs, strict=True)], schema=_SHOWN)
