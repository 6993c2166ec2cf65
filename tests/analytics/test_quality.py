"""Complaints, classification, time limits, procedure: shares by hand over the tiny country."""

from fractions import Fraction

import pytest

from analytics import imports, measures
from analytics.briefing import build
from tests.tiny_world import BINH_SON, DONG_HAI, NATION, NEW, OLD

HEADER = "unit,year,months,matter,due,done_right,target_pct,source\n"
ROWS = f"""{OLD},2024,12,complaints,20,19,97,Báo cáo A
{BINH_SON},2024,12,complaints,10,10,97,Báo cáo B
{DONG_HAI},2024,12,complaints,0,0,97,Báo cáo C
{DONG_HAI},2024,12,classification,200,188,,Báo cáo C
{DONG_HAI},2024,9,complaints,5,1,,Báo cáo C
"""


def take(workspace, rows: str):
    receipt = imports.take(workspace, (HEADER + rows).encode(), "chat-luong.csv", "quality", "An", "Thử")
    workspace.warehouse.refresh()
    return receipt


@pytest.fixture
def told(tiny):
    assert take(tiny, ROWS).status == "accepted"
    return tiny.warehouse


def test_shares_are_exact_and_targets_are_met_on_fractions(told):
    """19/20 is 95 %, 2 points below 97; 10/10 meets it; nothing due is no share; nobody asked for classification."""
    found = measures.qualities(told, year=2024)
    assert [(each.unit_id, each.matter, each.rate, each.met, each.gap) for each in found] == [
        (DONG_HAI, "classification", 94, None, None),
        (OLD, "complaints", 95, False, -2),
        (BINH_SON, "complaints", 100, True, 3),
        (DONG_HAI, "complaints", None, None, None),
    ]


def test_under_new_borders_what_the_parts_did_is_summed_and_the_country_is_the_sum_of_all(told):
    """19 + 10 of 20 + 10 is 96,67 %: below 97 although one of the two met it."""
    merged, other = measures.qualities(told, year=2024, borders="34", matter="complaints")
    assert (merged.unit_id, merged.done_right, merged.due, merged.parts) == (NEW, 29, 30, 2)
    assert merged.rate == Fraction(290, 3) and merged.met is False
    assert (other.unit_id, other.due) == (DONG_HAI, 0)
    (nation,) = measures.national_quality(told, year=2024, matter="complaints")
    assert (nation.unit_id, nation.done_right, nation.due, nation.parts_reported) == (NATION, 29, 30, 3)
    assert nation.sources == ("Báo cáo A", "Báo cáo B", "Báo cáo C")


def test_a_sum_says_how_many_parts_are_in_it_and_the_country_s_own_report_goes_before_the_sum(tiny):
    take(tiny, f"{OLD},2024,12,complaints,20,19,97,Báo cáo A\n{NATION},2024,12,classification,1000,900,,Bộ\n")
    (merged,) = measures.qualities(tiny.warehouse, year=2024, borders="34", matter="complaints")
    assert (merged.unit_id, merged.parts_reported, merged.parts) == (NEW, 1, 2)
    classified, complaints = measures.national_quality(tiny.warehouse, year=2024)
    assert (classified.done_right, classified.due, classified.parts) == (900, 1000, 1)
    assert (complaints.done_right, complaints.parts_reported, complaints.parts) == (19, 1, 3)


def test_figures_are_those_of_the_entry_that_is_looked_at(told, tiny):
    before = told.head
    assert take(tiny, f"{OLD},2024,12,complaints,20,20,97,Báo cáo A\n").status == "accepted"
    now, then = (measures.qualities(told, year=2024, matter="complaints", at=at)[0] for at in (None, before))
    assert (now.rate, then.rate) == (100, 95)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (f"{OLD},2024,12,complaints,20,21,97,x\n", "lớn hơn phải làm 20"),
        (f"{OLD},2024,12,happiness,20,19,97,x\n", "happiness"),
        (f"{OLD},2024,12,complaints,-1,0,97,x\n", "−1 là"),
    ],
)
def test_what_cannot_be_is_refused_by_row_and_value(tiny, row, word):
    receipt = take(tiny, row)
    assert receipt.status == "rejected"
    assert any(word in finding.message for finding in receipt.findings), receipt.findings


def test_the_six_numbers_of_a_conference_hold_the_complaints(told):
    opening = build(told, year=2024).slide("sau-con-so")
    shown = next(each for each in opening.cards if each.label.startswith("Khiếu nại"))
    assert (shown.figure.text, shown.comparator, shown.target.text) == ("96,67 %", "≥", "97,00 %")
    assert shown.is_missed is True
    assert not any("hiếu nại" in each for each in opening.missing)
    assert "Báo cáo A" in opening.footnote.source
    silent = build(told, year=2023).slide("sau-con-so")
    assert any("“Chất lượng nghiệp vụ”" in each for each in silent.missing)
    idle = build(told, year=2024, unit_id=DONG_HAI).slide("sau-con-so")
    card = next(each for each in idle.cards if each.label.startswith("Khiếu nại"))
    assert (card.figure.value, card.note) == (None, "không có đơn phải giải quyết")


def test_a_country_of_which_few_reported_has_no_figure_and_a_partial_one_says_so(tiny):
    """1 of 3 provinces is less than half; 2 of 3 are not."""
    take(tiny, f"{OLD},2024,12,complaints,20,19,97,Báo cáo A\n")
    few = build(tiny.warehouse, year=2024).slide("sau-con-so")
    assert next(each for each in few.cards if each.label.startswith("Khiếu nại")).figure.value is None
    assert any("“Chất lượng nghiệp vụ”" in each for each in few.missing)
    take(tiny, f"{BINH_SON},2024,12,complaints,10,10,97,Báo cáo B\n")
    partial = build(tiny.warehouse, year=2024).slide("sau-con-so")
    assert next(each for each in partial.cards if each.label.startswith("Khiếu nại")).figure.text == "96,67 %"
    assert "Khiếu nại, tố cáo: 2 trong 3 tỉnh đã báo cáo." in partial.missing
