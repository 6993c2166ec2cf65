"""Prose drafted from the ledger: its order, what it leaves out, and that the checker finds it true."""

from fractions import Fraction

from analytics import measures
from analytics.briefing.sentences import TRUE, check, draft, plain_text


def test_kien_giang_2013_reads_as_its_office_would_write_it(published):
    text = plain_text(draft(published.warehouse, unit_id="kien-giang", year=2013, months=9))
    assert text.splitlines() == [
        "Về việc, 9 tháng năm 2013, Kiên Giang có điều kiện thi hành 10.928 việc. Thi hành xong 6.844 việc/10.928 việc "
        "có điều kiện, đạt tỷ lệ 62,63 %, thấp hơn 25,37 điểm % so với chỉ tiêu trên 88 %.",
        "Về tiền, 9 tháng năm 2013, Kiên Giang có điều kiện thi hành 548.761.273.000 đồng. Thi hành xong "
        "265.281.958.000 đồng/548.761.273.000 đồng có điều kiện, đạt tỷ lệ 48,34 %, thấp hơn 28,66 điểm % so với "
        "chỉ tiêu trên 77 %.",
    ]


def test_the_figures_stand_in_the_order_of_official_reports(published):
    text = plain_text(draft(published.warehouse, unit_id="gia-lai-cu", year=2022, months=12)).splitlines()[0]
    order = ["thụ lý mới", "Phải thi hành", "Có điều kiện", "chưa có điều kiện", "Thi hành xong", "tỷ lệ", "chỉ tiêu"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    # 8.431/12.003 in 2021, 11.072/13.409 in 2022: 70,2408 % and 82,5714 %
    assert "tăng 2.641 việc so với cùng kỳ năm trước" in text and "tăng 12,33 điểm %" in text


def test_a_source_that_says_more_than_is_quoted_so_and_nothing_is_computed_from_it(published):
    text = plain_text(draft(published.warehouse, unit_id="vinh-phuc", year=2021))
    assert "hơn 5.750 việc" in text and "hơn 157 tỷ đồng" in text and "hơn 84 %" in text and "điểm %" not in text


def test_a_sum_of_a_few_parts_is_not_told_as_the_whole(published):
    # of 2008 the ledger knows one office of Điện Biên
    assert draft(published.warehouse, unit_id="toan-quoc", year=2008) == []
    assert draft(published.warehouse, unit_id="dien-bien", year=2008) == []


def test_every_figure_carries_what_its_passport_needs(published):
    parts = [
        part
        for sentence in draft(published.warehouse, unit_id="kien-giang", year=2013, months=9)
        for part in sentence
        if part.value is not None
    ]
    done = next(part for part in parts if part.number == "completed")
    assert (done.text, done.value, done.unit, done.dimension) == ("6.844 việc", 6844, "việc", "cases")
    rate = next(part for part in parts if part.number == "rate")
    assert rate.value == Fraction(100 * 6844, 10928) and rate.unit == "%" and rate.entry
    assert {(part.unit_id, part.year, part.months) for part in parts} == {("kien-giang", 2013, 9)}


def test_drafted_prose_is_found_true_for_every_unit_and_period_without_being_told_of_whom(published):
    periods = {
        (each.unit_id, each.year, each.months)
        for dimension in published.catalog.dimensions
        for each in measures.trend(
            published.warehouse, unit_ids=[unit.id for unit in published.units], dimension=dimension
        )
    }
    counted = 0
    for unit_id, year, months in periods:
        text = plain_text(draft(published.warehouse, unit_id=unit_id, year=year, months=months))
        found = check(published.warehouse, text)
        assert [(unit_id, each.figure.text, each.reason) for each in found if each.verdict != TRUE] == []
        counted += len(found)
    assert counted > 300
