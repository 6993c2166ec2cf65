"""Reading small files and reviewing them beside known figures."""

from contextlib import closing
from datetime import date
from importlib import import_module

import pyarrow as pa
import pytest

from analytics import checks, honour_review, imports, intake
from analytics.catalog import load_catalog
from analytics.units import load_units
from tests import tiny_world

EMPTY = pa.table({"dataset": pa.array([], pa.string()), "unit_id": pa.array([], pa.string())})


@pytest.fixture(scope="session")
def catalog():
    return load_catalog()


@pytest.fixture(scope="session")
def units():
    return load_units()


@pytest.fixture(scope="session")
def read(catalog, units):
    def read(text, dataset="cases"):
        content = text.lstrip("\n").encode()
        return intake.read(content, "tep.csv", catalog.datasets[dataset], catalog, units)

    return read


@pytest.fixture(scope="session")
def known(read):
    """The table of known figures that a file would have become."""

    def known(text, dataset="cases"):
        if not text:
            return EMPTY
        reading = read(text, dataset)
        assert reading.status == "readable", (reading.findings, reading.questions)
        dropped = {"row", "qualifier", "published_rate", "source"} & set(reading.table.column_names)
        table = reading.table.drop_columns(sorted(dropped))
        return table.append_column("dataset", pa.repeat(pa.scalar(dataset), len(table)))

    return known


@pytest.fixture(scope="session")
def beside_the_ledger(read, catalog, units, tmp_path_factory):
    """A reading held against the rules of awards, in a ledger that holds only what was known before."""

    def beside_the_ledger(text, before, dataset, known_dataset):
        file = tmp_path_factory.mktemp("so") / "l.sqlite"
        with closing(tiny_world.workspace(file, units, catalog)) as workspace:
            if before:
                content = before.lstrip().encode()
                receipt = imports.take(workspace, content, "truoc.csv", known_dataset, "Mai", "Thử")
                assert receipt.status == "accepted", (receipt.findings, receipt.questions)
                workspace.warehouse.refresh()
            return honour_review.review(workspace, read(text, dataset))

    return beside_the_ledger


@pytest.fixture(scope="session")
def review(read, known, catalog, units, beside_the_ledger):
    def review(text, before="", dataset="cases", known_dataset=None, today="2026-11-22", confirmed=None):
        if any(each.rule_kind and each.concerns(catalog.datasets[dataset]) for each in catalog.checks.values()):
            return beside_the_ledger(text, before, dataset, known_dataset)
        beside = known(before, known_dataset or dataset)
        day, reading = date.fromisoformat(today), read(text, dataset)
        if not catalog.datasets[dataset].is_periodic:
            return checks.held_against(reading, {known_dataset: beside.to_pylist()}, catalog, units)
        return checks.review(reading, beside, catalog, units, confirmed, day)

    return review


@pytest.fixture(autouse=True)
def _every_file_is_large_enough_to_ask_about(request, monkeypatch):
    """The examples are a row or two long; a real file of so few rows is warned about and never stopped."""
    if "small" not in request.node.name:
        monkeypatch.setattr(import_module("analytics.checks.review"), "ENOUGH", 1)
