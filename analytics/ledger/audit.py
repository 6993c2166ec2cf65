"""Is the ledger still what it was when it was written? Every hash, recomputed from the stored bytes."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select, union

from analytics.ledger import origin, record, tables
from analytics.ledger.record import Fault

_MOMENT = "%Y-%m-%d %H:%M:%S.%f"
Stored = Mapping[str, Any]


def audit(connection: Connection, known: Mapping[int, str]) -> list[Fault]:
    """What is wrong with the ledger as a whole, with each entry, and against hashes ``known`` from elsewhere."""
    found = [Fault(entry=0, message=message) for message in origin.faults(connection)]
    numbers = connection.execute(select(tables.entry.c.entry).order_by(tables.entry.c.entry)).scalars().all()
    before: Stored | None = None
    for number in numbers:
        row = _stored(connection, tables.entry, number)
        kept, rows = _stored(connection, tables.file, number), _stored(connection, tables.fact, number)
        is_whole = _is_whole(row, kept)
        messages = [*_of_chain(row, before), *_of_file(row, kept, is_whole), *_of_rows(row, rows)]
        if is_whole and row["hash"] not in _hashes(row, kept):
            messages.append(f"Nội dung bút toán {number} không khớp mã băm: bút toán đã bị sửa sau khi ghi.")
        messages += _of_known(row, known)
        found += [Fault(entry=number, message=message) for message in messages]
        before = row
    found += [_cut_off(number) for number in sorted(set(known) - set(numbers))]
    return [*found, *map(_orphan, sorted(_contents(connection) - set(numbers)))]


def _stored(connection: Connection, table: Table, number: int) -> Stored | None:
    """A row as it is stored; a text that is not one, or a moment written otherwise than we write it, is not itself."""
    row = connection.execute(tables.as_stored(connection, table).where(table.c.entry == number)).mappings().first()
    if row is None or connection.dialect.name != "sqlite":
        return row
    texts = {column.name for column in table.columns if isinstance(column.type, tables.TEXTS)}
    plain = {name: _text(value) if name in texts else value for name, value in row.items()}
    return {**plain, "made_at": _moment(plain["made_at"])} if "made_at" in plain else plain


def _text(value: Any) -> Any:
    return value.decode(errors="backslashreplace") if isinstance(value, bytes) else value


def _moment(written: Any) -> Any:
    try:
        moment = datetime.strptime(written, _MOMENT)
    except (TypeError, ValueError):
        return f"?{written}"
    return moment if moment.strftime(_MOMENT) == written else f"?{written}"


def _of_chain(row: Stored, before: Stored | None) -> Iterator[str]:
    number, last_number = row["entry"], before["entry"] if before else 0
    if number != last_number + 1:
        lost = f"{last_number + 1}" if number == last_number + 2 else f"{last_number + 1} đến {number - 1}"
        yield f"Thiếu bút toán {lost} trước bút toán {number}."
    elif row["previous_hash"] != (before["hash"] if before else ""):
        yield f"Bút toán {number} không nối tiếp bút toán {last_number}: một trong hai đã bị thay đổi."


def _hashes(row: Stored, kept: Stored | None) -> set[str]:
    """The hash as it is made today, and as schema 1 made it, without the stored file."""
    return {record.chain_hash(row, kept["content"] if kept else None), record.chain_hash(row)}


def _of_file(row: Stored, kept: Stored | None, is_whole: bool) -> Iterator[str]:
    number = row["entry"]
    if (kept is None) != (row["file_sha256"] is None):
        yield f"Bút toán {number} {'mất tệp gốc' if kept is None else 'có tệp gốc không được ghi trong bút toán'}."
    elif not is_whole:
        yield f"Tệp gốc của bút toán {number} không còn nguyên vẹn."


def _is_whole(row: Stored, kept: Stored | None) -> bool:
    """False when the file is missing or changed, which is said as such and not once more of the entry's hash."""
    if kept is None or row["file_sha256"] is None:
        return kept is row["file_sha256"]
    return record.restored_sha256(kept["content"], kept["size"]) == row["file_sha256"]


def _of_rows(row: Stored, rows: Stored | None) -> Iterator[str]:
    number = row["entry"]
    if (rows is None) != (row["rows_sha256"] is None):
        yield f"Bút toán {number} {'mất các dòng số liệu' if rows is None else 'có dòng số liệu thừa'}."
    elif rows is not None and record.sha256(_bytes(rows["parquet"])) != row["rows_sha256"]:
        yield f"Các dòng số liệu của bút toán {number} không còn nguyên vẹn."


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _of_known(row: Stored, known: Mapping[int, str]) -> Iterator[str]:
    number = row["entry"]
    if known.get(number, row["hash"]) != row["hash"]:
        yield f"Bút toán {number} không phải là bút toán đã giữ trong bản đối chiếu: sổ đã bị viết lại."


def _cut_off(number: int) -> Fault:
    return Fault(entry=number, message=f"Sổ thiếu bút toán {number}, trong khi bản đối chiếu có bút toán đó.")


def _contents(connection: Connection) -> set[int]:
    """Numbers of the entries that a file or rows are kept for."""
    return set(connection.execute(union(select(tables.file.c.entry), select(tables.fact.c.entry))).scalars())


def _orphan(number: int) -> Fault:
    """A file or rows that belong to an entry which is not there."""
    return Fault(entry=number, message=f"Còn tệp hoặc dòng số liệu của bút toán {number} nhưng bút toán đó đã mất.")
