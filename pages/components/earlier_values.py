"""What stood for a figure before it became what it is: from what to what, when, by whom, and why."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

import streamlit as st

from analytics.catalog import Dataset
from analytics.custody import Fact, Passport
from analytics.ledger import Entry
from pages.components import clock, text
from pages.components.passport_sheet import columns_of, figure


def sentences(found: Passport, dataset: Dataset, known: Mapping[int, Entry]) -> Iterator[str]:
    """What stood for the figure before: "từ … thành … ngày …, vì …", newest first."""
    labels = {column.id: column.label for column in dataset.columns}
    for before, after in reversed(list(_turns([*found.earlier, *found.parts]))):
        entry = known[_since(after)]
        why = f", vì “{entry.reason}”" if entry.reason else ""
        place = f"{before.unit}, số {text.VINTAGES.get(before.vintage, before.vintage)}"
        signed = f"ngày {clock.day(entry.made_at)}{why} ({entry.made_by}, bút toán {entry.entry})"
        yield f"{place}: {_change(before, after, labels, dataset)} {signed}"


def _turns(found: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """One fact of a unit and vintage and the one that came in its place, oldest first."""
    ordered = sorted(found, key=_since)
    keys = dict.fromkeys((fact.unit_id, fact.vintage) for fact in ordered)
    turns = [pair for key in keys for pair in pairwise(fact for fact in ordered if (fact.unit_id, fact.vintage) == key)]
    return iter(sorted(turns, key=lambda pair: _since(pair[1])))


def _since(fact: Fact) -> int:
    return fact.restored_by or fact.entry


def _change(before: Fact, after: Fact, labels: Mapping[str, str], dataset: Dataset) -> str:
    if after.retracted:
        return "số bị thu hồi"
    columns = columns_of([before, after])
    if before.retracted:
        return "có số trở lại: " + ", ".join(f"{labels[name]} {figure(after, name, dataset)}" for name in columns)
    moved = [
        f"{labels[name]} từ {figure(before, name, dataset)} thành {figure(after, name, dataset)}"
        for name in columns
        if before.figures.get(name) != after.figures.get(name)
    ]
    return ", ".join(moved) or "nạp lại, con số này không đổi"


def show(lines: Sequence[str]) -> None:
    """The earlier values, or that there are none."""
    st.subheader("Các số trước đây" if lines else "Con số này chưa từng được sửa")
    if lines:
        st.html(f'<ul class="truoc-day">{"".join(f"<li>{escape(line)}.</li>" for line in lines)}</ul>')
