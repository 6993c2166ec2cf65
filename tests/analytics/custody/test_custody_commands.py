"""The commands of custody, as people script them: exit codes, receipts, one line for every failure."""

import json
import sqlite3

import pytest

from analytics import DATA
from analytics.__main__ import main
from analytics.catalog import load_catalog

OWN = 1 + sum((DATA / "published" / f"{name}.csv").exists() for name in load_catalog().datasets)
"""The first entry after those of the bundled files."""


@pytest.fixture
def run(own_published, monkeypatch, capsys):
    monkeypatch.setenv("THADS_LEDGER", str(own_published))

    def command(*arguments):
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def imported(run, tmp_path):
    """Cases of Lào Cai, six months of 2024, in the first entry after the bundled files."""
    file = tmp_path / "viec.csv"
    file.write_text("unit,year,months,vintage,enforceable,completed\nLào Cai,2024,6,preliminary,1000,500\n")
    assert run("import", file, "--dataset", "cases", "--by", "An", "--json")[0] == 0
    return file


def answer(run, *arguments):
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_undo_and_diff_tell_what_they_did_in_json_and_in_words(run, imported):
    found = answer(run, "diff", OWN - 1, OWN)
    assert found["counts"] == {"added": 1, "changed": 0, "withdrawn": 0}
    moved = [(move["before"], move["after"]) for move in found["rates"] if move["unit_id"] == "lao-cai-cu"]
    assert moved == [(None, 50)]
    done = answer(run, "undo", OWN, "--by", "An", "--reason", "Nhầm kỳ")
    assert (done["kind"], done["entry"], done["undoes"], done["retracted"]) == ("undo", OWN + 1, OWN, 1)
    assert answer(run, "diff", OWN - 1, OWN + 1)["facts"] == []
    code, out, _ = run("diff", OWN, OWN + 1)
    assert (code, "THU HỒI: cases, Lào Cai (cũ), 6 tháng năm 2024" in out) == (0, True)
    log = run("log")[1].splitlines()
    assert "An: 1 dòng: 1 mới, 0 sửa [viec.csv]" in log[OWN - 1]
    assert f"An: Hoàn tác bút toán {OWN}: 0 dòng trở lại số trước, 1 dòng không còn số – Nhầm kỳ" in log[OWN]
    code, out, err = run("undo", OWN, "--by", "An", "--reason", "Lại")
    assert (code, out, err.count("\n"), f"đã được hoàn tác ở bút toán {OWN + 1}" in err) == (1, "", 1, True)


def test_approve_lock_and_a_correction_that_needs_its_reason(run, imported):
    period = ("--dataset", "cases", "--year", 2024, "--months", 6, "--by", "Chánh")
    assert run("lock", *period)[0] == 1
    assert answer(run, "approve", *period)["status"] == "approved"
    assert answer(run, "lock", *period, "--reason", "Quyết toán")["entry"] == OWN + 2
    imported.write_text(imported.read_text() + "Hà Nội,2024,6,preliminary,10,5\n")
    assert run("import", imported, "--dataset", "cases", "--by", "An")[0] == 3
    code, out, _ = run("import", imported, "--dataset", "cases", "--by", "An", "--reason", "Nộp muộn")
    assert (code, "Kỳ 6 tháng năm 2024 đã khoá" in out) == (0, True)
    assert run("approve", "--dataset", "khac", "--year", 2024, "--by", "A")[2].startswith("Không có bộ số liệu")


def test_a_backup_is_restored_elsewhere_and_nothing_is_overwritten(run, imported, tmp_path, monkeypatch):
    made = answer(run, "backup", tmp_path / "luu")
    assert made["head"] == OWN
    code, _, err = run("restore", tmp_path / "luu")
    assert (code, "không bao giờ ghi đè" in err) == (1, True)
    assert run("verify", "--backup", tmp_path / "luu")[0] == 0
    monkeypatch.setenv("THADS_LEDGER", str(tmp_path / "khac" / "so.sqlite"))
    assert answer(run, "restore", tmp_path / "luu")["head"] == OWN
    assert answer(run, "verify") == {"head": OWN, "faults": []}


def test_verify_names_the_entry_even_where_the_ledger_can_no_longer_be_replayed(run, imported, tmp_path):
    with sqlite3.connect(tmp_path / "so.sqlite") as connection:
        connection.execute("drop trigger fact_refuses_update")
        connection.execute("update fact set parquet = x'00' where entry = 4")
    code, _, err = run("verify")
    assert (code, err) == (1, "Bút toán 4: Các dòng số liệu của bút toán 4 không còn nguyên vẹn.\n")
    code, _, err = run("rates", "--year", 2024)
    assert (code, err.count("\n"), "verify" in err) == (1, 1, True)


@pytest.mark.parametrize(
    "arguments",
    [("undo", "x", "--by", "A", "--reason", "r"), ("undo", "99", "--by", "A", "--reason", "r"), ("diff", "1"),
     ("diff", "0", "99"), ("lock", "--dataset", "cases"), ("restore", "khong-co"), ("backup", "/dev/null/x")],
)  # fmt: skip
def test_every_failure_is_one_line_and_exit_1(run, arguments):
    run("rates", "--year", 2013)
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "Traceback" not in err


def test_verify_makes_no_ledger_where_there_is_none(run, tmp_path, monkeypatch):
    monkeypatch.setenv("THADS_LEDGER", str(tmp_path / "khac.sqlite"))
    assert run("verify")[0] == 1
    assert not (tmp_path / "khac.sqlite").exists()
