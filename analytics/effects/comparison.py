"""Two states of the warehouse, compared picture by picture, exactly."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pyarrow.compute as pc

from analytics import measures, numbers
from analytics.catalog import Catalog
from analytics.effects.effect import DECIMALS, Effect, Effects, Picture
from analytics.measures import Standing
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse
from analytics.workspace import Workspace

LOOKED_AT, NEW_ONES = 8, 2
"""Pictures compared for one file, the newest first: what staff look at, within the time that a person waits. Where
nothing stood before nothing moves; two such pictures are enough to see."""


def of_rows(workspace: Workspace, dataset_id: str, rows: pa.Table) -> Effects:
    """What recording these rows would change, worked out on the warehouse itself and taken back; nothing is written."""
    warehouse, pictures = workspace.warehouse, _pictures(workspace, dataset_id, rows)
    chosen = _chosen(pictures, _seen_before(warehouse, warehouse.head, pictures))
    if not chosen:
        return Effects()
    with warehouse.supposing(dataset_id, _concerning(rows, chosen, workspace.catalog, dataset_id)) as supposed:
        found = _compared(warehouse, warehouse.head, supposed, supposed.head, chosen)
    return Effects(effects=found, not_looked_at=len(pictures) - len(chosen))


def of_entry(workspace: Workspace, entry: int) -> Effects:
    """What that entry changed, whatever came after it. ``NoSuchEntry`` if there is none."""
    recorded = workspace.ledger.entry(entry)
    brought = recorded.receipt.get("undoes", entry)  # an undo moves what the entry that it takes back had moved
    if not workspace.ledger.entry(brought).row_count or recorded.dataset not in workspace.catalog.datasets:
        return Effects()
    warehouse, pictures = workspace.warehouse, _pictures(workspace, recorded.dataset, workspace.ledger.rows(brought))
    chosen = _chosen(pictures, _seen_before(warehouse, entry - 1, pictures))
    found = _compared(warehouse, entry - 1, warehouse, entry, chosen)
    return Effects(effects=found, not_looked_at=len(pictures) - len(chosen))


def between(workspace: Workspace, first: int, second: int, pictures: Iterable[Picture]) -> tuple[Effect, ...]:
    """What differs in these pictures between the ledger as of one entry and as of another."""
    return _compared(workspace.warehouse, first, workspace.warehouse, second, pictures)


def _pictures(workspace: Workspace, dataset_id: str, rows: pa.Table) -> list[Picture]:
    """The pictures that the rows may change, newest first."""
    if dataset_id in workspace.catalog.dimensions:
        found = rows.select(["year", "months", "group"]).group_by(["year", "months", "group"]).aggregate([])
        named = [Picture(row["year"], row["months"], dataset_id, row["group"]) for row in found.to_pylist()]
    elif dataset_id == "targets":
        years = {(row["year"], row["dimension"]) for row in rows.select(["year", "dimension"]).to_pylist()}
        known = measures.periods(workspace.warehouse)
        named = [Picture(each.year, each.months, name, "all") for each in known for year, name in years
                 if each.year == year]  # fmt: skip
    else:
        return []
    return sorted(named, reverse=True)


def _concerning(rows: pa.Table, pictures: Sequence[Picture], catalog: Catalog, dataset_id: str) -> pa.Table:
    """The rows that those pictures show, so that a file of many years costs no more than one of few."""
    if dataset_id not in catalog.dimensions:
        return rows
    months = pa.array(sorted({100 * picture.year + picture.months for picture in pictures}), pa.int32())
    period = pc.add(pc.multiply(rows["year"], pa.scalar(100, pa.int32())), rows["months"])
    return rows.filter(pc.is_in(period, value_set=months))


def _seen_before(warehouse: Warehouse, at: int, pictures: Iterable[Picture]) -> set[Picture]:
    """Those of the pictures for which anything was reported by then."""
    pictures = tuple(pictures)
    known = {
        (each.year, each.months, group)
        for group in {picture.group for picture in pictures}
        for each in measures.periods(warehouse, group, at)
    }
    return {picture for picture in pictures if (picture.year, picture.months, picture.group) in known}


def _chosen(pictures: Sequence[Picture], seen: set[Picture]) -> list[Picture]:
    """The newest pictures, and of those that are wholly new only the newest two."""
    new = [picture for picture in pictures if picture not in seen][:NEW_ONES]
    return [picture for picture in pictures if picture in seen or picture in new][:LOOKED_AT]


def _compared(
    before: Warehouse, before_at: int, after: Warehouse, after_at: int, pictures: Iterable[Picture]
) -> tuple[Effect, ...]:
    found, pictures = [], tuple(pictures)
    seen = _seen_before(before, before_at, pictures)
    for picture in pictures:
        old = _standings(before, picture, before_at) if picture in seen else {}
        new = _standings(after, picture, after_at)
        found += [_effect(picture, old.get(key), new.get(key)) for key in {**old, **new} if _moves(old, new, key)]
    return tuple(sorted(found, key=_weight))


def _standings(warehouse: Warehouse, picture: Picture, at: int) -> dict[str, Standing]:
    """Unit id → standing of the nation and of every province in the picture."""
    wanted = {"dimension": picture.dimension, "year": picture.year, "months": picture.months, "group": picture.group}
    national = measures.national(warehouse, **wanted, at=at)
    found = [*([national] if national else []), *measures.compare(warehouse, **wanted, at=at)]
    return {standing.result.unit_id: standing for standing in found}


def _moves(old: Mapping[str, Standing], new: Mapping[str, Standing], unit_id: str) -> bool:
    return _seen(old.get(unit_id)) != _seen(new.get(unit_id))


def _seen(standing: Standing | None) -> tuple[Fraction | None, int | None, bool | None]:
    """What a reader sees of a standing, exact."""
    if standing is None:
        return None, None, None
    return standing.result.shown_rate, standing.rank, standing.result.met


def _effect(picture: Picture, old: Standing | None, new: Standing | None) -> Effect:
    result = (new or old).result
    (rate_before, rank_before, met_before), (rate_after, rank_after, met_after) = _seen(old), _seen(new)
    return Effect(
        unit_id=result.unit_id,
        unit=result.unit,
        **picture._asdict(),
        rate_before=_rounded(rate_before),
        rate_after=_rounded(rate_after),
        rank_before=rank_before,
        rank_after=rank_after,
        met_before=met_before,
        met_after=met_after,
    )


def _rounded(rate: Fraction | None) -> Decimal | None:
    return None if rate is None else numbers.rounded(rate, DECIMALS)


def _weight(effect: Effect) -> tuple:
    """Newest picture first; in it the nation, then targets that turn, then the largest moves, then by rank."""
    size = -abs(effect.change) if effect.change is not None else Decimal(0)
    place = (effect.unit_id != NATIONAL, not effect.turns, effect.change is None, size, effect.rank_after or 0)
    return (-effect.year, -effect.months, effect.dimension, effect.group, *place)
