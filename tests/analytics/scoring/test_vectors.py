"""V1–V13 as data: scheme, inputs and what must come out are files, run through the command that anybody can run.

The expected values are those that stand beside the vectors in the survey of the published tables, worked out by hand;
none was taken from what the program says. A run gives only what its vector is about.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.__main__ import main
from analytics.scoring import rank
from tests.analytics.scoring.made import BUNDLED, inputs

VECTORS = Path(__file__).parent / "vectors"
NAMES = sorted(file.name.removesuffix(".expected.json") for file in VECTORS.glob("*.expected.json"))


@pytest.fixture
def score(capsys):
    """Runs ``python -m analytics score … --json``: exit code, units by name, what was refused."""

    def run(name, scheme, options):
        own = VECTORS / scheme
        place = ["--scheme", str(own) if own.suffix == ".toml" else scheme]
        code = main(["score", *place, "--inputs", str(VECTORS / f"{name}.inputs.json"), "--json", *options])
        said = capsys.readouterr()
        units = json.loads(said.out)["units"] if said.out else []
        return code, {each["unit"]: each for each in units}, said.err

    return run


def picked(found, wanted):
    """As much of what was found as the vector speaks of."""
    if not isinstance(wanted, dict):
        return found
    return {key: picked(found[key], each) for key, each in wanted.items()}


def test_all_thirteen_vectors_are_there():
    assert {name[:3] for name in NAMES} == {f"V{number:02}" for number in range(1, 14)}


@pytest.mark.parametrize("name", NAMES)
def test_a_published_vector_comes_out_as_printed(score, name):
    wanted = json.loads((VECTORS / f"{name}.expected.json").read_text(encoding="utf-8"))
    code, units, problem = score(name, wanted["scheme"], wanted.get("options", []))
    assert (code, wanted.get("says", "") in problem) == (wanted.get("exit", 0), True)
    assert picked(units, wanted["units"]) == wanted["units"]


@pytest.mark.parametrize("name", NAMES)
def test_the_steps_of_every_vector_add_up_to_its_total(score, name):
    wanted = json.loads((VECTORS / f"{name}.expected.json").read_text(encoding="utf-8"))
    for unit in score(name, wanted["scheme"], wanted.get("options", []))[1].values():
        ends = [each["delta"] for each in unit["log"] if "delta" in each]
        lows, highs = ([each[end] if isinstance(each, list) else each for each in ends] for end in (0, 1))
        total = unit["total"] if isinstance(unit["total"], list) else [unit["total"]] * 2
        for bound, moves in zip(total, (lows, highs), strict=True):
            assert bound is None or sum(moves) == pytest.approx(bound)


@given(st.lists(st.integers(0, 149), min_size=7, max_size=7))
def test_150_of_150_is_first_of_eight_whatever_less_the_seven_others_got(others):
    table = BUNDLED["hoa-binh-khoi-noi-chinh-2012"]
    block = [inputs("Cục", points={"total": 150}), *(inputs(f"{n}", points={"total": p}) for n, p in enumerate(others))]
    first = rank(table, block)[0]
    assert (first.score.unit, first.place, first.tied_with, first.score.pct_of_max.points) == ("Cục", 1, (), 100)
