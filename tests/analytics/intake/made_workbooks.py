"""Workbooks made by hand for the tests: .xlsx by XlsxWriter, .ods and .xls byte by byte, as their formats say."""

import io
import struct
import zipfile
from html import escape

import xlsxwriter


def xlsx(*sheets, hidden=(), merged=(), formats=None, formulas=None, start=(0, 0), names=None):
    """Sheets as lists of rows. ``merged``: (first row, first column, last row, last column, text) of the first sheet;
    ``formats``: place → number format; ``formulas``: place → (formula, stored value)."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    for number, rows in enumerate(sheets):
        sheet = book.add_worksheet((names or [f"Trang {i + 1}" for i in range(len(sheets))])[number])
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                place = (row + start[0], column + start[1])
                shape = book.add_format({"num_format": formats[place]}) if place in (formats or {}) else None
                if value is not None:
                    sheet.write(*place, value, *([shape] if shape else []))
        if number == 0:
            for first_row, first, last_row, last, text in merged:
                sheet.merge_range(first_row, first, last_row, last, text)
            for place, (formula, stored) in (formulas or {}).items():
                sheet.write_formula(*place, formula, None, stored)
        if number in hidden:
            sheet.hide()
    book.close()
    return file.getvalue()


def rezipped(content, change):
    """An archive with parts changed: ``change(name, bytes)`` → bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part.filename)), part.compress_type)
    return file.getvalue()


_ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet>
{}</office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""


def ods(*sheets):
    """Cells: text, numbers, or a string of XML for the cell itself."""
    tables = "".join(
        f'<table:table table:name="Trang {i + 1}">{"".join(map(_ods_row, rows))}</table:table>'
        for i, rows in enumerate(sheets)
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _ODS.format(tables))
    return file.getvalue()


def _ods_row(cells):
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(value):
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str) and value.startswith("<table:"):
        return value
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    shown = f"<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="float" office:value="{value}">{shown}</table:table-cell>'


def _record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def xls(rows, name="Trang 1", percents=(), errors=(), last_cell=None):
    """A BIFF8 workbook of one sheet. ``percents``: places shown as percents; ``errors``: places of #N/A."""
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    styles = _record(0x00E0, struct.pack("<HHH14x", 0, 0, 0)) + _record(0x00E0, struct.pack("<HHH14x", 0, 10, 0))
    title = name.encode("utf-16-le")
    head = _record(0x0809, bof) + _record(0x0042, struct.pack("<H", 1200)) + styles
    length = len(head) + 4 + 8 + len(title) + 4
    head += _record(0x0085, struct.pack("<IHBB", length, 0, len(name), 1) + title) + _record(0x000A)
    cells = b"".join(
        _xls_cell(row, column, value, (row, column) in percents)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None and (row, column) not in errors
    )
    cells += b"".join(_record(0x0205, struct.pack("<HHHBB", *place, 0, 0x2A, 1)) for place in errors)
    if last_cell:
        cells += _xls_cell(*last_cell, 1, False)
    bof = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)
    stream = head + _record(0x0809, bof) + cells + _record(0x000A)
    return compound("Workbook", stream.ljust(4608, b"\0"))


def _xls_cell(row, column, value, is_percent):
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
    return _record(0x0203, struct.pack("<HHHd", row, column, int(is_percent), value))


def compound(name, stream):
    """A compound file of one stream: a header, a table of sectors, a directory, and the stream."""
    stream = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    count = len(stream) // 512
    tables = 1
    while (count + 1 + tables) * 4 > tables * 512:
        tables += 1
    table = [0xFFFFFFFD] * tables + [0xFFFFFFFE] + [*range(tables + 2, tables + 1 + count), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (tables * 128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *range(tables), *[0xFFFFFFFF] * (109 - tables))
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, 0xFFFFFFFF, tables + 1, len(stream))
    directory += (b"\0" * 64 + struct.pack("<HBBIII", 0, 0, 0, *[0xFFFFFFFF] * 3) + bytes(48)) * 2
    return header + struct.pack(f"<{tables * 128}I", *table) + directory + stream


def _entry(name, kind, child, start, size):
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
