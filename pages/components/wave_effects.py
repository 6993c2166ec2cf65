"""Was the wave faster than usual: the finding, its picture, its years; and every wave of the year in one table."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics import numbers
from analytics.measures import Wave
from analytics.measures.campaign_effect import Effect, wave_effect
from pages.components import (
    movement_tables,
    movement_words,
    notes,
    session,
    show,
    tables,
    text,
    wave_charts,
    wave_verdicts,
)
from pages.components.sheets import Sheet

MANY = (
    "Xét nhiều đợt một lúc thì cứ hai mươi đợt có một đợt nhanh hơn do tình cờ. Cách tính ở Từ điển, phần Phương pháp, "
    "mục Đợt cao điểm có nhanh hơn thường lệ không."
)


def section(found: Sequence[Effect], dimension: str, facts: str) -> None:
    """The finding as a heading, what it rests on, and a picture where there are enough units."""
    if not found:
        st.subheader(f"So với thường lệ: {wave_verdicts.UNKNOWN}")
        st.caption(wave_verdicts.NO_EFFECT)
        return
    (own,) = found
    title = f"So với thường lệ {text.about(dimension)}: {wave_verdicts.verdict(own)}"
    st.subheader(title)
    st.markdown(text.unbroken(wave_verdicts.judged(own)))
    picture, past = st.columns([5, 3], gap="medium")
    with picture:
        if own.range is not None and own.difference is not None:
            drawn = session.draw(wave_charts.placebos, found, dimension)
            show.chart(drawn, f"{title}. {wave_verdicts.judged(own)}", "gia-duoc", facts)
            show.remark(wave_charts.SPREAD)
    with past:
        sheet = years(found)
        st.html(tables.plain(sheet.header, sheet.rows, (1,), "Cùng tháng các năm"))
        notes.download(f"cung-thang-{own.unit_id}-{own.year}", years, found)


def years(found: Sequence[Effect]) -> Sheet:
    """The same months of every year of the unit, the wave's own last."""
    header = ("Năm", "Cùng các tháng ấy làm thêm (điểm %)", "Đợt")
    rows = [
        (str(year), numbers.decimal(gain, 2), "có" if year == own.year else "không")
        for own in found
        for year, gain in ({**own.past, own.year: own.gain}).items()
    ]
    return Sheet(name="cung-thang", header=header, rows=tuple(rows))


def every(waves: Sequence[Wave], dimension: str, months: int, year: int) -> None:
    """All waves of the year with their verdicts, where there are several."""
    if len(waves) < 2:
        return
    rows = tuple(_row(each, dimension, months) for each in waves)
    header = ("Đơn vị", "Phong trào, đợt", "Ngày của đợt", "Phần riêng", "So với thường lệ")
    sheet = Sheet(name=f"cac-dot-{dimension}", header=header, rows=rows)
    show.section(f"Mọi đợt của năm {year} {text.about(dimension)}", movement_tables.table(sheet, "Mọi đợt của năm"))
    show.remark(MANY)
    notes.download(f"cac-dot-{dimension}-{year}", replace, sheet)


def _row(wave: Wave, dimension: str, months: int) -> tuple[str, ...]:
    found = session.ask(wave_effect, wave=wave, dimension=dimension, months=months)
    own = found[0] if found else None
    return (
        session.units().get(wave.unit_id).name,
        f"{wave.movement}, đợt {wave.wave}",
        movement_words.span(wave.starts, wave.ends),
        numbers.points(own.difference) if own else numbers.MISSING,
        wave_verdicts.verdict(own),
    )
