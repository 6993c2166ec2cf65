"""Files made to hurt: each refused in one clear sentence, within ten seconds."""

import io
import os
import time
import zipfile

import pytest

from tests.analytics.intake.made_workbooks import compound, ods, rezipped, xls, xlsx

HEADER = ["Đơn vị", "Năm", "Xong"]
ROWS = [HEADER, ["Hà Nội", 2024, 600], ["Huế", 2024, 300]]
GOOD = xlsx(ROWS)


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def sheet_with(cells):
    """The good workbook with other rows in its sheet."""

    def change(name, part):
        start = part.find(b"<sheetData>")
        return part if start < 0 else part[: start + 11] + cells + part[part.find(b"</sheetData>") :]

    return rezipped(GOOD, change)


def lying_about_its_size():
    """A part that says it unpacks to a hundred bytes and unpacks to forty million."""
    content = bytearray(zipped(xl__workbook="x", xl__a=bytes(40_000_000)))
    size = (40_000_000).to_bytes(4, "little")
    while (place := content.find(size)) >= 0:
        content[place : place + 4] = (100).to_bytes(4, "little")
    return bytes(content)


def encrypted_part():
    content = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := content.find(signature, place + 1)) >= 0:
            content[place + offset] |= 1
    return bytes(content)


ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)
) + "]><a>&m;</a>"  # fmt: skip
FAR = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
MANY = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="400000"><c r="J400000"><v>1</v></c></row>'
CASES = {
    "bomb": ("a.xlsx", zipped(xl__workbook=bytes(40_000_000)), "workbook_bomb"),
    "dense bomb": ("a.xlsx", rezipped(GOOD, lambda name, part: part + b" " * 4_000_000), "workbook_bomb"),
    "lying bomb": ("a.xlsx", lying_about_its_size(), "workbook_broken"),
    "entities": ("a.ods", rezipped(ods(ROWS), lambda name, part: ENTITIES.encode() if "content" in name else part),
                 "workbook_broken"),
    "far cell": ("a.xlsx", sheet_with(FAR), "workbook_too_large"),
    "far cell xls": ("a.xls", xls(ROWS, last_cell=(65535, 60000)), "workbook_too_large"),
    "many cells": ("a.xlsx", sheet_with(MANY), "workbook_too_many_cells"),
    "cells without places": ("a.xlsx", sheet_with(b'<row><c t="e"><v>#N/A</v></c></row>'), "workbook_broken"),
    "encrypted": ("a.xlsx", compound("EncryptedPackage", os.urandom(5000)), "workbook_encrypted"),
    "encrypted parts": ("a.xlsx", encrypted_part(), "workbook_encrypted"),
    "half of it": ("a.xlsx", GOOD[: len(GOOD) // 2], "workbook_broken"),
    "half of an xls": ("a.xls", xls(ROWS)[:2000], "workbook_broken"),
    "a document": ("a.xlsx", zipped(word__document="x"), "workbook_not_one"),
    "a text": ("a.xlsx", b"Don vi,Nam,Xong\n", "workbook_not_one"),
    "wide": ("a.xlsx", xlsx([["cột"] * 16_000]), "file_too_wide"),
    "empty": ("a.xlsx", xlsx([[None]]), "workbook_empty"),
    "no table": ("a.xlsx", xlsx([["xin chào"]]), "header_not_found"),
    "million columns": ("a.csv", b"1," * 1_000_000 + b"\n", "file_too_wide"),
    "quotes never closed": ("a.csv", b'unit,year,completed\n"' + b"a,1,2\n" * 1_000_000, "cell_too_long"),
    "large cell": ("a.csv", b"unit,year,completed\nhue,2024," + b"1" * 49_000_000, "cell_too_long"),
    "very large cell": ("a.csv", b"unit,year,completed\nhue,2024," + b"1" * 100_000_000, "cell_too_long"),
    "one line of quotes": ("a.csv", b'"' * 10_000_001, "header_not_found"),
    "many short rows": ("a.csv", b"unit,year,completed\n" + b"a,1,2\n" * 1_300_000, "file_too_many_rows"),
    "many short rows of an old Mac": ("a.csv", b"unit,year,completed\r" + b"a,1,2\r" * 1_300_000, "file_too_many_rows"),
    "many short rows in UTF-16": ("a.csv", ("unit,year,completed\n" + "a,1,2\n" * 1_300_000).encode("utf-16"),
                                  "file_too_many_rows"),
    "only separators": ("a.csv", b"," * 10_000_000, "file_too_wide"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "code"), CASES.values(), ids=CASES)
def test_a_hostile_file_is_refused_in_one_sentence_and_in_time(read, name, content, code):
    started = time.monotonic()
    reading = read(content, file_name=name)
    assert [found.code for found in reading.findings] == [code]
    assert (reading.status, reading.table) == ("rejected", None)
    assert time.monotonic() - started < 10


def test_a_hostile_workbook_does_not_fill_our_own_memory(read):
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for case in ("bomb", "lying bomb", "far cell", "far cell xls"):
        name, content, _ = CASES[case]
        read(content, file_name=name)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200_000


STRANGE = [
    ("Нà Nội", "unit_lookalike", "“Н” (chữ Nga, giống “H”)"),
    ("Ηà Nội", "unit_lookalike", "“Η” (chữ Hy Lạp, giống “H”)"),
    ("Hà Nộі", "unit_lookalike", "“і” (chữ Nga, giống “i”)"),
    ("Hà Nộl", "unit_unknown", None),
    ("Huế\u202ex", "unit_lookalike", "U+202E"),
]


@pytest.mark.parametrize(("name", "code", "said"), STRANGE)
def test_letters_that_look_like_others_are_named(read, name, code, said):
    reading = read(f"Đơn vị,Năm,Xong\n{name},2024,5\n")
    (found,) = [each for each in reading.findings if each.severity == "error"]
    assert found.code == code
    assert said is None or said in found.message


def test_a_header_with_strange_letters_says_which(read):
    reading = read("Đơn vị,Năm,Xong,Тỷ lệ\nHuế,2024,5,50\n")
    assert [found.code for found in reading.findings] == ["header_lookalike"]
    assert "“Т” (chữ Nga, giống “T”)" in reading.findings[0].message


def test_letters_nobody_sees_are_dropped_from_names_and_said(read):
    reading = read("Đơn vị,Năm,Xong\nHà\u200b Nội,2024,5\n\u200fHuế\u202c,2024,6\n")
    assert reading.table["unit_id"].to_pylist() == ["ha-noi", "hue"]
    assert [(found.code, found.row, found.severity) for found in reading.findings] == [("invisible_dropped", 2, "note")]
    assert "U+200B" in reading.findings[0].message


@pytest.mark.parametrize("number", ["1\u200b234", "12\u202e34", "1234\u202c", "1\u00ad234", "\u20661234\u2069"])
def test_a_number_with_letters_nobody_sees_inside_is_refused(read, number):
    reading = read(f"Đơn vị,Năm,Xong\nHuế,2024,{number}\n")
    assert [(found.row, found.code) for found in reading.findings] == [(2, "number_invisible")]
    assert "U+" in reading.findings[0].message


def test_a_letter_nobody_sees_beside_a_number_does_no_harm(read):
    assert read("Đơn vị,Năm,Xong\nHuế,2024,\u200b1234\u200b\n").table["completed"].to_pylist() == [1234]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-inf", "1e309", "1E+05", "0x1F", "١٢٣"])
def test_what_only_programs_call_a_number_is_none(read, number):
    reading = read(f"Đơn vị,Năm,Xong\nHuế,2024,{number}\n")
    assert reading.status == "rejected" and reading.findings[0].row == 2
