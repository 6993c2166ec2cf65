"""Text for old fonts: every letter there and back, recognised by known words, never by a guess."""

import unicodedata

import pytest

from analytics.intake.old_fonts import BY_ANSWER, VNI_LETTERS, from_tcvn3, from_vni

SMALL = "".join(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    if base + tone not in "aeiouy"
)
LETTERS = SMALL + "đ"
TO_TCVN3 = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0x100) if from_tcvn3(chr(code)) != chr(code)}
TO_VNI = {letter: written for written, letter in reversed(VNI_LETTERS.items())}


def tcvn3(text):
    """As typed in .VnTime: small letters only beyond the seven capitals that the font has."""
    return "".join(TO_TCVN3.get(letter) or TO_TCVN3.get(letter.lower(), letter) for letter in text)


def vni(text):
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def test_there_are_sixty_seven_letters_beyond_ascii():
    assert (len(LETTERS), len(set(LETTERS))) == (67, 67)
    assert set(TO_TCVN3) == set(LETTERS) - {"ý"} | set("ĂÂĐÊÔƠƯ")  # "ý" stands where it always stands
    assert set(VNI_LETTERS.values()) == set(LETTERS) | set(LETTERS.upper())


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_both_fonts(letter):
    assert from_tcvn3(tcvn3(letter)) == letter
    assert from_vni(vni(letter)) == letter
    assert from_vni(vni(letter.upper())) == letter.upper()
    assert from_vni(f"x{vni(letter)}n{vni(letter)}") == f"x{letter}n{letter}"
    assert len(tcvn3(letter).encode("cp1252")) == 1


WORDS = {
    "Hµ Néi": "Hà Nội", "Thõa Thiªn HuÕ": "Thừa Thiên Huế", "§¾k L¾k": "Đắk Lắk", "B×nh D\u00ad¬ng": "Bình Dương",
    "Tæng sè ph¶i thi hµnh": "Tổng số phải thi hành", "Cã ®iÒu kiÖn": "Có điều kiện",
}  # fmt: skip
VNI_WORDS = {
    "Haø Noäi": "Hà Nội", "Thöøa Thieân Hueá": "Thừa Thiên Huế", "Ñaék Laék": "Đắk Lắk", "Bình Döông": "Bình Dương",
    "Vónh Phuùc": "Vĩnh Phúc", "Caàn Thô": "Cần Thơ", "TOÅNG SOÁ PHAÛI THI HAØNH": "TỔNG SỐ PHẢI THI HÀNH",
}  # fmt: skip


def test_words_as_they_are_found_in_old_files():
    assert {from_tcvn3(text): word for text, word in WORDS.items()} == {word: word for word in WORDS.values()}
    assert {from_vni(text): word for text, word in VNI_WORDS.items()} == {word: word for word in VNI_WORDS.values()}


TEXT = "Đơn vị,Năm,Thi hành xong,Có điều kiện\nHà Nội,2012,5,7\nĐắk Lắk,2012,6,9\nThừa Thiên Huế,2012,6,9\n"
EXPECTED = ["ha-noi", "dak-lak-cu", "hue"]
WRITTEN = {"TCVN3": tcvn3(TEXT), "VNI": vni(TEXT)}


@pytest.mark.parametrize("font", WRITTEN)
@pytest.mark.parametrize("codec", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_file_in_an_old_font_is_read_on_the_evidence_of_known_words(read, font, codec):
    reading = read(WRITTEN[font].encode(codec))
    assert (reading.findings, reading.table["unit_id"].to_pylist()) == ((), EXPECTED)
    decision = [each for each in reading.decisions if each.what == "encoding"][-1]
    assert font in decision.value
    assert "7 tiêu đề hoặc tên đơn vị đã biết" in decision.evidence


def test_capitals_of_the_capital_font_lose_their_case_and_are_known_all_the_same(read):
    text = tcvn3("ĐƠN VỊ,NĂM,THI HÀNH XONG\nHÀ NỘI,2012,5\nTỔNG CỘNG,2012,5\n".lower())
    reading = read(text.encode("cp1252"))
    assert reading.table["unit_id"].to_pylist() == ["ha-noi"]
    assert [reason for _, reason, _ in reading.left_out] == ["total"]


def test_a_text_in_which_only_names_are_old_keeps_its_other_words(read):
    text = "Tỉnh,Năm,Xong,Nguồn\nHµ Néi,2012,5,Báo cáo\nB×nh D\u00ad¬ng,2012,6,Báo cáo\n"
    reading = read(text)
    assert reading.table["unit_id"].to_pylist() == ["ha-noi", "binh-duong"]
    assert reading.table["source"].to_pylist() == ["Báo cáo", "Báo cáo"]
    decision = [each for each in reading.decisions if each.what == "encoding"][-1]
    assert decision.value == "Một phần chữ gõ bằng phông cũ TCVN3"


@pytest.mark.parametrize("answer", ["tcvn3", "VNI", "vni"])
def test_the_person_may_say_the_font(read, answer):
    text = {"TCVN3": tcvn3, "VNI": vni}[BY_ANSWER[answer.lower()]]("unit,year,completed,source\nhue,2012,5,Báo cáo\n")
    for codec in ("cp1252", "utf-8", "utf-16"):
        assert read(text.encode(codec), encoding=answer).table["source"].to_pylist() == ["Báo cáo"]


def test_unicode_with_foreign_letters_is_left_alone(read):
    reading = read("Đơn vị,Năm,Xong,Nguồn\nHuế,2012,5,“Bản tin số 5” – µ ¶ ©\n")
    assert reading.table["source"].to_pylist() == ["“Bản tin số 5” – µ ¶ ©"]
    assert len([each for each in reading.decisions if each.what == "encoding"]) == 1


@pytest.mark.parametrize("write", [tcvn3, vni])
@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_a_font_is_recognised_although_commas_in_figures_outnumber_what_separates_the_cells(read, write, mark):
    lines = [["Đơn vị", "Năm", "Phải thi hành", "Xong"], ["Hà Nội", "2020", "1,234,567", "1,000,001"]]
    text = "\n".join(mark.join(cells) for cells in lines)
    reading = read(write(text).encode("cp1252"), decimal_mark="dot")
    assert reading.status == "readable"
    assert reading.table.select(["unit_id", "must_enforce", "completed"]).to_pylist() == [
        {"unit_id": "ha-noi", "must_enforce": 1_234_567, "completed": 1_000_001}
    ]
