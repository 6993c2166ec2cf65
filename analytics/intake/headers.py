"""Which column of the catalogue a header cell names. Exactly, by alias; near names are only suggested."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analytics.catalog import Column
from analytics.intake import strange_letters
from analytics.intake.cells import clean
from analytics.intake.findings import Decision, Finding, Remarks, Voice
from analytics.intake.vocabulary import Vocabulary
from analytics.spelling import fold

# Columns that office tables carry for their reader and that hold nothing of ours.
_ORDINARY = frozenset({"stt", "tt", "so tt", "so thu tu", "ghi chu", "xep hang", "thu hang", "hang", "ma", "ma don vi"})
_DIMENSION_LABELS = {"cases": "việc", "money": "tiền"}


@dataclass(frozen=True, kw_only=True)
class Header:
    """One header cell. ``column`` is what it names, if anything; ``unit`` a unit of measure written in it;
    ``elsewhere``: it belongs to a block of another dimension beside ours."""

    position: int
    text: str
    column: Column | None = None
    unit: str | None = None
    elsewhere: bool = False


def match(cells: Sequence[str], vocabulary: Vocabulary, elsewhere: frozenset[int] = frozenset()) -> tuple[Header, ...]:
    """What every cell of a header row names. ``elsewhere``: positions of a block of another dimension."""

    def header(position: int, text: str) -> Header:
        if position in elsewhere:
            return Header(position=position, text=clean(text), elsewhere=True)
        column, unit = vocabulary.column(text)
        return Header(position=position, text=clean(text), column=column, unit=unit)

    return tuple(header(position, text) for position, text in enumerate(cells))


def review(
    headers: tuple[Header, ...],
    row: int,
    empty: set[int],
    given: set[str],
    vocabulary: Vocabulary,
    voice: Voice,
    doubted: frozenset[int] = frozenset(),
) -> Remarks:
    """Unknown, repeated and missing headers. ``empty``: positions without data; ``given``: columns known otherwise;
    ``doubted``: positions whose titles speak of another dataset."""
    unknown = [
        header for header in headers if header.column is None and not (not header.text and header.position in empty)
    ]
    notes = [header for header in unknown if vocabulary.is_note(header.text)]
    findings = [_unknown(header, row, vocabulary, voice) for header in unknown if header not in notes]
    findings += _barred(unknown, row, vocabulary, voice)
    findings += _repeated(headers, row, voice)
    findings += _missing({header.column.id for header in headers if header.column} | given, row, vocabulary, voice)
    findings += _foreign(headers, row, vocabulary, voice, doubted)
    decisions = [
        _renamed(header, vocabulary, voice) for header in headers if header.column and header.text != header.column.id
    ]
    decisions += [_noted(header, vocabulary, voice) for header in notes]
    return Remarks(findings=tuple(findings), decisions=tuple(decisions))


def _unknown(header: Header, row: int, vocabulary: Vocabulary, voice: Voice) -> Finding:
    near = vocabulary.near(header.text)
    place = {"row": row, "column": header.text or f"thứ {header.position + 1}", "value": header.text}
    if header.elsewhere:
        other = next(label for name, label in _DIMENSION_LABELS.items() if name != vocabulary.dimension)
        return voice.finding("header_elsewhere", **place, place=header.position + 1, other=other)
    letters = strange_letters.described(header.text)
    if letters:
        return voice.finding("header_lookalike", **place, letters=letters)
    if fold(header.text) in _ORDINARY:
        return voice.finding("header_ordinary", **place)
    if near:
        return voice.finding("header_misspelt", **place, near=" hoặc ".join(f"“{name}”" for name in near))
    return voice.finding("header_unknown", **place)


def _barred(unknown: Sequence[Header], row: int, vocabulary: Vocabulary, voice: Voice) -> Iterator[Finding]:
    """Columns that must not come in at all: the file itself would keep them."""
    barred = [fold(words) for words in vocabulary.dataset.barred]
    for header in unknown:
        if any(f" {words} " in f" {fold(header.text)} " for words in barred):
            label = vocabulary.dataset.label.lower()
            yield voice.finding("header_barred", row=row, column=header.text, value=header.text, label=label)


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
    assumed = any(column.default for column in figures)
    if figures and not assumed and not present & {column.id for column in figures}:
        names = ", ".join(f"“{column.label}”" for column in figures[:8])
        yield voice.finding("header_no_figure", row=row, names=names)


def _foreign(
    headers: tuple[Header, ...], row: int, vocabulary: Vocabulary, voice: Voice, doubted: frozenset[int]
) -> Iterator[Finding]:
    """A header that states the unit of another dataset: đồng above a column of việc, or việc above one of đồng."""
    own = fold(vocabulary.dataset.unit)
    for header in headers:
        if header.column and header.column.type == "amount" and header.unit:
            measure = "dong" if vocabulary.is_money(header.unit) else header.unit
            if measure != own and {measure, own} <= {"dong", "viec"}:
                place = {"row": row, "column": header.column.id, "value": header.text}
                yield voice.finding("header_other_unit", **place, dataset=vocabulary.dataset.label.lower())
                continue
        if header.column and header.position in doubted:
            place = {"row": row, "column": header.column.id, "value": header.text}
            yield voice.finding("header_other_unit", **place, dataset=vocabulary.dataset.label.lower())


def _renamed(header: Header, vocabulary: Vocabulary, voice: Voice) -> Decision:
    code = "decision_column_told" if vocabulary.is_told(header.text) else "decision_column"
    return voice.decision(code, f"column:{header.column.id}", label=header.column.label, header=header.text)


def _noted(header: Header, vocabulary: Vocabulary, voice: Voice) -> Decision:
    code = "decision_column_note" if vocabulary.is_told(header.text) else "decision_column_reasons"
    return voice.decision(code, f"note:{header.text}", header=header.text)
