"""Templates, receipts, mappings and rows left behind, on the command line."""

import pytest

from analytics import DATA
from analytics.__main__ import main
from analytics.catalog import load_catalog

BAD = "Nơi;Năm;Tháng;Có điều kiện;Xong\nBắc Ninh;2019;3;100;60\nHà Nội;2019;3;100;50\nAn Gang;2019;3;100;50\n"

OWN = 1 + sum((DATA / "published" / f"{name}.csv").exists() for name in load_catalog().datasets)
"""The first entry after those of the bundled files."""


@pytest.fixture
def run(own_published, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("THADS_LEDGER", str(own_published))
    monkeypatch.chdir(tmp_path)

    def command(*arguments):
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "tep.csv"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_a_template_is_written_and_never_over_another(run, tmp_path):
    assert run("template", "money")[:2] == (0, "mau-money.xlsx\n")
    assert (tmp_path / "mau-money.xlsx").read_bytes().startswith(b"PK")
    assert run("template", "money")[0] == 1
    assert run("template", "cases", "--kind", "csv", "--out", tmp_path / "a.csv")[0] == 0
    assert run("template", "colours")[0] == 1


def test_a_header_is_told_bad_rows_are_left_receipt_and_rows_are_found_again(run, bad, tmp_path):
    told = ("--dataset", "cases", "--by", "An", "--column", "Nơi=unit")
    assert run("import", bad, *told)[0] == 2
    code, out, _ = run("import", bad, *told, "--leave-bad-rows")
    assert code == 0
    assert "nhận 2 + sửa 0 + không nhận 1" in out
    assert "THAY ĐỔI: Bắc Ninh (cũ), việc, 3 tháng năm 2019: tỷ lệ — → 60,00 %" in out
    assert run("rejected", OWN)[:2] == (0, "tep-dong-chua-nhan.csv\n")
    assert (tmp_path / "tep-dong-chua-nhan.csv").read_text(encoding="utf-8-sig").startswith("Nơi;Năm;Tháng;")
    assert run("receipt", OWN)[:2] == (0, f"bien-nhan-{OWN}.html\n")
    assert f"bút toán {OWN}" in (tmp_path / f"bien-nhan-{OWN}.html").read_text(encoding="utf-8")
    assert [run("receipt", OWN, "--kind", kind)[0] for kind in ("csv", "json")] == [0, 0]


def test_a_receipt_of_no_entry_is_one_clear_line(run):
    code, out, err = run("receipt", 99)
    assert (code, out, err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("column", ["unit", "=unit"])
def test_a_mapping_that_names_no_header_is_refused(run, bad, column):
    code, _, err = run("check", bad, "--dataset", "cases", "--column", column)
    assert code == 1
    assert "TIÊU_ĐỀ=CỘT" in err
