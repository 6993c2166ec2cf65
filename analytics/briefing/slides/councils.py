"""What councils gave under the scoring tables of the ledger: the part of slide 13 that nobody has to type again."""

from fractions import Fraction

from analytics import numbers, scorebook
from analytics.briefing import figures, words
from analytics.briefing.deck import Cell, Figure, Point
from analytics.briefing.scene import Scene
from analytics.scorebook import Decided
from analytics.scoring import Standing

STEP = "hội đồng"


def decisions(scene: Scene) -> list[Decided]:
    """Of the whole country everything that councils gave, of a unit the tables that it or its offices stand in; each
    table together, the first place first."""
    found = scorebook.decided(scene.warehouse, year=scene.year, at=scene.at)
    own = {each.scheme.sha256 for each in found if scene.is_national or is_own(scene, each)}
    inside = [each for each in found if each.scheme.sha256 in own]
    return sorted(inside, key=lambda each: (each.scheme.title, each.standing.place_best, each.standing.place_worst))


def is_own(scene: Scene, each: Decided) -> bool:
    """Whether it is about the unit of the deck or one of its offices."""
    return scene.unit_id in (each.unit_id, scene.warehouse.units.get(each.unit_id).parent_id)


def row(scene: Scene, each: Decided) -> tuple[Cell, ...]:
    """A line of the slide's table: table, unit, points, maximum, share, place, class."""
    standing = each.standing
    return (
        f"{each.scheme.title} ({STEP})",
        unit(scene, each),
        _number(standing.score.total.points, "điểm", "council points", each),
        _number(each.scheme.base_max, "điểm", "council maximum", each),
        share(each) or numbers.MISSING,
        f"{_place(standing)}/{each.of}" if each.of > 1 else numbers.MISSING,
        each.scheme.label_of(standing.class_id),
    )


def point(scene: Scene, each: Decided, is_one: bool) -> Point:
    """Its bar; the table is named where there are several."""
    name = unit(scene, each)
    return Point(label=name if is_one else f"{name}, {words.short(each.scheme.title)}", figure=share(each))


def title(scene: Scene, found: list[Decided]) -> str:
    """Who stands first under the first table; of a deck of one unit, where it stands itself."""
    each = next(one for one in found if scene.is_national or is_own(scene, one))
    points = _number(each.standing.score.total.points, "điểm", "", each).text
    said = f"{unit(scene, each)} được {points} điểm theo {words.short(each.scheme.title)}"
    return f"{said}, đứng thứ {_place(each.standing)} trong {each.of} đơn vị" if each.of > 1 else said


def unit(scene: Scene, each: Decided) -> str:
    """The unit's name."""
    units = scene.warehouse.units
    return words.plain(units.full_name(units.get(each.unit_id)))


def share(each: Decided) -> Figure | None:
    """Percent of the table's maximum; ``None`` where that is not known."""
    found = each.standing.score.pct_of_max
    return None if found is None or not found.known else _number(found.points, "%", "council share", each, 2)


def _place(standing: Standing) -> str:
    if standing.place is not None:
        return str(standing.place)
    return f"{standing.place_best}–{standing.place_worst}"


def _number(value: Fraction | None, of: str, what: str, each: Decided, decimals: int | None = None) -> Figure:
    fine = 0 if value is None or value.denominator == 1 else 2
    name = f"{what} {each.scheme.id}"
    place = {"unit_id": each.unit_id, "year": each.year, "entry": each.entry}
    return figures.number(value, of, name, fine if decimals is None else decimals, **place)
