"""What a ledger says of itself: the schema it is written in and the world it belongs to.

Schema 1 knew uploads only. Schema 2 knows entries that take back, approve and lock, and hashes the stored file too.
A ledger of schema 1 is read as it is; the first entry that this release appends raises it, so that an older release,
which would misread it, refuses it.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, insert, select, text, update

from analytics.ledger import record, tables

SCHEMA = 2
PUBLISHED, SIMULATED = "published", "simulated"
_SEALED = ("schema", "world")


def known(connection: Connection) -> dict[str, str]:
    """What the ledger says of itself."""
    return dict(connection.execute(select(tables.meta.c.key, tables.meta.c.value)).all())


def create(connection: Connection, world: str) -> dict[str, str]:
    """Make the tables of a new ledger; returns what it says of itself."""
    tables.schema.create_all(connection)
    said = _with_seal({"schema": str(SCHEMA), "world": world})
    connection.execute(insert(tables.meta), [{"key": key, "value": value} for key, value in said.items()])
    return said


def raise_schema(connection: Connection) -> None:
    """Say that the ledger now holds what only this release understands: the one change that is ever made in it."""
    before = known(connection)
    if int(before["schema"]) >= SCHEMA:
        return
    said = _with_seal({**before, "schema": str(SCHEMA)})
    with tables.unguarded(connection, tables.meta):
        connection.execute(update(tables.meta).where(tables.meta.c.key == "schema").values(value=said["schema"]))
    connection.execute(insert(tables.meta).values(key="seal", value=said["seal"]))


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the ledger as a whole."""
    said = known(connection)
    if said.get("schema") != "1" and said.get("seal") != _seal(said):
        yield "Thông tin chung của sổ (phiên bản, số liệu công bố hay mô phỏng) đã bị sửa."
    if connection.dialect.name == "sqlite":
        for (line,) in connection.execute(text("pragma integrity_check(5)")):
            if line != "ok":
                yield f"Tệp sổ bị hỏng: {line}."


def world_name(world: str | None) -> str:
    """How a world is called."""
    return {PUBLISHED: "số liệu công bố", SIMULATED: "số liệu mô phỏng"}.get(world or "", f"“{world}”")


def _with_seal(said: Mapping[str, str]) -> dict[str, str]:
    return {**said, "seal": _seal(said)}


def _seal(said: Mapping[str, str]) -> str:
    return record.sha256(record.canonical({key: said.get(key) for key in _SEALED}).encode())
