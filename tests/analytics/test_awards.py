"""Registered, proposed and decided, by the figures that Lào Cai (2007) and Bến Tre (2022) printed themselves."""

import json
from fractions import Fraction

import pytest

from analytics import imports, measures
from analytics.__main__ import main
from analytics.measures.awards import totals
from analytics.workspace import LEDGER_VARIABLE, PUBLISHED, open_workspace


@pytest.fixture(scope="module")
def warehouse(published):
    return published.warehouse


def test_lao_cai_2007_turns_registrations_into_decisions_and_proposals(warehouse):
    # 21/44, 37/36, 24/38 were decided by the province's head; 9/23 and 4/10 were only proposed to the Ministry.
    found = {
        (each.honour, each.subject): each for each in measures.conversions(warehouse, year=2007, unit_id="lao-cai-cu")
    }
    said = {key: (float(round(each.rate, 1)), each.stage) for key, each in found.items()}
    assert said == {
        ("cstdcs", "person"): (47.7, "decided"),
        ("ldtt", "person"): (102.8, "decided"),
        ("gk_unit", "person"): (63.2, "decided"),
        ("bk_ministry", "person"): (39.1, "nominated"),
        ("ttldxs", "collective"): (40.0, "nominated"),
        ("bk_province", "person"): (100.0, "nominated"),
    }
    assert found["ldtt", "person"].rate == Fraction(3700, 36)


def test_ben_tre_2022_adds_up_inside_the_sector_and_with_outsiders(warehouse):
    # 14 + 1 + 5 + 1 + 3 collectives and 20 + 141 + 2 + 13 persons inside; 19 and 39 outside: 44,2 and 18,1 percent.
    counted = totals(measures.awards(warehouse, year=2022, unit_id="ben-tre"))
    assert counted.inside == {"collective": 24, "person": 176}
    assert (counted.everywhere("collective"), counted.everywhere("person")) == (43, 215)
    assert counted.outside_share("collective") == Fraction(1900, 43)
    assert counted.outside_share("person") == Fraction(3900, 215)


def test_what_was_only_proposed_is_in_no_total(warehouse):
    counted = totals(measures.awards(warehouse, year=2007, unit_id="lao-cai-cu"))
    assert counted.inside == {"person": 37 + 21 + 24, "collective": 1 + 1} and counted.outside == {}
    assert counted.outside_share("person") == 0


def test_the_index_rose_by_fourteen_points_and_is_second_of_sixteen_items(warehouse):
    (own,) = [each for each in measures.indices(warehouse, unit_id="vinh-phuc") if each.year == 2021]
    assert own.value - own.value_before == 14
    assert (own.rank, own.rank_of, own.rank_scope) == (2, 16, "items")


@pytest.fixture
def command(published_ledger, monkeypatch, capsys):
    """Runs ``python -m analytics awards …`` in this process: its exit code and what it printed."""

    def run(*arguments):
        monkeypatch.setenv(LEDGER_VARIABLE, published_ledger)
        return main(["awards", *arguments]), capsys.readouterr().out

    return run


def test_the_command_gives_the_same_figures(command):
    code, out = command("--year", "2007", "--unit", "Lào Cai", "--json")
    told = json.loads(out)
    rates = {(each["honour"], each["subject"]): each["conversion_pct"] for each in told["honours"]}
    assert code == 0 and round(rates["cstdcs", "person"], 1) == 47.7 and round(rates["ldtt", "person"], 1) == 102.8
    assert {each["rule"] for each in told["rules"]} >= {"more_than_registered"}
    (block,) = json.loads(command("--year", "2013", "--json")[1])["blocks"]
    assert (block["members"], len(block["silent"]), block["honours"]) == (14, 14, [])
    said = command("--year", "2022", "--unit", "Bến Tre")[1]
    assert "trong ngành 24, ngoài ngành 19 (44,2 %)" in said
    assert "CHƯA ĐỦ SỐ LIỆU: Bến Tre: 20 Chiến sĩ thi đua cơ sở đã quyết định cần ít nhất 134" in said
    assert command("--year", "1999") == (0, "Không có đăng ký, khen thưởng của năm này trong sổ.\n")


HEADER = "Đơn vị,Năm,Danh hiệu,Đối tượng,Giai đoạn,Số phiếu đồng ý,Số người bỏ phiếu,Số lượng\n"


def test_more_votes_than_voters_are_refused_with_the_row(published):
    content = HEADER + "Huế,2024,Chiến sĩ thi đua cơ sở,Cá nhân,Đã bình bầu,10,9,1\n"
    examined = imports.examine(published, content.encode(), "khen.csv", "awards")
    (error,) = [each for each in examined.receipt.findings if each.severity == "error"]
    assert examined.receipt.status == "rejected" and error.row == 2
    assert "phiếu đồng ý" in error.message.lower()


def test_a_registration_that_was_withdrawn_is_no_longer_held_against_decisions(own_published):
    workspace = open_workspace(str(own_published), PUBLISHED)
    rows = "Đơn vị,Năm,Danh hiệu,Đối tượng,Tình trạng đăng ký,Số lượng\n" + "".join(
        f"Huế,2019,Cờ Chính phủ,Tập thể,{state},{count}\n" for state, count in (("Đã đăng ký", 3), ("Đã rút", 4))
    )
    receipt = imports.take(workspace, rows.encode(), "dang-ky.csv", "registrations", "Mai", "Thử")
    assert receipt.status == "accepted"
    workspace.warehouse.refresh()
    (one,) = measures.conversions(workspace.warehouse, year=2019, unit_id="hue")
    assert (one.registered, one.stage, one.rate) == (3, None, None)
