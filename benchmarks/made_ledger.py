"""A ledger as large as an office will have after twenty years: a monthly entry of 750 offices and 63 provinces.

240 entries and 180,000 office rows per dataset, appended through ``Ledger.append`` as an import does; before them the
targets of every province and year.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from analytics.ledger import Ledger, NewEntry
from analytics.units import Units, load_units
from analytics.workspace import SIMULATED
from benchmarks import made_files

OFFICES, PROVINCES = 750, 63
DONG_PER_CASE = 35_000_000
SOURCE = "Số liệu mô phỏng để đo tốc độ"


def build(file: Path, datasets: Iterable[str] = ("cases", "money")) -> int:
    """Make the ledger at ``file``; returns how many rows of figures it holds."""
    units = load_units()
    unit_ids = made_files.lasting(units, "office", OFFICES) + made_files.lasting(units, "province", PROVINCES)
    ledger = Ledger(file, SIMULATED)
    _append(ledger, "targets", _targets(units))
    rows = 0
    for year in made_files.YEARS:
        for month in made_files.MONTHS:
            for dataset in datasets:
                rows += _append(ledger, dataset, _month(dataset, unit_ids, year, month))
    ledger.close()
    return rows


def _append(ledger: Ledger, dataset: str, table: pa.Table) -> int:
    decisions = [{"what": "file", "value": f"{table.num_rows} dòng", "evidence": SOURCE}]
    new = NewEntry(dataset=dataset, made_by="Phép đo", reason=SOURCE, table=table, decisions=decisions)
    ledger.append(new)
    return table.num_rows


def _month(dataset: str, unit_ids: list[str], year: int, month: int) -> pa.Table:
    """The accepted rows of one month, in the shape in which the intake hands them to the ledger."""
    rows = made_files.table(unit_ids, (year,), (month,))
    scale = pa.scalar(DONG_PER_CASE if dataset == "money" else 1, pa.int64())
    given = {name: pc.multiply(rows[name], scale) for name in made_files.FIGURES}
    count = rows.num_rows
    return pa.table(
        {
            "unit_id": rows["unit"],
            **{name: rows[name] for name in ("year", "months", "group")},
            "vintage": pa.repeat(pa.scalar("preliminary" if month < 12 else "final"), count),
            **given,
            "published_rate": pa.nulls(count, pa.decimal128(9, 4)),
            "qualifier": pa.nulls(count, pa.string()),
            "source": pa.repeat(pa.scalar(SOURCE), count),
            "row": pa.array(range(2, count + 2)),
        }
    )


def _targets(units: Units) -> pa.Table:
    provinces = made_files.lasting(units, "province", PROVINCES)
    lines = [
        {
            "unit_id": unit_id,
            "year": year,
            "dimension": dimension,
            "target_pct": pct,
            "comparator": ">=",
            "kind": "assigned",
            "assigned_by": "Bộ Tư pháp",
            "valid_from": date(year - 1, 10, 1),
            "source": SOURCE,
        }
        for year in made_files.YEARS
        for unit_id in provinces
        for dimension, pct in (("cases", Decimal("75.0000")), ("money", Decimal("40.0000")))
    ]
    return pa.Table.from_pylist(lines)
