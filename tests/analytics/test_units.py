"""Names resolve on a day, exactly or not at all."""

from datetime import date

import pytest

from analytics.units import load_units

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 31)
UNITS = load_units()


@pytest.mark.parametrize(
    ("written", "on", "unit_id"),
    [
        ("Lào Cai", BEFORE, "lao-cai-cu"),
        ("Lào Cai", AFTER, "lao-cai-moi"),
        ("Lào Cai (cũ)", AFTER, "lao-cai-cu"),
        ("lao cai", BEFORE, "lao-cai-cu"),
        ("Cục Thi hành án dân sự tỉnh Hoà Bình", date(2012, 3, 31), "hoa-binh"),
        ("Thi hành án dân sự tỉnh Lào Cai", date(2007, 9, 30), "lao-cai-cu"),
        ("THADS TP.HCM", BEFORE, "ho-chi-minh-cu"),
        ("TPHCM", AFTER, "ho-chi-minh-moi"),
        ("Bà Rịa-Vũng Tàu", BEFORE, "ba-ria-vung-tau"),
        ("Thừa Thiên - Huế", date(2020, 9, 30), "hue"),
        ("Đắc Lắc", BEFORE, "dak-lak-cu"),
        ("Toàn quốc", AFTER, "toan-quoc"),
        ("Chi cục THADS huyện Bát Xát, tỉnh Lào Cai", BEFORE, "lao-cai-cu.bat-xat"),
        ("Bát Xát - Lào Cai", BEFORE, "lao-cai-cu.bat-xat"),
        ("Lào Cai / Bát Xát", BEFORE, "lao-cai-cu.bat-xat"),
        ("Chi cục THADS thành phố Lào Cai", BEFORE, "lao-cai-cu.thanh-pho-lao-cai"),
        ("Phòng THADS khu vực 3, tỉnh Lào Cai", AFTER, "lao-cai-moi.kv-03"),
        ("ha-noi", BEFORE, "ha-noi"),
    ],
)
def test_a_written_name_means_one_unit_on_its_day(written, on, unit_id):
    assert UNITS.resolve(written, on).unit.id == unit_id


def test_an_office_name_shared_by_provinces_is_ambiguous_and_lists_them():
    resolution = UNITS.resolve("Chi cục THADS huyện Châu Thành", BEFORE)
    assert resolution.problem == "ambiguous"
    assert "Chi cục THADS huyện Châu Thành, Kiên Giang" in resolution.suggestions
    assert UNITS.resolve("Chi cục THADS huyện Châu Thành, Kiên Giang", BEFORE).unit.parent_id == "kien-giang"


def test_a_province_that_has_merged_is_not_there_any_more_and_its_successor_is_named():
    resolution = UNITS.resolve("Hà Giang", AFTER)
    assert (resolution.problem, resolution.suggestions) == ("not_at_date", ("Tuyên Quang (mới)",))


def test_a_near_name_is_suggested_and_never_taken():
    resolution = UNITS.resolve("Lào Cay", BEFORE)
    assert resolution.unit is None
    assert resolution.problem == "unknown"
    assert "Lào Cai (cũ)" in resolution.suggestions


def test_borders_lead_every_province_of_2025_to_one_of_the_34():
    shown = UNITS.mapping("34")
    old = UNITS.of_level("province", BEFORE)
    assert len(old) == 63
    assert len({shown[unit.id] for unit in old}) == 34
    assert shown["vinh-phuc"] == shown["hoa-binh"] == shown["phu-tho-cu"] == "phu-tho-moi"


def test_a_merged_province_is_never_split_back():
    assert "phu-tho-moi" not in UNITS.mapping("63")
    assert UNITS.mapping("63")["ha-noi"] == "ha-noi"


def test_a_province_split_in_part_is_followed_nowhere():
    assert "lai-chau-truoc-2004" not in UNITS.mapping("34")
