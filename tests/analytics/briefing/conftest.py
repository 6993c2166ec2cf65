"""Decks of the tiny country (see ``tests/tiny_world.py``) and of one whose names are as awkward as names can be."""

import pytest

from analytics.briefing import build
from analytics.units import load_units
from tests import tiny_world
from tests.tiny_world import BINH_SON, DONG_HAI, NATION, OLD

SCRIPT, FORMULA = "<script>alert(1)</script>", "=cmd|' /C calc'!A0"
LONG = f"=Tỉnh {SCRIPT} & một tên dài hơn sáu mươi chữ cái để thử"


@pytest.fixture(scope="session")
def deck(tiny_shared):
    """The whole of 2024, with targets."""
    return build(tiny_shared.warehouse, year=2024)


@pytest.fixture(scope="session")
def awkward(tmp_path_factory):
    """Nine months of 2025: one province with a long and hostile name, one with nothing but zeros, one half reported; a
    wave, an intervention and an award whose words try to be code."""
    folder = tmp_path_factory.mktemp("ten")
    tiny_world.units(folder)
    file = folder / "units.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Đông Hải", LONG), encoding="utf-8")
    world = tiny_world.workspace(tmp_path_factory.mktemp("so") / "so.sqlite", load_units(folder))
    rows = [
        tiny_world.figures(DONG_HAI, 2025, 9, 7, 400),
        tiny_world.figures(BINH_SON, 2025, 9, 0, 0),
        tiny_world.figures(OLD, 2025, 9, enforceable=100),
    ]
    tiny_world.report(world, "cases", *rows)
    tiny_world.report(world, "targets", tiny_world.target(DONG_HAI, 2025, "cases", "80"))
    wave = {"unit_id": NATION, "year": 2025, "movement": SCRIPT, "wave": FORMULA, "source": SCRIPT}
    tiny_world.report(world, "waves", wave)
    done = {
        "unit_id": DONG_HAI,
        "year": 2025,
        "kind": "meeting",
        "action": FORMULA,
        "outcome": SCRIPT,
        "source": FORMULA,
    }
    tiny_world.report(world, "interventions", done)
    return build(world.warehouse, year=2025, months=9)


@pytest.fixture(scope="session")
def crowd(tmp_path_factory):
    """Seventy provinces, each with a target; number n of them finished n of 100 cases."""
    folder = tmp_path_factory.mktemp("dong")
    tiny_world.units(folder)
    with (folder / "units.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"tinh-{n:02},Tỉnh thứ {n:02},province,province,,,,,bịa\n" for n in range(1, 71))
    world = tiny_world.workspace(tmp_path_factory.mktemp("so") / "so.sqlite", load_units(folder))
    ids = [(n, f"tinh-{n:02}") for n in range(1, 71)]
    tiny_world.report(world, "cases", *(tiny_world.figures(unit, 2024, 12, n, 100) for n, unit in ids))
    tiny_world.report(world, "targets", *(tiny_world.target(unit, 2024, "cases", "50") for _, unit in ids))
    return build(world.warehouse, year=2024)


@pytest.fixture(scope="session")
def nothing(tmp_path_factory, tiny_units):
    """A period of which nobody has reported anything."""
    world = tiny_world.workspace(tmp_path_factory.mktemp("so") / "so.sqlite", tiny_units)
    return build(world.warehouse, year=2031, months=5)


@pytest.fixture(scope="session")
def province(tiny_shared):
    """One province whose offices have no figures."""
    return build(tiny_shared.warehouse, year=2024, unit_id=BINH_SON)
