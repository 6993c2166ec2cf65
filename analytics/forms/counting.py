"""What the forms count: movements and awards as items with the attributes that lines and columns ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from analytics.measures import Award, Movement

Value = str | None
LEVELS = {
    "ministry": "ministry",
    "province": "ministry",
    "general_department": "unit",
    "province_office": "unit",
    "department": "unit",
    "office": "unit",
}
METHODS = {"thematic": "thematic", "regular": "regular"}
STATE, MINISTRY = (
    ("medal", "flag_government", "bk_pm", "cstdtq"),
    ("bk_ministry", "bk_province", "cstdb", "flag_ministry", "knc"),
)
UNSAID = "unsaid"
_YEAR_DAYS = (365, 366)


@dataclass(frozen=True, kw_only=True)
class Item:
    """``quantity`` of something; an attribute that is ``None`` is one that the source does not say."""

    quantity: int
    attributes: Mapping[str, Value] = field(default_factory=dict)


def of_movements(found: Iterable[Movement]) -> list[Item]:
    """Every movement once, under its highest launcher. A peak campaign is neither thematic nor regular on the form."""
    movements: dict[tuple, list[Movement]] = {}
    for each in found:
        movements.setdefault((each.unit_id, each.year, each.name), []).append(each)
    return [_movement(launched) for launched in movements.values()]


def of_awards(found: Iterable[Award]) -> list[Item]:
    """Every award that was decided, inside the sector and outside it."""
    return [
        Item(
            quantity=each.quantity,
            attributes={
                "honour": each.honour,
                "subject": each.subject,
                "method": None if each.method == UNSAID else each.method,
                "form": "bk" if each.honour in ("bk_ministry", "bk_province") else "other",
                "state": "yes" if each.honour in STATE else "no",
                "ministry": "yes" if each.honour in MINISTRY else "no",
            },
        )
        for each in found
        if each.stage == "decided"
    ]


def _movement(launched: list[Movement]) -> Item:
    levels = [LEVELS.get(each.level) for each in launched]
    level = next((name for name in ("ministry", "unit") if name in levels), None)
    first = launched[0]
    return Item(quantity=1, attributes={"level": level, "term": _term(first), "method": METHODS.get(first.kind)})


def _term(movement: Movement) -> Value:
    """How long it lasts, as the form asks; ``None`` without both days and without a stage of years."""
    if movement.starts and movement.ends:
        return _of_days(movement.starts, movement.ends)
    first, last = movement.years
    return _of_years(last - first + 1) if movement.stage and last > first else None


def _of_days(starts: date, ends: date) -> Value:
    days = (ends - starts).days + 1
    if days < _YEAR_DAYS[0]:
        return "below_1"
    return "1" if days in _YEAR_DAYS else _of_years(days / _YEAR_DAYS[1])


def _of_years(years: float) -> Value:
    return "1_to_3" if years < 3 else "3_to_5" if years < 5 else "from_5"
