"""How offices write the same table: names, headers, numbers, layouts, encodings; drawn from one generator."""

import io
import unicodedata
from dataclasses import dataclass, field
from random import Random

import xlsxwriter

from analytics.intake.old_fonts import VNI_LETTERS, from_tcvn3

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1258", "tcvn3", "vni", "xlsx")
SEPARATORS = (",", ";", "\t", "|")
NUMBERS = ("plain", "dots", "commas", "spaces", "hard spaces")
UNITS = {"dong": (1, "đồng"), "nghin_dong": (10**3, "1.000 đồng"), "trieu_dong": (10**6, "triệu đồng"),
         "ty_dong": (10**9, "tỷ đồng")}  # fmt: skip
STATED = ("header", "title", "column", "nowhere")
COLUMNS = {
    "full": ("total_accepted", "carried_in", "newly_accepted", "delegated_out", "withdrawn", "must_enforce",
             "enforceable", "completed", "terminated", "reduced", "in_progress", "postponed", "not_enforceable",
             "other_status", "carried_out"),
    "usual": ("total_accepted", "carried_in", "newly_accepted", "must_enforce", "enforceable", "completed",
              "terminated", "reduced", "not_enforceable", "other_status", "carried_out"),
    "narrow": ("must_enforce", "enforceable", "completed"),
    "pair": ("completed", "enforceable"),
}  # fmt: skip
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TCVN3 = {from_tcvn3(letter): letter for letter in map(chr, range(161, 256)) if from_tcvn3(letter) != letter}
_TCVN3["ý"] = "ý"  # the one letter that stands where Windows-1252 has it
_VNI = {letter: written for written, letter in VNI_LETTERS.items()}


@dataclass(kw_only=True)
class Style:
    """One way of writing a table. ``money_unit``: what the numbers are really in; ``said_unit``: what the file says."""

    dimension: str
    year: int
    months: int
    encoding: str
    separator: str
    numbers: str
    columns: tuple[str, ...]
    headers: dict[str, str]
    money_unit: str | None
    said_unit: str | None
    stated: str
    names: str
    period_in: str
    title: bool
    serial: bool
    column_numbers: bool
    total: bool
    footer: bool
    rate: bool
    total_name: str = "Tổng cộng"
    answers: dict[str, str] = field(default_factory=dict)


def draw(random: Random, dimension: str, year: int, months: int, dataset) -> Style:
    """A style by chance."""
    columns = COLUMNS[random.choice(("full", "usual", "usual", "narrow", "narrow", "pair"))]
    columns = tuple(name for name in columns if name != "reduced" or dimension == "money")
    money_unit = random.choice(tuple(UNITS)) if dimension == "money" else None
    stated = random.choice(STATED)
    encoding = random.choice(ENCODINGS)
    title = random.random() < 0.6 or stated == "title"
    return Style(
        dimension=dimension,
        year=year,
        months=months,
        encoding=encoding,
        separator=random.choice(SEPARATORS),
        numbers=random.choice(NUMBERS),
        columns=columns,
        headers={name: _header(random, dataset.column(name)) for name in ("unit", "year", "months", *columns)},
        money_unit=money_unit,
        said_unit=money_unit,
        stated=stated if money_unit else "nowhere",
        names=random.choice(("plain", "plain", "prefixed", "capitals", "decomposed", "old tone place")),
        period_in=random.choice(("columns", "columns", "title")) if title else "columns",
        title=title,
        serial=random.random() < 0.4,
        column_numbers=random.random() < 0.2,
        total=random.random() < 0.5,
        footer=random.random() < 0.3,
        rate=random.random() < 0.3,
    )


def _header(random: Random, column) -> str:
    """An alias, sometimes the label in capitals, sometimes our own id."""
    name = random.choice((column.label, *column.aliases[:3], column.id))
    return name.upper() if random.random() < 0.15 else name


def number(value: int | None, style: Style) -> str:
    """A figure as the style writes it: đồng become the style's unit, exactly."""
    if value is None:
        return ""
    scale = UNITS[style.money_unit][0] if style.money_unit else 1
    whole, rest = divmod(value, scale)
    decimals = f"{rest:0{len(str(scale)) - 1}d}".rstrip("0") if rest else ""
    mark, point = {"plain": ("", ","), "dots": (".", ","), "commas": (",", "."), "spaces": (" ", ","),
                   "hard spaces": ("\u00a0", ",")}[style.numbers]  # fmt: skip
    grouped = f"{whole:,}".replace(",", mark)
    return grouped + point + decimals if decimals else grouped


