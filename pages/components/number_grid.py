"""The table of numbers behind an exhibit: on the screen a click sorts it, on paper all of it stands."""

from typing import Any

import streamlit as st

from analytics import numbers
from pages.components import links, session, tables, text
from pages.components.sheets import Sheet

PASSPORT = "Hộ chiếu"
EXACT = ("%)", "(lần)", "/ngày)", "/tuần)")
TALLEST, ROW = 420, 38


def show(sheet: Sheet) -> None:
    """The table as numbers that a click sorts, written the Vietnamese way on any machine."""
    import pandas as pd

    frame = pd.DataFrame(sheet.rows, columns=list(sheet.header)).dropna(axis="columns", how="all")
    figures = [name for name in frame.columns if name.endswith((*EXACT, "(việc)", "(đồng)"))]
    for name in figures:
        frame[name] = pd.to_numeric(frame[name].map(lambda cell: None if cell is None else float(cell)))
    if sheet.results:
        book, rate = links.book(), session.catalog().indicators[text.RATE]
        frame[PASSPORT] = [book.passport(result, links.rate_of(result, rate)) for result in sheet.results]
    decimals = {name: 2 if name.endswith(EXACT) else 0 for name in figures}
    styled = frame.style.format(
        {name: (lambda value, places=places: _figure(value, places)) for name, places in decimals.items()}, na_rep=""
    )
    looks = {PASSPORT: st.column_config.LinkColumn(display_text="Mở", width="small", pinned=True)}
    st.dataframe(
        styled, hide_index=True, height=min(ROW * (len(frame) + 1), TALLEST), placeholder="", column_config=looks
    )
    _on_paper(frame.drop(columns=PASSPORT, errors="ignore"), decimals)


def _on_paper(frame: Any, decimals: dict[str, int]) -> None:
    """The whole table again, for the printer only: on the screen it scrolls, on paper it cannot."""
    names = list(frame.columns)
    lines = [
        [_cell(cell, decimals.get(name)) for name, cell in zip(names, cells, strict=True)]
        for cells in frame.itertuples(index=False)
    ]
    numeric = [place for place, name in enumerate(names) if name in decimals]
    st.html(f'<div class="chi-in">{tables.plain(names, lines, numeric)}</div>')


def _cell(cell: Any, decimals: int | None) -> str:
    if cell is None or cell != cell:
        return ""
    return str(cell) if decimals is None else _figure(cell, decimals)


def _figure(value: float, decimals: int) -> str:
    return "" if value != value else numbers.decimal(value, decimals)
