"""Which column of the catalogue a header cell names. Exactly, by alias; near names are only suggested."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from analytics.catalog import Catalog, Column, Dataset
from analytics.intake.cells import clean
from analytics.intake.findings import Decision, Finding, Remarks, Voice
from analytics.spelling import fold

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UNIT_MENTION = re.compile(r"(?:đơn vị(?: tính| tiền)?|đvt)\s*:\s*([^)\];|]+)", re.IGNORECASE)
_TRAILING_MENTION = re.compile(r"[,;:-]?\s*(?:(?:đơn vị tính|đvt)\s*:\s*)([^)\]]+)$", re.IGNORECASE)
# An extra column may well resemble one of ours ("Đơn vị cũ"); a slip of the pen resembles it more.
_NEAR = 0.86
_FORM_NUMBER = re.compile(r"\d{0,2}[a-zA-Z]?|%")
# Columns that office tables carry for their reader and that hold nothing of ours.
_ORDINARY = frozenset({"stt", "tt", "so tt", "so thu tu", "ghi chu", "xep hang", "thu hang", "hang", "ma", "ma don vi"})


@dataclass(frozen=True, kw_only=True)
class Header:
    """One header cell. ``column`` is what it names, if anything; ``unit`` a unit of measure written in it."""

    position: int
    text: str
    column: Column | None = None
    unit: str | None = None


class Vocabulary:
    """The words a dataset's header may use, folded, and the units of measure that may stand beside them."""

    def __init__(self, dataset: Dataset, catalog: Catalog):
        self.dataset = dataset
        self._columns: dict[str, Column] = {}
        for column in dataset.columns:
            for name in (column.id, column.stored, column.label, *column.aliases):
                self._columns.setdefault(fold(name), column)
        self._money_units = {
            fold(name): unit.id
            for unit in catalog.money_units.values()
            for name in (unit.id, unit.label, *unit.aliases)
        }
        self._measures = {fold(each.unit) for each in catalog.datasets.values()} | {"viec", "vu viec", ""}

    def knows(self, text: str) -> bool:
        """True when the cell names a column of the dataset."""
        return self.column(text)[0] is not None

    def column(self, text: str) -> tuple[Column | None, str | None]:
        """(column, unit of measure) of a header cell: ``Phải thi hành (1.000 đồng)`` → must_enforce, nghin_dong."""
        cell = clean(text)
        for name, unit in self._readings(cell):
            found = self._columns.get(fold(name))
            if found:
                return found, unit
        return None, None

    def measure(self, text: str) -> str | None:
        """Id of the money unit a text names, or the folded word of another unit of measure; ``None`` if neither."""
        key = fold(text)
        if key in self._money_units:
            return self._money_units[key]
        return key if key and key in self._measures else None

    def money_unit(self, text: str) -> str | None:
        """Id of the money unit a text names."""
        return self._money_units.get(fold(text))

    def is_money(self, measure: str) -> bool:
        """True when a measure is the id of a money unit."""
        return measure in self._money_units.values()

    def mentioned(self, text: str) -> str | None:
        """Money unit of a line such as "Đơn vị tính: 1.000 đồng" above the table."""
        found = _UNIT_MENTION.search(clean(text))
        return self.money_unit(found.group(1)) if found else None

    def near(self, text: str) -> tuple[str, ...]:
        """Header names that look like this one."""
        close = get_close_matches(fold(clean(text)), self._columns, n=3, cutoff=_NEAR)
        return tuple(dict.fromkeys(self._columns[key].label for key in close))

    def _readings(self, cell: str) -> Iterator[tuple[str, str | None]]:
        yield cell, next((unit for unit in map(self.measure, _IN_BRACKETS.findall(cell)) if unit), None)
        trailing = _TRAILING_MENTION.search(cell)
        if trailing:
            yield cell[: trailing.start()], self.measure(trailing.group(1))
        for found in _IN_BRACKETS.finditer(cell):
            inside = _UNIT_MENTION.sub(r"\1", found.group(1))
            if self.measure(inside) or _FORM_NUMBER.fullmatch(inside.strip()):
                yield _IN_BRACKETS.sub(" ", cell), self.measure(inside)
        before, comma, after = cell.rpartition(",")
        if comma and self.measure(after):
            yield before, self.measure(after)


