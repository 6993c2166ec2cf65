"""A wave beside its movement: held against what the ledger knows when the file comes in."""

import pytest

from analytics import imports
from analytics.catalog import load_catalog
from analytics.units import load_units
from tests import tiny_world

MOVEMENTS = "unit,year,name,launcher,starts,ends,stage\n"
WAVES = "unit,year,movement,wave,starts,ends,measured_from\n"


@pytest.fixture
def workspace(tmp_path):
    return tiny_world.workspace(tmp_path / "so.sqlite", load_units(), load_catalog())


def take(workspace, dataset, *lines):
    content = {"movements": MOVEMENTS, "waves": WAVES}[dataset] + "\n".join(lines) + "\n"
    receipt = imports.take(workspace, content.encode(), f"{dataset}.csv", dataset, "An")
    assert receipt.status == "accepted", receipt.findings
    return receipt.findings


def test_a_wave_that_outlasts_its_movement_is_warned_about_and_still_recorded(workspace):
    take(workspace, "movements", "Kiên Giang,2013,Cao điểm,Cục,02/05/2013,30/09/2013,")
    (found,) = take(workspace, "waves", "Kiên Giang,2013,Cao điểm,1,02/05/2013,31/10/2013,")
    assert (found.code, found.severity, found.row, found.column) == ("wave_outside_movement", "warning", 2, "ends")
    assert found.message == (
        "Dòng 2, cột “ends”: đợt 1 (từ 02/05/2013 đến 31/10/2013) của “Cao điểm”, Kiên Giang, nằm ngoài thời gian "
        "phong trào ghi trong sổ (từ 02/05/2013 đến 30/09/2013)."
    )
    assert "Kiểm tra ngày của đợt" in found.suggestion


def test_a_wave_inside_is_silent_however_long_its_measuring_window(workspace):
    take(workspace, "movements", "Kiên Giang,2013,Đợt cao điểm,Cục,02/05/2013,30/09/2013,")
    assert take(workspace, "waves", "Kiên Giang,2013,ĐỢT CAO ĐIỂM,1,02/05/2013,30/09/2013,01/10/2012") == ()


def test_a_movement_of_another_unit_a_missing_one_and_one_without_days_say_nothing(workspace):
    take(workspace, "movements", "An Giang (cũ),2013,Cao điểm,Cục,01/05/2013,31/05/2013,", "Kiên Giang,2013,B,Cục,,,")
    days = "1,02/05/2013,30/09/2013,"
    assert take(workspace, "waves", *(f"Kiên Giang,2013,{name},{days}" for name in ("Cao điểm", "B", "C"))) == ()


def test_a_movement_that_names_only_its_years_holds_from_the_october_before(workspace):
    take(workspace, "movements", "Vĩnh Phúc,2021,Chuyên đề,Cục,,,2021–2023")
    (found,) = take(
        workspace,
        "waves",
        "Vĩnh Phúc,2021,Chuyên đề,1,01/10/2020,31/12/2020,",
        "Vĩnh Phúc,2021,Chuyên đề,2,01/09/2020,31/12/2020,",
    )
    assert (found.row, found.column) == (3, "starts")
