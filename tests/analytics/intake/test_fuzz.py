"""A short run of the spoilt files; the long one is ``python -m benchmarks.fuzz_intake``."""

from benchmarks import fuzz_intake
from tests.analytics.intake.made_workbooks import ods, xls


def test_a_hundred_and_fifty_spoilt_files_are_all_answered():
    tally = fuzz_intake.run(150, 7, {"ods": lambda rows: ods(rows), "xls": lambda rows: xls(rows)})
    assert tally.failed == []
    kinds = {said.split()[0] for said in tally.said}
    assert kinds == {"csv", "txt", "tsv", "xlsx", "xls", "ods"}
    assert {said.split()[1] for said in tally.said} == {"readable", "rejected", "needs_answer"}
