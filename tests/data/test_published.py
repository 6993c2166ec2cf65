"""The published figures: what the sources print, nothing more, and an account of everything not loaded."""

import csv
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from analytics import DATA, intake
from analytics.catalog import load_catalog
from analytics.periods import period_end
from analytics.units import load_units

DONG = {"dong": 1, "nghin_dong": 10**3, "trieu_dong": 10**6, "ty_dong": 10**9}
FIGURES = (
    "total_accepted", "carried_in", "newly_accepted", "delegated_out", "pulled_up", "withdrawn", "must_enforce",
    "enforceable", "completed", "not_enforceable", "other_status", "carried_out",
)  # fmt: skip


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def figures(row: dict[str, str]) -> dict[str, int]:
    """Figures of a row in việc or in đồng, only those that are given."""
    scale = DONG[row["money_unit"]] if "money_unit" in row else 1
    return {column: int(row[column]) * scale for column in FIGURES if row.get(column)}


def one(dimension: str, unit: str, year: int, months: int, vintage: str = "preliminary") -> dict[str, str]:
    key = (unit, str(year), str(months), vintage)
    (found,) = [row for row in rows(dimension) if (row["unit"], row["year"], row["months"], row["vintage"]) == key]
    return found


RESULTS = [(dimension, row) for dimension in ("cases", "money") for row in rows(dimension)]
NAMES = [f"{dimension} {row['unit']} {row['year']}/{row['months']} {row['vintage']}" for dimension, row in RESULTS]


@pytest.fixture(scope="module")
def units():
    return load_units()


@pytest.mark.parametrize(("dimension", "row"), RESULTS, ids=NAMES)
def test_a_result_names_a_unit_of_its_period_end_and_a_source(units, dimension, row):
    assert units.resolve(row["unit"], period_end(int(row["year"]), int(row["months"]))).unit
    assert row["source"]
    assert figures(row) or row["published_rate"]


@pytest.mark.parametrize(("dimension", "row"), RESULTS, ids=NAMES)
def test_a_result_keeps_the_hard_identities(dimension, row):
    given = figures(row)
    levels = [
        given[column] for column in ("completed", "enforceable", "must_enforce", "total_accepted") if column in given
    ]
    assert levels == sorted(levels)
    assert min(given.values(), default=0) >= 0
    if {"total_accepted", "carried_in", "newly_accepted"} <= given.keys():
        assert given["total_accepted"] == given["carried_in"] + given["newly_accepted"]
    if {"must_enforce", "total_accepted", "delegated_out"} <= given.keys():
        out = given["delegated_out"] + given.get("pulled_up", 0) + given.get("withdrawn", 0)
        assert given["must_enforce"] == given["total_accepted"] - out
    if int(row["year"]) <= 2019 and {"must_enforce", "enforceable", "not_enforceable"} <= given.keys():
        assert given["must_enforce"] == given["enforceable"] + given["not_enforceable"]


def test_no_key_is_published_twice(units):
    keys = Counter((d, row["unit"], row["year"], row["months"], row["group"], row["vintage"]) for d, row in RESULTS)
    assert set(keys.values()) == {1}
    columns = ("unit", "year", "dimension", "kind", "assigned_by", "valid_from")
    assert set(Counter(tuple(row[column] for column in columns) for row in rows("targets")).values()) == {1}


@pytest.mark.parametrize("row", rows("targets"), ids=lambda row: f"{row['unit']} {row['year']} {row['dimension']}")
def test_a_target_names_a_unit_of_its_year_and_a_source(units, row):
    assert units.resolve(row["unit"], period_end(int(row["year"]), 12)).unit
    assert 0 < Decimal(row["target_pct"]) <= 100
    assert row["comparator"] in (">", ">=")
    assert row["source"]


def test_hoa_binh_6_months_of_2012_is_84_percent_of_cases_and_71_of_money():
    cases, money = one("cases", "Hòa Bình", 2012, 6), one("money", "Hòa Bình", 2012, 6)
    assert (cases["published_rate"], cases["qualifier"], figures(cases)) == ("84", "exact", {})
    assert (money["published_rate"], money["qualifier"], figures(money)) == ("71", "exact", {})


