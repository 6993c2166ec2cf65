"""Nothing that was recorded is lost, changed or half there."""

import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from analytics.ledger import HeadMoved, Ledger, LedgerError, NewEntry, NewerLedger, NoSuchEntry, WrongWorld, tables

ROOT = Path(__file__).resolve().parents[2]
FILE = "Đơn vị;Năm\r\nĐông Hải;2024\r\n".encode("utf-16")
ROWS = pa.table(
    {
        "unit_id": ["dong-hai", "an-phu-cu"],
        "year": pa.array([2024, 2024], pa.int32()),
        "completed": pa.array([300, None], pa.int64()),
        "published_rate": pa.array(["75", None]).cast(pa.decimal128(9, 4)),
        "row": pa.array([2, 3], pa.int32()),
    }
)


def upload(**changes):
    given = {
        "dataset": "cases",
        "made_by": "Nguyễn An",
        "file_name": "việc.csv",
        "content": FILE,
        "table": ROWS,
        "decisions": [{"what": "encoding", "value": "utf-16"}],
        "receipt": {"rows": {"read": 2}},
    }
    return NewEntry(**{**given, **changes})


@pytest.fixture
def file(tmp_path):
    return tmp_path / "thư mục mới" / "sổ.sqlite"


@pytest.fixture
def ledger(file):
    return Ledger(file)


def tamper(file, statement):
    """What somebody with a database tool could do after removing our triggers."""
    with sqlite3.connect(file) as connection:
        triggers = connection.execute("select name from sqlite_master where type = 'trigger'").fetchall()
        for (trigger,) in triggers:
            connection.execute(f"drop trigger {trigger}")
        connection.execute(statement)


def test_a_new_ledger_is_empty_sound_and_holds_published_figures(ledger, file):
    assert (ledger.head(), ledger.entries(), ledger.verify(), ledger.world) == (0, [], [], "published")
    assert file.exists()


def test_what_was_appended_comes_back_byte_for_byte_and_row_for_row(ledger):
    number = ledger.append(upload(reason="Lần đầu", made_at=datetime(2026, 11, 22, 8, 30)))
    entry = ledger.entry(number)
    assert ledger.file(number) == FILE
    assert ledger.rows(number).equals(ROWS)
    assert (entry.entry, entry.kind, entry.dataset, entry.row_count) == (1, "upload", "cases", 2)
    assert (entry.made_by, entry.reason, entry.made_at) == ("Nguyễn An", "Lần đầu", datetime(2026, 11, 22, 8, 30))
    assert (entry.decisions, entry.receipt) == ([{"what": "encoding", "value": "utf-16"}], {"rows": {"read": 2}})


def test_a_ledger_opened_again_knows_everything(ledger, file):
    ledger.append(upload())
    ledger.close()
    again = Ledger(f"sqlite:///{file}")
    assert (again.head(), again.file(1), again.verify()) == (1, FILE, [])


def test_entries_are_numbered_from_one_and_each_names_the_hash_before(ledger):
    assert [ledger.append(upload(file_name=name)) for name in ("a.csv", "b.csv", "c.csv")] == [1, 2, 3]
    first, second, third = ledger.entries()
    assert (first.previous_hash, second.previous_hash, third.previous_hash) == ("", first.hash, second.hash)
    assert [entry.entry for entry in ledger.entries(after=1)] == [2, 3]


def test_an_entry_may_have_no_file_or_no_rows(ledger):
    number = ledger.append(upload(content=None, table=None, file_name=None))
    assert (ledger.entry(number).row_count, ledger.entry(number).file_sha256, ledger.verify()) == (0, None, [])
    with pytest.raises(NoSuchEntry, match="Bút toán 1 không có tệp gốc"):
        ledger.file(number)
    with pytest.raises(NoSuchEntry, match="Bút toán 1 không có dòng số liệu"):
        ledger.rows(number)


def test_an_entry_that_is_not_there_is_said_in_words(ledger):
    with pytest.raises(NoSuchEntry, match="Sổ không có bút toán 7"):
        ledger.entry(7)


def test_a_file_is_found_again_by_its_hash_within_its_dataset(ledger):
    ledger.append(upload(content=b"khac"))
    ledger.append(upload())
    ledger.append(upload())
    sha256 = ledger.entry(2).file_sha256
    assert ledger.find_file(sha256, "cases") == 2
    assert ledger.find_file(sha256, "money") is None


def test_an_append_on_an_outdated_view_is_refused_and_writes_nothing(ledger):
    ledger.append(upload(), expected_head=0)
    with pytest.raises(HeadMoved, match="Chưa ghi gì"):
        ledger.append(upload(), expected_head=0)
    assert (ledger.head(), len(ledger.entries())) == (1, 1)


@pytest.mark.parametrize("table", ["meta", "entry", "file", "fact"])
@pytest.mark.parametrize("change", ["delete from {}", "update {} set {} = {}"])
def test_the_database_itself_refuses_to_change_or_delete(ledger, file, table, change):
    ledger.append(upload())
    column = {"meta": "key"}.get(table, "entry")
    with sqlite3.connect(file) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change.format(table, column, column))


