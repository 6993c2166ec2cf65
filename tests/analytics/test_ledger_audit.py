"""One changed byte anywhere in the ledger is found, and the entry named; a ledger of the release before opens."""

import random
import shutil
import sqlite3

import pyarrow as pa
import pytest

from analytics.ledger import Ledger, LedgerError, NewEntry, record

ENTRIES = 4
TABLES = ("entry", "file", "fact")


def entry(number):
    table = pa.table({"unit_id": ["dong-hai"] * 3, "completed": [number, 2, 3], "row": [2, 3, 4]})
    content = (f"Đơn vị;{number}\n" * 40).encode()
    return NewEntry(
        dataset="cases",
        made_by="Nguyễn An",
        reason=f"Lần {number}",
        file_name=f"{number}.csv",
        content=content,
        table=table,
        decisions=[{"what": "encoding", "value": "utf-8"}],
        receipt={"rows": {"read": number}},
    )


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    file = tmp_path_factory.mktemp("so") / "so.sqlite"
    ledger = Ledger(file)
    for number in range(1, ENTRIES + 1):
        ledger.append(entry(number))
    ledger.close()
    return file


@pytest.fixture
def file(sound, tmp_path):
    return shutil.copyfile(sound, tmp_path / "so.sqlite")


def unguarded(file):
    connection = sqlite3.connect(file, isolation_level=None)
    connection.text_factory = bytes
    for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        connection.execute(f"drop trigger {name.decode()}")
    return connection


def flip(value, chance):
    """The value with one bit of one byte changed."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    place = chance.randrange(len(value))
    return value[:place] + bytes([value[place] ^ (1 << chance.randrange(8))]) + value[place + 1 :]


def columns(connection, table):
    return [(row[1].decode(), row[2].decode()) for row in connection.execute(f"pragma table_info({table})")]


@pytest.mark.parametrize("seed", range(60))
def test_any_one_changed_byte_is_found_and_its_entry_named(file, seed):
    chance = random.Random(seed)
    connection = unguarded(file)
    table, number = chance.choice(TABLES), chance.randint(1, ENTRIES)
    column, kind = chance.choice(columns(connection, table))
    (value,) = connection.execute(f"select {column} from {table} where entry = ?", [number]).fetchone()
    cast = "?" if isinstance(value, int) or kind == "BLOB" else "cast(? as text)"
    changed = flip(value, chance)
    if column == "entry":
        changed = number + ENTRIES  # a number that is free
    connection.execute(f"update {table} set {column} = {cast} where entry = ?", [changed, number])
    connection.close()
    faults = Ledger(file).verify()
    assert faults, (table, column, number, value, changed)
    assert number in {fault.entry for fault in faults}


def test_every_byte_of_a_stored_file_counts_even_one_that_unfolding_ignores(file):
    connection = unguarded(file)
    (content,) = connection.execute("select content from file where entry = 2").fetchone()
    ignored = content[:4] + bytes([content[4] ^ 0x10]) + content[5:]  # the unused bit of a zstd frame
    assert record.restore(ignored, len(entry(2).content)) == entry(2).content
    connection.execute("update file set content = ? where entry = 2", [ignored])
    assert [fault.entry for fault in Ledger(file).verify()] == [2]


@pytest.mark.parametrize("written", ["2026-01-02T03:04:05.000006", "2026-01-02 03:04:05", "hôm qua", ""])
def test_a_moment_written_in_another_way_is_a_changed_byte(file, written):
    connection = unguarded(file)
    connection.execute("update entry set made_at = ? where entry = 1", [written])
    assert 1 in {fault.entry for fault in Ledger(file).verify()}


@pytest.mark.parametrize(("key", "value"), [("world", "simulated"), ("schema", "0"), ("seal", "00")])
def test_what_the_ledger_says_of_itself_is_sealed(file, key, value):
    connection = unguarded(file)
    connection.execute("update meta set value = ? where key = ?", [value, key])
    assert [fault.entry for fault in Ledger(file).verify()] == [0]


def test_entries_that_changed_places_are_found(file):
    connection = unguarded(file)
    for table in TABLES:
        for old, new in ((2, 99), (3, 2), (99, 3)):
            connection.execute(f"update {table} set entry = ? where entry = ?", [new, old])
    assert {2, 3} <= {fault.entry for fault in Ledger(file).verify()}


def test_a_deleted_entry_is_found_and_a_cut_tail_leaves_its_file_behind(file):
    connection = unguarded(file)
    connection.execute("delete from entry where entry = 2")
    connection.execute("delete from entry where entry = 4")
    faults = Ledger(file).verify()
    assert {fault.entry for fault in faults} == {2, 3, 4}
    assert "Thiếu bút toán 2" in next(fault.message for fault in faults if fault.entry == 3)


def test_a_size_made_enormous_is_found_without_believing_it(file):
    connection = unguarded(file)
    connection.execute("update file set size = 9000000000000 where entry = 1")
    assert [fault.entry for fault in Ledger(file).verify()] == [1]


def test_changed_rows_and_files_are_never_served(file):
    connection = unguarded(file)
    connection.execute("update fact set parquet = x'00' where entry = 2")
    connection.execute("update file set content = x'00' where entry = 2")
    ledger = Ledger(file)
    for read in (ledger.rows, ledger.file):
        with pytest.raises(LedgerError, match="bút toán 2: nội dung không còn như lúc ghi"):
            read(2)


FIRST_RELEASE = """
create table meta ("key" varchar(64) primary key, value text not null);
create table entry (entry integer primary key, kind varchar(32) not null, dataset varchar(64) not null,
    made_at datetime not null, made_by text not null, reason text, file_name text, file_sha256 varchar(64),
    decisions text not null, receipt text not null, row_count integer not null, rows_sha256 varchar(64),
    previous_hash varchar(64) not null, hash varchar(64) not null);
