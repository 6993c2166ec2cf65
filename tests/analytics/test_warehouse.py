"""The ledger, replayed: which fact stands when, and that nothing else can be read."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import DATA
from analytics.catalog import CatalogError, load_catalog
from analytics.ledger import NewEntry
from analytics.warehouse import Warehouse
from tests import tiny_world
from tests.tiny_world import BINH_SON, DONG_HAI, OLD, figures, report, target, typed

DATASET = """
id = "complaints"
label = "Khiếu nại"
unit = "đơn"
description = "Đơn khiếu nại."
columns = ["unit", "year", "months", "received", "source"]
required = ["unit", "year"]

[column.received]
label = "Đã nhận"
type = "amount"
role = "figure"
"""


def completed(workspace, at=None, unit_id=DONG_HAI, vintage=None, **span):
    """Completed cases of a unit in 2024, as known at an entry."""
    rows = workspace.warehouse.rows(
        "own_rows",
        dataset="cases",
        group="all",
        vintage=vintage,
        at=workspace.warehouse.head if at is None else at,
        of_offices=False,
        unit_ids=[unit_id],
        **{"first_year": 2024, "last_year": 2024, "first_months": 12, "last_months": 12, **span},
    )
    return [row["completed"] for row in rows]


def contents(warehouse):
    """Everything the warehouse holds, in an order that does not depend on how it came in."""
    tables = [row[0] for row in _ask(warehouse, "select table_name from duckdb_tables() where not temporary")]
    return {name: sorted(map(repr, _ask(warehouse, f'select * from "{name}"'))) for name in sorted(tables)}


def _ask(warehouse, sql):
    with warehouse._connection.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def test_every_dataset_of_the_catalogue_has_a_table_and_periodic_ones_join_the_figures(tiny_shared):
    tables = {row[0] for row in _ask(tiny_shared.warehouse, "select table_name from duckdb_tables()")}
    assert set(tiny_shared.catalog.datasets) <= tables
    assert _ask(tiny_shared.warehouse, "select dataset, count(*) from figures group by dataset order by dataset") == [
        ("cases", 11),
        ("money", 11),
    ]


def test_a_dataset_dropped_into_the_catalogue_is_stored_and_read_without_a_line_of_code(tmp_path, tiny_units):
    shutil.copytree(DATA / "catalog", tmp_path / "catalog")
    (tmp_path / "catalog" / "datasets" / "complaints.toml").write_text(DATASET, encoding="utf-8")
    workspace = tiny_world.workspace(tmp_path / "so.sqlite", tiny_units, load_catalog(tmp_path / "catalog"))
    report(workspace, "complaints", {"unit_id": DONG_HAI, "year": 2024, "months": 6, "received": 7, "source": "bịa"})
    found = _ask(workspace.warehouse, 'select dataset, unit_id, months, "group", received, completed from figures')
    assert found == [("complaints", DONG_HAI, 6, "all", 7, None)]


def test_an_id_that_would_not_be_a_safe_name_is_refused(tmp_path, tiny_units):
    shutil.copytree(DATA / "catalog", tmp_path / "catalog")
    text = DATASET.replace('id = "complaints"', 'id = "x; drop table cases"')
    (tmp_path / "catalog" / "datasets" / "complaints.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match="drop table"):
        tiny_world.workspace(tmp_path / "so.sqlite", tiny_units, load_catalog(tmp_path / "catalog"))


def test_a_correction_replaces_the_whole_row_and_the_old_one_stays_readable_at_its_entry(tiny):
    corrected = report(tiny, "cases", figures(DONG_HAI, 2024, 12, enforceable=410))
    assert corrected == 4
    assert completed(tiny) == [None]
    assert completed(tiny, at=3) == [300]
    assert completed(tiny, at=0) == []


def test_a_correction_of_a_correction_leaves_three_readable_states(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 310, 400))
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 320, 400))
    assert [completed(tiny, at=entry) for entry in (3, 4, 5)] == [[300], [310], [320]]


def test_a_final_figure_outranks_the_preliminary_one_from_the_entry_that_brought_it(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 305, 400, vintage="final"))
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 299, 400))
    assert [completed(tiny, at=entry) for entry in (3, 4, 5)] == [[300], [305], [305]]
    assert completed(tiny, vintage="preliminary") == [299]
    assert completed(tiny, vintage="final") == [305]
    assert completed(tiny, at=3, vintage="final") == []


def test_a_final_figure_of_one_group_or_month_leaves_the_others_alone(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 5, 6, group="credit", vintage="final"))
    report(tiny, "cases", figures(DONG_HAI, 2024, 6, 5, 6, vintage="final"))
    assert completed(tiny) == [300]


def test_a_key_with_an_absent_part_is_one_key(tiny):
    report(tiny, "targets", target(DONG_HAI, 2025, "cases", "81"))
    report(tiny, "targets", target(DONG_HAI, 2025, "cases", "82", valid_from=date(2025, 7, 1)))
    span = {"first_year": 2025, "last_year": 2025, "at": 5}
    rows = tiny.warehouse.rows("targets", dimension="cases", unit_ids=None, group="all", **span)
    found = [(str(row["target_pct"]), row["valid_from"]) for row in rows if row["unit_id"] == DONG_HAI]
    assert sorted(found, key=str) == [("81.0000", None), ("82.0000", date(2025, 7, 1))]


def test_a_column_declared_after_an_entry_was_written_is_empty_or_its_default_there(tiny):
    rows = [{"unit_id": DONG_HAI, "year": 2022, "completed": 5}]  # no months, no group, no vintage column at all
    report(tiny, "cases", *rows)
    sql = 'select months, "group", vintage, qualifier, enforceable from cases where year = 2022'
    assert _ask(tiny.warehouse, sql) == [(12, "all", "preliminary", "exact", None)]


def test_entries_of_another_process_are_taken_in_at_the_next_refresh(tiny, tmp_path):
    other = tiny_world.workspace(tmp_path / "so.sqlite", tiny.units)
    report(other, "cases", figures(DONG_HAI, 2024, 12, 333, 400))
    assert (tiny.warehouse.head, completed(tiny)) == (3, [300])
    assert (tiny.warehouse.refresh(), completed(tiny)) == (4, [333])


ROW = st.tuples(
    st.sampled_from([OLD, BINH_SON, DONG_HAI, tiny_world.BAC, tiny_world.NATION]),
    st.sampled_from([2023, 2024]),
    st.sampled_from([9, 12]),
    st.sampled_from(["preliminary", "final"]),
    st.one_of(st.none(), st.integers(0, 9)),
)
ENTRIES = st.lists(st.lists(ROW, min_size=1, max_size=4, unique_by=lambda row: row[:4]), min_size=1, max_size=4)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=ENTRIES)
def test_a_warehouse_kept_up_to_date_equals_one_built_anew(tmp_path_factory, tiny_units, entries):
    workspace = tiny_world.workspace(tmp_path_factory.mktemp("so") / "so.sqlite", tiny_units)
    for rows in entries:
        report(workspace, "cases", *(figures(*row[:3], row[4], 9, vintage=row[3]) for row in rows))
    rebuilt = Warehouse(workspace.ledger, workspace.catalog, workspace.units)
    assert rebuilt.head == workspace.warehouse.head == len(entries)
    assert contents(rebuilt) == contents(workspace.warehouse)


def test_entries_are_taken_in_by_batches_and_none_is_lost(tiny, monkeypatch):
    monkeypatch.setattr("analytics.warehouse.batches.BATCH_ROWS", 1)
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 310, 400))
    rebuilt = Warehouse(tiny.ledger, tiny.catalog, tiny.units)
    assert contents(rebuilt) == contents(tiny.warehouse)


def test_answers_belong_to_whoever_asked(tiny_shared):
    tiny_shared.warehouse.rows("name_order")[0].clear()
    frame = tiny_shared.warehouse.query("name_order")
    frame.loc[0, "unit_id"] = "?"
    assert tiny_shared.warehouse.rows("name_order")[0] == {"unit_id": "an-phu-cu", "name_order": 1}
    assert tiny_shared.warehouse.query("name_order").loc[0, "unit_id"] == "an-phu-cu"


def test_names_stand_in_the_vietnamese_alphabet(tiny_shared):
    names = [tiny_shared.units.get(row["unit_id"]).name for row in tiny_shared.warehouse.rows("name_order")]
    assert names.index("Chi cục Bắc") < names.index("Chi cục Nam") < names.index("Đông Hải") < names.index("Quân đội")


def test_a_question_with_a_missing_or_surplus_parameter_is_refused(tiny_shared):
    with pytest.raises(duckdb.Error):
        tiny_shared.warehouse.rows("targets", dimension="cases")
    with pytest.raises(duckdb.Error):
        tiny_shared.warehouse.rows("name_order", at=1)


def test_a_query_reaches_neither_files_nor_python_variables_nor_extensions(tiny_shared, tmp_path):
    (tmp_path / "khac.csv").write_text("a\n1\n")
    frame = typed(tiny_shared.catalog.datasets["cases"], [figures(DONG_HAI, 2024, 12, 1, 2)])
    for sql in (f"select * from read_csv('{tmp_path / 'khac.csv'}')", "select * from frame", "install httpfs"):
        with pytest.raises(duckdb.Error):
            _ask(tiny_shared.warehouse, sql)
    assert frame.num_rows == 1


def test_many_threads_ask_while_entries_come_in_and_each_sees_whole_entries(tiny):
    def ask(turn):
        at = tiny.warehouse.head
        values = {unit: completed(tiny, at=at, unit_id=unit)[0] for unit in (OLD, BINH_SON, DONG_HAI)}
        return at, values

    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = [pool.submit(ask, turn) for turn in range(40)]
        for value in range(1, 6):
            report(tiny, "cases", *(figures(unit, 2024, 12, value, 400) for unit in (OLD, BINH_SON, DONG_HAI)))
        answers += [pool.submit(ask, turn) for turn in range(40)]
        found = [answer.result() for answer in answers]
    start = {OLD: 90, BINH_SON: 120, DONG_HAI: 300}
    for at, values in found:
        assert values == (start if at <= 3 else dict.fromkeys(start, at - 3))


def test_a_row_is_new_same_completed_or_changed_against_what_stands(tiny):
    report(tiny, "cases", figures(BINH_SON, 2022, 12, 10))
    rows = [
        figures(DONG_HAI, 2022, 12, 1, 2),  # no such key yet
        figures(DONG_HAI, 2024, 12, 300, 400, source="Bài báo khác"),  # the same figures from elsewhere
        figures(BINH_SON, 2022, 12, 10, 20),  # the denominator is added
        figures(BINH_SON, 2023, 12, 101, 200),  # one figure differs
        figures(OLD, 2023, 12, 80),  # a figure is taken away
        figures(OLD, 2024, 12, 90, 100, qualifier="more_than"),
        figures(OLD, 2024, 12, 90, 100, vintage="final"),
    ]
    standing = tiny.warehouse.collate("cases", typed(tiny.catalog.datasets["cases"], rows))
    assert standing.to_pylist() == ["new", "same", "completed", "changed", "changed", "changed", "new"]


def test_a_target_is_collated_by_its_whole_key_even_where_a_part_is_absent(tiny_shared):
    rows = [
        target(DONG_HAI, 2025, "cases", "80"),
        target(DONG_HAI, 2025, "cases", "81"),
        target(DONG_HAI, 2025, "cases", "80", comparator=">"),
        target(DONG_HAI, 2025, "cases", "80", valid_from=date(2025, 7, 1)),
    ]
    standing = tiny_shared.warehouse.collate("targets", typed(tiny_shared.catalog.datasets["targets"], rows))
    assert standing.to_pylist() == ["same", "changed", "changed", "new"]


def test_an_entry_of_a_dataset_that_is_no_longer_declared_is_passed_over(tiny):
    tiny.ledger.append(NewEntry(dataset="gone", made_by="An", table=pa.table({"x": [1]})))
    assert (tiny.warehouse.refresh(), completed(tiny)) == (4, [300])


def test_rows_that_cannot_be_taken_in_leave_everything_as_it_was(tiny):
    before = contents(tiny.warehouse)
    tiny.ledger.append(NewEntry(dataset="cases", made_by="An", table=pa.table({"year": ["hai nghìn"]})))
    with pytest.raises(pa.ArrowInvalid):
        tiny.warehouse.refresh()
    assert (contents(tiny.warehouse), tiny.warehouse.head, completed(tiny)) == (before, 3, [300])
