"""Groups of cases beside the whole: Vĩnh Phúc's 37 cases, and a tiny country whose groups overlap."""

from fractions import Fraction

import pytest

from analytics import imports
from analytics.catalog import load_catalog
from analytics.measures.themes import ENFORCEABLE, Amounts, Leverage, across, groups, themes
from analytics.numbers import percent
from analytics.standards import load_references
from analytics.units import load_units
from pages.components import theme_words
from tests import tiny_world
from tests.tiny_world import BINH_SON, DONG_HAI, MILLION, OLD, figures, report

BILLION = 10**9
HEADER = "unit,year,months,group,completed,qualifier,money_unit,source\n"


def test_37_of_5750_cases_hold_more_than_half_of_the_money_of_vinh_phuc_2021():
    """Published in January 2022: 37 cases and over 86 tỷ of over 5.750 cases and over 157 tỷ."""
    found = Leverage(part=Amounts(cases=37, money=86 * BILLION), whole=Amounts(cases=5750, money=157 * BILLION))
    assert (percent(found.cases), percent(found.money)) == ("0,64 %", "54,78 %")
    assert (theme_words.each_case(found.per_case), theme_words.each_case(found.elsewhere)) == (
        "2,32 tỷ đồng",
        "12,4 triệu đồng",
    )
    said = theme_words.said("Tín dụng, ngân hàng", "Vĩnh Phúc", found)
    assert said == "Nhóm tín dụng, ngân hàng của Vĩnh Phúc: 0,64 % số việc nhưng 54,78 % số tiền"


def test_the_same_sentence_comes_out_of_a_file_and_says_about_where_the_source_says_more_than(tmp_path, monkeypatch):
    workspace = tiny_world.workspace(tmp_path / "so.sqlite", load_units(), load_catalog())
    for dataset, part, whole, unit in (("cases", 37, 5750, ""), ("money", 86, 157, "tỷ đồng")):
        rows = (("Tín dụng, ngân hàng", part), ("Toàn bộ", whole))
        lines = [f'Vĩnh Phúc,2021,12,"{group}",{done},Hơn,{unit},Bài báo\n' for group, done in rows]
        receipt = imports.take(workspace, (HEADER + "".join(lines)).encode(), f"{dataset}.csv", dataset, "An")
        assert receipt.status == "accepted", receipt.findings
    workspace.warehouse.refresh()
    (found,) = themes(workspace.warehouse, unit_id="vinh-phuc", year=2021)
    assert (percent(found.leverage().cases), percent(found.leverage().money)) == ("0,64 %", "54,78 %")
    assert found.leverage(ENFORCEABLE).cases is None
    monkeypatch.setattr(theme_words.session, "catalog", load_catalog)
    assert theme_words.headline([found], "done", "năm 2021") == (
        "Nhóm tín dụng, ngân hàng của Vĩnh Phúc: khoảng 0,64 % số việc nhưng khoảng 54,78 % số tiền"
    )


@pytest.fixture
def grouped(tiny):
    """Đông Hải 2024 did 300 of 400: 30 of 60 credit cases with 150 triệu, 20 of 50 great ones with 200 triệu, partly
    the same. In 2023 it did 24 of 60 credit cases."""
    for group, done, base, money in (("credit", 30, 60, 150), ("large_value", 20, 50, 200)):
        report(tiny, "cases", figures(DONG_HAI, 2024, 12, done, base, group=group))
        report(tiny, "money", figures(DONG_HAI, 2024, 12, money, 250, each=MILLION, group=group))
    report(tiny, "cases", figures(DONG_HAI, 2023, 12, 24, 60, group="credit"))
    return tiny


def test_every_group_is_held_against_the_whole_by_itself_and_never_summed(grouped):
    credit, large = themes(grouped.warehouse, unit_id=DONG_HAI, year=2024)
    assert [(each.leverage().cases, each.leverage().money) for each in (credit, large)] == [
        (10, 50),
        (Fraction(20, 3), Fraction(200, 3)),
    ]
    assert credit.leverage().money + large.leverage().money > 100  # overlapping groups: a sum would be nonsense
    assert credit.leverage(ENFORCEABLE).cases == 15
    assert not any("tổng" in name.lower() for name in groups(grouped.catalog).values())


def test_rates_stand_beside_the_whole_and_the_year_before(grouped):
    credit, _ = themes(grouped.warehouse, unit_id=DONG_HAI, year=2024)
    assert (credit.own["cases"].rate, credit.difference("cases")) == (50, -25)
    assert credit.last["cases"].rate == 40
    assert "money" not in credit.last


def test_a_group_that_fewer_provinces_reported_than_the_whole_has_no_share(grouped):
    (credit, *_) = themes(grouped.warehouse, unit_id=tiny_world.NATION, year=2024)
    assert credit.own["cases"].numerator == 30
    assert credit.is_partial("cases")
    assert credit.leverage().cases is None


def test_provinces_come_by_their_share_of_the_money(grouped):
    for unit, money in ((OLD, 45), (BINH_SON, 12)):
        report(grouped, "money", figures(unit, 2024, 12, money, 50, each=MILLION, group="credit"))
    found = across(grouped.warehouse, group="credit", year=2024)
    assert [(each.unit_id, each.leverage().money) for each in found] == [(DONG_HAI, 50), (OLD, 50), (BINH_SON, 10)]
    assert found[1].leverage().cases is None  # nobody gave its cases


def test_how_cases_ended_is_a_group_with_one_column(tiny, monkeypatch):
    monkeypatch.setattr(theme_words.session, "catalog", load_catalog)
    for group, done in (("agreement", 240), ("coercion", 6)):
        report(tiny, "cases", figures(DONG_HAI, 2024, 12, done, group=group))
    found = themes(tiny.warehouse, unit_id=DONG_HAI, year=2024)
    assert theme_words.settled(found) == [
        "Xong do thoả thuận, thuyết phục: 80,00 % số việc xong (240 việc).",
        "Phải cưỡng chế: 2,00 % số việc xong (6 việc).",
    ]
    assert theme_words.about(found) == []


def test_every_group_named_in_the_articles_is_in_the_catalogue():
    assert {"credit", "large_value", "difficult", "complaints", "state_budget", "corruption"} <= set(
        groups(load_catalog())
    )


def test_references_keep_the_words_of_their_sources():
    nghe_an, *national = load_references()
    assert (nghe_an.cases, nghe_an.money, nghe_an.rates) == (333, 830_828_268_000, "56,6 % về việc; 64,4 % về tiền")
    assert [each.cases for each in national] == [3348, None]
    assert all(each.source and each.group in groups(load_catalog()) for each in (nghe_an, *national))
