"""Spelling, periods and number formats, against values worked out by hand."""

import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import numbers, periods
from analytics.spelling import fold

HOA_BINH = ["Hoà Bình", "Hòa Bình", "HÒA  BÌNH", "hoa-binh", unicodedata.normalize("NFD", "Hoà Bình")]


@pytest.mark.parametrize("written", HOA_BINH)
def test_every_spelling_of_hoa_binh_folds_to_the_same_words(written):
    assert fold(written) == "hoa binh"


def test_d_with_stroke_is_a_d():
    assert fold("Đắk Lắk") == fold("ĐẮK LẮK") == "dak lak"


@pytest.mark.parametrize(
    ("year", "months", "last_day"),
    [(2013, 9, date(2013, 6, 30)), (2026, 5, date(2026, 2, 28)), (2025, 12, date(2025, 9, 30)),
     (2025, 1, date(2024, 10, 31)), (2024, 5, date(2024, 2, 29)), (2025, 3, date(2024, 12, 31))],
)  # fmt: skip
def test_a_period_ends_on_the_last_day_of_its_month_counted_from_october(year, months, last_day):
    assert periods.period_end(year, months) == last_day
    assert periods.months_to(last_day) == (year, months)


def test_periods_are_named_as_officials_name_them():
    assert periods.label(2013, 9) == "9 tháng năm 2013"
    assert periods.label(2025) == "năm 2025"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (numbers.integer(1234567), "1.234.567"),
        (numbers.integer(None), "—"),
        (numbers.percent(Fraction(684400, 10928)), "62,63 %"),
        (numbers.percent(Decimal("84.245")), "84,25 %"),
        (numbers.points(Fraction(299, 100)), "+2,99 điểm %"),
        (numbers.points(Fraction(-25372, 1000)), "−25,37 điểm %"),
        (numbers.points(Fraction(1, 1000)), "0,00 điểm %"),
        (numbers.points(Fraction(-1, 1000)), "0,00 điểm %"),
        (numbers.billion(265_281_958_000), "265,3 tỷ đồng"),
        (numbers.billion(None), "—"),
    ],
)
def test_numbers_are_shown_the_vietnamese_way(shown, expected):
    assert shown == expected


@given(st.fractions(min_value=-(10**12), max_value=10**12), st.integers(0, 4))
def test_a_rounded_number_is_never_further_than_half_a_unit(value, decimals):
    assert abs(Fraction(numbers.rounded(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)
