"""Codes that can be asked later, and the folder with its hashes."""

import json
import re
from hashlib import sha256
from xml.etree import ElementTree

import pytest

from analytics.__main__ import main
from analytics.briefing import build, verify
from analytics.briefing.pack import MANIFEST, pack, pictures
from analytics.briefing.stamps import CHANGED, HOLDS, UNKNOWN
from analytics.workspace import LEDGER_VARIABLE, SIMULATED, open_workspace
from tests.tiny_world import DONG_HAI, figures, report

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"[+−]?\d[\d.]*(?:,\d+)?(?: %)?|—"


@pytest.fixture
def code(tiny):
    """Of the slide with everybody's rate, 2025."""
    return build(tiny.warehouse, year=2025).slide("xep-hang-viec").stamp


def test_a_slide_still_holds_while_nothing_was_corrected(tiny, code):
    found = verify(tiny.warehouse, code)
    assert found.state == HOLDS and found.sentence.startswith("Vẫn đúng")


def test_a_corrected_figure_is_told_with_both_values_and_the_day(tiny, code):
    """Đông Hải, 2025: 320 of 400 is 80 %, corrected to 360 of 400, 90 %."""
    entry = report(tiny, "cases", figures(DONG_HAI, 2025, 12, 360, 400))
    found = verify(tiny.warehouse, code)
    change = next(each for each in found.changes if each.figure.key == (DONG_HAI, "cases", "rate", 2025, 12))
    assert (found.state, change.then, change.now, change.entry) == (CHANGED, "80,00 %", "90,00 %", entry)
    day = tiny.ledger.entries()[-1].made_at
    assert change.sentence.startswith("Đông Hải, về việc, ") and "từ 80,00 % thành 90,00 %" in change.sentence
    assert change.at == day


def test_a_correction_elsewhere_leaves_the_slide_as_it_is(tiny, code):
    report(tiny, "cases", figures(DONG_HAI, 2023, 12, 301, 400))
    assert verify(tiny.warehouse, code).state == HOLDS


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "không phải mã",
        "2025.12/reported/toan-quoc/xep-hang-viec/999/AAAAAAAA",
        "2025.12/63/khong-co/ky-toi/1/AAAAAAAA",
        "2025.12/reported/toan-quoc/khong-co-trang/3/AAAAAAAA",
        "2025.13/reported/toan-quoc/ky-toi/3/AAAAAAAA",
    ],
)
def test_what_is_no_code_of_this_ledger_is_said_to_be_none(tiny, wrong):
    assert verify(tiny.warehouse, wrong).state == UNKNOWN


def test_one_letter_copied_wrongly_is_found(tiny, code):
    other = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert verify(tiny.warehouse, other).state == UNKNOWN


def test_the_list_of_a_pack_names_every_file_with_its_hash(deck):
    made = pack(deck)
    said = json.loads(made[MANIFEST])
    assert {each["name"]: each["sha256"] for each in said["files"]} == {
        name: sha256(content).hexdigest() for name, content in made.items() if name != MANIFEST
    }
    assert (said["entry"], said["as_of"], said["figures"]) == (3, "2024-09-30", len(deck.figures))
    assert {each["id"] for each in said["left_out"]} == {each.id for each in deck.left_out}


def test_the_command_writes_a_pack_and_checks_a_code(tmp_path, monkeypatch, capsys):
    url = str(tmp_path / "so.sqlite")
    open_workspace(url, SIMULATED).close()
    monkeypatch.setenv(LEDGER_VARIABLE, url)
    assert main(["pack", "--year", "2026", "--unit", "Huế", "--out", str(tmp_path / "hop")]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 6
    said = json.loads((tmp_path / "hop" / MANIFEST).read_text(encoding="utf-8"))
    assert said["is_simulated"] and said["unit"] == "Huế"
    assert main(["stamp", said["slides"][0]["stamp"]]) == 0
    assert capsys.readouterr().out.startswith("Vẫn đúng")


def test_the_command_refuses_what_is_no_province_in_one_line(tmp_path, monkeypatch, capsys):
    url = str(tmp_path / "so.sqlite")
    open_workspace(url, SIMULATED).close()
    monkeypatch.setenv(LEDGER_VARIABLE, url)
    assert main(["pack", "--year", "2026", "--unit", "Không Có", "--out", str(tmp_path / "hop")]) == 1
    assert "Không có đơn vị" in capsys.readouterr().err


def test_every_chart_of_a_deck_lies_in_the_pack_as_a_picture_that_says_what_it_rests_on(deck, awkward, crowd):
    for each in (deck, awkward, crowd):
        made = pictures(each)
        assert len(made) == sum(slide.chart is not None for slide in each.slides)
        for slide in (slide for slide in each.slides if slide.chart):
            picture = ElementTree.fromstring(made[f"hinh-{slide.number:02}-{slide.id}.svg"])
            words = " ".join(" ".join(picture.itertext()).replace("\u00a0", " ").split())
            for said in (slide.title, slide.stamp, f"Số liệu đến {each.as_of:%d/%m/%Y}", f"Bút toán {each.entry}"):
                assert said in words
            assert {point.figure.text for point in slide.chart.series[0].points[:18]} <= set(re.findall(NUMBER, words))
            assert (
                picture.find(f".//{SVG}script") is None
                and b"var(" not in made[f"hinh-{slide.number:02}-{slide.id}.svg"]
            )
