"""No ranking stands without what it rests on: how many, over what, until when, and which places are possible."""

import csv
import io
import json
import re

import pytest

from pages.components import text
from pages.components.contents import PAGES
from tests.pages.test_pages import FACES, written

FILES = [page.file for section in PAGES.values() for page in section]
VIEWS = [(file, {}) for file in FILES] + [
    ("compare.py", {"xem": face, "tinh_theo": dimension}) for face in FACES for dimension in ("cases", "money")
]
PERIODS = {"published": {"nam": "2013", "thang": "9"}, "simulated": {}}
SPAN = re.compile(rf"\d+–\d+|\d+|{text.UNTOLD}")


def tables(app) -> list[str]:
    return [table for part in app.get("html") for table in re.findall(r"<table.*?</table>", part.proto.body, re.S)]


def cells(row: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.S)]


@pytest.mark.parametrize("world", ["published", "simulated"])
@pytest.mark.parametrize(("file", "choices"), VIEWS, ids=str)
def test_every_ranking_says_how_many_over_what_until_when_and_how_sure(visit, file, choices, world):
    app = visit(file, du_lieu=world, **PERIODS[world], **choices)
    assert not app.exception
    assert not app.error
    for table in tables(app):
        head, *rows = [cells(row) for row in re.findall(r"<tr.*?</tr>", table, re.S)]
        if "Hạng" not in head:
            continue
        assert "Khoảng hạng" in head
        for row in rows:
            named = dict(zip(head, row, strict=True))
            if named["Hạng"] != "—":
                assert SPAN.fullmatch(named["Khoảng hạng"]), row
                size = next(
                    value for name, value in named.items() if name.startswith(("Có điều kiện", "Phải thi hành"))
                )
                assert size not in ("", "—"), row
        assert re.search(r"[Đđ]ến \d\d/\d\d/\d{4}", written(app))
        assert "Mẫu số" in written(app)


@pytest.mark.parametrize("dimension", ["cases", "money"])
def test_the_bars_stand_beside_their_ranges_and_denominators(visit, dimension):
    app = visit("compare.py", xem="bieu-do", tinh_theo=dimension, du_lieu="simulated")
    data = json.loads(app.get("plotly_chart")[0].proto.spec)["data"]
    words = data[-1]["text"]
    spans, sizes = words[34:68], words[68:]
    assert len(sizes) == 34
    assert all(SPAN.fullmatch(span) for span in spans)
    assert set(sizes) == ({"1.000"} if dimension == "cases" else {"1.000 tỷ đồng"})


def test_the_lists_of_the_overview_say_over_how_many_and_which_places(visit):
    lists = "".join(
        part.proto.body for part in visit(du_lieu="simulated").get("html") if "ba-danh-sach" in part.proto.body
    )
    assert re.search(r"<small>1\.000 việc · hạng \d+–\d+</small>", lists)


def test_the_place_in_a_profile_has_its_range(visit):
    app = visit("profile.py", tinh="hue", du_lieu="simulated")
    assert any(
        re.search(r"Đứng thứ \d+ trong 34 tỉnh về việc, khoảng hạng \d+–\d+", part.value) for part in app.subheader
    )


def test_the_ranking_as_a_file_has_its_ranges_and_dates():
    from analytics import exports
    from pages.components import sheets
    from tests.pages.figures import CATALOG, RATE, ranked, result

    sheet = sheets.ranking(ranked(result("Kiên Giang", 6844, 10928)), CATALOG.datasets["cases"], RATE)
    header, line = list(csv.reader(io.StringIO(exports.csv_file(sheet.header, sheet.rows).decode("utf-8-sig"))))[:2]
    named = dict(zip(header, line, strict=True))
    assert named["Khoảng hạng"] == text.UNTOLD
    assert named["Số liệu đến"] == "30/09/2025"
    assert named["Có điều kiện thi hành (việc)"] == "10928"
