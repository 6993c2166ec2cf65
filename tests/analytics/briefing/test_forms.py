"""The same deck in four forms: the same strings, the same layout, and names that try to be code stay names."""

import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import docx
import pytest
from pptx import Presentation
from pptx.util import Pt
from python_calamine import CalamineWorkbook

from analytics.briefing.page import html_file
from analytics.briefing.powerpoint import DARK, LIGHT, pptx_file
from analytics.briefing.report import docx_file
from analytics.briefing.workbook import EVERYTHING, shown, xlsx_file
from tests.analytics.briefing.conftest import FORMULA, LONG, SCRIPT

OPENING = ("tieu-de", "sau-con-so", "ket-qua-chuan")
KINDS = ("deck", "awkward", "nothing", "province", "crowd")


@pytest.fixture(scope="module")
def made(deck, awkward, nothing, province, crowd):
    """(deck, form) → bytes, each made once."""
    decks = {"deck": deck, "awkward": awkward, "nothing": nothing, "province": province, "crowd": crowd}
    forms = {"html": html_file, "pptx": pptx_file, "xlsx": xlsx_file, "docx": docx_file}
    known = {}

    def of(name, form):
        if (name, form) not in known:
            known[name, form] = forms[form](decks[name])
        return known[name, form]

    return of


class Page(HTMLParser):
    """Words and elements of a page."""

    def __init__(self, content):
        super().__init__()
        self.words, self.elements = [], []
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return plain("\n".join(self.words))


def plain(words):
    return words.replace("\u00a0", " ")


def slide_words(content):
    """Every piece of text of slides, tables and labels of charts."""
    found = []
    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            if re.match(r"ppt/(slides|charts)/\w+\.xml", name):
                found += re.findall(r"<a:t>([^<]*)</a:t>", parts.read(name).decode("utf-8"))
    return [plain(word).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for word in found]


def report_words(content):
    paper = docx.Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [plain(each) for each in [*(paragraph.text for paragraph in paper.paragraphs), *cells]]


def known(figures):
    return {figure.text for figure in figures if figure.value is not None}


def of_tables_and_cards(deck):
    cells = [cell for slide in deck.slides if slide.table for row in slide.table.rows for cell in row]
    return known([each for each in cells if not isinstance(each, str)])


def test_powerpoint_prints_every_figure_as_the_deck_does(deck, made):
    words = "\n".join(slide_words(made("deck", "pptx")))
    marks = {
        point.figure.text
        for slide in deck.slides
        if slide.chart
        for each in slide.chart.series
        if each.is_target
        for point in each.points
    }
    changes = {card.change.text for slide in deck.slides for card in slide.cards if card.change}
    assert {text for text in known(deck.figures) - marks | changes if text not in words} == set()


