"""Emulation movements as records: read from the ledger, ordered, checked, taken back."""

from datetime import date

import pytest

from analytics import custody, imports, intake, measures
from analytics.catalog import CatalogError, load_catalog
from analytics.measures import Wave
from analytics.measures.movements import signed_on
from analytics.units import load_units
from tests import tiny_world
from tests.analytics.test_catalog import copy_of_the_catalog

CATALOG, UNITS = load_catalog(), load_units()


def read(dataset, text):
    return intake.read(text.encode(), "tep.csv", CATALOG.datasets[dataset], CATALOG, UNITS)


def take(workspace, dataset, text):
    receipt = imports.take(workspace, text.encode(), "tep.csv", dataset, "An")
    assert receipt.status == "accepted", receipt.findings
    workspace.warehouse.refresh()
    return receipt.entry


@pytest.fixture
def tiny(tmp_path, tiny_units):
    return tiny_world.workspace(tmp_path / "so.sqlite", tiny_units)


def test_a_wave_that_ends_before_it_starts_is_refused_in_a_sentence_with_both_days():
    reading = read("waves", "unit,year,movement,starts,ends\nKiên Giang,2013,Cao điểm,30/09/2013,02/05/2013\n")
    (found,) = reading.findings
    assert (reading.status, found.code) == ("rejected", "identity_broken")
    assert found.message == "Dòng 2, cột “starts”: ngày bắt đầu 30/09/2013, sau ngày kết thúc 02/05/2013."


def test_rank_17_of_16_is_refused():
    reading = read("indices", "unit,year,family,item,value,rank,rank_of\nVĩnh Phúc,2021,PCI,Toà án,90,17,16\n")
    assert [found.code for found in reading.findings] == ["identity_broken"]


def test_880_percent_is_doubted():
    reading = read("indices", "unit,year,family,item,value\nVĩnh Phúc,2021,PCI,Toà án,880\n")
    assert [found.code for found in reading.findings] == ["percent_over_100"]


@pytest.mark.parametrize(
    ("dataset", "text"),
    [
        ("participation", "unit,year,movement,staff_total,plan\nKiên Giang,2013,Cao điểm,,Kế hoạch riêng\n"),
        ("movements", "unit,year,name,launcher,focus\nKiên Giang,2013,Cao điểm,Cục,Án có điều kiện\n"),
        ("pledges", "unit,year,counterparty\nKiên Giang,2013,Khối Nội chính\n"),
    ],
)
def test_a_row_of_words_alone_is_accepted(dataset, text):
    reading = read(dataset, text)
    assert (reading.status, len(reading.table), reading.left_out) == ("readable", 1, ())


def test_days_and_figures_are_not_compared_with_each_other(tmp_path):
    folder = copy_of_the_catalog(tmp_path)
    file = folder / "datasets" / "interventions.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('right = "due_on"', 'right = "year"'), encoding="utf-8")
    with pytest.raises(CatalogError, match="days are compared one with one"):
        load_catalog(folder)


def test_a_movement_of_several_years_belongs_to_each_of_them_and_is_gone_once_taken_back(tiny):
    entry = take(tiny, "movements", "unit,year,name,launcher,stage\nĐông Hải,2023,Chuyên đề,Cục,2023–2025\n")
    found = [len(measures.movements(tiny.warehouse, year=year)) for year in (2022, 2023, 2025, 2026)]
    assert found == [0, 1, 1, 0]
    custody.undo(tiny, entry, by="Bình", reason="nhầm")
    tiny.warehouse.refresh()
    assert measures.movements(tiny.warehouse) == []
    assert len(measures.movements(tiny.warehouse, at=entry)) == 1


def test_documents_stand_in_the_order_of_their_days(tiny):
    words = "Kế hoạch 2 ngày 02/3/2022; Chỉ thị 1 ngày 17/10/2020"
    take(tiny, "movements", f"unit,year,name,launcher,documents\nĐông Hải,2022,Đồng Khởi,Cục,{words}\n")
    (movement,) = measures.movements(tiny.warehouse)
    assert movement.chain == ("Chỉ thị 1 ngày 17/10/2020", "Kế hoạch 2 ngày 02/3/2022")


def test_a_day_that_does_not_exist_is_no_day():
    assert (signed_on("ngày 31/02/2022"), signed_on("không ngày")) == (None, None)


def test_a_wave_without_a_window_is_measured_from_october_to_its_own_end():
    days = {"starts": date(2013, 5, 2), "ends": date(2013, 9, 30), "measured_from": None, "measured_to": None}
    wave = Wave(unit_id="a", year=2013, movement="b", wave="1", source=None, entry=1, **days)
    assert wave.window == (date(2012, 10, 1), date(2013, 9, 30))
    assert [wave.runs(date(2013, month, 1)) for month in (4, 6, 10)] == [False, True, False]


def test_other_provinces_are_measured_against_the_model(tiny):
    figures = "unit,year,months,enforceable,completed\nĐông Hải,2024,12,400,300\nBình Sơn,2024,12,200,120\n"
    take(tiny, "cases", figures + "An Phú (cũ),2024,12,100,90\n")
    take(tiny, "exemplars", "unit,year,field,indicator\nĐông Hải,2024,Vận động,Tỷ lệ về việc\n")
    found = measures.gaps(tiny.warehouse, year=2024)
    assert [(gap.result.unit_id, gap.points, gap.step) for gap in found] == [
        (tiny_world.OLD, 15, "surpassed"),
        (tiny_world.BINH_SON, -15, "learning"),
    ]
