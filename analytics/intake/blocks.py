"""Several tables one below the other in one sheet: the header stands again, perhaps over figures of another kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from analytics.intake import dates, headers
from analytics.intake.cells import clean, coded
from analytics.intake.desk import Desk
from analytics.intake.findings import Decision, Option, Question
from analytics.intake.headers import Header
from analytics.intake.layout import joined
from analytics.intake.rows import LeftOut
from analytics.intake.sheet import Sheet
from analytics.spelling import fold

OPTION = "--block"
_FIGURE = re.compile(r"[0-9][0-9., ]*")
_TITLES = 4
_LISTED = 6


@dataclass(frozen=True, kw_only=True)
class Block:
    """A table within the sheet. ``start``: index of its header (-1: the first); ``end``: where the next one's titles
    begin. ``titles``: the lines above it. ``dimension``: what it speaks of, if it says so."""

    start: int
    end: int
    row: int
    cells: tuple[str, ...]
    headers: tuple[Header, ...]
    titles: tuple[tuple[int, str], ...]
    dimension: str | None

    @property
    def title(self) -> str:
        """What stands over the table, in short."""
        return " – ".join(text for _, text in self.titles if text)[:80] or joined(self.cells)[:80]

    @property
    def periods(self) -> set[tuple[int | None, int | None]]:
        """Years and months that its titles name."""
        said = (dates.in_title(text) for _, text in self.titles)
        return {(each.year, each.months) for each in said if each.year or each.months}


@dataclass(frozen=True, kw_only=True)
class Separated:
    """What is left of a sheet for one table. ``block``: the chosen one, when it is not the first. ``offered``: every
    table of the sheet that a person may choose instead."""

    sheet: Sheet
    left_out: tuple[LeftOut, ...] = ()
    block: Block | None = None
    decision: Decision | None = None
    question: Question | None = None
    offered: tuple[Option, ...] = ()


def separate(
    sheet: Sheet, named: tuple[Header, ...], above: tuple[tuple[int, str], ...], header_row: int, desk: Desk
) -> Separated:
    """The records of the tables that fit the dataset; the others are left out by name. Two different ones that fit are
    asked about; a header that is only repeated joins its rows to those before."""
    starts = _starts(sheet, named, desk)
    if not starts:
        return Separated(sheet=sheet)
    blocks = list(_blocks(sheet, named, above, header_row, starts, desk))
    own = desk.vocabulary.dimension
    fitting = [block for block in blocks if own is None or block.dimension in (None, own)] or blocks
    told = [block for block in blocks if str(block.row) == str(desk.answers.block)]
    offered = tuple(Option(*pair) for pair in _options(blocks).items())
    if not told and not _alike(fitting):
        return Separated(sheet=sheet, question=_question(fitting, desk), offered=offered)
    return replace(_kept(sheet, blocks, told or fitting, desk), offered=offered)


def _starts(sheet: Sheet, named: tuple[Header, ...], desk: Desk) -> list[int]:
    """Indices of the records that are headers: the cell under the header of units is itself such a header."""
    unit = next((header for header in named if header.column and header.column.type == "unit"), None)
    if unit is None:
        return []
    names = coded(sheet.columns[unit.position])
    suspects = [not desk.units.knows(text) and _names_units(text, desk) for text in names.texts]
    found = names.rows_where(suspects).tolist() if any(suspects) else []
    return [index for index in found if _is_header(sheet.record(index), desk)]


def _names_units(text: str, desk: Desk) -> bool:
    column, _ = desk.vocabulary.column(text)
    return column is not None and column.type == "unit"


def _is_header(cells: list[str], desk: Desk) -> bool:
    columns = [column for column, _ in map(desk.vocabulary.column, cells) if column]
    return any(column.role == "figure" or column.type == "percent" for column in columns)


def _blocks(
    sheet: Sheet,
    named: tuple[Header, ...],
    above: tuple[tuple[int, str], ...],
    header_row: int,
    starts: list[int],
    desk: Desk,
) -> Iterator[Block]:
    cells = tuple(header.text for header in named)
    ends = [_titles_begin(sheet, start, named, desk) for start in starts] + [len(sheet)]
    yield _block(-1, ends[0], header_row, cells, named, above, desk)
    for start, begin, end in zip(starts, ends, ends[1:], strict=False):
        texts = tuple(sheet.record(start))
        titles = tuple((int(sheet.rows[i]), joined(sheet.record(i))) for i in range(begin, start))
        matched = headers.match(texts, desk.vocabulary)
        yield _block(start, max(end, start + 1), int(sheet.rows[start]), texts, matched, titles, desk)


def _block(start, end, row, cells, matched, titles, desk: Desk) -> Block:
    units = " ".join(header.unit for header in matched if header.column and header.unit)
    vocabulary = desk.vocabulary
    measured = "money" if any(vocabulary.is_money(unit) for unit in units.split()) else None
    spoken = vocabulary.dimension_of(" ".join(text for _, text in titles[-_TITLES:]))
    dimension = spoken or measured or vocabulary.dimension_of(" ".join(cells))
    return Block(start=start, end=end, row=row, cells=cells, headers=matched, titles=titles, dimension=dimension)


def _titles_begin(sheet: Sheet, start: int, named: tuple[Header, ...], desk: Desk) -> int:
    """The first of the few lines over a header that hold words but no unit with figures."""
    begin = start
    while begin > 0 and start - begin < _TITLES and not _is_data(sheet.record(begin - 1), named, desk):
        begin -= 1
    return begin


def _is_data(cells: list[str], named: tuple[Header, ...], desk: Desk) -> bool:
    """Its unit is known, or a figure is written in digits alone."""
    ours = [(header.column, clean(cells[header.position])) for header in named if header.column]
    if any(column.type == "unit" and desk.units.knows(text) for column, text in ours):
        return True
    return any(column.role == "figure" and _FIGURE.fullmatch(text) for column, text in ours)


def _alike(blocks: list[Block]) -> bool:
    """One table, broken by its own header standing again: same names in the same places, no other period."""
    first, *others = blocks
    shapes = {tuple(fold(clean(text)) for text in block.cells) for block in blocks}
    return not others or (len(shapes) == 1 and not any(block.periods - first.periods for block in others))


def _question(blocks: list[Block], desk: Desk) -> Question:
    rows = ", ".join(str(block.row) for block in blocks)
    return desk.voice.question("question_block", "block", OPTION, _options(blocks), count=len(blocks), rows=rows)


def _options(blocks: list[Block]) -> dict[str, str]:
    return {str(block.row): f"bảng ở dòng {block.row}: {block.title}" for block in blocks}


def _kept(sheet: Sheet, blocks: list[Block], chosen: list[Block], desk: Desk) -> Separated:
    kept = np.zeros(len(sheet), bool)
    reasons: dict[int, str] = {}
    for block in blocks:
        taken = block in chosen
        if taken:
            kept[block.start + 1 : block.end] = True
        begin = block.start - len(block.titles) if block.start >= 0 else 0
        reasons |= dict.fromkeys(range(begin, block.end), "other_block")
        if taken:
            reasons |= dict.fromkeys(range(begin, block.start), "title")
            reasons |= {block.start: "repeated_header"} if block.start >= 0 else {}
    out = tuple(
        LeftOut(int(sheet.rows[i]), reasons.get(int(i), "other_block"), joined(sheet.record(int(i))))
        for i in np.flatnonzero(~kept)
    )
    first = chosen[0]
    return Separated(
        sheet=sheet.keeping(kept),
        left_out=out,
        block=first if first.start >= 0 else None,
        decision=_decision(blocks, chosen, desk),
    )


def _decision(blocks: list[Block], chosen: list[Block], desk: Desk) -> Decision:
    others = [block for block in blocks if block not in chosen]
    words = {"row": chosen[0].row, "title": chosen[0].title, "count": len(chosen)}
    words["others"] = "; ".join(f"dòng {block.row}: “{block.title}”" for block in others[:_LISTED])
    if str(desk.answers.block) == str(chosen[0].row):
        code = "decision_block_told"
    else:
        code = "decision_block" if others else "decision_block_repeated"
    return desk.voice.decision(code, "block", **words)
