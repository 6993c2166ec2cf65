"""Three provinces, three years, round numbers.

An Phú and Bình Sơn merge into the new An Phú on 1 July 2025; Đông Hải stays. Bình Sơn has two offices, Bắc and Nam.

    cases, 12 months   An Phú (cũ)   Bình Sơn    Đông Hải    An Phú (mới)
    2023               80 / 100      100 / 200   300 / 400
    2024               90 / 100      120 / 200   300 / 400
    2025                                         320 / 400   240 / 300

Nine months of 2025, still in the old borders: 60 / 100, 80 / 200, 200 / 400. Money is a million đồng per case.
"""

import pyarrow as pa

from analytics.catalog import load_catalog
from analytics.ledger import Ledger, NewEntry
from analytics.units import load_units
from analytics.warehouse import Warehouse
from analytics.workspace import Workspace

NATION, OLD, BINH_SON, DONG_HAI, NEW = "toan-quoc", "an-phu-cu", "binh-son", "dong-hai", "an-phu-moi"
BAC, NAM = "binh-son.bac", "binh-son.nam"
MILLION = 10**6

_FILES = {
    "units.csv": """unit_id,name,level,kind,parent_id,code,valid_from,valid_to,source
toan-quoc,Toàn quốc,national,country,,,,,bịa
quan-doi,Quân đội,army,army,,,,,bịa
an-phu-cu,An Phú (cũ),province,province,,01,,2025-06-30,bịa
binh-son,Bình Sơn,province,province,,02,,2025-06-30,bịa
dong-hai,Đông Hải,province,province,,03,,,bịa
an-phu-moi,An Phú (mới),province,province,,01,2025-07-01,,bịa
binh-son.bac,Chi cục Bắc,office,district_office,binh-son,,,2025-06-30,bịa
binh-son.nam,Chi cục Nam,office,district_office,binh-son,,,2025-06-30,bịa
an-phu-moi.kv-01,Phòng khu vực 1,office,regional_office,an-phu-moi,,2025-07-01,,bịa
""",
    "unit_names.csv": "unit_id,name,valid_from,valid_to,source\n",
    "name_prefixes.csv": "prefix,level\nTỉnh,province\n",
    "lineage.csv": """unit_id,successor_id,effective_date,whole,source
an-phu-cu,an-phu-moi,2025-07-01,true,bịa
binh-son,an-phu-moi,2025-07-01,true,bịa
""",
}

FIGURES = [  # unit, year, months, completed, enforceable
    (OLD, 2023, 12, 80, 100),
    (BINH_SON, 2023, 12, 100, 200),
    (DONG_HAI, 2023, 12, 300, 400),
    (OLD, 2024, 12, 90, 100),
    (BINH_SON, 2024, 12, 120, 200),
    (DONG_HAI, 2024, 12, 300, 400),
    (OLD, 2025, 9, 60, 100),
    (BINH_SON, 2025, 9, 80, 200),
    (DONG_HAI, 2025, 9, 200, 400),
    (DONG_HAI, 2025, 12, 320, 400),
    (NEW, 2025, 12, 240, 300),
]
TARGETS = [  # unit, year, dimension, percent, comparator
    (NATION, 2024, "cases", "75", ">"),
    (OLD, 2024, "cases", "85", ">="),
    (BINH_SON, 2024, "cases", "60", ">"),
    (DONG_HAI, 2025, "cases", "80", ">="),
    (DONG_HAI, 2025, "money", "82.5", ">="),
]


def units(folder):
    """The units of the tiny country, from reference files written to ``folder``."""
    for name, text in _FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_units(folder)


def workspace(file, units, catalog=None):
    """An empty ledger in ``file`` with everything that stands on it."""
    catalog, ledger = catalog or load_catalog(), Ledger(file)
    return Workspace(catalog=catalog, units=units, ledger=ledger, warehouse=Warehouse(ledger, catalog, units))


def fill(workspace):
    """Entry 1: cases. Entry 2: money. Entry 3: targets."""
    report(workspace, "cases", *(figures(*row) for row in FIGURES))
    report(workspace, "money", *(figures(*row, each=MILLION) for row in FIGURES))
    report(workspace, "targets", *(target(*row) for row in TARGETS))


def figures(unit_id, year, months, completed=None, enforceable=None, each=1, **other):
    """A row of cases or money; ``each`` multiplies the figures."""
    given = {"completed": completed, "enforceable": enforceable}
    amounts = {name: value * each for name, value in given.items() if value is not None}
    key = {"unit_id": unit_id, "year": year, "months": months, "group": "all", "vintage": "preliminary"}
    return {**key, **amounts, "qualifier": "exact", "source": "Báo cáo bịa", **other}


def target(unit_id, year, dimension, percent, comparator=">=", **other):
    """A row of targets; assigned, without authority and from the start of the year unless said otherwise."""
    key = {"unit_id": unit_id, "year": year, "dimension": dimension, "kind": "assigned", "assigned_by": ""}
    return {**key, "target_pct": percent, "comparator": comparator, "source": "Quyết định bịa", **other}


def report(workspace, dataset_id, *rows, by="Nguyễn An"):
    """Append the rows as one ledger entry, as the intake would hand them over, and take them in; returns its number."""
    table = typed(workspace.catalog.datasets[dataset_id], rows)
    entry = workspace.ledger.append(NewEntry(dataset=dataset_id, made_by=by, file_name="bịa.csv", table=table))
    workspace.warehouse.refresh()
    return entry


def typed(dataset, rows):
    """The rows as the typed table that a reading holds; Excel counts the first one as row 2."""
    kinds = {"year": pa.int32(), "months": pa.int32(), "date": pa.date32(), "percent": pa.decimal128(9, 4)}
    kinds |= {"amount": pa.int64(), "count": pa.int64(), "money": pa.int64()}
    stored = {column.stored: kinds.get(column.type, pa.string()) for column in dataset.columns if column.role != "meta"}
    used = [name for name in stored if any(name in row for row in rows)]
    columns = {name: _array([row.get(name) for row in rows], stored[name]) for name in used}
    return pa.table({**columns, "row": pa.array(range(2, len(rows) + 2), pa.int32())})


def _array(values, kind):
    if pa.types.is_decimal(kind):
        return pa.array([None if value is None else str(value) for value in values], pa.string()).cast(kind)
    return pa.array(values, kind)
