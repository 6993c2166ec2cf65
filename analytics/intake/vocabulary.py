"""The words in which headers speak: of columns, of units of measure, and of what is counted."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from analytics.catalog import Catalog, Column, Dataset
from analytics.intake.cells import clean
from analytics.spelling import fold

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UNIT_MENTION = re.compile(r"(?:đơn vị(?: tính| tiền)?|đvt)\s*:\s*([^)\];|]+)", re.IGNORECASE)
_TRAILING_MENTION = re.compile(r"[,;:-]?\s*(?:(?:đơn vị tính|đvt)\s*:\s*)([^)\]]+)$", re.IGNORECASE)
# An extra column may well resemble one of ours ("Đơn vị cũ"); a slip of the pen resembles it more.
_NEAR = 0.86
_FORM_NUMBER = re.compile(r"\d{0,2}[a-zA-Z]?|%")
_DIMENSION_WORDS = {"cases": ("viec", "vu viec", "so vu"), "money": ("tien", "gia tri", "dong")}
_MEASURE_WORDS = frozenset(
    {"viec", "so viec", "ve viec", "vu viec", "tien", "so tien", "ve tien", "gia tri", "ve gia tri", "tien dong"}
)
REASONS = "Lý do"
"""Header of the column in which rejected rows are taken home with what is wrong with them."""


class Vocabulary:
    """The words a dataset's header may use, folded, and the units of measure that may stand beside them."""

    def __init__(self, dataset: Dataset, catalog: Catalog, told: Mapping[str, str] | None = None):
        self.dataset = dataset
        self._told = {clean(text): column_id for text, column_id in (told or {}).items()}
        self._columns: dict[str, Column] = {}
        for column in dataset.columns:
            for name in (column.id, column.stored, column.label, *column.aliases):
                self._columns.setdefault(fold(name), column)
        self._money_units = {
            fold(name): unit.id
            for unit in catalog.money_units.values()
            for name in (unit.id, unit.label, *unit.aliases)
        }
        self._found: dict[str, tuple[Column | None, str | None]] = {}
        self._measures = {fold(each.unit) for each in catalog.datasets.values()} | {"viec", "vu viec", ""}

    def knows(self, text: str) -> bool:
        """True when the cell names a column of the dataset."""
        return self.column(text)[0] is not None

    def column(self, text: str) -> tuple[Column | None, str | None]:
        """(column, unit of measure) of a header cell: ``Phải thi hành (1.000 đồng)`` → must_enforce, nghin_dong."""
        if text not in self._found:
            self._found[text] = self._look_up(clean(text))
        return self._found[text]

    def is_told(self, text: str) -> bool:
        """True when the person said what a header means, be it nothing."""
        return clean(text) in self._told

    def is_note(self, text: str) -> bool:
        """True for a column kept as a note: the person said so, or it holds our own reasons for rejecting rows."""
        return self._told.get(clean(text)) == "" or fold(clean(text)) == fold(REASONS)

    def _look_up(self, cell: str) -> tuple[Column | None, str | None]:
        if cell in self._told:
            known = {column.id: column for column in self.dataset.columns}
            units = (unit for _, unit in self._readings(cell) if unit)
            return known.get(self._told[cell]), next(units, None)
        for name, unit in self._readings(cell):
            found = self._columns.get(fold(name))
            if found:
                return found, unit
        return None, None

    def measure(self, text: str) -> str | None:
        """Id of the money unit a text names, or the folded word of another unit of measure; ``None`` if neither."""
        key = fold(text)
        if key in self._money_units:
            return self._money_units[key]
        return key if key and key in self._measures else None

    def money_unit(self, text: str) -> str | None:
        """Id of the money unit a text names."""
        return self._money_units.get(fold(text))

    def is_money(self, measure: str) -> bool:
        """True when a measure is the id of a money unit."""
        return measure in self._money_units.values()

    @property
    def dimension(self) -> str | None:
        """``cases`` or ``money`` when the dataset counts one of them."""
        return self.dataset.id if self.dataset.dimension else None

    def dimension_of(self, text: str) -> str | None:
        """``cases`` or ``money`` when a title speaks of one of them only: ``II. Về tiền``, ``Số việc``."""
        words = f" {fold(clean(text))} "
        spoken = [name for name, said in _DIMENSION_WORDS.items() if any(f" {word} " in words for word in said)]
        return spoken[0] if len(spoken) == 1 else None

    def is_measure(self, text: str) -> bool:
        """True for a cell that only says what is counted: ``Việc``, ``Số tiền (1.000 đồng)``."""
        return fold(_IN_BRACKETS.sub(" ", clean(text))) in _MEASURE_WORDS

    def unit_written(self, text: str) -> str | None:
        """The money unit a title states, as written: ``Tiền (1.000 đồng)`` → ``1.000 đồng``."""
        cell = clean(text)
        inside = [_UNIT_MENTION.sub(r"\1", each) for each in _IN_BRACKETS.findall(cell)]
        return next((each for each in (*inside, cell) if self.money_unit(each)), None)

    def mentioned(self, text: str) -> str | None:
        """Money unit of a line such as "Đơn vị tính: 1.000 đồng" above the table."""
        found = _UNIT_MENTION.search(clean(text))
        return self.money_unit(found.group(1)) if found else None

    def near(self, text: str) -> tuple[str, ...]:
        """Header names that look like this one."""
        close = get_close_matches(fold(clean(text)), self._columns, n=3, cutoff=_NEAR)
        return tuple(dict.fromkeys(self._columns[key].label for key in close))

    def _readings(self, cell: str) -> Iterator[tuple[str, str | None]]:
        yield cell, next((unit for unit in map(self.measure, _IN_BRACKETS.findall(cell)) if unit), None)
        trailing = _TRAILING_MENTION.search(cell)
        if trailing:
            yield cell[: trailing.start()], self.measure(trailing.group(1))
        for found in _IN_BRACKETS.finditer(cell):
            inside = _UNIT_MENTION.sub(r"\1", found.group(1))
            if self.measure(inside) or _FORM_NUMBER.fullmatch(inside.strip()):
                yield _IN_BRACKETS.sub(" ", cell), self.measure(inside)
        before, comma, after = cell.rpartition(",")
        if comma and self.measure(after):
            yield before, self.measure(after)