def match(cells: Sequence[str], vocabulary: Vocabulary) -> tuple[Header, ...]:
    """What every cell of a header row names."""
    found = ((position, clean(text), *vocabulary.column(text)) for position, text in enumerate(cells))
    return tuple(Header(position=place, text=text, column=column, unit=unit) for place, text, column, unit in found)


def review(
    headers: tuple[Header, ...], row: int, empty: set[int], given: set[str], vocabulary: Vocabulary, voice: Voice
) -> Remarks:
    """Unknown, repeated and missing headers. ``empty``: positions without data; ``given``: columns known otherwise."""
    unknown = [
        header for header in headers if header.column is None and not (not header.text and header.position in empty)
    ]
    findings = [_unknown(header, row, vocabulary, voice) for header in unknown]
    findings += _repeated(headers, row, voice)
    findings += _missing({header.column.id for header in headers if header.column} | given, row, vocabulary, voice)
    findings += _foreign(headers, row, vocabulary, voice)
    decisions = tuple(
        _renamed(header, voice) for header in headers if header.column and header.text != header.column.id
    )
    return Remarks(findings=tuple(findings), decisions=decisions)


def _unknown(header: Header, row: int, vocabulary: Vocabulary, voice: Voice) -> Finding:
    near = vocabulary.near(header.text)
    place = {"row": row, "column": header.text or f"thứ {header.position + 1}", "value": header.text}
    if fold(header.text) in _ORDINARY:
        return voice.finding("header_ordinary", **place)
    if near:
        return voice.finding("header_misspelt", **place, near=" hoặc ".join(f"“{name}”" for name in near))
    return voice.finding("header_unknown", **place)


def _repeated(headers: tuple[Header, ...], row: int, voice: Voice) -> Iterator[Finding]:
    seen: dict[str, Header] = {}
    for header in headers:
        if header.column:
            first = seen.setdefault(header.column.id, header)
            if first is not header:
                label = header.column.label
                yield voice.finding("header_repeated", row=row, column=header.text, value=first.text, label=label)


def _missing(present: set[str], row: int, vocabulary: Vocabulary, voice: Voice) -> Iterator[Finding]:
    dataset = vocabulary.dataset
    for column in dataset.columns:
        if column.required and column.id not in present:
            names = ", ".join(f"“{name}”" for name in (column.label, *column.aliases[:4], column.id))
            yield voice.finding("header_missing", row=row, column=column.id, label=column.label, names=names)
    figures = [column for column in dataset.columns if column.role == "figure" or column.type == "percent"]
    if figures and not present & {column.id for column in figures}:
        names = ", ".join(f"“{column.label}”" for column in figures[:8])
        yield voice.finding("header_no_figure", row=row, names=names)


def _foreign(headers: tuple[Header, ...], row: int, vocabulary: Vocabulary, voice: Voice) -> Iterator[Finding]:
    """A header that states the unit of another dataset: đồng above a column of việc, or việc above one of đồng."""
    own = fold(vocabulary.dataset.unit)
    for header in headers:
        if header.column and header.column.type == "amount" and header.unit:
            measure = "dong" if vocabulary.is_money(header.unit) else header.unit
            if measure != own and {measure, own} <= {"dong", "viec"}:
                place = {"row": row, "column": header.column.id, "value": header.text}
                yield voice.finding("header_other_unit", **place, dataset=vocabulary.dataset.label.lower())


def _renamed(header: Header, voice: Voice) -> Decision:
    what = f"column:{header.column.id}"
    return voice.decision("decision_column", what, label=header.column.label, header=header.text)
