"""Files to fill in, one per dataset, made from the catalogue: whatever is declared there stands in them."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analytics import exports
from analytics.catalog import Catalog, Column, Dataset
from analytics.periods import FIRST_YEAR, LAST_YEAR, YEAR_MONTHS
from analytics.units import NATIONAL, Units

KINDS = ("csv", "xlsx")
MONEY_UNIT = "nghin_dong"
_MONEY_HEADER = "1.000 đồng"
_FIRST_LISTED_YEAR = 2007
_ROWS = 2000
_SHEET_NAME = 31  # what Excel allows
_LISTS = "Danh mục"
_MADE = datetime(2025, 1, 1)  # the same catalogue makes the same bytes
_BORDERS = re.compile(r" \((?:cũ|mới)\)$")
_WIDTHS = {"unit": 34, "text": 30, "choice": 20, "date": 16, "year": 9, "months": 11}
_OTHER_WIDTH = 18


def template(dataset: Dataset, catalog: Catalog, units: Units, kind: str) -> bytes:
    """A file with the dataset's headers and one example row that the import leaves out by name.

    ``kind`` is ``csv`` (UTF-8 with a byte order mark) or ``xlsx`` (drop-downs, header notes, number formats, the lists
    on a second sheet). Headers state their unit, so nothing has to be asked. ``ValueError`` for any other kind.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind}: a template is one of {KINDS}")
    fields = [_Field.of(column, dataset, units) for column in dataset.columns if column.type != "money_unit"]
    return _text(fields) if kind == "csv" else _workbook(fields, dataset)


def offered_names(dataset: Dataset, units: Units) -> tuple[str, ...]:
    """Names of units as a drop-down offers them: the nation, then the provinces."""
    return _names(units, dated="months" in dataset.key)


def file_name(dataset: Dataset, kind: str) -> str:
    """What the file is called."""
    return f"mau-{dataset.id}.{kind}"


@dataclass(frozen=True, kw_only=True)
class _Field:
    """A column of a template. ``offered``: what its drop-down offers, if it has one."""

    column: Column
    header: str
    unit: str
    offered: tuple[str, ...] = ()

    @classmethod
    def of(cls, column: Column, dataset: Dataset, units: Units) -> "_Field":
        unit = dataset.unit if column.type == "amount" else ""
        written = _MONEY_HEADER if unit == "đồng" else unit
        header = f"{column.label} ({written})" if written else column.label
        return cls(column=column, header=header, unit=written, offered=tuple(_offered(column, dataset, units)))

    @property
    def note(self) -> str:
        """What the column means, whether it must be filled in, what an empty cell stands for."""
        column = self.column
        parts = [column.description, f"Đơn vị tính: {self.unit}." if self.unit else ""]
        parts.append("Bắt buộc." if column.required else _left_empty(column))
        return "\n".join(filter(None, parts))


def _left_empty(column: Column) -> str:
    if column.default:
        return f"Để trống là “{column.choices.get(column.default, column.default)}”."
    return "Để trống khi không có số; không ghi 0 thay cho số không biết." if column.role == "figure" else ""


def _offered(column: Column, dataset: Dataset, units: Units) -> Iterator[str]:
    if column.type == "unit":
        yield from offered_names(dataset, units)
    elif column.type == "choice":
        yield from column.choices.values()
    elif column.type == "year":
        yield from map(str, range(date.today().year + 1, _FIRST_LISTED_YEAR - 1, -1))
    elif column.type == "months":
        yield from map(str, range(1, YEAR_MONTHS + 1))


def _names(units: Units, dated: bool) -> tuple[str, ...]:
    """The nation, then the provinces of today, then those that are no more. Where rows are ``dated`` to the month, a
    name stands once: the period says which territory it is."""
    provinces = sorted(units.of_level("province"), key=lambda unit: unit.valid_to is not None)
    names = (_BORDERS.sub("", unit.name) if dated else unit.name for unit in provinces)
    return tuple(dict.fromkeys((units.get(NATIONAL).name, *names)))


