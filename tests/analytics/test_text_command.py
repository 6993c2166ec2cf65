"""``python -m analytics check-text``: Kiên Giang's sentence of 2013, over the bundled figures."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRINTED = (
    "Đến nay tỉnh Kiên Giang năm 2013 đã thi hành xong 6.844 việc/10.928 việc đạt tỷ lệ 63%, thực thu "
    "265.281.958đ/548.761.273đ đạt tỷ lệ 48% trong tổng số việc, tiền có điều kiện."
)


@pytest.fixture(scope="module")
def check_text(published_ledger, tmp_path_factory):
    folder = tmp_path_factory.mktemp("so")
    ledger = shutil.copyfile(published_ledger, folder / "so.sqlite")

    def run(text: str, *arguments):
        (folder / "bai.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "analytics", "check-text", str(folder / "bai.txt"), *arguments]
        env = {"THADS_LEDGER": str(ledger)}
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)

    return run


def test_a_false_figure_ends_in_two_and_json_holds_every_figure_with_the_ledgers_own(check_text):
    done = check_text(PRINTED, "--unit", "Kiên Giang", "--year", "2013", "--months", "9", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 2
    assert [each["verdict"] for each in found] == ["true", "true", "true", "false", "false", "true"]
    money = found[3]
    assert (money["text"], money["value"], money["unit"], money["kind"]) == ("265.281.958đ", 265281958, "đồng", "money")
    assert money["ledger"]["value"] == 265_281_958_000 and money["ledger"]["entry"] == 2
    assert PRINTED[money["start"] :].startswith("265.281.958đ")


def test_sentences_count_and_a_text_without_false_figures_ends_in_zero(check_text):
    done = check_text("Đạt tỷ lệ 62,63 % về việc.", "--unit", "Kiên Giang", "--year", "2013", "--months", "9")
    assert done.returncode == 0
    assert done.stdout.startswith("ĐÚNG") and "1 con số: 1 đúng, 0 sai, 0 chưa rõ." in done.stdout


def test_what_is_no_text_is_refused_in_one_line(check_text):
    done = check_text("\0\1\2")
    assert done.returncode == 1 and "không phải tệp chữ" in done.stderr and "Traceback" not in done.stderr