def test_lao_cai_2007_published_what_it_strove_for_and_no_result():
    assert [row for _, row in RESULTS if row["unit"] == "Lào Cai" and row["year"] == "2007"] == []
    targets = {row["dimension"]: row for row in rows("targets") if row["unit"] == "Lào Cai"}
    assert {dimension: row["target_pct"] for dimension, row in targets.items()} == {"cases": "80", "money": "60"}
    assert {(row["comparator"], row["kind"]) for row in targets.values()} == {(">=", "striving")}


def test_vinh_phuc_2021_is_more_than_5750_cases_and_more_than_157_billion():
    cases, money = one("cases", "Vĩnh Phúc", 2021, 12), one("money", "Vĩnh Phúc", 2021, 12)
    assert (figures(cases), cases["published_rate"], cases["qualifier"]) == ({"completed": 5750}, "84", "more_than")
    assert figures(money) == {"completed": 157_000_000_000}
    assert (money["published_rate"], money["qualifier"]) == ("45.5", "more_than")


def test_ben_tre_has_no_published_figure():
    assert [row for _, row in RESULTS if row["unit"] == "Bến Tre"] == []


def test_kien_giang_9_months_of_2013_is_in_thousand_dong():
    cases, money = one("cases", "Kiên Giang", 2013, 9), one("money", "Kiên Giang", 2013, 9)
    assert figures(cases) == {"enforceable": 10928, "completed": 6844}
    assert figures(money) == {"enforceable": 548_761_273_000, "completed": 265_281_958_000}
    later = figures(one("money", "Kiên Giang", 2014, 9))
    assert later["completed"] - 63_175_265_000 == 265_281_958_000


def test_kien_giang_2013_strove_for_more_than_88_and_77_percent():
    own = {row["dimension"]: row for row in rows("targets") if row["unit"] == "Kiên Giang"}
    assert {dimension: row["target_pct"] for dimension, row in own.items()} == {"cases": "88", "money": "77"}
    assert {(row["comparator"], row["kind"]) for row in own.values()} == {(">", "striving")}


@pytest.mark.parametrize(
    ("year", "vintage", "completed", "rate"),
    [
        (2019, "final", 579_256, "78.59"),
        (2020, "final", 576_933, "81.41"),
        (2022, "preliminary", 539_290, "82.50"),
        (2023, "preliminary", None, "83.24"),
        (2023, "final", 574_819, "83.25"),
        (2024, "preliminary", 621_568, "83.86"),
        (2024, "final", 620_657, "83.88"),
        (2025, "preliminary", 577_876, "84.25"),
        (2025, "final", 576_884, "84.27"),
    ],
)
def test_the_nation_has_its_preliminary_and_its_final_cases(year, vintage, completed, rate):
    row = one("cases", "Toàn quốc", year, 12, vintage)
    assert (figures(row).get("completed"), row["published_rate"]) == (completed, rate)


@pytest.mark.parametrize(
    ("unit", "year", "months", "vintage"),
    [
        ("Toàn quốc", 2018, 6, "preliminary"),
        ("Toàn quốc", 2019, 12, "final"),
        ("Toàn quốc", 2020, 12, "final"),
        ("Toàn quốc", 2022, 12, "preliminary"),
        ("Toàn quốc", 2024, 12, "final"),
        ("Toàn quốc", 2025, 12, "preliminary"),
        ("Đà Nẵng", 2014, 12, "preliminary"),
        ("TP. Hồ Chí Minh", 2019, 6, "preliminary"),
        ("Gia Lai", 2022, 12, "preliminary"),
        ("Thanh Hóa", 2024, 6, "preliminary"),
    ],
)
def test_completed_over_enforceable_gives_the_printed_rate_of_cases(unit, year, months, vintage):
    row = one("cases", unit, year, months, vintage)
    given, printed = figures(row), Decimal(row["published_rate"])
    assert round(Decimal(100 * given["completed"]) / given["enforceable"], 2) == printed


def test_the_nation_2023_adds_up_from_old_and_new_to_what_must_be_enforced():
    given = figures(one("cases", "Toàn quốc", 2023, 12))
    assert given["carried_in"] + given["newly_accepted"] == given["total_accepted"] == 936_046
    assert given["total_accepted"] - given["delegated_out"] - given["withdrawn"] == given["must_enforce"] == 923_541


def test_the_nation_2020_keeps_the_printed_rate_that_does_not_recompute():
    row = one("money", "Toàn quốc", 2020, 12, "final")
    given = figures(row)
    assert (given["completed"], given["enforceable"]) == (53_750_695_000_000, 132_905_418_000_000)
    assert row["published_rate"] == "40.09"


