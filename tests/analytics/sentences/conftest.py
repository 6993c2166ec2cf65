"""The bundled published figures in a ledger of their own, opened once."""

import pytest

from analytics import imports
from analytics.workspace import PUBLISHED, open_workspace


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """A workspace with everything in ``data/published``; only for reading."""
    workspace = imports.with_published(open_workspace(str(tmp_path_factory.mktemp("so") / "so.sqlite"), PUBLISHED))
    yield workspace
    workspace.close()
