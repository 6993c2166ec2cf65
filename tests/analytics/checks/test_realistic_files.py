"""Files as people really send them: none silently wrong, nearly all clean ones read right at once."""

import pytest

from benchmarks import realistic_files

COUNT = 100


@pytest.fixture(scope="module")
def tally():
    return realistic_files.run(COUNT)


def test_no_file_enters_with_a_wrong_number_and_without_a_word(tally):
    assert tally.silent == []


def test_nineteen_of_twenty_clean_files_are_read_right_at_first_guess(tally):
    right = sum(count for outcome, count in tally.clean.items() if outcome.startswith("right"))
    assert right >= 0.95 * sum(tally.clean.values()), tally.not_right


def test_every_kind_of_error_was_made(tally):
    assert len(tally.spoilt) == len(realistic_files.realistic_errors.IN_ROWS) + len(
        realistic_files.realistic_errors.IN_CELLS
    )
    assert sum(tally.clean.values()) + sum(sum(each.values()) for each in tally.spoilt.values()) == COUNT
