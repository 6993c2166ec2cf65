"""What a picture of a chart will say, on every page that has one."""

import re
from html import escape, unescape
from pathlib import Path
from types import SimpleNamespace

import pytest

from pages.components import pictures
from tests.analytics.briefing.conftest import SCRIPT

PAGES = Path(__file__).resolve().parents[2] / "pages"
SIMULATED = {"du_lieu": "simulated", "nam": "2026", "thang": "12"}
WITH_CHARTS = {
    "overview.py": {},
    "compare.py": {"xem": "ma-tran"},
    "trend.py": {},
    "profile.py": {},
    "movements.py": {"du_lieu": "published"},
    "waves.py": {"du_lieu": "published"},
}


def offered(app) -> list[dict[str, str]]:
    marks = [part.proto.body for part in app.get("html") if "lay-hinh" in part.proto.body]
    return [{name: unescape(word) for name, word in re.findall(r'data-([\w-]+)="([^"]*)"', each)} for each in marks]


@pytest.mark.parametrize("page", list(WITH_CHARTS))
def test_every_chart_of_a_page_can_be_taken_away_with_what_it_rests_on(visit, page):
    app = visit(page, **{**SIMULATED, **WITH_CHARTS[page]})
    found = offered(app)
    assert len(found) == len(app.get("plotly_chart"))
    for told in found:
        assert told["tieu-de"] and "Theo sổ ở bút toán" in told["chan"] and "**" not in told["chan"]


def test_a_simulated_picture_says_so_above_and_in_its_name(visit):
    (told,) = offered(visit(**SIMULATED))
    assert told["dai"] == "Số liệu mô phỏng – không phải số liệu thật"
    assert told["ten"] == "country-2026-12-mo-phong"
    assert "Đến 30/09/2026" in told["chan"] and "số sơ bộ" in told["chan"]


def test_a_name_that_tries_to_be_code_stays_words(monkeypatch):
    said = []
    view = SimpleNamespace(entry=1, year=2026, months=9, is_simulated=False)
    monkeypatch.setattr(pictures.st, "html", said.append)
    monkeypatch.setattr(pictures.session, "view", lambda: view)
    monkeypatch.setattr(pictures.conference_words, "pinned", lambda entry: f"bút toán {entry}")
    pictures.offer("a", f'"{SCRIPT}', "**đậm** Kế hoạch \\*1\\*")
    assert escape(SCRIPT) in said[0] and SCRIPT not in said[0]
    assert "đậm Kế hoạch *1*" in said[0]


def test_no_chart_stands_on_a_page_without_the_way_to_take_it_away():
    drawing = [file.name for file in PAGES.rglob("*.py") if "plotly_chart(" in file.read_text(encoding="utf-8")]
    assert drawing == ["show.py"]
