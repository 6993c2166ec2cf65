"""Taking an entry back restores what stood before it, hides what was never there, and can itself be taken back."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import measures
from analytics.custody import Refused, difference, taken_back, undo, what_undo_would_do
from analytics.ledger import NoSuchEntry
from analytics.warehouse import Warehouse
from tests import tiny_world
from tests.tiny_world import BAC, BINH_SON, DONG_HAI, NAM, OLD, figures, report, target

WHY = {"by": "Trần Bình", "reason": "Nhập nhầm tệp"}


def completed(workspace, at=None, unit_id=DONG_HAI, year=2024, months=12, vintage=None, column="completed"):
    rows = workspace.warehouse.rows(
        "own_rows", dataset="cases", group="all", vintage=vintage, of_offices=False, unit_ids=[unit_id],
        at=workspace.warehouse.head if at is None else at,
        first_year=year, last_year=year, first_months=months, last_months=months,
    )  # fmt: skip
    return [row[column] for row in rows]


def contents(warehouse):
    with warehouse._connection.cursor() as cursor:
        tables = cursor.execute("select table_name from duckdb_tables() where not temporary").fetchall()
        return {name: sorted(map(repr, cursor.execute(f'select * from "{name}"').fetchall())) for (name,) in tables}


def test_undoing_a_correction_restores_the_row_before_it_whole_and_the_past_stays_readable(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, enforceable=410))
    done = undo(tiny, 4, **WHY)
    assert (done.entry, done.undoes, done.restored, done.retracted, done.left) == (5, 4, 1, 0, ())
    assert [completed(tiny, at=at) for at in (3, 4, 5)] == [[300], [None], [300]]
    assert completed(tiny, column="enforceable") == [400]


def test_undoing_the_first_report_of_a_key_leaves_no_fact_and_no_period(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2022, 6, 10, 20))
    assert measures.periods(tiny.warehouse)[-1].months == 6
    done = undo(tiny, 4, **WHY)
    assert (done.restored, done.retracted) == (0, 1)
    assert (completed(tiny, year=2022, months=6), completed(tiny, year=2022, months=6, at=4)) == ([], [10])
    assert (2022, 6) not in {(period.year, period.months) for period in measures.periods(tiny.warehouse)}
    assert (2022, 6) in {(period.year, period.months) for period in measures.periods(tiny.warehouse, at=4)}


def test_a_withdrawn_key_can_be_reported_again(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2022, 6, 10, 20))
    undo(tiny, 4, **WHY)
    report(tiny, "cases", figures(DONG_HAI, 2022, 6, 11, 20))
    assert [completed(tiny, year=2022, months=6, at=at) for at in (4, 5, 6)] == [[10], [], [11]]
    assert (2022, 6) in {(period.year, period.months) for period in measures.periods(tiny.warehouse)}


def test_a_key_replaced_since_is_left_alone_and_named(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 310, 400), figures(OLD, 2024, 12, 95, 100))
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 320, 400))
    done = undo(tiny, 4, **WHY)
    assert (done.restored, [(one.place, one.entry) for one in done.left]) == (1, [("Đông Hải, năm 2024", 5)])
    assert (completed(tiny), completed(tiny, unit_id=OLD)) == ([320], [90])
    assert tiny.ledger.entry(6).receipt["left"][0]["key"]["unit_id"] == DONG_HAI


def test_an_undo_can_be_undone_and_that_again(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 310, 400), figures(DONG_HAI, 2022, 12, 5, 9))
    states = [(completed(tiny), completed(tiny, year=2022))]
    for number in (4, 5, 6):
        undo(tiny, number, **WHY)
        states.append((completed(tiny), completed(tiny, year=2022)))
    with_it, without = ([310], [5]), ([300], [])
    assert states == [with_it, without, with_it, without]
    assert taken_back(tiny.ledger) == {4: 5, 6: 7}


def test_undoing_a_final_figure_brings_the_preliminary_one_back(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 305, 400, vintage="final"))
    done = undo(tiny, 4, **WHY)
    assert (done.restored, done.retracted) == (0, 1)
    assert [completed(tiny, at=at) for at in (3, 4, 5)] == [[300], [305], [300]]
    assert (completed(tiny, vintage="final"), completed(tiny, vintage="preliminary")) == ([], [300])
    undo(tiny, 5, **WHY)
    assert (completed(tiny), completed(tiny, vintage="preliminary")) == ([305], [300])


def test_undoing_a_corrected_final_figure_restores_the_first_final_one(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 305, 400, vintage="final"))
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 307, 400, vintage="final"))
    undo(tiny, 5, **WHY)
    assert (completed(tiny), completed(tiny, vintage="preliminary")) == ([305], [300])


def test_undoing_offices_leaves_the_province_s_own_report(tiny):
    report(tiny, "cases", figures(BAC, 2022, 12, 10, 20), figures(NAM, 2022, 12, 30, 40))
    report(tiny, "cases", figures(BINH_SON, 2022, 12, 41, 60))
    undo(tiny, 4, **WHY)
    assert completed(tiny, unit_id=BINH_SON, year=2022) == [41]
    undo(tiny, 5, **WHY)
    assert (2022, 12) not in {(period.year, period.months) for period in measures.periods(tiny.warehouse)}


def test_targets_are_taken_back_too(tiny):
    report(tiny, "targets", target(DONG_HAI, 2025, "cases", "82"))

    def pct():
        span = {"unit_ids": [DONG_HAI], "first_year": 2025, "last_year": 2025, "at": tiny.warehouse.head}
        return [row["target_pct"] for row in tiny.warehouse.rows("targets", dimension="cases", group="all", **span)]

    undo(tiny, 4, **WHY)
    assert pct() == [Decimal(80)]
    plan = what_undo_would_do(tiny, 3)
    assert (plan.restored, plan.retracted, [one.entry for one in plan.left]) == (0, 4, [5])


def test_everything_of_an_entry_can_be_taken_back_and_the_rates_are_gone(tiny):
    undo(tiny, 1, **WHY)
    assert measures.compare(tiny.warehouse, dimension="cases", year=2024) == []
    assert len(measures.compare(tiny.warehouse, dimension="money", year=2024)) == 3
    assert difference(tiny, 1, 4).count("withdrawn") == 11 and not difference(tiny, 0, 4).count("changed")


def test_what_cannot_be_undone_is_refused_in_words_and_nothing_is_written(tiny):
    with pytest.raises(NoSuchEntry, match="Sổ không có bút toán 9"):
        undo(tiny, 9, **WHY)
    with pytest.raises(Refused, match="lý do"):
        undo(tiny, 1, by="An", reason=" ")
    with pytest.raises(Refused, match="tên"):
        undo(tiny, 1, by=" ", reason="nhầm")
    undo(tiny, 3, **WHY)
    with pytest.raises(Refused, match="đã được hoàn tác ở bút toán 4"):
        undo(tiny, 3, **WHY)
    assert tiny.ledger.head() == 4


KEY = st.tuples(
    st.sampled_from([OLD, DONG_HAI, BAC]), st.sampled_from([9, 12]), st.sampled_from(["preliminary", "final"])
)
STEP = st.one_of(
    st.lists(st.tuples(KEY, st.integers(0, 9)), min_size=1, max_size=3, unique_by=lambda row: row[0]),
    st.integers(1, 6),
)


def facts_of(workspace):
    """What stands: key → figure, whatever the vintage."""
    warehouse = workspace.warehouse
    with warehouse._connection.cursor() as cursor:
        sql = "select unit_id, year, months, vintage, completed from cases where entry <= ? and replaced_by > ?"
        return {row[:4]: row[4] for row in cursor.execute(sql, [warehouse.head] * 2).fetchall()}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=2, max_size=7))
def test_reports_and_undos_in_any_order_leave_what_a_simple_book_says(tmp_path_factory, tiny_units, steps):
    workspace = tiny_world.workspace(tmp_path_factory.mktemp("so") / "so.sqlite", tiny_units)
    book, brought = {}, []  # key → stack of (entry, value or None); entry → keys
    for step in steps:
        if isinstance(step, list):
            entry = report(workspace, "cases", *(figures(k[0], 2024, k[1], v, 9, vintage=k[2]) for k, v in step))
            changes = {(key[0], 2024, key[1], key[2]): value for key, value in step}
        else:
            if step > len(brought):
                continue
            due = [key for key in brought[step - 1] if book[key][-1][0] == step]
            if not due:
                with pytest.raises(Refused):
                    undo(workspace, step, **WHY)
                continue
            entry = undo(workspace, step, **WHY).entry
            changes = {key: book[key][-2][1] if len(book[key]) > 1 else None for key in due}
            for key in list(changes):  # the preliminary row shows again from this entry on
                other = (*key[:3], "preliminary")
                shows = key[3] == "final" and changes[key] is None and other not in brought[step - 1]
                if shows and other in book and book[other][-1][1] is not None:
                    changes[other] = book[other][-1][1]
        for key, value in changes.items():
            book.setdefault(key, []).append((entry, value))
        brought.append(set(changes))
        stands = {key: stack[-1][1] for key, stack in book.items() if stack[-1][1] is not None}
        assert facts_of(workspace) == stands
        for key in stands:
            final = (*key[:3], "final")
            if key[0] != BAC:
                shown = completed(workspace, unit_id=key[0], months=key[2])
                assert shown == [stands.get(final, stands.get((*key[:3], "preliminary")))]
    rebuilt = Warehouse(workspace.ledger, workspace.catalog, workspace.units)
    assert contents(rebuilt) == contents(workspace.warehouse)
