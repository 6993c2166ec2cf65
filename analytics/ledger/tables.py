"""The four tables of the ledger, and the little in which SQLite and PostgreSQL differ."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    DDL,
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    Text,
    create_engine,
    event,
    select,
    text,
    type_coerce,
)
from sqlalchemy.engine import URL, make_url

BUSY_SECONDS = 30
WRITING = {"thads_writing": True}
TEXTS = (String, Text, DateTime)
_POSTGRES_LOCK = "select pg_advisory_xact_lock(841072)"  # any fixed number; held until the transaction ends

schema = MetaData()

meta = Table("meta", schema, Column("key", String(64), primary_key=True), Column("value", Text, nullable=False))

entry = Table(
    "entry",
    schema,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False),
    Column("dataset", String(64), nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("reason", Text),
    Column("file_name", Text),
    Column("file_sha256", String(64), index=True),
    Column("decisions", Text, nullable=False),
    Column("receipt", Text, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("rows_sha256", String(64)),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

file = Table(
    "file",
    schema,
    Column("entry", Integer, ForeignKey("entry.entry"), primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
)

fact = Table(
    "fact",
    schema,
    Column("entry", Integer, ForeignKey("entry.entry"), primary_key=True, autoincrement=False),
    Column("parquet", LargeBinary, nullable=False),
)

_REFUSE_IN_SQLITE = """create trigger %(table)s_refuses_{verb} before {verb} on %(table)s
begin select raise(abort, 'the ledger is append-only'); end"""
_REFUSE_IN_POSTGRES = """create or replace function refuse_change() returns trigger language plpgsql
as $$ begin raise exception 'the ledger is append-only'; end $$;
create trigger %(table)s_refuses_change before update or delete or truncate on %(table)s
for each statement execute function refuse_change()"""


for _table in schema.sorted_tables:
    for _verb in ("update", "delete"):
        refusal = DDL(_REFUSE_IN_SQLITE.format(verb=_verb)).execute_if(dialect="sqlite")
        event.listen(_table, "after_create", refusal)
    event.listen(_table, "after_create", DDL(_REFUSE_IN_POSTGRES).execute_if(dialect="postgresql"))


@contextmanager
def unguarded(connection: Connection, table: Table) -> Iterator[None]:
    """Within the transaction let ``table`` be updated, and guard it again."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"drop trigger {table.name}_refuses_update"))
        yield
        connection.execute(DDL(_REFUSE_IN_SQLITE.format(verb="update")).against(table))
    else:
        connection.execute(text(f"alter table {table.name} disable trigger {table.name}_refuses_change"))
        yield
        connection.execute(text(f"alter table {table.name} enable trigger {table.name}_refuses_change"))


def as_stored(connection: Connection, table: Table) -> Select:
    """A select of the rows byte for byte. SQLite keeps texts and dates as bytes, which a driver may read leniently."""
    if connection.dialect.name != "sqlite":
        return select(table)
    return select(*(_bytes_of(column) if isinstance(column.type, TEXTS) else column for column in table.columns))


def _bytes_of(column: Column) -> ColumnElement:
    return type_coerce(column, LargeBinary).cast(LargeBinary).label(column.name)


def open_engine(address: str | Path) -> Engine:
    """An engine for a database URL, or for a SQLite file whose folder is made if need be."""
    url = _url(address)
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    Path(url.database or "").absolute().parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def without_password(address: str | Path) -> str:
    """The address as it may be shown in a message."""
    return _url(address).render_as_string(hide_password=True) if "://" in str(address) else str(address)


def _url(address: str | Path) -> URL:
    return make_url(str(address)) if "://" in str(address) else URL.create("sqlite", database=str(address))


def _prepare_sqlite(connection, _record) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own would not be IMMEDIATE
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("thads_writing")
    connection.exec_driver_sql("begin immediate" if writing else "begin")


def lock_for_appending(connection: Connection) -> None:
    """Let one writer at a time choose the next entry number. SQLite did it when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(_POSTGRES_LOCK))