def _text(fields: list[_Field]) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([[field.header for field in fields], [field.column.example for field in fields]])
    return (exports.BYTE_ORDER_MARK + lines.getvalue()).encode("utf-8")


def _workbook(fields: list[_Field], dataset: Dataset) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"Mẫu nạp số liệu: {dataset.label}", "created": _MADE})
    sheet, lists = book.add_worksheet(dataset.label[:_SHEET_NAME]), book.add_worksheet(_LISTS)
    formats = _formats(book)
    for place, field in enumerate(fields):
        _head(sheet, place, field, formats)
        _body(sheet, place, field, formats)
    for place, field in enumerate(field for field in fields if field.offered):
        _offer(sheet, lists, fields.index(field), place, field)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 48)
    book.close()
    return content.getvalue()


def _formats(book: xlsxwriter.Workbook) -> Mapping[str, Format]:
    head = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
    made = {
        "required": {**head, "bg_color": "#fde9d9"},
        "optional": {**head, "bg_color": "#dce6f1"},
        "whole": {"num_format": "#,##0"},
        "fraction": {"num_format": "0.00"},
        "text": {"num_format": "@"},
        "date": {"num_format": "dd/mm/yyyy"},
        "plain": {},
        "example": {"italic": True, "font_color": "#7f7f7f"},
    }
    return {name: book.add_format(style) for name, style in made.items()}


def _head(sheet: Worksheet, place: int, field: _Field, formats: Mapping[str, Format]) -> None:
    style = formats["required" if field.column.required else "optional"]
    sheet.write_string(0, place, field.header, style)
    sheet.write_comment(0, place, field.note, {"x_scale": 2, "y_scale": 1.2})


def _body(sheet: Worksheet, place: int, field: _Field, formats: Mapping[str, Format]) -> None:
    kind = field.column.type
    style = {"amount": "whole", "count": "whole", "percent": "fraction", "date": "date"}.get(kind, "plain")
    sheet.set_column(place, place, _WIDTHS.get(kind, _OTHER_WIDTH), formats["text" if kind == "text" else style])
    if field.column.example.isdecimal():
        sheet.write_number(1, place, int(field.column.example), formats["example"])
    elif field.column.example:
        sheet.write_string(1, place, field.column.example, formats["example"])
    if not field.offered and kind in _LIMITS:
        sheet.data_validation(2, place, _ROWS, place, {**_LIMITS[kind], "ignore_blank": True})


_LIMITS = {
    "amount": {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_title": "Chỉ nhận số",
        "error_message": "Ghi một số từ 0 trở lên; không có số thì để trống.",
    },
    "percent": {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
        "error_title": "Chỉ nhận phần trăm",
        "error_message": "Ghi một số từ 0 đến 100, ví dụ 62,63 (không ghi 0,6263).",
    },
    "date": {
        "validate": "date",
        "criteria": "between",
        "minimum": date(FIRST_YEAR, 1, 1),
        "maximum": date(LAST_YEAR, 12, 31),
        "error_title": "Chỉ nhận ngày",
        "error_message": "Ghi ngày/tháng/năm, ví dụ 01/10/2024.",
    },
}


def _offer(sheet: Worksheet, lists: Worksheet, place: int, column: int, field: _Field) -> None:
    """Write the list on its own sheet and hang it on the column. Any other words may still be typed: an office's name,
    a year long past; the import judges them."""
    lists.write_string(0, column, f"Danh sách để chọn: {field.column.label}")
    for row, text in enumerate(field.offered, start=1):
        if text.isdecimal():
            lists.write_number(row, column, int(text))
        else:
            lists.write_string(row, column, text)
    lists.set_column(column, column, _WIDTHS.get(field.column.type, _OTHER_WIDTH))
    letter = xlsxwriter.utility.xl_col_to_name(column)
    rule = {
        "validate": "list",
        "source": f"='{_LISTS}'!${letter}$2:${letter}${len(field.offered) + 1}",
        "error_type": "warning",
        "error_title": "Không có trong danh mục",
        "error_message": "Nội dung này không có trong danh mục. Vẫn dùng nếu chắc chắn đúng.",
    }
    sheet.data_validation(2, place, _ROWS, place, rule)
