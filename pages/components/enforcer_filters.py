"""Which office's enforcers are shown, and whether those with duties of management stand among them."""

from collections.abc import Sequence

from analytics.measures.enforcers import Enforcer
from pages.components import enforcer_words, filters

LEADERS = {"co": "Cả người quản lý", "khong": "Không kể người quản lý"}


def unit(found: Sequence[Enforcer]) -> str | None:
    """One office that has rows; ``None`` when no office has."""
    names = {each.unit_id: enforcer_words.name(each.unit_id) for each in found}
    options = dict(sorted(names.items(), key=lambda pair: pair[1]))
    if not options:
        return None
    return filters.select("don-vi-chv", "Đơn vị", options, next(iter(options)), width=2 * filters.SELECT_WIDTH)


def with_leaders() -> bool:
    """Whether leaders are shown and counted."""
    return filters.switch("quan-ly", "Người quản lý", LEADERS, "co") == "co"
