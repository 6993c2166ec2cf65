"""Many units under one scheme in one year, scored from what the ledger holds: points, class, place, and why."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analytics.measures.scores import Mark, marks
from analytics.scorebook.fed import Fed, fed
from analytics.scorebook.giving import CRITERION, Given, inputs_of, newest, understood, votes_of
from analytics.scorebook.issued import Issued, issued, named
from analytics.scoring import Board, InputError, Inputs, Scheme, Shaken, Standing, evaluate_all, firmness, standings
from analytics.scoring.evaluation import NO_CONVENTIONS
from analytics.scoring.scheme import PHASES
from analytics.scoring.shaking import Ranges
from analytics.units import Units
from analytics.warehouse import Warehouse

BOARDS = 16
_boards: OrderedDict[tuple[str, int, str], Board] = OrderedDict()
"""(SHA-256 of the scheme, year, phase) → the board last made of it: whoever changed nothing keeps the score of before,
whichever entry of the ledger is looked at."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """All that was given under a scheme in a year. ``units``: full name → id. ``marks``: name → what was written;
    ``fed``: name → what the reports say."""

    scheme: Scheme
    year: int
    units: Mapping[str, str]
    marks: Mapping[str, tuple[Given, ...]] = field(repr=False)
    fed: Mapping[str, tuple[Fed, ...]] = field(repr=False)

    @property
    def phase(self) -> str:
        """The latest phase that anybody filled in."""
        own = {each.mark.phase for found in self.marks.values() for each in found}
        return max(own, key=PHASES.index, default=PHASES[0])

    def until(self, phase: str) -> dict[str, list[Given]]:
        """Name → what was written up to a phase."""
        last = PHASES.index(phase)
        return {
            name: [each for each in given if PHASES.index(each.mark.phase) <= last]
            for name, given in self.marks.items()
        }

    def inputs(self, phase: str) -> list[Inputs]:
        """What the engine scores at a phase, unit by unit."""
        return [
            inputs_of(name, given, [each.as_entry for each in self.fed.get(name, ())])
            for name, given in self.until(phase).items()
        ]


@dataclass(frozen=True, kw_only=True)
class Race:
    """The units of a field in their places at a phase."""

    field: Field
    phase: str
    standings: tuple[Standing, ...]

    def of(self, unit: str) -> Standing:
        """One unit by its name."""
        return next(each for each in self.standings if each.score.unit == unit)


def used(warehouse: Warehouse, *, at: int | None = None) -> list[tuple[int, str, Issued]]:
    """(year, name, scheme) of everything that scores were recorded under, the newest year first."""
    known = issued(warehouse, at=at)
    pairs = {(mark.year, mark.scheme): mark.unit_id for mark in marks(warehouse, at=at)}
    found = []
    for (year, name), unit_id in sorted(pairs.items(), key=lambda pair: (-pair[0][0], pair[0][1])):
        try:
            found.append((year, name, named(name, year, unit_id, known, warehouse.units)))
        except InputError:
            continue
    return found


def field_of(
    warehouse: Warehouse, scheme: Scheme, name: str, year: int, also: Sequence[str] = (), at: int | None = None
) -> Field:
    """What was given under the scheme of that name in the year. ``also``: units that stand in the field although
    nothing was written about them."""
    own: dict[str, list[Mark]] = {unit_id: [] for unit_id in also}
    for mark in marks(warehouse, year=year, at=at):
        if mark.scheme == name:
            own.setdefault(mark.unit_id, []).append(mark)
    return gathered(warehouse, scheme, year, own, at)


def gathered(
    warehouse: Warehouse, scheme: Scheme, year: int, own: Mapping[str, Sequence[Mark]], at: int | None = None
) -> Field:
    """The same from marks by unit. ``InputError`` for a mark that the scheme does not know."""
    names = {unit_id: full_name(warehouse.units, unit_id) for unit_id in own}
    reported = fed(warehouse, scheme, own, year, at)
    return Field(
        scheme=scheme,
        year=year,
        units={name: unit_id for unit_id, name in names.items()},
        marks={names[unit_id]: newest(understood(scheme, mark) for mark in each) for unit_id, each in own.items()},
        fed={names[unit_id]: tuple(each) for unit_id, each in reported.items() if unit_id in names},
    )


def full_name(units: Units, unit_id: str) -> str:
    """The name that means one unit only."""
    return units.full_name(units.get(unit_id))


def race(found: Field, phase: str | None = None, conventions: Mapping[str, str] = NO_CONVENTIONS) -> Race:
    """The places at a phase, by default the latest. ``InputError`` for figures that cannot be, ``UndefinedBand`` where
    the scheme leaves a hole that no convention closes."""
    phase = phase or found.phase
    votes = votes_of(found.until(phase))
    return Race(field=found, phase=phase, standings=standings(_board(found, phase, conventions), votes))


def _board(found: Field, phase: str, conventions: Mapping[str, str]) -> Board:
    key = (found.scheme.sha256, found.year, phase)
    board = evaluate_all(found.scheme, found.inputs(phase), phase, conventions, earlier=_boards.get(key))
    _boards[key] = board
    _boards.move_to_end(key)
    while len(_boards) > BOARDS:
        _boards.popitem(last=False)
    return board


def shaken(found: Field, phase: str | None = None, conventions: Mapping[str, str] = NO_CONVENTIONS) -> Shaken:
    """How firm classes and places are when every weight moves by up to a fifth and every rate of cases that the reports
    gave lies somewhere in its 95 % range, in 5,000 draws."""
    phase = phase or found.phase
    return firmness(found.scheme, found.inputs(phase), _ranges(found, phase), phase=phase, conventions=conventions)


def _ranges(found: Field, phase: str) -> Ranges:
    """Unit → the ranges of what the reports say, where nobody gave other figures."""
    written = {
        name: {each.item for each in given if each.mark.about == CRITERION}
        for name, given in found.until(phase).items()
    }
    return {
        name: {path: ends for own in reported for path, ends in own.reach.items() if own.criterion not in written[name]}
        for name, reported in found.fed.items()
        if name in written
    }