@pytest.mark.parametrize(
    ("statement", "entry", "message"),
    [
        ("update entry set made_by = 'Trần Bình' where entry = 2", 2, "Nội dung bút toán 2 không khớp mã băm"),
        ("update entry set reason = 'thêm sau' where entry = 1", 1, "Nội dung bút toán 1 không khớp mã băm"),
        ("update entry set receipt = '{}' where entry = 3", 3, "Nội dung bút toán 3 không khớp mã băm"),
        ("update file set content = x'00' where entry = 2", 2, "Tệp gốc của bút toán 2 không còn nguyên vẹn"),
        ("update fact set parquet = x'00' where entry = 3", 3, "Các dòng số liệu của bút toán 3 không còn nguyên vẹn"),
        ("delete from file where entry = 1", 1, "Bút toán 1 mất tệp gốc"),
        ("delete from fact where entry = 1", 1, "Bút toán 1 mất các dòng số liệu"),
        ("delete from entry where entry = 3", 3, "Còn tệp hoặc dòng số liệu của bút toán 3"),
    ],
)
def test_verify_names_the_entry_that_was_tampered_with(ledger, file, statement, entry, message):
    for name in ("a.csv", "b.csv", "c.csv"):
        ledger.append(upload(file_name=name, content=name.encode()))
    tamper(file, statement)
    assert [(fault.entry, message in fault.message) for fault in ledger.verify()] == [(entry, True)]


def test_a_gap_in_the_numbers_is_named(ledger, file):
    for name in ("a.csv", "b.csv", "c.csv"):
        ledger.append(upload(file_name=name))
    tamper(file, "delete from entry where entry = 2")
    assert [fault.message for fault in ledger.verify()] == [
        "Thiếu bút toán 2 trước bút toán 3.",
        "Còn tệp hoặc dòng số liệu của bút toán 2 nhưng bút toán đó đã mất.",
    ]


def test_an_entry_rewritten_with_a_fitting_hash_breaks_the_chain_after_it(ledger, file):
    ledger.append(upload(made_by="Nguyễn An"))
    ledger.append(upload())
    tamper(file, "update entry set hash = 'abc' where entry = 1")
    assert {fault.entry for fault in ledger.verify()} == {1, 2}


def test_a_ledger_of_a_later_program_is_left_alone(ledger, file):
    tamper(file, "update meta set value = '3' where key = 'schema'")
    with pytest.raises(NewerLedger, match="cập nhật chương trình"):
        Ledger(file)


def test_a_world_is_settled_once_and_for_ever(tmp_path):
    assert Ledger(tmp_path / "mo-phong.sqlite", "simulated").world == "simulated"
    assert Ledger(tmp_path / "mo-phong.sqlite").world == "simulated"
    with pytest.raises(WrongWorld, match="chứa số liệu mô phỏng, không phải số liệu công bố"):
        Ledger(tmp_path / "mo-phong.sqlite", "published")


def test_a_file_that_is_no_ledger_is_said_in_words(tmp_path):
    (tmp_path / "anh.png").write_bytes(b"\x89PNG" * 1000)
    with pytest.raises(LedgerError, match="tệp không phải là sổ số liệu"):
        Ledger(tmp_path / "anh.png")


def test_a_path_that_cannot_be_used_is_said_in_words(tmp_path):
    with pytest.raises(LedgerError, match="không mở được tệp sổ"):
        Ledger(tmp_path)


def test_a_password_in_the_address_is_never_shown():
    assert "matkhau" not in tables.without_password("postgresql://an:matkhau@may/so")


def test_two_processes_append_at_once_and_no_entry_is_lost(file):
    program = (
        "import sys; from analytics.ledger import Ledger, NewEntry\n"
        "ledger = Ledger(sys.argv[1])\n"
        "for _ in range(15): ledger.append(NewEntry(dataset='cases', made_by=sys.argv[2], content=b'x' * 5000))\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, file, name], cwd=ROOT) for name in ("An", "Bình")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    ledger = Ledger(file)
    entries = ledger.entries()
    assert [entry.entry for entry in entries] == list(range(1, 31))
    assert sorted(entry.made_by for entry in entries) == ["An"] * 15 + ["Bình"] * 15
    assert ledger.verify() == []


def test_an_append_that_fails_half_way_leaves_nothing(ledger, file):
    ledger.append(upload())
    with sqlite3.connect(file) as connection:
        connection.execute(
            "create trigger stop before insert on fact begin select raise(abort, 'hỏng giữa chừng'); end"
        )
    with pytest.raises(LedgerError, match="hỏng giữa chừng"):
        ledger.append(upload())
    assert (ledger.head(), ledger.verify()) == (1, [])


def test_the_tables_can_be_made_in_postgresql_too():
    made = [str(CreateTable(table).compile(dialect=postgresql.dialect())) for table in tables.schema.sorted_tables]
    assert any("BYTEA" in statement for statement in made)
