"""Rows typed by a person: made into a file, so that they go through the same door as every other file."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from analytics import exports
from analytics.catalog import Column, Dataset

FILE_NAME = "nhap-tay.csv"


def entries_file(dataset: Dataset, rows: Iterable[Mapping[str, Any]], money_unit: str = "dong") -> bytes:
    """CSV of rows by column id under the columns' names, which findings then say; hand it to ``imports.examine`` under
    ``FILE_NAME``.

    Cells may be text as typed, ``int``, ``float``, ``Decimal``, ``date`` or ``None`` (not given). Amounts of money are
    in ``money_unit``, which every row of the file then states. Rows without any cell are dropped, columns that are not
    of the dataset are a ``KeyError``.
    """
    columns = [column for column in dataset.columns if column.type != "money_unit"]
    typed = [{name: _text(dataset.column(name), value) for name, value in row.items()} for row in rows]
    filled = [row for row in typed if any(row.values())]
    used = [column.id for column in columns if column.required or any(row.get(column.id) for row in filled)]
    unit = ["money_unit"] if dataset.unit == "đồng" else []
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(dataset.column(name).label for name in (*used, *unit))
    writer.writerows([*(row.get(name, "") for name in used), *[money_unit for _ in unit]] for row in filled)
    return (exports.BYTE_ORDER_MARK + lines.getvalue()).encode("utf-8")


def _text(column: Column, value: Any) -> str:
    """A cell as the intake reads it without a doubt. What a person typed is left to the intake to judge."""
    if value is None or value != value:  # a table hands an empty cell over as NaN
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float | Decimal):
        exact = Decimal(str(value))
        whole = exact.to_integral_value()
        shown = f"{whole:f}" if exact == whole else f"{exact:f}".replace(".", ",")
        return f"{shown} %" if column.type == "percent" else shown  # a share of a hundred, be it below one
    return str(value).strip()