def test_a_table_of_powerpoint_holds_no_number_that_the_deck_does_not(deck, made):
    strings = {
        cell if isinstance(cell, str) else cell.text
        for slide in deck.slides
        if slide.table
        for row in slide.table.rows
        for cell in row
    }
    strings |= {head for slide in deck.slides if slide.table for head in slide.table.heads}
    show = Presentation(BytesIO(made("deck", "pptx")))
    cells = [
        plain(cell.text_frame.text)
        for slide in show.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    assert cells and set(cells) <= strings


def test_the_data_sheet_of_a_native_chart_holds_the_figures(deck, made):
    """Percent of việc in 2024, best first: 90, 75 and 60."""
    show = Presentation(BytesIO(made("deck", "pptx")))
    slide = next(
        each
        for each in show.slides
        if any(
            shape.has_text_frame and plain(shape.text_frame.text) == deck.slide("xep-hang-viec").title
            for shape in each.shapes
        )
    )
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    sheet = CalamineWorkbook.from_filelike(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).get_sheet_by_index(0)
    assert [row[:2] for row in sheet.to_python()[1:]] == [["An Phú", 90.0], ["Đông Hải", 75.0], ["Bình Sơn", 60.0]]
    assert len(chart.plots) == 2, "targets are drawn across the columns"


def test_the_workbook_lists_every_figure_as_printed_and_exactly(deck, made):
    book = CalamineWorkbook.from_filelike(BytesIO(made("deck", "xlsx")))
    rows = book.get_sheet_by_name(EVERYTHING).to_python()[1:]
    assert [row[6] for row in rows] == [figure.text for figure in deck.figures]
    assert [row[7] for row in rows] == [
        "" if figure.value is None else pytest.approx(float(figure.value)) for figure in deck.figures
    ]


def test_a_typed_cell_reads_as_the_deck_does_under_its_format(deck):
    rate = deck.slide("sau-con-so").cards[0].figure
    assert (rate.text, shown(rate)) == ("72,86 %", '#,##0.00" %";\u2212#,##0.00" %"')
    missing = deck.slide("con-thieu").cards[0].figure
    assert (missing.text, shown(missing)) == ("16", "#,##0;\u2212#,##0")


def test_the_report_prints_the_figures_of_tables_as_the_deck_does(deck, made):
    words = "\n".join(report_words(made("deck", "docx")))
    assert {text for text in of_tables_and_cards(deck) if text not in words} == set()


def test_the_page_prints_every_figure_as_the_deck_does(deck, made):
    words = Page(made("deck", "html")).text
    lines = {line.figure.text for slide in deck.slides if slide.chart for line in slide.chart.lines}
    assert {text for text in known(deck.figures) | lines if text not in words} == set()


@pytest.mark.parametrize("name", KINDS)
def test_every_slide_keeps_within_its_edges_and_its_letters_are_large(name, made):
    show = Presentation(BytesIO(made(name, "pptx")))
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= show.slide_width and shape.top + shape.height <= show.slide_height
            frames = [shape.text_frame] if shape.has_text_frame else []
            frames += [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
            sizes = [run.font.size for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
            assert all(size >= Pt(12) for size in sizes)


@pytest.mark.parametrize("name", KINDS)
def test_every_slide_has_a_title_notes_and_what_it_rests_on(name, made):
    for slide in Presentation(BytesIO(made(name, "pptx"))).slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any("Số liệu đến" in said and "Mã trang" in said for said in words)
        assert len(slide.notes_slide.notes_text_frame.text) > 10


def test_a_chart_of_very_many_keeps_its_ends_and_the_tables_behind_it_have_all(crowd, made):
    show = Presentation(BytesIO(made("crowd", "pptx")))
    chart = next(shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart)
    names = list(chart.plots[0].categories)
    assert (len(names), names[0], names[-1]) == (36, "Tỉnh thứ 70", "Tỉnh thứ 01")
    words = slide_words(made("crowd", "pptx"))
    assert {f"Tỉnh thứ {n:02}" for n in range(1, 71)} <= set(words)
    assert any("18 đơn vị đầu và 18 đơn vị cuối trong 70" in word for word in words)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_stand_out_from_their_ground_seven_to_one(theme):
    """Contrast as WCAG 2.2 computes it from relative luminance."""

    def light(code):
        parts = [int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    def contrast(one, two):
        high, low = sorted((light(one), light(two)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for words in (theme.words, theme.quiet, theme.warning, theme.missed):
        assert contrast(words, theme.ground) >= 7
    assert contrast(theme.words, theme.stripe) >= 7


def test_names_that_try_to_be_code_stay_words_on_the_page(made):
    page = Page(made("awkward", "html"))
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert LONG in page.text and FORMULA in page.text


def test_the_page_asks_for_nothing_outside(made):
    page = Page(made("awkward", "html"))
    addresses = [
        value for _, attrs in page.elements for name, value in attrs.items() if name in ("src", "href", "xlink:href")
    ]
    assert addresses == ["data:,"]
    policy = next(attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'")


def test_names_that_try_to_be_formulas_stay_words_in_the_workbook(made):
    with zipfile.ZipFile(BytesIO(made("awkward", "xlsx"))) as parts:
        sheets = [
            parts.read(name).decode("utf-8") for name in parts.namelist() if name.startswith("xl/worksheets/sheet")
        ]
    assert sheets and not any("<f>" in sheet for sheet in sheets)
    book = CalamineWorkbook.from_filelike(BytesIO(made("awkward", "xlsx")))
    cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert LONG in cells and FORMULA in cells


def test_names_that_try_to_be_code_stay_words_in_slides_and_report(made):
    assert SCRIPT in " ".join(slide_words(made("awkward", "pptx")))
    assert any(FORMULA in said for said in slide_words(made("awkward", "pptx")))
    assert LONG in report_words(made("awkward", "docx"))


def test_the_report_has_the_margins_and_letters_of_decree_30(made):
    paper = docx.Document(BytesIO(made("deck", "docx")))
    section = paper.sections[0]
    assert [
        round(each.mm)
        for each in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    ] == [20, 20, 30, 20]
    assert paper.styles["Normal"].font.name == "Times New Roman"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in paper.tables[0].rows[0].cells[1].text


def test_the_report_of_a_conference_that_hides_its_opening_slides_tells_the_others(deck):
    shown = replace(deck, slides=tuple(each for each in deck.slides if each.id not in OPENING))
    words = report_words(docx_file(shown))
    assert "Bảng kết quả chung không dùng ở hội nghị này." in words
    assert any(said.startswith("Số liệu đến 30/09/2024") for said in words)
    assert any("Kết quả thi hành án" in said for said in words)
    assert words.count(f"1. {shown.slides[0].title}") == 1


def test_an_office_may_bring_its_own_heading(deck, tmp_path):
    own = docx.Document()
    own.add_paragraph("CỤC THI HÀNH ÁN DÂN SỰ TỈNH AN PHÚ")
    own.save(str(tmp_path / "mau.docx"))
    assert report_words(docx_file(deck, tmp_path / "mau.docx"))[0] == "CỤC THI HÀNH ÁN DÂN SỰ TỈNH AN PHÚ"


@pytest.mark.parametrize("name", KINDS)
def test_no_table_of_a_slide_reaches_into_its_foot_or_lies_over_its_chart(name, made):
    for slide in Presentation(BytesIO(made(name, "pptx"))).slides:
        foot = min(shape.top for shape in slide.shapes if shape.has_text_frame and "Mã trang" in shape.text_frame.text)
        tables = [shape for shape in slide.shapes if shape.has_table]
        assert all(shape.top + sum(row.height for row in shape.table.rows) <= foot for shape in tables)
        charts = [shape for shape in slide.shapes if shape.has_chart]
        assert all(chart.top + chart.height <= table.top for chart in charts for table in tables)


def test_dashes_alone_stand_where_their_figures_would(awkward):
    table = awkward.slide("ket-qua-chuan").table
    assert [table.textual(column) for column in range(len(table.heads))] == [True, False, False, False, False]


def test_a_whole_without_a_rate_is_told_so_and_not_shown_as_a_dash(awkward):
    assert awkward.slide("sau-con-so").title == "Chưa có tỷ lệ về việc"
