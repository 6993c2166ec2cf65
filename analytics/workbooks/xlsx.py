"""Errors, percents and formulas of the cells of an .xlsx, from its XML."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape

from analytics.workbooks.remarks import CellRemarks, Misplaced
from analytics.workbooks.sheets import Place

_BUILT_IN_PERCENTS = {9, 10}
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
_STALE = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*fullCalcOnLoad\s*=\s*[\"'](?:1|true)")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(<(?:\w+:)?v>[^<])?"
)
_ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt\s*=\s*[\"']e[\"'][^>]*)>(.{0,2000}?)</(?:\w+:)?c>", re.DOTALL)
_ANY_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_TEXT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")
_WORDS = re.compile(rb"\bt\s*=\s*[\"'](?:s|str|inlineStr|e|b)[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_QUOTED = re.compile(r'"[^"]*"|\\.')
_REFERENCE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")


def remarks(content: bytes) -> dict[str, CellRemarks]:
    """Sheet name → what the file says of its cells. Raises ``Misplaced``; a damaged file simply says nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return dict(_of_sheets(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError, NotImplementedError) as error:
        raise Misplaced from error


def _of_sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, CellRemarks]]:
    workbook, names = archive.read("xl/workbook.xml"), set(archive.namelist())
    parts = {found["Id"]: found.get("Target", "") for found in _all(_RELATION, _read(archive, _relations(names)))}
    percents = _percent_styles(_read(archive, "xl/styles.xml" if "xl/styles.xml" in names else ""))
    stale = bool(_STALE.search(workbook))
    for sheet in _all(_SHEET, workbook):
        target = parts.get(sheet.get("r:id", "") or next((sheet[key] for key in sheet if key.endswith(":id")), ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield sheet.get("name", ""), _of_sheet(archive.read(part), percents, stale)


def _relations(names: set[str]) -> str:
    return "xl/_rels/workbook.xml.rels" if "xl/_rels/workbook.xml.rels" in names else ""


def _read(archive: zipfile.ZipFile, part: str) -> bytes:
    return archive.read(part) if part else b""


def _all(element: re.Pattern[bytes], xml: bytes) -> Iterator[dict[str, str]]:
    return (_attributes(found.group(1)) for found in element.finditer(xml))


def _attributes(text: bytes) -> dict[str, str]:
    pairs = ((name.decode(), one or other) for name, one, other in _ATTRIBUTE.findall(text))
    return {name: unescape(value.decode("utf-8", "replace")) for name, value in pairs}


def _percent_styles(styles: bytes) -> set[bytes]:
    """Numbers of the cell styles that show percents."""
    shown = {int(each["numFmtId"]): each.get("formatCode", "") for each in _all(_FORMAT, styles) if "numFmtId" in each}
    percents = _BUILT_IN_PERCENTS | {number for number, code in shown.items() if "%" in _QUOTED.sub("", code)}
    block = _CELL_FORMATS.search(styles)
    formats = _all(_CELL_FORMAT, block.group()) if block else ()
    return {str(i).encode() for i, each in enumerate(formats) if int(each.get("numFmtId", 0)) in percents}


def _of_sheet(xml: bytes, percents: set[bytes], stale: bool) -> CellRemarks:
    found = CellRemarks()
    for cell in _ERROR.finditer(xml) if _ANY_ERROR.search(xml) else ():
        value = _VALUE.search(cell.group(2) + b"<")
        found.errors[_place(cell.group(1))] = value.group(1).decode("utf-8", "replace") if value else "#N/A"
    for cell in _FORMULA.finditer(xml) if b"<f" in xml or b":f" in xml else ():
        found.formulas += 1
        if not cell.group(2) and not _TEXT.search(cell.group(1)):
            found.uncomputed.add(_place(cell.group(1)))
    if percents:
        styled = rb"<(?:\w+:)?c\b([^>]*\bs\s*=\s*[\"'](?:" + b"|".join(sorted(percents)) + rb")[\"'][^>]*)>"
        numbers = (each for each in re.findall(styled, xml) if not _WORDS.search(each))
        found.percents = {_place(attributes) for attributes in numbers}
    found.stale = stale and found.formulas > 0
    return found


def _place(attributes: bytes) -> Place:
    """``r="B7"`` → (6, 1)."""
    reference = re.search(rb"\br\s*=\s*[\"']([^\"']*)", attributes)
    found = _REFERENCE.fullmatch(reference.group(1)) if reference else None
    if not found:
        raise Misplaced
    column = 0
    for letter in found.group(1):
        column = column * 26 + letter - ord("A") + 1
    return int(found.group(2)) - 1, column - 1
