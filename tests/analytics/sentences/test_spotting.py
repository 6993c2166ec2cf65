"""What is a figure in a text and what is none; and that no text, however odd, breaks or slows the reading."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.briefing.sentences import check, prepared, text_of
from analytics.briefing.sentences.spotting import figures

WORDS = st.sampled_from(
    ["6.844", "việc", "/", "10.928", "%", "hơn", "gần", "tỷ", "đồng", "đ", "năm", "2013", "Kiên Giang", "đạt", "tăng",
     ",", "9 tháng", "có điều kiện", "thi hành xong", "chỉ tiêu", "điểm %", "Bằng khen", "cá nhân", ".", "\n",
     "1.4498.108.000", "Chi cục THADS huyện", "chỉ số", "2/16", "30/02/2013", "tháng 13", "quý V", "0", "trên", ";",
     "vượt", "\u200b"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


def spotted(text: str) -> list[tuple]:
    return [(each.kind, each.value, each.qualifier) for each in figures(prepared(text))]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 02/5/2013", "Kế hoạch số 508/KH-CTHADS", "Chỉ thị số 01-CT/TU", "năm 2022", "giai đoạn 2020 – 2025",
        "Điều 5 Luật 2008", "dịch Covid-19", "kỷ niệm 75 năm",
        "9 tháng năm 2013 tỉnh Kiên Giang", "9 tháng", "tháng 6/2025", "quý I/2022", "đến 30/9",
        "Nghị định 62/2015/NĐ-CP", "1. Kết quả", "https://thads.moj.gov.vn/a?ItemID=48",
    ],
)  # fmt: skip
def test_dates_documents_years_and_lengths_of_time_are_no_figures(text):
    assert spotted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6.844 việc/10.928 việc", [("cases", 6844, None), ("cases", 10928, None)]),
        ("12.368/27.745 việc", [("cases", 12368, None), ("cases", 27745, None)]),
        ("hơn 157 tỷ đồng", [("money", 157 * 10**9, "more_than")]),
        ("10 tỷ 917 triệu", [("money", 10_917_000_000, None)]),
        ("265.281.958đ", [("money", 265_281_958, None)]),
        ("tăng 4,5 điểm %", [("points", 4.5, None)]),
        ("thấp hơn 25,5 điểm %", [("points", 25.5, None)]),
        ("xấp xỉ 84,5%", [("percent", 84.5, "about")]),
        ("02 tập thể", [("count", 2, None)]),
        ("1.4498.108.000đ", [("money", None, None)]),
    ],
)
def test_figures_are_read_to_the_digit(text, expected):
    assert spotted(text) == expected


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
    )
)
def test_no_text_breaks_the_checker_and_every_span_holds_its_words(published, text):
    whole = prepared(text)
    for each in check(published.warehouse, text, unit_id="kien-giang", year=2013, months=9):
        assert whole[each.figure.start : each.figure.end] == each.figure.text
        assert each.reason


@pytest.mark.parametrize(
    "piece", ["6.844 việc, ", "1.", "a", " ", "Bằng khen 5 cá nhân ", "Chi cục THADS huyện A 5 việc. ", "10 tỷ "]
)
def test_ten_times_the_text_does_not_cost_a_hundred_times_the_time(published, piece):
    def spent(size: int) -> float:
        begun = time.process_time()
        check(published.warehouse, (piece * size)[:size], unit_id="kien-giang", year=2013, months=9)
        return time.process_time() - begun

    spent(1_000)
    assert spent(20_000) < 30 * spent(2_000) + 0.5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_files_come_in_several_encodings(encoding):
    assert text_of("thi hành xong".encode(encoding)) == "thi hành xong"
