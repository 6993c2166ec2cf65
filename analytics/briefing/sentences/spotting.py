"""Where the figures of a text stand and what they say; dates, years, documents and lengths of time are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.intake.grammar import Cell, parse
from analytics.spelling import nfc

CASES, MONEY, PERCENT, POINTS, COUNT, RATIO = "cases", "money", "percent", "points", "count", "ratio"
MORE_THAN, NEARLY, ABOUT, LESS_THAN = "more_than", "nearly", "about", "less_than"
QUALIFIERS = {
    "hơn": MORE_THAN, "trên": MORE_THAN, "quá": MORE_THAN, "ít nhất": MORE_THAN, "gần": NEARLY, "chưa đến": LESS_THAN,
    "chưa tới": LESS_THAN, "dưới": LESS_THAN, "khoảng": ABOUT, "xấp xỉ": ABOUT, "ước": ABOUT,
}  # fmt: skip
_SPACE = r"[ \t\n]{0,2}"
_NUMBER = r"\d+(?:[.,]\d+)*"
_SCALE = r"(?:(?:nghìn|ngàn)[ ](?:tỷ|tỉ)|nghìn|ngàn|triệu|tỷ|tỉ)\b"
_AMOUNT = (
    rf"{_NUMBER}(?:{_SPACE}{_SCALE}(?:{_SPACE}{_NUMBER}{_SPACE}{_SCALE}){{0,3}}"
    rf"(?:{_SPACE}{_NUMBER}(?={_SPACE}(?:đồng|đ)\b))?)?"
)
_MEASURES = (
    (POINTS, r"điểm[ ]?%|điểm phần trăm|%[ ]điểm"),
    (PERCENT, r"%|phần trăm\b"),
    (MONEY, r"(?:đồng|vnđ|đ)\b|₫"),
    (CASES, r"(?:vụ việc|việc|vụ)\b"),
)
_MEASURE = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _MEASURES)
_AMONG = "|".join((
    "điều", "khoản", "chương", "mục", "phụ lục", "mẫu", "biểu", "kết luận", "nghị quyết", "quyết định",
    "chỉ thị", "kế hoạch", "thông tư", "nghị định", "luật", "công văn", "văn bản", "báo cáo",
))  # fmt: skip
_COUNTED = r"(?:%|(?:điểm|việc|vụ|tỷ|tỉ|triệu|nghìn|đồng|đ|cá nhân|tập thể|đơn vị)\b)"
_OTHER = "|".join((
    r"(?:https?://|www\.)\S+",
    r"\d{1,2}[ ]?[/.-][ ]?\d{1,2}[ ]?[/.-][ ]?\d{4}\b",
    r"\d+(?:-[A-ZĐ]+)?/(?:\d{4}/)?[A-ZĐ]{2,}(?:[-/][A-ZĐ]+){0,4}",
    r"\d+-[A-ZĐ]{1,6}/[A-ZĐ]+",
    rf"(?i:\b(?:{_AMONG})(?:[ ]số)?[ ]{{1,2}})\d++(?:[/-]\w++){{0,4}}(?![.,]\d|[ ]?{_COUNTED})",
    r"(?i:\bquý[ ]{1,2}(?:iv|i{1,3}|\d)(?:[ ]?[/-][ ]?\d{4})?)\b",
    r"(?i:\btháng[ ]{1,2})\d{1,2}(?:[ ]?[/-][ ]?\d{4})?(?![.,]?\d|[ ]?%)",
    r"(?i:\b(?:ngày|đến|trước|từ|hết)[ ]{1,2})\d{1,2}/\d{1,2}(?![\d/])",
    r"(?i:\bngày[ ]{1,2})\d{1,2}(?![.,/]?\d)",
    rf"(?<![\w.,])(?:19|20)\d\d[ ]?[-–][ ]?(?:19|20)\d\d(?![.,]?\d|[ ]?{_COUNTED})",
    rf"(?<![\w.,/])(?:19|20)\d\d(?![.,]?\d|[ ]?/\d|[ ]?{_COUNTED})",
    rf"(?<![\w.,/])\d{{1,4}}{_SPACE}(?i:(?:năm|tháng|ngày|giờ|tuần|phút|tuổi)\b)",
    r"(?m:^[ \t]{0,20}\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s))",
))  # fmt: skip
_BOUNDS = r"(?<!thấp )(?<!cao )(?<!nhiều )(?<!ít )(?<!lớn )hơn|" + "|".join(set(QUALIFIERS) - {"hơn"})
_FIGURE = (
    rf"(?<![\w.,-])(?<!\d/)(?:(?P<qualifier>(?i:{_BOUNDS})){_SPACE})?(?<![\w])(?<![^\W\d_]-)"
    rf"(?:(?P<top>{_NUMBER})[ ]?/[ ]?(?P<bottom>{_NUMBER})(?![\w]*/)|(?P<amount>(?i:{_AMOUNT})))"
    rf"(?:{_SPACE}(?i:{_MEASURE}))?"
)
_MET = re.compile(rf"(?P<other>{_OTHER})|{_FIGURE}")
_JOINED = re.compile(r"[ ]?/[ ]?|[ ]{1,2}(?:trên|trong)(?:[ ]tổng)?(?:[ ]số)?[ ]{1,2}", re.I)
_FAR = 24
LARGEST = 1_000_000
_NOUN = re.compile(r"[ ]{0,2}([^\W\d_]+(?:[ ][^\W\d_]+){0,3})")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of a text, from ``start`` to ``end``. ``value`` is exact, in việc, đồng, percent or points; ``None``
    where it is not written as a number can be. ``step``: one unit of the last printed digit. A ratio has ``of``.

    ``is_bottom``: what the figure before it is a part of. ``noun``: the words behind it, lower case. ``is_bare``: money
    that only says đồng. ``digits_at``: where its digits begin.
    """

    text: str
    start: int
    end: int
    kind: str
    value: Fraction | None
    step: Fraction
    decimals: int = 0
    qualifier: str | None = None
    of: int | None = None
    noun: str = ""
    is_bottom: bool = False
    is_bare: bool = False
    digits_at: int = 0