create table file (entry integer primary key references entry, content blob not null, size integer not null);
create table fact (entry integer primary key references entry, parquet blob not null);
create trigger meta_refuses_update before update on meta begin select raise(abort, 'the ledger is append-only'); end;
insert into meta values ('schema', '1'), ('world', 'published');
"""


@pytest.fixture
def of_the_first_release(tmp_path):
    """A ledger as the first release wrote it, made by hand: two entries, hashed without the stored file."""
    connection = sqlite3.connect(tmp_path / "cu.sqlite")
    connection.executescript(FIRST_RELEASE)
    previous = ""
    for number in (1, 2):
        packed, content, rows = record.packed(entry(number))
        row = {**packed, "entry": number, "previous_hash": previous}
        row |= {"hash": record.chain_hash(row)}
        previous = row["hash"]
        row["made_at"] = row["made_at"].strftime("%Y-%m-%d %H:%M:%S.%f")
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        connection.execute(f"insert into entry ({names}) values ({marks})", list(row.values()))
        connection.execute("insert into file values (?, ?, ?)", [number, content, len(entry(number).content)])
        connection.execute("insert into fact values (?, ?)", [number, rows])
    connection.commit()
    connection.close()
    return tmp_path / "cu.sqlite"


def schema(file):
    with sqlite3.connect(file) as connection:
        return dict(connection.execute("select key, value from meta"))["schema"]


def test_a_ledger_of_the_first_release_opens_and_reading_leaves_it_as_it_is(of_the_first_release):
    ledger = Ledger(of_the_first_release)
    assert (ledger.head(), ledger.world, ledger.verify()) == (2, "published", [])
    assert (ledger.file(2), ledger.rows(1).num_rows) == (entry(2).content, 3)
    assert schema(of_the_first_release) == "1"


def test_its_first_new_entry_raises_it_so_that_the_first_release_would_refuse_it(of_the_first_release):
    ledger = Ledger(of_the_first_release)
    assert ledger.append(entry(3)) == 3
    assert (schema(of_the_first_release), ledger.verify()) == ("2", [])
    assert [one.entry for one in Ledger(of_the_first_release).entries()] == [1, 2, 3]
    with sqlite3.connect(of_the_first_release) as connection, pytest.raises(sqlite3.IntegrityError, match="append"):
        connection.execute("update meta set value = '1' where key = 'schema'")
