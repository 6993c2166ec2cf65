"""A tone mark off does no harm, since names are found without their accents; it is said all the same."""

import pytest

from analytics.spelling import toned

HEADER = "Đơn vị,Năm,Xong\n"


@pytest.mark.parametrize("one", ["Hoà Bình", "HÒA BÌNH", "hòa  bình", "Hòa Bình"])
def test_a_tone_may_stand_over_either_vowel(one):
    assert toned(one) == toned("Hòa Bình")


@pytest.mark.parametrize("other", ["Hoá Bình", "Hoa Bình", "Hòa Bỉnh", "Hơà Bình"])
def test_another_tone_or_vowel_is_another_word(other):
    assert toned(other) != toned("Hòa Bình")


@pytest.mark.parametrize("name", ["Hoà Bình", "Hoa Binh", "HÒA BÌNH", "Cục THADS tỉnh Hòa Bình", "Tỉnh Hoa Binh"])
def test_a_name_with_its_accents_or_with_none_passes_without_a_word(read, name):
    reading = read(HEADER + f"{name},2020,5\n")
    assert (reading.status, reading.findings) == ("readable", ())


def test_a_name_with_other_accents_is_understood_and_said_once(read):
    reading = read(HEADER + "Hòa Bỉnh,2020,5\nHòa Bỉnh,2021,6\nHuế,2020,7\n")
    assert reading.table["unit_id"].to_pylist()[:2] == ["hoa-binh", "hoa-binh"]
    assert [(each.row, each.code, each.severity, each.message) for each in reading.findings] == [
        (2, "unit_accents", "warning", "Dòng 2, cột “Đơn vị”: “Hòa Bỉnh” sai dấu; đã hiểu là “Hòa Bình”.")
    ]
