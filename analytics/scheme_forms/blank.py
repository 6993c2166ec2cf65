"""The form to fill in, with example rows for a few rules; they are to be overwritten."""

import io
from collections.abc import Mapping
from datetime import datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from analytics import exports
from analytics.scheme_forms.terms import COLUMNS, RULE_WORDS, TABLE

KINDS = ("csv", "xlsx")
_MADE = datetime(2025, 1, 1)  # the same catalogue makes the same bytes
_ROWS = 300
_WIDTHS = {"id": 8, "section": 26, "label": 46, "params": 34, "bands": 46, "rule": 34, "evidence": 28, "note": 28}
_OTHER_WIDTH = 13


def blank_form(kind: str) -> bytes:
    """The form as ``csv`` (UTF-8 with a byte order mark) or ``xlsx`` (drop-downs, notes in the headers). ``ValueError``
    for any other kind. Reading it back unchanged gives the small scheme of its examples."""
    if kind not in KINDS:
        raise ValueError(f"{kind}: a form is one of {KINDS}")
    rows = [[example.get(key, "") for key in COLUMNS] for example in TABLE["example"]]
    return exports.csv_file(list(COLUMNS.values()), rows) if kind == "csv" else _workbook(rows)


def file_name(kind: str) -> str:
    """What the file is called."""
    return f"mau-bang-diem.{kind}"


def _workbook(rows: list[list[str]]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": TABLE["title"], "created": _MADE})
    sheet, lists = book.add_worksheet(TABLE["title"]), book.add_worksheet(TABLE["lists"])
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#dce6f1"})
    body = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for place, (key, header) in enumerate(COLUMNS.items()):
        sheet.set_column(place, place, _WIDTHS.get(key, _OTHER_WIDTH), body)
        sheet.write_string(0, place, header, head)
        sheet.write_comment(0, place, TABLE["note"][key], {"x_scale": 2, "y_scale": 1.2})
        for row, texts in enumerate(rows, start=1):
            sheet.write_string(row, place, texts[place], body)
    for at, (key, offered) in enumerate({"kind": TABLE["kind"], "rule": RULE_WORDS}.items()):
        _offer(sheet, lists, list(COLUMNS).index(key), at, offered)
    sheet.freeze_panes(1, 3)
    book.close()
    return content.getvalue()


def _offer(sheet: Worksheet, lists: Worksheet, place: int, at: int, offered: Mapping[str, str]) -> None:
    """Write the words on their own sheet and hang them on the column."""
    for row, text in enumerate(offered.values()):
        lists.write_string(row, at, text)
    lists.set_column(at, at, max(map(len, offered.values())))
    letter = xlsxwriter.utility.xl_col_to_name(at)
    source = f"='{TABLE['lists']}'!${letter}$1:${letter}${len(offered)}"
    sheet.data_validation(1, place, _ROWS, place, {"validate": "list", "source": source})
