"""Errors, percents and formulas of the cells of an .ods, from its XML."""

import io
import zipfile
import zlib
from xml.parsers import expat

from analytics.workbooks.remarks import CellRemarks, Misplaced

_SHEET, _ROW, _CELLS = "table:table", "table:table-row", ("table:table-cell", "table:covered-table-cell")
_LARGEST_REPETITION = 1_000_000
_PIECE = 1 << 16


def remarks(content: bytes) -> dict[str, CellRemarks]:
    """Sheet name → what the file says of its cells. Raises ``Misplaced`` when its XML is damaged."""
    walker = _Walker()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = walker.start, walker.end
    parser.CharacterDataHandler, parser.EntityDeclHandler = walker.text, _no_entities
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as part:
            while piece := part.read(_PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, KeyError, ValueError, OSError) as error:
        raise Misplaced from error
    return walker.sheets


def _no_entities(*_: object) -> None:
    """Spreadsheets declare none; an entity of entities can unfold without end."""
    raise Misplaced


class _Walker:
    """Walks through the document, counting rows and columns; a cell or row may stand for several."""

    def __init__(self) -> None:
        self.sheets: dict[str, CellRemarks] = {}
        self.row = self.column = 0
        self.wide = self.high = 1
        self.sheet = CellRemarks()
        self.shown: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A sheet, row or cell begins."""
        if name == _SHEET:
            self.row, self.sheet = 0, self.sheets.setdefault(attributes.get("table:name", ""), CellRemarks())
        elif name == _ROW:
            self.column, self.high = 0, _times(attributes, "table:number-rows-repeated")
        elif name in _CELLS:
            self.wide, self.shown = _times(attributes, "table:number-columns-repeated"), []
            self._note(attributes)

    def _note(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("office:value-type")
        place = self.row, self.column
        if kind == "percentage":
            small = self.wide * self.high <= 4096
            if not small:
                raise Misplaced
            self.sheet.percents |= {(self.row + i, self.column + j) for i in range(self.high) for j in range(self.wide)}
        if "table:formula" in attributes:
            self.sheet.formulas += 1
            if kind is None:
                self.sheet.uncomputed.add(place)
        if attributes.get("calcext:value-type") == "error":
            self.sheet.errors[place] = ""

    def text(self, text: str) -> None:
        """What a cell shows."""
        self.shown.append(text)

    def end(self, name: str) -> None:
        """A cell or row ends: the next one stands beside or below it."""
        if name in _CELLS:
            if (self.row, self.column) in self.sheet.errors:
                self.sheet.errors[self.row, self.column] = "".join(self.shown).strip() or "#N/A"
            self.column += self.wide
        elif name == _ROW:
            self.row += self.high


def _times(attributes: dict[str, str], name: str) -> int:
    return min(max(int(attributes.get(name, 1)), 1), _LARGEST_REPETITION)
