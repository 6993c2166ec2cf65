"""A form as it stands in ``data/reference/award_forms.toml``, and what its cells come to."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analytics import DATA
from analytics.forms.counting import Item

FILE = DATA / "reference" / "award_forms.toml"
ATTRIBUTES = {"method": "phương thức mà biểu hỏi", "term": "thời hạn", "level": "cấp phát động"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line or a column. ``where``: attributes of what it counts; ``unknown``: why it cannot be filled. A line without
    a ``code`` is a heading."""

    label: str
    code: str = ""
    unit: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    unknown: str = ""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One official form. ``counts``: movements, awards or nothing."""

    id: str
    number: str
    title: str
    issued: str
    due: str
    counts: str
    unit: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A figure, or nothing; ``why`` it is not filled, where that is known."""

    value: int | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form with a cell for every line that has a code and every column."""

    form: Form
    cells: Mapping[tuple[int, int], Cell]

    @property
    def missing(self) -> list[tuple[Line, Line, str]]:
        """(line, column, why) of every cell that could not be filled."""
        return [
            (self.form.rows[at], self.form.columns[to], cell.why) for (at, to), cell in self.cells.items() if cell.why
        ]


def load_forms(file: Path = FILE) -> tuple[Form, ...]:
    """The four forms, by their numbers."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["form"]
    return tuple(
        Form(**{**entry, **{part: tuple(Line(**line) for line in entry[part]) for part in ("columns", "rows")}})
        for entry in entries
    )


def filled(form: Form, items: Sequence[Item]) -> Filled:
    """The form with what the items come to. A cell that some item might belong to without saying so stays empty, and a
    cell that no item belongs to is empty too: nobody said that there is none."""
    places = [(at, to) for at, row in enumerate(form.rows) if row.code for to in range(len(form.columns))]
    return Filled(form=form, cells={(at, to): _cell(form.rows[at], form.columns[to], items) for at, to in places})


def _cell(row: Line, column: Line, items: Iterable[Item]) -> Cell:
    unknown = row.unknown or column.unknown
    if unknown:
        return Cell(why=unknown)
    wanted = [*row.where.items(), *column.where.items()]
    possible = [each for each in items if all(each.attributes.get(name) in (None, value) for name, value in wanted)]
    unsaid = {name for each in possible for name, _ in wanted if each.attributes.get(name) is None}
    if unsaid:
        names = " và ".join(sorted(ATTRIBUTES.get(name, name) for name in unsaid))
        count = sum(each.quantity for each in possible if unsaid & {n for n, v in each.attributes.items() if v is None})
        return Cell(why=f"{count} mục của sổ không ghi {names}")
    return Cell(value=sum(each.quantity for each in possible)) if possible else Cell()