def test_the_misprinted_total_of_quang_ngai_2009_is_not_loaded():
    given = figures(one("cases", "Quảng Ngãi", 2009, 3))
    assert "must_enforce" not in given
    assert given["total_accepted"] - given["delegated_out"] == given["enforceable"] + given["not_enforceable"] == 3431


def test_national_targets_are_those_the_sources_print():
    national = {
        (row["year"], row["dimension"]): row["target_pct"] for row in rows("targets") if row["unit"] == "Toàn quốc"
    }
    assert national == {
        ("2013", "cases"): "88", ("2013", "money"): "77", ("2014", "cases"): "88", ("2014", "money"): "77",
        ("2015", "cases"): "88", ("2015", "money"): "77", ("2018", "money"): "32", ("2019", "cases"): "73",
        ("2020", "cases"): "80", ("2020", "money"): "38", ("2022", "cases"): "81.50", ("2022", "money"): "40.10",
        ("2023", "cases"): "82.50", ("2023", "money"): "45.50", ("2024", "cases"): "83.25", ("2024", "money"): "46.45",
        ("2025", "cases"): "83.90", ("2025", "money"): "51.90",
    }  # fmt: skip


def test_every_figure_read_is_loaded_merged_or_left_out_with_a_reason():
    whole = [row["origin_row"] for row in rows("left_out") if row["kind"] in ("cả dòng", "gộp")]
    assert [origin for origin, times in Counter(whole).items() if times > 1] == []
    assert (len(rows("cases")), len(rows("money")), len(rows("targets"))) == (60, 62, 57)
    targets_only, national_results, national_targets = 40, 1, 3
    press = sum(not origin.startswith("T") for origin in whole)
    assert len(RESULTS) - national_results + targets_only + press == 230
    assert national_results + national_targets + len(whole) - press == 15
    assert all(row["reason"] and row["unit"] for row in rows("left_out"))
    assert {row["kind"] for row in rows("left_out")} == {"cả dòng", "gộp", "một cột", "lưu ý"}


EMULATION = ("movements", "waves", "participation", "pledges", "interventions", "exemplars", "indices", "annotations")


@pytest.mark.parametrize("name", EMULATION)
def test_every_row_about_emulation_enters_and_names_its_source(units, name):
    catalog, file = load_catalog(), DATA / "published" / f"{name}.csv"
    reading = intake.read(file.read_bytes(), file.name, catalog.datasets[name], catalog, units)
    assert (reading.status, reading.findings, reading.left_out) == ("readable", (), ())
    assert len(reading.table) == len(rows(name))
    assert all(row["source"] for row in rows(name))


def test_the_plan_of_kien_giang_2013_has_the_day_the_number_and_the_motto_that_are_printed():
    (row,) = [row for row in rows("movements") if row["unit"] == "Kiên Giang"]
    assert (row["kind"], row["documents"]) == ("peak", "Kế hoạch 241/KH-CTHA ngày 02/5/2013")
    assert (row["starts"], row["ends"], row["slogan"]) == ("02/05/2013", "30/09/2013", "Dễ làm trước, khó làm sau")


def test_lao_cai_2007_answers_three_launchers_and_ten_of_ten_units_registered():
    own = [row for row in rows("movements") if row["unit"] == "Lào Cai" and not row["parent"]]
    assert [row["launcher"] for row in own] == ["Bộ Tư pháp", "UBND tỉnh Lào Cai", "Sở Tư pháp tỉnh Lào Cai"]
    (part,) = [row for row in rows("participation") if row["unit"] == "Lào Cai"]
    assert (part["units_joined"], part["units_total"], part["staff_pct"]) == ("10", "10", "100")


def test_the_index_of_vinh_phuc_rose_from_76_to_90_and_is_second_of_16_items():
    (row,) = [row for row in rows("indices") if row["unit"] == "Vĩnh Phúc"]
    assert (row["value_before"], row["value"], row["rank"], row["rank_of"]) == ("76", "90", "2", "16")
    assert row["rank_scope"] == "items"


def test_the_wave_of_2022_is_measured_from_the_first_day_of_the_working_year():
    (row,) = [row for row in rows("waves") if row["year"] == "2022"]
    assert (row["starts"], row["ends"]) == ("01/04/2022", "30/06/2022")
    assert (row["measured_from"], row["measured_to"]) == ("01/10/2021", "30/06/2022")
