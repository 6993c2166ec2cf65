"""The ledger itself: open, append, read, verify."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Column, Connection, RowMapping, Table, func, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from analytics.ledger import audit, origin, record, tables
from analytics.ledger.origin import PUBLISHED, SCHEMA
from analytics.ledger.record import Entry, Fault, HeadMoved, LedgerError, NewEntry, NewerLedger, NoSuchEntry, WrongWorld

_REASONS = {
    "locked": "đang có người ghi khác giữ sổ quá lâu; hãy thử lại sau ít phút",
    "disk i/o error": "không ghi được vào ổ đĩa (ổ đĩa đầy hoặc hỏng); hãy giải phóng chỗ rồi thử lại",
    "full": "ổ đĩa đã đầy; hãy giải phóng chỗ rồi thử lại",
    "readonly": "không có quyền ghi vào tệp sổ",
    "unable to open": "không mở được tệp sổ; hãy kiểm tra đường dẫn và quyền truy cập",
    "not a database": "tệp không phải là sổ số liệu",
    "malformed": "tệp sổ bị hỏng; hãy khôi phục từ bản sao lưu",
    "append-only": "sổ chỉ cho ghi thêm, không cho sửa hoặc xoá",
}

_HEAD = select(func.coalesce(func.max(tables.entry.c.entry), 0))


class Ledger:
    """An append-only ledger in a SQLite file (``address`` is its path) or any database SQLAlchemy reaches by URL.

    A new ledger belongs to ``world`` (``published`` unless said otherwise) for ever. Raises ``NewerLedger`` when a
    later version of the program wrote it, ``WrongWorld`` when it belongs to another world than the one asked for,
    ``LedgerError`` for anything the database refuses.
    """

    def __init__(self, address: str | Path, world: str | None = None):
        self.address = tables.without_password(address)
        with in_words(self.address):
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
                f"Sổ {self.address} chứa {origin.world_name(known['world'])}, không phải {origin.world_name(world)}. "
                "Hai loại số liệu không bao giờ ghi chung một sổ; hãy chọn sổ khác."
            )
        return known["world"]

    def _known(self) -> dict[str, str]:
        with self._reading() as connection:
            return origin.known(connection)

    def _create(self, world: str) -> dict[str, str]:
        with self._writing() as connection:
            if inspect(connection).has_table(tables.meta.name):  # another process was faster
                return origin.known(connection)
            return origin.create(connection, world)

    def head(self) -> int:
        """Number of the newest entry; 0 in an empty ledger."""
        with self._reading() as connection:
            return connection.execute(_HEAD).scalar_one()

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
            origin.raise_schema(connection)
            connection.execute(insert(tables.entry).values(record.sealed(columns, number, previous, content)))
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

    def entries(self, after: int = 0, kinds: Collection[str] | None = None) -> list[Entry]:
        """Every entry numbered above ``after``, of these kinds if given, oldest first."""
        wanted = select(tables.entry).where(tables.entry.c.entry > after).order_by(tables.entry.c.entry)
        if kinds is not None:
            wanted = wanted.where(tables.entry.c.kind.in_(kinds))
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
        """The rows accepted in that entry; ``NoSuchEntry`` if it has none, ``LedgerError`` if they were changed."""
        kept, expected = self._part(tables.fact, tables.entry.c.rows_sha256, number, "dòng số liệu")
        if record.sha256(kept["parquet"]) != expected:
            raise _changed(number, "các dòng số liệu")
        return record.from_parquet(kept["parquet"])

    def file(self, number: int) -> bytes:
        """The file of that entry, byte for byte as received; ``NoSuchEntry`` or ``LedgerError`` as for rows."""
        kept, expected = self._part(tables.file, tables.entry.c.file_sha256, number, "tệp gốc")
        if record.restored_sha256(kept["content"], kept["size"]) != expected:
            raise _changed(number, "tệp gốc")
        return record.restore(kept["content"], kept["size"])

    def _part(self, table: Table, sha256: Column, number: int, name: str) -> tuple[RowMapping, str | None]:
        with self._reading() as connection:
            row = self._row(connection, table, number)
            expected = connection.execute(select(sha256).where(tables.entry.c.entry == number)).scalar()
        if row is None:
            raise NoSuchEntry(f"Bút toán {number} không có {name}.")
        return row, expected

    def find_file(self, sha256: str, dataset: str) -> int | None:
        """The first entry that recorded exactly these bytes for the dataset, if any."""
        same = (tables.entry.c.file_sha256 == sha256) & (tables.entry.c.dataset == dataset)
        with self._reading() as connection:
            return connection.execute(select(func.min(tables.entry.c.entry)).where(same)).scalar_one()

    def of_file(self, sha256: str, dataset: str) -> list[Entry]:
        """Every entry that recorded exactly these bytes for the dataset, oldest first."""
        same = (tables.entry.c.file_sha256 == sha256) & (tables.entry.c.dataset == dataset)
        with self._reading() as connection:
            rows = connection.execute(select(tables.entry).where(same).order_by(tables.entry.c.entry)).mappings()
            return [record.unpacked(row) for row in rows]

    def verify(self, known: Mapping[int, str] | None = None) -> list[Fault]:
        """Recompute every hash from the stored bytes; returns what does not agree, oldest entry first.

        ``known`` are hashes kept elsewhere (entry → hash: a backup, a printed receipt). Only they can tell that the
        newest entries have been cut off.
        """
        with self._reading() as connection:
            return audit.audit(connection, known or {})

    @staticmethod
    def _row(connection: Connection, table: Table, number: int) -> RowMapping | None:
        return connection.execute(select(table).where(table.c.entry == number)).mappings().first()

    def close(self) -> None:
        """Let go of the database file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_words(self.address), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        writer = self._engine.execution_options(**tables.WRITING)
        with in_words(self.address), writer.begin() as connection:
            tables.lock_for_appending(connection)
            yield connection


@contextmanager
def in_words(address: str) -> Iterator[None]:
    """Turn what the database says into one sentence that staff can act on."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        said = str(error).lower()
        reason = next((words for sign, words in _REASONS.items() if sign in said), f"{type(error).__name__}: {error}")
        raise LedgerError(f"Không dùng được sổ {address}: {reason}.") from error


def _changed(number: int, what: str) -> LedgerError:
    return LedgerError(
        f"Không đọc được {what} của bút toán {number}: nội dung không còn như lúc ghi. "
        "Hãy chạy lệnh verify và khôi phục sổ từ bản sao lưu."
    )
