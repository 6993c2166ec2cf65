"""A backup taken while people work is whole, and a restore overwrites nothing."""

import sqlite3
import threading

import pytest

from analytics.ledger import Ledger, LedgerError, NewEntry, backup, copies, restore


@pytest.fixture
def ledger(tmp_path):
    made = Ledger(tmp_path / "so.sqlite")
    for name in ("a.csv", "b.csv"):
        made.append(NewEntry(dataset="cases", made_by="An", file_name=name, content=name.encode() * 999))
    return made


def test_a_backup_is_one_sound_file_with_every_entry(ledger, tmp_path):
    copy = backup(ledger, tmp_path / "sao lưu")
    assert [file.name for file in (tmp_path / "sao lưu").iterdir()] == [copy.file.name]
    assert (copy.head, copy.hash) == (2, ledger.entry(2).hash)
    again = Ledger(copy.file)
    assert (again.entries(), again.file(1), again.verify()) == (ledger.entries(), b"a.csv" * 999, [])


def test_a_backup_is_restored_where_no_ledger_is(ledger, tmp_path):
    backup(ledger, tmp_path / "luu")
    ledger.append(NewEntry(dataset="cases", made_by="An", file_name="c.csv"))
    newest = backup(ledger, tmp_path / "luu")
    assert restore(tmp_path / "luu", tmp_path / "moi" / "so.sqlite").head == newest.head == 3
    assert Ledger(tmp_path / "moi" / "so.sqlite").entries() == ledger.entries()


@pytest.mark.parametrize("left", ["moi.sqlite", "moi.sqlite-wal"])
def test_a_restore_never_overwrites(ledger, tmp_path, left):
    backup(ledger, tmp_path / "luu")
    (tmp_path / left).write_bytes(b"con day")
    with pytest.raises(LedgerError, match="không bao giờ ghi đè"):
        restore(tmp_path / "luu", tmp_path / "moi.sqlite")
    assert (tmp_path / left).read_bytes() == b"con day"


def test_a_backup_that_was_tampered_with_is_not_restored(ledger, tmp_path):
    copy = backup(ledger, tmp_path / "luu")
    with sqlite3.connect(copy.file) as connection:
        connection.execute("drop trigger entry_refuses_update")
        connection.execute("update entry set made_by = 'Bình' where entry = 1")
    with pytest.raises(LedgerError, match="Nội dung bút toán 1"):
        restore(copy.file, tmp_path / "moi.sqlite")
    assert not (tmp_path / "moi.sqlite").exists()
    assert [file.name for file in (tmp_path / "luu").iterdir()] == [copy.file.name]


def test_nothing_to_restore_and_nowhere_to_back_up_are_said_in_words(ledger, tmp_path):
    with pytest.raises(LedgerError, match="Không thấy bản sao lưu"):
        restore(tmp_path / "khong co", tmp_path / "moi.sqlite")
    (tmp_path / "tep").write_text("không phải thư mục")
    with pytest.raises(LedgerError, match="Không dùng được"):
        backup(ledger, tmp_path / "tep")


def test_a_backup_taken_while_others_write_holds_whole_entries_only(ledger, tmp_path):
    stop = threading.Event()

    def write():
        while not stop.is_set():
            ledger.append(NewEntry(dataset="cases", made_by="An", content=b"x" * 200_000))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [backup(ledger, tmp_path / "luu") for _ in range(5)]
    finally:
        stop.set()
        writer.join()
    assert [copy.head for copy in made] == sorted(copy.head for copy in made)
    assert all(Ledger(copy.file).verify() == [] for copy in made)


def test_the_hashes_of_a_backup_tell_that_the_newest_entries_were_cut_off(ledger, tmp_path):
    known = copies.hashes(backup(ledger, tmp_path / "luu").file)
    with sqlite3.connect(ledger.address) as connection:
        for table in ("entry", "file"):
            connection.execute(f"drop trigger {table}_refuses_delete")
        connection.execute("delete from file where entry = 2")
        connection.execute("delete from entry where entry = 2")
    assert ledger.verify() == []
    assert [fault.entry for fault in ledger.verify(known)] == [2]
    ledger.append(NewEntry(dataset="cases", made_by="Người khác"))
    assert ["viết lại" in fault.message for fault in ledger.verify(known)] == [True]
