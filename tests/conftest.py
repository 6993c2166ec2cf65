"""A tiny invented country that fits in the head, for tests that compare with figures worked out by hand."""

import pytest

from tests import tiny_world


@pytest.fixture(scope="session")
def tiny_units(tmp_path_factory):
    """Units of the tiny country; see ``tests/tiny_world.py``."""
    return tiny_world.units(tmp_path_factory.mktemp("reference"))


@pytest.fixture
def empty(tmp_path, tiny_units):
    """The tiny country before anything was reported."""
    return tiny_world.workspace(tmp_path / "so.sqlite", tiny_units)


@pytest.fixture
def tiny(empty):
    """The tiny country with three years of cases and money, and targets, in three ledger entries."""
    tiny_world.fill(empty)
    return empty
