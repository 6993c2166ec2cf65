"""Is the ledger still what it was when it was written? Every hash, recomputed from the stored bytes."""

from collections.abc import Iterator

from sqlalchemy import RowMapping

from analytics.ledger import record
from analytics.ledger.record import Fault


def faults(row: RowMapping, before: RowMapping | None, kept: RowMapping | None, rows: RowMapping | None) -> list[Fault]:
    """What is wrong with one entry, given the entry before it, its file and its rows as stored."""
    messages = (*_of_chain(row, before), *_of_file(row, kept), *_of_rows(row, rows))
    return [Fault(entry=row["entry"], message=message) for message in messages]


def _of_chain(row: RowMapping, before: RowMapping | None) -> Iterator[str]:
    number, last_number = row["entry"], before["entry"] if before else 0
    if number != last_number + 1:
        lost = f"{last_number + 1}" if number == last_number + 2 else f"{last_number + 1} đến {number - 1}"
        yield f"Thiếu bút toán {lost} trước bút toán {number}."
    elif row["previous_hash"] != (before["hash"] if before else ""):
        yield f"Bút toán {number} không nối tiếp bút toán {last_number}: một trong hai đã bị thay đổi."
    if row["hash"] != record.chain_hash(row):
        yield f"Nội dung bút toán {number} không khớp mã băm: bút toán đã bị sửa sau khi ghi."


def _of_file(row: RowMapping, kept: RowMapping | None) -> Iterator[str]:
    number = row["entry"]
    if (kept is None) != (row["file_sha256"] is None):
        yield f"Bút toán {number} {'mất tệp gốc' if kept is None else 'có tệp gốc không được ghi trong bút toán'}."
    elif kept is not None and _restored_hash(kept) != row["file_sha256"]:
        yield f"Tệp gốc của bút toán {number} không còn nguyên vẹn."


def _restored_hash(kept: RowMapping) -> str | None:
    try:
        return record.sha256(record.restore(kept["content"], kept["size"]))
    except OSError:  # not a zstd frame any more
        return None


def _of_rows(row: RowMapping, rows: RowMapping | None) -> Iterator[str]:
    number = row["entry"]
    if (rows is None) != (row["rows_sha256"] is None):
        yield f"Bút toán {number} {'mất các dòng số liệu' if rows is None else 'có dòng số liệu thừa'}."
    elif rows is not None and record.sha256(rows["parquet"]) != row["rows_sha256"]:
        yield f"Các dòng số liệu của bút toán {number} không còn nguyên vẹn."


def orphan(number: int) -> Fault:
    """A file or rows that belong to an entry which is not there."""
    return Fault(entry=number, message=f"Còn tệp hoặc dòng số liệu của bút toán {number} nhưng bút toán đó đã mất.")
