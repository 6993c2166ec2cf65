"""Text of single cells: cleaned, compared, and looked at once per distinct text rather than once per row."""

import csv
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.spelling import nfc

# Between digits they stay, and make the number unreadable: what is seen may then not be what is written.
_UNSEEN = "[\u200b-\u200f\u061c\u2060\ufeff\u00ad]"
_INVISIBLE = re.compile(f"(?<![0-9]){_UNSEEN}|{_UNSEEN}(?![0-9])")
_SPACE = re.compile(r"\s+")
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")


def clean(text: str) -> str:
    """``text`` in NFC with every run of blanks (hard spaces and line breaks too) as one space, none at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", _INVISIBLE.sub("", nfc(text))).strip()


def plain(text: str) -> str:
    """Cleaned, lower case and without accents, but with its punctuation: ``plain("Đến 30/6") == "den 30/6"``."""
    lowered = unicodedata.normalize("NFKD", clean(text).casefold()).replace("đ", "d")
    return "".join(letter for letter in lowered if not unicodedata.combining(letter))


def is_missing(text: str) -> bool:
    """A blank cell, or one dash: the figure was not given. It is not zero."""
    return not text or text in DASHES


@dataclass(frozen=True, kw_only=True)
class Coded:
    """A column as the list of its distinct cleaned texts and, per row, the place in that list (-1 is blank)."""

    texts: list[str]
    codes: np.ndarray

    def first_row(self, code: int) -> int:
        """Index of the first row that holds the text."""
        return int(self._first_rows[code])

    @cached_property
    def _first_rows(self) -> np.ndarray:
        """All of them at once: a column may hold a hundred thousand texts."""
        first = np.zeros(len(self.texts) + 1, np.int64)
        first[self.codes[::-1]] = np.arange(len(self.codes) - 1, -1, -1)
        return first

    def rows_where(self, chosen: list[bool]) -> np.ndarray:
        """Indices of the rows whose text is chosen; blanks never are."""
        return np.flatnonzero(np.append(np.array(chosen, bool), False)[self.codes])

    def gather(self, values: list, kind: pa.DataType) -> pa.Array:
        """One value per distinct text → one value per row; blanks are null."""
        return pa.array(values, kind).take(pa.array(self.codes, mask=self.codes < 0))


def coded(column: pa.Array) -> Coded:
    """Distinct texts of a column of raw cells, cleaned. Texts that differ only by blanks stay apart."""
    encoded = column.dictionary_encode()
    texts = [clean(text) for text in encoded.dictionary.to_pylist()]
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    empty = [place for place, text in enumerate(texts) if not text]
    if empty:
        codes = np.where(np.isin(codes, empty), -1, codes)
    return Coded(texts=texts, codes=codes)


def absent(rows: int) -> Coded:
    """A column that the file does not have."""
    return Coded(texts=[], codes=np.full(rows, -1, np.int32))


def distinct_cells(text: str, clean: Callable[[str], str] = clean) -> list[str]:
    """Distinct cells of a text, in order, whichever of its marks separates them (figures may hold more commas than
    there are semicolons). In an old font a soft hyphen is a letter, so such cells are not to be cleaned before they are
    read."""
    lines, marks = text.splitlines(), [mark for mark in ",;\t|" if mark in text] or [","]
    found: dict[str, None] = {}
    for mark in sorted(marks, key=text.count, reverse=True):
        with suppress(csv.Error):
            found |= dict.fromkeys(clean(cell) for record in csv.reader(lines, delimiter=mark) for cell in record)
    return list(filter(None, found))
