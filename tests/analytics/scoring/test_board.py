"""A board of units: what nobody changed is not scored again."""

from fractions import Fraction

import pytest

from analytics.scoring import InputError, board, evaluate, evaluate_all, rank, standings
from tests.analytics.scoring.made import inputs, scheme

RATIO = {"id": "a", "rule": "ratio", "max": 40}
MORE = {"id": "b", "rule": "manual", "max": 60}
TABLE = scheme(RATIO, MORE)


def unit(name, done):
    return inputs(name, a={"numerator": done, "denominator": 40}, points={"b": 30})


@pytest.fixture
def evaluated(monkeypatch):
    """The names of the units that were scored, in their order."""
    names = []

    def noted(scheme, given, *more):
        names.append(given.unit)
        return evaluate(scheme, given, *more)

    monkeypatch.setattr(board, "evaluate", noted)
    return names


def test_a_change_of_one_input_scores_one_unit_again_and_leaves_the_others_as_they_were(evaluated):
    first = evaluate_all(TABLE, [unit("x", 10), unit("y", 20), unit("z", 30)])
    second = evaluate_all(TABLE, [unit("x", 10), unit("y", 21), unit("z", 30)], earlier=first)
    assert evaluated == ["x", "y", "z", "y"]
    assert [one is other for one, other in zip(first.scores, second.scores, strict=True)] == [True, False, True]
    assert [each.total.points for each in second.scores] == [40, 51, 60]


def test_a_unit_that_joins_or_leaves_or_moves_up_the_list_costs_the_others_nothing(evaluated):
    first = evaluate_all(TABLE, [unit("x", 10), unit("y", 20)])
    evaluate_all(TABLE, [unit("y", 20), unit("z", 30)], earlier=first)
    assert evaluated == ["x", "y", "z"]


def test_another_table_another_phase_or_another_convention_scores_all_of_them_again(evaluated):
    units = [unit("x", 10)]
    first = evaluate_all(TABLE, units)
    evaluate_all(scheme({**RATIO, "max": 50}, MORE), units, earlier=first)
    evaluate_all(TABLE, units, "council", earlier=first)
    evaluate_all(TABLE, units, None, {"holes": "lower"}, earlier=first)
    assert evaluated == ["x"] * 4
    evaluate_all(scheme(RATIO, MORE), units, earlier=first)  # the same table read again is the same table
    assert evaluated == ["x"] * 4


def test_a_board_gives_the_places_that_ranking_gives():
    units = [unit("x", 10), unit("y", 30), inputs("z", a={"numerator": 5, "denominator": 40})]
    assert standings(evaluate_all(TABLE, units)) == rank(TABLE, units)
    assert evaluate_all(TABLE, units).scores[2].total.low == Fraction(5)


def test_a_unit_that_stands_there_twice_is_refused():
    with pytest.raises(InputError, match="Đơn vị “x” có hai lần"):
        evaluate_all(TABLE, [unit("x", 1), unit("x", 2)])
