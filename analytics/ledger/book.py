"""The ledger itself: open, append, read, verify."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Connection, RowMapping, Table, func, insert, inspect, select, union
from sqlalchemy.exc import SQLAlchemyError

from analytics.ledger import audit, record, tables
from analytics.ledger.record import Entry, Fault, HeadMoved, LedgerError, NewEntry, NewerLedger, NoSuchEntry, WrongWorld

SCHEMA = 1
PUBLISHED, SIMULATED = "published", "simulated"
_REASONS = {
    "locked": "đang có người ghi khác giữ sổ quá lâu; hãy thử lại sau ít phút",
    "full": "ổ đĩa đã đầy; hãy giải phóng chỗ rồi thử lại",
    "readonly": "không có quyền ghi vào tệp sổ",
    "unable to open": "không mở được tệp sổ; hãy kiểm tra đường dẫn và quyền truy cập",
    "not a database": "tệp không phải là sổ số liệu",
    "malformed": "tệp sổ bị hỏng; hãy khôi phục từ bản sao lưu",
    "append-only": "sổ chỉ cho ghi thêm, không cho sửa hoặc xoá",
}


class Ledger:
    """An append-only ledger in a SQLite file (``address`` is its path) or any database SQLAlchemy reaches by URL.

    A new ledger belongs to ``world`` (``published`` unless said otherwise) for ever. Raises ``NewerLedger`` when a
    later version of the program wrote it, ``WrongWorld`` when it belongs to another world than the one asked for,
    ``LedgerError`` for anything the database refuses.
    """

    def __init__(self, address: str | Path, world: str | None = None):
        self.address = tables.without_password(address)
        with _in_words(self.address):
            self._engine = tables.open_engine(address)
            self.world = self._open(world)

    def _open(self, world: str | None) -> str:
        with self._reading() as connection:
            exists = inspect(connection).has_table(tables.meta.name)
        known = self._known() if exists else self._create(world or PUBLISHED)
        if int(known["schema"]) > SCHEMA:
            raise NewerLedger(
                f"Sổ {self.address} do phiên bản mới hơn của chương trình ghi (sổ phiên bản {known['schema']}, "
                f"chương trình hiểu đến {SCHEMA}). Hãy cập nhật chương trình rồi mở lại; sổ không bị thay đổi."
            )
        if world not in (None, known["world"]):
            raise WrongWorld(
                f"Sổ {self.address} chứa {_world_name(known['world'])}, không phải {_world_name(world)}. "
                "Hai loại số liệu không bao giờ ghi chung một sổ; hãy chọn sổ khác."
            )
        return known["world"]

    def _known(self) -> dict[str, str]:
        with self._reading() as connection:
            return dict(connection.execute(select(tables.meta.c.key, tables.meta.c.value)).all())

    def _create(self, world: str) -> dict[str, str]:
        first = {"schema": str(SCHEMA), "world": world}
        with self._writing() as connection:
            if inspect(connection).has_table(tables.meta.name):  # another process was faster
                return dict(connection.execute(select(tables.meta.c.key, tables.meta.c.value)).all())
            tables.schema.create_all(connection)
            connection.execute(insert(tables.meta), [{"key": key, "value": value} for key, value in first.items()])
        return first

    def head(self) -> int:
        """Number of the newest entry; 0 in an empty ledger."""
        with self._reading() as connection:
            return connection.execute(select(func.coalesce(func.max(tables.entry.c.entry), 0))).scalar_one()

    def append(self, new: NewEntry, expected_head: int | None = None) -> int:
        """Write the entry, its file and its rows in one transaction; returns its number.

        Raises ``HeadMoved`` when ``expected_head`` is given and another entry came in between.
        """
        columns, content, rows = record.packed(new)
        with self._writing() as connection:
            head, previous = self._last(connection)
            if expected_head not in (None, head):
                raise HeadMoved(
                    f"Sổ vừa có thêm bút toán {head} trong lúc bạn kiểm tra tệp (khi đó mới đến bút toán "
                    f"{expected_head}). Chưa ghi gì; hãy kiểm tra lại tệp rồi ghi nhận."
                )
            number = head + 1
            connection.execute(insert(tables.entry).values(record.sealed(columns, number, previous)))
            if content is not None:
                size = len(new.content)
                connection.execute(insert(tables.file).values(entry=number, content=content, size=size))
            if rows is not None:
                connection.execute(insert(tables.fact).values(entry=number, parquet=rows))
        return number

    @staticmethod
    def _last(connection: Connection) -> tuple[int, str]:
        newest = select(tables.entry.c.entry, tables.entry.c.hash).order_by(tables.entry.c.entry.desc()).limit(1)
        return connection.execute(newest).first() or (0, "")

    def entries(self, after: int = 0) -> list[Entry]:
        """Every entry numbered above ``after``, oldest first."""
        wanted = select(tables.entry).where(tables.entry.c.entry > after).order_by(tables.entry.c.entry)
        with self._reading() as connection:
            return [record.unpacked(row) for row in connection.execute(wanted).mappings()]

    def entry(self, number: int) -> Entry:
        """The entry of that number; ``NoSuchEntry`` if there is none."""
        with self._reading() as connection:
            row = self._row(connection, tables.entry, number)
        if row is None:
            raise NoSuchEntry(f"Sổ không có bút toán {number}.")
        return record.unpacked(row)

    def rows(self, number: int) -> pa.Table:
        """The rows accepted in that entry; ``NoSuchEntry`` if it has none."""
        return record.from_parquet(self._part(tables.fact, number, "dòng số liệu")["parquet"])

    def file(self, number: int) -> bytes:
        """The file of that entry, byte for byte as received; ``NoSuchEntry`` if it has none."""
        kept = self._part(tables.file, number, "tệp gốc")
        return record.restore(kept["content"], kept["size"])

    def _part(self, table: Table, number: int, name: str) -> RowMapping:
        with self._reading() as connection:
            row = self._row(connection, table, number)
        if row is None:
            raise NoSuchEntry(f"Bút toán {number} không có {name}.")
        return row

    def find_file(self, sha256: str, dataset: str) -> int | None:
        """The first entry that recorded exactly these bytes for the dataset, if any."""
        same = (tables.entry.c.file_sha256 == sha256) & (tables.entry.c.dataset == dataset)
        with self._reading() as connection:
            return connection.execute(select(func.min(tables.entry.c.entry)).where(same)).scalar_one()

    def verify(self) -> list[Fault]:
        """Recompute every hash from the stored bytes; returns what does not agree, oldest entry first."""
        faults, before = [], None
        with self._reading() as connection:
            numbers = connection.execute(select(tables.entry.c.entry).order_by(tables.entry.c.entry)).scalars().all()
            for number in numbers:
                row = self._row(connection, tables.entry, number)
                kept = self._row(connection, tables.file, number)
                rows = self._row(connection, tables.fact, number)
                faults += audit.faults(row, before, kept, rows)
                before = row
            return [*faults, *map(audit.orphan, sorted(self._contents(connection) - set(numbers)))]

    @staticmethod
    def _contents(connection: Connection) -> set[int]:
        """Numbers of the entries that a file or rows are kept for."""
        return set(connection.execute(union(select(tables.file.c.entry), select(tables.fact.c.entry))).scalars())

    @staticmethod
    def _row(connection: Connection, table: Table, number: int) -> RowMapping | None:
        return connection.execute(select(table).where(table.c.entry == number)).mappings().first()

    def close(self) -> None:
        """Let go of the database file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _in_words(self.address), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        writer = self._engine.execution_options(**tables.WRITING)
        with _in_words(self.address), writer.begin() as connection:
            tables.lock_for_appending(connection)
            yield connection


@contextmanager
def _in_words(address: str) -> Iterator[None]:
    """Turn what the database says into one sentence that staff can act on."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        said = str(error).lower()
        reason = next((words for sign, words in _REASONS.items() if sign in said), f"{type(error).__name__}: {error}")
        raise LedgerError(f"Không dùng được sổ {address}: {reason}.") from error


def _world_name(world: str | None) -> str:
    return {PUBLISHED: "số liệu công bố", SIMULATED: "số liệu mô phỏng"}.get(world or "", f"“{world}”")
