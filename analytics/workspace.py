"""Everything a running product holds: catalogue, units, ledger, warehouse.

One ledger is one world. ``published`` holds real figures and starts with those in ``data/published``;
``simulated`` holds only simulated ones. They are different files, so they cannot mix.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from analytics import DATA
from analytics.catalog import Catalog, load_catalog
from analytics.ledger import Ledger
from analytics.units import Units, load_units
from analytics.warehouse import Warehouse

LEDGER_VARIABLE = "THADS_LEDGER"
DEFAULT_LEDGER = DATA / "ledger" / "thads.sqlite"
DEFAULT_SIMULATED = DATA / "ledger" / "thads-mo-phong.sqlite"
PUBLISHED, SIMULATED = "published", "simulated"


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """The parts that every page and command works with."""

    catalog: Catalog
    units: Units
    ledger: Ledger
    warehouse: Warehouse

    @property
    def world(self) -> str:
        """``published`` or ``simulated``."""
        return self.ledger.world

    def close(self) -> None:
        """Release the ledger's file."""
        self.ledger.close()


def ledger_url() -> str:
    """The ledger named by ``THADS_LEDGER`` (a path or a database URL), else the one in ``data/ledger``."""
    return os.environ.get(LEDGER_VARIABLE) or str(DEFAULT_LEDGER)


def simulated_url(url: str | None = None) -> str:
    """Where the simulated country's ledger lies: beside the given ledger file, else in ``data/ledger``."""
    path = url or ledger_url()
    if "://" in path:
        return str(DEFAULT_SIMULATED)
    file = Path(path)
    return str(file.with_name(f"{file.stem}-mo-phong{file.suffix or '.sqlite'}"))


def open_workspace(url: str | None = None, world: str | None = None) -> Workspace:
    """Open a ledger and replay it. A ledger that does not exist yet is made, for ``world`` (published unless said).

    Raises ``LedgerError`` with a Vietnamese sentence when the ledger cannot be opened or belongs to another world.
    """
    catalog, units = load_catalog(), load_units()
    ledger = Ledger(url or ledger_url(), world)
    return Workspace(catalog=catalog, units=units, ledger=ledger, warehouse=Warehouse(ledger, catalog, units))
