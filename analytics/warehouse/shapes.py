"""Tables, views and statements made from the catalogue: the one place where SQL is put together from ids.

Every id is checked against ``[a-z][a-z0-9_]*`` before it becomes part of a statement. A dataset that is declared
tomorrow gets its table here, and joins the view ``figures`` when it reports units by year and months.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from analytics.catalog import CatalogError, Column, Dataset
from analytics.persons import Register

CURRENT = 2147483647
"""``replaced_by`` of a fact that nothing has replaced."""

_ID = re.compile(r"[a-z][a-z0-9_]*")
_TYPES = {
    "unit": ("varchar", pa.string()),
    "year": ("integer", pa.int32()),
    "months": ("integer", pa.int32()),
    "choice": ("varchar", pa.string()),
    "text": ("varchar", pa.string()),
    "amount": ("bigint", pa.int64()),
    "count": ("bigint", pa.int64()),
    "money": ("bigint", pa.int64()),
    "percent": ("decimal(9, 4)", pa.decimal128(9, 4)),
    "date": ("date", pa.date32()),
}
_OWN_TABLES = ("figures", "unit", "shown_unit", "entry", "reported", "incoming", "contested", "staged", "given")
_PROVENANCE = ("entry", "source_row", "replaced_by", "outranked_by")
UNDONE = {"retracted": "boolean", "restored_from": "integer"}
"""Marks of rows that an undo brought: the fact of that key is gone; or it stands again as an earlier entry had it."""
_SAME_IN_EVERY_DATASET = {
    "group": "'all'",
    "vintage": "'preliminary'",
    "published_rate": "null::decimal(9, 4)",
    "qualifier": "null::varchar",
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """A stored column: its name, its type in DuckDB and in Arrow, and what stands where nothing was given."""

    name: str
    sql_type: str
    arrow_type: pa.DataType
    default: str | None = None


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How one dataset is stored; of people (``personal`` columns) only what stands for their names."""

    table: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    figures: tuple[str, ...]
    attributes: tuple[str, ...]
    is_periodic: bool
    personal: tuple[str, ...] = ()

    @property
    def amounts(self) -> tuple[str, ...]:
        """The figures that are whole numbers and so can be added up."""
        whole = {field.name for field in self.fields if field.sql_type == "bigint"}
        return tuple(name for name in self.figures if name in whole)


def shape(dataset: Dataset) -> Shape:
    """The stored shape of a dataset; ``CatalogError`` when an id cannot be the name of a column."""
    stored = [column for column in dataset.columns if column.role != "meta"]
    fields = [_field(column) for column in stored]
    if "source" not in dataset.key and all(field.name != "source" for field in fields):
        fields.append(Field(name="source", sql_type="varchar", arrow_type=pa.string()))
    _check_names([dataset.id], _OWN_TABLES)
    _check_names([field.name for field in fields], (*_PROVENANCE, *UNDONE, "is_office", "row", "position"))
    return Shape(
        table=dataset.id,
        fields=tuple(fields),
        key=dataset.key,
        figures=dataset.figures,
        attributes=tuple(column.stored for column in dataset.of_role("attribute") if column.type != "text"),
        is_periodic=dataset.is_periodic,
        personal=tuple(column.stored for column in dataset.columns if column.personal),
    )


def _check_names(names: Iterable[str], taken: Iterable[str]) -> None:
    for name in names:
        if not _ID.fullmatch(name) or name in taken:
            raise CatalogError(f"{name}: not an id that can name a table or a column")


def _field(column: Column) -> Field:
    sql_type, arrow_type = _TYPES[column.type]
    return Field(name=column.stored, sql_type=sql_type, arrow_type=arrow_type, default=column.default)


def conformed(shape: Shape, table: pa.Table, entry: int) -> pa.Table:
    """Rows of one entry in the shape that the dataset has today: columns declared later are empty or their default."""
    columns = {field.name: _column(table, field) for field in shape.fields}
    rows = table["row"].cast(pa.int32()) if "row" in table.column_names else pa.nulls(table.num_rows, pa.int32())
    entries = pa.repeat(pa.scalar(entry, pa.int32()), table.num_rows)
    marks = {
        "retracted": _mark(table, "retracted", pa.bool_()).fill_null(False),
        "restored_from": _mark(table, "restored_from", pa.int32()),
    }
    return pa.table({**columns, "entry": entries, "source_row": rows, **marks})


