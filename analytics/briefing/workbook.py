"""A deck as an Excel workbook: every figure a typed cell, native charts, and a sheet that lists every number.

Words stay words: nothing that begins with "=" becomes a formula. The separators of typed numbers follow the machine.
"""

from io import BytesIO
from typing import Any

import xlsxwriter

from analytics import numbers
from analytics.briefing import words
from analytics.briefing.deck import GANTT, LINES, SCATTER, STACKED, Cell, Chart, Deck, Figure, Series, Slide, Table

CONTENTS, EVERYTHING = "Mục lục", "Mọi con số"
CHART_COLUMN, WIDEST = 12, 60
SIZE = {"width": 1100, "height": 480}
TYPES = {STACKED: {"type": "column", "subtype": "stacked"}, LINES: {"type": "line"}, SCATTER: {"type": "scatter"}}
LISTED = (
    "Trang",
    "Đơn vị",
    "Lĩnh vực",
    "Chỉ tiêu thống kê",
    "Năm",
    "Tháng",
    "Như in",
    "Giá trị",
    "Đơn vị tính",
    "Bút toán",
)


def xlsx_file(deck: Deck) -> bytes:
    """The deck as a .xlsx: contents, one sheet a slide, and all figures as printed and exactly."""
    written = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    book.set_properties({"title": deck.title, "comments": f"Bút toán {deck.entry}"})
    formats = Formats(book)
    _contents(book.add_worksheet(CONTENTS), deck, formats)
    for slide in deck.slides:
        _sheet(book, book.add_worksheet(sheet_name(slide)), deck, slide, formats)
    _everything(book.add_worksheet(EVERYTHING), deck, formats)
    book.close()
    return written.getvalue()


def sheet_name(slide: Slide) -> str:
    """Name of a slide's sheet."""
    return f"{slide.number:02} {slide.id}"[:31]


