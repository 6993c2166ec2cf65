"""A tiny invented country that fits in the head, for tests that compare with figures worked out by hand."""

import shutil

import pytest

from analytics import imports
from analytics.workspace import PUBLISHED, open_workspace
from tests import tiny_world


@pytest.fixture(scope="session")
def tiny_units(tmp_path_factory):
    """Units of the tiny country; see ``tests/tiny_world.py``."""
    return tiny_world.units(tmp_path_factory.mktemp("reference"))


@pytest.fixture(scope="session")
def tiny_shared(tmp_path_factory, tiny_units):
    """The tiny country with three years of cases, money and targets, in three entries; only for reading."""
    workspace = tiny_world.workspace(tmp_path_factory.mktemp("so") / "so.sqlite", tiny_units)
    tiny_world.fill(workspace)
    return workspace


@pytest.fixture
def tiny(tiny_shared, tiny_units, tmp_path):
    """The same, in a ledger of its own that the test may add to."""
    tiny_shared.close()  # so that all of it lies in the one file
    shutil.copyfile(tiny_shared.ledger.address, tmp_path / "so.sqlite")
    return tiny_world.workspace(tmp_path / "so.sqlite", tiny_units)


@pytest.fixture
def empty(tmp_path, tiny_units):
    """The tiny country before anything was reported."""
    return tiny_world.workspace(tmp_path / "so.sqlite", tiny_units)


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """A workspace with everything in ``data/published``; only for reading."""
    workspace = imports.with_published(open_workspace(str(tmp_path_factory.mktemp("so") / "so.sqlite"), PUBLISHED))
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def published_ledger(published):
    """Address of its ledger, whole in one file; only for copying."""
    published.close()  # so that all of it lies in the one file
    return published.ledger.address


@pytest.fixture
def own_published(published_ledger, tmp_path):
    """Address of a ledger with the published figures that the test may add to: ``so.sqlite`` in its folder."""
    return shutil.copyfile(published_ledger, tmp_path / "so.sqlite")
