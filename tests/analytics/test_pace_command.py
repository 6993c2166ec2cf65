"""``python -m analytics pace``: Kiên Giang on its way to 30 September 2013, over the bundled figures."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pace(published_ledger, tmp_path_factory):
    ledger = shutil.copyfile(published_ledger, tmp_path_factory.mktemp("so") / "so.sqlite")

    def run(*arguments):
        command = [sys.executable, "-m", "analytics", "pace", *arguments]
        return subprocess.run(command, cwd=ROOT, env={"THADS_LEDGER": str(ledger)}, capture_output=True, text=True)

    return run


def test_both_dimensions_come_out_to_the_digit(pace):
    done = pace("--unit", "Kiên Giang", "--year", "2013", "--as-of", "2013-06-30", "--json")
    cases, money = json.loads(done.stdout)
    assert (cases["days_elapsed"], cases["days_left"], cases["need_total"], cases["need_more"]) == (273, 92, 9617, 2773)
    assert [round(cases[name], 3) for name in ("rate_pct", "gap_pp", "pace_pct", "ahead_pp")] == [
        62.628, -25.372, 65.819, -3.191
    ]  # fmt: skip
    assert [round(cases[name], 2) for name in ("required_per_day", "achieved_per_day")] == [30.14, 25.07]
    assert [round(money[name], 3) for name in ("rate_pct", "gap_pp", "pace_pct", "ahead_pp")] == [
        48.342, -28.658, 57.592, -9.250
    ]  # fmt: skip
    assert -(-money["need_more"] // 1000) == 157_264_223
    assert [round(money[name] / 1000) for name in ("required_per_day", "achieved_per_day")] == [1_709_394, 971_729]


def test_a_growing_denominator_is_the_readers_assumption(pace):
    done = pace("--unit", "Kiên Giang", "--year", "2013", "--as-of", "2013-06-30", "--growth", "0.1", "--json")
    assert json.loads(done.stdout)[0]["need_more"] == 3735


def test_a_sentence_says_what_is_missing(pace):
    assert "còn thiếu 2.773 trong 92 ngày, gấp 1,20 lần" in pace("--unit", "Kiên Giang", "--year", "2013").stdout
    assert pace("--unit", "Kiên Giang", "--year", "2013", "--as-of", "2012-10-31").stdout.startswith("Không có số liệu")
    assert pace("--unit", "Kiên Giang", "--year", "2013", "--growth", "nhiều").returncode == 1
