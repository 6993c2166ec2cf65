"""Bytes become text by certain marks first, then on the evidence of words we know, else not at all."""

import unicodedata

import pytest

TEXT = "Tỉnh,Năm,Xong,Có điều kiện\nHoà Bình,2012,5,7\nĐắk Lắk,2012,6,9\nThừa Thiên Huế,2012,6,9\n"
EXPECTED = ["hoa-binh", "dak-lak-cu", "hue"]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text):
    """Windows-1258 writes a letter and its tone as two bytes."""
    composed = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        shape = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        composed.append(shape + "".join(part for part in parts if part in TONES))
    return "".join(composed).encode("cp1258")


WRITTEN = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": TEXT.encode("utf-8-sig"),
    "UTF-8 decomposed": unicodedata.normalize("NFD", TEXT).encode(),
    "UTF-16 with a mark": TEXT.encode("utf-16"),
    "UTF-16 BE with a mark": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "UTF-16 LE": TEXT.encode("utf-16-le"),
    "UTF-16 BE": TEXT.encode("utf-16-be"),
    "Windows-1258": windows_1258(TEXT),
}


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
def test_a_file_is_understood_however_it_was_saved(read, content):
    reading = read(content)
    assert (reading.findings, reading.table["unit_id"].to_pylist()) == ((), EXPECTED)
    assert reading.decisions[0].what == "encoding"


def test_windows_1258_is_taken_on_the_evidence_of_known_words(read):
    decision = read(windows_1258(TEXT)).decisions[0]
    assert decision.value == "Windows-1258"
    assert "6 tiêu đề hoặc tên đơn vị đã biết" in decision.evidence


def test_utf8_with_a_broken_letter_is_told_by_its_row_and_not_read_as_something_else(read):
    reading = read(TEXT.encode().replace("Đắk".encode(), "Đắk".encode()[:-2]))
    assert [(found.row, found.code) for found in reading.findings] == [(3, "encoding_broken")]


def test_unknown_letters_are_refused_with_advice(read):
    reading = read(b"unit,year,completed,source\nhue,2012,5,B\xf3o c\xf8o\n")
    assert [found.code for found in reading.findings] == ["encoding_unknown"]
    assert "UTF-8" in reading.findings[0].suggestion


def test_the_person_may_say_the_encoding(read):
    reading = read(b"unit,year,completed,source\nhue,2012,5,B\xe1o c\xe1o\n", encoding="cp1252")
    assert reading.table["source"].to_pylist() == ["Báo cáo"]
    assert [found.code for found in read(TEXT, encoding="klingon").findings] == ["encoding_unheard"]
