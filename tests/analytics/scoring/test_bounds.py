"""Whatever the caps, floors, bands and gates, whatever is reported and in whichever order: no total leaves its bounds,
and the steps always lead to it."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.scoring import Inputs, evaluate, evaluate_all, rank, read_scheme
from tests.analytics.scoring.made import document, inputs

few = settings(max_examples=60, deadline=None)
BANDS = [{"below": 50, "gives": 0}, {"from": 50, "below": 90, "gives": 5}, {"from": 90, "gives": 10}]
ROWS = [
    {"id": "gate", "rule": "gate", "max": 0},
    {"id": "ratio", "rule": "ratio", "max": 30, "gates": ["gate"]},
    {"id": "beyond", "rule": "target_ratio", "max": 20, "over_cap": 150, "target": 50},
    {"id": "step", "rule": "step", "max": 10, "bands": BANDS, "section": "t"},
    {"id": "hand", "rule": "manual", "max": 15, "section": "t"},
    {"id": "more", "rule": "per_event", "kind": "bonus", "each": {"sang_kien": 3}, "max": 9},
    {"id": "flag", "rule": "award_bonus", "kind": "bonus", "each": {"co": 4, "bang": 2}, "combine": "unstated"},
    {"id": "less", "rule": "per_event", "kind": "penalty", "each": {"vi_pham": -2}},
    {"id": "late", "rule": "binary", "kind": "penalty", "max": 5},
]
amounts = st.none() | st.integers(0, 60)


@st.composite
def tables(draw):
    """A table whose caps and floors are drawn; its rows stand in any order."""
    caps = {key: draw(amounts) for key in ("bonus_cap", "penalty_cap", "total_cap")}
    caps["total_floor"] = draw(st.none() | st.integers(-20, 0))
    sections = {"s": {"label": "Một"}, "t": {"label": "Hai", **_said(cap=draw(amounts))}}
    return {**document(draw(st.permutations(ROWS))), "section": sections, **_said(**caps)}


def _said(**caps):
    return {key: each for key, each in caps.items() if each is not None}


@st.composite
def units(draw, name="Đơn vị"):
    """Whatever a unit may report, with holes."""
    counts = st.integers(0, 30)
    reported = {
        "gate": {"passed": draw(st.booleans())},
        "ratio": {"numerator": draw(counts), "denominator": 30},
        "beyond": {"actual": draw(st.integers(0, 100))},
        "step": {"value": draw(st.integers(0, 100))},
        "more": {"sang_kien": draw(counts)},
        "flag": {"co": draw(counts), "bang": draw(counts)},
        "less": {"vi_pham": draw(counts)},
        "late": {"done": draw(st.booleans())},
    }
    given = {key: each for key, each in reported.items() if draw(st.booleans())}
    return inputs(name, points={"hand": draw(st.integers(0, 15))} if draw(st.booleans()) else {}, **given)


def bounds(table):
    """The least and the most that any unit can get; ``None``: there is no least."""
    section = min(25, table["section"]["t"].get("cap", 25))
    most = 30 + Fraction(3, 2) * 20 + section
    most = None if table.get("bonus_cap") is None else most + table["bonus_cap"]  # without it flags count without end
    least = None if table.get("penalty_cap") is None else -table["penalty_cap"]
    cap, floor = table.get("total_cap"), table.get("total_floor")
    return (
        floor if least is None or (floor is not None and floor > least) else least,
        cap if most is None or (cap is not None and cap < most) else most,
    )


@few
@given(tables(), units())
def test_no_cap_floor_band_or_gate_lets_a_total_leave_its_bounds(table, unit):
    total = evaluate(read_scheme(table), unit).total
    least, most = bounds(table)
    assert least is None or total.low >= least
    assert most is None or total.high <= most
    assert None in total or total.low <= total.high


@few
@given(tables(), units())
def test_every_step_begins_where_the_one_before_ended_and_the_last_ends_at_the_total(table, unit):
    score = evaluate(read_scheme(table), unit)
    steps = [step for step in score.log if step.delta is not None]
    assert steps[0].before == (0, 0) and steps[-1].after == score.total
    assert all(one.after == other.before for one, other in zip(steps, steps[1:], strict=False))
    for end in (0, 1):
        moves = [step.delta[end] for step in steps]
        if None not in moves:
            assert sum(moves) == score.total[end]


@few
@given(tables(), units(), st.randoms())
def test_the_order_of_rows_entries_and_units_changes_nobodys_points(table, unit, random):
    turned = {**table, "criterion": random.sample(table["criterion"], len(table["criterion"]))}
    shuffled = Inputs(unit=unit.unit, entries=tuple(random.sample(unit.entries, len(unit.entries))))
    one, other = evaluate(read_scheme(table), unit), evaluate(read_scheme(turned), shuffled)
    assert (one.total, dict(one.points), set(one.missing)) == (other.total, dict(other.points), set(other.missing))


@few
@given(tables(), st.lists(units(), min_size=2, max_size=5), st.randoms())
def test_who_stands_first_in_the_file_changes_no_points_and_no_place(table, found, random):
    scheme = read_scheme(table)
    named = [Inputs(unit=f"{at}", entries=each.entries) for at, each in enumerate(found)]
    turned = random.sample(named, len(named))
    points = {score.unit: score.total for score in evaluate_all(scheme, named).scores}
    assert points == {score.unit: score.total for score in evaluate_all(scheme, turned).scores}
    places = [{each.score.unit: each.place for each in rank(scheme, order)} for order in (named, turned)]
    assert places[0] == places[1]
