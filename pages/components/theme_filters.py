"""Which unit and which group of cases the page of themes looks at, and by what they are weighed."""

from analytics.measures.themes import DONE, ENFORCEABLE, SETTLED, groups
from analytics.units import NATIONAL
from pages.components import filters, session, text

BASES = {DONE: "Thi hành xong", ENFORCEABLE: "Có điều kiện"}


def unit() -> str:
    """The nation or one province."""
    options = {NATIONAL: text.COUNTRY} | filters.provinces_known()
    return filters.select("noi-chuyen-de", "Đơn vị", options, NATIONAL, width=filters.SELECT_WIDTH)


def basis() -> str:
    """Whether shares are of what is done or of what can be enforced."""
    return filters.switch("tinh-tren", "Tính trên số", BASES, DONE)


def group() -> str:
    """One group of cases, to see all provinces by it."""
    options = {name: said for name, said in groups(session.catalog()).items() if name not in SETTLED}
    return filters.select("nhom", "Nhóm việc", options, next(iter(options)), width=filters.SELECT_WIDTH)
