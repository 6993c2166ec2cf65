"""What five forms of one conference print: by the code of each slide, its rows of figures and all of its numbers.

A number is what a reader sees, letter for letter: sign, separators and a percent sign that belongs to it. What frames
a slide (its number, date, source, code) and the marks of axes are no figures and are left out. A value that is drawn
without words counts where a pointer (screen, page) or the data of the chart (PowerPoint) tells it.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html import unescape
from io import BytesIO
from xml.etree import ElementTree

import docx
from docx.table import Table
from pptx import Presentation

from analytics import numbers

NUMBER = re.compile(r"(?<![\w/.])[+−]?\d+(?:\.\d{3})*(?:,\d+)?(?: %)?(?![\w/]|[.,]\d)")
CODE = re.compile(r"Mã (?:trang )?(\d{4}\.\d\d(?:/[\w.-]+){4}/\w+)")
TAGS, SPACES = re.compile(r"<[^>]*>"), re.compile(r"\s+")


@dataclass
class Printed:
    """Of one slide: ``rows`` of the numbers of its table, in order, and ``numbers``, all of them."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)

    def say(self, *words: str) -> None:
        """Take in words."""
        for said in words:
            self.numbers.update(numbers_in(said))

    def table(self, rows: Iterable[Iterable[str]]) -> None:
        """Take in a table, its head first."""
        for cells in list(rows)[1:]:
            self.rows.append(tuple(number for cell in cells for number in numbers_in(cell)))
            self.numbers.update(self.rows[-1])


Medium = dict[str, Printed]


def numbers_in(words: str) -> list[str]:
    """The numbers of some words, in their order."""
    return NUMBER.findall(SPACES.sub(" ", words.replace("\u00a0", " ")))


def of_screen(document: str) -> Medium:
    """The hall, as the browser gets it; the screens of one slide belong together."""
    return _of_sections(document, r'<section class="trang (?!ho-so).*?</section>', "y-chinh")


def of_page(content: bytes) -> Medium:
    """The page that works without a network."""
    return _of_sections(content.decode("utf-8"), r'<section class="trang.*?</section>', "y")


def _of_sections(document: str, section: str, message: str) -> Medium:
    made: Medium = {}
    for each in re.findall(section, document, re.S):
        printed = made.setdefault(CODE.search(each).group(1), Printed())
        body = each[: each.index("<footer>")]
        tables = r"<table.*?</table>"
        drawn = re.sub(rf"{tables}|<summary>.*?</summary>|<aside.*?</aside>", "", body, flags=re.S)
        drawn = re.sub(r'<span class="[^"]*thang-do.*?</span>', "", drawn[drawn.index('<div class="than">') :])
        heads = re.findall(rf'<h2>.*?</h2>|<p class="{message}">.*?</p>', body, re.S)
        told = re.findall(r'(?:title|<figure role="img" aria-label|<svg[^>]* aria-label)="([^"]*)"', drawn)
        printed.say(*map(_text, [*heads, drawn, *told]))
        for table in re.findall(tables, body, re.S):
            rows = re.findall(r"<tr.*?</tr>", table, re.S)
            printed.table([[_text(cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.S)] for row in rows])
    return made


def _text(markup: str) -> str:
    return unescape(TAGS.sub(" ", markup))


def of_slides(content: bytes) -> Medium:
    """PowerPoint: words, tables (whole in the annex), and native charts with their data."""
    made: Medium = {}
    for slide in Presentation(BytesIO(content)).slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        foot = next(said for said in words if "Mã trang" in said)
        printed = made.setdefault(CODE.search(foot).group(1), Printed())
        annex = next((said for said in words if said.startswith("Bảng của trang")), "")
        if re.search(r"\(1/\d+\)$", annex):
            printed.rows.clear()  # the annex repeats the table from its first row
        printed.say(*(said for said in words if said != foot and not annex))
        for shape in slide.shapes:
            if shape.has_table:
                printed.table([[cell.text_frame.text for cell in row.cells] for row in shape.table.rows])
            if shape.has_chart:
                printed.say(*_chart(shape))
    return made


def _chart(shape) -> Iterator[str]:
    yield shape._element.nvGraphicFramePr.cNvPr.get("descr")
    yield from re.findall(r"<a:t>([^<]*)</a:t>", shape.chart.part.blob.decode("utf-8"))
    bars, *marks = shape.chart.plots
    yield from (series.name for series in bars.series)
    for series in (series for plot in marks for series in plot.series):
        yield series.name
        yield from (numbers.percent(value) for value in series.values if value is not None)


