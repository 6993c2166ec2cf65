"""One conference on the screen, in PowerPoint, Excel, Word and on the page without a network: the same strings."""

import shutil
import zipfile
from io import BytesIO

import pytest

from analytics import imports, measures, meetings
from analytics.workspace import LEDGER_VARIABLE, PUBLISHED, SIMULATED, open_workspace, simulated_url
from tests.pages import five_media
from tests.pages.conftest import ME
from tests.pages.test_wizard import button

OPENING = ("tieu-de", "sau-con-so", "ket-qua-chuan")
SCENES = {
    "published": (PUBLISHED, {"year": 2013, "months": 9, "borders": "63"}),
    "published province": (PUBLISHED, {"year": 2013, "months": 9, "borders": "63", "unit": "kien-giang"}),
    "a block": (PUBLISHED, {"year": 2012, "months": 12, "borders": "63", "unit": "hoa-binh"}),
    "simulated": (SIMULATED, {"year": 2026, "months": 12, "borders": "34"}),
}


@pytest.fixture(params=list(SCENES))
def media(request, ledgers, tmp_path, monkeypatch, visit):
    """Name of a form → what it prints, all of one conference: the screen through the page, the files from its pack."""
    world, what = SCENES[request.param]
    own = str(tmp_path / "thads.sqlite")
    for copied in (str, simulated_url):
        shutil.copyfile(copied(ledgers), copied(own))
    conference_id = _call(own if world == PUBLISHED else simulated_url(own), world, what)
    monkeypatch.setenv(LEDGER_VARIABLE, own)
    place = {"hoi_nghi": conference_id, "du_lieu": world}
    hall = visit("present.py", **place)
    page = button(visit("conference.py", **place, viec_hoi_nghi="tai"), "Tạo bộ tài liệu").click().run(timeout=90)
    assert not hall.exception and not page.exception
    files = zipfile.ZipFile(BytesIO(page.session_state["conference-pack"][1]))
    document = next(part.proto.body for part in hall.get("html") if "hoi-truong" in part.proto.body)
    return {
        "screen": five_media.of_screen(document),
        "page": five_media.of_page(files.read("hoi-nghi.html")),
        "slides": five_media.of_slides(files.read("hoi-nghi-nen-sang.pptx")),
        "dark slides": five_media.of_slides(files.read("hoi-nghi-nen-toi.pptx")),
        "workbook": five_media.of_workbook(files.read("hoi-nghi.xlsx")),
        "report": five_media.of_report(files.read("bao-cao.docx")),
    }


def _call(address, world, what) -> str:
    workspace = open_workspace(address, world)
    workspace = imports.with_published(workspace) if world == PUBLISHED else workspace
    row = {"unit": "toan-quoc", **what, "conference": "Sơ kết", "held_on": "10/10/2026"}
    meetings.write(workspace, "conferences", [{**row, "pinned_entry": workspace.warehouse.head}], ME)
    (found,) = measures.conferences(workspace.warehouse)
    workspace.close()
    return found.id


def test_every_number_of_a_conference_is_the_same_string_in_all_of_its_forms(media):
    """And every row of a table holds the same strings in the same order."""
    screen, report = media.pop("screen"), media.pop("report")
    assert len(screen) >= 4 and sum(len(each.numbers) for each in screen.values()) > 8
    for name, medium in media.items():
        assert _numbers(medium) == _numbers(screen), name
        assert _rows(medium) == _rows(screen), name
    opening = {number for code in screen if _slide(code) in OPENING for number in screen[code].numbers}
    told = {code: opening if _slide(code) in OPENING else screen[code].numbers for code in report}
    assert {code: each.numbers - told[code] for code, each in report.items() if each.numbers - told[code]} == {}
    assert _rows(report) == {code: rows for code, rows in _rows(screen).items() if code in report}
    assert {_slide(code) for code in set(screen) - set(report)} <= set(OPENING)


def _numbers(medium):
    return {code: each.numbers for code, each in medium.items()}


def _rows(medium):
    return {code: each.rows for code, each in medium.items()}


def _slide(code: str) -> str:
    return code.split("/")[3]
