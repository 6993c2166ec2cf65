"""The number grammar: what each way of writing means, and what it refuses to mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intake.cells import clean
from analytics.intake.grammar import parse

MEANT = [
    ("6844", 6844, 0),
    ("007", 7, 0),
    ("1.234.567", 1234567, 0),
    ("1,234,567", 1234567, 0),
    ("1 234 567", 1234567, 0),
    ("1\u00a0234\u00a0567", 1234567, 0),
    ("1.234.567,89", 123456789, -2),
    ("1,234,567.89", 123456789, -2),
    ("1 234,5", 12345, -1),
    ("62,63 %", 6263, -2),
    ("62.63%", 6263, -2),
    ("3,7 %", 37, -1),
    ("0.123", 123, -3),
    ("−5", -5, 0),
    ("6844 việc", 6844, 0),
    ("7 nghìn vụ việc", 7, 3),
    ("265.281.958đ", 265281958, 0),
    ("2.935.690.000đồng", 2935690000, 0),
    ("10,5 tỷ", 105, 8),
    ("2,13 nghìn tỷ đồng", 213, 10),
    ("85 TRIỆU ĐỒNG", 85, 6),
    ("85 trieu dong", 85, 6),
    ("292.475 tỷ 365 triệu 061 nghìn đồng", 292_475_365_061_000, 0),
    ("168.182 tỷ 330 triệu 867 nghìn đồng", 168_182_330_867_000, 0),
    ("10 tỉ 917 triệu 603 nghìn", 10_917_603_000, 0),
    ("hơn 5750 việc", 5750, 0),
]


@pytest.mark.parametrize(("text", "digits", "power"), MEANT, ids=[text for text, _, _ in MEANT])
def test_a_way_of_writing_means_one_number(text, digits, power):
    cell = parse(clean(text))
    assert (cell.problem, cell.ambiguous, cell.digits, cell.power) == (None, None, digits, power)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "\u2212"])
def test_a_blank_and_a_dash_are_missing_and_not_zero(text):
    assert parse(clean(text)) == parse("")._replace(text=clean(text))


@pytest.mark.parametrize("text", ["6.844", "1,052 tỷ", "62.630 %", "hơn 5.750 việc"])
def test_one_separator_with_three_digits_behind_it_stays_open(text):
    assert parse(text).ambiguous in (".", ",")


REFUSED = {
    "number_text": ["x", "n/a", "không có", "hơn"],
    "number_excel_error": ["#N/A", "#DIV/0!", "#REF!"],
    "number_formula": ["=A1", "+5", "@x", "-x", "- x"],
    "number_digits": ["१२", "５", "x²"],
    "number_malformed": [
        "1.4498.108.000", "12 34", "1..2", "1.", ".5", "5-", "(5)", "1_000", "0x1F", "1e3", "061.123", "1.234 567",
        "1,23,456", "5 xu", "tỷ 5", "5 việc đồng", "10 triệu 5 tỷ", "10 tỷ 1.052 triệu", "10 tỷ 5,5 triệu",
        "1/2", "8-9",
    ],
    "number_too_large": ["9" * 25],
    "qualifier_conflict": ["gần trên 95 tỷ đồng", "hơn khoảng 5"],
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts])
def test_what_the_grammar_does_not_cover_is_refused(code, text):
    assert parse(text).problem == code


def test_a_missing_nghin_in_a_compound_amount_is_noticed():
    assert parse("10 tỷ 917 triệu 603 đồng").skipped
    assert not parse("10 tỷ 917 triệu 603 nghìn đồng").skipped


def test_words_of_doubt_qualify_a_number():
    said = {text: parse(text).qualifier for text in ("hơn 5", "trên 5", "gần 5", "khoảng 5", "xấp xỉ 5", "> 5", "5")}
    assert list(said.values()) == ["more_than", "more_than", "nearly", "nearly", "nearly", "more_than", None]


def grouped(number, mark):
    return f"{number:,}".replace(",", mark)


STYLES = [
    lambda number: str(number),
    lambda number: grouped(number, "."),
    lambda number: grouped(number, ","),
    lambda number: grouped(number, " "),
    lambda number: grouped(number, "\u00a0"),
    lambda number: grouped(number, ".") + " việc",
    lambda number: " " + grouped(number, ".") + " ",
    lambda number: grouped(number, ".") + ",0",
    lambda number: grouped(number, ",") + ".00",
]


@settings(max_examples=150, deadline=None)
@given(
    numbers=st.lists(st.integers(0, 10**12), min_size=1, max_size=4),
    style=st.sampled_from(STYLES),
)
def test_an_integer_written_in_any_style_comes_back_itself_or_not_at_all(read, numbers, style):
    rows = "".join(f'Hà Nội;{2001 + place};"{style(number)}"\n' for place, number in enumerate(numbers))
    reading = read("unit;year;completed\n" + rows)
    if reading.status == "readable":
        assert reading.table["completed"].to_pylist() == numbers
    else:
        assert reading.questions or {found.code for found in reading.findings} == {"number_fraction"}


SCALES = {"nghin_dong": 10**3, "trieu_dong": 10**6, "ty_dong": 10**9}


@settings(max_examples=150, deadline=None)
@given(
    amounts=st.lists(st.integers(1, 10**8), min_size=1, max_size=4),
    decimals=st.integers(0, 3),
    mark=st.sampled_from(["comma", "dot"]),
    unit=st.sampled_from(sorted(SCALES)),
)
def test_an_amount_in_any_unit_and_notation_comes_back_itself_or_is_asked_about(read, amounts, decimals, mark, unit):
    point, group = (",", ".") if mark == "comma" else (".", ",")
    wholes = [divmod(amount, 10**decimals) for amount in amounts]
    texts = [grouped(whole, group) + (f"{point}{rest:0{decimals}d}" if decimals else "") for whole, rest in wholes]
    rows = "".join(f'Châu Thành, Bến Tre;{2001 + place};"{text}"\n' for place, text in enumerate(texts))
    reading = read("unit;year;completed\n" + rows, "money", money_unit=unit)
    meant = [amount * SCALES[unit] // 10**decimals for amount in amounts]
    if reading.status == "readable":
        assert reading.table["completed"].to_pylist() == meant
    else:
        assert [question.what for question in reading.questions] == ["decimal_mark"]
        assert (
            read("unit;year;completed\n" + rows, "money", money_unit=unit, decimal_mark=mark)
            .table["completed"]
            .to_pylist()
            == meant
        )


def test_a_large_column_of_dotted_numbers_is_read_like_a_small_one(read, units):
    names = [unit.id for unit in units.of_level("office")][:600]
    figures = [1_234_567 + 98_765_431 * i for i in range(6000)]
    lines = [
        f"{names[i % 600]};{2005 + i // 600};{f'{figure:,}'.replace(',', '.')};5.{i % 900 + 100}"
        for i, figure in enumerate(figures)
    ]
    reading = read("Đơn vị;Năm;Phải thi hành (đồng);Xong (đồng)\n" + "\n".join(lines) + "\n", "money")
    assert reading.table["must_enforce"].to_pylist() == figures
    assert reading.table["completed"].to_pylist() == [5100 + i % 900 for i in range(6000)]