def discreet(shape: Shape, table: pa.Table, register: Register) -> pa.Table:
    """The rows with what stands for a person where a name was."""
    for name in shape.personal:
        told = register.all_told(table["unit_id"].to_pylist(), table[name].to_pylist())
        table = table.set_column(table.column_names.index(name), name, pa.array(told, pa.string()))
    return table


def _mark(table: pa.Table, name: str, kind: pa.DataType) -> pa.ChunkedArray | pa.Array:
    return table[name].cast(kind) if name in table.column_names else pa.nulls(table.num_rows, kind)


def _column(table: pa.Table, field: Field) -> pa.ChunkedArray | pa.Array:
    if field.name not in table.column_names:
        values = pa.nulls(table.num_rows, field.arrow_type)
    else:
        values = table[field.name].cast(field.arrow_type)
    if field.default is None or not values.null_count:
        return values
    return values.fill_null(pa.scalar(field.default).cast(field.arrow_type))


def create_table(shape: Shape) -> str:
    """Statement that makes the dataset's empty table."""
    columns = [f'"{field.name}" {field.sql_type}' for field in shape.fields]
    columns += [f"{name} integer" for name in _PROVENANCE] + [f"{name} {kind}" for name, kind in UNDONE.items()]
    columns += ["is_office boolean"] if shape.is_periodic else []
    return f'create table "{shape.table}" ({", ".join(columns)})'


def create_figures(shapes: Iterable[Shape]) -> str:
    """Statement that makes the view ``figures``: every dataset reported by unit, year and months, under one heading."""
    periodic = [shape for shape in shapes if shape.is_periodic]
    amounts = tuple(dict.fromkeys(name for shape in periodic for name in shape.amounts))
    return "create view figures as " + " union all ".join(_as_figures(shape, amounts) for shape in periodic)


def _as_figures(shape: Shape, amounts: tuple[str, ...]) -> str:
    own = {field.name for field in shape.fields}
    common = [f'{quoted(name) if name in own else other} as "{name}"' for name, other in _SAME_IN_EVERY_DATASET.items()]
    given = f"coalesce({', '.join(map(quoted, shape.amounts))}) is not null" if shape.amounts else "false"
    columns = [f"'{shape.table}' as dataset", "unit_id", "year", "months", *common, "source", *_PROVENANCE]
    columns += ["is_office", f"{given} as has_figures"]
    columns += [f'{quoted(name) if name in shape.amounts else "null::bigint"} as "{name}"' for name in amounts]
    return f'select {", ".join(columns)} from "{shape.table}"'


def family(shape: Shape) -> list[str]:
    """The key but for the vintage: its rows replace or outrank each other."""
    return [name for name in shape.key if name != "vintage"]


def collate(shape: Shape) -> str:
    """Statement that says of the rows of ``incoming`` whose key is known how each stands to the current fact."""
    judged = [*shape.figures, *shape.attributes]
    texts = [field.name for field in shape.fields if field.name not in (*judged, *shape.key)]
    same = [f"incoming.{quoted(name)} is not distinct from known.{quoted(name)}" for name in judged]
    silent = [f"(incoming.{quoted(name)} is null or known.{quoted(name)} is not null)" for name in texts]
    adds = [f"(known.{quoted(name)} is null or {equal})" for name, equal in zip(judged, same, strict=True)]
    return (
        f"select incoming.position, case when {' and '.join([*same, *silent])} then 'same'"
        f" when {' and '.join([*adds, 'true'])} then 'completed' else 'changed' end as standing"
        f' from incoming inner join (select * from "{shape.table}" where replaced_by = {CURRENT}) as known'
        f" on {equal('known', 'incoming', shape.key)}"
    )


def equal(left: str, right: str, key: Iterable[str]) -> str:
    """Equal key by key; an absent part of a key (no date, say) equals an absent one."""
    pairs = [f"{quoted(left)}.{quoted(name)} is not distinct from {right}.{quoted(name)}" for name in key]
    return " and ".join(pairs)


def names(ids: Iterable[str]) -> str:
    """Ids as identifiers, with commas."""
    return ", ".join(map(quoted, ids))


def quoted(name: str) -> str:
    """An id as an identifier: ``group`` is a word of SQL."""
    return f'"{name}"'
