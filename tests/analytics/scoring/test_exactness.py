"""Whole numbers go in as they are: whatever is divided on the way, no float comes out, and every point is a
fraction."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.scoring import Entry, Inputs, UndefinedBand, evaluate, needed, rank, read_scheme
from analytics.scoring.conditions import shortfall
from analytics.scoring.rules import RULES
from tests.analytics.scoring.made import document

HOLES = [{"to": 30, "gives": 2}, {"from": 35, "to": 70, "gives": 5}, {"from": 80, "gives": 10}]
BANDS = {"bands": HOLES, "holes": "nearest"}
ROWS = (
    {"id": "gate", "rule": "gate", "max": 0},
    {"id": "ratio", "rule": "ratio", "max": 30, "gates": ["gate"], "workload": "w"},
    {"id": "target_ratio", "rule": "target_ratio", "max": 20, "over_cap": 150},
    {"id": "step", "rule": "step", "max": 10, **BANDS},
    {"id": "step_deduct", "rule": "step_deduct", "max": 10, **BANDS},
    {"id": "lateness", "rule": "lateness", "max": 10, **BANDS},
    {"id": "linear_pp", "rule": "linear_pp", "max": 20, "per_pp": 3, "start": 7, "dead_zone": 2, "penalty_cap": 5},
    {"id": "binary", "rule": "binary", "max": 5},
    {"id": "sample", "rule": "sample", "max": 20, "n": 50, "weight": Fraction(2, 5)},
    {"id": "manual", "rule": "manual", "max": 15},
    {"id": "per_event", "rule": "per_event", "kind": "penalty", "each": {"lan": -2}},
    {"id": "award_bonus", "rule": "award_bonus", "kind": "bonus", "each": {"co": 4, "bang": 2}, "combine": "unstated"},
)
CLASSES = [
    {"id": "A", "label": "A", "min": 110, "any": [{"targets_met_min": 1, "short_max": 15}, {"min_pct_each": 50}]},
    {"id": "B", "label": "B", "min": 60, "any": [{"no_zero": True}]},
    {"id": "C", "label": "C"},
]
TABLE = read_scheme(
    document(
        ROWS,
        section={"s": {"label": "Phần", "cap": 120}},
        target={"target_ratio": "chỉ tiêu 1", "linear_pp": "chỉ tiêu 2", "own": "chỉ tiêu 3"},
        fact={"work": "số việc"},
        workload=[{"id": "w", "label": "hệ số", "driver": "work", **BANDS}],
        tie_break=[{"label": "mẫu số", "by": "value", "id": "ratio", "value": "denominator"}],
        **{"class": CLASSES},
    )
)
counts = st.integers(0, 60)
parts = st.tuples(counts, st.integers(1, 60)).map(lambda pair: {"numerator": min(pair), "denominator": max(pair)})
reached = st.fixed_dictionaries({"actual": counts, "target": st.integers(1, 60)})
GIVEN = {
    "gate": st.fixed_dictionaries({"passed": st.booleans()}),
    "ratio": parts,
    "target_ratio": reached,
    "step": parts,
    "step_deduct": st.fixed_dictionaries({"value": counts}),
    "lateness": st.fixed_dictionaries({"days_late": counts}),
    "linear_pp": reached,
    "binary": st.fixed_dictionaries({"done": st.booleans()}),
    "sample": st.fixed_dictionaries({"confirmed": st.integers(0, 50)}),
    "per_event": st.fixed_dictionaries({"lan": counts}),
    "award_bonus": st.fixed_dictionaries({"co": counts, "bang": counts}),
}


@st.composite
def units(draw, name="x"):
    """What a unit gives in whole numbers, with holes."""
    reported = {key: draw(st.none() | values) for key, values in GIVEN.items()}
    entries = [Entry(criterion=key, values=values) for key, values in reported.items() if values]
    if draw(st.booleans()):
        entries.append(Entry(criterion="manual", points=draw(st.integers(0, 15)), reason="biên bản"))
    targets = {"own": draw(st.one_of(reached, parts.map(lambda part: {**part, "target": 50})))}
    facts = {} if draw(st.booleans()) else {"work": draw(counts)}
    return Inputs(unit=name, entries=tuple(entries), targets=targets, facts=facts)


def numbers_in(value):
    """Every number that can be reached from a value."""
    if isinstance(value, int | float | Fraction):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from numbers_in(getattr(value, each.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from numbers_in(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from numbers_in(each)


def ends_of(score):
    """Every end of every span of points."""
    steps = [step for step in score.log if step.delta is not None]
    moved = [span for step in steps for span in (step.before, step.after, step.delta)]
    spans = [*score.points.values(), score.total, score.pct_of_max, *moved]
    return [end for span in spans for end in span if end is not None]


def test_the_table_has_every_rule():
    assert {each.rule for each in TABLE.criteria.values()} == set(RULES)


@settings(max_examples=150, deadline=None)
@given(units(), st.sampled_from(["", "pp", "relative"]))
def test_no_float_comes_out_where_whole_numbers_went_in(unit, basis):
    score = evaluate(TABLE, unit, conventions={"short_basis": basis} if basis else {})
    assert float not in set(map(type, numbers_in(score)))
    assert set(map(type, ends_of(score))) == {Fraction}


@settings(max_examples=20, deadline=None)
@given(units("x"), units("y"))
def test_no_float_comes_out_of_places_or_of_what_is_needed(one, other):
    assert float not in set(map(type, numbers_in(rank(TABLE, [one, other]))))
    for entry in one.entries:
        if entry.criterion == "ratio":
            answer = needed(TABLE, one, ("ratio", "numerator"), "B")
            assert answer.change is None or type(answer.change) is type(answer.value) is Fraction


@given(st.integers(0, 100), st.integers(1, 100))
def test_a_shortfall_of_whole_numbers_is_exact(actual, target):
    gap = max(target - actual, 0)
    assert shortfall({"actual": actual, "target": target}, "pp") == gap
    relative = shortfall({"actual": actual, "target": target}, "relative")
    assert (relative, type(relative)) == (Fraction(100 * gap, target), Fraction)


def test_an_entry_that_is_exact_already_is_kept_as_it_is():
    entry = Entry(criterion="ratio", values={"numerator": 3, "denominator": 7})
    assert evaluate(TABLE, Inputs(unit="x", entries=(entry,))).used["ratio"] is entry


def test_a_hole_that_nobody_closes_is_refused_with_the_whole_number_it_holds():
    table = read_scheme(document([{"id": "a", "rule": "step", "max": 10, "bands": HOLES, "holes": "undefined"}]))
    with pytest.raises(UndefinedBand, match="33 không thuộc mức điểm nào"):
        evaluate(table, Inputs(unit="x", entries=(Entry(criterion="a", values={"value": 33}),)))
