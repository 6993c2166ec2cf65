"""A backup taken while people work, and a ledger restored from one. SQLite only: a server has tools of its own."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analytics.ledger.book import Ledger, in_words
from analytics.ledger.record import LedgerError

PATTERN = "so-*.sqlite"


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A ledger file that was copied and then verified; ``head`` is its newest entry, ``hash`` the hash of that."""

    file: Path
    head: int
    hash: str
    size: int


def backup(ledger: Ledger, folder: str | Path) -> Copy:
    """Copy the ledger as it stands into ``folder``, in a new file named by the moment; it appears only when verified.

    Others may write meanwhile: the copy holds whole entries only. Raises ``LedgerError`` when it cannot be made.
    """
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = Path(folder) / PATTERN.replace("*", moment)
    with in_words(str(folder)):
        target.parent.mkdir(parents=True, exist_ok=True)
        return _copied(_path(ledger.address), target)


def restore(source: str | Path, address: str | Path) -> Copy:
    """Put a backup (``source``: its file, or the folder of which the newest is taken) where no ledger is.

    Raises ``LedgerError`` when a ledger or what is left of one lies at ``address``, or when the backup is not sound.
    """
    target = _path(str(address))
    _refuse_if_taken(target)
    with in_words(str(source)):
        file = newest(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        return _copied(file, target)


def newest(source: str | Path) -> Path:
    """The backup file meant by a file or by a folder of backups; ``LedgerError`` when there is none."""
    path = Path(source)
    found = sorted(path.glob(PATTERN)) if path.is_dir() else [path] if path.is_file() else []
    if not found:
        raise LedgerError(f"Không thấy bản sao lưu nào ở {source}.")
    return found[-1]


def hashes(source: str | Path) -> dict[int, str]:
    """Entry → hash of a backup, to compare a ledger with."""
    with in_words(str(source)), closing(_reading_only(newest(source))) as connection:
        return dict(connection.execute("select entry, hash from entry"))


def _path(address: str) -> Path:
    if "://" in address and not address.startswith("sqlite:///"):
        raise LedgerError(f"Sổ {address} nằm trên máy chủ cơ sở dữ liệu; hãy sao lưu bằng công cụ của máy chủ đó.")
    return Path(address.removeprefix("sqlite:///"))


def _reading_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _refuse_if_taken(target: Path) -> None:
    """A write-ahead log left from a lost ledger would be played into the restored one, so it counts as taken too."""
    for file in (target, target.with_name(f"{target.name}-wal"), target.with_name(f"{target.name}-journal")):
        if file.exists():
            raise _taken(file)


def _taken(file: Path) -> LedgerError:
    return LedgerError(
        f"Đã có tệp {file}. Sao lưu và khôi phục không bao giờ ghi đè; hãy chuyển tệp đó đi nơi khác "
        "hoặc đặt THADS_LEDGER sang đường dẫn mới rồi thử lại."
    )


def _copied(source: Path, target: Path) -> Copy:
    """Copy under another name, verify, and only then let it appear under ``target``."""
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        with closing(_reading_only(source)) as given, closing(sqlite3.connect(unfinished)) as made:
            given.backup(made)  # one step: it reads one state of the ledger, and holds up no writer
        copy = _verified(unfinished, target)
        with closing(sqlite3.connect(unfinished)) as made:
            made.execute("pragma journal_mode=delete")  # one file, that can be read from a read-only disk too
        _appear(unfinished, target)
        return copy
    finally:
        for file in unfinished.parent.glob(f"{unfinished.name}*"):
            file.unlink()


def _appear(unfinished: Path, target: Path) -> None:
    """Flush to disk and give the file its name, unless that is taken now."""
    _flush(unfinished)
    try:
        os.link(unfinished, target)  # fails where a rename would overwrite
    except FileExistsError:
        raise _taken(target) from None
    except OSError:  # a disk without hard links, such as a memory stick
        _refuse_if_taken(target)
        unfinished.rename(target)
    if os.name == "posix":
        _flush(target.parent)


def _verified(file: Path, target: Path) -> Copy:
    ledger = Ledger(file)
    try:
        faults = ledger.verify()
        if faults:
            raise LedgerError(f"Sổ không nguyên vẹn nên không sao chép được. {faults[0].message}")
        head = ledger.head()
        last = ledger.entry(head).hash if head else ""
    finally:
        ledger.close()
    return Copy(file=target, head=head, hash=last, size=file.stat().st_size)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
