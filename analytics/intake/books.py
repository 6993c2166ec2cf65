"""Workbooks: which sheet holds the table, and its cells as columns of text like those of a text file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from analytics.intake import guards, header_rows, layout, old_fonts
from analytics.intake.desk import Desk
from analytics.intake.findings import Decision, Finding, Option, Question, Remarks
from analytics.intake.layout import Layout
from analytics.spelling import fold
from analytics.workbooks import Limits, Unreadable, WorkbookSheet, open_workbook

OPTION = "--sheet"
_EVIDENCE = 400
_NAMED = 6
Mend = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Page:
    """A sheet with the table found in it. ``mend``: how its words are to be read; ``fitting``: its header names a unit
    and a figure; ``other``: its name, title or header speaks of the other dimension."""

    sheet: WorkbookSheet
    found: Layout | None
    mend: Mend
    fitting: bool
    other: bool
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The page to read, if it could be chosen, and what is to be said about it. ``offered``: every sheet that a person
    may choose instead."""

    page: Page | None = None
    remarks: Remarks = Remarks()
    offered: tuple[Option, ...] = ()


def choose(content: bytes, desk: Desk) -> Choice:
    """Open a workbook and choose the sheet that the dataset's header stands in; several are asked about."""
    try:
        book = open_workbook(content, _limits(desk))
    except Unreadable as error:
        most = desk.limits["workbook_cells"]
        return Choice(remarks=Remarks(findings=(guards.unreadable(error.problem, most, desk),)))
    pages = [_page(sheet, desk) for sheet in book.sheets]
    if not any(page.sheet.records for page in pages):
        return Choice(remarks=Remarks(findings=(desk.voice.finding("workbook_empty"),)))
    choice = _chosen(pages, desk) if desk.answers.sheet is None else _told(pages, desk)
    return replace(choice, offered=tuple(Option(*pair) for pair in _options(pages).items()))


def _limits(desk: Desk) -> Limits:
    limits = desk.limits
    return Limits(
        unpacked=limits["unpacked_bytes"],
        ratio=limits["unpacked_ratio"],
        cells=limits["workbook_cells"],
        seconds=limits["workbook_seconds"],
        memory=limits["workbook_memory"],
    )


def _told(pages: list[Page], desk: Desk) -> Choice:
    name = desk.answers.sheet
    page = next((page for page in pages if page.sheet.name == name), None)
    page = page or next((page for page in pages if fold(page.sheet.name) == fold(name)), None)
    if page is None:
        words = {"value": name, "answer": "trang tính", "choices": _names(pages)}
        return Choice(remarks=Remarks(findings=(desk.voice.finding("answer_unknown", **words),)))
    decision = desk.voice.decision("decision_sheet_told", "sheet", name=page.sheet.name)
    return Choice(page=page, remarks=Remarks(decisions=(decision, *page.decisions)))


def _chosen(pages: list[Page], desk: Desk) -> Choice:
    """The one visible sheet that fits; a hidden one, or one of the other dimension, is only used when asked for."""
    visible = [page for page in pages if not page.sheet.hidden]
    fitting = [page for page in visible if page.fitting and not page.other]
    if not fitting and any(page.fitting for page in pages if page.sheet.hidden):
        fitting = [page for page in pages if page.fitting]
        return Choice(remarks=Remarks(questions=(_question("question_sheet_hidden", fitting, desk),)))
    fitting = fitting or [page for page in visible if page.fitting]
    if len(fitting) > 1:
        return Choice(remarks=Remarks(questions=(_question("question_sheet", fitting, desk),)))
    page = fitting[0] if fitting else max(visible or pages, key=lambda page: page.found.hits if page.found else -1)
    hidden = _hidden(pages, desk)
    decision = _only(page, pages, desk) if fitting else None
    return Choice(
        page=page, remarks=Remarks(decisions=(decision, *page.decisions) if decision else (), findings=hidden)
    )


