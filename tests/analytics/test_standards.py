"""The yardsticks of a comparison: what the files say, and which contradictions are refused."""

import pytest

from analytics.standards import StandardError, load_blocks, load_regions, load_rules, load_tiers, rule_of, tiers_of
from analytics.units import BORDER_DAYS, load_units

HEADER = "year,lower,lower_included,upper,upper_included,source\n"
RULE = '[[rule]]\nfrom_year = {year}\nstated_on = 2026-01-01\nleast_amount = 5\nleast_share = {share}\nsource = "x"\n'


def tiers(folder, *rows):
    file = folder / "tiers.csv"
    file.write_text(HEADER + "".join(f"{row},x\n" for row in rows), encoding="utf-8")
    return load_tiers(file)


def test_the_tiers_are_those_of_the_plan_of_2022():
    assert [tier.label for tier in load_tiers()] == [
        "từ 500 đến 5.000 việc",
        "trên 5.000 đến 10.000 việc",
        "trên 10.000 đến 15.000 việc",
        "trên 15.000 việc",
    ]
    assert all("895/KH-TCTHADS" in tier.source for tier in load_tiers())


@pytest.mark.parametrize(
    ("cases", "lower"), [(499, None), (500, 500), (5000, 500), (5001, 5000), (15_000, 10_000), (15_001, 15_000)]
)
def test_a_number_of_cases_lies_in_one_tier_or_below_all(cases, lower):
    assert [tier.lower for tier in load_tiers() if tier.holds(cases)] == ([lower] if lower else [])


def test_a_hole_between_two_tiers_is_refused(tmp_path):
    with pytest.raises(StandardError, match="hole"):
        tiers(tmp_path, "2022,500,true,5000,true", "2022,6000,true,,false")
    with pytest.raises(StandardError, match="hole"):  # 5.000 itself is in neither
        tiers(tmp_path, "2022,500,true,5000,false", "2022,5000,false,,false")


def test_tiers_that_overlap_are_refused(tmp_path):
    with pytest.raises(StandardError, match="overlap"):
        tiers(tmp_path, "2022,500,true,5000,true", "2022,5000,true,,false")
    with pytest.raises(StandardError, match="overlap"):
        tiers(tmp_path, "2022,500,true,,false", "2022,5000,true,,false")
    with pytest.raises(StandardError, match="holds nothing"):
        tiers(tmp_path, "2022,500,true,400,true")


def test_the_tiers_of_the_newest_document_not_after_the_year_hold(tmp_path):
    found = tiers(tmp_path, "2022,500,true,,false", "2026,800,true,,false")
    assert [tiers_of(found, year)[0].lower for year in (2016, 2022, 2025, 2026, 2030)] == [500, 500, 500, 800, 800]
    assert tiers_of((), 2025) == ()


@pytest.mark.parametrize(("borders", "regions"), [("63", [5, 6, 11, 13, 14, 14]), ("34", [3, 5, 5, 6, 6, 9])])
def test_every_province_of_either_borders_is_in_one_of_six_regions(borders, regions):
    found = [each for each in load_regions() if each.borders == borders]
    provinces = {unit.id for unit in load_units().of_level("province", BORDER_DAYS[borders])}
    assert {each.unit_id for each in found} == provinces
    sizes = [sum(each.group_id == group for each in found) for group in {each.group_id for each in found}]
    assert sorted(sizes) == regions
    assert all(each.source for each in found)


def test_a_province_in_two_regions_or_two_blocks_is_refused(tmp_path):
    file = tmp_path / "regions.csv"
    file.write_text("borders,group_id,label,unit_id,source\n34,a,A,hue,x\n34,b,B,hue,x\n", encoding="utf-8")
    with pytest.raises(StandardError, match="hue"):
        load_regions(file)
    rows = "2024,2026,a,A,hue,x\n2026,2027,b,B,hue,x\n"
    file.write_text("first_year,last_year,group_id,label,unit_id,source\n" + rows, encoding="utf-8")
    with pytest.raises(StandardError, match="2026"):
        load_blocks(file)


def test_only_the_block_that_a_decision_lists_is_known_and_only_for_its_year():
    blocks = load_blocks()
    assert (len(blocks), {(each.first_year, each.last_year) for each in blocks}) == (14, {(2013, 2013)})
    known = {unit.id for unit in load_units()}
    assert {each.unit_id for each in blocks} <= known


def test_without_a_file_there_are_no_blocks(tmp_path):
    assert load_blocks(tmp_path / "none.csv") == ()


def test_a_case_is_great_by_its_amount_or_by_its_share():
    rule = rule_of(load_rules(), 2025)
    thousand_billion = 10**12
    assert rule.is_great(thousand_billion, 100 * thousand_billion)
    assert not rule.is_great(thousand_billion - 1, 100 * thousand_billion)
    assert rule.is_great(10, 100) and not rule.is_great(9, 100)
    assert not rule.is_great(10, None)


def test_the_newest_rule_not_after_the_year_holds_and_two_of_one_year_are_refused(tmp_path):
    file = tmp_path / "rule.toml"
    file.write_text(RULE.format(year=2020, share=10) + RULE.format(year=2024, share=20), encoding="utf-8")
    found = load_rules(file)
    assert [rule_of(found, year) and rule_of(found, year).least_share for year in (2019, 2020, 2026)] == [None, 10, 20]
    file.write_text(RULE.format(year=2020, share=10) * 2, encoding="utf-8")
    with pytest.raises(StandardError, match="same year"):
        load_rules(file)
    file.write_text(RULE.format(year=2020, share=0), encoding="utf-8")
    with pytest.raises(StandardError, match="above 0"):
        load_rules(file)
