"""Rows typed by hand go through the same door as a file."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import imports, intake, manual
from analytics.catalog import load_catalog
from analytics.units import load_units
from analytics.workspace import open_workspace

CATALOG, UNITS = load_catalog(), load_units()
KIEN_GIANG = {"unit": "Kiên Giang", "year": 2013.0, "months": 9, "enforceable": 10928.0, "completed": "6.844"}


def read(rows, dataset="cases", **options):
    content = manual.entries_file(CATALOG.datasets[dataset], rows, **options)
    return intake.read(content, manual.FILE_NAME, CATALOG.datasets[dataset], CATALOG, UNITS)


def test_typed_rows_end_in_the_same_receipt(tmp_path):
    workspace = open_workspace(str(tmp_path / "so.sqlite"))
    content = manual.entries_file(CATALOG.datasets["cases"], [KIEN_GIANG, {"unit": None, "year": float("nan")}])
    receipt = imports.take(workspace, content, manual.FILE_NAME, "cases", "An")
    assert (receipt.status, receipt.rows["accepted"], receipt.totals["completed"]["accepted"]) == ("accepted", 1, 6844)
    assert workspace.ledger.file(1) == content


def test_money_states_its_unit_in_every_row():
    row = {**KIEN_GIANG, "enforceable": 548761273, "completed": 265281958}
    reading = read([row], "money", money_unit="nghin_dong")
    assert reading.questions == ()
    assert reading.table["completed"].to_pylist() == [265_281_958_000]


def test_days_percents_and_choices_are_read_as_typed():
    row = {"unit": "Kiên Giang", "year": 2013, "dimension": "Việc", "target_pct": 88.5, "valid_from": date(2012, 10, 1)}
    table = read([row], "targets").table.to_pylist()[0]
    assert (table["target_pct"], table["valid_from"]) == (Decimal("88.5"), date(2012, 10, 1))


def test_what_is_wrong_is_said_as_of_any_file():
    assert [finding.code for finding in read([{**KIEN_GIANG, "unit": "An Gang"}]).findings] == ["unit_unknown"]


def test_a_column_that_the_dataset_does_not_have_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        manual.entries_file(CATALOG.datasets["cases"], [{"colour": 1}])


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9), st.decimals(0, 100, places=4))
def test_any_count_and_any_percent_come_back_as_they_were(count, pct):
    row = {**KIEN_GIANG, "enforceable": None, "completed": None, "total_accepted": float(count), "published_rate": pct}
    reading = read([row])
    table = reading.table.to_pylist()[0]
    assert (table["total_accepted"], table["published_rate"]) == (count, pct)
