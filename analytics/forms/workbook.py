"""A filled form as a workbook: the form on the first sheet, what could not be filled and why on the second."""

import io
from collections.abc import Mapping
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analytics.forms.form import Filled

MISSING_SHEET = "Chưa điền được"
HEAD_ROW = 7
_FIXED = ("Chỉ tiêu", "Mã số", "Đơn vị tính")
_MADE = datetime(2025, 1, 1)  # the same figures make the same bytes
_LABEL_WIDTH, _WIDTH, _WHY_WIDTH = 52, 18, 70


def file_name(form_id: str, year: int, place: str = "") -> str:
    """What the file is called."""
    return f"bieu-{form_id.lower().replace('.', '')}-{year}{f'-{place}' if place else ''}.xlsx"


def workbook(filled: Filled, *, year: int, unit: str, source: str, mark: str = "") -> bytes:
    """The file. ``unit`` reports, ``source`` says where the figures stand, ``mark`` that they are not real."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{filled.form.number}: {filled.form.title}", "created": _MADE})
    formats = _formats(book)
    sheet, missing = book.add_worksheet(filled.form.id), book.add_worksheet(MISSING_SHEET)
    _top(sheet, filled, {"year": str(year), "unit": unit, "source": source, "mark": mark}, formats)
    _table(sheet, filled, formats)
    _missing(missing, filled, formats)
    book.close()
    return content.getvalue()


def _formats(book: xlsxwriter.Workbook) -> Mapping[str, Format]:
    boxed = {"border": 1, "text_wrap": True, "valign": "vcenter"}
    made = {
        "bold": {"bold": True},
        "title": {"bold": True, "font_size": 14},
        "plain": {},
        "head": {**boxed, "bold": True, "align": "center", "bg_color": "#dce6f1"},
        "heading": {**boxed, "bold": True},
        "label": boxed,
        "code": {**boxed, "align": "center"},
        "number": {**boxed, "num_format": "#,##0"},
    }
    return {name: book.add_format(style) for name, style in made.items()}


def _top(sheet: Worksheet, filled: Filled, said: Mapping[str, str], formats: Mapping[str, Format]) -> None:
    form = filled.form
    lines = (
        (form.number, "bold"),
        (f"{form.issued}. {form.due}", "plain"),
        (f"Đơn vị báo cáo: {said['unit']}", "plain"),
        (f"{form.title.upper()}, NĂM {said['year']}", "title"),
        (f"Đơn vị tính: {form.unit}. Ô để trống là sổ không có mục nào hoặc chưa điền được, xem trang sau.", "plain"),
        (". ".join(filter(None, (said["source"], said["mark"]))), "bold" if said["mark"] else "plain"),
    )
    for row, (words, style) in enumerate(lines):
        sheet.write_string(row, 0, words, formats[style])


def _table(sheet: Worksheet, filled: Filled, formats: Mapping[str, Format]) -> None:
    form = filled.form
    for place, words in enumerate((*_FIXED, *(f"{each.label} ({each.code})" for each in form.columns))):
        sheet.write_string(HEAD_ROW, place, words, formats["head"])
    for at, row in enumerate(form.rows):
        style = "label" if row.code else "heading"
        for place, words in enumerate((row.label, row.code, row.unit)):
            sheet.write_string(HEAD_ROW + 1 + at, place, words, formats["code" if place else style])
        for to in range(len(form.columns)):
            cell = filled.cells.get((at, to))
            place = (HEAD_ROW + 1 + at, len(_FIXED) + to)
            if cell is None or cell.value is None:
                sheet.write_blank(*place, None, formats["number"])
            else:
                sheet.write_number(*place, cell.value, formats["number"])
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, len(_FIXED) + len(form.columns), _WIDTH)
    sheet.set_row(HEAD_ROW, 90)
    sheet.freeze_panes(HEAD_ROW + 1, 1)


def _missing(sheet: Worksheet, filled: Filled, formats: Mapping[str, Format]) -> None:
    for place, words in enumerate(("Dòng", "Cột", "Vì sao để trống")):
        sheet.write_string(0, place, words, formats["head"])
    for at, (row, column, why) in enumerate(filled.missing, start=1):
        for place, words in enumerate((f"{row.code} {row.label}", f"{column.code} {column.label}", why)):
            sheet.write_string(at, place, words, formats["label"])
    sheet.set_column(0, 1, _LABEL_WIDTH)
    sheet.set_column(2, 2, _WHY_WIDTH)
    sheet.freeze_panes(1, 0)
