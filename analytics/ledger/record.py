"""What one entry holds, how it is packed into bytes, and the hash that chains it to the entry before."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

UPLOAD, UNDO, APPROVE, LOCK = "upload", "undo", "approve", "lock"
"""Kinds of entry: rows that came in, an entry taken back, a period approved, a period locked."""

_CODEC = "zstd"
_PIECE = 1 << 20
_LEVEL = 1  # the fastest: a monthly file is written while its sender waits


class LedgerError(Exception):
    """The ledger could not do what was asked; the message is a Vietnamese sentence for staff."""


class HeadMoved(LedgerError):
    """Another entry was appended after the one the caller had seen."""


class NewerLedger(LedgerError):
    """The ledger was written by a later version of this program."""


class NoSuchEntry(LedgerError):
    """The ledger holds no such entry, or the entry holds no such part."""


class WrongWorld(LedgerError):
    """The ledger holds the other world: published and simulated figures never mix."""


@dataclass(frozen=True, kw_only=True)
class NewEntry:
    """What the caller wants remembered. ``decisions`` and ``receipt`` are anything JSON can hold.

    ``content`` are the bytes of the file as received, ``table`` the accepted rows; either may be absent.
    """

    dataset: str
    made_by: str
    kind: str = UPLOAD
    reason: str | None = None
    file_name: str | None = None
    content: bytes | None = None
    file_sha256: str | None = None
    table: pa.Table | None = None
    decisions: Sequence[Mapping[str, Any]] = ()
    receipt: Mapping[str, Any] = field(default_factory=dict)
    made_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry as it stands in the ledger. ``made_at`` is UTC without zone; hashes are SHA-256 in hexadecimal."""

    entry: int
    kind: str
    dataset: str
    made_at: datetime
    made_by: str
    reason: str | None
    file_name: str | None
    file_sha256: str | None
    decisions: Any
    receipt: Any
    row_count: int
    rows_sha256: str | None
    previous_hash: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class Fault:
    """An entry that is not what it was when it was written, and in what way. Entry 0 is the ledger as a whole."""

    entry: int
    message: str


def packed(new: NewEntry) -> tuple[dict[str, Any], bytes | None, bytes | None]:
    """Columns of the entry that do not depend on its place, the compressed file and the rows as Parquet."""
    rows = None if new.table is None else to_parquet(new.table)
    columns = {
        "kind": new.kind,
        "dataset": new.dataset,
        "made_at": new.made_at or datetime.now(UTC).replace(tzinfo=None),
        "made_by": new.made_by,
        "reason": new.reason,
        "file_name": new.file_name,
        "file_sha256": None if new.content is None else new.file_sha256 or sha256(new.content),
        "decisions": canonical(list(new.decisions)),
        "receipt": canonical(dict(new.receipt)),
        "row_count": 0 if new.table is None else new.table.num_rows,
        "rows_sha256": None if rows is None else sha256(rows),
    }
    return columns, None if new.content is None else compress(new.content), rows


def sealed(columns: Mapping[str, Any], entry: int, previous_hash: str, stored: bytes | None) -> dict[str, Any]:
    """The columns with their place in the chain and the hash over all of it and the file as it is ``stored``."""
    placed = {**columns, "entry": entry, "previous_hash": previous_hash}
    return {**placed, "hash": chain_hash(placed, stored)}


def chain_hash(columns: Mapping[str, Any], stored: bytes | None = None) -> str:
    """SHA-256 of the canonical JSON of every column but the hash itself; files and rows enter by their own hashes.

    The file enters twice: as it was received, and compressed as it is ``stored`` (not in ledgers of schema 1), since
    a compressed file can be changed and still unfold to the same bytes.
    """
    hashed = {name: value for name, value in columns.items() if name != "hash"}
    if stored is not None:
        hashed["stored_sha256"] = sha256(stored)
    return sha256(canonical(hashed).encode())


def unpacked(row: Mapping[str, Any]) -> Entry:
    """The entry that a row of the table ``entry`` stands for."""
    texts = {name: json.loads(row[name]) for name in ("decisions", "receipt")}
    return Entry(**{**{column.name: row[column.name] for column in fields(Entry)}, **texts})


def canonical(value: Any) -> str:
    """The one way to write ``value`` as JSON, so that equal values have equal hashes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


def sha256(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def compress(content: bytes) -> bytes:
    """``content`` as one zstd frame."""
    return pa.Codec(_CODEC, compression_level=_LEVEL).compress(content, asbytes=True)


def restore(content: bytes, size: int) -> bytes:
    """The ``size`` bytes that were compressed."""
    return pa.Codec(_CODEC).decompress(content, decompressed_size=size, asbytes=True)


def restored_sha256(content: bytes, size: int) -> str | None:
    """SHA-256 of the file that was compressed, ``None`` when it no longer unfolds to ``size`` bytes.

    Read piece by piece: a size that somebody made enormous is not believed.
    """
    digest, unfolded = hashlib.sha256(), 0
    try:
        with pa.CompressedInputStream(pa.BufferReader(content), _CODEC) as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
                unfolded += len(piece)
    except (OSError, TypeError):  # not a zstd frame any more, or no bytes at all
        return None
    return digest.hexdigest() if unfolded == size else None


def to_parquet(table: pa.Table) -> bytes:
    """The rows as Parquet: dictionaries for texts, which repeat; deltas for whole numbers, which halve the time."""
    texts = [column.name for column in table.schema if pa.types.is_string(column.type)]
    numbers = [column.name for column in table.schema if pa.types.is_integer(column.type)]
    buffer = io.BytesIO()
    pq.write_table(
        table,
        buffer,
        compression=_CODEC,
        compression_level=_LEVEL,
        use_dictionary=texts,
        column_encoding=dict.fromkeys(numbers, "DELTA_BINARY_PACKED"),
        write_statistics=False,
    )
    return buffer.getvalue()


def from_parquet(content: bytes) -> pa.Table:
    """The rows again. Without threads: pyarrow 26 aborts the process that exits soon after a threaded read."""
    return pq.ParquetFile(io.BytesIO(content)).read(use_threads=False)
