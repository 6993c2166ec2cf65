"""What cannot be a table of text at all is refused before anything is decoded."""

from pathlib import PurePath

from analytics.intake import layout
from analytics.intake.desk import Desk
from analytics.intake.findings import Answers, Finding
from analytics.numbers import integer
from analytics.periods import FIRST_YEAR, LAST_YEAR, YEAR_MONTHS
from analytics.workbooks import kind_of

TEXTS, WORKBOOKS = (".csv", ".txt", ".tsv"), (".xlsx", ".xls", ".ods")
EXTENSIONS = TEXTS + WORKBOOKS
MARKS = ("comma", "dot")
PERCENT_SCALES = ("percent", "fraction")
_MB = 1_000_000
_SAMPLE = 4096
_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1a\x1e"))
_SIGNATURES = (
    (b"PK\x03\x04", "tệp nén ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Office đời cũ (.xls, .doc)"),
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7-Zip"),
    (b"Rar!", "tệp nén RAR"),
    (b"SQLite format 3", "cơ sở dữ liệu SQLite"),
    (b"PAR1", "tệp Parquet"),
    (b"{\\rtf", "văn bản RTF"),
)
_INSIDE_ZIP = (
    (b"xl/", "sổ tính Excel (.xlsx)"),
    (b"word/", "văn bản Word (.docx)"),
    (b"ppt/", "tệp PowerPoint (.pptx)"),
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table")


def unheard_of(answers: Answers, desk: Desk) -> Finding | None:
    """An answer that is none of those offered."""
    vintages = next((column.choices for column in desk.dataset.columns if column.id == "vintage"), {})
    offered = {
        "money_unit": tuple(desk.catalog.money_units),
        "decimal_mark": MARKS,
        "year": range(FIRST_YEAR, LAST_YEAR + 1),
        "months": range(1, YEAR_MONTHS + 1),
        "vintage": tuple(vintages),
        "percent_scale": PERCENT_SCALES,
        "delimiter": tuple(layout.ANSWERS),
        "header_row": range(1, layout.RECORDS + 1),
    }
    for name, choices in offered.items():
        given = getattr(answers, name)
        if given is not None and given not in choices:
            shown = f"{choices[0]}–{choices[-1]}" if isinstance(choices, range) else ", ".join(choices)
            return desk.voice.finding("answer_unknown", value=str(given), answer=name, choices=shown)
    known = {column.id: column.label for column in desk.dataset.columns}
    strange = next((each for each in answers.columns.values() if each and each not in known), None)
    if strange is not None:
        return desk.voice.finding("answer_unknown", value=strange, answer="columns", choices=", ".join(known))
    return None


def refuse(content: bytes, file_name: str, desk: Desk) -> Finding | None:
    """The one reason why these bytes cannot be read, or ``None``."""
    voice, most = desk.voice, desk.limits["bytes"]
    if len(content) > most:
        return voice.finding("file_too_large", value=file_name, size=len(content) // _MB, limit=most // _MB)
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return voice.finding("file_empty", value=file_name)
    extension = PurePath(file_name).suffix.lower()
    if is_workbook(content):
        return None if extension in WORKBOOKS else _misnamed(content, file_name, desk)
    kind = binary_kind(content)
    if extension in WORKBOOKS:
        return voice.finding("workbook_not_one", value=file_name, kind=kind or "văn bản thường")
    if kind:
        return voice.finding("file_binary", value=file_name, kind=kind)
    if _is_noise(content):
        return voice.finding("file_binary", value=file_name, kind="dữ liệu nhị phân")
    if extension not in EXTENSIONS:
        return voice.finding("file_extension", value=file_name, extension=PurePath(file_name).suffix or "không có đuôi")
    return None


def is_workbook(content: bytes) -> bool:
    """True for bytes that say they are a workbook of Excel or LibreOffice."""
    return kind_of(content) is not None


def _misnamed(content: bytes, file_name: str, desk: Desk) -> Finding:
    kind = kind_of(content)
    return desk.voice.finding("workbook_misnamed", value=file_name, kind=f".{kind}")


def unreadable(problem: str, cells: int, desk: Desk) -> Finding:
    """A workbook that could not be opened: encrypted, broken, bomb, too_large, too_many_cells or too_slow."""
    return desk.voice.finding(f"workbook_{problem}", limit=integer(cells))


def binary_kind(content: bytes) -> str | None:
    """What the first bytes say the file is, when that is not plain text."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            inside = [name for folder, name in _INSIDE_ZIP if signature.startswith(b"PK") and folder in content]
            return inside[0] if inside else kind
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower().startswith(_MARKUP):
        return "trang HTML hoặc XML"
    return None


def _is_noise(content: bytes) -> bool:
    """Control characters make up more of the beginning than any text has; zero bytes may be UTF-16."""
    sample = content[:_SAMPLE]
    return b"\x00" not in content and len(sample.translate(None, _CONTROLS)) < len(sample) * 0.98


def too_much(content: bytes, desk: Desk) -> Finding | None:
    """A table that would not fit in memory, told before it is read. A file never has more cells than bytes."""
    most, rows = desk.limits["cells"], max(content.count(b"\n"), content.count(b"\r"))
    if rows > desk.limits["rows"]:
        return desk.voice.finding("file_too_many_rows", rows=integer(rows), limit=integer(desk.limits["rows"]))
    if len(content) <= most:
        return None
    cells = max(content.count(mark) for mark in (b",", b";", b"\t", b"|")) + rows
    return desk.voice.finding("file_too_many_cells", limit=integer(most)) if cells > most else None


def too_wide(width: int, row: int, desk: Desk) -> Finding | None:
    """A header with more cells than any table of ours has."""
    if width <= desk.limits["columns"]:
        return None
    return desk.voice.finding("file_too_wide", row=row, cells=width, limit=desk.limits["columns"])
