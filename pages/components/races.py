"""Choices of the race to the target, and which units run in it."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import streamlit as st

from analytics.measures.pace import DAYS, MONTHS
from analytics.measures.pursuit import Pursuit
from analytics.measures.results import Result
from analytics.periods import YEAR_MONTHS
from pages.components import address, filters, session
from pages.components.rows import plain_name, speaks_for_all

LINES = {DAYS: "Theo ngày", MONTHS: "Theo tháng"}
GROWTHS = {"0": "không đổi"} | {str(percent): f"tăng {percent} %" for percent in range(1, 31)}
WIDTH, SLIDER_WIDTH = 184, 160


def basis() -> str:
    """Whether the straight line to the target goes by days or by whole months; nothing to choose when all is over."""
    if session.view().months == YEAR_MONTHS:
        return DAYS
    return filters.switch("duong-thang", "Đường thẳng", LINES, DAYS)


def growth() -> Fraction:
    """By which part of itself the denominator is imagined to grow until the end; by nothing when that has come."""
    if session.view().months == YEAR_MONTHS:
        return Fraction(0)
    filters.settle("tang", GROWTHS, "0")
    chosen = st.select_slider(
        "Mẫu số đến 30/9",
        list(GROWTHS),
        format_func=GROWTHS.__getitem__,
        key=address.key_of("tang"),
        width=SLIDER_WIDTH,
    )
    address.keep("tang", chosen if chosen != "0" else None)
    return Fraction(int(chosen), 100)


def subject(whole: Sequence[Pursuit], found: Sequence[Pursuit], pinned: str | None) -> str:
    """The unit whose year is drawn: the pinned one or the whole unless another is chosen."""
    names = {each.result.unit_id: plain_name(each.result.unit) for each in (*whole, *found) if each.race}
    first = pinned if pinned in names else next(iter(names))
    others = {unit_id: name for unit_id, name in names.items() if unit_id != first}
    options = {filters.NOBODY: names[first]} | others
    return filters.select("theo-doi", "Đơn vị", options, filters.NOBODY, width=filters.SELECT_WIDTH) or first


def of_whole(above: Iterable[Pursuit], unit_id: str) -> list[Pursuit]:
    """What stands above the units of the table, if it is known; one reporting province is not the country."""
    return [each for each in above if each.result.unit_id == unit_id and speaks_for_all(each.result)]


def running(found: Iterable[Pursuit]) -> list[Pursuit]:
    """The units that have counts and a target: those with most of what is missing first, those that arrived last."""
    return sorted((each for each in found if each.race), key=lambda each: -each.race.need_more)


def results(found: Iterable[Pursuit]) -> list[Result]:
    """What the pursuits were made of."""
    return [each.result for each in found]


def names(found: Sequence[Pursuit]) -> Mapping[str, str]:
    """Unit → its name, without the mark of namesakes where none stand side by side."""
    plain = [plain_name(each.result.unit) for each in found]
    is_clear = len(set(plain)) == len(plain)
    return {each.result.unit_id: plain_name(each.result.unit) if is_clear else each.result.unit for each in found}