def prepared(text: str) -> str:
    """The text as it is read: every letter one code point, no special spaces. Spans count in it."""
    return nfc(text).replace("\u00a0", " ").replace("\u202f", " ").replace("\r", " ")


def is_text(content: bytes) -> bool:
    """Whether the bytes may be a text of a readable length: no program, no document of an office suite."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return len(content) <= LARGEST and (marked or b"\0" not in content)


def text_of(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 by its mark, else Windows-1258, which Vietnamese files used to come in."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1258"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")


def figures(text: str) -> list[Figure]:
    """Every figure of a prepared text, in its order."""
    found: list[Figure] = []
    for match in _MET.finditer(text):
        if match["other"] is None:
            found.extend(_linked(each, found, text) for each in _figures(match, text))
    return found


def _figures(match: re.Match, text: str) -> Iterator[Figure]:
    kind = next((name for name, _ in _MEASURES if match[name]), COUNT)
    if match["top"] is None:
        yield _figure(match, "amount", kind, text)
    elif kind in (CASES, MONEY):
        yield _figure(match, "top", kind, text)
        yield replace(_figure(match, "bottom", kind, text), is_bottom=True, qualifier=None)
    else:
        yield from _ratio(match, text)


def _figure(match: re.Match, group: str, kind: str, text: str) -> Figure:
    written = match[group]
    start = match.start() if group != "bottom" else match.start(group)
    end = match.end() if group != "top" else match.end(group)
    kind = (
        MONEY
        if kind == COUNT and written[-1].isalpha() and not written.casefold().endswith(("nghìn", "ngàn"))
        else kind
    )
    cell = parse(_spelled(written, kind))
    value, step, decimals = _valued(cell, kind)
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        kind=kind,
        value=value,
        step=step,
        decimals=decimals,
        qualifier=_qualifier(match) if group != "bottom" else None,
        noun=_noun(text, match.end()),
        is_bare=kind == MONEY and not any(letter.isalpha() for letter in written),
        digits_at=match.start(group),
    )


def _spelled(written: str, kind: str) -> str:
    """The number as the grammar of cells reads it; a leading zero ("02 tập thể") is a habit, not a digit."""
    bare = written.lstrip("0") if written.isdigit() else written
    return " ".join((bare or "0").split()) + (" đồng" if kind == MONEY else "")


def _valued(cell: Cell, kind: str) -> tuple[Fraction | None, Fraction, int]:
    """(value, last printed digit, decimals)."""
    if cell.problem or cell.digits is None:
        return None, Fraction(1), 0
    is_fraction = kind in (PERCENT, POINTS) or (cell.ambiguous == "," and cell.scaled and not cell.bare)
    power = cell.power - 3 if cell.ambiguous and is_fraction else cell.power
    step = Fraction(10) ** power
    return cell.digits * step, step, max(-power, 0)


def _ratio(match: re.Match, text: str) -> Iterator[Figure]:
    top, bottom = (parse(_spelled(match[name], COUNT)) for name in ("top", "bottom"))
    if not top.digits or not bottom.digits or top.power or bottom.power:
        return
    yield Figure(
        text=match[0],
        start=match.start(),
        end=match.end(),
        kind=RATIO,
        value=Fraction(top.digits),
        step=Fraction(1),
        of=bottom.digits,
        noun=_noun(text, match.end()),
        digits_at=match.start("top"),
    )


def _qualifier(match: re.Match) -> str | None:
    return QUALIFIERS[match["qualifier"].casefold()] if match["qualifier"] else None


def _noun(text: str, end: int) -> str:
    found = _NOUN.match(text, end)
    return found[1].casefold() if found else ""


def _linked(figure: Figure, before: list[Figure], text: str) -> Figure:
    """A figure after "6.844 việc/" or "6.844 việc trên" is what the one before is a part of."""
    if figure.is_bottom or not before or before[-1].kind != figure.kind or figure.kind not in (CASES, MONEY):
        return figure
    last, number = before[-1], figure.digits_at
    if last.is_bottom or number - last.end > _FAR or not _JOINED.fullmatch(text, last.end, number):
        return figure
    return replace(figure, text=text[number : figure.end], start=number, is_bottom=True, qualifier=None)
