"""Small counts must not lead to a person, not even by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from analytics.measures import small_numbers

MOST = 4


def counts(*values: int) -> dict[str, dict[str, int]]:
    return {str(place): {"completed": value} for place, value in enumerate(values)}


def test_the_thresholds_are_data():
    found = small_numbers.thresholds()
    assert (found.least_cases, found.most_hidden) == (30, 4)
    assert "corruption" in found.groups
    assert "all" not in found.groups


def test_nothing_is_hidden_where_nothing_is_small():
    assert small_numbers.hidden(counts(5, 40, 0), MOST) == frozenset()


def test_a_count_of_one_to_four_takes_the_smallest_other_with_it():
    """Whole 63 less 50 and 10 would give away the 3."""
    assert small_numbers.hidden(counts(50, 3, 10), MOST) == {"1", "2"}


def test_two_small_counts_hide_each_other():
    assert small_numbers.hidden(counts(50, 3, 2, 10), MOST) == {"1", "2"}


def test_two_counts_of_one_need_a_third():
    """Their sum is 2: each can only be 1."""
    assert small_numbers.hidden(counts(50, 1, 1, 10), MOST) == {"1", "2", "3"}


def test_a_single_small_part_means_that_the_whole_must_not_be_shown():
    only = counts(3)
    gone = small_numbers.hidden(only, MOST)
    assert gone == {"0"}
    assert small_numbers.whole_too(only, gone)
    assert not small_numbers.whole_too(counts(50, 3, 10), frozenset({"1", "2"}))


def test_a_row_that_is_small_in_one_column_goes_whole():
    rows = {
        "a": {"completed": 2, "enforceable": 90},
        "b": {"completed": 30, "enforceable": 50},
        "c": {"completed": 40, "enforceable": 60},
    }
    assert small_numbers.hidden(rows, MOST) == {"a", "b"}


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_no_hidden_count_can_be_worked_out_from_the_whole(values):
    """What is hidden is at least one each, unless zero was hidden too; then every cell has two possible values."""
    cells = counts(*values)
    gone = small_numbers.hidden(cells, MOST)
    assert all(part in gone for part, row in cells.items() if 0 < row["completed"] <= MOST)
    if gone and not small_numbers.whole_too(cells, gone):
        left = sum(cells[part]["completed"] for part in gone)
        possible = {first for first in range(1, left + 1) if left - first >= len(gone) - 1}
        assert len(possible) >= 2