class Formats:
    """Formats of one workbook, each made once."""

    def __init__(self, book: Any):
        self._book, self._made = book, {}

    def of(self, **wanted: Any) -> Any:
        """The format with these properties."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": "Times New Roman", "font_size": 12, **wanted})
        return self._made[key]


def shown(figure: Figure) -> str:
    """The number format under which a typed cell reads as the figure does."""
    digits = f"#,##0.{'0' * figure.decimals}".rstrip(".")
    unit = '" %"' if figure.unit == "%" else ""
    before = figure.text[
        : next(at for at, letter in enumerate(figure.text) if letter.isdigit() or letter == numbers.MINUS)
    ]
    if before == "+":
        return f"+{digits}{unit};{numbers.MINUS}{digits}{unit};{digits}{unit}"
    said = f'"{before}"' if before else ""
    return f"{said}{digits}{unit};{numbers.MINUS}{digits}{unit}"


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: Formats, **look: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, formats.of(text_wrap=True, valign="top", **look))
    elif cell.value is None:
        sheet.write_string(row, column, cell.text, formats.of(align="right", **look))
    else:
        exact = numbers.rounded(cell.value, cell.decimals)
        sheet.write_number(row, column, exact, formats.of(num_format=shown(cell), align="right", **look))


def _contents(sheet: Any, deck: Deck, formats: Formats) -> None:
    lines = [(deck.title, {"bold": True, "font_size": 16}), (deck.unit, {"bold": True})]
    lines += [(words.SIMULATED, {"bold": True})] if deck.is_simulated else []
    lines += [(f"Số liệu đến {deck.as_of:%d/%m/%Y}, {deck.status}; bút toán {deck.entry} của sổ.", {})]
    lines += [("Dấu ngăn hàng nghìn và dấu thập phân trong ô số theo máy; cột “Như in” giữ nguyên chữ.", {})]
    for row, (said, look) in enumerate(lines):
        sheet.write_string(row, 0, said, formats.of(**look))
    start = len(lines) + 1
    for place, slide in enumerate(deck.slides):
        link = f"internal:'{sheet_name(slide)}'!A1"
        sheet.write_url(start + place, 0, link, formats.of(font_color="#12436D", underline=1), str(slide.number))
        sheet.write_string(start + place, 1, slide.title, formats.of())
    for place, left in enumerate(deck.left_out):
        row = start + len(deck.slides) + 1 + place
        sheet.write_string(row, 1, f"Không có trang “{left.name}”: {left.reason}", formats.of(italic=True))
    sheet.set_column(1, 1, 120)


def _sheet(book: Any, sheet: Any, deck: Deck, slide: Slide, formats: Formats) -> None:
    row = 0
    head = [(slide.title, {"bold": True, "font_size": 14}), (slide.message, {})]
    head += [(words.SIMULATED, {"bold": True})] if deck.is_simulated else []
    head += [(each, {"italic": True}) for each in slide.missing]
    head += [(slide.footnote.text, {"font_color": "#3B4656"}), (f"Mã trang {slide.stamp}", {"font_color": "#3B4656"})]
    for said, look in head:
        sheet.write_string(row, 0, said, formats.of(**look))
        row += 1
    row = _cards(sheet, slide, row + 1, formats)
    under = _table(sheet, slide.table, row, formats) if slide.table else row
    if slide.chart:
        _chart(book, sheet, slide, under + 1, formats)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _cards(sheet: Any, slide: Slide, row: int, formats: Formats) -> int:
    for place, card in enumerate(slide.cards):
        cells: list[Cell] = [
            card.label,
            card.figure,
            card.figure.unit,
            card.comparator,
            card.target or "",
            card.change or "",
        ]
        for column, cell in enumerate(cells):
            _write(sheet, row + place, column, cell, formats)
    return row + len(slide.cards) + 1 if slide.cards else row


def _table(sheet: Any, table: Table, row: int, formats: Formats) -> int:
    for column, head in enumerate(table.heads):
        look = {"bold": True, "bg_color": "#EEF2F7", "border": 1, "text_wrap": True}
        sheet.write_string(row, column, head, formats.of(**look))
        longest = max([len(head) // 2, *(len(_text(each[column])) for each in table.rows)])
        sheet.set_column(column, column, min(WIDEST, max(12, longest + 2)))
    for place, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            _write(sheet, row + 1 + place, column, cell, formats, border=1, bold=place in table.marked)
    return row + len(table.rows) + 1


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _chart(book: Any, sheet: Any, slide: Slide, row: int, formats: Formats) -> None:
    """What is drawn as a block of cells to the right, and the chart under the table."""
    chart = slide.chart
    draw = {GANTT: _calendar, SCATTER: _scatter}.get(chart.kind, _columns)
    made = draw(book, sheet, chart, formats)
    made.set_title({"name": slide.title, "name_font": {"size": 13}})
    made.set_size(SIZE)
    sheet.insert_chart(row, 0, made, {"description": chart.alt})


def _block(
    sheet: Any, column: int, series: Series, chart: Chart, formats: Formats, is_across: bool = False
) -> dict[str, Any]:
    """Labels and figures of a series in two columns; returns where they are."""
    unit = chart.x_unit if is_across else chart.unit
    sheet.write_string(0, column + 1, f"{series.name} ({unit})", formats.of(bold=True))
    for place, point in enumerate(series.points, start=1):
        sheet.write_string(place, column, point.label, formats.of())
        _write(sheet, place, column + 1, point.x if is_across else point.figure, formats)
    name, last = sheet.get_name(), len(series.points)
    return {
        "name": [name, 0, column + 1],
        "categories": [name, 1, column, last, column],
        "values": [name, 1, column + 1, last, column + 1],
    }


def _columns(book: Any, sheet: Any, chart: Chart, formats: Formats) -> Any:
    drawn = book.add_chart(TYPES.get(chart.kind, {"type": "column"}))
    marks = None
    for place, series in enumerate(chart.series):
        where = _block(sheet, CHART_COLUMN + 3 * place, series, chart, formats)
        if series.is_target:
            marks = marks or book.add_chart({"type": "line"})
            marks.add_series({**where, "line": {"none": True}, "marker": {"type": "long_dash", "size": 9}})
        else:
            fills = [{"fill": {"color": "#801650"}} if point.missed else None for point in series.points]
            drawn.add_series(
                {**where, "fill": {"color": ("#12436D", "#28A197")[place % 2]}, "points": fills, "gap": 40}
            )
    if marks:
        drawn.combine(marks)
    drawn.set_y_axis({"name": chart.unit, "major_gridlines": {"visible": True, "line": {"color": "#C3CAD5"}}})
    return drawn


def _scatter(book: Any, sheet: Any, chart: Chart, formats: Formats) -> Any:
    drawn = book.add_chart(TYPES[SCATTER])
    across = _block(sheet, CHART_COLUMN, chart.series[0], chart, formats, is_across=True)
    up = _block(sheet, CHART_COLUMN + 3, chart.series[0], chart, formats)
    drawn.add_series({"name": chart.series[0].name, "categories": across["values"], "values": up["values"]})
    for place, line in enumerate(chart.lines):
        sheet.write_string(place, CHART_COLUMN + 6, line.name, formats.of())
        _write(sheet, place, CHART_COLUMN + 7, line.figure, formats)
    drawn.set_x_axis({"name": chart.x_unit})
    drawn.set_y_axis({"name": chart.unit})
    return drawn


def _calendar(book: Any, sheet: Any, chart: Chart, formats: Formats) -> Any:
    """Bars from day to day on a stacked bar chart whose first part is not seen."""
    first = min(span.starts for span in chart.spans)
    name, last = sheet.get_name(), len(chart.spans) - 1
    for place, span in enumerate(chart.spans):
        days = ((span.starts - first).days, (span.ends - span.starts).days + 1)
        sheet.write_string(place, CHART_COLUMN, f"{span.label} ({span.when})", formats.of())
        for column, count in enumerate(days, start=1):
            sheet.write_number(place, CHART_COLUMN + column, count, formats.of())
    drawn = book.add_chart({"type": "bar", "subtype": "stacked"})
    labels = [name, 0, CHART_COLUMN, last, CHART_COLUMN]
    for column, fill in ((1, {"none": True}), (2, {"color": "#12436D"})):
        values = [name, 0, CHART_COLUMN + column, last, CHART_COLUMN + column]
        drawn.add_series({"categories": labels, "values": values, "fill": fill, "gap": 60})
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"reverse": True})
    return drawn


def _everything(sheet: Any, deck: Deck, formats: Formats) -> None:
    for column, head in enumerate(LISTED):
        sheet.write_string(0, column, head, formats.of(bold=True, bg_color="#EEF2F7"))
    row = 0
    for slide in deck.slides:
        for figure in slide.figures:
            row += 1
            who = (figure.unit_id, figure.dimension, figure.what)
            for column, said in enumerate(who, start=1):
                sheet.write_string(row, column, said, formats.of())
            for column, count in ((0, slide.number), (4, figure.year), (5, figure.months), (9, figure.entry)):
                sheet.write_number(row, column, count, formats.of())
            sheet.write_string(row, 6, figure.text, formats.of(align="right"))
            if figure.value is not None:
                sheet.write_number(row, 7, float(figure.value), formats.of())
            sheet.write_string(row, 8, figure.unit, formats.of())
    sheet.autofilter(0, 0, row, len(LISTED) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_column(1, 9, 16)
