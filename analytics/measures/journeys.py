"""The way of one honour: registered, withdrawn, nominated, voted, submitted, decided. Five numbers, none made equal."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from analytics.measures.awards import STAGES, Award, Registration, awards, registrations
from analytics.measures.blocks import members
from analytics.measures.movements import lines
from analytics.standards import load_honours
from analytics.warehouse import Warehouse

LEFT = ("withdrawn", "ineligible")
OUTSIDE = "outside"


@dataclass(frozen=True, kw_only=True)
class Journey:
    """One honour of one unit in a year, in awards. ``None``: nothing is known of that step, which is not zero.

    ``pending``: what came some way and nobody has decided yet. ``authorities``: who decides or is asked to.
    ``entry``: the newest ledger entry that any of it comes from.
    """

    unit_id: str
    year: int
    honour: str
    subject: str
    registered: int | None
    left: int | None
    nominated: int | None
    voted: int | None
    submitted: int | None
    decided: int | None
    pending: int | None
    authorities: tuple[str, ...]
    entry: int

    @property
    def stage(self) -> str | None:
        """How far it came; ``None`` where there is only a registration."""
        return next((stage for stage in STAGES if getattr(self, stage) is not None), None)

    @property
    def reached(self) -> int | None:
        """How many came that far."""
        return getattr(self, self.stage) if self.stage else None

    @property
    def rate(self) -> Fraction | None:
        """Percent of the registered that came as far as ``stage``, above 100 where others came in; never clipped."""
        return Fraction(100 * self.reached, self.registered) if self.stage and self.registered else None


def journeys(
    warehouse: Warehouse, *, year: int, unit_id: str | None = None, sector: str | None = None, at: int | None = None
) -> list[Journey]:
    """Every honour of a year, unit by unit, in the order of the ladder; of one ``sector`` (inside, outside) or of both.
    Registrations are of the sector itself."""
    asked = {"year": year, "unit_id": unit_id, "at": at}
    given = [each for each in awards(warehouse, **asked) if sector in (None, each.sector)]
    wanted = [] if sector == OUTSIDE else registrations(warehouse, **asked)
    keys = dict.fromkeys(_key(each) for each in (*wanted, *given))
    order = {(each.code, each.subject): each.order for each in load_honours()}
    ordered = sorted(keys, key=lambda key: (key[0], order.get(key[1:], len(order)), key[2]))
    return [_journey(key, year, wanted, given) for key in ordered]


def together(found: Iterable[Journey]) -> list[Journey]:
    """The same honours of several units summed; registered and reached only over units of which both are known, so
    that a share keeps its meaning. ``unit_id`` is empty."""
    groups: dict[tuple[str, str], list[Journey]] = {}
    for each in found:
        groups.setdefault((each.honour, each.subject), []).append(each)
    return [_summed(group) for group in groups.values()]


@dataclass(frozen=True, kw_only=True)
class OfBlock:
    """What became of the registrations of a block, cluster or region in a year: those of its members in the sector and
    of their offices. ``silent``: members of whom the ledger knows neither a registration nor an award."""

    block: str
    year: int
    members: tuple[str, ...]
    silent: tuple[str, ...]
    journeys: tuple[Journey, ...]


def of_blocks(warehouse: Warehouse, *, year: int, at: int | None = None) -> list[OfBlock]:
    """Every block of a year, honour by honour. A unit that is in two blocks counts in each; blocks are not added up."""
    blocks: dict[str, dict[str, None]] = {}
    for each in members(warehouse, year=year, at=at):
        if each.sector == "inside":
            blocks.setdefault(each.block, {})[each.unit_id] = None
    found = journeys(warehouse, year=year, sector="inside", at=at) if blocks else []
    return [_of_block(warehouse, name, year, tuple(own), found) for name, own in blocks.items()]


def _of_block(warehouse: Warehouse, name: str, year: int, own: tuple[str, ...], found: list[Journey]) -> OfBlock:
    inside = [each for each in found if set(lines(warehouse.units, each.unit_id)) & set(own)]
    heard = {unit_id for each in inside for unit_id in lines(warehouse.units, each.unit_id)}
    silent = tuple(unit_id for unit_id in own if unit_id not in heard)
    return OfBlock(block=name, year=year, members=own, silent=silent, journeys=tuple(together(inside)))


def _key(each: Registration | Award) -> tuple[str, str, str]:
    return each.unit_id, each.honour, each.subject


def _journey(key: tuple[str, str, str], year: int, wanted: Iterable[Registration], given: Iterable[Award]) -> Journey:
    own = [each for each in wanted if _key(each) == key]
    came = [each for each in given if _key(each) == key]
    steps = {stage: _total(each.quantity for each in came if each.stage == stage) for stage in STAGES}
    farthest = next((stage for stage in STAGES if steps[stage] is not None), None)
    return Journey(
        **dict(zip(("unit_id", "honour", "subject"), key, strict=True)),
        year=year,
        registered=_total(each.quantity for each in own if each.state not in LEFT),
        left=_total(each.quantity for each in own if each.state in LEFT),
        **steps,
        pending=steps[farthest] if farthest not in (None, STAGES[0]) else None,
        authorities=tuple(dict.fromkeys(each.authority for each in came)),
        entry=max(each.entry for each in (*own, *came)),
    )


def _summed(group: list[Journey]) -> Journey:
    if len(group) == 1:
        return group[0]
    first = group[0]
    paired = [each for each in group if each.registered is not None and each.stage] or group
    sums = {name: _total(_known(paired, name)) for name in ("registered", "left", "pending", *STAGES)}
    named = dict.fromkeys(authority for each in group for authority in each.authorities)
    place = {"unit_id": "", "year": first.year, "honour": first.honour, "subject": first.subject}
    return Journey(**place, **sums, authorities=tuple(named), entry=max(each.entry for each in group))


def _known(group: Iterable[Journey], name: str) -> list[int]:
    return [getattr(each, name) for each in group if getattr(each, name) is not None]


def _total(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; ``None`` when nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
