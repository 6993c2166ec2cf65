"""Which year and which unit the page of movements looks at."""

from collections.abc import Sequence

from analytics.measures import Index, Movement
from pages.components import filters, session

ALL = ""


def year(found: Sequence[Movement], indices: Sequence[Index]) -> int:
    """A year in which something is known, the newest with a movement first of all."""
    years = sorted({each.year for each in (*found, *indices)}, reverse=True) or [session.view().year]
    newest = max((each.year for each in found), default=years[0])
    options = {str(each): str(each) for each in years}
    return int(filters.select("nam-thi-dua", "Năm thi đua", options, str(newest), width=filters.SELECT_WIDTH))


def unit(found: Sequence[Movement], indices: Sequence[Index]) -> str | None:
    """One unit with its offices, or ``None`` for all."""
    units = session.units()
    names = {each.unit_id: units.get(each.unit_id).name for each in (*found, *indices)}
    options = {ALL: "Mọi đơn vị"} | dict(sorted(names.items(), key=lambda pair: pair[1]))
    return filters.select("noi-thi-dua", "Đơn vị", options, ALL, width=filters.SELECT_WIDTH) or None