def of_workbook(content: bytes) -> Medium:
    """The workbook, with each typed cell as a Vietnamese machine shows it under its number format."""
    made: Medium = {}
    book = Book(content)
    for rows in book.sheets():
        start = next((place for place, row in enumerate(rows) if row and CODE.search(row[0].text)), None)
        if start is None:
            continue
        printed = made.setdefault(CODE.search(rows[start][0].text).group(1), Printed())
        own = [[cell for cell in row if cell.column < Book.CHART] for row in rows]
        beside = [cell.text for row in rows for cell in row if cell.column >= Book.CHART]
        printed.say(*(cell.text for row in own[: start - 1] + own[start + 1 :] for cell in row), *beside)
        printed.table([[cell.text for cell in row] for row in own if row and row[0].is_ruled])
    for code, told in book.told():
        made[code].say(told)
    return made


@dataclass(frozen=True)
class Shown:
    """A cell as it is shown."""

    column: int
    text: str
    is_ruled: bool


class Book:
    """The cells of an .xlsx as they are shown; ``CHART`` is the first column of what charts are drawn from."""

    CHART = 12
    SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

    def __init__(self, content: bytes):
        self._parts = zipfile.ZipFile(BytesIO(content))
        self._words = ["".join(each.itertext()) for each in self._read("sharedStrings").iter(f"{self.SPACE}si")]
        styles = self._read("styles")
        forms = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(f"{self.SPACE}numFmt")}
        uses = styles.find(f"{self.SPACE}cellXfs")
        self._looks = [(forms.get(use.get("numFmtId"), ""), use.get("borderId") != "0") for use in uses]

    def _read(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self._parts.read(f"xl/{name}.xml"))

    def sheets(self) -> Iterator[list[list[Shown]]]:
        """Every sheet as rows of cells that are not empty."""
        count = sum(name.startswith("xl/worksheets/sheet") for name in self._parts.namelist())
        for place in range(1, count + 1):
            rows = self._read(f"worksheets/sheet{place}").iter(f"{self.SPACE}row")
            yield [[self._shown(cell) for cell in row] for row in rows]

    def _shown(self, cell: ElementTree.Element) -> Shown:
        form, is_ruled = self._looks[int(cell.get("s", 0))]
        value = cell.findtext(f"{self.SPACE}v") or ""
        text = self._words[int(value)] if cell.get("t") == "s" else typed(value, form) if value and form else ""
        return Shown(_column(cell.get("r")), text, is_ruled)

    def told(self) -> Iterator[tuple[str, str]]:
        """(code of a slide, sentence of its chart for those who do not see it)."""
        drawings = [name for name in self._parts.namelist() if name.startswith("xl/drawings/drawing")]
        relations = {
            target: int(re.search(r"sheet(\d+)", name).group(1))
            for name in self._parts.namelist()
            if name.startswith("xl/worksheets/_rels/")
            for target in re.findall(r"drawings/(drawing\d+\.xml)", self._parts.read(name).decode("utf-8"))
        }
        sheets = list(self.sheets())
        for name in drawings:
            rows = sheets[relations[name.rsplit("/", 1)[1]] - 1]
            code = next(match.group(1) for row in rows for cell in row if (match := CODE.search(cell.text)))
            for said in re.findall(r'descr="([^"]*)"', self._parts.read(name).decode("utf-8")):
                yield code, unescape(said)


def _column(name: str) -> int:
    place = 0
    for letter in re.match(r"[A-Z]+", name).group():
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1


def typed(value: str, form: str) -> str:
    """A number under its format on a Vietnamese machine: ``#,##0.00" %"`` gives "1.234,50 %"."""
    parts, amount = form.split(";"), Decimal(value)
    part = parts[1] if amount < 0 and len(parts) > 1 else parts[2] if not amount and len(parts) > 2 else parts[0]
    before, digits, after = re.fullmatch(r"(.*?)(#,##0(?:\.0+)?)(.*)", part).groups()
    shown = numbers.decimal(abs(amount), len(digits.partition(".")[2]))
    return f"{before}{shown}{after}".replace('"', "")


def of_report(content: bytes) -> Medium:
    """Word: what stands before a line with a code belongs to that slide."""
    made: Medium = {}
    waiting = Printed()
    for part in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(part, Table):
            waiting.table([[cell.text for cell in row.cells] for row in part.rows])
        elif code := CODE.search(part.text):
            made[code.group(1)], waiting = waiting, Printed()
        elif not part.runs or not part.runs[0].italic:  # a caption frames its table
            waiting.say(re.sub(r"^\d+\. ", "", part.text))
    return made
