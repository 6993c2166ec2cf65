"""``compare`` on the command line: what the figures support, as plain values."""

import json

import pytest

from analytics.__main__ import main

KEYS = {"unit", "rate_pct", "n", "rank", "rank_low", "rank_high", "of", "funnel_low_95", "funnel_high_95",
        "funnel_low_99_8", "funnel_high_99_8", "side", "target_pct", "target_status", "to_next", "next_differs",
        "basis", "data_date"}  # fmt: skip


@pytest.fixture
def run(own_published, monkeypatch, capsys):
    monkeypatch.setenv("THADS_LEDGER", str(own_published))

    def command(*arguments):
        code = main([str(argument) for argument in ("compare", *arguments)])
        return code, *capsys.readouterr()

    return command


def test_the_seed_province_has_its_rate_its_target_and_a_range_of_chance(run):
    code, out, _ = run("--year", 2013, "--months", 9, "--dimension", "cases", "--json")
    (found,) = json.loads(out)
    assert code == 0
    assert found.keys() >= KEYS
    assert (found["unit"], found["n"], found["rate_pct"]) == ("Kiên Giang", 10928, 62.628111)
    assert (found["rank"], found["rank_low"], found["rank_high"], found["basis"]) == (1, 1, 1, "chance")
    assert (found["target_pct"], found["target_status"]) == (88, "missed")
    assert found["data_date"] == "2013-06-30"


def test_money_has_no_funnel_and_no_range_without_a_past(run):
    found = json.loads(run("--year", 2013, "--months", 9, "--dimension", "money", "--json")[1])[0]
    assert (found["rank"], found["rank_low"], found["side"], found["basis"]) == (1, None, None, "nothing")


def test_a_person_reads_one_line_for_each_unit(run):
    code, out, _ = run("--year", 2013, "--months", 9, "--dimension", "cases")
    assert code == 0
    assert "Kiên Giang" in out
    assert "62,63 % của 10.928 việc" in out


def test_what_cannot_be_answered_is_said_in_one_line(run):
    code, _, err = run("--year", 2013, "--dimension", "cases", "--at", 999)
    assert code == 1
    assert "Sổ không có bút toán 999" in err
    assert run("--year", 2013, "--dimension", "cases", "--parent", "Không Đâu")[0] == 1
