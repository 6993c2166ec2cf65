"""What only earlier figures can tell: is the money plausible beside the known cases and beside last year?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from analytics.catalog import Catalog
from analytics.intake.findings import Finding, Question, Remarks, Voice
from analytics.intake.money_words import ASKED, OPTION, spoken
from analytics.intake.reading import Reading
from analytics.numbers import decimal, integer

Key = tuple[str, int, int, str]
_COMPARED = {"must_enforce": "last_year_must_enforce", "enforceable": "last_year_enforceable"}


@dataclass(frozen=True, kw_only=True)
class _Oddity:
    """An amount that does not fit what is known: the code of its sentence and the words that fill it."""

    row: int
    column: str
    value: int
    code: str
    words: dict[str, str]


def money_plausibility(reading: Reading, known: Mapping[Key, Mapping[str, int | None]], catalog: Catalog) -> Reading:
    """The reading, with a question when most comparable rows are out of scale and nobody stated the unit of every
    row, or else a warning for each that is.

    ``known``: (unit_id, year, months, group) → ``cases_completed``, ``last_year_must_enforce`` and
    ``last_year_enforceable`` (the same months of the year before), ``None`` where not known. Figures in đồng.
    """
    if reading.table is None or not known:
        return reading
    heard = pa.array(sorted({unit_id for unit_id, *_ in known}), pa.string())
    concerned = reading.table.filter(pc.is_in(reading.table["unit_id"], value_set=heard))
    rows = [(row, known[_key(row)]) for row in concerned.to_pylist() if _key(row) in known]
    comparable = [(row, facts) for row, facts in rows if _comparable(row, facts)]
    oddities = [oddity for row, facts in comparable for oddity in _oddities(row, facts, catalog)]
    if not oddities:
        return reading
    voice = Voice(kinds=catalog.findings, headers=dict(reading.headers))
    odd_rows = {oddity.row for oddity in oddities}
    if not reading.unit_told and 2 * len(odd_rows) > len(comparable):
        return reading.with_remarks(Remarks(questions=(_question(oddities, catalog, voice),)))
    return reading.with_remarks(Remarks(findings=tuple(_finding(oddity, voice) for oddity in oddities)))


def _key(row: Mapping) -> Key:
    return row["unit_id"], row["year"], row["months"], row["group"]


def _comparable(row: Mapping, facts: Mapping[str, int | None]) -> bool:
    by_case = row["completed"] and facts.get("cases_completed")
    return bool(by_case) or any(row[column] and facts.get(name) for column, name in _COMPARED.items())


def _oddities(row: Mapping, facts: Mapping[str, int | None], catalog: Catalog) -> Iterator[_Oddity]:
    """At most one per row: beside cases first, that needs no earlier year."""
    bounds, cases, money = catalog.plausibility["per_case"], facts.get("cases_completed"), row["completed"]
    if cases and money and not bounds["floor"] * cases <= money <= bounds["ceiling"] * cases:
        words = {"cases": integer(cases), "amount": spoken(money), "each": spoken(money // cases)}
        yield _Oddity(row=row["row"], column="completed", value=money, code="money_per_case", words=words)
        return
    times = catalog.plausibility["last_year"]["times"]
    for column, name in _COMPARED.items():
        value, before = row[column], facts.get(name)
        if value and before and not before <= value * times <= before * times * times:
            more = value > before
            ratio = decimal(value // before if more else before // value, 0)
            words = {"amount": spoken(value), "before": spoken(before), "ratio": ratio}
            words["compared"] = "lớn gấp" if more else "nhỏ hơn"
            yield _Oddity(row=row["row"], column=column, value=value, code="money_against_last_year", words=words)
            return


def _finding(oddity: _Oddity, voice: Voice) -> Finding:
    value = oddity.words["amount"]
    return voice.finding(oddity.code, row=oddity.row, column=oddity.column, value=value, **oddity.words)


def _question(oddities: list[_Oddity], catalog: Catalog, voice: Voice) -> Question:
    oddity = oddities[0]
    options = {name: catalog.money_units[name].label for name in ASKED}
    return voice.question(
        f"question_{oddity.code}",
        "money_unit",
        OPTION,
        options,
        place=voice.place(oddity.row, oddity.column),
        count=len({each.row for each in oddities}),
        **oddity.words,
    )
