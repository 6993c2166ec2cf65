"""Which wave the page looks at, and how far its figures have come."""

import zlib
from collections.abc import Sequence

from analytics.measures import Wave
from analytics.measures.campaigns import Progress
from analytics.periods import YEAR_MONTHS
from analytics.spelling import fold
from pages.components import filters, movement_words, session

WIDTH = 420


def year(known: Sequence[Wave]) -> int:
    """A year with a wave: the one in the sidebar if it has one, else the newest."""
    years = list(dict.fromkeys(each.year for each in known)) or [session.view().year]
    first = session.view().year if session.view().year in years else years[0]
    options = {str(each): str(each) for each in years}
    return int(filters.select("nam-dot", "Năm của đợt", options, str(first), width=120))


def wave(known: Sequence[Wave], of_year: int) -> Wave | None:
    """One wave of the year, by its unit, days and name; ``None`` when there is none."""
    own = {key(each): each for each in known if each.year == of_year}
    if not own:
        return None
    labels = {one: label(each) for one, each in sorted(own.items(), key=lambda pair: fold(label(pair[1])))}
    return own[filters.select("dot", "Đợt", labels, next(iter(labels)), width=WIDTH)]


def key(wave: Wave) -> str:
    """A word for the address that stays the same as long as the wave keeps its unit, movement and number."""
    return f"{wave.unit_id}-{zlib.crc32(f'{wave.movement} {wave.wave}'.encode()):08x}"


def label(wave: Wave) -> str:
    """The wave as it stands in a list."""
    name = session.units().get(wave.unit_id).name
    return f"{name}: {movement_words.span(wave.starts, wave.ends) or 'không rõ ngày'}, {wave.movement}"


def months(wave: Wave) -> int:
    """How far to read: the period of the sidebar when it is of the wave's year, else to the end of the year."""
    return session.view().months if session.view().year == wave.year else YEAR_MONTHS


def subject(found: Sequence[Progress]) -> str:
    """The unit followed quarter by quarter: that of the wave unless another is chosen."""
    names = {each.result.unit_id: each.result.unit for each in found}
    return filters.select("don-vi-dot", "Đơn vị", names, next(iter(names)), width=filters.SELECT_WIDTH)
