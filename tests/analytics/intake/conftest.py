"""Reading small files with the real catalogue and the real units."""

import pytest

from analytics import intake
from analytics.catalog import load_catalog
from analytics.units import load_units


@pytest.fixture(scope="session")
def catalog():
    return load_catalog()


@pytest.fixture(scope="session")
def units():
    return load_units()


@pytest.fixture(scope="session")
def read(catalog, units):
    def read(content, dataset="cases", file_name="tep.csv", **answers):
        data = content.encode() if isinstance(content, str) else content
        return intake.read(data, file_name, catalog.datasets[dataset], catalog, units, intake.Answers(**answers))

    return read
