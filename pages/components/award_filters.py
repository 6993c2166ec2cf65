"""Which year, unit and sector the page of awards looks at, and how money is rounded."""

from collections.abc import Sequence

from analytics.measures import Award, Registration
from analytics.measures.bonuses import NOT_ROUNDED, TEN_THOUSAND
from pages.components import filters, session

ALL, BOTH = "", "both"
SECTORS = {"inside": "Trong ngành", "outside": "Ngoài ngành", BOTH: "Cả hai"}
STEPS = {"chuc-nghin": "Lên chục nghìn đồng", "khong": "Không làm tròn"}


def year(*known: Sequence[Registration | Award]) -> int:
    """A year in which something is known, the newest first."""
    years = sorted({each.year for part in known for each in part}, reverse=True) or [session.view().year]
    options = {str(each): str(each) for each in years}
    return int(filters.select("nam-khen", "Năm thi đua", options, str(years[0]), width=140))


def unit(of_year: int, *known: Sequence[Registration | Award]) -> str | None:
    """One unit with its offices, or ``None`` for all that have anything in the year."""
    units = session.units()
    names = {each.unit_id: units.get(each.unit_id).name for part in known for each in part if each.year == of_year}
    options = {ALL: "Mọi đơn vị"} | dict(sorted(names.items(), key=lambda pair: pair[1]))
    return filters.select("noi-khen", "Đơn vị", options, ALL, width=filters.SELECT_WIDTH) or None


def sector() -> str | None:
    """Inside the sector, outside it, or both."""
    chosen = filters.select("nganh", "Trong, ngoài ngành", SECTORS, "inside", width=180)
    return None if chosen == BOTH else chosen


def step() -> int:
    """Đồng that a bonus is rounded up to."""
    chosen = filters.select("lam-tron", "Tiền thưởng làm tròn", STEPS, "chuc-nghin", width=220)
    return TEN_THOUSAND if chosen == "chuc-nghin" else NOT_ROUNDED
