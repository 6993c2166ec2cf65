"""The reference files: provinces before and after 1 July 2025, their offices, names and places on the tile map."""

import csv
from collections import Counter
from datetime import date

import pytest

from analytics import DATA
from analytics.units import load_units

LAST_OF_63, FIRST_OF_34 = date(2025, 6, 30), date(2025, 7, 1)
OLD_CODE_MEANT_ANOTHER_PROVINCE = {
    "15": ("yen-bai", "lao-cai-moi"),
    "24": ("bac-giang", "bac-ninh-moi"),
    "44": ("quang-binh", "quang-tri-moi"),
    "52": ("binh-dinh", "gia-lai-moi"),
    "80": ("long-an", "tay-ninh-moi"),
    "82": ("tien-giang", "dong-thap-moi"),
    "91": ("kien-giang", "an-giang-moi"),
}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "reference" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def units():
    return load_units()


def provinces_on(units, day: date) -> set[str]:
    return {unit.id for unit in units.of_level("province", day)}


def test_there_were_63_provinces_and_there_are_34_of_which_11_unchanged(units):
    before, after = provinces_on(units, LAST_OF_63), provinces_on(units, FIRST_OF_34)
    assert (len(before), len(after), len(before & after)) == (63, 34, 11)
    assert (len(before - after), len(after - before)) == (52, 23)


def test_the_unchanged_provinces_are_these_eleven(units):
    unchanged = provinces_on(units, LAST_OF_63) & provinces_on(units, FIRST_OF_34)
    assert unchanged == {
        "ha-noi", "cao-bang", "dien-bien", "lai-chau", "son-la", "lang-son",
        "quang-ninh", "thanh-hoa", "nghe-an", "ha-tinh", "hue",
    }  # fmt: skip


def test_every_ended_province_went_whole_into_one_of_the_34(units):
    merged = {link.unit_id: link.successor_id for link in units.successions if link.effective_date == FIRST_OF_34}
    ended = provinces_on(units, LAST_OF_63) - provinces_on(units, FIRST_OF_34)
    assert set(merged) == ended
    assert set(merged.values()) == provinces_on(units, FIRST_OF_34) - provinces_on(units, LAST_OF_63)
    assert all(link.whole for link in units.successions if link.effective_date == FIRST_OF_34)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("ho-chi-minh-moi", {"ho-chi-minh-cu", "binh-duong", "ba-ria-vung-tau"}),
        ("phu-tho-moi", {"phu-tho-cu", "vinh-phuc", "hoa-binh"}),
        ("dong-nai-moi", {"dong-nai-cu", "binh-phuoc"}),
        ("can-tho-moi", {"can-tho-cu", "hau-giang", "soc-trang"}),
        ("lao-cai-moi", {"lao-cai-cu", "yen-bai"}),
    ],
)
def test_a_new_province_knows_the_provinces_it_was_made_of(units, new, old):
    assert {unit.id for unit in units.predecessors(new)} == old


def test_a_new_code_is_the_old_code_of_one_of_the_merged_provinces(units):
    for unit_id in provinces_on(units, FIRST_OF_34) - provinces_on(units, LAST_OF_63):
        assert units.get(unit_id).code in {unit.code for unit in units.predecessors(unit_id)}


@pytest.mark.parametrize(("code", "before_and_after"), OLD_CODE_MEANT_ANOTHER_PROVINCE.items())
def test_seven_codes_changed_their_meaning(units, code, before_and_after):
    before, after = before_and_after
    assert [unit.id for unit in units.of_level("province", LAST_OF_63) if unit.code == code] == [before]
    assert [unit.id for unit in units.of_level("province", FIRST_OF_34) if unit.code == code] == [after]


def test_splits_and_part_mergers_do_not_add_up(units):
    partial = {(link.unit_id, link.successor_id) for link in units.successions if not link.whole}
    assert ("ha-tay", "ha-noi") in partial
    assert ("lai-chau-truoc-2004", "dien-bien") in partial
    assert len(partial) == 7


def test_ids_are_unique_and_every_reference_to_one_exists():
    ids = [row["unit_id"] for row in rows("units.csv")]
    assert [unit_id for unit_id, times in Counter(ids).items() if times > 1] == []
    used = {row["parent_id"] for row in rows("units.csv") if row["parent_id"]}
    used |= {row["unit_id"] for file in ("unit_names.csv", "lineage.csv", "tile_grid.csv") for row in rows(file)}
    used |= {row["successor_id"] for row in rows("lineage.csv")}
    assert used <= set(ids)


def test_every_unit_says_where_it_comes_from():
    assert [row["unit_id"] for row in rows("units.csv") if not row["source"]] == []


def test_district_offices_ended_with_the_district_tier(units):
    districts = [unit for unit in units if unit.kind == "district_office"]
    assert len([unit for unit in districts if unit.exists(LAST_OF_63)]) == 696
    assert [unit.id for unit in districts if unit.exists(FIRST_OF_34)] == []
    assert len([unit for unit in units.children("lao-cai-cu") if unit.kind == "district_office"]) == 9


def test_355_regional_offices_stand_in_34_provinces_and_19_of_them_in_ho_chi_minh_city(units):
    regional = Counter(unit.parent_id for unit in units if unit.kind == "regional_office")
    assert regional.total() == 355
    assert set(regional) == provinces_on(units, FIRST_OF_34)
    assert regional["ho-chi-minh-moi"] == 19


def test_a_provisional_number_of_regional_offices_is_said_to_be_provisional():
    regional = [row for row in rows("units.csv") if row["kind"] == "regional_office"]
    assert all("TẠM TÍNH" in row["source"] for row in regional if row["parent_id"] != "ho-chi-minh-moi")


