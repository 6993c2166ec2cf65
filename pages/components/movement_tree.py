"""Movements as a tree: who launched what, and which movement answers which."""

from collections.abc import Sequence
from html import escape

from analytics.measures import Movement
from pages.components import movement_words, session


def tree(found: Sequence[Movement]) -> str:
    """A nested list: movements that answer no known one at the top, those that answer them inside; each told once."""
    listed, told = movement_words.distinct(found), set()
    names = {(each.unit_id, each.name) for each in listed}
    tops = sorted(listed, key=lambda each: (each.unit_id, each.parent) in names)  # those of a circle come last
    return f'<ul class="cay">{"".join(_branch(each, found, told) for each in tops)}</ul>'


def _branch(movement: Movement, found: Sequence[Movement], told: set[tuple[str, int, str]]) -> str:
    own = (movement.unit_id, movement.year, movement.name)
    if own in told:
        return ""
    told.add(own)
    answers = [each for each in found if (each.unit_id, each.parent) == (movement.unit_id, movement.name)]
    inside = "".join(_branch(each, found, told) for each in answers)
    return f"<li>{_leaf(movement, found)}{f'<ul>{inside}</ul>' if inside else ''}</li>"


def _leaf(movement: Movement, found: Sequence[Movement]) -> str:
    together = [each for each in found if (each.unit_id, each.name) == (movement.unit_id, movement.name)]
    launchers = [each.launcher for each in sorted(together, key=_level)]
    facts = [
        movement_words.kind(movement.kind),
        session.units().get(movement.unit_id).name,
        movement.stage or movement_words.span(movement.starts, movement.ends),
    ]
    more = [f"“{movement.slogan}”" if movement.slogan else "", movement.focus or "", movement.occasion or ""]
    lines = [" · ".join(filter(None, facts)), *filter(None, more)]
    small = "".join(f"<small>{escape(line)}</small>" for line in lines)
    return f"<b>{escape('; '.join(launchers))}</b>: {escape(movement.name)}{small}"


def _level(movement: Movement) -> int:
    levels = list(session.catalog().datasets["movements"].column("level").choices)
    return levels.index(movement.level) if movement.level in levels else len(levels)
