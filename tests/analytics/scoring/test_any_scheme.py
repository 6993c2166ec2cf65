"""Any scheme, any input: no order, band or cap lets points leave their bounds, and the steps add up to the total."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.scoring import Entry, Inputs, Span, evaluate
from analytics.scoring.criterion import BASE, BONUS, PENALTY
from analytics.scoring.span import ZERO
from tests.analytics.scoring.made import document, read_scheme

many = settings(max_examples=120, deadline=None)
points = st.fractions(0, 50, max_denominator=8)
limits = st.one_of(st.none(), points)
shares = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda pair: (min(pair), max(pair)))
RULES = {BASE: ("ratio", "step", "manual", "target_ratio", "lateness"), BONUS: ("per_event", "binary", "manual"),
         PENALTY: ("per_event", "manual")}  # fmt: skip


@st.composite
def criteria(draw, kind, at):
    """One criterion of a kind; bands meet without a hole, the highest gives the maximum."""
    rule, most = draw(st.sampled_from(RULES[kind])), draw(points)
    row = {"id": f"{kind}{at}", "label": f"{kind} {at}", "kind": kind, "rule": rule, "max": most}
    row["section"] = draw(st.sampled_from("st"))
    if rule == "step":
        edge = draw(st.integers(1, 99))
        row["bands"] = [{"below": edge, "gives": most / 3}, {"from": edge, "gives": most}]
    if rule == "lateness":
        row["bands"] = [{"to": 0, "gives": most}, {"above": 0, "gives": 0}]
    if rule == "target_ratio":
        row["over_cap"] = draw(st.sampled_from([100, 120]))
    if rule == "per_event":
        row["each"] = {"lan": -1 if kind == PENALTY else 1, "hai": draw(points) * (-1 if kind == PENALTY else 1)}
    if draw(st.booleans()):
        row["missing"] = "zero"
    return row


@st.composite
def schemes(draw):
    """A scheme of two sections with every kind of cap."""
    rows = [draw(criteria(BASE, at)) for at in range(draw(st.integers(1, 4)))]
    rows += [draw(criteria(BONUS, at)) for at in range(draw(st.integers(0, 2)))]
    rows += [draw(criteria(PENALTY, at)) for at in range(draw(st.integers(0, 2)))]
    more = {key: draw(limits) for key in ("bonus_cap", "penalty_cap", "total_floor")}
    if draw(st.booleans()):
        more["total_cap"] = draw(st.fractions(50, 100, max_denominator=4))
    parts = {key: {"label": key, **({"cap": cap} if (cap := draw(limits)) is not None else {})} for key in "st"}
    return document(rows, section=parts, **{key: value for key, value in more.items() if value is not None})


@st.composite
def entries(draw, row):
    """What somebody gave for a criterion, or nothing, or points by hand."""
    chosen = draw(st.integers(0, 4))
    if chosen == 0:
        return None
    if chosen == 1 or row["rule"] == "manual":
        most = row["max"] * draw(st.fractions(0, 1, max_denominator=6))
        return Entry(criterion=row["id"], points=-most if row["kind"] == PENALTY else most, reason="biên bản")
    done, of = draw(shares)
    values = {
        "ratio": {"numerator": done, "denominator": of},
        "step": {"numerator": done, "denominator": of},
        "lateness": {"days_late": done - 5},
        "target_ratio": {"actual": done, "target": of},
        "binary": {"done": draw(st.booleans())},
        "per_event": {"lan": done, "hai": of},
    }
    return Entry(criterion=row["id"], values=values[row["rule"]])


@st.composite
def cases(draw):
    """A scheme and what a unit gave under it."""
    made = draw(schemes())
    given = [draw(entries(row)) for row in made["criterion"]]
    return made, tuple(each for each in given if each is not None)


def within(span, low, high):
    """Both ends inside the bounds, where there are any."""
    assert low is None or (span.low is not None and span.low >= low), (span, low)
    assert high is None or (span.high is not None and span.high <= high), (span, high)


def added(scheme, score, kind):
    """What a kind brought, its caps included: the sum of the steps of its criteria and of its cap."""
    ids = {each.id for each in scheme.of_kind(kind)}
    cap = {BASE: "group_cap", BONUS: "bonus_cap", PENALTY: "penalty_cap"}[kind]
    return sum((each.delta for each in score.log if each.delta and (each.criterion in ids or each.step == cap)), ZERO)


@many
@given(cases())
def test_points_stay_within_every_bound_and_the_log_adds_up(case):
    made, given_entries = case
    scheme = read_scheme(made)
    score = evaluate(scheme, Inputs(unit="x", entries=given_entries))
    for key, criterion in scheme.criteria.items():
        within(score.points[key], criterion.floor, criterion.ceiling)
    assert sum((each.delta for each in score.log if each.delta is not None), ZERO) == score.total
    within(score.total, scheme.total_floor, scheme.total_cap)
    within(added(scheme, score, BONUS), Fraction(0), scheme.bonus_cap)
    within(added(scheme, score, PENALTY), None if scheme.penalty_cap is None else -scheme.penalty_cap, Fraction(0))
    caps = [scheme.sections[each].cap for each in {row.section for row in scheme.of_kind(BASE)}]
    within(added(scheme, score, BASE), Fraction(0), None if None in caps else sum(caps))


@many
@given(cases(), st.randoms())
def test_no_order_of_rows_or_of_answers_changes_the_total(case, random):
    made, given_entries = case
    rows, answers = list(made["criterion"]), list(given_entries)
    random.shuffle(rows)
    random.shuffle(answers)
    one = evaluate(read_scheme(made), Inputs(unit="x", entries=given_entries))
    other = evaluate(read_scheme({**made, "criterion": rows}), Inputs(unit="x", entries=tuple(answers)))
    assert (one.total, dict(one.points)) == (other.total, dict(other.points))


@many
@given(cases())
def test_a_complete_answer_lies_in_the_range_of_the_incomplete_one(case):
    made, given_entries = case
    scheme = read_scheme(made)
    all_of_it = evaluate(scheme, Inputs(unit="x", entries=given_entries)).total
    for left_out in range(len(given_entries)):
        rest = given_entries[:left_out] + given_entries[left_out + 1 :]
        entry = given_entries[left_out]
        if entry.points is not None or scheme.criteria[entry.criterion].missing == "zero":
            continue  # by hand people may leave the bands; what is not reported and counts as zero is no range
        part = evaluate(scheme, Inputs(unit="x", entries=rest)).total
        assert contains(part, all_of_it)


def contains(outer: Span, inner: Span) -> bool:
    """Whether a range lies in another one; an open end holds everything."""
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    return low and (outer.high is None or (inner.high is not None and inner.high <= outer.high))
