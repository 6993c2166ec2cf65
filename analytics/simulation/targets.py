"""Targets of the simulated country: national ones as published where they are, and near them one for each province."""

from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa

from analytics.simulation.names import plain
from analytics.simulation.settings import DIMENSIONS, Settings
from analytics.units import BORDER_DAYS, MERGER_DAY, NATIONAL, Unit, Units

_SCHEMA = pa.schema(
    [
        ("unit_id", pa.string()),
        ("unit", pa.string()),
        ("year", pa.int64()),
        ("dimension", pa.string()),
        ("target_pct", pa.decimal128(5, 2)),
        ("comparator", pa.string()),
        ("kind", pa.string()),
        ("assigned_by", pa.string()),
        ("valid_from", pa.date32()),
        ("source", pa.string()),
    ]
)
_STREAM = 9

Row = dict[str, object]


def target_rows(units: Units, settings: Settings, seed: int) -> pa.Table:
    """One row a unit, year, dimension and day of issue. A name is understood on the day its target is valid from."""
    rng = np.random.Generator(np.random.PCG64([seed, _STREAM]))
    rows: list[Row] = []
    for dimension in DIMENSIONS:
        shifts = _shifts(units, settings, dimension, rng)
        for year in settings.years:
            rows.append(_national(units.get(NATIONAL), settings, year, dimension))
            rows += _provinces(units, settings, year, dimension, shifts)
    source = {False: settings.source, True: settings.targets["source_published"]}
    filled = [{**row, "source": source[bool(row["source"])].format(seed=seed)} for row in rows]
    return pa.Table.from_pylist(filled, schema=_SCHEMA)


def _shifts(units: Units, settings: Settings, dimension: str, rng: np.random.Generator) -> dict[str, int]:
    """Steps above or below the national target, by province; never none."""
    provinces = units.of_level("province")
    spread = settings.targets["province_spread"][dimension] / settings.targets["step"]
    steps = np.rint(rng.standard_normal(len(provinces)) * spread).astype(int)
    return {unit.id: int(step) or 1 for unit, step in zip(provinces, steps, strict=True)}


def _national(nation: Unit, settings: Settings, year: int, dimension: str) -> Row:
    base = settings.targets["national"][str(year)]
    first_day = date(year - 1, 10, 1)
    row = _row(nation, nation.name, year, dimension, Decimal(str(base[dimension])), first_day)
    return {**row, "comparator": ">", "assigned_by": "", "source": dimension in base["published"]}


def _provinces(units: Units, settings: Settings, year: int, dimension: str, shifts: dict[str, int]) -> list[Row]:
    rows = []
    base = Decimal(str(settings.targets["national"][str(year)][dimension]))
    step = Decimal(str(settings.targets["step"]))
    for unit, name, first_day in _assigned(units, year):
        own = base + step * shifts[unit.id]
        rows.append(_row(unit, name, year, dimension, own, first_day))
        again = _issued_again(settings, unit) if year == MERGER_DAY.year else None
        if again:
            rows.append(_row(unit, name, year, dimension, own + step * (2 + abs(shifts[unit.id]) % 3), again))
    return [{**row, "assigned_by": settings.targets["assigned_by"]} for row in rows]


def _assigned(units: Units, year: int) -> list[tuple[Unit, str, date]]:
    """(unit, its name, first day) of the targets of a year; in the year of the mergers, old units and new ones."""
    first_day = date(year - 1, 10, 1)
    old, new = (units.of_level("province", on=BORDER_DAYS[border]) for border in ("63", "34"))
    if year < MERGER_DAY.year:
        return [(unit, plain(unit), first_day) for unit in old]
    if year > MERGER_DAY.year:
        return [(unit, plain(unit), first_day) for unit in new]
    formed = [unit for unit in new if unit not in old]
    return [(unit, unit.name, first_day) for unit in old] + [(unit, unit.name, MERGER_DAY) for unit in formed]


def _issued_again(settings: Settings, unit: Unit) -> date | None:
    days = (day for day, issued in settings.targets["reissued"].items() if unit.id in issued)
    return next(map(date.fromisoformat, days), None)


def _row(unit: Unit, name: str, year: int, dimension: str, target: Decimal, first_day: date) -> Row:
    return {
        "unit_id": unit.id,
        "unit": name,
        "year": year,
        "dimension": dimension,
        "target_pct": target.quantize(Decimal("0.01")),
        "comparator": ">=",
        "kind": "assigned",
        "valid_from": first_day,
        "source": False,
    }
