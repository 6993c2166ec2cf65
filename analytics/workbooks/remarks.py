"""What a file says of its cells beyond their values: errors, percents, formulas. calamine hands over values only."""

from dataclasses import dataclass, field

from analytics.workbooks.sheets import Place


class Misplaced(ValueError):
    """A cell with an error or a format has no place, so what the file says cannot be told cell by cell."""


@dataclass(kw_only=True)
class CellRemarks:
    """Of one sheet. ``errors``: place → ``#N/A``; ``percents``: cells shown as percents; ``formulas``: how many;
    ``uncomputed``: formulas without a stored value; ``stale``: stored values are to be recomputed on opening."""

    errors: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    uncomputed: set[Place] = field(default_factory=set)
    formulas: int = 0
    stale: bool = False

    def by_row(self) -> dict[int, list[int]]:
        """Row → columns of its errors and percents."""
        rows: dict[int, list[int]] = {}
        for row, column in self.errors.keys() | self.percents:
            rows.setdefault(row, []).append(column)
        return rows
