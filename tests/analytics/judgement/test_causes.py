"""The change of one unit's rate between two periods, on the page's function and on the command line."""

import json
from fractions import Fraction

import pytest

from analytics import measures
from analytics.__main__ import main
from tests.tiny_world import BINH_SON, DONG_HAI, NEW, OLD, figures, report


def explained(workspace, unit_id, since=(2024, 12), until=(2025, 12), **seen):
    asked = {"dimension": "cases", "unit_id": unit_id, "since": since, "until": until, **seen}
    return measures.explain(workspace.warehouse, **asked)


def test_more_done_with_all_else_equal_is_all_the_change(tiny):
    """300 of 400, then 320 of 400, of 500 that must be enforced both times: five points, all of them done."""
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 300, 400, must_enforce=500))
    report(tiny, "cases", figures(DONG_HAI, 2025, 12, 320, 400, must_enforce=500))
    found = explained(tiny, DONG_HAI).decomposition
    assert (found.change, found.done, found.workload, found.classification) == (5, 5, 0, 0)
    assert (found.cause, found.counter) == ("done", None)


def test_the_cause_lies_in_the_direction_of_the_change_even_when_another_part_is_larger(tiny):
    """90 of 100 (of 100) → 100 of 125 (of 250): more done lifts, more to do weighs most; it fell, so that is why."""
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 90, 100, must_enforce=100))
    report(tiny, "cases", figures(DONG_HAI, 2025, 12, 100, 125, must_enforce=250))
    found = explained(tiny, DONG_HAI).decomposition
    assert (found.before, found.after) == (90, 80)
    assert (found.main, found.cause, found.counter) == ("workload", "workload", "classification")
    assert sum(found.parts.values()) == found.change == -10


def test_a_merged_province_is_explained_from_the_sum_of_its_parts(tiny):
    report(tiny, "cases", figures(OLD, 2024, 12, 90, 100, must_enforce=200))
    report(tiny, "cases", figures(BINH_SON, 2024, 12, 120, 200, must_enforce=300))
    report(tiny, "cases", figures(NEW, 2025, 12, 240, 300, must_enforce=500))
    found = explained(tiny, BINH_SON, borders="34")
    assert (found.before.unit_id, found.before.parts, found.before.rate, found.after.rate) == (NEW, 2, 70, 80)
    assert found.decomposition.parts == {"done": 10, "workload": 0, "classification": 0}


def test_without_what_must_be_enforced_nothing_is_told_and_the_period_is_named(tiny_shared):
    found = explained(tiny_shared, DONG_HAI)
    assert found.decomposition is None
    assert [(result.year, result.rate) for result in found.wanting] == [(2024, 75), (2025, 80)]


def test_a_period_without_figures_is_missing_not_zero(tiny_shared):
    found = explained(tiny_shared, NEW)
    assert (found.before, found.decomposition, found.after.rate) == (None, None, 80)


def test_it_is_read_as_known_at_an_entry(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 300, 400, must_enforce=500))
    at = report(tiny, "cases", figures(DONG_HAI, 2025, 12, 320, 400, must_enforce=500))
    report(tiny, "cases", figures(DONG_HAI, 2025, 12, 340, 400, must_enforce=500))
    assert explained(tiny, DONG_HAI, at=at).decomposition.change == 5
    assert explained(tiny, DONG_HAI).decomposition.change == 10


@pytest.fixture
def run(own_published, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("THADS_LEDGER", str(own_published))
    file = tmp_path / "tep.csv"
    file.write_text(
        "unit,year,months,must_enforce,enforceable,completed\nHà Nội,2023,9,500,400,300\nHà Nội,2024,9,500,375,320\n"
    )
    assert main(["import", str(file), "--dataset", "cases", "--by", "An"]) == 0

    def command(*arguments):
        capsys.readouterr()
        code = main(["explain", "--unit", "Hà Nội", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_the_command_gives_the_parts_exactly(run):
    """75 % → 85,33 %: done and classification share evenly what they do together, 31/6 points each."""
    code, out, _ = run("--from", "2023:9", "--to", "2024:9", "--json")
    (found,) = [each for each in json.loads(out) if each["dimension"] == "cases"]
    assert (code, found["from"]["rate_pct"], found["to"]["must_enforce"]) == (0, 75, 500)
    assert found["parts_exact"] == {"done": "31/6", "workload": "0", "classification": "31/6"}
    assert sum(Fraction(part) for part in found["parts_exact"].values()) == Fraction(31, 3)
    assert found["change_pp"] == 10.333333


def test_the_command_says_it_in_words_and_what_is_missing(run):
    assert "+5,17 điểm %" in run("--from", "2023:9", "--to", "2024:9")[1]
    assert "Chưa tách được" in run("--from", "2023:9", "--to", "2025:9")[1]
    assert run("--from", "2001:9", "--to", "2002:9")[1] == "Không có số liệu cho hai kỳ và đơn vị này.\n"


@pytest.mark.parametrize("words", ["2025:13", "năm ngoái", "2025:"])
def test_a_period_that_is_none_is_one_clear_line(run, words):
    code, _, err = run("--from", words, "--to", "2025:9")
    assert (code, err.count("\n")) == ((1, 1) if words != "2025:" else (0, 0))
