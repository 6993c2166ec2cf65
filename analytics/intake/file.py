"""The rows of figures of one file, with the words in them looked at once per distinct text."""

from dataclasses import dataclass

import numpy as np

from analytics.intake.amounts import nature
from analytics.intake.cells import Coded, absent, coded
from analytics.intake.desk import Desk
from analytics.intake.findings import Voice
from analytics.intake.table import Table


@dataclass(frozen=True, kw_only=True)
class File:
    """``above``: the records over the header. ``cells``: column id → its texts, for every column that holds no number.
    ``rows``: the number of every record as Excel counts."""

    desk: Desk
    above: tuple[tuple[int, str], ...]
    cells: dict[str, Coded]
    rows: np.ndarray

    @property
    def voice(self) -> Voice:
        """Speaks of the file's own headers."""
        return self.desk.voice


def of_table(table: Table, desk: Desk) -> File:
    """The file that a table was found in; columns that it does not have are blank."""
    places = {header.column.id: header.position for header in table.headers if header.column}
    words = [column for column in desk.dataset.columns if nature(column, desk.dataset) is None]
    cells = {
        column.id: coded(table.sheet.columns[places[column.id]]) if column.id in places else absent(len(table.sheet))
        for column in words
    }
    return File(desk=desk, above=table.above, cells=cells, rows=table.sheet.rows)
