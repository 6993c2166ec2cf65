"""Parts of the page about targets: the year of one unit, and what to do when there is no race to show."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analytics import measures, periods
from analytics.measures import tracks
from analytics.measures.pursuit import Pursuit
from analytics.measures.targets import targets_set
from pages.components import links, notes, race_chart, race_sheets, race_words, races, session, show, text
from pages.components.session import ask, derive, draw, view


def section(
    whole: Sequence[Pursuit],
    running: Sequence[Pursuit],
    pinned: str | None,
    asked: dict[str, Any],
    inside: dict[str, Any],
    above: dict[str, Any],
) -> None:
    """One unit's year: the pinned one, the whole, or the one that is chosen; nothing of a year that is over."""
    if view().months == periods.YEAR_MONTHS or not any(each.race for each in (*whole, *running)):
        return
    heading = st.container()
    chosen = races.subject(whole, running, pinned)
    place = inside if chosen in {each.result.unit_id for each in running} else above
    found = ask(tracks.track, unit_id=chosen, **asked, **place)
    (own,) = found
    told = race_words.alone(own.pursuit)
    heading.subheader(text.unbroken(told))
    show.chart(draw(race_chart.figure, found), told, "race", notes.facts(list(own.reached), "có điều kiện"))
    show.remark(text.unbroken(race_words.speed(own.pursuit)))
    remark = race_words.DRAWN if own.usual else race_words.DRAWN_ALONE
    notes.exhibit(derive(race_sheets.track, found), list(own.reached), "có điều kiện", remark)


def when_over(running: Sequence[Pursuit]) -> None:
    """Of a year that is over: the newest period in which something could still be done."""
    if view().months != periods.YEAR_MONTHS or not running:
        return
    known = [(each.year, each.months) for each in ask(measures.periods) if each.year >= view().year]
    newest = max((each for each in known if each[1] < periods.YEAR_MONTHS), default=None)
    if newest is None:
        return
    address = links.onward() | {"nam": str(newest[0]), "thang": str(newest[1])}
    link = links.link(f"Xem {periods.label(*newest)}", links.to(links.TARGETS, **address))
    st.html(f'<p class="loi-di">Năm đã khép, không còn chặng phải đi. {link} để thấy lúc ấy còn thiếu bao nhiêu.</p>')


def nothing(found: Sequence[Pursuit], dimension: str, parent: str | None) -> None:
    """Why there is no table: nobody reported, nobody has a target, or only rates were published."""
    if not found:
        notes.no_figures(dimension)
        return
    units, year = race_words.kind(parent), session.view().year
    if any(each.result.target for each in found):
        notes.empty(
            f"Chưa tính được còn thiếu bao nhiêu {text.about(dimension)}.",
            f"Các {units} có chỉ tiêu nhưng nguồn chỉ nêu tỷ lệ, không nêu tử số và mẫu số.",
            "Hãy nạp tệp có số việc hoặc số tiền ở trang Nạp số liệu.",
        )
        return
    notes.empty(
        f"Chưa {units} nào có chỉ tiêu {text.about(dimension)} năm {year}.",
        f"Có số liệu của {len(found)} {units}, nhưng chưa có tệp Chỉ tiêu cho năm này. {_years(dimension)}".strip(),
        "Hãy nạp tệp Chỉ tiêu ở trang Nạp số liệu, hoặc chọn năm khác ở thanh bên.",
    )


def _years(dimension: str) -> str:
    """The years of which targets are known."""
    span = {"first_year": periods.FIRST_YEAR, "last_year": periods.LAST_YEAR}
    (known,) = ask(targets_set, dimension=dimension, unit_ids=(), **span)
    years = sorted({year for _, year in known})
    return f"Đã có chỉ tiêu của năm {text.listed([str(year) for year in years], most=12)}." if years else ""
