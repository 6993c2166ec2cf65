"""Tiles for every province, and an office's own boundaries in their place."""

import json

import pytest

from analytics.units import BORDER_DAYS, load_units
from pages.components import geography, maps

UNITS = load_units()


@pytest.mark.parametrize(("borders", "count"), [("34", 34), ("63", 63)])
def test_every_province_has_one_tile_of_its_own_and_both_archipelagos_are_drawn(borders, count):
    areas = geography.tiles(borders)
    land = [area for area in areas if not area.is_archipelago]
    assert {area.unit_id for area in land} == {unit.id for unit in UNITS.of_level("province", BORDER_DAYS[borders])}
    assert len({area.centre for area in areas}) == len(areas) == count + 2
    assert [area.label.split(" (")[0] for area in areas if area.is_archipelago] == ["Hoàng Sa", "Trường Sa"]


def collection(names: list[str], key: str = "ten") -> str:
    box = [[[105.0, 21.0], [106.0, 21.0], [106.0, 22.0], [105.0, 22.0], [105.0, 21.0]]]
    shape = {"type": "Polygon", "coordinates": box}
    features = [{"type": "Feature", "properties": {key: name}, "geometry": shape} for name in names]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_boundaries_are_recognised_by_name_for_the_borders_they_belong_to(tmp_path):
    names = [unit.name.removesuffix(" (mới)") for unit in UNITS.of_level("province", BORDER_DAYS["34"])]
    (tmp_path / "ranh-gioi.geojson").write_text(collection(names), encoding="utf-8")
    areas = geography.outlines("34", UNITS, tmp_path)
    assert len(areas) == 34
    assert not maps.is_tiled(areas)
    assert geography.outlines("63", UNITS, tmp_path) == []


def test_boundaries_are_recognised_by_official_code_too(tmp_path):
    codes = [unit.code for unit in UNITS.of_level("province", BORDER_DAYS["63"])]
    (tmp_path / "ranh-gioi.geojson").write_text(collection(codes, "ma"), encoding="utf-8")
    assert len(geography.outlines("63", UNITS, tmp_path)) == 63


@pytest.mark.parametrize("content", ["", "không phải JSON", "[]", '{"features": []}', collection(["Hà Nội"])])
def test_a_broken_or_partial_file_leaves_the_tiles_in_place(tmp_path, content):
    (tmp_path / "ranh-gioi.geojson").write_text(content, encoding="utf-8")
    assert geography.outlines("34", UNITS, tmp_path) == []


def test_a_name_stands_in_the_middle_of_the_largest_part(tmp_path):
    names = [unit.name.removesuffix(" (mới)") for unit in UNITS.of_level("province", BORDER_DAYS["34"])]
    (tmp_path / "ranh-gioi.geojson").write_text(collection(names), encoding="utf-8")
    x, y = geography.outlines("34", UNITS, tmp_path)[0].centre
    assert (round(x, 6), round(y, 6)) == (105.5, 21.5)


def test_breaks_come_oldest_first():
    days = [(mark.year, mark.months) for mark in geography.breaks()]
    assert days == sorted(days)
    assert (2025, 9) in days
