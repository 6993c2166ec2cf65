"""The year and months of every row: from its own cells, what the person said, or the lines above the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analytics.intake import dates
from analytics.intake.cells import Coded
from analytics.intake.findings import Finding, Remarks, Voice
from analytics.periods import YEAR_MONTHS

UNKNOWN = 0


@dataclass(frozen=True, kw_only=True)
class Periods:
    """``years`` and ``months`` row by row, 0 where the row has an error."""

    years: np.ndarray
    months: np.ndarray
    remarks: Remarks


class Source(NamedTuple):
    """A value that stands for a whole column, and where it comes from."""

    value: int
    code: str
    words: dict[str, object]


def year_from_elsewhere(told: int | None, above: Iterable[tuple[int, str]]) -> Source | None:
    """The year of a file without a year column: what the person said, or the one year named above the table."""
    if told is not None:
        return Source(told, "decision_year_told", {})
    return _only("year", above)


def months_from_elsewhere(told: int | None, above: Iterable[tuple[int, str]]) -> Source:
    """The months of a file without a months column; twelve when nothing says otherwise."""
    if told is not None:
        return Source(told, "decision_months_told", {})
    return _only("months", above) or Source(YEAR_MONTHS, "decision_months_default", {})


def _only(part: str, above: Iterable[tuple[int, str]]) -> Source | None:
    said = [(getattr(dates.in_title(text), part), row, text) for row, text in above]
    said = [each for each in said if each[0]]
    if len({value for value, _, _ in said}) != 1:
        return None
    value, row, text = said[0]
    return Source(value, f"decision_{part}_title", {"row": row, "text": text})


def settle(
    year: Coded,
    months: Coded | None,
    year_elsewhere: Source | None,
    months_elsewhere: Source,
    rows: np.ndarray,
    voice: Voice,
) -> Periods:
    """The period of every row, every cell that is none, and every row whose two cells contradict each other.

    ``months`` is ``None`` for datasets that have whole years only.
    """
    if months is None:
        months, months_elsewhere = Coded(texts=[""], codes=np.zeros(len(rows), np.int32)), Source(YEAR_MONTHS, "", {})
        said: list[dates.Period] = [dates.Period(months=YEAR_MONTHS)]
    else:
        said = [dates.months(text) for text in months.texts]
    said_years = [dates.year(text) or UNKNOWN for text in year.texts]
    years = _filled(said_years, year, year_elsewhere.value if year_elsewhere else UNKNOWN)
    counted = _filled([period.months or UNKNOWN for period in said], months, months_elsewhere.value)
    findings = _year_findings(year, said_years, year_elsewhere, rows, voice)
    findings += _month_findings(months, said, rows, voice)
    findings += _half_years(months, months_elsewhere, rows, voice)
    findings += _told_otherwise(years, counted, year, months, (year_elsewhere, months_elsewhere), rows, voice)
    findings += _contradictions(years, months, said, rows, voice)
    decisions = tuple(_defaults(year, months, year_elsewhere, months_elsewhere, voice)) + _until(
        months, said, rows, voice
    )
    return Periods(years=years, months=counted, remarks=Remarks(findings=tuple(findings), decisions=decisions))


def _filled(values: list[int], column: Coded, otherwise: int) -> np.ndarray:
    return np.array([*values, otherwise], np.int32)[column.codes]


def _year_findings(
    year: Coded, said: list[int], elsewhere: Source | None, rows: np.ndarray, voice: Voice
) -> list[Finding]:
    wrong = year.rows_where([value == UNKNOWN for value in said])
    findings = voice.each(
        wrong,
        lambda i: voice.finding("year_invalid", row=int(rows[i]), column="year", value=year.texts[year.codes[i]]),
    )
    blank = np.flatnonzero(year.codes < 0) if not elsewhere else ()
    return findings + voice.each(blank, lambda i: voice.finding("value_missing", row=int(rows[i]), column="year"))


def _month_findings(months: Coded, said: list[dates.Period], rows: np.ndarray, voice: Voice) -> list[Finding]:
    def describe(index: int) -> Finding:
        code = months.codes[index]
        return voice.finding(said[code].problem, row=int(rows[index]), column="months", value=months.texts[code])

    return voice.each(months.rows_where([period.problem is not None for period in said]), describe)


def _half_years(months: Coded, elsewhere: Source, rows: np.ndarray, voice: Voice) -> list[Finding]:
    """Half a year was read as that of the working year: once per way of writing it, and for the lines above."""
    found = [
        voice.finding("half_year_read", row=int(rows[months.first_row(code)]), column="months", value=text)
        for code, text in enumerate(months.texts)
        if dates.is_half_of_some_year(text)
    ]
    above = elsewhere.words.get("text", "") if (months.codes < 0).any() else ""
    if dates.is_half_of_some_year(str(above)):
        found.append(voice.finding("half_year_read", row=int(elsewhere.words["row"]), column="months", value=above))
    return found


def _contradictions(
    years: np.ndarray, months: Coded, said: list[dates.Period], rows: np.ndarray, voice: Voice
) -> list[Finding]:
    """The months cell names a year of its own ("đến 31/12/2024"), and it is not the row's."""
    own = _filled([period.year or UNKNOWN for period in said], months, UNKNOWN)
    wrong = np.flatnonzero((own != UNKNOWN) & (years != UNKNOWN) & (own != years))

    def describe(index: int) -> Finding:
        text = months.texts[months.codes[index]]
        words = {"said": int(own[index]), "year": int(years[index])}
        return voice.finding("period_year_differs", row=int(rows[index]), column="months", value=text, **words)

    return voice.each(wrong, describe)


def _told_otherwise(
    years: np.ndarray,
    counted: np.ndarray,
    year: Coded,
    months: Coded,
    elsewhere: tuple[Source | None, Source],
    rows: np.ndarray,
    voice: Voice,
) -> list[Finding]:
    """The person named a year or months, and the file's own column says something else: the column holds."""
    found = []
    columns = (("year", years, year, elsewhere[0]), ("months", counted, months, elsewhere[1]))
    for name, values, column, source in columns:
        if source is None or source.code != f"decision_{name}_told":
            continue
        other = np.flatnonzero((column.codes >= 0) & (values != UNKNOWN) & (values != source.value))
        if len(other):
            words = {"told": source.value, "count": len(other), "value": column.texts[column.codes[other[0]]]}
            found.append(voice.finding(f"{name}_answer_differs", row=int(rows[other[0]]), column=name, **words))
    return found


def _defaults(
    year: Coded, months: Coded, year_elsewhere: Source | None, months_elsewhere: Source, voice: Voice
) -> Iterable:
    if year_elsewhere and (year.codes < 0).any():
        yield _decision("year", year_elsewhere, int((year.codes < 0).sum()), voice)
    if (months.codes < 0).any():
        yield _decision("months", months_elsewhere, int((months.codes < 0).sum()), voice)


def _decision(what: str, source: Source, count: int, voice: Voice):
    return voice.decision(source.code, what, value=source.value, count=count, **source.words)


def _until(months: Coded, said: list[dates.Period], rows: np.ndarray, voice: Voice) -> tuple:
    """A last day was counted as months: say so once per way of writing it."""
    return tuple(
        voice.decision(
            "decision_months_until", "months", value=period.months, text=text, row=int(rows[months.first_row(code)])
        )
        for code, (text, period) in enumerate(zip(months.texts, said, strict=True))
        if period.until
    )