def _only(page: Page, pages: list[Page], desk: Desk) -> Decision:
    others = [other for other in pages if other is not page]
    words = {"name": page.sheet.name, "hits": page.found.hits, "others": _names(others)}
    return desk.voice.decision("decision_sheet" if others else "decision_sheet_single", "sheet", **words)


def _hidden(pages: list[Page], desk: Desk) -> tuple[Finding, ...]:
    hidden = [page for page in pages if page.sheet.hidden]
    if not hidden:
        return ()
    return (desk.voice.finding("sheet_hidden", value=_names(hidden), count=len(hidden)),)


def _question(code: str, pages: list[Page], desk: Desk) -> Question:
    return desk.voice.question(code, "sheet", OPTION, _options(pages), count=len(pages), names=_names(pages))


def _options(pages: list[Page]) -> dict[str, str]:
    return {
        page.sheet.name: f"{page.sheet.name}: {page.sheet.records} dòng, {page.found.hits if page.found else 0} cột đã "
        "biết" + (" (trang ẩn)" if page.sheet.hidden else "")
        for page in pages
    }


def _names(pages: Sequence[Page]) -> str:
    names = [f"“{page.sheet.name}”" for page in pages]
    more = f" và {len(names) - _NAMED} trang khác" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _page(sheet: WorkbookSheet, desk: Desk) -> Page:
    head = [[text_of(cell) for cell in row] for row in sheet.head(_EVIDENCE)]
    mend, decisions = _mending((cell.strip() for row in head for cell in row), desk)
    records = [[mend(cell) for cell in row] for row in head[: layout.RECORDS]]
    span = header_rows.merged(records, sheet.merged) if sheet.merged else None
    found = layout.find_in_records(records, span, desk.vocabulary, desk.answers.header_row)
    return Page(
        sheet=sheet,
        found=found,
        mend=mend,
        fitting=found is not None and _fits(found, desk),
        other=found is not None and _speaks_of_other(sheet.name, found, desk),
        decisions=decisions,
    )


def text_of(cell: str | bytes | None) -> str:
    """A cell of a workbook as text."""
    return cell.decode() if isinstance(cell, bytes) else cell or ""


def _fits(found: Layout, desk: Desk) -> bool:
    ours = [text for place, text in enumerate(found.header) if place not in found.elsewhere]
    named = [column for column, _ in map(desk.vocabulary.column, ours) if column]
    figure = any(column.role == "figure" or column.type == "percent" for column in named)
    return figure and any(column.type == "unit" for column in named)


def _speaks_of_other(name: str, found: Layout, desk: Desk) -> bool:
    """By the sheet's name, or else by the titles above the table."""
    own = desk.vocabulary.dimension
    titles = " ".join(text for _, text in found.above)
    said = next(filter(None, map(desk.vocabulary.dimension_of, (name, titles, " ".join(found.header)))), own)
    return own is not None and said != own


def _mending(cells: Iterator[str], desk: Desk) -> tuple[Mend, tuple[Decision, ...]]:
    """How words of a sheet are to be read, when some are typed for an old font or the person says so."""
    told = old_fonts.BY_ANSWER.get((desk.answers.encoding or "").lower())
    if told:
        return old_fonts.FONTS[told], (desk.voice.decision("decision_encoding_told", "encoding", name=told),)
    found = old_fonts.evidence(filter(None, cells), desk.knows)
    if not found:
        return str, ()
    best, read = found[0], old_fonts.FONTS[found[0].font]
    decision = old_fonts.decision(best, len(best.words), desk.voice)
    return (_only_unknown(read, desk) if best.before else read), (decision,)


def _only_unknown(read: Mend, desk: Desk) -> Mend:
    """Words that are known as they are stay; those known only in the old font are read so."""
    cache: dict[str, str] = {}

    def mend(cell: str) -> str:
        if cell not in cache:
            gained = not cell.isascii() and not desk.knows(cell.strip()) and desk.knows(read(cell.strip()))
            cache[cell] = read(cell) if gained else cell
        return cache[cell]

    return mend
