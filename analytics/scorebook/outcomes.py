"""What the pages ask: the race under a scheme in a year, how firm it is, what councils decided, who did which step."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from analytics.measures.scores import marks
from analytics.scorebook.issued import Issued, issued, named
from analytics.scorebook.standings import Race, field_of, race, shaken, used
from analytics.scoring import InputError, Scheme, Shaken, Standing, UndefinedBand
from analytics.scoring.scheme import PHASES
from analytics.warehouse import Warehouse, histories

COUNCIL = PHASES[-1]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A race, or in one sentence why there is none yet; ``is_open``: the scheme leaves a hole between two bands and
    somebody has to say which one a value belongs to."""

    issued: Issued
    year: int
    race: Race | None = None
    refusal: str = ""
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What the council gave a unit under a scheme."""

    unit_id: str
    year: int
    scheme: Scheme
    standing: Standing
    of: int
    entry: int


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One entry of the ledger in the story of a scheme and a year: how many values of which units it brought at which
    phases. ``is_undo``: it took back what another had brought."""

    entry: int
    phases: tuple[str, ...]
    about: tuple[str, ...]
    unit_ids: tuple[str, ...]
    values: int
    is_undo: bool


def offered(warehouse: Warehouse, *, year: int, at: int | None = None) -> list[Issued]:
    """The schemes that may be looked at for a year: those with scores first, then the others that hold in it."""
    scored = {name: each for of_year, name, each in used(warehouse, at=at) if of_year == year}
    rest = [each for each in issued(warehouse, at=at) if each.holds_in(year) and each.name not in scored]
    return [*scored.values(), *(each for each in rest if each.scheme.criteria)]


def meant(warehouse: Warehouse, *, name: str, year: int, at: int | None = None) -> Issued:
    """The scheme that the scores of a year mean by a name. ``InputError`` when there is none."""
    return named(name, year, _anybody(warehouse, name, year, at), issued(warehouse, at=at), warehouse.units)


def outcome(
    warehouse: Warehouse, *, name: str, year: int, phase: str = "", holes: str = "", at: int | None = None
) -> Outcome:
    """Everybody who was scored under the scheme of that name in the year."""
    found = meant(warehouse, name=name, year=year, at=at)
    given: dict[str, object] = {"issued": found, "year": year}
    try:
        field = field_of(warehouse, found.scheme, name, year, at=at)
        return Outcome(**given, race=race(field, phase or None, _conventions(holes)))
    except UndefinedBand as question:
        return Outcome(**given, refusal=str(question), is_open=True)
    except InputError as refusal:
        return Outcome(**given, refusal=str(refusal))


def side_by_side(warehouse: Warehouse, *, year: int, at: int | None = None) -> list[Outcome]:
    """The races under every scheme that somebody was scored by in the year."""
    names = [name for of_year, name, _ in used(warehouse, at=at) if of_year == year]
    return [outcome(warehouse, name=name, year=year, at=at) for name in names]


def _anybody(warehouse: Warehouse, name: str, year: int, at: int | None) -> str | None:
    """One of the units scored under the name: it tells whose scheme of that name is meant."""
    return next((mark.unit_id for mark in marks(warehouse, year=year, at=at) if mark.scheme == name), None)


def _conventions(holes: str) -> Mapping[str, str]:
    return {"holes": holes} if holes else {}


def firm(
    warehouse: Warehouse, *, name: str, year: int, phase: str = "", holes: str = "", at: int | None = None
) -> Shaken | None:
    """How firm the classes and places of the race are; ``None`` where there is none."""
    found = outcome(warehouse, name=name, year=year, phase=phase, holes=holes, at=at)
    if found.race is None or not found.race.standings:
        return None
    return shaken(found.race.field, found.race.phase, _conventions(holes))


def decided(warehouse: Warehouse, *, year: int | None = None, at: int | None = None) -> list[Decided]:
    """What councils gave, under every scheme where a council has spoken: units whose points are known."""
    found = []
    for of_year, name, _ in used(warehouse, at=at):
        if year in (None, of_year):
            made = outcome(warehouse, name=name, year=of_year, at=at)
            if made.race is not None and made.race.phase == COUNCIL:
                found += _decisions(made)
    return found


def _decisions(made: Outcome) -> list[Decided]:
    race = made.race
    known = [each for each in race.standings if each.score.total.known]
    entries = {unit: max((each.mark.entry for each in given), default=0) for unit, given in race.field.marks.items()}
    return [
        Decided(
            unit_id=race.field.units[each.score.unit],
            year=made.year,
            scheme=race.field.scheme,
            standing=each,
            of=len(race.standings),
            entry=entries[each.score.unit],
        )
        for each in known
    ]


def steps(warehouse: Warehouse, *, name: str, year: int, at: int | None = None) -> list[Taken]:
    """Every entry that scored somebody under the scheme in the year, or took that back, newest first."""
    events = partial(histories.events, asked=("scheme", "year"))
    place = {"scheme": [name], "year": [year], "at": warehouse.head if at is None else at}
    by_entry: dict[int, list[dict]] = {}
    for row in warehouse.table("scores", events, **place).to_pylist():
        by_entry.setdefault(row["entry"], []).append(row)
    return [_taken(entry, rows) for entry, rows in sorted(by_entry.items(), reverse=True)]


def _taken(entry: int, rows: list[dict]) -> Taken:
    return Taken(
        entry=entry,
        phases=tuple(sorted({row["phase"] for row in rows}, key=PHASES.index)),
        about=tuple(dict.fromkeys(row["about"] for row in rows)),
        unit_ids=tuple(dict.fromkeys(row["unit_id"] for row in rows)),
        values=len(rows),
        is_undo=any(row["retracted"] or row["restored_from"] is not None for row in rows),
    )
