"""Notes about what happened outside the figures."""

import pytest

from analytics import imports, measures
from analytics.workspace import PUBLISHED, open_workspace

FILE = """unit,year,label,kind,starts,ends,source
Vĩnh Phúc,2021,Covid-19,Dịch bệnh,,,Báo
Toàn quốc,2015,Luật mới,Luật mới,01/07/2015,,Luật
Huế,2020,Bão,Khác,10/10/2020,20/11/2020,Báo
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    workspace = open_workspace(str(tmp_path_factory.mktemp("so") / "l.sqlite"), PUBLISHED)
    receipt = imports.take(workspace, FILE.encode(), "ghi-chu.csv", "annotations", "Mai", "Thử")
    assert receipt.status == "accepted", receipt.findings
    workspace.warehouse.refresh()
    yield workspace.warehouse
    workspace.close()


def labels(warehouse, unit_id, borders="reported"):
    found = measures.annotations(warehouse, unit_ids=[unit_id], borders=borders)
    return [(each.label, each.periods) for each in found]


def test_a_unit_has_its_own_notes_and_those_of_the_country_oldest_first(warehouse):
    country = ("Luật mới", ((2015, 10), (2015, 10)))
    assert labels(warehouse, "vinh-phuc") == [country, ("Covid-19", ((2021, 1), (2021, 12)))]
    assert labels(warehouse, "son-la") == [country]


def test_a_note_follows_its_province_into_the_one_it_became(warehouse):
    assert [label for label, _ in labels(warehouse, "phu-tho-moi", "34")] == ["Luật mới", "Covid-19"]


def test_days_say_which_months_are_touched(warehouse):
    assert labels(warehouse, "hue")[1] == ("Bão", ((2021, 1), (2021, 2)))


def test_nothing_is_noted_before_the_file_came_in(warehouse):
    assert measures.annotations(warehouse, unit_ids=["hue"], at=0) == []
