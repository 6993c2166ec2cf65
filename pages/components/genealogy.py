"""Where a province comes from and what became of it, as a small tree of words."""

from collections.abc import Iterator
from html import escape

from analytics.units import Unit, Units


def tree(units: Units, unit_id: str) -> str:
    """The unit with its predecessors under it, and what it went into."""
    unit = units.get(unit_id)
    parts = [f"<li>{_line(units, part, unit)}</li>" for part in units.predecessors(unit_id)]
    after = " ".join(_after(units, unit))
    branches = f"<ul>{''.join(parts)}</ul>" if parts else ""
    roots = ", hợp nhất từ:" if parts else "."
    life = f"<small>{escape(_life(unit))}{roots} {after}</small>"
    return f'<div class="pha-he"><b>{escape(unit.name)}</b> {life}{branches}</div>'


def _line(units: Units, part: Unit, whole: Unit) -> str:
    link = next(link for link in units.successions if (link.unit_id, link.successor_id) == (part.id, whole.id))
    how = "toàn bộ" if link.whole else "một phần"
    return f"{escape(part.name)} <small>({how}, từ {link.effective_date:%d/%m/%Y})</small>"


def _life(unit: Unit) -> str:
    if unit.valid_from and unit.valid_to:
        return f"từ {unit.valid_from:%d/%m/%Y} đến {unit.valid_to:%d/%m/%Y}"
    if unit.valid_from:
        return f"từ {unit.valid_from:%d/%m/%Y}"
    return f"đến {unit.valid_to:%d/%m/%Y}" if unit.valid_to else "địa giới không đổi ngày 01/7/2025"


def _after(units: Units, unit: Unit) -> Iterator[str]:
    for link in units.successions:
        if link.unit_id == unit.id:
            part = "" if link.whole else " một phần"
            name = escape(units.get(link.successor_id).name)
            yield f"Từ {link.effective_date:%d/%m/%Y} nhập{part} vào {name}."
