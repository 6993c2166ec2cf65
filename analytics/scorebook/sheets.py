"""A scheme as a file that can be changed and handed in again under another name."""

from typing import Any

from analytics import exports
from analytics.catalog import Dataset
from analytics.scheme_forms import rows_of
from analytics.scorebook.issued import Issued

REVISED = " (bản sửa)"
_HEAD = ("unit", "year", "scheme")


def rows(issued: Issued) -> list[dict[str, Any]]:
    """The rows of a scheme by column id, choices as their ids."""
    return [vars(line) for line in issued.lines] if issued.lines else rows_of(issued.scheme)


def worded(issued: Issued, dataset: Dataset) -> list[dict[str, Any]]:
    """The same with the words of the choices, without what every row repeats."""
    columns = [column for column in dataset.columns if column.id not in (*_HEAD, "source")]
    return [
        {column.id: column.choices.get(row.get(column.id), row.get(column.id)) for column in columns}
        for row in rows(issued)
    ]


def as_file(issued: Issued, dataset: Dataset, unit: str, year: int, source: str) -> bytes:
    """CSV in the columns of the dataset, for a unit and a year, under a new name."""
    lines = worded(issued, dataset)
    names = [*_HEAD, *lines[0], "source"]
    place = (unit, year, f"{issued.name}{REVISED}")
    return exports.csv_file(
        [dataset.column(name).label for name in names], [[*place, *line.values(), source] for line in lines]
    )
