"""What must hold between the figures of one row. Whole columns at a time."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.catalog import Column, Dataset, Identity, Term
from analytics.intake.findings import Finding, Voice
from analytics.numbers import decimal, integer, percent

QUALIFIER, EXACT = "qualifier", "exact"
_FAILS = {"=": pc.not_equal, "<=": pc.greater, ">=": pc.less, "<": pc.greater_equal}
_WORDS = {"=": "khác", "<=": "lớn hơn", ">=": "nhỏ hơn", "<": "không nhỏ hơn"}
_WORDS_OF_DAYS = {"=": "khác", "<=": "sau", ">=": "trước", "<": "không trước"}


def negatives(table: pa.Table, columns: Iterable[str], voice: Voice) -> list[Finding]:
    """Every figure below zero."""
    found: list[Finding] = []
    for name in columns:
        values = table[name]
        below = where(pc.less(values, pa.scalar(0, values.type)))
        found += voice.each(below, lambda i, name=name: _negative(table, name, int(i), voice))
    return found


def _negative(table: pa.Table, name: str, index: int, voice: Voice) -> Finding:
    value = table[name][index].as_py()
    shown = integer(value) if isinstance(value, int) else decimal(value, 2)
    return voice.finding("number_negative", row=row_number(table, index), column=name, value=shown)


def over_hundred(table: pa.Table, name: str, voice: Voice) -> list[Finding]:
    """Every percent above one hundred."""
    above = where(pc.greater(table[name], pa.scalar(100, table[name].type)))
    return voice.each(
        above,
        lambda i: voice.finding(
            "percent_over_100", row=row_number(table, int(i)), column=name, value=percent(table[name][int(i)].as_py())
        ),
    )


def over_most(table: pa.Table, dataset: Dataset, voice: Voice) -> list[Finding]:
    """Every figure above what its column can hold at all (a target of 880 %)."""
    found: list[Finding] = []
    for column in dataset.columns:
        if column.most is not None:
            values = table[column.stored]
            above = where(pc.greater(values, pa.scalar(column.most, values.type)))
            found += voice.each(above, lambda i, column=column: _over_most(table, column, int(i), voice))
    return found


def _over_most(table: pa.Table, column: Column, index: int, voice: Voice) -> Finding:
    value = table[column.stored][index].as_py()
    is_percent = column.type == "percent"
    shown, most = (percent(each) if is_percent else integer(each) for each in (value, column.most))
    words = {"value": shown, "label": column.label.lower(), "most": most}
    return voice.finding("figure_over_most", row=row_number(table, index), column=column.id, **words)


def identities(table: pa.Table, dataset: Dataset, voice: Voice) -> list[Finding]:
    """Every row that breaks an identity of the dataset, as an error or a warning by its year."""
    found: list[Finding] = []
    labels = {column.id: column.label.lower() for column in dataset.columns}
    for identity in dataset.identities:
        left, right = total_of(table, identity.left), total_of(table, identity.right)
        if left is not None and right is not None:
            broken = where(_FAILS[identity.relation](left, right))
            found += voice.each(broken, lambda i, rule=identity: _broken(table, labels, rule, int(i), voice))
    return found


def total_of(table: pa.Table, terms: tuple[Term, ...]) -> pa.ChunkedArray | None:
    """Σ of the terms, null where one that is not optional is; ``None`` when such a column has no figure at all."""
    total = None
    for term in terms:
        values = table[term.column]
        if values.null_count == len(values):
            if term.optional:
                continue
            return None
        given = pc.fill_null(values, 0) if term.optional and values.null_count else values
        signed = given if term.sign > 0 else pc.negate(given)
        total = signed if total is None else pc.add(total, signed)
    return total


def _broken(table: pa.Table, labels: Mapping[str, str], rule: Identity, index: int, voice: Voice) -> Finding:
    column = rule.left[0].column
    value = table[column][index].as_py()
    return voice.finding(
        "identity_broken",
        row=row_number(table, index),
        column=column,
        severity=_severity(table, rule, index),
        value=_shown(value),
        label=rule.label,
        left=_spelled(table, labels, rule.left, index),
        right=_spelled(table, labels, rule.right, index),
        relation=(_WORDS_OF_DAYS if isinstance(value, date) else _WORDS)[rule.relation],
    )


def _severity(table: pa.Table, rule: Identity, index: int) -> str:
    """By the year; a sum of figures that are only "hơn" or "gần" need not close."""
    if (
        rule.relation == "="
        and QUALIFIER in table.column_names
        and table[QUALIFIER][index].as_py() not in (None, EXACT)
    ):
        return "warning"
    return rule.severity((table["year"][index].as_py() or 0) if "year" in table.column_names else 0)


def _spelled(table: pa.Table, labels: Mapping[str, str], terms: tuple[Term, ...], index: int) -> str:
    """``thi hành xong 11.000 + đình chỉ 5 = 11.005``."""
    given = [(term, table[term.column][index].as_py()) for term in terms]
    given = [(term, value) for term, value in given if value is not None]
    parts = [f"{labels[term.column]} {_shown(value)}" for term, value in given]
    text = parts[0] + "".join(
        f" {'+' if term.sign > 0 else '−'} {part}" for (term, _), part in zip(given[1:], parts[1:], strict=True)
    )
    if len(given) == 1:
        return text
    return f"{text} = {integer(sum(term.sign * value for term, value in given))}"


def _shown(value: int | Decimal | date) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return decimal(value, 2) if isinstance(value, Decimal) else integer(value)


def totals(table: pa.Table, columns: Iterable[str]) -> Mapping[str, int]:
    """Σ of every figure column that has figures, in whole việc or đồng."""
    given = {name: table[name].drop_null() for name in columns}
    return {name: _total(values) for name, values in given.items() if len(values)}


def _total(values: pa.ChunkedArray) -> int:
    bounds = pc.min_max(values).as_py()
    if max(abs(bounds["min"]), abs(bounds["max"])) * len(values) < 2**62:
        return pc.sum(values).as_py()
    return sum(values.to_pylist())


def where(mask: pa.ChunkedArray) -> np.ndarray:
    """Indices at which a mask holds; null does not."""
    return np.flatnonzero(pc.fill_null(mask, False).to_numpy())


def row_number(table: pa.Table, index: int) -> int:
    """The number of a record as Excel counts."""
    return table["row"][index].as_py()
