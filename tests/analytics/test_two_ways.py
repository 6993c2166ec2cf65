"""The same figures worked out a second time, by plain loops over the rows that went in."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import measures
from tests import tiny_world
from tests.tiny_world import BINH_SON, DONG_HAI, NATION, NEW, OLD, figures, report

PROVINCES = (OLD, BINH_SON, DONG_HAI)
OFFICES = {"binh-son.bac": BINH_SON, "binh-son.nam": BINH_SON}
YEARS, MONTHS = (2022, 2023), (6, 12)
COUNTS = st.tuples(st.integers(0, 5000), st.integers(0, 5000), st.one_of(st.none(), st.integers(0, 50)))
KEYS = st.tuples(st.sampled_from((*PROVINCES, *OFFICES)), st.sampled_from(YEARS), st.sampled_from(MONTHS))
TABLES = st.dictionaries(KEYS, COUNTS, min_size=4, max_size=16)
COMPLETE = st.fixed_dictionaries({unit: st.tuples(st.integers(0, 5000), st.integers(1, 5000)) for unit in PROVINCES})

modest = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def country(tmp_path_factory, tiny_units):
    return tiny_world.workspace(tmp_path_factory.mktemp("so") / "so.sqlite", tiny_units)


def row(key, counts):
    completed, more, terminated = counts
    extra = {} if terminated is None else {"terminated": terminated}
    return figures(*key, completed, completed + more + (terminated or 0), **extra)


def compared(workspace, borders, year, months):
    found = measures.compare(workspace.warehouse, dimension="cases", year=year, months=months, borders=borders)
    return {standing.result.unit_id: standing for standing in found}


def by_hand(rows):
    """Sum of rows, a column only if all of them have it; nothing for no rows."""
    names = set.intersection(
        *({name for name in ("completed", "enforceable", "terminated") if name in r} for r in rows)
    )
    return {name: sum(r[name] for r in rows) for name in names}


def speaking(table, province, year, months):
    """The rows that speak for a province: its own, else those of its offices."""
    own = [row(key, counts) for key, counts in table.items() if key == (province, year, months)]
    return own or [
        row(key, counts)
        for key, counts in table.items()
        if OFFICES.get(key[0]) == province and key[1:] == (year, months)
    ]


def rate_by_hand(sums):
    done = sums.get("completed", 0) + sums.get("terminated", 0)
    return Fraction(100 * done, sums["enforceable"]) if sums["enforceable"] else None


@modest
@given(table=TABLES)
def test_every_result_in_every_borders_is_what_loops_over_the_rows_say(tmp_path_factory, tiny_units, table):
    workspace = country(tmp_path_factory, tiny_units)
    report(workspace, "cases", *(row(key, counts) for key, counts in table.items()))
    for year in YEARS:
        for months in MONTHS:
            voices = {unit: by_hand(rows) for unit in PROVINCES if (rows := speaking(table, unit, year, months))}
            expected = dict(voices)
            merged = [voices[unit] for unit in (OLD, BINH_SON) if unit in voices]
            in_34 = {unit: sums for unit, sums in voices.items() if unit == DONG_HAI}
            in_34 |= {NEW: by_hand(merged)} if merged else {}
            for borders, wanted in (("reported", expected), ("63", expected), ("34", in_34)):
                found = compared(workspace, borders, year, months)
                assert {unit: dict(each.result.figures) for unit, each in found.items()} == wanted
                assert {unit: each.result.rate for unit, each in found.items()} == {
                    unit: rate_by_hand(sums) for unit, sums in wanted.items()
                }
            nation = measures.national(workspace.warehouse, dimension="cases", year=year, months=months)
            assert (dict(nation.result.figures) if nation else None) == (by_hand(voices.values()) if voices else None)


@modest
@given(table=TABLES)
def test_a_series_is_the_same_as_the_comparisons_of_its_periods(tmp_path_factory, tiny_units, table):
    workspace = country(tmp_path_factory, tiny_units)
    report(workspace, "cases", *(row(key, counts) for key, counts in table.items()))
    for borders, units in (("reported", PROVINCES), ("34", (NEW, DONG_HAI))):
        series = measures.trend(workspace.warehouse, unit_ids=units, dimension="cases", borders=borders)
        singly = [
            compared(workspace, borders, year, months)[unit].result
            for year in YEARS
            for months in MONTHS
            for unit in compared(workspace, borders, year, months)
        ]
        assert sorted(series, key=_key) == sorted(singly, key=_key)


@modest
@given(cases=COMPLETE, money=COMPLETE)
def test_the_sum_of_63_is_the_sum_of_34_is_the_nation_and_a_merged_rate_lies_between_its_parts(
    tmp_path_factory, tiny_units, cases, money
):
    workspace = country(tmp_path_factory, tiny_units)
    for dimension, table in (("cases", cases), ("money", money)):
        rows = (figures(unit, 2023, 12, min(counts), max(counts)) for unit, counts in table.items())
        report(workspace, dimension, *rows)
        found = {
            borders: measures.compare(workspace.warehouse, dimension=dimension, year=2023, borders=borders)
            for borders in ("63", "34")
        }
        nation = measures.national(workspace.warehouse, dimension=dimension, year=2023).result
        for column in ("completed", "enforceable"):
            totals = {sum(each.result.figures[column] for each in standings) for standings in found.values()}
            assert totals == {nation.figures[column]}
        rates = {each.result.unit_id: each.result.rate for each in (*found["63"], *found["34"])}
        assert min(rates[OLD], rates[BINH_SON]) <= rates[NEW] <= max(rates[OLD], rates[BINH_SON])


@modest
@given(table=COMPLETE)
def test_ranks_are_one_more_than_the_number_of_better_rates(tmp_path_factory, tiny_units, table):
    workspace = country(tmp_path_factory, tiny_units)
    rows = (figures(unit, 2023, 12, counts[0] % 3, 2) for unit, counts in table.items())
    report(workspace, "cases", *rows)
    found = compared(workspace, "reported", 2023, 12)
    rates = {unit: Fraction(100 * (counts[0] % 3), 2) for unit, counts in table.items()}
    assert {unit: each.rank for unit, each in found.items()} == {
        unit: 1 + sum(other > rate for other in rates.values()) for unit, rate in rates.items()
    }


@modest
@given(states=st.lists(st.dictionaries(st.sampled_from(PROVINCES), COUNTS, min_size=1), min_size=2, max_size=4))
def test_after_any_corrections_every_entry_still_shows_what_was_known_then(tmp_path_factory, tiny_units, states):
    workspace, known, history = country(tmp_path_factory, tiny_units), {}, []
    for state in states:
        report(workspace, "cases", *(row((unit, 2023, 12), counts) for unit, counts in state.items()))
        known |= {unit: row((unit, 2023, 12), counts)["completed"] for unit, counts in state.items()}
        history.append(dict(known))
    for entry, expected in enumerate(history, start=1):
        found = measures.compare(workspace.warehouse, dimension="cases", year=2023, at=entry)
        assert {each.result.unit_id: each.result.figures["completed"] for each in found} == expected


def _key(result):
    return result.year, result.months, result.unit_id


def test_the_nation_of_the_tiny_country_by_hand(tiny_shared):
    """2023: 80 + 100 + 300 of 100 + 200 + 400."""
    nation = measures.trend(tiny_shared.warehouse, unit_ids=[NATION], dimension="money", months=12)[0]
    assert (nation.numerator, nation.denominator) == (480_000_000, 700_000_000)
