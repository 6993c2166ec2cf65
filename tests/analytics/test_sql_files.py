"""Every question in ``analytics/sql`` says what it asks, and can be asked."""

from pathlib import Path

import duckdb
import pytest

from analytics.warehouse.store import SQL, statement
from tests import tiny_world

QUESTIONS = sorted(file.stem for file in SQL.glob("*.sql"))
TABLES = sorted(f"tables/{file.stem}" for file in (SQL / "tables").glob("*.sql"))
EXAMPLE = {
    "dataset": "cases",
    "dimension": "cases",
    "group": "all",
    "vintage": None,
    "at": 3,
    "borders": "34",
    "unit_ids": [tiny_world.NEW, tiny_world.DONG_HAI],
    "of_offices": False,
    "first_year": 2023,
    "last_year": 2025,
    "own_first_year": 2024,
    "own_last_year": 2025,
    "months": [9, 12],
    "first_months": 1,
    "last_months": 12,
    "period_year": 2024,
    "period_months": 12,
    "locked": 0,
}
# There no office reports, nothing is approved, no large case is named, nobody explains or launches.
SILENT_IN_THE_TINY_COUNTRY = {"large_cases", "office_sums", "office_periods", "steps", "explanations"} | {
    *("annotations", "movements", "waves", "participation", "pledges", "interventions", "exemplars", "indices"),
    *("registrations", "awards", "enforcers", "worklist", "target_tiers", "alarms", "alarm_rules"),
    *("registrations", "awards", "recipients", "blocks", "block_votes", "block_scores"),
    *("conferences", "conference_slides", "conclusions", "schemes", "scores", "quality"),
}


def header(name):
    lines = statement(name).splitlines()
    return [line.removeprefix("-- ") for line in lines[: next(i for i, line in enumerate(lines) if line[:2] != "--")]]


def declared(name):
    (line,) = (line for line in header(name) if line.startswith("Parameters: "))
    names = line.removeprefix("Parameters: ")
    return set() if names == "none" else set(names.split(", "))


def asked(name, warehouse):
    wanted = {parameter: EXAMPLE[parameter] for parameter in declared(name)}
    return warehouse.query(name, **wanted)


@pytest.mark.parametrize("name", QUESTIONS + TABLES)
def test_a_file_holds_one_statement_under_a_header_of_question_grain_and_parameters(name):
    assert len(duckdb.extract_statements(statement(name))) == 1
    lines = header(name)
    assert lines[0].endswith((".", "?"))
    assert len([line for line in lines if line.startswith("Grain: ")]) == 1


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_a_select_whose_parameters_are_those_it_declares(name):
    (parsed,) = duckdb.extract_statements(statement(name))
    assert parsed.type == duckdb.StatementType.SELECT
    assert parsed.named_parameters == declared(name)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_created_and_takes_no_parameter(name):
    (parsed,) = duckdb.extract_statements(statement(name))
    assert parsed.type == duckdb.StatementType.CREATE
    assert declared(name) == set()


@pytest.fixture(scope="module")
def without_facts(tmp_path_factory, tiny_units):
    return tiny_world.workspace(tmp_path_factory.mktemp("trong") / "so.sqlite", tiny_units)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_same_columns_with_and_without_facts(name, without_facts, tiny_shared):
    before, after = asked(name, without_facts.warehouse), asked(name, tiny_shared.warehouse)
    assert list(before.columns) == list(after.columns)
    assert len(after) >= len(before)
    assert len(after) > 0 or name in SILENT_IN_THE_TINY_COUNTRY


def test_nothing_but_questions_and_tables_lies_in_the_folder():
    found = {file.relative_to(SQL).parent for file in SQL.rglob("*") if file.is_file()}
    assert found == {Path(), Path("tables")}