@pytest.mark.parametrize("day", [LAST_OF_63, FIRST_OF_34])
def test_each_province_has_one_provincial_office_on_each_day(units, day):
    provincial = Counter(unit.parent_id for unit in units if unit.kind == "provincial_office" and unit.exists(day))
    assert set(provincial) == provinces_on(units, day)
    assert set(provincial.values()) == {1}


def test_an_office_does_not_outlive_its_province(units):
    for unit in units.of_level("office"):
        province = units.get(unit.parent_id)
        assert (unit.valid_to or date.max) <= (province.valid_to or date.max), unit.id
        assert (province.valid_from or date.min) <= (unit.valid_from or date.max), unit.id


def test_every_province_of_either_border_has_a_tile_and_no_two_tiles_collide(units):
    tiles = rows("tile_grid.csv")
    for borders, day in (("63", LAST_OF_63), ("34", FIRST_OF_34)):
        here = [row for row in tiles if row["borders"] == borders]
        assert {row["unit_id"] for row in here} == provinces_on(units, day)
        cells = Counter((row["column"], row["row"]) for row in here)
        assert set(cells.values()) == {1}


def test_the_archipelagos_are_on_both_tile_maps():
    islands = {
        (row["borders"], row["label"], row["unit_id"]) for row in rows("tile_grid.csv") if "Sa (" in row["label"]
    }
    assert islands == {
        ("34", "Hoàng Sa (Đà Nẵng)", "da-nang-moi"),
        ("34", "Trường Sa (Khánh Hòa)", "khanh-hoa-moi"),
        ("63", "Hoàng Sa (Đà Nẵng)", "da-nang-cu"),
        ("63", "Trường Sa (Khánh Hòa)", "khanh-hoa-cu"),
    }


def test_every_tile_label_means_the_unit_it_stands_for(units):
    days = {"63": LAST_OF_63, "34": FIRST_OF_34}
    for row in rows("tile_grid.csv"):
        if "(" not in row["label"]:
            assert units.resolve(row["label"], days[row["borders"]]).unit.id == row["unit_id"]


@pytest.mark.parametrize(
    ("written", "day", "unit_id"),
    [
        ("Cục Thi hành án dân sự tỉnh Hoà Bình", date(2012, 3, 31), "hoa-binh"),
        ("Thi hành án dân sự tỉnh Lào Cai", date(2007, 9, 30), "lao-cai-cu"),
        ("THADS tỉnh Lào Cai", date(2025, 9, 30), "lao-cai-moi"),
        ("TP.HCM", date(2019, 3, 31), "ho-chi-minh-cu"),
        ("TPHCM", date(2025, 9, 30), "ho-chi-minh-moi"),
        ("BR-VT", date(2020, 9, 30), "ba-ria-vung-tau"),
        ("Bà Rịa – Vũng Tàu", date(2020, 9, 30), "ba-ria-vung-tau"),
        ("Đắc Lắk", date(2018, 9, 30), "dak-lak-cu"),
        ("Đăk Lăk", date(2018, 9, 30), "dak-lak-cu"),
        ("Bắc Cạn", date(2018, 9, 30), "bac-kan"),
        ("tỉnh Bình Đinh", date(2018, 9, 30), "binh-dinh"),
        ("Thừa Thiên – Huế", date(2018, 9, 30), "hue"),
        ("TP Huế", date(2025, 9, 30), "hue"),
        ("Lào Cai (cũ)", date(2012, 3, 31), "lao-cai-cu"),
        ("tỉnh Lào Cai cũ", date(2012, 3, 31), "lao-cai-cu"),
        ("Lào Cai (mới)", date(2025, 9, 30), "lao-cai-moi"),
        ("Tỉnh Hà Tây", date(2008, 3, 31), "ha-tay"),
        ("Hệ thống THADS toàn quốc", date(2020, 9, 30), "toan-quoc"),
        ("Cục THA/BQP", date(2020, 9, 30), "quan-doi"),
        ("Chi cục THADS huyện Bát Xát", date(2020, 9, 30), "lao-cai-cu.bat-xat"),
        ("Bát Xát", date(2020, 9, 30), "lao-cai-cu.bat-xat"),
        ("Chi cục THADS thành phố Lào Cai", date(2020, 9, 30), "lao-cai-cu.thanh-pho-lao-cai"),
        ("Chi cục THADS huyện Quảng Ninh", date(2020, 9, 30), "quang-binh.huyen-quang-ninh"),
        ("Phòng THADS khu vực 1, tỉnh Lào Cai", date(2025, 9, 30), "lao-cai-moi.kv-01"),
    ],
)
def test_a_name_as_staff_write_it_means_one_unit(units, written, day, unit_id):
    assert units.resolve(written, day).unit.id == unit_id


def test_a_plain_province_name_means_one_province_on_every_period_end(units):
    for year in range(2006, 2027):
        day = date(year, 9, 30)
        for unit in units.of_level("province", day):
            plain = unit.name.removesuffix(" (cũ)").removesuffix(" (mới)")
            assert units.resolve(plain, day).unit == unit


def test_every_break_has_a_place_in_time_and_a_source():
    breaks = rows("breaks.csv")
    places = [(int(row["year"]), int(row["months"])) for row in breaks]
    assert places == [(2004, 3), (2008, 10), (2015, 9), (2020, 3), (2025, 9), (2026, 9)]
    assert all(row["label"] and row["description"] and row["source"] for row in breaks)
