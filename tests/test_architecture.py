"""The order of the house, walked import by import."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "analytics.catalog": set(),
    "analytics.spelling": set(),
    "analytics.periods": set(),
    "analytics.numbers": set(),
    "analytics.persons": set(),
    "analytics.progress": set(),
    "analytics.units": {"analytics.spelling"},
    "analytics.intake": {
        "analytics.catalog", "analytics.units", "analytics.spelling", "analytics.periods", "analytics.numbers",
        "analytics.workbooks", "analytics.progress", "analytics.persons",
    },
    "analytics.workbooks": set(),
    "analytics.checks": {
        "analytics.catalog", "analytics.units", "analytics.spelling", "analytics.periods", "analytics.numbers",
        "analytics.intake", "analytics.standards",
    },
    "analytics.deadlines": {"analytics.periods"},
    "analytics.custody": {
        "analytics.ledger", "analytics.catalog", "analytics.units", "analytics.warehouse", "analytics.measures",
        "analytics.periods", "analytics.numbers", "analytics.workspace", "analytics.scorebook",
    },
    "analytics.ledger": {"analytics.catalog"},
    "analytics.warehouse": {"analytics.ledger", "analytics.catalog", "analytics.units", "analytics.persons"},
    "analytics.standards": {"analytics.numbers"},
    "analytics.scoring": {"analytics.catalog", "analytics.numbers"},
    "analytics.scheme_forms": {"analytics.scoring", "analytics.intake", "analytics.spelling"},
    "analytics.scorebook": {
        "analytics.scoring", "analytics.scheme_forms", "analytics.measures", "analytics.warehouse", "analytics.catalog",
        "analytics.intake", "analytics.units", "analytics.spelling", "analytics.periods", "analytics.exports",
    },
    "analytics.measures": {
        "analytics.warehouse", "analytics.catalog", "analytics.units", "analytics.periods", "analytics.numbers",
        "analytics.spelling", "analytics.standards",
    },
    "analytics.briefing": {
        "analytics.measures", "analytics.warehouse", "analytics.catalog", "analytics.units", "analytics.periods",
        "analytics.numbers", "analytics.spelling", "analytics.intake", "analytics.progress", "analytics.workspace",
        "analytics.standards", "analytics.scorebook", "analytics.scoring",
    },
    "analytics.meetings": {
        "analytics.briefing", "analytics.measures", "analytics.warehouse", "analytics.units", "analytics.numbers",
        "analytics.ledger", "analytics.workspace", "analytics.typed",
    },
}  # fmt: skip
TOP = {"dashboard.py", "pages", "analytics", "data", "tests", "benchmarks", "docs", "requirements.txt",
       "requirements-dev.txt", "README.md", "pyproject.toml", "CHANGELOG.md", "LICENSE"}  # fmt: skip


def sources(folder: str) -> list[Path]:
    return sorted(file for file in (ROOT / folder).rglob("*.py"))


def room(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:2])


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names |= {f"{module}.{alias.name}" for alias in node.names} | {module}
    return names


def rooms_used(file: Path) -> set[str]:
    own = {".".join(name.split(".")[:2]) for name in imported(file) if name.startswith("analytics.")}
    return {name for name in own if name not in (room(file), "analytics.DATA")}


@pytest.mark.parametrize("file", sources("analytics"), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_imports_only_the_rooms_before_it(file):
    allowed = MAY_IMPORT.get(room(file))
    if allowed is not None:
        assert rooms_used(file) <= allowed


@pytest.mark.parametrize("file", sources("analytics"), ids=lambda file: str(file.relative_to(ROOT)))
def test_the_analytics_know_neither_screens_nor_charts(file):
    assert not {name.split(".")[0] for name in imported(file)} & {"streamlit", "plotly", "pages"}


@pytest.mark.parametrize("file", sorted((ROOT / "pages").glob("*.py")), ids=lambda file: file.name)
def test_a_page_holds_no_sql_no_files_no_functions(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not {name.split(".")[0] for name in imported(file)} & {"duckdb", "sqlalchemy", "csv", "plotly"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]


@pytest.mark.parametrize("file", sources("pages/components"), ids=lambda file: file.name)
def test_only_the_session_component_caches(file):
    text = file.read_text(encoding="utf-8")
    assert file.name == "session.py" or "st.cache_" not in text


def test_nothing_else_stands_at_the_top():
    present = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.name != "__pycache__"}
    assert present <= TOP


def test_the_data_folder_holds_no_program():
    assert not sources("data")
