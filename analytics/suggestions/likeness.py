"""What a column may be by the words of its header, or by what its single values look like."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from analytics.catalog import Column
from analytics.intake import dates
from analytics.intake.cells import is_missing
from analytics.spelling import fold
from analytics.suggestions.sample import FEWEST, MOST, Sample, Suggestion, percent

_ALIKE = 0.6


def by_words(sample: Sample) -> Iterator[tuple[int, Suggestion]]:
    for header in sample.headers:
        if header.column is None and fold(header.text):
            near = sorted(((_likeness(header.text, column), column) for column in sample.open_columns), key=_first)
            for likeness, column in near[:3]:
                if likeness >= _ALIKE:
                    evidence = f"Tiêu đề gần giống “{column.label}”."
                    yield header.position, Suggestion(column_id=column.id, evidence=evidence, strong=False)


def _first(pair: tuple[float, Column]) -> float:
    return -pair[0]


def _likeness(text: str, column: Column) -> float:
    names = (column.label, *column.aliases)
    return max(SequenceMatcher(None, fold(text), fold(name)).ratio() for name in names)


def by_kind(sample: Sample) -> Iterator[tuple[int, Suggestion]]:
    """Names of units, years, months, days, choices, percents: seen at single values."""
    for header in sample.headers:
        texts = [text for text in sample.columns[header.position] if not is_missing(text)]
        if header.column is None and texts:
            for column in sample.open_columns:
                count = sum(_is_of(text, column, sample) for text in texts)
                if count >= max(MOST * len(texts), 1) and column.type in _KINDS:
                    evidence = f"{count}/{len(texts)} giá trị đầu là {_KINDS[column.type]}."
                    strong = count == len(texts) >= FEWEST and column.type in ("unit", "year")
                    yield header.position, Suggestion(column_id=column.id, evidence=evidence, strong=strong)


_KINDS = {
    "unit": "tên đơn vị đã biết",
    "year": "năm",
    "months": "số tháng từ 1 đến 12",
    "choice": "một lựa chọn của cột này",
    "date": "ngày",
    "percent": "phần trăm",
    "money_unit": "đơn vị tiền",
}


def _is_of(text: str, column: Column, sample: Sample) -> bool:
    if column.type == "unit":
        return sample.units.knows(text)
    if column.type == "year":
        return dates.year(text) is not None
    if column.type == "months":
        return dates.months(text).months is not None and dates.months(text).problem is None
    if column.type == "choice":
        return fold(text) in {fold(name) for names in column.choice_aliases.values() for name in names if fold(name)}
    if column.type == "money_unit":
        units = sample.catalog.money_units.values()
        return fold(text) in {fold(name) for unit in units for name in (unit.id, unit.label, *unit.aliases)}
    if column.type == "date":
        return text.count("/") == 2 and not isinstance(dates.day(text), str)
    return column.type == "percent" and percent(text) is not None and not text.isdecimal()
