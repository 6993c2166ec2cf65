"""The real program over two small ledgers: the published figures, and a simulated country made of round numbers.

Simulated, 34 provinces in the order of the reference file (number 0 to 33), 12 months of 2025 and 2026:

    cases   enforceable 1.000; completed 800 + number in 2026, 790 + number in 2025;  target 81,5 %
    money   enforceable 1.000 tỷ đồng; completed 500 + number tỷ đồng, both years;    target 52,0 %

So in 2026 nineteen provinces (15 to 33) meet the target in cases and twenty (0 to 19) miss the one in money.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics import imports
from analytics.units import load_units
from analytics.workspace import LEDGER_VARIABLE, SIMULATED, open_workspace, simulated_url

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
ME = "Nguyễn Thị Mai"
MARK = "Số liệu mô phỏng để thử"
HEADER = "unit,year,months,must_enforce,enforceable,completed,not_enforceable,carried_out,money_unit,source\n"


def provinces() -> list[str]:
    """Ids of the 34, in the order of the reference file."""
    return [unit.id for unit in load_units().of_level("province", date(2026, 9, 30))]


def figures(dimension: str) -> str:
    """A file of cases or money of the simulated country, the country itself included."""
    lines = []
    for year in (2025, 2026):
        done = [(790 if year == 2025 else 800) + n if dimension == "cases" else 500 + n for n in range(34)]
        own = [(unit_id, 1500, 1000, value) for unit_id, value in zip(provinces(), done, strict=True)]
        for unit_id, must, can, value in [*own, ("toan-quoc", 1500 * 34, 1000 * 34, sum(done))]:
            unit = "ty_dong" if dimension == "money" else ""
            lines.append(f"{unit_id},{year},12,{must},{can},{value},{must - can},{must - value},{unit},{MARK}\n")
    return HEADER + "".join(lines)


def targets() -> str:
    """A file of targets of the simulated country."""
    lines = [
        f"{unit_id},2026,{dimension},{pct},>=,assigned,Bộ,,{MARK}\n"
        for unit_id in [*provinces(), "toan-quoc"]
        for dimension, pct in (("cases", "81.5"), ("money", "52"))
    ]
    return "unit,year,dimension,target_pct,comparator,kind,assigned_by,valid_from,source\n" + "".join(lines)


@pytest.fixture(scope="session")
def ledgers(published_ledger, tmp_path_factory) -> str:
    """Address of a published ledger; the simulated one lies beside it."""
    address = shutil.copyfile(published_ledger, str(tmp_path_factory.mktemp("so") / "thads.sqlite"))
    simulated = open_workspace(simulated_url(address), SIMULATED)
    for dataset_id, content in (("cases", figures("cases")), ("money", figures("money")), ("targets", targets())):
        receipt = imports.take(simulated, content.encode(), f"{dataset_id}.csv", dataset_id, "Phép thử", "Phép thử")
        assert receipt.status == "accepted", (receipt.findings[:3], receipt.questions[:3])
    simulated.close()
    return address


@pytest.fixture
def visit(ledgers, monkeypatch):
    """Opens a page as a new visitor: ``visit("compare.py", nam="2026")``."""
    monkeypatch.setenv(LEDGER_VARIABLE, ledgers)  # a test may set its own afterwards

    def opened(page: str = "overview.py", **address: str) -> AppTest:
        app = AppTest.from_file(FRAME, default_timeout=30)
        for name, word in address.items():
            app.query_params[name.replace("_", "-")] = word
        app.run()
        return app if page == "overview.py" else app.switch_page(page).run()

    return opened


@pytest.fixture
def own(ledgers, tmp_path, monkeypatch, visit):
    """A published ledger that the test may write to."""
    copy = str(tmp_path / "thads.sqlite")
    shutil.copyfile(ledgers, copy)
    monkeypatch.setenv(LEDGER_VARIABLE, copy)
    return copy


@pytest.fixture
def simulated_with(ledgers, tmp_path, monkeypatch, visit):
    """Adds files, dataset → content, to a simulated country of the test's own: ``simulated_with({"cases": text})``."""

    def added(files: dict[str, str]) -> None:
        address = str(tmp_path / "thads.sqlite")
        for own in (str, simulated_url):
            shutil.copyfile(own(ledgers), own(address))
        workspace = open_workspace(simulated_url(address), SIMULATED)
        for dataset, content in files.items():
            receipt = imports.take(workspace, content.encode(), f"{dataset}.csv", dataset, "An", "Thử")
            assert receipt.status == "accepted", (receipt.findings, receipt.questions)
        workspace.close()
        monkeypatch.setenv(LEDGER_VARIABLE, address)

    return added


@pytest.fixture
def hand_in(own, visit):
    """Hands a file in under a name: ``hand_in("a.csv", text)``."""

    def handed(name: str, content: str | bytes, person: str = ME, **address: str):
        app = visit("upload.py", **address)
        app.text_input[0].set_value(person).run()
        content = content if isinstance(content, bytes) else content.encode()
        return app.file_uploader[0].upload(name, content, "text/csv").run()

    return handed