def name(text: str, style: Style) -> str:
    """A province's name as the style writes it."""
    if style.names == "prefixed":
        return f"Cục THADS tỉnh {text}"
    if style.names == "capitals":
        return text.upper()
    if style.names == "decomposed":
        return unicodedata.normalize("NFD", text)
    if style.names == "old tone place":
        return text.replace("Hòa", "Hoà").replace("Thừa", "Thừa").replace("Khánh", "Khánh")
    return text


def cells(rows: list[dict], style: Style) -> list[list[str]]:
    """The table as records: titles, header, rows of figures, total, footer. A row is ``name`` and its figures."""
    extra = style.period_in == "columns"
    unit_text = UNITS[style.said_unit][1] if style.said_unit else ""
    head = ["STT"] * style.serial + [style.headers["unit"]]
    head += [style.headers["year"], style.headers["months"]] * extra
    suffix = f" ({unit_text})" if style.stated == "header" else ""
    head += [style.headers[column] + suffix for column in style.columns]
    head += ["Đơn vị tiền"] * (style.stated == "column") + ["Tỷ lệ (%)"] * style.rate
    records = _titles(style, unit_text, len(head)) + [head]
    if style.column_numbers:
        records.append([f"({place})" for place in range(1, len(head) + 1)])
    for serial, row in enumerate(rows, start=1):
        records.append(_record(row, serial, style, extra, unit_text))
    if style.total:
        sums = {column: sum(row["figures"].get(column) or 0 for row in rows) for column in style.columns}
        total = {"name": style.total_name, "figures": sums, "as_is": True}
        records.append(_record(total, "", style, extra, unit_text, total=True))
    if style.footer:
        records.append(["Người lập biểu", *[""] * (len(head) - 2), "Cục trưởng"])
    return records


def _titles(style: Style, unit_text: str, width: int) -> list[list[str]]:
    if not style.title:
        return []
    period = f"năm {style.year}" if style.months == 12 else f"{style.months} tháng năm {style.year}"
    what = "việc" if style.dimension == "cases" else "tiền"
    lines = [f"KẾT QUẢ THI HÀNH ÁN DÂN SỰ TÍNH BẰNG {what.upper()}", period[0].upper() + period[1:]]
    lines += [f"Đơn vị tính: {unit_text}"] if style.stated == "title" else []
    return [[line, *[""] * (width - 1)] for line in lines]


def _record(row: dict, serial, style: Style, extra: bool, unit_text: str, total: bool = False) -> list[str]:
    figures = row["figures"]
    written = row["name"] if row.get("as_is") else name(row["name"], style)
    record = [str(serial)] * style.serial + [written]
    record += (["", ""] if total else [str(row.get("year", style.year)), str(style.months)]) * extra
    record += [row.get("texts", {}).get(column) or number(figures.get(column), style) for column in style.columns]
    record += [unit_text] * (style.stated == "column") + [_rate(figures, style)] * style.rate
    return record


def _rate(figures: dict, style: Style) -> str:
    parts = [column for column in ("completed", "terminated", "reduced") if column in style.columns]
    done = sum(figures.get(column) or 0 for column in parts)
    base = figures.get("enforceable")
    return f"{100 * done / base:.2f}".replace(".", ",") if base else ""


def written(records: list[list[str]], style: Style) -> tuple[bytes, str]:
    """(content, file name)."""
    if style.encoding == "xlsx":
        return _workbook(records), "bao_cao.xlsx"
    lines = (style.separator.join(_quoted(cell, style.separator) for cell in record) for record in records)
    text = "\r\n".join(lines) + "\r\n"
    return encoded(text, style.encoding), "bao_cao.tsv" if style.separator == "\t" else "bao_cao.csv"


def _quoted(cell: str, separator: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if separator in cell or '"' in cell else cell


def encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding, as the programs of its time wrote it."""
    if encoding in ("utf-16-le", "utf-16-be"):
        return ("\ufeff" + text).encode(encoding)
    if encoding == "cp1258":
        return "".join(map(_for_1258, unicodedata.normalize("NFC", text))).encode("cp1258", "replace")
    if encoding == "tcvn3":
        composed = unicodedata.normalize("NFC", text)
        return "".join(_TCVN3.get(letter, _TCVN3.get(letter.lower(), letter)) for letter in composed).encode(
            "cp1252", "replace"
        )
    if encoding == "vni":
        composed = unicodedata.normalize("NFC", text)
        return "".join(_VNI.get(letter, letter) for letter in composed).encode("cp1252", "replace")
    return text.encode(encoding)


def _for_1258(letter: str) -> str:
    """A letter as Windows-1258 has it: the base with its hat or horn, then the tone."""
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in _TONES)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        return base + tones
    return letter


def _workbook(records: list[list[str]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Biểu 1")
        for row, record in enumerate(records):
            for column, cell in enumerate(record):
                sheet.write_string(row, column, cell)
    return buffer.getvalue()
